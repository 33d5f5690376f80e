import CivilTime
import ProcedureGraph

/// The way from one version of a procedure to another by a plan: made once for all cases that take it.
public struct VersionChange: Sendable {
  public let old: Program
  public let new: Program
  public let plan: MovePlan
  let map: VersionMap

  public init(from old: Program, to new: Program, by plan: MovePlan) {
    self.old = old
    self.new = new
    self.plan = plan
    map = VersionMap(from: old.procedure, to: new.procedure, by: plan)
  }

  /// Works out what moving a case means at a moment; all timers that are due by then have fired.
  ///
  /// - Parameter move: says from where to where, why and by whom; gets values and clocks added.
  public func decide(
    _ move: CaseMove, of state: CaseState, at moment: Moment
  ) throws(Immovable) -> CaseMove {
    var translation = Translation(map)
    var moved = translation.state(state)
    guard translation.reasons.isEmpty else { throw Immovable(translation.reasons) }
    var move = move
    move.plan = plan
    move.values = firstValues(of: moved, at: moment)
    for entry in move.values { moved.values[entry.field.index] = entry.value }
    let run = Run(new.tables, in: moved)
    do throws(Rejection) {
      move.clocks = try clocks(of: state, moved, run, at: moment)
    } catch {
      guard case .cannotEvaluate(let place, let fault) = error else { throw Immovable([]) }
      throw Immovable([.limitUnknown(place, fault)])
    }
    return move
  }

  /// Follows a move that was decided; answers whether the state fits it, and leaves it as it is where
  /// it does not.
  @discardableResult
  public func apply(_ move: CaseMove, at moment: Moment, to state: inout CaseState) -> Bool {
    var translation = Translation(map)
    let before = state
    let moved = translation.state(state)
    guard translation.reasons.allSatisfy(\.isAboutValues) else { return false }
    state = moved
    state.head.lastMoment = moment
    for entry in move.values where state.values.indices.contains(entry.field.index) {
      state.values[entry.field.index] = entry.value
    }
    for clock in move.clocks { state.go(on: clock, at: moment, reason: move.reason) }
    moveTimers(of: &state, before, at: moment)
    state.findTimers(since: moment, new.tables)
    return true
  }

  /// Values that fields of the new version start with. A field the case knew nothing of so far can't
  /// have been given.
  private func firstValues(of state: CaseState, at moment: Moment) -> [FieldEntry] {
    let known = Set(
      map.old.fields.indices.compactMap { index -> Int? in
        if case .becomes(let place) = map.fate(of: index, in: .fields) { place } else { nil }
      })
    var entries: [FieldEntry] = []
    for index in new.tables.initials where !known.contains(index) && state.values[index] == nil {
      let field = new.procedure.fields[index]
      guard let initial = field.initial else { continue }
      do throws(EvaluationFault) {
        let value = try initial.evaluate(in: CaseContext(state, new.tables, at: moment))
        if field.type.accepts(value) { entries.append(FieldEntry(ID(index), value)) }
      } catch {
        continue
      }
    }
    return entries
  }
}

// MARK: Clocks

extension VersionChange {
  private func clocks(
    of state: CaseState, _ moved: CaseState, _ run: Run, at moment: Moment
  ) throws(Rejection) -> [MovedClock] {
    var clocks: [MovedClock] = []
    if let whole = try whole(moved, run, at: moment) { clocks.append(whole) }
    for stage in moved.stages {
      let limit =
        try plan.limits == .old
        ? stage.clock?.limit
        : run.limit(
          new.tables.stages[stage.stage.index].limits, place: .stageLimit(stage.stage), at: moment,
          moved)
      let clock = go(
        on: .stage(stage.stage), stage.clock, limit: limit, before: stage.due,
        isPaused: stage.isPaused, at: moment)
      if let clock { clocks.append(clock) }
    }
    for activity in moved.activities {
      if let clock = try stay(activity, in: moved, run, at: moment) { clocks.append(clock) }
    }
    return clocks
  }

  private func whole(
    _ moved: CaseState, _ run: Run, at moment: Moment
  ) throws(Rejection) -> MovedClock? {
    // Where time starts with the filing, a case that was filed can't wait for it.
    let starts = moved.head.clock == .notStarted && new.tables.startsClockAtFiling
    guard moved.head.clock != .notStarted || (starts && plan.limits == .new) else { return nil }
    let overall = moved.overallClock
    let limit =
      try plan.limits == .old
      ? overall?.clock?.limit
      : run.limit(new.tables.overallLimits, place: .overallLimit, at: moment, moved)
    let isPaused = starts ? moved.isTimeStopped(new.tables) : overall?.isPaused ?? false
    let clock = go(
      on: .whole, overall?.clock, limit: limit, before: overall?.due, isPaused: isPaused,
      at: moment)
    return clock ?? (starts ? MovedClock(.whole, limit: limit) : nil)
  }

  private func stay(
    _ activity: Activity, in moved: CaseState, _ run: Run, at moment: Moment
  ) throws(Rejection) -> MovedClock? {
    let step = new.tables.steps[activity.step.index]
    let limit =
      try plan.limits == .old
      ? activity.limit
      : run.limit(step.limits, place: .limit(activity.step), at: moment, moved)
    let clock =
      moved.stayClock(of: activity.stay)
      ?? activity.limit.map { LimitClock(limit: $0, startedAt: activity.enteredAt) }
    var own = go(
      on: .stay(activity.stay), clock, startedAt: activity.enteredAt, limit: limit,
      before: activity.due, isPaused: false, at: moment)
    let wait = try waitsUntil(activity, step, in: moved, run, at: moment)
    if own == nil, wait != activity.waitsUntil {
      own = MovedClock(
        .stay(activity.stay), limit: limit, before: activity.due, due: activity.due)
    }
    own?.waitsUntil = wait
    return own
  }

  /// A wait goes on by the same rules as a limit.
  private func waitsUntil(
    _ activity: Activity, _ step: StepPlan, in moved: CaseState, _ run: Run, at moment: Moment
  ) throws(Rejection) -> Moment? {
    guard let wait = step.wait else { return nil }
    if plan.limits == .old, let old = activity.waitsUntil { return old }
    let length = try run.duration(of: wait, in: activity.step, at: moment, moved)
    let clock = LimitClock(limit: length, startedAt: activity.enteredAt)
    let own = go(
      on: .stay(activity.stay), clock, limit: clock.limit, before: nil, isPaused: false, at: moment)
    return own?.due?.moment ?? activity.waitsUntil
  }

  /// How a clock goes on; nil where it goes on as it is.
  ///
  /// A limit that only the new version has counts from the move, except that of a stay, which counts
  /// from when the step was entered.
  private func go(
    on owner: MovedClock.Owner, _ clock: LimitClock?, startedAt: Moment? = nil, limit: TimeLimit?,
    before: Due?, isPaused: Bool, at moment: Moment
  ) -> MovedClock? {
    var moved = MovedClock(owner, limit: limit, before: before)
    guard let limit else { return clock == nil && before == nil ? nil : moved }
    var next = LimitClock.going(
      on: clock, with: limit, isPaused: isPaused, from: startedAt ?? moment, at: moment)
    let calendar = new.tables.calendar
    if plan.counting == .kept, clock != nil, calendar != old.tables.calendar {
      let carried = next.carriedBudgets(at: moment, in: old.tables.calendar)
      next.carry(carried, at: moment)
      moved.carried = carried
    }
    moved.due = isPaused ? nil : next.due(in: calendar)
    let isSame = clock?.limit == limit && moved.carried == nil && moved.due == before
    return isSame ? nil : moved
  }
}

extension LimitClock {
  /// The clock with another limit; a new one where there was none.
  static func going(
    on clock: LimitClock?, with limit: TimeLimit, isPaused: Bool, from start: Moment,
    at moment: Moment
  ) -> LimitClock {
    if let clock { return clock.limit == limit ? clock : clock.with(limit: limit) }
    var new = LimitClock(limit: limit, startedAt: start)
    if isPaused { new.pause(at: moment) }
    return new
  }
}

extension CaseState {
  fileprivate mutating func go(on moved: MovedClock, at moment: Moment, reason: String) {
    func clock(_ clock: LimitClock?, from start: Moment, isPaused: Bool) -> LimitClock? {
      guard let limit = moved.limit else { return nil }
      var next = LimitClock.going(
        on: clock, with: limit, isPaused: isPaused, from: start, at: moment)
      if let carried = moved.carried {
        next.carry(carried, at: moment, note: LedgerNote(reason: reason))
      }
      return next
    }
    switch moved.owner {
    case .whole:
      if head.clock == .notStarted {
        // It starts with the move; there is nothing that was promised before.
        let isPaused = moved.due == nil && moved.limit != nil
        head.clock = isPaused ? .paused : .running
        var overall = OverallClock(
          clock: nil, startedAt: moment, promised: moved.due, due: moved.due, changedAt: moment)
        overall.isPaused = isPaused
        records.cell[0].overall = overall
      }
      guard var overall = records.cell[0].overall else { return }
      overall.clock = clock(overall.clock, from: moment, isPaused: overall.isPaused)
      overall.due = moved.due
      records.cell[0].overall = overall
    case .stage(let stage):
      guard let index = stages.firstIndex(where: { $0.stage == stage }) else { return }
      var own = stages[index]
      own.clock = clock(own.clock, from: moment, isPaused: own.isPaused)
      own.due = moved.due
      sides.cell[0].stages[index] = own
    case .stay(let number):
      guard let activity = activities.first(where: { $0.stay == number }) else { return }
      let own =
        stayClock(of: number)
        ?? activity.limit.map { LimitClock(limit: $0, startedAt: activity.enteredAt) }
      records.cell[0].stayClocks.removeAll { $0.stay == number }
      if let next = clock(own, from: activity.enteredAt, isPaused: false) {
        records.cell[0].stayClocks.append(StayClock(stay: number, clock: next))
      }
      changeActivities { activity in
        guard activity.stay == number else { return }
        activity.limit = moved.limit
        activity.due = moved.due
        activity.waitsUntil = moved.waitsUntil
      }
    }
  }

  fileprivate mutating func changeActivities(_ change: (inout Activity) -> Void) {
    if head.isActive { change(&head.activity) }
    for index in sides.cell[0].parked.indices { change(&sides.cell[0].parked[index]) }
  }
}

// MARK: Timers

extension VersionChange {
  private func moveTimers(of state: inout CaseState, _ before: CaseState, at moment: Moment) {
    let (old, new) = (old.tables, new.tables)
    if let fired = before.overallClock?.fired {
      let moved = fired.moved(
        from: old.overallTimers, old, to: new.overallTimers, new, due: state.overallDue,
        at: moment)
      state.records.cell[0].overall?.fired = moved
    }
    for clock in before.stages {
      guard case .becomes(let place) = map.fate(of: clock.stage.index, in: .stages),
        let index = state.stages.firstIndex(where: { $0.stage == ID(place) })
      else { continue }
      state.sides.cell[0].stages[index].fired = clock.fired.moved(
        from: old.stages[clock.stage.index].timers, old, to: new.stages[place].timers, new,
        due: state.stages[index].due, at: moment)
    }
    let steps = Dictionary(
      before.activities.map { ($0.stay, $0.step) }, uniquingKeysWith: { first, _ in first })
    state.changeActivities { activity in
      guard let step = steps[activity.stay], old.holds(step), new.holds(activity.step) else {
        return
      }
      activity.fired = activity.fired.moved(
        from: old.steps[step.index].timers, old, to: new.steps[activity.step.index].timers, new,
        due: activity.due, at: moment)
    }
  }
}

extension CaseState {
  /// Finds all timers anew; none happens before a moment.
  mutating func findTimers(since moment: Moment, _ tables: Tables) {
    changeActivities { activity in
      activity.timersSince = max(activity.timersSince, moment)
      activity.findNextTimer(tables)
    }
    for index in sides.cell[0].stages.indices {
      sides.cell[0].stages[index].changedAt = moment
      sides.cell[0].stages[index].findNextTimer(tables)
    }
    records.cell[0].overall?.changedAt = moment
    head.overallNext = records.cell[0].overall?.nextTimer(tables)
  }

  /// The case as it stood at an earlier moment, going on from a later one: what was due meanwhile
  /// happens then.
  public func takenUp(at moment: Moment, of program: Program) -> CaseState {
    var state = self
    state.head.lastMoment = max(moment, state.head.lastMoment ?? moment)
    state.findTimers(since: moment, program.tables)
    return state
  }
}

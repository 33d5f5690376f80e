import ProcedureGraph
import ProcedureInterpreter

// Acts, and timers that leave the work where it is.
extension RunSteps {
  func see(_ occurrence: Occurrence, _ state: inout RunState, in stage: ID<Stage>?) {
    if attention.heeds(occurrence) { note(occurrence, &state, in: stage) }
  }

  /// Of something that is known to matter.
  func note(_ occurrence: Occurrence, _ state: inout RunState, in stage: ID<Stage>?) {
    state.seen.append(Sighting(occurrence: occurrence, stage: stage))
  }

  /// Does acts that matter, all of them.
  func perform(_ acts: [Act], _ state: inout RunState, in stage: ID<Stage>?) {
    for act in acts {
      switch act {
      case .startClock: startClock(&state, in: stage)
      case .extendClock: extendClock(&state, in: stage)
      case .set(let field, .literal(let value)):
        data.set(field, to: value, in: &state.known)
      case .notify, .remind, .issue, .publish, .post, .set, .refund, .perform, .issueResult,
        .returnResult:
        if let occurrence = Occurrence(act) { note(occurrence, &state, in: stage) }
      }
    }
  }

  /// The clock of a case starts once.
  func startClock(_ state: inout RunState, in stage: ID<Stage>?) {
    guard !state.clockRuns else { return }
    state.clockRuns = true
    see(.clockStarted, &state, in: stage)
  }

  /// An extension of a clock that has not started, or that is over, means nothing.
  func extendClock(_ state: inout RunState, in stage: ID<Stage>?) {
    guard state.clockRuns, !state.isOver else { return }
    state.overallFired = 0
    see(.clockExtended, &state, in: stage)
  }

  /// Whether the whole case can become overdue now: its clock runs, and no step stops the time.
  func canBeOverdue(_ state: RunState) -> Bool {
    clockRuns(state) && state.overallFired & 1 == 0
  }

  private func clockRuns(_ state: RunState) -> Bool {
    guard state.clockRuns, !procedure.limits.isEmpty else { return false }
    return !state.tokens.contains { token in
      guard flow.places.isStep(token.place) else { return false }
      switch procedure.steps[token.place].overallClock {
      case .pauses, .restarts, .leaves: return true
      case .gains, nil: return false
      }
    }
  }

  func addStays(at index: Int, _ state: RunState, _ all: inout [Next]) {
    let token = state.tokens[index]
    guard flow.places.isStep(token.place) else { return }
    func add(_ kind: RunMove.Kind, _ state: RunState) {
      all.append((RunMove(kind: kind, place: token.place, copy: token.copy), state))
    }
    for timer in stayTimers[token.place] where token.fired & timer.mark == 0 {
      var next = state
      next.tokens[index].fired |= timer.mark
      run(timer, &next, in: token.stage)
      add(.stayTimer(reminder: timer.reminder), next)
    }
    guard let stage = procedure.steps[token.place].stage else { return }
    let isOverdue = state.overdueStages.contains(stage.index)
    for timer in stageTimers[stage.index] where !(timer.reminder == nil && isOverdue) {
      var next = state
      if timer.reminder == nil { next.overdueStages.insert(stage.index) }
      run(timer, &next, in: token.stage)
      add(.stageTimer(stage, reminder: timer.reminder), next)
    }
  }

  func addOverallStays(_ state: RunState, _ all: inout [Next]) {
    guard !overallTimers.isEmpty, clockRuns(state),
      let main = state.tokens.first(where: { $0.region == 0 })
    else { return }
    for timer in overallTimers where state.overallFired & timer.mark == 0 {
      var next = state
      next.overallFired |= timer.mark
      run(timer, &next, in: main.stage)
      let move = RunMove(
        kind: .overallTimer(reminder: timer.reminder), place: main.place, copy: [])
      all.append((move, next))
    }
  }

  private func run(_ timer: StayTimer, _ state: inout RunState, in stage: ID<Stage>?) {
    if let occurrence = timer.occurrence { see(occurrence, &state, in: stage) }
    perform(timer.acts, &state, in: stage)
  }

  /// Timers that leave the work where it is, where that can matter: those that do what the
  /// obligations speak of, or that change what is known.
  func timers(_ timers: Timers, _ overdue: Occurrence) -> [StayTimer] {
    var all: [StayTimer] = []
    for (index, reminder) in timers.reminders.enumerated().prefix(62) {
      let acts = attention.those(reminder.acts)
      if acts.isEmpty { continue }
      all.append(StayTimer(reminder: index, mark: 2 << UInt64(index), acts: acts))
    }
    if let rule = timers.overdue, case .stays = rule.consequence {
      let acts = attention.those(rule.acts)
      if attention.heeds(overdue) || !acts.isEmpty {
        all.append(StayTimer(mark: 1, occurrence: overdue, acts: acts))
      }
    }
    return all
  }
}

/// A timer that leaves the work where it is.
struct StayTimer {
  /// Nil for the overdue rule.
  var reminder: Int?
  /// The bit under which is kept that it has fired.
  var mark: UInt64
  var occurrence: Occurrence?
  var acts: [Act]
}

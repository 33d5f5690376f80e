import ProcedureGraph
import ProcedureInterpreter

// Acts, and timers that leave the work where it is.
extension RunSteps {
  func see(_ occurrence: Occurrence, _ state: inout RunState, in stage: ID<Stage>?) {
    state.monitor.see(occurrence, in: stage, of: procedure)
  }

  func perform(_ acts: [Act], _ state: inout RunState, in stage: ID<Stage>?) {
    for act in acts {
      switch act {
      case .startClock: startClock(&state, in: stage)
      case .extendClock: extendClock(&state, in: stage)
      case .set(let field, .literal(let value)):
        if data.isFollowed(field) { state.known[.field(field)] = value }
      case .notify, .remind, .issue, .publish, .post, .set, .refund, .perform:
        if let occurrence = Occurrence(act) { see(occurrence, &state, in: stage) }
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

  func stays(at index: Int, _ state: RunState) -> [(move: RunMove, state: RunState)] {
    let token = state.tokens[index]
    guard flow.places.isStep(token.place) else { return [] }
    let step = procedure.steps[token.place]
    var all: [(move: RunMove, state: RunState)] = []
    for (timer, occurrences, acts) in timers(
      step.timers, .overdue(.step(ID(token.place))), fired: token.fired)
    {
      var next = state
      next.tokens[index].fired |= timer.mark
      run(occurrences, acts, &next, in: token.stage)
      all.append(
        (
          RunMove(kind: .stayTimer(reminder: timer.reminder), place: token.place, copy: token.copy),
          next
        ))
    }
    guard let stage = step.stage else { return all }
    let fired: UInt64 = state.overdueStages.contains(stage.index) ? 1 : 0
    for (timer, occurrences, acts) in timers(
      procedure.stages[stage.index].timers, .overdue(.stage(stage)), fired: fired)
    {
      var next = state
      if timer.reminder == nil { next.overdueStages.insert(stage.index) }
      run(occurrences, acts, &next, in: token.stage)
      all.append(
        (
          RunMove(
            kind: .stageTimer(stage, reminder: timer.reminder), place: token.place,
            copy: token.copy), next
        ))
    }
    return all
  }

  func overallStays(_ state: RunState) -> [(move: RunMove, state: RunState)] {
    guard clockRuns(state), let main = state.tokens.first(where: { $0.region == 0 }) else {
      return []
    }
    return timers(procedure.timers, .overdue(.wholeCase), fired: state.overallFired).map {
      timer, occurrences, acts in
      var next = state
      next.overallFired |= timer.mark
      run(occurrences, acts, &next, in: main.stage)
      return (
        RunMove(kind: .overallTimer(reminder: timer.reminder), place: main.place, copy: []), next
      )
    }
  }

  private func run(
    _ occurrences: [Occurrence], _ acts: [Act], _ state: inout RunState, in stage: ID<Stage>?
  ) {
    for occurrence in occurrences { see(occurrence, &state, in: stage) }
    perform(acts, &state, in: stage)
  }

  private struct Timer {
    var reminder: Int?
    var mark: UInt64
  }

  /// Timers that have not fired yet and leave the work where it is, where that can matter: those
  /// that do what the obligation speaks of, or that change what is known.
  private func timers(
    _ timers: Timers, _ overdue: Occurrence, fired: UInt64
  ) -> [(Timer, [Occurrence], [Act])] {
    var all: [(Timer, [Occurrence], [Act])] = []
    for (index, reminder) in timers.reminders.enumerated().prefix(62) {
      let mark: UInt64 = 2 << UInt64(index)
      if fired & mark == 0, reminder.acts.contains(where: matters) {
        all.append((Timer(reminder: index, mark: mark), [], reminder.acts))
      }
    }
    if fired & 1 == 0, let rule = timers.overdue, case .stays = rule.consequence,
      isHeeded(overdue) || rule.acts.contains(where: matters)
    {
      all.append((Timer(reminder: nil, mark: 1), [overdue], rule.acts))
    }
    return all
  }

  private func matters(_ act: Act) -> Bool {
    switch act {
    case .set(let field, _): return data.isFollowed(field)
    case .startClock, .extendClock: return true
    case .notify, .remind, .issue, .publish, .post, .refund, .perform:
      return Occurrence(act).map(isHeeded) ?? false
    }
  }

  private func isHeeded(_ occurrence: Occurrence) -> Bool {
    demand.events.contains { $0.isMet(by: occurrence, in: procedure) }
  }
}

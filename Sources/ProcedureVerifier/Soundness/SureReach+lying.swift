import ProcedureGraph
import ProcedureInterpreter

// Timers that leave a case where it is: they come where nobody does anything.
extension SureReach {
  /// Leaves a case lying in some place that it surely comes to, until all that stays has come.
  func leaveLying(_ seen: inout Happenings) {
    if seen.unseenTimers.isEmpty || knowledge.overallTimersMayMiss { return }
    let isRunning = placesWhereClockRuns(seen)
    let steps = flow.procedure.steps
    for timer in seen.unseenTimers {
      let isSure: Bool
      switch timer.owner {
      case .step(let step):
        isSure =
          seen.places[step] && mayLie(in: step) && comes(timer, steps[step].limits, besides: [])
      case .stage(let stage):
        isSure =
          comes(timer, flow.procedure.stages[stage.index].limits, besides: [.stageOverdue(stage)])
          && steps.indices.contains { steps[$0].stage == stage && mayLie(in: $0, seen) }
      case .overall:
        isSure =
          comes(timer, flow.procedure.limits, besides: [.overallOverdue])
          && steps.indices.contains { isRunning[$0] && mayLie(in: $0, seen) }
      }
      if isSure { seen.see(timer) }
    }
  }

  /// Whether a case may stay in a step until nothing of the step itself comes any more.
  private func mayLie(in step: Int) -> Bool {
    !flow.passes[step] && flow.regions[step] == 0 && !knowledge.timersMayMiss(at: step)
      && !(flow.filesAtOnce && step == flow.procedure.initial.index)
      && flow.procedure.steps[step].wait == nil
  }

  /// Whether some case surely comes to a step, and stays there for ever while all other clocks run.
  private func mayLie(in step: Int, _ seen: Happenings) -> Bool {
    guard seen.places[step], flow.procedure.steps[step].overallClock == nil, mayLie(in: step) else {
      return false
    }
    switch flow.procedure.steps[step].timers.overdue?.consequence {
    case nil, .stays: return true
    case .moves, .counts: return false
    }
  }

  /// Whether a timer comes where one of these limits holds. A reminder comes before its own clock
  /// leads on; nothing else that leads on may come before.
  private func comes(
    _ timer: StayingTimer, _ limits: [LimitRule], besides own: Set<Move.Cause>
  ) -> Bool {
    guard let rule = limits.first, rule.condition == nil else { return false }
    return switch timer.kind {
    case .overdue: generalCauses.isEmpty
    case .reminder: generalCauses.isSubset(of: own)
    }
  }

  /// The steps in which the clock of the whole case surely runs in some case that comes there.
  private func placesWhereClockRuns(_ seen: Happenings) -> [Bool] {
    guard seen.unseenTimers.contains(where: { $0.owner == .overall }) else { return [] }
    var startsAnywhere = false
    flow.forEachAct { if case .startClock = $0 { startsAnywhere = true } }
    guard startsAnywhere else { return Array(repeating: true, count: flow.places.steps) }
    func starts(_ acts: [Act]) -> Bool {
      acts.contains { if case .startClock = $0 { true } else { false } }
    }
    var isRunning = flow.procedure.steps.map { starts($0.onEntry) }
    for (index, move) in flow.moves.enumerated() where seen.moves[index] {
      guard move.acts.contains(where: { starts(flow.actLists[$0]) }) else { continue }
      for way in move.ways where seen.ways[way] && flow.places.isStep(flow.ways[way].target) {
        isRunning[flow.ways[way].target] = true
      }
    }
    return isRunning
  }
}

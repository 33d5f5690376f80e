import CivilTime
import ProcedureGraph

/// What the way of a case owes to how long things took.
enum TimeInfluence {
  /// Nothing: no two clocks ever run side by side, or their order is the same in every case.
  case none
  /// It matters which clock runs out first, and nothing else.
  case order
  /// It may matter how much time there was, or has been.
  case lengths

  init(_ flow: Flow, _ reach: Reach, _ live: LiveData) {
    guard Self.orderMatters(flow, reach, live) else {
      self = .none
      return
    }
    self = Self.lengthsMatter(flow, live) ? .lengths : .order
  }

  private static func orderMatters(_ flow: Flow, _ reach: Reach, _ live: LiveData) -> Bool {
    var general: Set<Move.Cause> = []
    var regions: Set<Int> = []
    for (index, move) in flow.moves.enumerated() where reach.moves[index] && move.cause.isTimed {
      switch move.cause {
      case .stageOverdue, .overallOverdue: general.insert(move.cause)
      case .waited, .overdue, .deemed:
        regions.insert(flow.regions[move.source])
        let step = flow.procedure.steps[move.source]
        if step.wait != nil, step.timers.overdue != nil, step.timerOrder == nil { return true }
      case .outcome, .notCarried, .anytime, .route, .event, .called, .calledOtherwise, .failure,
        .exhausted, .blockDone:
        break
      }
    }
    if general.count > 1 || !general.isEmpty && !regions.isEmpty { return true }
    regions.remove(0)
    if regions.count > 1 || flow.opensBranchesForElements && !regions.isEmpty { return true }
    return flow.allTimers.contains { live.isSet(by: $0.actsInStay) }
  }

  /// What another order of the same clocks does not tell of: waits that may be over in the moment in
  /// which they begin, reminders that change what ways depend on, overdue clocks that are extended,
  /// clocks in branches of which there are any number.
  private static func lengthsMatter(_ flow: Flow, _ live: LiveData) -> Bool {
    let procedure = flow.procedure
    for index in procedure.steps.indices {
      if let wait = procedure.steps[index].wait, !wait.takesTime { return true }
      if case .gains? = procedure.steps[index].overallClock, procedure.timers.overdue != nil {
        return true
      }
    }
    if flow.opensBranchesForElements { return true }
    if flow.allTimers.contains(where: { live.isSet(by: $0.reminders.flatMap(\.acts)) }) {
      return true
    }
    var extends = false
    flow.forEachAct { if case .extendClock = $0 { extends = true } }
    return extends && procedure.timers.overdue != nil
  }
}

extension Step {
  enum TimerOrder { case waitFirst, limitFirst }

  /// In which order the end of the wait and the due date come, where it is the same in every case.
  ///
  /// At the same moment the wait comes first. Of two numbers of calendar days the greater may end with
  /// the smaller: a last day that is no working day gives way to the next that is (Civil Code 2015,
  /// article 148, clause 5).
  var timerOrder: TimerOrder? {
    guard case .literal(.duration(let waited))? = wait?.duration, let rule = limits.first,
      rule.condition == nil, case .duration(.literal(.duration(let limit))) = rule.limit
    else { return nil }
    switch (waited.order(against: limit), waited) {
    case (.shorter, _), (.equal, _): return .waitFirst
    case (.longer, .working): return .limitFirst
    case (.longer, .calendar), (nil, _): return nil
    }
  }
}

extension Wait {
  fileprivate var takesTime: Bool {
    if case .literal(.duration(let duration)) = duration { !duration.isZero } else { false }
  }
}

extension Flow {
  fileprivate var opensBranchesForElements: Bool {
    procedure.parallels.contains { $0.each != nil }
  }

  /// Of the steps, the stages and the whole case.
  fileprivate var allTimers: [Timers] {
    procedure.steps.map(\.timers) + procedure.stages.map(\.timers) + [procedure.timers]
  }
}

extension LiveData {
  fileprivate func isSet(by acts: [Act]) -> Bool {
    acts.contains { act in
      if case .set(let field, _) = act { isLive[field.index] } else { false }
    }
  }
}

import ProcedureGraph

/// A timer and what it belongs to.
struct OwnedTimer {
  enum Owner {
    /// The step that goes on in this branch.
    case step(branch: Int)
    case stage(ID<Stage>)
    case overall
  }

  var timer: DueTimer
  var owner: Owner

  /// Keeps the one that fires first; asked in the order in which timers of one moment fire.
  static func keepFirst(_ first: inout OwnedTimer?, _ timer: DueTimer?, _ owner: Owner) {
    guard let timer else { return }
    if let first, first.timer.precedes(timer) { return }
    first = OwnedTimer(timer: timer, owner: owner)
  }
}

extension CaseState {
  /// The timer that fires before all others of the case, whether or not it may fire already. Of steps
  /// that go on side by side, the one that was entered first comes first.
  var firstTimer: OwnedTimer? {
    var first: OwnedTimer?
    for activity in activities {
      OwnedTimer.keepFirst(&first, activity.next, .step(branch: activity.branch))
    }
    for stage in sides.cell[0].stages {
      OwnedTimer.keepFirst(&first, stage.next, .stage(stage.stage))
    }
    OwnedTimer.keepFirst(&first, head.overallNext, .overall)
    return first
  }
}

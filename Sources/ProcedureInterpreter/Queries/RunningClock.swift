import CivilTime
import ProcedureGraph

/// A clock that runs in a case and brings something about once its time has come. Reminders are not
/// counted: nothing but words comes of them.
public enum RunningClock: Hashable, Sendable {
  /// The wait of a stay in a step.
  case wait(stay: Int)
  /// The limit of a stay in a step.
  case limit(stay: Int)
  case stage(ID<Stage>)
  case overall
}

extension CaseState {
  /// The clocks that run, each with the first moment at which its time may have come.
  public func runningClocks(in program: Program) -> [(clock: RunningClock, ready: Moment)] {
    let tables = program.tables
    var clocks: [(clock: RunningClock, ready: Moment)] = []
    for activity in activities where tables.holds(activity.step) {
      if let waitsUntil = activity.waitsUntil, !activity.fired.wait {
        clocks.append((.wait(stay: activity.stay), max(waitsUntil, activity.timersSince)))
      }
      if let due = activity.due, !activity.fired.overdue,
        tables.steps[activity.step.index].timers.consequence != nil
      {
        clocks.append((.limit(stay: activity.stay), due.late(from: activity.timersSince)))
      }
    }
    for stage in stages {
      guard let due = stage.due, !stage.isPaused, !stage.fired.overdue,
        tables.stages[stage.stage.index].timers.consequence != nil
      else { continue }
      clocks.append((.stage(stage.stage), due.late(from: stage.changedAt)))
    }
    if let overall = overallClock, let due = overall.due, !overall.isPaused,
      overall.clock?.status != .stopped, !overall.fired.overdue,
      tables.overallTimers.consequence != nil
    {
      clocks.append((.overall, due.late(from: overall.changedAt)))
    }
    return clocks
  }

  /// The case with these clocks held back, so that nothing comes of them up to a moment. For asking
  /// what would happen if clocks ran out in another order than that of the calendar: its due dates
  /// are those of no real case.
  public func holdingBack(
    _ clocks: [RunningClock], beyond moment: Moment, in program: Program
  ) -> CaseState {
    let tables = program.tables
    let later = moment.adding(seconds: 60)
    var state = self
    for clock in clocks {
      switch clock {
      case .wait(let stay):
        state.change(stay, tables) {
          $0.waitsUntil = $0.waitsUntil.map { max($0, later) }
        }
      case .limit(let stay): state.change(stay, tables) { $0.due = $0.due?.heldBack(until: later) }
      case .stage(let stage):
        state.change(stage, tables) { $0.due = $0.due?.heldBack(until: later) }
      case .overall:
        guard var overall = state.records.cell[0].overall else { break }
        overall.due = overall.due?.heldBack(until: later)
        state.records.cell[0].overall = overall
        state.head.overallNext = overall.nextTimer(tables)
      }
    }
    return state
  }

  private mutating func change(
    _ stay: Int, _ tables: Tables, _ change: (inout Activity) -> Void
  ) {
    if head.isStaying(stay) {
      change(&head.activity)
      head.activity.findNextTimer(tables)
    } else {
      changeSides { sides in
        for index in sides.parked.indices where sides.parked[index].stay == stay {
          change(&sides.parked[index])
          sides.parked[index].findNextTimer(tables)
        }
      }
    }
  }
}

extension Due {
  /// The first moment that is too late, where nothing comes of it before `start`.
  fileprivate func late(from start: Moment) -> Moment {
    Due(moment: max(moment, start), isProvisional: isProvisional).lateFrom
  }

  fileprivate func heldBack(until later: Moment) -> Due {
    Due(moment: max(moment, later), isProvisional: isProvisional)
  }
}

import CivilTime
import ProcedureGraph

/// When the next timer of a case may fire: the moment at which `.advance` has something to do. For
/// what is overdue that is one second past the due moment. Nil when no timer is waiting.
public func nextTimer(in state: CaseState, of program: Program) -> Moment? {
  state.firstTimer?.timer.ready
}

extension CaseState {
  /// The due date of the whole case as its ledger stands; nil before the clock starts, while it is
  /// paused, and where there is no limit.
  public var overallDue: Due? { overallClock?.due }
}

extension Program {
  /// Why a stay in a step is due when it is, day by day; empty where the step has no limit.
  public func explanation(of activity: Activity, in state: CaseState) -> [DayLine] {
    if let clock = state.stayClock(of: activity.stay) {
      return clock.explain(in: procedure.calendar)
    }
    return activity.limit.map {
      procedure.calendar.explain(limit: $0, from: activity.enteredAt)
    } ?? []
  }
}

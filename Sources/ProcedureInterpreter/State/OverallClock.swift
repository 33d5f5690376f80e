import CivilTime
import ProcedureGraph

/// The clock of the whole case.
public struct OverallClock: Hashable, Sendable {
  /// The limit and the ledger of what happened to it; nil where no limit held when it started.
  public internal(set) var clock: LimitClock?
  public internal(set) var startedAt: Moment
  /// The due date as it was promised at the start; stays on record whatever happens later.
  public internal(set) var promised: Due?
  /// The due date as the ledger stands; nil while paused and where there is no limit.
  public internal(set) var due: Due?
  public internal(set) var isPaused = false
  var changedAt: Moment
  var fired = FiredTimers()
}

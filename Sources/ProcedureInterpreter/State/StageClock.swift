import CivilTime
import ProcedureGraph

/// The stay of a case in a stage, and the stage's own clock.
public struct StageClock: Hashable, Sendable {
  public internal(set) var stage: ID<Stage>
  public let enteredAt: Moment
  /// The limit and the ledger of what happened to it; nil where no limit held at entry.
  public internal(set) var clock: LimitClock?
  /// The due date as the ledger stands; nil while paused and where there is no limit.
  public internal(set) var due: Due?
  public internal(set) var isPaused = false
  var changedAt: Moment
  var fired = FiredTimers()
  /// The next timer of the stage.
  var next: DueTimer?

  init(_ stage: ID<Stage>, _ entry: StageEntry, at moment: Moment) {
    self.stage = stage
    enteredAt = moment
    clock = entry.limit.map { LimitClock(limit: $0, startedAt: moment) }
    due = entry.due
    changedAt = moment
  }

  /// Nothing fires while the clock is paused.
  mutating func findNextTimer(_ tables: Tables) {
    next = nil
    guard let due, !isPaused, tables.stages.indices.contains(stage.index) else { return }
    next = fired.next(before: due, since: changedAt, of: tables.stages[stage.index].timers, tables)
  }
}

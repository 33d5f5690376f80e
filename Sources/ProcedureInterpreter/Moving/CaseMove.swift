import CivilTime
import ProcedureGraph

/// That a case has moved to another version of its procedure: what was decided, and what came of it.
///
/// Holds all that following it needs besides the two versions. Due dates come with it: they were
/// derived when it was written.
public struct CaseMove: Hashable, Sendable {
  /// The hashes of the artifacts.
  public var from: String
  public var to: String
  public var plan: MovePlan
  /// Which law, order or need. Stays on record when personal data is erased, like who decided.
  public var reason: String
  public var by: String?
  /// The moves that were ordered together.
  public var batch: String?
  /// The number of the entry whose move this takes back: the case stands as it did before that one.
  public var undoes: Int?
  /// Values of fields that only the new version has.
  public var values: [FieldEntry] = []
  /// Clocks that go on differently.
  public var clocks: [MovedClock] = []

  public init(
    from: String, to: String, plan: MovePlan = MovePlan(), reason: String, by: String? = nil,
    batch: String? = nil, undoes: Int? = nil
  ) {
    self.from = from
    self.to = to
    self.plan = plan
    self.reason = reason
    self.by = by
    self.batch = batch
    self.undoes = undoes
  }

  /// Due dates that are others than before.
  public var changedDues: [MovedClock] { clocks.filter { $0.due != $0.before } }
}

/// How a clock goes on in another version.
public struct MovedClock: Hashable, Sendable {
  public enum Owner: Hashable, Sendable {
    case whole
    /// Of the new version.
    case stage(ID<Stage>)
    /// The number of the stay in a step.
    case stay(Int)
  }

  public var owner: Owner
  /// Nil where none holds.
  public var limit: TimeLimit?
  /// What the old calendar had left; nil where the calendar is the same, or counts all of it.
  public var carried: CarriedBudgets?
  /// The due dates before and after; nil while the clock is paused.
  public var before: Due?
  public var due: Due?
  /// When a wait in the step ends.
  public var waitsUntil: Moment?

  public init(
    _ owner: Owner, limit: TimeLimit?, carried: CarriedBudgets? = nil, before: Due? = nil,
    due: Due? = nil, waitsUntil: Moment? = nil
  ) {
    self.owner = owner
    self.limit = limit
    self.carried = carried
    self.before = before
    self.due = due
    self.waitsUntil = waitsUntil
  }
}

/// The clock of a stay that was moved: what it takes to explain its due date, and to move it again.
struct StayClock: Hashable, Sendable {
  var stay: Int
  var clock: LimitClock
}

extension CaseState {
  func stayClock(of stay: Int) -> LimitClock? {
    records.cell[0].stayClocks.first { $0.stay == stay }?.clock
  }
}

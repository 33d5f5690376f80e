import CivilTime
import ProcedureGraph

/// A stay in a step.
public struct Activity: Hashable, Sendable {
  public internal(set) var step: ID<Step>
  /// Counted from 1 over all stays of the case.
  public let stay: Int
  public let enteredAt: Moment
  /// The step's own limit and due date, where a limit held at entry.
  public internal(set) var limit: TimeLimit?
  public internal(set) var due: Due?
  public internal(set) var waitsUntil: Moment?
  /// Whether the assignee has taken it on herself.
  public internal(set) var isClaimed = false
  /// Narrow, so that it lies in what the moment before it leaves free.
  private let branchNumber: Int32
  /// The only person who may perform it, where one was named or has taken it on.
  public internal(set) var assignee: String?
  /// Results the automatic step waits for.
  public internal(set) var awaitedResults = 0
  var fired = FiredTimers()
  /// The next timer of this stay.
  var next: DueTimer?
  /// No timer of the stay happens before: when it was entered, or moved to another version.
  var timersSince: Moment

  init(
    step: ID<Step>, stay: Int, enteredAt: Moment, limit: TimeLimit?, due: Due?, waitsUntil: Moment?,
    branch: Int, assignee: String?
  ) {
    self.step = step
    self.stay = stay
    self.enteredAt = enteredAt
    self.limit = limit
    self.due = due
    self.waitsUntil = waitsUntil
    branchNumber = Int32(truncatingIfNeeded: branch)
    self.assignee = assignee
    timersSince = enteredAt
  }

  /// The number of the branch of parallel work it is in; 0 outside of all blocks.
  public var branch: Int { Int(branchNumber) }

  /// No stay at all: before filing and after the end.
  static let idle = Activity(
    step: ID(-1), stay: 0, enteredAt: .earliest, limit: nil, due: nil, waitsUntil: nil, branch: 0,
    assignee: nil)
}

/// Which timers of one due date have fired.
struct FiredTimers: Hashable, Sendable {
  /// A bit for each reminder. Reminders past the sixty-fourth of one limit are not kept.
  private(set) var reminders: UInt64 = 0
  var overdue = false
  var wait = false

  static let mostReminders = 64

  func contains(reminder index: Int) -> Bool { reminders & (1 << UInt64(index)) != 0 }
  mutating func insert(reminder index: Int) { reminders |= 1 << UInt64(index) }
  mutating func remove(reminder index: Int) { reminders &= ~(1 << UInt64(index)) }
}

/// A timer and when it is due.
///
/// Timers fire in the order of their moments. At one moment, what reminds or leads on comes before
/// what is overdue, because overdue begins only after that moment; then the step before the whole
/// case; then the order of declaration. So it makes no difference whether time passes at once or in
/// small pieces.
struct DueTimer: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case reminder(Int)
    case wait
    case overdue
  }

  var kind: Kind
  /// The moment at which it happens.
  var moment: Moment

  /// The first moment at which it may fire: the minute of a due moment is still in time.
  var ready: Moment {
    isOverdue ? Due(moment: moment, isProvisional: false).lateFrom : moment
  }

  var isOverdue: Bool {
    switch kind {
    case .reminder, .wait: false
    case .overdue: true
    }
  }

  /// Whether it fires before another of the same stay that was declared later, or of the whole case.
  func precedes(_ other: DueTimer) -> Bool {
    moment != other.moment ? moment < other.moment : !isOverdue || other.isOverdue
  }
}

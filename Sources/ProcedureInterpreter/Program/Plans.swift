import CivilTime
import ProcedureGraph

// The shapes of the flat tables. All of them are plain values without references, so reading one
// costs a few loads.

/// A run of one of the tables.
struct Run32: Sendable {
  var start: Int32
  var end: Int32

  static let none = Run32(start: 0, end: 0)

  var isEmpty: Bool { start == end }
  var indices: Range<Int> { Int(start)..<Int(end) }
}

/// An act with what it needs looked up.
enum ActPlan: Sendable {
  /// The same in every case: a request of which nothing has to be worked out.
  case notice(NoticeRequest)
  case remind(ID<Role>)
  case issue(ID<Letter>)
  case publish(Publishable)
  case post(Publishable, to: ID<Role>)
  case set(ID<Field>, expression: Int32)
  case refund(ID<Fee>)
  case issueResult(ID<Named>)
  /// None named: all that were made.
  case returnResult([ID<Named>])
  case startClock
  case extendClock(LegalDuration)
  case perform(Int32)
}

struct BranchPlan: Sendable {
  var condition: Int32
  var target: Target
  var acts: Run32
}

struct RoutePlan: Sendable {
  var branches: Run32
  var otherwise: Target
  var acts: Run32
}

struct OutcomePlan: Sendable {
  var requires: Run32
  var route: RoutePlan
  var acts: Run32
  var isFreeOfCollection: Bool
  var requiresSignature: Bool
  /// Roles that have to be present.
  var presence: Run32
  /// One of its acts hands a result over, so that papers may be handed in with it.
  var returnsResult: Bool
}

struct CollectionPlan: Sendable {
  var fee: ID<Fee>
  /// A bit for each of the means.
  var means: UInt8
}

struct ReminderPlan: Sendable {
  var before: LegalDuration
  var acts: Run32
}

struct TimersPlan: Sendable {
  var reminders: Run32
  var overdueActs: Run32
  /// Nil where nothing happens when the due date has passed.
  var consequence: Timers.Overdue.Consequence?

  var isEmpty: Bool { reminders.isEmpty && consequence == nil }
}

struct LimitPlan: Sendable {
  enum Limit: Sendable {
    case constant(TimeLimit)
    case expression(Int32)
  }

  /// Negative where the rule always holds.
  var condition: Int32
  var limit: Limit
}

struct WaitPlan: Sendable {
  enum Length: Sendable {
    case constant(LegalDuration)
    case expression(Int32)
  }

  var length: Length
  var target: Target
}

struct AwaitPlan: Sendable {
  var event: ID<Named>
  var target: Target
  var acts: Run32
}

struct StepPlan: Sendable {
  var role: ID<Role>
  var stage: ID<Stage>?
  var branch: BranchPlace?
  /// Negative where no other procedure is called.
  var call: Int32
  /// Negative where one person chooses.
  var council: Int32
  var isAutomatic: Bool
  var takesDossier: Bool
  var limits: Run32
  /// The limit, where it is the same in every case.
  var constantLimit: TimeLimit?
  var enters: Run32
  var collects: Run32
  var others: Run32
  var assigns: Run32
  var outcomes: Run32
  var awaits: Run32
  var onEntry: Run32
  var onExit: Run32
  var timers: TimersPlan
  var route: RoutePlan?
  var wait: WaitPlan?
  /// Negative where there is none.
  var visitLimit: Int
  var insteadOfVisit: Target?
  var overallClock: OverallClockEffect?
  var status: PublicStatus?
}

struct CallPlan: Sendable {
  var call: Call
  /// What is done on each of its ends.
  var acts: [Run32]
}

struct CouncilPlan: Sendable {
  var council: Council
  /// What is done when nothing is carried.
  var acts: Run32
}

struct EachPlan: Sendable {
  var field: ID<Field>
  var list: Int32
}

struct ParallelPlan: Sendable {
  var within: BranchPlace?
  var entrances: [Target]
  var each: EachPlan?
  /// Negative where all branches have to be done.
  var required: Int32
  var route: RoutePlan
  var acts: Run32
}

struct StagePlan: Sendable {
  var limits: Run32
  var timers: TimersPlan
}

struct EndPlan: Sendable {
  var acts: Run32
  var status: PublicStatus?
}

struct AnytimePlan: Sendable {
  var role: ID<Role>
  var steps: Run32
  var outcome: OutcomePlan
}

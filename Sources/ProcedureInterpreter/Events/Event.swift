import CivilTime
import ProcedureGraph

/// An event and the moment at which it happened: a timer's own moment, or that of the command.
public struct TimedEvent: Hashable, Sendable {
  public var event: Event
  public var moment: Moment

  public init(_ event: Event, at moment: Moment) {
    self.event = event
    self.moment = moment
  }
}

/// What happened to a case. Holds all that `apply` needs besides the procedure itself; ids resolve
/// through the procedure the case is pinned to.
///
/// A case of this enum is frozen once released. To change what one means, add another beside it,
/// named after what is new, and let `decide` make that one; `apply` keeps both.
public enum Event: Hashable, Sendable {
  // What people did.
  indirect case filed(Opening)
  case outcomeChosen(ID<Step>, outcome: Int, by: Performer)
  case anytimeChosen(Int, in: ID<Step>, by: Performer)
  case fieldRecorded(ID<Field>, Value)
  /// Each replaces what was there of the same paper in the same form.
  case papersRecorded([PaperEntry])
  case letterSigned(ID<Letter>, by: Performer)
  case assigned(Assignment)
  indirect case paid(Payment)
  case eventReceived(ID<Named>)
  /// Somebody was there when an outcome was chosen that needs it.
  case partyPresent(Performer)
  /// Which files papers came as that were just recorded.
  case paperFilesRecorded([FiledPaper])
  /// Who has just acted did so for another: where it is in a step, both have performed it.
  indirect case actedFor(principal: String, by: Performer, in: ID<Step>?)

  // Whose task a step is.
  indirect case taskClaimed(ID<Step>, by: Agent)
  indirect case taskAssigned(ID<Step>, to: String, by: Agent, reason: String?)
  indirect case taskReturned(ID<Step>, by: Agent, reason: String)

  // Votes of a council. A second vote of a person in the same stay replaces the first.
  case voteCast(ID<Step>, outcome: Int, by: Performer)
  case voteClosed(ID<Step>, by: Performer)
  case voteDecided(ID<Step>, VoteDecision)

  // The way of the case.
  case stepEntered(ID<Step>, StepEntry)
  case stepLeft(ID<Step>)
  /// The step had been visited as often as it may be; the case goes the other way.
  case visitLimitReached(ID<Step>)
  case endReached(ID<End>)

  // Parallel work. Events speak of the branch that was turned to last: steps left, outcomes chosen
  // and timers fired are those of its work. A case begins outside of all blocks, which is branch 0.
  indirect case blockEntered(ID<Parallel>, BlockEntry)
  case branchTurnedTo(Int)
  case branchDone(Int)
  /// Others were enough, or the block was left. A step that went on in it was left without its exit.
  case branchStopped(Int)
  /// Enough branches of the block that stands in this branch are done.
  case blockDone(ID<Parallel>)
  case blockStopped(ID<Parallel>)

  // Stages.
  indirect case stageEntered(ID<Stage>, StageEntry)
  case stageLeft(ID<Stage>)
  /// With a step that pauses the clock of the whole case, whether or not that has started.
  case stagePaused(ID<Stage>)
  indirect case stageResumed(ID<Stage>, due: Due?)
  case stageReminderDue(ID<Stage>, index: Int)
  case stageOverdue(ID<Stage>)

  // The clock of the whole case.
  indirect case clockStarted(limit: TimeLimit?, promised: Due?)
  case clockPaused
  case clockResumed(due: Due?)
  case clockRestarted(due: Due?)
  indirect case clockLeft(LegalDuration, due: Due?)
  /// No due date while the clock is paused.
  indirect case clockExtended(LegalDuration, due: Due?)

  // Timers.
  case reminderDue(ID<Step>, index: Int)
  case overdue(ID<Step>)
  /// Silence counted as this outcome of the step.
  case outcomeDeemed(ID<Step>, outcome: Int)
  case waitElapsed(ID<Step>)
  case overallReminderDue(index: Int)
  case overallOverdue

  // What the case asks of the world.
  case noticeRequested(NoticeRequest)
  case reminderRequested(ID<Role>)
  case letterIssued(ID<Letter>)
  case published(Publishable)
  case postingRequested(Publishable, to: ID<Role>)
  /// A result of the procedure was made.
  case resultIssued(ID<Named>)
  /// These were handed to the applicant, papers that are due then being there.
  case resultsReturned([ID<Named>])
  /// In đồng: all that has been paid for the fee.
  case refundRequested(ID<Fee>, amount: Int64)
  indirect case actionRequested(ActionRequest)
  case actionSucceeded(request: Int, value: Value?)
  indirect case actionFailed(request: Int, ActionFailure)
  indirect case callRequested(CallRequest)
  indirect case callEnded(request: Int, end: String, values: [NamedValue])
  indirect case callRefused(request: Int, reason: String)

  /// The case goes by another version from here on: ids before it are of the one, ids after it of the
  /// other. Followed by `VersionChange`, which knows both.
  indirect case moved(CaseMove)
}

/// How a step was entered.
public struct StepEntry: Hashable, Sendable {
  /// The step's own limit, where one holds, and what it came to at entry.
  public var limit: TimeLimit?
  public var due: Due?
  /// When a wait in the step ends.
  public var waitsUntil: Moment?

  public init(limit: TimeLimit? = nil, due: Due? = nil, waitsUntil: Moment? = nil) {
    self.limit = limit
    self.due = due
    self.waitsUntil = waitsUntil
  }
}

/// How a block of parallel work was entered.
public struct BlockEntry: Hashable, Sendable {
  /// How many branches have to be done.
  public var required: Int
  public var branches: [BranchOpening]

  public init(required: Int, branches: [BranchOpening]) {
    self.required = required
    self.branches = branches
  }
}

/// A branch that is opened.
public struct BranchOpening: Hashable, Sendable {
  /// Counted from 1 over all branches that the case opens.
  public var number: Int
  /// Index of the branch in its block.
  public var branch: Int
  /// The element of the list that it is opened for.
  public var element: Value?

  public init(number: Int, branch: Int, element: Value? = nil) {
    self.number = number
    self.branch = branch
    self.element = element
  }
}

/// How a stage was entered: its own limit, where one holds, and what it came to then.
public struct StageEntry: Hashable, Sendable {
  public var limit: TimeLimit?
  public var due: Due?

  public init(limit: TimeLimit? = nil, due: Due? = nil) {
    self.limit = limit
    self.due = due
  }
}

/// A message to be sent. Its text is made from the state the case is in then.
public struct NoticeRequest: Hashable, Sendable {
  public var to: ID<Role>
  public var message: ID<Message>
  public var means: MeansSet
  public var manner: Notice.Manner

  public init(to: ID<Role>, message: ID<Message>, means: MeansSet, manner: Notice.Manner) {
    self.to = to
    self.message = message
    self.means = means
    self.manner = manner
  }
}

/// Means of a notice in the order in which they are tried: at most one of each.
public struct MeansSet: Hashable, Sendable {
  // Two bits a means, three for how many.
  private var packed: UInt16

  /// Repeated means count once.
  public init(_ means: [Notice.Means]) {
    packed = 0
    var count: UInt16 = 0
    var seen: UInt16 = 0
    for one in means where seen & (1 << Self.number(of: one)) == 0 {
      seen |= 1 << Self.number(of: one)
      packed |= Self.number(of: one) << (count * 2)
      count += 1
    }
    packed |= count << 8
  }

  public var all: [Notice.Means] {
    (0..<(packed >> 8)).map { place in
      switch (packed >> (place * 2)) & 3 {
      case 0: .sms
      case 1: .email
      case 2: .zalo
      case _: .portal
      }
    }
  }

  private static func number(of means: Notice.Means) -> UInt16 {
    switch means {
    case .sms: 0
    case .email: 1
    case .zalo: 2
    case .portal: 3
    }
  }
}

/// A request to carry out a pluggable action, and what its result is for.
public struct ActionRequest: Hashable, Sendable {
  /// Counted from 1, unique in the case.
  public var number: Int
  public var action: ID<ActionSignature>
  /// One for each parameter of the signature, in its order.
  public var arguments: [Value]
  public var into: ID<Field>?
  public var onFailure: Target?
  /// The stay that asked; 0 when the case has ended.
  public var stay: Int
  /// The stay is automatic and waits for the result.
  public var isAwaited: Bool

  public init(
    number: Int, action: ID<ActionSignature>, arguments: [Value], into: ID<Field>? = nil,
    onFailure: Target? = nil, stay: Int = 0, isAwaited: Bool = false
  ) {
    self.number = number
    self.action = action
    self.arguments = arguments
    self.into = into
    self.onFailure = onFailure
    self.stay = stay
    self.isAwaited = isAwaited
  }
}

/// Why a pluggable action counts as failed for good.
public enum ActionFailure: Hashable, Sendable {
  case reported(String)
  /// It gave nothing, or something of another type than the field it was for.
  case unusableResult(Value?)
}

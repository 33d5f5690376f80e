import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Something a case asks of the world: kept in the same transaction as the event that asks it.
public struct OutboxItem: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case notice, reminder, letter, publication, posting, refund, action, call
  }

  /// The entry that asks, and the place of the event in it: together they are the same for ever.
  public var caseNumber: String
  public var sequence: Int
  public var index: Int
  public var kind: Kind
  /// The number by which the case is answered; 0 where no answer is awaited.
  public var request: Int
  /// How often it was begun.
  public var attempts: Int
  /// When it may be begun, or begun again.
  public var readyAt: Moment
  /// Why the latest attempt failed.
  public var failure: String?

  public init(
    caseNumber: String, sequence: Int, index: Int, kind: Kind, request: Int = 0,
    attempts: Int = 0, readyAt: Moment, failure: String? = nil
  ) {
    self.caseNumber = caseNumber
    self.sequence = sequence
    self.index = index
    self.kind = kind
    self.request = request
    self.attempts = attempts
    self.readyAt = readyAt
    self.failure = failure
  }

  /// The same for every attempt: what receivers know a request by that reaches them twice.
  public var key: String { "\(caseNumber)/\(sequence).\(index)" }

  /// What the events of an entry ask of the world.
  static func all(
    in events: ArraySlice<TimedEvent>, of number: String, sequence: Int, at now: Moment
  ) -> [OutboxItem] {
    var items: [OutboxItem] = []
    for (index, event) in events.enumerated() {
      guard let kind = Kind(event.event) else { continue }
      items.append(
        OutboxItem(
          caseNumber: number, sequence: sequence, index: index, kind: kind,
          request: event.event.askedRequest, readyAt: now))
    }
    return items
  }
}

extension OutboxItem.Kind {
  /// Nil for what asks nothing of the world.
  init?(_ event: Event) {
    switch event {
    case .noticeRequested: self = .notice
    case .reminderRequested: self = .reminder
    case .letterIssued: self = .letter
    case .published: self = .publication
    case .postingRequested: self = .posting
    case .refundRequested: self = .refund
    case .actionRequested: self = .action
    case .callRequested: self = .call
    case .filed, .outcomeChosen, .anytimeChosen, .fieldRecorded, .papersRecorded, .letterSigned,
      .assigned, .paid, .eventReceived, .partyPresent, .taskClaimed, .taskAssigned, .taskReturned,
      .actedFor, .paperFilesRecorded, .voteCast, .voteClosed, .voteDecided,
      .stepEntered, .stepLeft, .visitLimitReached, .endReached, .blockEntered, .branchTurnedTo,
      .branchDone, .branchStopped, .blockDone, .blockStopped, .stageEntered, .stageLeft,
      .stagePaused, .stageResumed, .stageReminderDue, .stageOverdue, .clockStarted, .clockPaused,
      .clockResumed, .clockRestarted, .clockLeft, .clockExtended, .reminderDue, .overdue,
      .outcomeDeemed, .waitElapsed, .overallReminderDue, .overallOverdue, .resultIssued,
      .resultsReturned, .actionSucceeded, .actionFailed, .callEnded, .callRefused:
      return nil
    }
  }
}

extension Event {
  fileprivate var askedRequest: Int {
    if case .actionRequested(let request) = self { return request.number }
    if case .callRequested(let request) = self { return request.number }
    return 0
  }

  /// The request that this answers for good.
  var answeredRequest: Int? {
    if case .actionSucceeded(let request, _) = self { return request }
    if case .actionFailed(let request, _) = self { return request }
    if case .callEnded(let request, _, _) = self { return request }
    return nil
  }
}

/// What became of an attempt.
public enum Settlement: Hashable, Sendable {
  case done
  /// To be begun again from then on.
  case again(at: Moment, because: String)
  /// Given up: somebody has to look at it.
  case incident(because: String)
}

/// How often and how soon a request is begun again.
public struct RetryPlan: Hashable, Sendable {
  /// All attempts, the first included.
  public var attempts: Int
  /// Seconds after the first failure; doubled after each further one.
  public var interval: Int64
  /// Seconds that a wait never exceeds.
  public var longest: Int64

  public init(attempts: Int, interval: Int64, longest: Int64 = 6 * 3600) {
    self.attempts = attempts
    self.interval = interval
    self.longest = longest
  }

  /// Eight attempts within about an hour.
  public static let usual = RetryPlan(attempts: 8, interval: 30)

  /// What follows the failure of an attempt. Waits differ by up to a quarter from request to request,
  /// so that what failed together does not come back together.
  public func settlement(
    of item: OutboxItem, failing reason: String, at now: Moment
  ) -> Settlement {
    guard item.attempts < attempts else { return .incident(because: reason) }
    var wait = max(1, interval)
    for _ in 1..<max(1, item.attempts) where wait < longest { wait *= 2 }
    wait = min(wait, longest)
    // A plain spreading of the key (FNV-1a): the same request always waits the same.
    var spread: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(item.key)#\(item.attempts)".utf8 {
      spread = (spread ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let jitter = wait / 4
    let shift = jitter == 0 ? 0 : Int64(spread % UInt64(2 * jitter + 1)) - jitter
    return .again(at: now.adding(seconds: wait + shift), because: reason)
  }
}

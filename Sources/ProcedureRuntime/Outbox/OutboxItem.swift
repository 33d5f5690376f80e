import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// Something a case asks of the world: kept in the same transaction as the event that asks it.
public struct OutboxItem: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case notice, reminder, letter, publication, posting, refund, payment, action, call
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
  /// When it may be begun, or begun again; of one that waits, by when it should have been answered:
  /// `.latest` where nobody has said.
  public var readyAt: Moment
  /// Why the latest attempt failed, in both languages as one text; see `reason`.
  public var failure: String?
  public var phase: Phase
  /// Names of the means that have reached somebody: these are not used again.
  public var delivered: [String]

  public enum Phase: String, Hashable, Sendable, CaseIterable {
    /// To be begun, or begun again.
    case open
    /// Begun; what was asked answers later, through the case.
    case waiting
    /// Given up.
    case incident
  }

  public init(
    caseNumber: String, sequence: Int, index: Int, kind: Kind, request: Int = 0,
    attempts: Int = 0, readyAt: Moment, failure: String? = nil, phase: Phase = .open,
    delivered: [String] = []
  ) {
    self.caseNumber = caseNumber
    self.sequence = sequence
    self.index = index
    self.kind = kind
    self.request = request
    self.attempts = attempts
    self.readyAt = readyAt
    self.failure = failure
    self.phase = phase
    self.delivered = delivered
  }

  /// When what waits for an answer is given up; nil where nothing is awaited, or however long.
  public var answerBy: Moment? {
    phase == .waiting && readyAt < .latest ? readyAt : nil
  }

  /// Why the latest attempt failed.
  public var reason: Localized? { failure.map { Localized(joined: $0) } }

  /// The same for every attempt: what receivers know a request by that reaches them twice.
  public var key: String { "\(caseNumber)/\(sequence).\(index)" }

  /// The key of the command that answers the case, and of the one that opens a called case: they
  /// follow from the request, so that each is carried out once.
  var answerKey: String { "\(key)#answer" }
  public var openingKey: String { "\(key)#call" }

  /// The case that a key speaks of; nil for what is no key.
  static func caseNumber(inKey key: String) -> String? {
    guard let slash = key.lastIndex(of: "/"), slash > key.startIndex else { return nil }
    return String(key[..<slash])
  }

  /// What the latest events of a case ask of the world, and what has become known by them.
  static func all(
    in events: [TimedEvent], of file: CaseFile, at now: Moment, after late: LateFees
  ) -> [OutboxItem] {
    var items: [OutboxItem] = []
    for (index, event) in events.enumerated() {
      guard let asked = Asked(event.event, of: file.program.procedure),
        asked.isMeant(in: file, at: now)
      else { continue }
      items.append(
        OutboxItem(
          caseNumber: file.standing.number, sequence: file.standing.sequence, index: index,
          kind: asked.kind,
          request: asked.number, readyAt: now))
    }
    guard let moment = events.last?.moment else { return items }
    for (place, asked) in late.known(after: file, at: moment) {
      items.append(
        OutboxItem(
          caseNumber: file.standing.number, sequence: file.standing.sequence,
          index: events.count + place, kind: asked.kind, readyAt: now))
    }
    return items
  }
}

extension Event {
  /// The request that this answers for good.
  var answeredRequest: Int? {
    if case .actionSucceeded(let request, _) = self { return request }
    if case .actionFailed(let request, _) = self { return request }
    if case .callEnded(let request, _, _) = self { return request }
    return nil
  }
}

/// What became of an attempt; reasons as `OutboxItem.failure` holds them.
public enum Settlement: Hashable, Sendable {
  case done
  /// Some of it has reached the world, and the attempt goes on.
  case partly
  /// It was taken up; the answer comes later, through the case, and by that moment if one is said.
  case waiting(until: Moment?)
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
    of item: OutboxItem, failing reason: Localized, at now: Moment
  ) -> Settlement {
    guard item.attempts < attempts else { return .incident(because: reason.joined) }
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
    return .again(at: now.adding(seconds: wait + shift), because: reason.joined)
  }

  /// The same for what an action says: what would fail again is not begun again, and who asks to be
  /// left alone is.
  public func settlement(
    of item: OutboxItem, after fault: ActionFault, at now: Moment
  ) -> Settlement {
    switch fault.kind {
    case .permanent, .unreachable: return .incident(because: fault.reason.joined)
    case .transient:
      let settlement = settlement(of: item, failing: fault.reason, at: now)
      guard case .again(let moment, let reason) = settlement, let wait = fault.wait else {
        return settlement
      }
      let asked = now.adding(seconds: min(max(0, wait), longest))
      return .again(at: max(moment, asked), because: reason)
    }
  }
}

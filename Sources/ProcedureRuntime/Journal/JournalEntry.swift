import CivilTime
import ProcedureInterpreter

/// What one command did to a case: the unit that is kept whole or not at all.
public struct JournalEntry: Hashable, Sendable {
  public var caseNumber: String
  /// Counted from 1 in each case, without gaps.
  public var sequence: Int
  /// The clock when it was written. Events carry moments of their own: a timer that was late through
  /// an outage happened when it was due.
  public var recordedAt: Moment
  /// What the sender calls this command, so that it is never carried out twice; unique in the journal.
  public var key: String?
  /// The open part of the events: see `EventRecord`.
  public var open: [UInt8]
  /// What identifies or describes people; nil where there is nothing, and after it was erased.
  public var personal: PersonalPart?
  /// The salted digest of the personal part; stays when that is erased. Nil where there was none.
  public var commitment: [UInt8]?
  /// Chains this entry to the one before it: see `sealed`.
  public var hash: [UInt8]

  public init(
    caseNumber: String, sequence: Int, recordedAt: Moment, key: String?, open: [UInt8],
    personal: PersonalPart?, commitment: [UInt8]?, hash: [UInt8]
  ) {
    self.caseNumber = caseNumber
    self.sequence = sequence
    self.recordedAt = recordedAt
    self.key = key
    self.open = open
    self.personal = personal
    self.commitment = commitment
    self.hash = hash
  }

  /// The events, in order.
  public func events() throws(RecordFault) -> [TimedEvent] {
    var events: [TimedEvent] = []
    try read { events.append($0) }
    return events
  }

  public func read(_ take: (TimedEvent) -> Void) throws(RecordFault) {
    let isErased = personal == nil && commitment != nil
    try EventRecord(open: open, personal: isErased ? nil : personal?.bytes ?? []).read(take)
  }
}

/// An entry that was read, with its events.
public struct EntryRecord: Sendable {
  public var entry: JournalEntry
  public var events: [TimedEvent]
  /// The version that the events speak of; of a move the one it leads to.
  public var program: Program

  /// Who sent the command; nobody where that was not said, and after it was erased.
  public var attribution: Attribution { entry.personal?.attribution ?? .none }

  /// Whether the case went by another version before.
  var isMove: Bool {
    if case .moved = events.first?.event { true } else { false }
  }
}

/// The part of an entry that may have to be erased by law.
public struct PersonalPart: Hashable, Sendable {
  public var salt: [UInt8]
  /// Who sent the command, as far as it is known.
  public var attribution: Attribution
  /// The personal part of the events: see `EventRecord`.
  public var bytes: [UInt8]

  public init(salt: [UInt8], attribution: Attribution, bytes: [UInt8]) {
    self.salt = salt
    self.attribution = attribution
    self.bytes = bytes
  }
}

import CivilTime
import ProcedureInterpreter

// The chain of a case: every entry's hash takes in the one before, the first the procedure the case
// was opened with; a move to another version is an entry like any other. So no entry can be altered, left out or moved without all later hashes telling.
extension Seals {
  /// What the first entry of a case is chained to.
  public func origin(of caseNumber: String, artifact: String) -> [UInt8] {
    var bytes = Array("tthc case 1".utf8)
    bytes.append(text: caseNumber)
    bytes.append(text: artifact)
    return digest(bytes)
  }

  /// An entry with events, chained to the hash of the entry before it.
  public func entry(
    _ events: some Collection<TimedEvent>, of caseNumber: String, sequence: Int,
    at recordedAt: Moment, key: String?, by attribution: Attribution, after previous: [UInt8]
  ) -> JournalEntry {
    let record = EventRecord(events)
    let personal = record.personal ?? []
    var entry = JournalEntry(
      caseNumber: caseNumber, sequence: sequence, recordedAt: recordedAt, key: key,
      open: record.open, personal: nil, commitment: nil, hash: [])
    if attribution != .none || !personal.isEmpty {
      let part = PersonalPart(salt: salt(), attribution: attribution, bytes: personal)
      entry.commitment = commitment(to: part)
      entry.personal = part
    }
    entry.hash = hash(of: entry, after: previous)
    return entry
  }

  public func hash(of entry: JournalEntry, after previous: [UInt8]) -> [UInt8] {
    var bytes = previous
    bytes.reserveCapacity(previous.count + entry.open.count + 128)
    bytes.append(text: entry.caseNumber)
    bytes.append(number: Int64(entry.sequence))
    bytes.append(number: entry.recordedAt.seconds)
    bytes.append(optional: entry.key)
    bytes.append(bytes: entry.commitment ?? [])
    bytes.append(bytes: entry.open)
    return digest(bytes)
  }

  /// What names an account at most has the form it had before persons were kept, so that the hashes of
  /// old entries stay. The end of the second form is a length that no part can have: nothing in it
  /// reads as the first.
  public func commitment(to part: PersonalPart) -> [UInt8] {
    let attribution = part.attribution
    var bytes = part.salt
    bytes.append(optional: attribution.account)
    bytes.append(bytes: part.bytes)
    if !attribution.isAccountOnly {
      bytes.append(optional: attribution.person)
      bytes.append(optional: attribution.principal)
      bytes.append(optional: attribution.reason)
      bytes.append(number: -1)
    }
    return digest(bytes)
  }
}

extension [UInt8] {
  mutating func append(number: Int64) {
    var rest = UInt64(bitPattern: number)
    for _ in 0..<8 {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// With the length in front, so that no two lists of parts look the same.
  mutating func append(bytes: [UInt8]) {
    append(number: Int64(bytes.count))
    append(contentsOf: bytes)
  }

  /// A text that is not there is told from an empty one.
  mutating func append(optional text: String?) { append(text: text.map { "+" + $0 } ?? "") }

  mutating func append(text: String) {
    var text = text
    text.withUTF8 { bytes in
      append(number: Int64(bytes.count))
      append(contentsOf: bytes)
    }
  }
}

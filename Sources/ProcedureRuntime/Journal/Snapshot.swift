import ProcedureInterpreter

/// The state of a case after one of its entries, kept so that an old case is not replayed from its
/// first day. What does not fit its seal is passed over, and the case replayed.
public struct Snapshot: Hashable, Sendable {
  /// The entry it was taken after, and that entry's hash.
  public var sequence: Int
  public var entryHash: [UInt8]
  /// See `StateRecord`.
  public var state: [UInt8]
  public var seal: [UInt8]

  public init(sequence: Int, entryHash: [UInt8], state: [UInt8], seal: [UInt8]) {
    self.sequence = sequence
    self.entryHash = entryHash
    self.state = state
    self.seal = seal
  }
}

/// What is read of a case: entries follow the snapshot, where there is one.
public struct CaseReading: Sendable {
  public var standing: CaseStanding
  public var snapshot: Snapshot?
  public var entries: [JournalEntry]

  public init(standing: CaseStanding, snapshot: Snapshot? = nil, entries: [JournalEntry]) {
    self.standing = standing
    self.snapshot = snapshot
    self.entries = entries
  }
}

extension Seals {
  func snapshot(of state: CaseState, after entry: JournalEntry) -> Snapshot {
    let bytes = StateRecord.bytes(of: state)
    return Snapshot(
      sequence: entry.sequence, entryHash: entry.hash, state: bytes,
      seal: digest(entry.hash + bytes))
  }

  /// Nil where it is not what was sealed, or of another version.
  func state(of snapshot: Snapshot) -> CaseState? {
    guard digest(snapshot.entryHash + snapshot.state) == snapshot.seal else { return nil }
    return StateRecord.state(from: snapshot.state)
  }
}

/// What takes entries of many cases at once.
public protocol Appending: Sendable {
  /// Each whole or not at all; the answers stand in order, and what is answered is kept.
  func append(_ appends: [Append]) async throws(JournalFault) -> [AppendOutcome]

  /// The same on the thread of the caller: to hand it to another one takes as long as many a disk. Nil
  /// from one that would wait for more than a disk, or is doing this already.
  func appendAtOnce(_ appends: [Append]) throws(JournalFault) -> [AppendOutcome]?
}

extension Appending {
  public func appendAtOnce(_ appends: [Append]) throws(JournalFault) -> [AppendOutcome]? { nil }
}

/// An entry to be kept, and what is found by it.
public struct Append: Sendable {
  public var entry: JournalEntry
  public var standing: CaseStanding
  public var waiting: [WaitingStep]
  public var requests: [OutboxItem]
  /// Numbers of requests that this entry answers.
  public var answers: [Int]
  /// Replaces the snapshot of the case.
  public var snapshot: Snapshot?

  public init(
    entry: JournalEntry, standing: CaseStanding, waiting: [WaitingStep] = [],
    requests: [OutboxItem] = [], answers: [Int] = [], snapshot: Snapshot? = nil
  ) {
    self.snapshot = snapshot
    self.entry = entry
    self.standing = standing
    self.waiting = waiting
    self.requests = requests
    self.answers = answers
  }
}

public enum AppendOutcome: Hashable, Sendable {
  case kept
  /// The case has gone on, is not there, or the number of a new one is taken, or is not the next one of
  /// its series.
  case conflict
  /// A command with that key has made an entry.
  case keyUsed
}

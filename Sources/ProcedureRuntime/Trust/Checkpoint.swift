import CivilTime

/// A seal on all entries kept so far, in their order. Chains of cases don't show that a case is gone
/// or that its end was cut off; a checkpoint does, and one that is kept elsewhere holds even against
/// somebody who can write everything anew.
public struct Checkpoint: Hashable, Sendable {
  /// Counted from 1.
  public var number: Int
  /// The position of the last entry it covers, and how many there are up to there.
  public var position: Int64
  public var entries: Int64
  public var digest: [UInt8]
  public var madeAt: Moment

  public init(number: Int, position: Int64, entries: Int64, digest: [UInt8], madeAt: Moment) {
    self.number = number
    self.position = position
    self.entries = entries
    self.digest = digest
    self.madeAt = madeAt
  }
}

/// Adds up entries on the way from one checkpoint to the next.
public struct CheckpointSum: Sendable {
  public private(set) var digest: [UInt8]
  public private(set) var position: Int64
  public private(set) var entries: Int64
  private let first: Int64

  /// Begins after a checkpoint, or at the very beginning.
  public init(after last: Checkpoint?) {
    digest = last?.digest ?? []
    position = last?.position ?? 0
    entries = last?.entries ?? 0
    first = entries
  }

  public mutating func add(_ hash: [UInt8], at position: Int64, _ seals: Seals) {
    digest = seals.digest(digest + hash)
    self.position = position
    entries += 1
  }

  public var isEmpty: Bool { entries == first }

  public func checkpoint(_ number: Int, at now: Moment) -> Checkpoint {
    Checkpoint(
      number: number, position: position, entries: entries, digest: digest, madeAt: now)
  }
}

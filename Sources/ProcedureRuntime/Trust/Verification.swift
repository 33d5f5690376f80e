import CivilTime
import ProcedureInterpreter

/// Something in a journal that is not as it was written.
public enum JournalFinding: Hashable, Sendable {
  /// The entry, or one of those before it, is not what was chained.
  case altered(String, sequence: Int)
  /// The personal part is another than the one that was committed to.
  case personalAltered(String, sequence: Int)
  /// Entries of the case are missing before this one, or stand in another order.
  case outOfOrder(String, expected: Int, found: Int)
  /// The case stands further than its entries go, or not as far.
  case headDiffers(String, entries: Int, standing: Int)
  /// The case goes by another version than the one its moves lead to.
  case versionDiffers(String, entries: String, standing: String)
  /// Entries of a case that is not there.
  case caseMissing(String)
  /// What was kept up to the checkpoint is not what it sealed.
  case checkpointBroken(Int)
}

/// What a verification came to.
public struct Verification: Hashable, Sendable {
  public var findings: [JournalFinding] = []
  public var entries = 0
  public var cases = 0
  public var checkpoints = 0
  public var isSound: Bool { findings.isEmpty }
}

/// Reads a whole journal and recomputes every hash.
///
/// For a journal that nobody writes to meanwhile, or a copy of one: what is kept while this reads may
/// be reported as a difference. Snapshots and the columns that cases are found by are not looked at;
/// they follow from the entries.
///
/// - Parameter anchor: a checkpoint that was kept elsewhere: it must be there unchanged.
public func verify(
  _ journal: some Journal, _ seals: Seals, anchor: Checkpoint? = nil, page: Int = 1000
) async throws(JournalFault) -> Verification {
  var check = JournalCheck(seals: seals)
  var after = ""
  while true {
    let standings = try await journal.standings(after: after, limit: page)
    for standing in standings { check.know(standing) }
    guard let last = standings.last else { break }
    after = last.number
  }
  var checkpoints = try await journal.checkpoints()
  if let anchor, !checkpoints.contains(anchor) {
    check.result.findings.append(.checkpointBroken(anchor.number))
  }
  check.result.checkpoints = checkpoints.count
  var sum = CheckpointSum(after: nil)
  while true {
    let entries = try await journal.entries(afterPosition: sum.position, limit: page)
    for placed in entries {
      while let next = checkpoints.first, next.position < placed.position {
        check.compare(sum, with: next)
        checkpoints.removeFirst()
      }
      check.take(placed.entry)
      sum.add(placed.entry.hash, at: placed.position, seals)
    }
    if entries.isEmpty { break }
  }
  for left in checkpoints { check.compare(sum, with: left) }
  check.compareHeads()
  return check.result
}

private struct JournalCheck {
  private struct Chain {
    var standing: CaseStanding
    var sequence = 0
    var hash: [UInt8]
    /// The version that the entries so far lead to.
    var artifact: String
  }

  let seals: Seals
  var result = Verification()
  private var chains: [String: Chain] = [:]

  init(seals: Seals) { self.seals = seals }

  mutating func know(_ standing: CaseStanding) {
    let artifact = standing.origin ?? standing.artifact
    let origin = seals.origin(of: standing.number, artifact: artifact)
    chains[standing.number] = Chain(standing: standing, hash: origin, artifact: artifact)
    result.cases += 1
  }

  mutating func take(_ entry: JournalEntry) {
    result.entries += 1
    guard let chain = chains[entry.caseNumber] else {
      result.findings.append(.caseMissing(entry.caseNumber))
      return
    }
    if entry.sequence != chain.sequence + 1 {
      result.findings.append(
        .outOfOrder(entry.caseNumber, expected: chain.sequence + 1, found: entry.sequence))
    }
    if seals.hash(of: entry, after: chain.hash) != entry.hash {
      result.findings.append(.altered(entry.caseNumber, sequence: entry.sequence))
    }
    if let personal = entry.personal, seals.commitment(to: personal) != entry.commitment {
      result.findings.append(.personalAltered(entry.caseNumber, sequence: entry.sequence))
    }
    if chain.standing.origin != nil, let move = movedBy(entry) {
      chains[entry.caseNumber]?.artifact = move.to
    }
    // One finding for one change: what follows is held against what stands here.
    chains[entry.caseNumber]?.sequence = entry.sequence
    chains[entry.caseNumber]?.hash = entry.hash
  }

  /// What can't be read was altered, and has been found so.
  private func movedBy(_ entry: JournalEntry) -> CaseMove? {
    do throws(Refusal) {
      return try entry.move?.0
    } catch {
      return nil
    }
  }

  mutating func compare(_ sum: CheckpointSum, with checkpoint: Checkpoint) {
    if sum.digest != checkpoint.digest || sum.entries != checkpoint.entries
      || sum.position != checkpoint.position
    {
      result.findings.append(.checkpointBroken(checkpoint.number))
    }
  }

  mutating func compareHeads() {
    for (number, chain) in chains.sorted(by: { $0.key < $1.key }) {
      if chain.sequence != chain.standing.sequence || chain.hash != chain.standing.hash {
        result.findings.append(
          .headDiffers(number, entries: chain.sequence, standing: chain.standing.sequence))
      }
      if chain.artifact != chain.standing.artifact {
        result.findings.append(
          .versionDiffers(
            number, entries: chain.artifact, standing: chain.standing.artifact))
      }
    }
  }
}

import ProcedureGraph

/// Where a case, or the work in one of its branches, can be.
public enum Place: Hashable, Sendable {
  case step(ID<Step>)
  /// The block goes on in the region that it stands in.
  case block(ID<Parallel>)
  /// This branch of the block is done.
  case branchEnd(BranchPlace)
  case end(ID<End>)
}

/// The places of a procedure as dense numbers: steps, then blocks, then branch ends, then ends.
///
/// A region is a line of work in which the case is in one place at a time: 0 is the main line, every
/// branch of every block is another. What goes on side by side are regions, never places of one.
public struct PlaceNumbering: Sendable {
  public let steps: Int
  public let blocks: Int
  public let branches: Int
  public let ends: Int
  /// The number of the first branch of each block, and of all branches last.
  public let firstBranch: [Int]
  /// The block of each branch.
  public let blockOfBranch: [Int]

  init(_ procedure: Procedure) {
    steps = procedure.steps.count
    blocks = procedure.parallels.count
    ends = procedure.ends.count
    var first: [Int] = []
    var blockOfBranch: [Int] = []
    for (block, parallel) in procedure.parallels.enumerated() {
      first.append(blockOfBranch.count)
      blockOfBranch += Array(repeating: block, count: parallel.branches.count)
    }
    first.append(blockOfBranch.count)
    branches = blockOfBranch.count
    firstBranch = first
    self.blockOfBranch = blockOfBranch
  }

  public var count: Int { steps + blocks + branches + ends }
  public var regions: Int { branches + 1 }

  public func number(of step: ID<Step>) -> Int { step.index }
  public func number(of block: ID<Parallel>) -> Int { steps + block.index }
  public func number(of end: ID<End>) -> Int { steps + blocks + branches + end.index }
  public func branchEnd(ofRegion region: Int) -> Int { steps + blocks + region - 1 }

  public func isStep(_ place: Int) -> Bool { place < steps }
  public func isBlock(_ place: Int) -> Bool { place >= steps && place < steps + blocks }
  public func isEnd(_ place: Int) -> Bool { place >= steps + blocks + branches }
  /// The block a block's place stands for.
  public func block(at place: Int) -> Int { place - steps }

  public func region(of place: BranchPlace?) -> Int {
    place.map { firstBranch[$0.parallel.index] + $0.branch + 1 } ?? 0
  }

  /// The regions of a block's branches.
  public func regions(of block: Int) -> Range<Int> {
    firstBranch[block] + 1..<firstBranch[block + 1] + 1
  }

  /// The block that a region is a branch of; nil for the main line.
  public func block(of region: Int) -> Int? { region == 0 ? nil : blockOfBranch[region - 1] }

  public subscript(place: Int) -> Place {
    if place < steps { return .step(ID(place)) }
    if place < steps + blocks { return .block(ID(place - steps)) }
    if place < steps + blocks + branches {
      let branch = place - steps - blocks
      let block = blockOfBranch[branch]
      return .branchEnd(BranchPlace(ID(block), branch: branch - firstBranch[block]))
    }
    return .end(ID(place - steps - blocks - branches))
  }
}

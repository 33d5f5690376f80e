import CivilTime
import ProcedureGraph

/// A block of parallel work that is going on.
public struct OpenBlock: Hashable, Sendable {
  public internal(set) var parallel: ID<Parallel>
  /// The number of the branch that the block stands in; 0 outside of all blocks.
  public let within: Int
  public let enteredAt: Moment
  /// How many branches have to be done.
  public let required: Int
  public internal(set) var branches: [OpenBranch]

  public var doneCount: Int { branches.count { $0.progress == .done } }

  func holds(_ branch: Int) -> Bool { branches.contains { $0.number == branch } }
}

/// A branch that was opened, once for each element where the block says so.
public struct OpenBranch: Hashable, Sendable {
  public enum Progress: Hashable, Sendable { case open, done, stopped }

  /// Counted from 1 over all branches that the case has opened.
  public let number: Int
  /// Index of the branch in its block.
  public internal(set) var branch: Int
  /// The element of the list that it was opened for.
  public let element: Value?
  public internal(set) var progress = Progress.open
  /// How often each step was entered in it; kept where a branch is opened for each element, so that
  /// the work for one does not use up the visits of another.
  var visits: [ID<Step>: Int] = [:]

  init(_ opening: BranchOpening) {
    number = opening.number
    branch = opening.branch
    element = opening.element
  }
}

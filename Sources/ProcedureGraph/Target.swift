/// Where a case can go.
public enum Target: Hashable, Sendable {
  case step(ID<Step>)
  case end(ID<End>)
  /// Into a block of parallel work: all its branches begin.
  case parallel(ID<Parallel>)
  /// The branch of this block is done (*xong*).
  case branchDone(ID<Parallel>)
  /// Stops the branches of the blocks around, up to where this place lies (*dừng các nhánh ->*).
  case stopping(Place)

  /// A place outside of a block that is left.
  public enum Place: Hashable, Sendable {
    case step(ID<Step>)
    case end(ID<End>)
    case parallel(ID<Parallel>)
    /// The branch that the block stands in is done.
    case branchDone(ID<Parallel>)

    /// The place as a target that stops nothing.
    public var target: Target {
      switch self {
      case .step(let step): .step(step)
      case .end(let end): .end(end)
      case .parallel(let parallel): .parallel(parallel)
      case .branchDone(let parallel): .branchDone(parallel)
      }
    }
  }
}

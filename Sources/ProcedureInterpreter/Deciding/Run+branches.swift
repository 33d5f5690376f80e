import CivilTime
import ProcedureGraph

// Parallel work: blocks are opened, their branches done or stopped, and the case goes on.
extension Run {
  /// More branches than any list of bodies to ask has elements.
  static let mostBranches = 1_000

  /// Where the work in a branch is to go, when its turn comes.
  struct Errand {
    var branch: Int
    var target: Target
  }

  /// What follows concerns this branch.
  mutating func turn(to branch: Int, at moment: Moment, _ state: inout CaseState) {
    if state.head.branch != branch { emit(.branchTurnedTo(branch), at: moment, in: &state) }
  }

  /// The next errand of this command in a branch that is still open; nil where all have come to rest.
  mutating func nextErrand(at moment: Moment, _ state: inout CaseState) -> Target? {
    while let errand = errands.popLast() {
      guard state.isOpen(branch: errand.branch) else { continue }
      turn(to: errand.branch, at: moment, &state)
      return errand.target
    }
    return nil
  }

  /// Opens a block. Where there is nothing to open, answers where its route leads.
  mutating func open(
    _ parallel: ID<Parallel>, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) -> Target? {
    let plan = tables.parallels[parallel.index]
    var branches: [BranchOpening] = []
    let first = state.head.branches + 1
    if let each = plan.each {
      let elements = try elements(of: each, in: parallel, at: moment, state)
      branches = elements.enumerated().map {
        BranchOpening(number: first + $0.offset, branch: 0, element: $0.element)
      }
    } else {
      branches = plan.entrances.indices.map { BranchOpening(number: first + $0, branch: $0) }
    }
    guard branches.count <= Self.mostBranches else {
      throw .tooManyBranches(parallel, count: branches.count)
    }
    let required = try required(plan, of: branches.count, in: parallel, at: moment, state)
    emit(
      .blockEntered(parallel, BlockEntry(required: required, branches: branches)), at: moment,
      in: &state)
    guard !branches.isEmpty else { return try close(parallel, at: moment, &state) }
    // The errands are a stack: the first branch comes first.
    for opening in branches.reversed() {
      errands.append(Errand(branch: opening.number, target: plan.entrances[opening.branch]))
    }
    return nil
  }

  private func elements(
    of each: EachPlan, in parallel: ID<Parallel>, at moment: Moment, _ state: CaseState
  ) throws(Rejection) -> [Value] {
    do throws(EvaluationFault) {
      let context = CaseContext(state, tables, at: moment)
      guard case .list(let elements) = try tables.expressions[Int(each.list)].evaluate(in: context)
      else { throw .typeMismatch }
      return elements
    } catch {
      throw .cannotEvaluate(.branchList(parallel), error)
    }
  }

  private func required(
    _ plan: ParallelPlan, of count: Int, in parallel: ID<Parallel>, at moment: Moment,
    _ state: CaseState
  ) throws(Rejection) -> Int {
    guard plan.required >= 0 else { return count }
    do throws(EvaluationFault) {
      let context = CaseContext(state, tables, at: moment)
      guard
        case .number(let number) = try tables.expressions[Int(plan.required)].evaluate(in: context)
      else { throw .typeMismatch }
      return min(max(Int(clamping: number.rounded()), 1), count)
    } catch {
      throw .cannotEvaluate(.branchesRequired(parallel), error)
    }
  }

  /// The branch in hand is done. When enough are, answers where the route of the block leads.
  mutating func finishBranch(
    of parallel: ID<Parallel>, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) -> Target? {
    let branch = state.head.branch
    guard let before = state.sides.cell[0].block(holding: branch), before.parallel == parallel
    else {
      return nil
    }
    emit(.branchDone(branch), at: moment, in: &state)
    guard let block = state.sides.cell[0].block(holding: branch),
      block.doneCount >= block.required
    else {
      leaveStages(except: nil, at: moment, &state)
      return nil
    }
    stopBranches(of: block, at: moment, &state)
    turn(to: block.within, at: moment, &state)
    return try close(parallel, at: moment, &state)
  }

  /// Closes a block of which enough is done.
  private mutating func close(
    _ parallel: ID<Parallel>, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) -> Target {
    emit(.blockDone(parallel), at: moment, in: &state)
    let plan = tables.parallels[parallel.index]
    try perform(plan.acts, at: moment, &state)
    let (target, acts) = try way(plan.route, place: .afterBranches(parallel), at: moment, state)
    try perform(acts, at: moment, &state)
    return target
  }

  /// Stops whatever goes on in the branches of a block, inner blocks first.
  private mutating func stopBranches(
    of block: OpenBlock, at moment: Moment, _ state: inout CaseState
  ) {
    for inner in state.sides.cell[0].tree(of: block).reversed() {
      for branch in inner.branches where branch.progress == .open {
        turn(to: branch.number, at: moment, &state)
        if let step = state.head.step { depart(from: step, at: moment, &state) }
        emit(.branchStopped(branch.number), at: moment, in: &state)
      }
      if inner.within != block.within {
        turn(to: inner.within, at: moment, &state)
        emit(.blockStopped(inner.parallel), at: moment, in: &state)
      }
    }
  }

  /// Stops a block, and what follows concerns the branch that it stood in.
  mutating func stop(_ block: OpenBlock, at moment: Moment, _ state: inout CaseState) {
    stopBranches(of: block, at: moment, &state)
    turn(to: block.within, at: moment, &state)
    emit(.blockStopped(block.parallel), at: moment, in: &state)
  }

  /// Stops the block around the branch in hand, and those around it, until the place is reached.
  mutating func stopBlocks(
    toReach place: Target.Place, at moment: Moment, _ state: inout CaseState
  ) {
    repeat {
      guard let block = state.sides.cell[0].block(holding: state.head.branch) else { return }
      stop(block, at: moment, &state)
    } while !isReached(place.target, in: state)
  }

  /// A target that may lie outside of the blocks around: what concerns all the work that goes on
  /// stops them.
  mutating func comeOut(
    to target: Target, at moment: Moment, _ state: inout CaseState
  ) -> Target {
    guard state.head.hasSides else { return target }
    let plain = if case .stopping(let place) = target { place.target } else { target }
    while !isReached(plain, in: state),
      let block = state.sides.cell[0].block(holding: state.head.branch)
    {
      stop(block, at: moment, &state)
    }
    return plain
  }

  /// Whether a place lies in the branch in hand.
  private func isReached(_ target: Target, in state: CaseState) -> Bool {
    let block = state.sides.cell[0].block(holding: state.head.branch)
    let here = block.flatMap { block in
      block.branches.first { $0.number == state.head.branch }
        .map { BranchPlace(block.parallel, branch: $0.branch) }
    }
    switch target {
    case .step(let step): return tables.steps[step.index].branch == here
    case .end: return here == nil
    case .parallel(let parallel): return tables.parallels[parallel.index].within == here
    case .branchDone(let parallel): return here?.parallel == parallel
    case .stopping: return false
    }
  }
}

import CivilTime
import ProcedureGraph

extension CaseState {
  /// Takes the work of another branch in hand, and parks what was in hand before.
  mutating func turn(to branch: Int) {
    guard branch != head.branch,
      branch == 0 || sides.cell[0].block(holding: branch) != nil
    else { return }
    if head.isActive {
      let place = sides.cell[0].parked.firstIndex { $0.stay > head.activity.stay }
      sides.cell[0].parked.insert(head.activity, at: place ?? sides.cell[0].parked.count)
    }
    head.branch = branch
    if let place = sides.cell[0].parked.firstIndex(where: { $0.branch == branch }) {
      head.activity = sides.cell[0].parked.remove(at: place)
      head.isActive = true
    } else {
      head.activity = .idle
      head.isActive = false
    }
    head.hasSides = !sides.cell[0].isEmpty
  }

  /// Opens a block in the branch in hand. Numbers go on from those of earlier branches.
  mutating func enter(
    _ parallel: ID<Parallel>, _ entry: BlockEntry, at moment: Moment, _ tables: Tables
  ) {
    guard tables.parallels.indices.contains(parallel.index),
      sides.cell[0].block(within: head.branch) == nil
    else { return }
    let known = tables.parallels[parallel.index].entrances.indices
    for opening in entry.branches {
      guard opening.number > head.branches, opening.number < Int(Int32.max),
        known.contains(opening.branch)
      else { return }
      head.branches = opening.number
    }
    let block = OpenBlock(
      parallel: parallel, within: head.branch, enteredAt: moment, required: entry.required,
      branches: entry.branches.map { OpenBranch($0) })
    changeSides { $0.blocks.append(block) }
  }

  mutating func setProgress(of branch: Int, _ progress: OpenBranch.Progress) {
    guard let block = sides.cell[0].blocks.firstIndex(where: { $0.holds(branch) }) else { return }
    for index in sides.cell[0].blocks[block].branches.indices
    where sides.cell[0].blocks[block].branches[index].number == branch {
      sides.cell[0].blocks[block].branches[index].progress = progress
    }
  }

  /// Closes the block that goes on in the branch in hand, with all that stands in it.
  mutating func close(_ parallel: ID<Parallel>) {
    guard let block = sides.cell[0].block(within: head.branch), block.parallel == parallel else {
      return
    }
    let tree = sides.cell[0].tree(of: block)
    changeSides { sides in
      sides.blocks.removeAll { tree.contains($0) }
      sides.parked.removeAll { activity in tree.contains { $0.holds(activity.branch) } }
    }
  }
}

import CivilTime
import ProcedureGraph

/// What runs beside the step in hand. Empty in a plain line of steps without stages.
struct Sides: Hashable, Sendable {
  /// The stages the case is in, in the order in which they were entered.
  var stages: [StageClock] = []
  /// Blocks of parallel work, in the order in which they were entered: outer ones come first.
  var blocks: [OpenBlock] = []
  /// Stays in steps of other branches than the one in hand, in their order.
  var parked: [Activity] = []

  var isEmpty: Bool { stages.isEmpty && blocks.isEmpty && parked.isEmpty }

  func block(holding branch: Int) -> OpenBlock? { blocks.first { $0.holds(branch) } }

  /// The block that goes on in a branch, or outside of all blocks for 0.
  func block(within branch: Int) -> OpenBlock? { blocks.first { $0.within == branch } }

  /// A block and all that stand in its branches, outer ones first.
  func tree(of block: OpenBlock) -> [OpenBlock] {
    var tree: [OpenBlock] = []
    var numbers: Set<Int> = []
    for other in blocks where other == block || numbers.contains(other.within) {
      tree.append(other)
      numbers.formUnion(other.branches.map(\.number))
    }
    return tree
  }
}

extension CaseState {
  /// Changes what runs beside the step in hand, and keeps the mark that there is something.
  mutating func changeSides(_ change: (inout Sides) -> Void) {
    change(&sides.cell[0])
    head.hasSides = !sides.cell[0].isEmpty
  }

  /// The stages the case is in, with their clocks, in the order in which they were entered.
  public var stages: [StageClock] { sides.cell[0].stages }

  /// The blocks of parallel work that go on, outer ones first.
  public var blocks: [OpenBlock] { sides.cell[0].blocks }

  /// The branch in which the latest thing happened; 0 outside of all blocks. Events speak of it.
  public var branchInHand: Int { head.branch }

  /// The earliest due date of the stages the case is in; nil where none has one now.
  public var stageDue: Due? {
    sides.cell[0].stages.compactMap(\.due).min { $0.moment < $1.moment }
  }

  /// The due date of a stage; nil where the case is not in it, while it is paused, and where it has
  /// no limit.
  public func due(of stage: ID<Stage>) -> Due? {
    sides.cell[0].stages.first { $0.stage == stage }?.due
  }

  func isIn(_ stage: ID<Stage>) -> Bool {
    head.hasSides && sides.cell[0].stages.contains { $0.stage == stage }
  }

  /// Whether work may go on in a branch.
  func isOpen(branch: Int) -> Bool {
    branch == 0
      || sides.cell[0].blocks.contains { block in
        block.branches.contains { $0.number == branch && $0.progress == .open }
      }
  }

  /// The branch in which a stay goes on.
  func branch(ofStay stay: Int) -> Int? {
    if head.isStaying(stay) { return head.branch }
    guard head.hasSides else { return nil }
    return sides.cell[0].parked.first { $0.stay == stay }?.branch
  }

  /// The branch in hand and those around it that were opened for an element, inner ones first.
  private func elementBranches(_ tables: Tables) -> [(field: ID<Field>, branch: OpenBranch)] {
    var found: [(ID<Field>, OpenBranch)] = []
    var branch = head.branch
    while branch != 0, let block = sides.cell[0].block(holding: branch) {
      if let field = tables.parallels[block.parallel.index].each?.field,
        let open = block.branches.first(where: { $0.number == branch })
      {
        found.append((field, open))
      }
      branch = block.within
    }
    return found
  }

  /// The elements that the branch in hand and those around it were opened for, each with the field
  /// that stands for it, inner ones first.
  func elements(_ tables: Tables) -> [FieldEntry] {
    elementBranches(tables).compactMap { field, branch in
      branch.element.map { FieldEntry(field, $0) }
    }
  }

  /// How often a step was entered, as its limit counts: over the whole case, or within the branch
  /// that was opened for an element.
  func countedVisits(of step: ID<Step>, _ tables: Tables) -> Int {
    guard head.branch != 0, let branch = elementBranches(tables).first?.branch else {
      return visits(of: step)
    }
    return branch.visits[step] ?? 0
  }

  /// Counts a visit in the branch that was opened for an element, too.
  mutating func countVisit(of step: ID<Step>, _ tables: Tables) {
    guard head.branch != 0, let number = elementBranches(tables).first?.branch.number,
      let block = sides.cell[0].blocks.firstIndex(where: { $0.holds(number) }),
      let branch = sides.cell[0].blocks[block].branches.firstIndex(where: { $0.number == number })
    else { return }
    let count = sides.cell[0].blocks[block].branches[branch].visits[step] ?? 0
    sides.cell[0].blocks[block].branches[branch].visits[step] = min(count, .max - 1) + 1
  }

  /// Whether some step the case is in stops the time of the whole case.
  func isTimeStopped(_ tables: Tables) -> Bool {
    if head.isActive, tables.stopsTime(head.activity.step) { return true }
    return head.hasSides && sides.cell[0].parked.contains { tables.stopsTime($0.step) }
  }
}

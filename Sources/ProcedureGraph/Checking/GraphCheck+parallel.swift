extension GraphCheck {
  mutating func checkParallels() {
    eachNamed("parallels", procedure.parallels, name: \.name) { check, index, block in
      let id = ID<Parallel>(index)
      check.refer(block.within, at: "within")
      check.checkBranches(of: block, id)
      if let each = block.each {
        check.inside("each") { $0.check(each) }
        if block.branches.count > 1 { check.report(.countOutOfRange, at: "branches") }
      }
      check.check(block.required, is: .integer, at: "required")
      check.standing(.fixed(block.within)) { check in
        check.inside("route") { $0.check(block.route) }
        check.check(block.acts)
      }
    }
    let known = procedure.parallels.indices
    let edges = procedure.parallels.map { block in
      [block.within?.parallel.index].compactMap(\.self).filter(known.contains)
    }
    for index in CycleSearch.nodes(closing: edges) {
      report(.blockCycle, at: "parallels", procedure.parallels[index].name, "within")
    }
  }

  mutating func refer(_ place: BranchPlace?, at member: String) {
    guard let place, refer(place.parallel, to: procedure.parallels, at: member) else { return }
    let branches = procedure.parallels[place.parallel.index].branches
    if !branches.indices.contains(place.branch) { report(.unknownReference, at: member) }
  }

  private mutating func checkBranches(of block: Parallel, _ id: ID<Parallel>) {
    if block.branches.isEmpty { report(.emptyList, at: "branches") }
    eachNamed("branches", block.branches, name: \.name) { check, index, branch in
      switch branch.entrance {
      case .step, .parallel:
        check.standing(.fixed(BranchPlace(id, branch: index))) {
          $0.refer(to: branch.entrance, at: "entrance")
        }
      case .end, .branchDone, .stopping: check.report(.emptyBranch, at: "entrance")
      }
    }
  }

  private mutating func check(_ each: Parallel.Each) {
    guard refer(each.field, to: procedure.fields, at: "field") else { return }
    check(each.list, is: .list(procedure.fields[each.field.index].type), at: "list")
  }

  /// A field that a block gives each of its branches can't be given another value.
  mutating func checkFree(_ fields: [ID<Field>], at list: String) {
    if procedure.parallels.isEmpty { return }
    for (index, field) in fields.enumerated() {
      inside(list) { $0.checkFree(field, at: String(index)) }
    }
  }

  mutating func checkFree(_ field: ID<Field>, at place: String) {
    if procedure.parallels.contains(where: { $0.each?.field == field }) {
      report(.boundField, at: place)
    }
  }
}

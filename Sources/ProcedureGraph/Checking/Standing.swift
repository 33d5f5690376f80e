/// Where in the blocks of parallel work something stands, which decides where it may lead.
enum Standing {
  /// In this branch, or outside of all blocks. What lies elsewhere is reached by the end of the branch
  /// or by stopping.
  case fixed(BranchPlace?)
  /// In any of these places. It concerns all the work that goes on there, so it may lead to where that
  /// work branched off, and stops the blocks in between.
  case anyOf([BranchPlace?])
}

extension GraphCheck {
  /// Reports a target that can't be reached from where it is named.
  mutating func checkReach(of target: Target, at place: String) {
    switch standing {
    case .fixed(let here):
      if let kind = fault(of: target, from: here) { report(kind, at: place) }
    case .anyOf(let places):
      for here in places {
        let around = surroundings(of: here)
        let plain =
          if case .stopping(let place) = target { place.target } else { target }
        guard let nearest = around.first,
          !around.contains(where: { fault(of: plain, from: $0) == nil })
        else { continue }
        return report(fault(of: plain, from: nearest) ?? .leadsAcrossBranches, at: place)
      }
    }
  }

  /// A place and the places around it, outwards to nil, which is outside of all blocks.
  func surroundings(of place: BranchPlace?) -> [BranchPlace?] {
    var places = [place]
    var here = place
    // Blocks that stand in each other are reported where they are declared.
    while let inner = here, places.count <= procedure.parallels.count + 1,
      procedure.parallels.indices.contains(inner.parallel.index)
    {
      here = procedure.parallels[inner.parallel.index].within
      places.append(here)
    }
    return places
  }

  private func fault(of target: Target, from here: BranchPlace?) -> GraphFault.Kind? {
    switch target {
    case .step(let id):
      guard procedure.steps.indices.contains(id.index) else { return nil }
      return procedure.steps[id.index].branch == here ? nil : .leadsAcrossBranches
    case .end: return here == nil ? nil : .endInsideBranch
    case .parallel(let id):
      guard procedure.parallels.indices.contains(id.index) else { return nil }
      return procedure.parallels[id.index].within == here ? nil : .leadsAcrossBranches
    case .branchDone(let id):
      guard procedure.parallels.indices.contains(id.index) else { return nil }
      return here?.parallel == id ? nil : .notInBlock
    case .stopping(let place):
      let outer = surroundings(of: here).dropFirst()
      guard !outer.isEmpty else { return .notInBlock }
      let isReached = outer.contains { fault(of: place.target, from: $0) == nil }
      return isReached ? nil : .leadsAcrossBranches
    }
  }
}

import ProcedureGraph

/// Which element of the new version stands for each one of the old.
struct VersionMap: Sendable {
  enum Fate: Hashable, Sendable {
    case becomes(Int)
    case givenUp
    case undecided
    /// The plan names something that is not there.
    case unknown(String)
  }

  let old: Procedure
  let new: Procedure
  private let plan: MovePlan
  private var fates: [MovePlan.Part: [Fate]] = [:]

  init(from old: Procedure, to new: Procedure, by plan: MovePlan) {
    self.old = old
    self.new = new
    self.plan = plan
    // Outcomes and branches are looked for within what stands for their step or block.
    for part in MovePlan.Part.allCases where part != .outcomes && part != .branches {
      let (names, targets) = (old.names(of: part), new.names(of: part))
      var places: [String: Int] = [:]
      for (index, name) in targets.enumerated() where places[name] == nil { places[name] = index }
      fates[part] = names.map { name in
        switch plan.decision(on: part, name) {
        case .becomes(let other): places[other].map { .becomes($0) } ?? .unknown(other)
        case .givenUp: .givenUp
        case nil: places[name].map { .becomes($0) } ?? .undecided
        }
      }
    }
  }

  /// What becomes of an element; given up where there is none.
  func fate(of index: Int, in part: MovePlan.Part) -> Fate {
    guard let fates = fates[part], fates.indices.contains(index) else { return .givenUp }
    return fates[index]
  }

  /// What becomes of an outcome of a step that another one stands for.
  func outcome(_ index: Int, of step: ID<Step>, now other: ID<Step>) -> Fate {
    guard old.steps.indices.contains(step.index), new.steps.indices.contains(other.index),
      old.steps[step.index].outcomes.indices.contains(index)
    else { return .givenUp }
    let name = old.steps[step.index].outcomes[index].name
    return fate(
      of: name, plan.decision(on: .outcomes, old.steps[step.index].name + "." + name),
      among: new.steps[other.index].outcomes.map(\.name))
  }

  /// What becomes of a branch of a block that another one stands for.
  func branch(_ index: Int, of block: ID<Parallel>, now other: ID<Parallel>) -> Fate {
    guard old.parallels.indices.contains(block.index), new.parallels.indices.contains(other.index),
      old.parallels[block.index].branches.indices.contains(index)
    else { return .givenUp }
    let name = old.parallels[block.index].branches[index].name
    return fate(
      of: name, plan.decision(on: .branches, old.parallels[block.index].name + "." + name),
      among: new.parallels[other.index].branches.map(\.name))
  }

  private func fate(
    of name: String, _ decision: MovePlan.Decision?, among names: [String]
  ) -> Fate {
    switch decision {
    case .becomes(let other): names.firstIndex(of: other).map { .becomes($0) } ?? .unknown(other)
    case .givenUp: .givenUp
    case nil: names.firstIndex(of: name).map { .becomes($0) } ?? .undecided
    }
  }

  func element(_ index: Int, in part: MovePlan.Part) -> MovedElement {
    let elements = old.elements(of: part)
    return elements.indices.contains(index) ? elements[index] : MovedElement(part, name: "")
  }

  func outcomeElement(_ index: Int, of step: ID<Step>) -> MovedElement {
    let before = old.steps.prefix(step.index).map(\.outcomes.count).reduce(0, +)
    return element(before + index, in: .outcomes)
  }

  func branchElement(_ index: Int, of block: ID<Parallel>) -> MovedElement {
    let before = old.parallels.prefix(block.index).map(\.branches.count).reduce(0, +)
    return element(before + index, in: .branches)
  }
}

extension Procedure {
  func names(of part: MovePlan.Part) -> [String] { elements(of: part).map(\.name) }

  /// The elements of a kind, in order; outcomes and branches under the names plans know them by.
  public func elements(of part: MovePlan.Part) -> [MovedElement] {
    switch part {
    case .steps: steps.map { MovedElement(part, name: $0.name, title: $0.title) }
    case .outcomes:
      steps.flatMap { step in
        step.outcomes.map { MovedElement(part, name: step.name + "." + $0.name, title: $0.title) }
      }
    case .fields: fields.map { MovedElement(part, name: $0.name, title: $0.title) }
    case .cases: cases.map { MovedElement(part, name: $0.name, title: $0.title) }
    case .papers: papers.map { MovedElement(part, name: $0.name, title: $0.title) }
    case .fees: fees.map { MovedElement(part, name: $0.name, title: $0.title) }
    case .results: results.map { MovedElement(part, name: $0.name, title: $0.title) }
    case .roles: roles.map { MovedElement(part, name: $0.name, title: $0.title) }
    case .actions: actions.map { MovedElement(part, name: $0.name, title: $0.title) }
    case .externalEvents: externalEvents.map { MovedElement(part, name: $0.name, title: $0.title) }
    case .stages: stages.map { MovedElement(part, name: $0.name, title: $0.title) }
    case .parallels: parallels.map { MovedElement(part, name: $0.name, title: $0.title) }
    case .branches:
      parallels.flatMap { block in
        block.branches.map {
          MovedElement(part, name: block.name + "." + $0.name, title: $0.title)
        }
      }
    case .ends: ends.map { MovedElement(part, name: $0.name, title: $0.title) }
    }
  }
}

extension Procedure {
  /// Whether cases of an earlier version may go on under this one: it says so (*hồ sơ đã nhận theo bản
  /// này*), or it has nothing to say but which days are worked.
  public func takesOver(from old: Procedure) -> Bool {
    if transition == .moves { return true }
    var same = old
    same.calendar = calendar
    same.inForce = inForce
    same.transition = transition
    same.legalBases = legalBases
    return same == self
  }
}

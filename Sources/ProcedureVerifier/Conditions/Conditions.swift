import ProcedureGraph
import SourceText

/// What is wrong with the conditions of a procedure: computed cases that leave something out or
/// overlap, conditions that decide nothing, amounts and limits that apply to nobody.
func conditionFindings(of subject: Subject) -> [ProofFinding] {
  var check = ConditionFindings(procedure: subject.procedure)
  check.cases()
  check.steps()
  check.money()
  check.dossier()
  return check.findings
}

private struct ConditionFindings {
  let procedure: Procedure
  var findings: [ProofFinding] = []
  /// The same conditions stand in many places.
  private var known: [[Expression]: Alternatives?] = [:]

  init(procedure: Procedure) { self.procedure = procedure }

  private mutating func alternatives(_ conditions: [Expression]) -> Alternatives? {
    if let known = known[conditions] { return known }
    let judged = Alternatives(conditions, of: procedure)
    known[conditions] = .some(judged)
    return judged
  }

  mutating func report(_ problem: ConditionProblem, at path: [String]) {
    findings.append(problem.finding(at: path))
  }

  mutating func cases() {
    guard let cover = CaseCover(of: procedure) else { return }
    let computed = procedure.cases.filter { $0.condition != nil }
    let path = ["cases", computed.first?.name ?? ""]
    switch cover {
    case .proved: break
    case .gap(let world): report(.casesLeaveGap(world.words), at: path)
    case .overlap(let one, let other, let world):
      let names = [one, other].map { procedure.cases[$0.index].name }
      report(.casesOverlap(names[0], names[1], world.words), at: ["cases", names[1]])
    case .undecided: report(.casesUndecided, at: path)
    }
  }

  mutating func steps() {
    // By their numbers: a step is a large value to copy.
    let steps = procedure.steps
    for index in steps.indices {
      if let route = steps[index].route, !route.branches.isEmpty {
        self.route(route, at: ["steps", steps[index].name])
      }
      for outcome in steps[index].outcomes.indices
      where !steps[index].outcomes[outcome].route.branches.isEmpty {
        route(
          steps[index].outcomes[outcome].route,
          at: ["steps", steps[index].name, "outcomes", steps[index].outcomes[outcome].name])
      }
      if steps[index].limits.contains(where: { $0.condition != nil }) {
        limits(steps[index].limits, at: ["steps", steps[index].name, "limits"])
      }
    }
    for anytime in procedure.anytime {
      route(anytime.outcome.route, at: ["anytime", anytime.outcome.name])
    }
    for parallel in procedure.parallels where !parallel.route.branches.isEmpty {
      route(parallel.route, at: ["parallels", parallel.name])
    }
    for stage in procedure.stages { limits(stage.limits, at: ["stages", stage.name, "limits"]) }
    limits(procedure.limits, at: ["limits"])
  }

  private mutating func route(_ route: Route, at path: [String]) {
    // One branch is told from the way that is left: it needs no comparison with others.
    guard !route.branches.isEmpty else { return }
    judge(.branch, route.branches.map(\.condition), at: path + ["branches"])
  }

  mutating func money() {
    for fee in procedure.fees {
      let path = ["fees", fee.name]
      alternatives(.tier, fee.tiers.map(\.condition), at: path + ["tiers"])
      for (index, relief) in fee.reliefs.enumerated() {
        single(.relief, relief.condition, at: path + ["reliefs", String(index + 1)])
      }
    }
  }

  mutating func dossier() {
    for paper in procedure.papers {
      if let condition = paper.condition { single(.paper, condition, at: ["papers", paper.name]) }
    }
    for (kind, rules) in [("filing", procedure.filing), ("returning", procedure.returning)] {
      for rule in rules {
        guard let condition = rule.condition else { continue }
        single(.channel, condition, at: [kind, rule.channel.rawValue])
      }
    }
  }

  private mutating func limits(_ rules: [LimitRule], at path: [String]) {
    alternatives(.limit, rules.map(\.condition), at: path)
  }

  /// Alternatives of which the last may be without a condition; where it is not, something may be
  /// left out.
  private mutating func alternatives(
    _ subject: ConditionSubject, _ conditions: [Expression?], at path: [String]
  ) {
    let conditional = conditions.compactMap(\.self)
    guard !conditional.isEmpty else { return }
    let gap = judge(subject, conditional, at: path)
    if conditional.count == conditions.count, let gap {
      report(.nothingApplies(subject, gap.words), at: path)
    }
  }

  @discardableResult private mutating func judge(
    _ subject: ConditionSubject, _ conditions: [Expression], at path: [String]
  ) -> World? {
    guard let judged = alternatives(conditions) else { return nil }
    for (index, verdict) in judged.verdicts.enumerated() {
      let place = path + [String(index + 1)]
      switch verdict {
      case .fine: break
      case .neverHolds: report(.neverHolds(subject), at: place)
      case .alwaysHolds: report(.alwaysHolds(subject), at: place)
      case .covered: report(.coveredBefore(subject), at: place)
      }
    }
    return judged.gap
  }

  private mutating func single(
    _ subject: ConditionSubject, _ condition: Expression, at path: [String]
  ) {
    guard let judged = alternatives([condition]) else { return }
    switch judged.verdicts[0] {
    case .fine, .covered: break
    case .neverHolds: report(.neverHolds(subject), at: path)
    case .alwaysHolds: report(.alwaysHolds(subject), at: path)
    }
  }
}

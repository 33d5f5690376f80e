import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// Obligations of the layers and of the rules they comply with, the farthest framework first.
  ///
  /// They add up: what a framework promises stays promised, and a title that is used again adds
  /// another obligation.
  mutating func lowerObligations() {
    var rules: Set<Syntax> = []
    for index in layers.indices {
      let complied = layers[index].declaration.syntax.clause(.complies).map { names($0) } ?? []
      for name in complied {
        guard let rule = inLayer(index, { $0.resolve(.rule, name, as: .rule) }) else { continue }
        if index == layers.count - 1 { place("rules", rule.name, at: name) }
        guard rules.insert(rule.syntax).inserted else { continue }
        lower(rule: rule, named: name, layer: index)
      }
      for line in layers[index].index.lines(.ensure) {
        let standing = Standing(
          rule: nil, origin: layers[index].name, at: nil, isOwn: index == layers.count - 1)
        inLayer(index) { $0.obligation(line, standing, bases: []) }
      }
    }
  }

  /// Where an obligation is stated, and how strictly its names are taken.
  struct Standing {
    let rule: Declaration?
    let origin: String
    /// Where the procedure says that it complies.
    let at: Syntax?
    /// Stated by the procedure for itself: every name has to mean something.
    let isOwn: Bool
  }

  /// A rule was written for many procedures: its names are looked up in this one.
  private mutating func lower(rule: Declaration, named name: Syntax, layer: Int) {
    let bases = rule.syntax.statements(.legalBasis).map { legalBasis($0) }
    let standing = Standing(rule: rule, origin: rule.name, at: name, isOwn: false)
    for line in rule.syntax.statements(.ensure) {
      inLayer(layer) { $0.obligation(line, standing, bases: bases) }
    }
  }

  private mutating func obligation(
    _ line: Syntax, _ standing: Standing, bases: [LegalBasis]
  ) {
    if isBroken(line) {
      standsOnBroken = true
      return
    }
    // A framework by itself has open slots: what its names mean is seen in the procedures.
    if isFramework {
      checkDeclaredNames(of: line, from: file)
      return
    }
    guard let title = line.first(.string), let demand = demand(line, standing) else { return }
    place("obligations", String(graph.obligations.count), at: title)
    graph.obligations.append(
      Obligation(
        title: StringLiteral(title).plainText, demand: demand,
        rule: standing.rule.map { Named(name: $0.name, title: $0.title) },
        origin: standing.origin, legalBases: bases + legalBases(on: line)))
  }

  private mutating func demand(_ line: Syntax, _ standing: Standing) -> Obligation.Demand? {
    let clauses = line.children.filter { $0.kind == .clause }
    guard let first = clauses.first else { return nil }
    switch first.keyword {
    case .afterEvent:
      guard let (a, b) = pair(first, .always, standing) else { return nil }
      return .response(after: a, always: b)
    case .beforeEvent:
      guard let (a, b) = pair(first, .always, standing) else { return nil }
      return .precedence(before: a, always: b)
    case .never: return inner(first).flatMap { event($0, standing) }.map { .absence($0) }
    case .always:
      guard let inner = inner(first), let event = event(inner, standing, isNeeded: true) else {
        return nil
      }
      return .existence(event)
    case .between: return between(first, standing)
    case .performerOf:
      guard let other = first.clause(.differs)?.clause(.performerOf),
        let one = first.first(.path).flatMap({ performedStep($0, standing) }),
        let two = other.first(.path).flatMap({ performedStep($0, standing) })
      else { return nil }
      if one == two, case .stepEntered(let step) = one {
        findings.report(.excludesItself(graph.steps[step.index].name), at: other)
        return nil
      }
      return .fourEyes(one, two)
    case .sumOfLimits: return .timeBudget
    default:
      guard let bound = clauses.last, bound.keyword == .noMoreThan,
        let count = bound.first(.literal).flatMap({ findings.count($0) }),
        let event = event(first, standing)
      else { return nil }
      return .bounded(
        event, most: count, scope: bound.clause(.perStage) == nil ? .wholeCase : .stage)
    }
  }

  private func inner(_ clause: Syntax) -> Syntax? { clause.children.first { $0.kind == .clause } }

  private mutating func pair(
    _ clause: Syntax, _ keyword: Keyword, _ standing: Standing
  ) -> (Obligation.Event, Obligation.Event)? {
    let second = clause.clause(keyword).flatMap { inner($0) }
    guard let first = inner(clause).flatMap({ event($0, standing) }),
      let second = second.flatMap({ event($0, standing) })
    else { return nil }
    return (first, second)
  }

  private mutating func between(_ clause: Syntax, _ standing: Standing) -> Obligation.Demand? {
    let parts = clause.children.filter { $0.kind == .clause }
    guard parts.count == 3, let none = inner(parts[2]) else { return nil }
    guard let a = event(parts[0], standing), let b = event(parts[1], standing),
      let c = event(none, standing)
    else { return nil }
    return .absenceBetween(a, b, without: c)
  }

  private mutating func performedStep(
    _ path: Syntax, _ standing: Standing
  ) -> Obligation.Event? {
    guard let event = step(path, standing, isNeeded: false) else { return nil }
    if case .stepEntered(let step) = event, graph.steps[step.index].isAutomatic {
      // A rule for many procedures: where the system performs the step, there is nobody to differ.
      if standing.isOwn { findings.report(.excludesSystem(path.nameText), at: path) }
      return nil
    }
    return event
  }
}

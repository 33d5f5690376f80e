import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  // MARK: Fields and cases

  mutating func lowerData() {
    let computed = caseItems.filter { $0.syntax.clause(.if) != nil }.count
    var initial = CircularValues(
      place: .initial, builtins: [.totalFee, .dueOn], refusesCases: computed > 0)
    for (index, item) in fieldItems.enumerated() {
      initial.fieldsFrom = index
      refusing(initial) { $0.constrain(index, item) }
    }
    let circular = CircularValues(
      place: .selector, builtins: [.totalFee, .dueOn], refusesCases: true)
    for (index, (item, layer)) in caseItems.enumerated() {
      guard let condition = item.clause(.if)?.arguments.first else { continue }
      graph.cases[index].condition = inLayer(layer) { lowering in
        lowering.refusing(circular) { $0.condition(condition) }
      }
    }
    if computed > 0, computed < caseItems.count,
      let odd = caseItems.first(where: { $0.syntax.clause(.if) == nil })
    {
      findings.report(.mixedCases, at: odd.syntax.first(.name) ?? odd.syntax)
    }
  }

  /// `khai khi nộp`: the applicant's first step takes the field, and its outcome, the filing, asks
  /// for it unless it may stay empty or starts with a value.
  mutating func askWhatIsStatedAtFiling() {
    guard !statedAtFiling.isEmpty, let first = graph.steps.first, drafts[0].syntax.keyword == .step
    else { return }
    guard first.role == .applicant else {
      for field in statedAtFiling {
        let clause = fieldItems[field.index].clause(.statedAtFiling)
        findings.report(.notHere(.statedAtFiling), at: clause ?? own.nameSyntax)
      }
      return
    }
    graph.steps[0].enters += statedAtFiling.filter { !first.enters.contains($0) }
    guard let filing = first.outcomes.first else { return }
    graph.steps[0].outcomes[0].requires += statedAtFiling.filter { field in
      let declared = graph.fields[field.index]
      return !declared.isOptional && fieldItems[field.index].clause(.default) == nil
        && !filing.requires.contains(field)
    }
  }

  private mutating func constrain(_ index: Int, _ item: Syntax) {
    let type = ExpressionType(graph.fields[index].type)
    if let clause = item.clause(.from) ?? item.clause(.to), !type.isOrdered {
      findings.report(.rangeOnWrongType, at: clause)
    } else {
      if let from = item.clause(.from) { graph.fields[index].minimum = bound(from, type) }
      if let to = item.clause(.to) { graph.fields[index].maximum = bound(to, type) }
    }
    if let low = graph.fields[index].minimum, let high = graph.fields[index].maximum,
      let clause = item.clause(.from), isReversed(low, high)
    {
      findings.report(.reversedRange, at: clause)
      graph.fields[index].maximum = nil
    }
    if let longest = item.clause(.longest), let count = longest.first(.literal) {
      if type == .text {
        graph.fields[index].maximumLength = findings.count(count)
      } else {
        findings.report(.onlyForText(.longest), at: longest)
      }
    }
    if let pattern = item.clause(.pattern) { self.pattern(pattern, index, type) }
    guard let value = item.clause(.default)?.arguments.first else { return }
    graph.fields[index].initial = lower(value, as: type)
    if case .literal(let initial) = graph.fields[index].initial,
      !graph.fields[index].faults(in: initial).isEmpty
    {
      findings.report(.defaultRefused, at: value)
    }
  }

  private mutating func pattern(_ clause: Syntax, _ index: Int, _ type: ExpressionType) {
    guard let syntax = clause.first(.string) else { return }
    guard type == .text else {
      findings.report(.onlyForText(.pattern), at: clause)
      return
    }
    let source = StringLiteral(syntax).plainText
    do {
      _ = try Pattern(parsing: source)
      graph.fields[index].pattern = source
    } catch {
      findings.report(.badPattern(error.kind), at: syntax)
    }
  }

  private mutating func bound(_ clause: Syntax, _ type: ExpressionType) -> Value? {
    guard let syntax = clause.arguments.first, let expression = lower(syntax, as: type) else {
      return nil
    }
    guard case .literal(let value) = expression else {
      findings.report(.notConstant, at: syntax)
      return nil
    }
    return value
  }

  private func isReversed(_ low: Value, _ high: Value) -> Bool {
    switch (low, high) {
    case (.number(let a), .number(let b)): b < a
    case (.money(let a), .money(let b)): b < a
    case (.date(let a), .date(let b)): b < a
    case (.moment(let a), .moment(let b)): b < a
    case (.duration(let a), .duration(let b)): a.order(against: b) == .longer
    default: false
    }
  }
}

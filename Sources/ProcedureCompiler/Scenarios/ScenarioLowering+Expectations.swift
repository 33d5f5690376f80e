import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

// What must hold.
extension ScenarioLowering {
  mutating func expectations(_ line: Syntax) -> [ScenarioExpectation] {
    line.children.compactMap { clause in
      guard clause.kind == .clause, let kind = expectation(clause) else { return nil }
      return ScenarioExpectation(kind, range: TextRange(clause))
    }
  }

  private mutating func expectation(_ clause: Syntax) -> ScenarioExpectation.Kind? {
    let name = clause.first(.name)
    switch clause.keyword {
    case .isAt: return clause.first(.path).flatMap { names.step($0) }.map { .isAt($0) }
    case .due: return moment(clause).map { .due($0.0, $0.1) }
    case .overallDue: return moment(clause).map { .overallDue($0.0, $0.1) }
    case .hasNotified, .notify:
      guard let role = name.flatMap({ role($0) }) else { return nil }
      let options = clause.clause(.via)?.children.compactMap { names.noticeMeans($0.keyword) }
      let message = clause.clause(.using)?.first(.name)
      let id = message.flatMap { self.message($0) }
      if message != nil, id == nil { return nil }
      return .notified(
        role, means: options ?? [], message: id, saying: clause.clause(.sent)?.title)
    case .hasReminded, .remind: return name.flatMap { role($0) }.map { .reminded($0) }
    case .hasIssued, .issue:
      guard let name else { return nil }
      if let result = names.result(named: name.nameText) { return .issuedResult(result) }
      return letter(name).map { .issued($0) }
    case .hasReturned, .returnResult:
      guard let name else { return .returned(nil) }
      if let result = names.result(named: name.nameText) { return .returned(result) }
      unknown(.result, name, among: names.graph.results.map(\.name))
      return nil
    case .agency:
      guard let name else { return nil }
      if let index = names.graph.agencies.firstIndex(where: { $0.name == name.nameText }) {
        return .heldBy(ID(index))
      }
      unknown(.agency, name, among: names.graph.agencies.map(\.name))
      return nil
    case .hasPublished, .publish: return name.flatMap { publishable($0) }.map { .published($0) }
    case .hasPosted, .postTo:
      guard let what = name.flatMap({ publishable($0) }) else { return nil }
      return .posted(what, to: clause.clause(.to)?.first(.name).flatMap { role($0) })
    case .hasRefunded, .refund: return name.flatMap { names.fee($0) }.map { .refunded($0) }
    case .hasPerformed, .perform:
      guard let name else { return nil }
      let text = name.nameText
      guard let index = names.graph.actions.firstIndex(where: { $0.name == text }) else {
        unknown(.action, name, among: names.graph.actions.map(\.name))
        return nil
      }
      return .performed(ID(index))
    case .notYet:
      guard let inner = clause.first(.clause) else { return nil }
      return expectation(inner).map { .not($0) }
    case .isRefused:
      let name = clause.clause(.because)?.first(.name)?.nameText
      // Built-in roles have one name in both dialects.
      let role = name.flatMap { Builtins.named($0, .role)?.key }
      return .refused(because: role ?? name)
    case .status: return names.status(clause).map { .status($0) }
    case .endsAt:
      guard let name else { return nil }
      if case .end(let id)? = names.places[name.nameText]?.place { return .ended(id) }
      unknown(.end, name, among: names.graph.ends.map(\.name))
      return nil
    case .fee, .charge:
      guard let name, let fee = names.fee(name), isOfKind(clause.keyword, fee, at: name),
        let sum = clause.children.first(where: { $0.isExpression }),
        let expression = names.lower(sum, as: .money)
      else { return nil }
      return .fee(fee, expression)
    case .data:
      guard let name, let field = names.field(name),
        let value = clause.children.first(where: {
          $0 != name && ($0.isExpression || $0.kind == .string)
        })
      else { return nil }
      let type = ExpressionType(names.graph.fields[field.index].type)
      return names.lower(value, as: type).map { .value(field, $0) }
    default: return nil
    }
  }

  /// A fee pays for a service, a charge belongs to the budget: the words tell them apart.
  private mutating func isOfKind(_ keyword: Keyword, _ fee: ID<Fee>, at name: Syntax) -> Bool {
    let declared: Keyword = names.graph.fees[fee.index].kind == .fee ? .fee : .charge
    guard declared != keyword else { return true }
    names.findings.report(.otherKindOfMoney(name.nameText, declared), at: name)
    return false
  }

  private mutating func moment(_ clause: Syntax) -> (CivilDate, TimeOfDay?)? {
    let literals = clause.children.filter { $0.kind == .literal }
    guard let first = literals.first, let date = names.findings.date(first) else { return nil }
    guard literals.count > 1 else { return (date, nil) }
    guard let time = names.findings.time(literals[1]) else { return nil }
    return (date, time)
  }

  // Only what the procedure itself uses can have happened.

  private mutating func letter(_ name: Syntax) -> ID<Letter>? {
    if let index = names.graph.letters.firstIndex(where: { $0.name == name.nameText }) {
      return ID(index)
    }
    unknown(.letter, name, among: names.graph.letters.map(\.name))
    return nil
  }

  private mutating func message(_ name: Syntax) -> ID<Message>? {
    if let index = names.graph.messages.firstIndex(where: { $0.name == name.nameText }) {
      return ID(index)
    }
    unknown(.message, name, among: names.graph.messages.map(\.name))
    return nil
  }

  private mutating func publishable(_ name: Syntax) -> Publishable? {
    let text = name.nameText
    if let index = names.graph.results.firstIndex(where: { $0.name == text }) {
      return .result(ID(index))
    }
    if case .paper(let id)? = names.symbol(text) { return .paper(id) }
    return letter(name).map { .letter($0) }
  }
}

import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

/// A scenario (*kịch bản*) in terms of the procedure it is played on.
struct ScenarioLowering {
  private var names: ProcedureLowering
  private let syntax: Syntax

  var findings: [Diagnostic] { names.findings.diagnostics }

  init(_ procedure: ProcedureLowering, scenario: Syntax) {
    names = procedure
    names.findings = Findings()
    names.findings.enter(scenario, scenario.title ?? "")
    syntax = scenario
  }

  mutating func lower() -> Scenario {
    if syntax.statements.isEmpty, !syntax.hasTrouble {
      names.findings.report(.emptyScenario(syntax.title ?? ""), at: syntax)
    }
    return Scenario(
      title: syntax.title ?? "", procedure: names.graph.name,
      lines: syntax.statements.compactMap { line in
        guard !names.isBroken(line), let kind = self.line(line) else { return nil }
        return ScenarioLine(kind, range: TextRange(line))
      })
  }

  private mutating func line(_ line: Syntax) -> ScenarioLine.Kind? {
    if line.kind == .item { return actor(line) }
    switch line.keyword {
    case .at:
      let literals = line.children.filter { $0.kind == .literal }
      guard literals.count == 2, let date = names.findings.date(literals[0]),
        let time = names.findings.time(literals[1])
      else { return nil }
      return .at(Moment(date, time))
    case .after:
      return line.arguments.first.flatMap { names.constantDuration($0) }.map { .after($0) }
    case .event:
      guard let name = line.first(.name) else { return nil }
      let text = name.nameText
      guard let index = names.graph.externalEvents.firstIndex(where: { $0.name == text }) else {
        unknown(.event, name, among: names.graph.externalEvents.map(\.name))
        return nil
      }
      return .event(ID(index), values: given(line.clause(.with)).values)
    case .action:
      guard let name = line.first(.name) else { return nil }
      let text = name.nameText
      guard let index = names.graph.actions.firstIndex(where: { $0.name == text }) else {
        unknown(.action, name, among: names.graph.actions.map(\.name))
        return nil
      }
      guard let gives = line.clause(.gives) else { return .actionFails(ID(index)) }
      guard let value = gives.arguments.first else { return nil }
      guard let type = names.graph.actions[index].gives?.type else {
        names.findings.report(.actionGivesNothing(text), at: name)
        return nil
      }
      return names.lower(value, as: ExpressionType(type)).map { .actionGives(ID(index), $0) }
    case .procedure: return called(line)
    case .expect: return .expects(expectations(line))
    default: return nil
    }
  }

  /// `thủ tục X kết thúc Y`: a case of X that was called ends so.
  private mutating func called(_ line: Syntax) -> ScenarioLine.Kind? {
    guard let name = line.first(.name), let end = line.clause(.ending)?.first(.name) else {
      return nil
    }
    let calls = names.graph.steps.compactMap(\.call?.procedure)
    guard calls.contains(name.nameText) else {
      unknown(.procedure, name, among: calls)
      return nil
    }
    if let ends = names.calledEnds[name.nameText], !ends.contains(end.nameText) {
      let near = names.findings.suggestion(for: end.nameText, among: ends)
      names.findings.report(
        .notInProcedure(.end, end.nameText, procedure: name.nameText, suggestion: near), at: end)
      return nil
    }
    return .calledEnds(
      procedure: name.nameText, end: end.nameText, values: calledValues(line, of: name.nameText))
  }

  /// What the fields of the called procedure have come to.
  private mutating func calledValues(
    _ line: Syntax, of procedure: String
  ) -> [ScenarioNamedValue] {
    let fields = names.calledFields[procedure] ?? [:]
    let given = line.clause(.with)?.children.filter { $0.kind == .assignment } ?? []
    return given.compactMap { assignment in
      guard let name = assignment.first(.name), let value = assignment.arguments.last else {
        return nil
      }
      guard let item = fields[name.nameText] else {
        let near = names.findings.suggestion(for: name.nameText, among: fields.keys)
        names.findings.report(
          .notInProcedure(.field, name.nameText, procedure: procedure, suggestion: near), at: name)
        return nil
      }
      guard let type = item.first(.type).flatMap({ names.type($0) }) else { return nil }
      return names.lower(value, as: ExpressionType(type)).map {
        ScenarioNamedValue(name: name.nameText, value: $0)
      }
    }
  }

  private mutating func unknown(_ subject: Subject, _ name: Syntax, among known: [String]) {
    let near = names.findings.suggestion(for: name.nameText, among: known)
    names.findings.report(
      .notInProcedure(
        subject, name.nameText, procedure: names.graph.name, suggestion: near), at: name)
  }

  // MARK: What people do

  private mutating func actor(_ line: Syntax) -> ScenarioLine.Kind? {
    guard let name = line.first(.name), let role = role(name) else { return nil }
    let person = line.title
    if let files = line.clause(.files) { return filing(files, person) }
    if line.clause(.closesVote) != nil { return .closesVote(role, person: person) }
    if let chooses = line.clause(.chooses), let path = chooses.first(.path) {
      var choice = ScenarioChoice(role: role, person: person, outcome: path.nameText)
      checkOutcome(path, role)
      choice.assignee = chooses.clause(.assigning)?.title
      choice.element = element(chooses.clause(.inBranch), of: path.nameText, role)
      choice.present = parties(chooses.clause(.inPresenceOf))
      let given = given(chooses.clause(.with))
      choice.values = given.values
      choice.papers = given.papers
      return .chooses(choice)
    }
    if let pays = line.clause(.pays), let name = pays.first(.name), let fee = names.fee(name) {
      let amount = pays.children.first { $0.isExpression }
      return .pays(
        fee, amount: amount.flatMap { names.lower($0, as: .money) },
        means: pays.clause(.via)?.first(.option).flatMap { names.means($0.keyword) },
        person: person)
    }
    return nil
  }

  /// `ở nhánh bộ_quốc_phòng`: for which element of a list the branch was opened.
  private mutating func element(
    _ clause: Syntax?, of outcome: String, _ role: ID<Role>
  ) -> Expression? {
    guard let clause, let syntax = clause.arguments.first else { return nil }
    let graph = names.graph
    let steps = graph.steps.filter { step in
      step.role == role && step.outcomes.contains { $0.name == outcome }
    }
    guard let field = steps.lazy.compactMap({ graph.element(of: $0.branch) }).first else {
      names.findings.report(.notHere(.inBranch), at: clause)
      return nil
    }
    return names.lower(syntax, as: ExpressionType(graph.fields[field.index].type))
  }

  /// `có mặt bên_nam "Nam", bên_nữ "Nữ"`
  private mutating func parties(_ clause: Syntax?) -> [ScenarioParty] {
    var parties: [ScenarioParty] = []
    for child in clause?.children.map({ $0 }) ?? [] {
      if child.kind == .name, let role = role(child) {
        parties.append(ScenarioParty(role: role, person: nil))
      } else if child.kind == .string, !parties.isEmpty {
        parties[parties.count - 1].person = StringLiteral(child).plainText
      }
    }
    return parties
  }

  /// A role of the procedure itself: one it does not know cannot act in it.
  private mutating func role(_ name: Syntax) -> ID<Role>? {
    if let builtin = Builtins.named(name.nameText, .role) {
      return builtin.key == "applicant" ? .applicant : .system
    }
    let text = name.nameText
    if let index = names.graph.roles.firstIndex(where: { $0.name == text }) { return ID(index) }
    unknown(.role, name, among: names.graph.roles.map(\.name))
    return nil
  }

  /// An outcome that no step of the role has is a mistake of the scenario, not a refusal.
  private mutating func checkOutcome(_ path: Syntax, _ role: ID<Role>) {
    let known =
      names.graph.steps.filter { $0.role == role || $0.council?.chair == role }.flatMap {
        $0.outcomes.map(\.name)
      }
      + names.graph.anytime.filter { $0.role == role }.map(\.outcome.name)
    guard !known.contains(path.nameText) else { return }
    let all =
      names.graph.steps.flatMap { $0.outcomes.map(\.name) }
      + names.graph.anytime.map(\.outcome.name)
    // Somebody else's outcome may be tried: the refusal is what such a scenario shows.
    if !all.contains(path.nameText) { unknown(.outcome, path, among: known) }
  }

  private mutating func filing(_ clause: Syntax, _ person: String?) -> ScenarioLine.Kind? {
    guard let option = clause.first(.option), let channel = names.channel(option.keyword) else {
      return nil
    }
    var filing = ScenarioFiling(person: person, channel: channel)
    if let option = clause.clause(.receiveBy)?.first(.option) {
      filing.returnChannel = names.channel(option.keyword)
    }
    let given = given(clause.clause(.with))
    filing.values = given.values
    filing.papers = given.papers
    filing.selectedCase = given.selected
    return .files(filing)
  }

  private struct Given {
    var values: [ScenarioValue] = []
    var papers: [ScenarioPaper] = []
    var selected: ID<CaseSelector>?
  }

  private mutating func given(_ clause: Syntax?) -> Given {
    var given = Given()
    for child in clause?.children.map({ $0 }) ?? [] {
      switch child.kind {
      case .assignment:
        guard let value = value(child) else { continue }
        if given.values.contains(where: { $0.subject == value.subject }) {
          names.findings.report(.repeatedEntry(child.first(.name)?.nameText ?? ""), at: child)
        } else {
          given.values.append(value)
        }
      case .given:
        guard let paper = paper(child) else { continue }
        if given.papers.contains(where: { $0.paper == paper.paper }) {
          names.findings.report(.repeatedEntry(child.first(.name)?.nameText ?? ""), at: child)
        } else {
          given.papers.append(paper)
        }
      case .clause where child.keyword == .inCase:
        guard let name = child.first(.name) else { continue }
        if case .selector(let id)? = names.symbol(name.nameText) {
          given.selected = id
        } else {
          unknown(.selector, name, among: names.graph.cases.map(\.name))
        }
      default: break
      }
    }
    return given
  }

  private mutating func value(_ assignment: Syntax) -> ScenarioValue? {
    guard let name = assignment.first(.name), let syntax = assignment.arguments.last else {
      return nil
    }
    if case .field(let id)? = names.symbol(name.nameText) {
      let type = ExpressionType(names.graph.fields[id.index].type)
      return names.lower(syntax, as: type).map {
        ScenarioValue(subject: .field(id), value: $0)
      }
    }
    if let builtin = Builtins.named(name.nameText, .value),
      let value = BuiltinValue(key: builtin.key), value.isToldByApplicant
    {
      return names.lower(syntax, as: .text).map {
        ScenarioValue(subject: .builtin(value), value: $0)
      }
    }
    unknown(.field, name, among: names.graph.fields.map(\.name))
    return nil
  }

  private mutating func paper(_ given: Syntax) -> ScenarioPaper? {
    guard let name = given.first(.name) else { return nil }
    guard case .paper(let id)? = names.symbol(name.nameText) else {
      unknown(.paper, name, among: names.graph.papers.map(\.name))
      return nil
    }
    var paper = ScenarioPaper(paper: id)
    for clause in given.children where clause.kind == .clause {
      switch clause.keyword {
      case .original: paper.form = .original
      case .copy: paper.form = .copy
      case .certifiedCopy: paper.form = .certifiedCopy
      case .electronic: paper.form = .electronic
      case .format: paper.format = clause.first(.name)?.nameText.lowercased()
      case .ofSize:
        if let size = clause.arguments.first {
          let typed = names.lower(size, expecting: .size)
          if typed.type == .size, case .literal(.number(let bytes)) = typed.expression {
            paper.bytes = bytes.rounded()
          } else if typed.type != .unknown {
            names.findings.report(.wrongType(expected: .size, found: typed.type), at: size)
          }
        }
      case .issuedOn:
        paper.issuedOn = clause.first(.literal).flatMap { names.findings.date($0) }
      default: break
      }
      if let count = clause.first(.literal), paper.form != nil, clause.keyword != .issuedOn {
        paper.count = names.findings.count(count)
      }
    }
    return paper
  }

  // MARK: What must hold

  private mutating func expectations(_ line: Syntax) -> [ScenarioExpectation] {
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

extension TextRange {
  fileprivate init(_ syntax: Syntax) { self.init(syntax.span.lower, syntax.span.upper) }
}

extension BuiltinValue {
  /// What the applicant says of themselves when filing.
  fileprivate var isToldByApplicant: Bool {
    switch self {
    case .applicantName, .applicantPhone, .applicantEmail, .applicantAddress: true
    case .caseNumber, .filedOn, .dueOn, .filedBy, .returnedBy, .level, .totalFee, .today: false
    }
  }
}

extension Procedure {
  /// The value that tells the branches apart among which a place lies; nil where none does.
  fileprivate func element(of place: BranchPlace?) -> ID<Field>? {
    var place = place
    while let inner = place {
      let block = parallels[inner.parallel.index]
      if let each = block.each { return each.field }
      place = block.within
    }
    return nil
  }
}

import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

// What people do.
extension ScenarioLowering {
  mutating func actor(_ line: Syntax) -> ScenarioLine.Kind? {
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
  mutating func role(_ name: Syntax) -> ID<Role>? {
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

  struct Given {
    var values: [ScenarioValue] = []
    var papers: [ScenarioPaper] = []
    var selected: ID<CaseSelector>?
  }

  mutating func given(_ clause: Syntax?) -> Given {
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

  mutating func value(_ assignment: Syntax) -> ScenarioValue? {
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

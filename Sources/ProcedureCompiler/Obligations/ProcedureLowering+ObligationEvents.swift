import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// What an obligation speaks of, as this procedure has it. A name of a rule or of a framework that
  /// the procedure lacks is kept as absent, unless it is needed; one of its own is a mistake.
  mutating func event(
    _ clause: Syntax, _ standing: Standing, isNeeded: Bool = false
  ) -> Obligation.Event? {
    let name = clause.first(.name)
    switch clause.keyword {
    case .step: return clause.first(.path).flatMap { step($0, standing, isNeeded: isNeeded) }
    case .choose:
      return clause.first(.path).flatMap { outcome($0, standing, isNeeded: isNeeded) }
    case .notify: return name.flatMap { notified($0, clause, standing) }
    case .remind: return name.flatMap { role($0, standing) }.map { $0.event { .reminded($0) } }
    case .issue:
      return name.flatMap { found($0, .letter, graph.letters.map(\.name), standing) }
        .map { $0.event { .letterIssued(ID($0)) } }
    case .publish:
      return name.flatMap { publishable($0, standing) }.map { $0.event { .published($0) } }
    case .postTo:
      return name.flatMap { publishable($0, standing) }.map { $0.event { .posted($0) } }
    case .collect: return collected(clause, standing, isNeeded: isNeeded)
    case .perform:
      return name.flatMap { found($0, .action, graph.actions.map(\.name), standing) }
        .map { $0.event { .actionPerformed(ID($0)) } }
    case .startClock: return .clockStarted
    case .extendBy: return .clockExtended
    case .overdue: return overdue(clause, standing)
    case .ending: return ended(clause, standing, isNeeded: isNeeded)
    default: return nil
    }
  }

  /// An element of the procedure, or the name of one that it lacks.
  enum Found<Element> {
    case element(Element)
    case absent(Obligation.Absent)

    func event(_ make: (Element) -> Obligation.Event) -> Obligation.Event {
      switch self {
      case .element(let element): make(element)
      case .absent(let absent): .absent(absent)
      }
    }
  }

  // MARK: The process

  mutating func step(
    _ path: Syntax, _ standing: Standing, isNeeded: Bool
  ) -> Obligation.Event? {
    switch places[stepName(path)]?.place {
    case .step(let id): return .stepEntered(id)
    case .slot(let index): return slots[index].entrance.map { .stepEntered($0) }
    case .end, .parallel, nil:
      return absent(.step, path, .step, standing, isNeeded, among: drafts.map(\.name))
    }
  }

  private mutating func outcome(
    _ path: Syntax, _ standing: Standing, isNeeded: Bool
  ) -> Obligation.Event? {
    let text = path.nameText
    if let dot = text.lastIndex(of: ".") {
      let (stepText, name) = (String(text[..<dot]), String(text[text.index(after: dot)...]))
      let plain = stepText.split(separator: ".").last.map(String.init) ?? stepText
      if let index = graph.steps.firstIndex(where: { $0.name == plain }),
        graph.hasOutcome(named: name, in: ID(index))
      {
        return .outcomeChosen(name, in: ID(index))
      }
    } else if graph.hasOutcome(named: text, in: nil) {
      return .outcomeChosen(text, in: nil)
    }
    let known = graph.steps.flatMap { $0.outcomes.map(\.name) }
    return absent(
      .outcome, path, .outcome, standing, isNeeded,
      among: known + graph.anytime.map(\.outcome.name))
  }

  private mutating func overdue(_ clause: Syntax, _ standing: Standing) -> Obligation.Event? {
    if let path = clause.clause(.step)?.first(.path) {
      guard let event = step(path, standing, isNeeded: false) else { return nil }
      guard case .stepEntered(let step) = event else { return event }
      return .overdue(.step(step))
    }
    if let name = clause.clause(.stage)?.first(.name) {
      if let index = graph.stages.firstIndex(where: { $0.name == name.nameText }) {
        return .overdue(.stage(ID(index)))
      }
      return absent(.stage, name, .stage, standing, false, among: graph.stages.map(\.name))
    }
    return .overdue(.wholeCase)
  }

  private mutating func ended(
    _ clause: Syntax, _ standing: Standing, isNeeded: Bool
  ) -> Obligation.Event? {
    if let option = clause.first(.option) {
      return .ended(option.keyword == .anyEnd ? .any : .kind(End.Kind(option.keyword)))
    }
    guard let name = clause.first(.name) else { return nil }
    if let index = graph.ends.firstIndex(where: { $0.name == name.nameText }) {
      return .ended(.end(ID(index)))
    }
    return absent(.end, name, .end, standing, isNeeded, among: graph.ends.map(\.name))
  }

  private mutating func collected(
    _ clause: Syntax, _ standing: Standing, isNeeded: Bool
  ) -> Obligation.Event? {
    if clause.clause(.fee) != nil { return .feeCollected(.kind(.fee)) }
    if clause.clause(.charge) != nil { return .feeCollected(.kind(.charge)) }
    guard let name = clause.first(.name) else { return nil }
    if let id = fees[name.nameText] { return .feeCollected(.fee(id)) }
    return absent(.fee, name, .fee, standing, isNeeded, among: fees.keys.map(\.text))
  }

  private mutating func absent(
    _ kind: Obligation.Absent.Kind, _ name: Syntax, _ subject: Subject, _ standing: Standing,
    _ isNeeded: Bool, among known: [String]
  ) -> Obligation.Event? {
    guard standing.isOwn || isNeeded else { return .absent(.init(kind, name.nameText)) }
    let near = findings.suggestion(for: name.nameText, among: known)
    let related =
      standing.at == nil
      ? [] : [(name, Localized(vi: "quy định đòi ở đây", en: "the rule asks for it here"))]
    findings.report(
      .obligationNamesNothing(subject, name.nameText, suggestion: standing.at == nil ? near : nil),
      at: standing.at ?? name, related: related)
    return nil
  }

  // MARK: People, letters, messages, actions

  private mutating func notified(
    _ name: Syntax, _ clause: Syntax, _ standing: Standing
  ) -> Obligation.Event? {
    guard let role = role(name, standing) else { return nil }
    guard let text = clause.clause(.using)?.first(.name) else {
      return role.event { .notified($0, nil) }
    }
    guard let message = found(text, .message, graph.messages.map(\.name), standing) else {
      return nil
    }
    return role.event { role in message.event { .notified(role, ID($0)) } }
  }

  private mutating func role(_ name: Syntax, _ standing: Standing) -> Found<ID<Role>>? {
    if let builtin = Builtins.named(name.nameText, .role) {
      return .element(builtin.key == "applicant" ? .applicant : .system)
    }
    switch found(name, .role, graph.roles.map(\.name), standing) {
    case .element(let index): return .element(ID(index))
    case .absent(let absent): return .absent(absent)
    case nil: return nil
    }
  }

  private mutating func publishable(_ name: Syntax, _ standing: Standing) -> Found<Publishable>? {
    let text = name.nameText
    if let index = graph.results.firstIndex(where: { $0.name == text }) {
      return .element(.result(ID(index)))
    }
    if let index = graph.papers.firstIndex(where: { $0.name == text }) {
      return .element(.paper(ID(index)))
    }
    switch found(name, .letter, graph.letters.map(\.name), standing) {
    case .element(let index): return .element(.letter(ID(index)))
    case .absent(let absent): return .absent(.init(.publishable, absent.name))
    case nil: return nil
    }
  }

  /// What the procedure uses under a name. Something that is declared and that it does not use never
  /// happens in it.
  private mutating func found(
    _ name: Syntax, _ keyword: Keyword, _ known: [String], _ standing: Standing
  ) -> Found<Int>? {
    let text = name.nameText
    if let index = known.firstIndex(of: text) { return .element(index) }
    guard let kind = Obligation.Absent.Kind(keyword) else { return nil }
    if standing.rule == nil, !isDeclared(keyword, text) {
      let subject = Subject(keyword)
      let near = findings.suggestion(
        for: text, among: known + sources.names(of: keyword, from: file))
      findings.report(
        .obligationNamesNothing(subject, text, suggestion: near), at: name)
      return nil
    }
    return .absent(.init(kind, text))
  }

  private func isDeclared(_ keyword: Keyword, _ name: String) -> Bool {
    let key = DeclarationKey(kind: keyword, name: name)
    return layers.contains { $0.index.locals[key] != nil }
      || !sources.declarations(keyword, named: name, from: file).isEmpty
  }

  // MARK: Rules by themselves

  /// Judges what can be judged of an obligation without a procedure: roles, letters, messages and
  /// actions are declared in files. Steps and outcomes are those of each procedure.
  mutating func checkDeclaredNames(of line: Syntax, from file: Int) {
    var pending = line.children.filter { $0.kind == .clause }
    while let clause = pending.popLast() {
      pending += clause.children.filter { $0.kind == .clause }
      let keyword: Keyword? =
        switch clause.keyword {
        case .notify, .remind: .role
        case .issue: .letter
        case .using: .message
        case .perform: .action
        default: nil
        }
      guard let keyword, let name = clause.first(.name) else { continue }
      let text = name.nameText
      if keyword == .role, Builtins.named(text, .role) != nil { continue }
      if isDeclared(keyword, text) { continue }
      let near = findings.suggestion(for: text, among: sources.names(of: keyword, from: file))
      findings.report(
        .obligationNamesNothing(Subject(keyword), text, suggestion: near), at: name)
    }
  }
}

extension Obligation.Absent.Kind {
  fileprivate init?(_ keyword: Keyword) {
    switch keyword {
    case .role: self = .role
    case .letter: self = .letter
    case .message: self = .message
    case .action: self = .action
    default: return nil
    }
  }
}

extension End.Kind {
  /// The kind that a word stands for; ends succeed unless they say otherwise.
  init(_ keyword: Keyword?) {
    self =
      switch keyword {
      case .refused: .refused
      case .withdrawn: .withdrawn
      case .cancelled: .cancelled
      case .discontinued: .discontinued
      default: .succeeded
      }
  }
}

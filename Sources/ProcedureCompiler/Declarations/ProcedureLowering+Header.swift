import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// What the published sheet of a procedure says of it: code, sector, level, bases, results.
  mutating func lowerHeader() {
    graph.frameworks = layers.dropLast().reversed().map {
      Named(name: $0.name, title: $0.declaration.title)
    }
    graph.code = lastLine(.code).flatMap { codeText($0.syntax) }
    graph.sector = lastLine(.sector)?.syntax.title
    graph.level = lastLine(.level).flatMap { level($0.syntax) }
    graph.sets = lastLine(.sets).flatMap { $0.syntax.first(.literal) }.flatMap {
      findings.count($0)
    }
    if let (line, layer) = lastLine(.performedBy), let name = line.first(.name) {
      graph.performedBy = inLayer(layer) { $0.agency(name) }
    }
    if let (line, layer) = lastLine(.receivedBy), let name = line.first(.name) {
      graph.receivedBy = inLayer(layer) { $0.agency(name) }
    }
    if let (line, layer) = lastLine(.filedAt) {
      for name in names(line) {
        guard let agency = inLayer(layer, { $0.agency(name) }) else { continue }
        if graph.filedAt.contains(agency) {
          findings.report(.repeatedEntry(name.nameText), at: name)
        } else {
          graph.filedAt.append(agency)
        }
      }
    }
    if let line = lastLine(.transition)?.syntax, line.clause(.movesToNew) != nil {
      graph.transition = .moves
    }
    if let line = lastLine(.applicants)?.syntax {
      graph.applicants = each(line.children.filter { $0.kind == .option }) {
        $0.applicant($1.keyword)
      }
    }
    for (line, layer) in lines(.legalBasis) {
      graph.legalBases.append(inLayer(layer) { $0.limitingBasis(line) })
    }
    graph.conditions = lines(.condition).compactMap { $0.syntax.title }
    if let line = lastLine(.inForce)?.syntax { graph.inForce = validity(line) }
    lowerResults()
    lowerCalendar()
  }

  private mutating func lowerResults() {
    var seen: [String: Syntax] = [:]
    for (line, _) in lines(.result) {
      guard let name = line.first(.name) else { continue }
      if let before = seen[name.nameText] {
        findings.report(
          .duplicateName(.result, name.nameText), at: name,
          related: [(before, Self.declaredHere)])
        continue
      }
      seen[name.nameText] = name
      place("results", name.nameText, at: name)
      graph.results.append(Named(name: name.nameText, title: line.title ?? name.nameText))
    }
  }

  private mutating func lowerCalendar() {
    guard let (line, layer) = lastLine(.calendar), let name = line.first(.name) else {
      if !isFramework {
        findings.report(.missingPart(.calendar, in: .procedure), at: own.nameSyntax)
      }
      return
    }
    inLayer(layer) { lowering in
      guard let declaration = lowering.resolve(.calendar, name, as: .calendar) else { return }
      if let calendar = lowering.sources.calendars[declaration.syntax] {
        lowering.graph.calendar = calendar
      } else {
        // A calendar with faults was reported where it is declared.
        lowering.standsOnBroken = true
      }
    }
  }

  private func codeText(_ line: Syntax) -> String? {
    line.first(.procedureCode)?.text ?? line.title
  }

  private mutating func level(_ line: Syntax) -> ServiceLevel? {
    if let option = line.first(.option) { return option.keyword == .full ? .full : .partial }
    guard let literal = line.first(.literal), let number = findings.count(literal) else {
      return nil
    }
    // Levels 3 and 4 were the names before Decree 42/2022.
    switch number {
    case 4: return .full
    case 1, 2, 3: return .partial
    default:
      findings.report(.unknownLevel, at: literal)
      return nil
    }
  }

  private func applicant(_ keyword: Keyword) -> ApplicantKind? {
    switch keyword {
    case .citizens: .citizen
    case .enterprises: .enterprise
    case .organizations: .organization
    case .stateBodies: .stateBody
    default: nil
    }
  }

  /// `căn cứ 61/2018/NĐ-CP "Điều 17"`
  func legalBasis(_ line: Syntax) -> LegalBasis {
    LegalBasis(
      number: line.first(.documentNumber)?.nameText ?? line.title ?? "",
      place: line.first(.documentNumber) == nil ? nil : line.title)
  }

  /// `căn cứ 50/2014/QH13 "Điều 102" tối đa 30 ngày`, of what has a limit.
  mutating func limitingBasis(_ line: Syntax) -> LegalBasis {
    var basis = legalBasis(line)
    basis.most = line.clause(.atMost)?.arguments.first.flatMap { constantDuration($0) }
    return basis
  }

  /// The bases cited by a clause on a line, such as a paper or a limit.
  func legalBases(on line: Syntax) -> [LegalBasis] {
    line.clauses(.legalBasis).flatMap { clause -> [LegalBasis] in
      let numbers = clause.children.filter { $0.kind == .documentNumber }
      guard !numbers.isEmpty else { return clause.title.map { [LegalBasis(number: $0)] } ?? [] }
      let place = clause.title
      return numbers.enumerated().map { index, number in
        LegalBasis(number: number.nameText, place: index == numbers.count - 1 ? place : nil)
      }
    }
  }

  mutating func validity(_ line: Syntax) -> Validity? {
    guard let from = line.clause(.from)?.first(.literal).flatMap({ findings.date($0) }) else {
      return nil
    }
    let until = line.clause(.to)?.first(.literal).flatMap { findings.date($0) }
    if let until, until < from {
      findings.report(.reversedRange, at: line)
      return nil
    }
    return Validity(from: from, until: until)
  }

  // MARK: People

  /// An agency of the file's floor, taken into the graph with those it is part of or replaces.
  mutating func agency(_ name: Syntax) -> ID<Agency>? {
    resolve(.agency, name, as: .agency).flatMap { agency($0, at: name) }
  }

  mutating func agency(_ declaration: Declaration, at name: Syntax? = nil) -> ID<Agency>? {
    let name = name ?? declaration.nameSyntax
    if let known = agencies[declaration.syntax] { return known }
    guard !isTaken(declaration, as: .agency, at: name) else { return nil }
    let id = ID<Agency>(graph.agencies.count)
    agencies[declaration.syntax] = id
    graph.agencies.append(Agency(name: declaration.name, title: declaration.title))
    place("agencies", declaration.name, at: declaration.nameSyntax)
    let line = declaration.syntax
    func part(_ keyword: Keyword) -> Syntax? {
      line.clause(keyword) ?? line.statements(keyword).first
    }
    graph.agencies[id.index].code = part(.code)?.title ?? part(.code)?.first(.procedureCode)?.text
    graph.agencies[id.index].inForce = part(.inForce).flatMap { validity($0) }
    if let whole = part(.partOf)?.first(.name) {
      graph.agencies[id.index].partOf = superior(whole, of: id) { agency in
        agency.partOf.map { [$0] } ?? []
      }
    }
    for name in part(.replaces)?.children.filter({ $0.kind == .name }) ?? [] {
      guard let replaced = superior(name, of: id, { $0.replaces }) else { continue }
      if !graph.agencies[id.index].replaces.contains(replaced) {
        graph.agencies[id.index].replaces.append(replaced)
      }
    }
    takeSuccessors(of: declaration)
    return id
  }

  /// The agencies in sight that took over from one: a case in progress goes on there.
  private mutating func takeSuccessors(of replaced: Declaration) {
    for name in Set(sources.names(of: .agency, from: file)).sorted() {
      for heir in sources.declarations(.agency, named: name, from: file) {
        let line = heir.syntax.clause(.replaces) ?? heir.syntax.statements(.replaces).first
        let replaces = line?.children.contains {
          $0.kind == .name && $0.nameText == replaced.name
        }
        if replaces == true { _ = agency(heir) }
      }
    }
  }

  /// An agency that another is part of or replaces; never one from which a circle leads back.
  private mutating func superior(
    _ name: Syntax, of lower: ID<Agency>, _ links: (Agency) -> [ID<Agency>]
  ) -> ID<Agency>? {
    guard let id = agency(name) else { return nil }
    var pending = [id]
    var seen: Set<Int> = []
    while let next = pending.popLast() {
      if next == lower {
        findings.report(.circularDefinition(graph.agencies[lower.index].name), at: name)
        return nil
      }
      if seen.insert(next.index).inserted {
        pending += links(graph.agencies[next.index])
      }
    }
    return id
  }

  /// A role by its name: the applicant, the system, or one that is declared.
  mutating func role(_ name: Syntax) -> ID<Role>? {
    if let builtin = Builtins.named(name.nameText, .role) {
      return builtin.key == "applicant" ? .applicant : .system
    }
    guard let declaration = resolve(.role, name, as: .role) else { return nil }
    if let known = roles[declaration.syntax] { return known }
    guard !isTaken(declaration, as: .role, at: name) else { return nil }
    let id = ID<Role>(graph.roles.count)
    roles[declaration.syntax] = id
    graph.roles.append(Role(name: declaration.name, title: declaration.title))
    place("roles", declaration.name, at: declaration.nameSyntax)
    graph.roles[id.index].agency = checkAgency(of: declaration)
    return id
  }

  /// The agency that a role belongs to, if it says so.
  @discardableResult
  mutating func checkAgency(of role: Declaration) -> ID<Agency>? {
    role.syntax.clause(.of)?.first(.name).flatMap { agency($0) }
  }
}

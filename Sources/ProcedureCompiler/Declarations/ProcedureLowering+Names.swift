import ProcedureGraph
import ProcedureSyntax
import SourceText

extension Syntax {
  /// Whether a line cites a legal basis of its own, beside it or in its block.
  var citesLegalBasis: Bool { clause(.legalBasis) != nil || !statements(.legalBasis).isEmpty }
}

extension ProcedureLowering {
  static let declaredHere = Localized(vi: "khai báo ở đây", en: "declared here")

  /// Declares every name that expressions and arrows can use, before anything is lowered: forward
  /// references are fine.
  mutating func collectNames() {
    collectCouncilFees()
    collectParameters()
    collectFields()
    collectOnBehalf()
    collectCases()
    collectPapers()
    collectFees()
    collectPlaces()
  }

  // MARK: Parameters

  private mutating func collectParameters() {
    for (line, layer) in lines(.parameter) {
      guard let name = line.first(.name) else { continue }
      if let type = line.first(.type) {
        declareParameter(line, name, type, layer)
      } else if let value = line.arguments.last, value != name {
        giveParameter(name, value, layer)
      }
    }
    guard !isFramework else { return }
    for parameter in parameters where parameter.value == nil {
      findings.report(
        .hole(parameter.name, framework: layers[parameter.layer].name), at: own.nameSyntax,
        related: [(parameter.syntax, Self.openedHere)])
    }
  }

  private static let openedHere = Localized(vi: "tham số để ngỏ ở đây", en: "left open here")

  private mutating func declareParameter(
    _ line: Syntax, _ name: Syntax, _ type: Syntax, _ layer: Int
  ) {
    let value = line.clause(.default)?.arguments.first
    guard let valueType = inLayer(layer, { $0.type(type) }) else { return }
    let text = name.nameText
    declare(text, at: name, as: .parameter(parameters.count))
    parameters.append(
      Parameter(
        name: text, syntax: line, layer: layer, type: ExpressionType(valueType),
        value: value.map { ($0, layer) }))
  }

  private mutating func giveParameter(_ name: Syntax, _ value: Syntax, _ layer: Int) {
    guard layers.count > 1 else {
      findings.report(.followsNothing(.parameter), at: name)
      return
    }
    guard let index = parameters.firstIndex(where: { $0.name == name.nameText }) else {
      unknown(.parameter, name.nameText, at: name, among: parameters.map(\.name))
      return
    }
    if let given = parameters[index].value, given.layer == layer {
      findings.report(.repeatedLine(.parameter), at: name)
    }
    parameters[index].value = (value, layer)
  }

  /// Judges what is given for parameters, once all names are known, whether or not it is used.
  mutating func checkParameters() {
    for index in parameters.indices { _ = parameter(index) }
  }

  // MARK: Fields and cases

  private mutating func collectFields() {
    for (block, _) in lines(.data) {
      for item in block.statements where item.kind == .item {
        guard let name = item.first(.name), let syntax = item.first(.type),
          let type = self.type(syntax)
        else { continue }
        let text = name.nameText
        declare(text, at: name, as: .field(ID(graph.fields.count)))
        place("fields", text, at: name)
        if item.clause(.statedAtFiling) != nil { statedAtFiling.append(ID(graph.fields.count)) }
        graph.fields.append(
          Field(
            name: text, title: item.title ?? text, type: type,
            isOptional: item.clause(.optional) != nil))
        fieldItems.append(item)
      }
    }
  }

  private mutating func collectCases() {
    for (block, layer) in lines(.cases) {
      for item in block.statements where item.kind == .item {
        guard let name = item.first(.name) else { continue }
        let text = name.nameText
        declare(text, at: name, as: .selector(ID(graph.cases.count)))
        place("cases", text, at: name)
        graph.cases.append(CaseSelector(name: text, title: item.title ?? text))
        caseItems.append((item, layer))
      }
    }
  }

  /// A type as it is written.
  mutating func type(_ syntax: Syntax) -> ValueType? {
    switch syntax.keyword {
    case .text: .text
    case .number: .number
    case .integer: .integer
    case .money: .money
    case .date: .date
    case .time: .moment
    case .yesNo: .flag
    case .duration: .duration
    case .listOf: list(syntax)
    case .choice: .choice(options(syntax))
    default: nil
    }
  }

  private mutating func list(_ syntax: Syntax) -> ValueType? {
    guard let inner = syntax.first(.type) else { return nil }
    guard inner.keyword != .listOf else {
      findings.report(.nestedList, at: inner)
      return nil
    }
    return type(inner).map { .list($0) }
  }

  private mutating func options(_ syntax: Syntax) -> [Named] {
    var options: [Named] = []
    var seen: Set<String> = []
    for child in syntax.children {
      if child.kind == .name {
        let name = child.nameText
        if !seen.insert(name).inserted {
          findings.report(.duplicateName(.option, name), at: child)
        }
        options.append(Named(name: name, title: name))
      } else if child.kind == .string, !options.isEmpty {
        options[options.count - 1].title = StringLiteral(child).plainText
      }
    }
    return options
  }

  // MARK: Papers and money

  private mutating func collectPapers() {
    for (line, layer) in lines(.forbidPaper) {
      if let name = line.first(.name) { forbiddenPapers[name.nameText] = (line, layer) }
    }
    for (block, layer) in lines(.dossier) {
      for line in block.statements {
        if line.is(.statement, .paper) {
          collectPaper(line, layer)
        } else if line.is(.statement, .oneOf) {
          let first = graph.papers.count
          for member in line.statements(.paper) { collectPaper(member, layer) }
          if line.statements(.paper).isEmpty, !isBroken(line) {
            findings.report(.missingPart(.paper, in: .oneOf), at: line)
          }
          groupItems.append((line, layer, (first..<graph.papers.count).map { ID($0) }))
        }
      }
    }
    for (amendment, layer) in lines(.amendStep) {
      let isCited = amendment.citesLegalBasis
      for line in amendment.statements(.paper) { collectPaper(line, layer, isCited: isCited) }
    }
  }

  private mutating func collectPaper(_ line: Syntax, _ layer: Int, isCited: Bool = false) {
    guard let name = line.first(.name) else { return }
    let text = name.nameText
    if let forbidden = forbiddenPapers[text], forbidden.layer < layer, !isCited,
      !line.citesLegalBasis
    {
      findings.report(
        .forbiddenPaper(text, framework: layers[forbidden.layer].name), at: name,
        related: [
          (forbidden.syntax, Localized(vi: "khung quy định ở đây", en: "the framework says so"))
        ])
    }
    declare(text, at: name, as: .paper(ID(graph.papers.count)))
    place("papers", text, at: name)
    graph.papers.append(Paper(name: text, title: line.title ?? text))
    paperLines.append((line, layer))
  }

  private mutating func collectFees() {
    for (index, layer) in layers.enumerated() {
      for line in layer.index.statements where line.keyword == .fee || line.keyword == .charge {
        collectFee(line, index)
      }
    }
  }

  /// `lệ phí x "…" do hội đồng nhân dân quy định`: a hole for money, of the fee's own name.
  private mutating func collectCouncilFees() {
    for (index, layer) in layers.enumerated() {
      for line in layer.index.statements where line.clause(.setByCouncil) != nil {
        guard let name = line.first(.name), symbol(name.nameText) == nil else { continue }
        declare(name.nameText, at: name, as: .parameter(parameters.count))
        parameters.append(
          Parameter(name: name.nameText, syntax: line, layer: index, type: .money, value: nil))
      }
    }
  }

  private mutating func collectFee(_ line: Syntax, _ layer: Int) {
    guard let name = line.first(.name) else { return }
    let text = name.nameText
    if let known = fees.insert(ID(graph.fees.count), forKey: Name(text)) {
      findings.report(
        .duplicateName(.fee, text), at: name,
        related: [(feeLines[known.index].syntax, Self.declaredHere)])
      return
    }
    if let alike = feeLookalikes.insert(text) {
      findings.report(.lookalikeNames(alike, text), at: name)
    }
    if line.clause(.setByCouncil) != nil {
      councilParameters[graph.fees.count] = parameters.firstIndex { $0.syntax == line }
    }
    place("fees", text, at: name)
    graph.fees.append(
      Fee(
        name: text, title: line.title ?? text, kind: line.keyword == .fee ? .fee : .charge,
        tiers: []))
    feeLines.append((line, layer))
  }
}

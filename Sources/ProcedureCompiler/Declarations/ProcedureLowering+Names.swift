import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// Declares every name that expressions and arrows can use, before anything is lowered: forward
  /// references are fine.
  mutating func collectNames() {
    collectParameters()
    collectFields()
    collectCases()
    collectPapers()
    collectFees()
    collectSteps()
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
    guard let valueType = self.type(type) else { return }
    declare(name, as: .parameter(parameters.count))
    parameters.append(
      Parameter(
        name: name.nameText, syntax: line, layer: layer, type: ExpressionType(valueType),
        value: value.map { ($0, layer) }))
  }

  private mutating func giveParameter(_ name: Syntax, _ value: Syntax, _ layer: Int) {
    guard layers.count > 1 else {
      findings.report(.followsNothing(.parameter), at: name)
      return
    }
    guard let index = parameters.firstIndex(where: { $0.name == name.nameText }) else {
      let near = Suggestion.nearest(to: name.nameText, among: parameters.map(\.name))
      findings.report(.unknownName(.parameter, name.nameText, suggestion: near), at: name)
      return
    }
    if let given = parameters[index].value, given.layer == layer {
      findings.report(.repeatedLine(.parameter), at: name)
    }
    parameters[index].value = (value, layer)
  }

  /// Judges what is given for parameters, once all names are known, whether or not it is used.
  mutating func checkParameters() {
    for parameter in parameters {
      guard let value = parameter.value else { continue }
      inLayer(value.layer) { _ = $0.lower(value.syntax, as: parameter.type) }
    }
  }

  // MARK: Fields and cases

  private mutating func collectFields() {
    for (block, _) in lines(.data) {
      for item in block.statements where item.kind == .item {
        guard let name = item.first(.name), let syntax = item.first(.type),
          let type = self.type(syntax)
        else { continue }
        let id = ID<Field>(graph.fields.count)
        declare(name, as: .field(id))
        place("fields", name.nameText, at: name)
        graph.fields.append(
          Field(
            name: name.nameText, title: item.title ?? name.nameText, type: type,
            isOptional: item.clause(.optional) != nil))
        fieldItems.append(item)
      }
    }
  }

  private mutating func collectCases() {
    for (block, layer) in lines(.cases) {
      for item in block.statements where item.kind == .item {
        guard let name = item.first(.name) else { continue }
        declare(name, as: .selector(ID(graph.cases.count)))
        place("cases", name.nameText, at: name)
        graph.cases.append(
          CaseSelector(name: name.nameText, title: item.title ?? name.nameText))
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
    case .listOf: syntax.first(.type).flatMap { type($0) }.map { .list($0) }
    case .choice: .choice(options(syntax))
    default: nil
    }
  }

  private mutating func options(_ syntax: Syntax) -> [Named] {
    var options: [Named] = []
    for child in syntax.children {
      if child.kind == .name {
        let name = child.nameText
        if options.contains(where: { $0.name == name }) {
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
          groupItems.append((line, layer, (first..<graph.papers.count).map { ID($0) }))
        }
      }
    }
    for (amendment, layer) in lines(.amendStep) {
      for line in amendment.statements(.paper) { collectPaper(line, layer) }
    }
  }

  private mutating func collectPaper(_ line: Syntax, _ layer: Int) {
    guard let name = line.first(.name) else { return }
    if let forbidden = forbiddenPapers[name.nameText], forbidden.layer < layer {
      findings.report(
        .forbiddenPaper(name.nameText, framework: layers[forbidden.layer].name), at: name,
        related: [
          (forbidden.syntax, Localized(vi: "khung quy định ở đây", en: "the framework says so"))
        ])
    }
    declare(name, as: .paper(ID(graph.papers.count)))
    place("papers", name.nameText, at: name)
    graph.papers.append(Paper(name: name.nameText, title: line.title ?? name.nameText))
    paperLines.append((line, layer))
  }

  private mutating func collectFees() {
    for (line, layer) in lines(.fee, .charge) {
      guard let name = line.first(.name) else { continue }
      let text = name.nameText
      if graph.fees.contains(where: { $0.name == text }) {
        findings.report(.duplicateName(.fee, text), at: name)
        continue
      }
      place("fees", text, at: name)
      graph.fees.append(
        Fee(
          name: text, title: line.title ?? text, kind: line.keyword == .fee ? .fee : .charge,
          tiers: []))
      feeLines.append((line, layer))
    }
  }

  // MARK: Steps

  private mutating func collectSteps() {
    var order: [Ordered] = []
    for layer in layers.indices {
      self.layer = layer
      order += collectSteps(of: layers[layer].statements, stage: nil)
    }
    layer = layers.count - 1
    fillSlots()
    var steps: [StepDraft] = []
    for item in order {
      switch item {
      case .step(let draft): steps.append(draft)
      case .slot(let index):
        let entrance = ID<Step>(steps.count)
        guard let fill = slots[index].fill else {
          steps.append(standIn(for: slots[index]))
          slots[index].entrance = entrance
          continue
        }
        let inner = inLayer(fill.layer) { $0.collectSteps(of: fill.syntax.statements, stage: nil) }
        for case .step(let draft) in inner { steps.append(draft) }
        if steps.count > entrance.index {
          slots[index].entrance = entrance
        } else {
          findings.report(.noSteps(slots[index].name), at: fill.syntax)
        }
      }
    }
    drafts = steps
    for (index, draft) in drafts.enumerated() { declarePlace(draft, ID(index)) }
    amendSteps()
  }

  private enum Ordered {
    case step(StepDraft)
    case slot(Int)
  }

  private mutating func collectSteps(of lines: [Syntax], stage: ID<Stage>?) -> [Ordered] {
    var order: [Ordered] = []
    for line in lines where line.kind == .statement {
      switch line.keyword {
      case .step:
        guard let name = line.first(.name) else { continue }
        order.append(
          .step(
            StepDraft(
              name: name.nameText, syntax: line, layer: layer, stage: stage,
              lines: line.statements.map {
                StepDraft.Line(syntax: $0, layer: layer, amendment: nil)
              })))
      case .stage:
        guard let name = line.first(.name) else { continue }
        if let limit = line.clause(.within) { findings.report(.notYetSupported(.stage), at: limit) }
        let id = ID<Stage>(graph.stages.count)
        graph.stages.append(Stage(name: name.nameText, title: line.title ?? name.nameText))
        order += collectSteps(of: line.statements, stage: id)
      case .slot:
        guard let name = line.first(.name) else { continue }
        order.append(.slot(slots.count))
        declarePlace(name, .slot(slots.count), as: .slot)
        slots.append(Slot(name: name.nameText, syntax: line, layer: layer))
      case .ending: collectEnd(line)
      case .parallel: findings.report(.notYetSupported(.parallel), at: line.first(.name) ?? line)
      default: break
      }
    }
    return order
  }

  private mutating func collectEnd(_ line: Syntax) {
    guard let name = line.first(.name) else { return }
    declarePlace(name, .end(ID(graph.ends.count)), as: .end)
    place("ends", name.nameText, at: name)
    let kind: End.Kind =
      switch line.first(.option)?.keyword {
      case .refused: .refused
      case .withdrawn: .withdrawn
      case .cancelled: .cancelled
      case .discontinued: .discontinued
      default: .succeeded
      }
    graph.ends.append(
      End(
        name: name.nameText, title: line.title ?? name.nameText, kind: kind,
        origin: layers[layer].name))
    endLines.append((line, layer))
  }

  private mutating func declarePlace(_ draft: StepDraft, _ id: ID<Step>) {
    guard let name = draft.syntax.first(.name), draft.syntax.keyword == .step else { return }
    declarePlace(name, .step(id), as: .step)
    place("steps", draft.name, at: name)
  }

  private mutating func declarePlace(_ name: Syntax, _ place: Place, as subject: Subject) {
    let text = name.nameText
    if places[text] != nil {
      let before = placeNames[text].map {
        [($0, Localized(vi: "khai báo ở đây", en: "declared here"))]
      }
      findings.report(.duplicateName(subject, text), at: name, related: before ?? [])
      return
    }
    let skeleton = Vietnamese.skeleton(text)
    if let other = placeSkeletons[skeleton] {
      findings.report(.lookalikeNames(other, text), at: name)
    }
    placeSkeletons[skeleton] = text
    places[text] = place
    placeNames[text] = name
  }

  private mutating func fillSlots() {
    for (line, layer) in lines(.fill) {
      guard let name = line.first(.name) else { continue }
      guard layers.count > 1 else {
        findings.report(.followsNothing(.fill), at: name)
        continue
      }
      guard let index = slots.firstIndex(where: { $0.name == name.nameText }) else {
        let near = Suggestion.nearest(to: name.nameText, among: slots.map(\.name))
        findings.report(.unknownName(.slot, name.nameText, suggestion: near), at: name)
        continue
      }
      if slots[index].fill != nil { findings.report(.filledTwice(name.nameText), at: name) }
      slots[index].fill = (line, layer)
    }
    guard !isFramework else { return }
    for slot in slots where slot.fill == nil {
      findings.report(
        .unfilledSlot(slot.name, framework: layers[slot.layer].name), at: own.nameSyntax,
        related: [(slot.syntax, Localized(vi: "chỗ điền ở đây", en: "the slot"))])
    }
  }

  /// In a framework checked by itself an open slot is a step that may leave by each of its exits.
  private func standIn(for slot: Slot) -> StepDraft {
    StepDraft(name: slot.name, syntax: slot.syntax, layer: slot.layer, stage: nil, lines: [])
  }

  private mutating func amendSteps() {
    for (line, layer) in lines(.amendStep) {
      guard let path = line.first(.path) else { continue }
      guard layers.count > 1 else {
        findings.report(.followsNothing(.amendStep), at: path)
        continue
      }
      guard
        let index = drafts.firstIndex(where: { $0.name == path.nameText && $0.layer < layer })
      else {
        let near = Suggestion.nearest(
          to: path.nameText, among: drafts.filter { $0.layer < layer }.map(\.name))
        findings.report(.unknownName(.step, path.nameText, suggestion: near), at: path)
        continue
      }
      drafts[index].amendedBy.append(layers[layer].name)
      drafts[index].lines += line.statements.map {
        StepDraft.Line(syntax: $0, layer: layer, amendment: line)
      }
    }
  }
}

import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// Declares everything that an arrow can lead to: steps, slots with what fills them, ends.
  mutating func collectPlaces() {
    var order: [Ordered] = []
    for (index, layer) in layers.enumerated() {
      order += inLayer(index) { $0.places(of: layer.index.statements, stage: nil, branch: nil) }
    }
    fillSlots()
    for item in order {
      switch item {
      case .step(let draft): drafts.append(draft)
      case .slot(let index): enter(slot: index)
      case .parallel: break
      }
    }
    for (index, draft) in drafts.enumerated() {
      guard let name = draft.syntax.first(.name), draft.syntax.keyword == .step else { continue }
      declarePlace(name, .step(ID(index)), as: .step)
      place("steps", draft.name, at: name)
    }
    amendSteps()
  }

  enum Ordered {
    case step(StepDraft)
    case slot(Int)
    /// The block begins here; what stands in its branches follows.
    case parallel(ID<Parallel>)
  }

  mutating func places(
    of lines: [Syntax], stage: ID<Stage>?, branch: BranchPlace?
  ) -> [Ordered] {
    var order: [Ordered] = []
    for line in lines where line.kind == .statement {
      switch line.keyword {
      case .step:
        guard let name = line.first(.name) else { continue }
        order.append(
          .step(
            StepDraft(
              name: name.nameText, syntax: line, layer: layer, stage: stage, branch: branch,
              lines: line.statements.map {
                StepDraft.Line(syntax: $0, layer: layer, amendment: nil)
              })))
      case .stage: order += self.stage(line, branch: branch)
      case .slot:
        guard let name = line.first(.name) else { continue }
        order.append(.slot(slots.count))
        declarePlace(name, .slot(slots.count), as: .slot)
        slots.append(
          Slot(name: name.nameText, syntax: line, layer: layer, stage: stage, branch: branch))
        checkExits(of: line)
      case .ending: collectEnd(line)
      case .anytime: anytimeLines.append((line, layer))
      case .parallel: order += parallel(line, stage: stage, within: branch)
      default: break
      }
    }
    return order
  }

  private mutating func stage(_ line: Syntax, branch: BranchPlace?) -> [Ordered] {
    guard let name = line.first(.name) else { return [] }
    let text = name.nameText
    if let before = stages[text] {
      findings.report(
        .duplicateName(.stage, text), at: name, related: [(before, Self.declaredHere)])
    }
    stages.updateValue(name, forKey: Name(text))
    let id = ID<Stage>(graph.stages.count)
    graph.stages.append(Stage(name: text, title: line.title ?? text))
    stageLines.append((line, layer, branch))
    place("stages", text, at: name)
    return places(of: line.statements, stage: id, branch: branch)
  }

  private mutating func collectEnd(_ line: Syntax) {
    guard let name = line.first(.name) else { return }
    declarePlace(name, .end(ID(graph.ends.count)), as: .end)
    place("ends", name.nameText, at: name)
    let kind = End.Kind(line.first(.option)?.keyword)
    graph.ends.append(
      End(
        name: name.nameText, title: line.title ?? name.nameText, kind: kind,
        origin: layers[layer].name))
    endLines.append((line, layer))
  }

  mutating func declarePlace(_ name: Syntax, _ place: Place, as subject: Subject) {
    let text = name.nameText
    if let before = places.insert((place, name), forKey: Name(text)) {
      findings.report(
        .duplicateName(subject, text), at: name, related: [(before.syntax, Self.declaredHere)])
      return
    }
    if let other = placeLookalikes.insert(text), let before = places[other] {
      findings.report(
        .lookalikeNames(other, text), at: name, related: [(before.syntax, Self.declaredHere)])
    }
  }

  // MARK: Slots

  private mutating func checkExits(of slot: Syntax) {
    var seen: Set<String> = []
    for exit in slot.statements(.exit) {
      guard let name = exit.first(.name) else { continue }
      if !seen.insert(name.nameText).inserted {
        findings.report(.duplicateName(.exit, name.nameText), at: name)
      }
    }
  }

  /// The steps of what fills a slot stand where the slot stands.
  private mutating func enter(slot index: Int) {
    let start = drafts.count
    guard let fill = slots[index].fill else {
      drafts.append(standIn(for: slots[index]))
      slots[index].steps = start..<drafts.count
      return
    }
    let slot = slots[index]
    let inner = inLayer(fill.layer) {
      $0.places(of: fill.syntax.statements, stage: slot.stage, branch: slot.branch)
    }
    for case .step(let draft) in inner { drafts.append(draft) }
    slots[index].steps = start..<drafts.count
    if drafts.count == start, !isBroken(fill.syntax) {
      findings.report(.noSteps(.fill, slots[index].name), at: fill.syntax)
    }
  }

  private mutating func fillSlots() {
    for (line, layer) in lines(.fill) {
      guard let name = line.first(.name) else { continue }
      guard layer > 0 else {
        findings.report(.followsNothing(.fill), at: name)
        continue
      }
      guard
        let index = slots.firstIndex(where: { $0.name == name.nameText && $0.layer < layer })
      else {
        unknown(
          .slot, name.nameText, at: name,
          among: slots.filter { $0.layer < layer }.map(\.name))
        continue
      }
      if let before = slots[index].fill {
        findings.report(
          .filledTwice(name.nameText), at: name, related: [(before.syntax, Self.filledHere)])
        continue
      }
      slots[index].fill = (line, layer)
    }
    guard !isFramework else { return }
    for slot in slots where slot.fill == nil {
      findings.report(
        .unfilledSlot(slot.name, framework: layers[slot.layer].name), at: own.nameSyntax,
        related: [(slot.syntax, Localized(vi: "chỗ điền ở đây", en: "the slot"))])
    }
  }

  private static let filledHere = Localized(vi: "đã điền ở đây", en: "filled here")

  /// In a framework checked by itself an open slot is a step that may leave by each of its exits.
  private func standIn(for slot: Slot) -> StepDraft {
    StepDraft(
      name: slot.name, syntax: slot.syntax, layer: slot.layer, stage: slot.stage,
      branch: slot.branch, lines: [])
  }

  // MARK: Amendments

  private mutating func amendSteps() {
    let all = lines(.amendStep)
    guard !all.isEmpty else { return }
    var known = NameTable<Int>()
    for (index, draft) in drafts.enumerated() {
      _ = known.insert(index, forKey: Name(draft.name))
    }
    for (line, layer) in all {
      guard let path = line.first(.path) else { continue }
      guard layer > 0 else {
        findings.report(.followsNothing(.amendStep), at: path)
        continue
      }
      guard let index = known[stepName(path)], drafts[index].layer < layer else {
        unknown(
          .step, path.nameText, at: path,
          among: drafts.filter { $0.layer < layer }.map(\.name))
        continue
      }
      if drafts[index].amendedBy.last != layers[layer].name {
        drafts[index].amendedBy.append(layers[layer].name)
      }
      drafts[index].lines += line.statements.map {
        StepDraft.Line(syntax: $0, layer: layer, amendment: line)
      }
    }
  }

  /// The name of a step, also where it is qualified by the slot it stands in: `xử_lý.thẩm_định`.
  func stepName(_ path: Syntax) -> String {
    let text = path.nameText
    guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")),
      case .slot? = places[String(text[..<dot])]?.place
    else {
      return text
    }
    return String(text[text.index(after: dot)...])
  }
}

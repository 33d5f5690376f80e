import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  // MARK: Names of the process

  /// Where an arrow leads.
  mutating func target(_ path: Syntax) -> Target? {
    let text = path.nameText
    switch places[text]?.place {
    case .step(let id): return .step(id)
    case .end(let id): return .end(id)
    case .slot(let index): return slots[index].entrance.map { .step($0) }
    case .parallel(let id): return .parallel(id)
    case nil: break
    }
    if Builtins.named(text, .target) != nil {
      guard let branch else {
        findings.report(.notInParallel, at: path)
        return nil
      }
      return .branchDone(branch.parallel)
    }
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    if parts.count == 2, case .slot(let index)? = places[parts[0]]?.place {
      return exit(parts[1], of: index, at: path)
    }
    findings.report(
      .unknownTarget(
        text, suggestion: findings.suggestion(for: text, among: places.keys.lazy.map(\.text))),
      at: path)
    return nil
  }

  /// `xử_lý.xong`: where the framework says this exit of its slot leads.
  private mutating func exit(_ name: String, of index: Int, at path: Syntax) -> Target? {
    let slot = slots[index]
    let exits = slot.syntax.statements(.exit)
    guard let exit = exits.first(where: { $0.first(.name)?.nameText == name }) else {
      unknown(.exit, name, at: path, among: exits.compactMap { $0.first(.name)?.nameText })
      return nil
    }
    guard let inner = exit.first(.path) else { return nil }
    // An exit may lead to an exit of another slot, but never round to its own.
    guard openSlots.insert(index).inserted else {
      findings.report(.circularDefinition(slot.name), at: inner)
      return nil
    }
    defer { openSlots.remove(index) }
    return inLayer(slot.layer) { $0.target(inner) }
  }

  /// A step by its name; a slot stands for the first step of what fills it.
  mutating func step(_ path: Syntax) -> ID<Step>? { steps(at: path).map { ID($0.lowerBound) } }

  /// The step, or all steps of the slot, that a name stands for.
  mutating func steps(at path: Syntax) -> Range<Int>? {
    switch places[stepName(path)]?.place {
    case .step(let id): return id.index..<(id.index + 1)
    case .slot(let index): return slots[index].steps.isEmpty ? nil : slots[index].steps
    case .end, .parallel, nil:
      unknown(.step, path.nameText, at: path, among: drafts.map(\.name))
      return nil
    }
  }

  mutating func status(_ line: Syntax) -> PublicStatus? {
    guard let name = line.first(.name) else { return nil }
    if let builtin = Builtins.named(name.nameText, .status),
      let status = PublicStatus(key: builtin.key)
    {
      return status
    }
    let dialect = name.tree.dialect
    let known = BuiltinNames.all.filter { $0.kind == .status }.map { $0.spelling(dialect) }
    findings.report(
      .unknownStatus(
        name.nameText, suggestion: findings.suggestion(for: name.nameText, among: known)), at: name)
    return nil
  }

  func names(_ syntax: Syntax) -> [Syntax] { syntax.children.filter { $0.kind == .name } }

  mutating func fields(_ syntax: Syntax) -> [ID<Field>] { names(syntax).compactMap { field($0) } }

  mutating func field(_ name: Syntax) -> ID<Field>? {
    if case .field(let id)? = symbol(name.nameText) { return id }
    unknown(.field, name.nameText, at: name, among: graph.fields.map(\.name))
    return nil
  }

  mutating func fee(_ name: Syntax) -> ID<Fee>? {
    if let known = fees[name.nameText] { return known }
    unknown(.fee, name.nameText, at: name, among: fees.keys.lazy.map(\.text))
    return nil
  }

  mutating func collection(_ line: Syntax) -> Collection? {
    let means = means(of: line)
    var fees: [ID<Fee>] = []
    for name in names(line) {
      guard let fee = fee(name) else { continue }
      if fees.contains(fee) {
        findings.report(.repeatedEntry(name.nameText), at: name)
      } else {
        fees.append(fee)
      }
    }
    return fees.isEmpty ? nil : Collection(fees: fees, means: means)
  }

  /// How may be paid; however one likes if the line names no way.
  mutating func means(of line: Syntax) -> [Collection.Means] {
    let options = line.clause(.via)?.children.filter { $0.kind == .option } ?? []
    let means = each(options) { $0.means($1.keyword) }
    return means.isEmpty ? Collection.Means.allCases : means
  }

  /// `thu các khoản còn lại`: the fees that no step collects by name, whichever the procedure has.
  mutating func collectOtherFees() {
    let named = Set(graph.steps.flatMap(\.collects).flatMap(\.fees))
    let others = graph.fees.indices.map { ID<Fee>($0) }.filter { !named.contains($0) }
    guard !others.isEmpty else { return }
    for (step, means) in collectorsOfTheRest {
      graph.steps[step.index].collects.append(Collection(fees: others, means: means))
    }
  }

  /// The meanings of a list of words, in which none may stand twice.
  mutating func each<Meaning: Equatable>(
    _ options: [Syntax], _ meaning: (Self, Syntax) -> Meaning?
  ) -> [Meaning] {
    var meanings: [Meaning] = []
    for option in options {
      guard let meaning = meaning(self, option) else { continue }
      if meanings.contains(meaning) {
        findings.report(.repeatedEntry(option.text), at: option)
      } else {
        meanings.append(meaning)
      }
    }
    return meanings
  }

  func means(_ keyword: Keyword) -> Collection.Means? {
    switch keyword {
    case .online: .online
    case .counter, .atCounter: .counter
    case .post: .post
    default: nil
    }
  }
}

extension PublicStatus {
  /// The status that a built-in name stands for, by its English spelling.
  init?(key: String) {
    switch key {
    case "registered": self = .registered
    case "received": self = .received
    case "not_received": self = .notReceived
    case "processing": self = .processing
    case "supplement_requested": self = .supplementRequested
    case "financial_obligation": self = .financialObligation
    case "withdrawal_requested": self = .withdrawalRequested
    case "discontinued": self = .discontinued
    case "decided": self = .decided
    case "returned": self = .returned
    default: return nil
    }
  }
}

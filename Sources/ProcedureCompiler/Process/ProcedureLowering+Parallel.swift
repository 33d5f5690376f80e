import ProcedureGraph
import ProcedureSyntax
import SourceText

/// A block of parallel work before it is lowered.
struct ParallelDraft {
  struct Branch {
    let name: Syntax
    let title: String
    /// What it begins with; nil where nothing stands in it.
    let first: String?
  }

  let name: String
  let syntax: Syntax
  let layer: Int
  let within: BranchPlace?
  let branches: [Branch]
  let each: Parallel.Each?
}

extension ProcedureLowering {
  // MARK: Declaring

  /// Declares a block and what stands in its branches.
  mutating func parallel(
    _ line: Syntax, stage: ID<Stage>?, within: BranchPlace?
  ) -> [Ordered] {
    guard let name = line.first(.name) else { return [] }
    let id = ID<Parallel>(graph.parallels.count)
    declarePlace(name, .parallel(id), as: .parallel)
    place("parallels", name.nameText, at: name)
    // Steps that are lowered next refer to it; the rest is known when all places are.
    graph.parallels.append(
      Parallel(
        name: name.nameText, title: line.title ?? name.nameText, origin: layers[layer].name,
        within: within, branches: [], route: Route(otherwise: .parallel(id))))
    let index = parallelDrafts.count
    parallelDrafts.append(
      ParallelDraft(
        name: name.nameText, syntax: line, layer: layer, within: within, branches: [], each: nil))
    let each = line.clause(.forEach).flatMap { self.each($0) }
    var order = [Ordered.parallel(id)]
    var branches: [ParallelDraft.Branch] = []
    var seen: Set<String> = []
    for block in branchBlocks(of: line) {
      let title = block.syntax.title ?? block.name.nameText
      if !seen.insert(block.name.nameText).inserted {
        findings.report(.duplicateName(.branch, block.name.nameText), at: block.name)
      }
      let inner = places(
        of: block.syntax.statements, stage: stage, branch: BranchPlace(id, branch: branches.count))
      branches.append(
        ParallelDraft.Branch(
          name: block.name, title: title, first: inner.first.map { self.name(of: $0) }))
      order += inner
    }
    if branches.isEmpty, !isBroken(line) {
      findings.report(.emptyParallel(name.nameText), at: name)
    }
    parallelDrafts[index] = ParallelDraft(
      name: name.nameText, syntax: line, layer: layer, within: within, branches: branches,
      each: each)
    return order
  }

  /// The branches of a block; where one is opened for each element, its lines may stand in the
  /// block itself.
  private mutating func branchBlocks(of line: Syntax) -> [(name: Syntax, syntax: Syntax)] {
    let blocks = line.statements(.branch).compactMap { block in
      block.first(.name).map { (name: $0, syntax: block) }
    }
    let isEach = line.clause(.forEach) != nil
    if isEach, blocks.isEmpty, let name = line.first(.name) {
      return line.statements(.step).isEmpty && line.statements(.parallel).isEmpty
        ? [] : [(name, line)]
    }
    if isEach, blocks.count > 1 {
      findings.report(.severalBranches, at: blocks[1].name)
      return [blocks[0]]
    }
    for inner in line.statements where inner.kind == .statement {
      switch inner.keyword {
      case .branch, .done, .ending, .anytime: break
      default: findings.report(.notHere(inner.keyword), at: inner)
      }
    }
    return blocks
  }

  private func name(of ordered: Ordered) -> String {
    switch ordered {
    case .step(let draft): draft.name
    case .slot(let index): slots[index].name
    case .parallel(let id): graph.parallels[id.index].name
    }
  }

  /// `cho mỗi X thuộc LIST`: a name that has the element as its value in the branch.
  private mutating func each(_ clause: Syntax) -> Parallel.Each? {
    guard let name = clause.first(.name), let syntax = clause.clause(.in)?.arguments.first else {
      return nil
    }
    let typed = lower(syntax, expecting: nil)
    guard case .list(let element) = typed.type, let type = element.valueType else {
      if typed.type != .unknown {
        findings.report(.wrongType(expected: .list(.text), found: typed.type), at: syntax)
      }
      return nil
    }
    let id = ID<Field>(graph.fields.count)
    let text = name.nameText
    declare(text, at: name, as: .field(id))
    place("fields", text, at: name)
    graph.fields.append(
      Field(name: text, title: text, type: type, isOptional: true))
    return Parallel.Each(field: id, list: typed.expression)
  }

  // MARK: Lowering

  mutating func lowerParallels() {
    for (index, draft) in parallelDrafts.enumerated() {
      findings.enter(draft.syntax, draft.name)
      inLayer(draft.layer) { lowering in
        lowering.inBranch(draft.within) { $0.lower(draft, index) }
      }
      findings.leave()
    }
  }

  private mutating func lower(_ draft: ParallelDraft, _ index: Int) {
    let name = draft.syntax.first(.name) ?? draft.syntax
    graph.parallels[index].each = draft.each
    for branch in draft.branches {
      var entrance: Target?
      switch branch.first.flatMap({ places[$0]?.place }) {
      case .step(let id): entrance = .step(id)
      case .slot(let slot): entrance = slots[slot].entrance.map { .step($0) }
      case .parallel(let id): entrance = .parallel(id)
      case .end, nil: break
      }
      guard let entrance else {
        if branch.first == nil, !isBroken(draft.syntax) {
          findings.report(.emptyBranch(branch.name.nameText), at: branch.name)
        }
        continue
      }
      graph.parallels[index].branches.append(
        Parallel.Branch(name: branch.name.nameText, title: branch.title, entrance: entrance))
    }
    let lines = draft.syntax.statements(.done)
    for second in lines.dropFirst() { findings.report(.repeatedLine(.done), at: second) }
    guard let done = lines.first else {
      if !isBroken(draft.syntax) {
        findings.report(.missingPart(.done, in: .parallel), at: name)
      }
      return
    }
    if let when = done.clause(.when), let syntax = when.arguments.first {
      graph.parallels[index].required = lower(syntax, as: .integer)
    }
    if let path = done.last(.path), let target = target(path) {
      graph.parallels[index].route = Route(otherwise: target)
    }
    graph.parallels[index].acts = acts(done)
  }

  /// Runs `body` for lines that hold while a case is in a branch.
  mutating func inBranch<T>(_ branch: BranchPlace?, _ body: (inout Self) -> T) -> T {
    let before = self.branch
    self.branch = branch
    defer { self.branch = before }
    return body(&self)
  }

  /// `dừng các nhánh -> …` among the acts of an outcome or of what is overdue.
  mutating func stopping(_ owner: Syntax) -> Target? {
    guard let line = owner.statements(.stopBranches).first, let path = line.first(.path) else {
      return nil
    }
    guard branch != nil else {
      findings.report(.notInParallel, at: line)
      return nil
    }
    guard let target = outside({ $0.target(path) }) else { return nil }
    switch target {
    case .step(let id): return .stopping(.step(id))
    case .end(let id): return .stopping(.end(id))
    case .parallel(let id): return .stopping(.parallel(id))
    case .branchDone(let id): return .stopping(.branchDone(id))
    case .stopping: return target
    }
  }

  /// Names the end of the branch that the block around stands in.
  private mutating func outside<T>(_ body: (inout Self) -> T) -> T {
    let around = branch.flatMap { graph.parallels[$0.parallel.index].within }
    return inBranch(around, body)
  }

  // MARK: Stages

  mutating func lowerStages() {
    for (index, (line, layer, branch)) in stageLines.enumerated() {
      findings.enter(line, graph.stages[index].name)
      inLayer(layer) { lowering in
        lowering.inBranch(branch) { $0.lowerStage(line, index) }
      }
      findings.leave()
    }
  }

  private mutating func lowerStage(_ line: Syntax, _ index: Int) {
    let name = graph.stages[index].name
    let limit = line.clause(.within)
    if let limit { graph.stages[index].limits = limits(limit) }
    let timers = "stages/\(name)/timers"
    for line in line.statements(.beforeDue) {
      if let reminder = reminder(line) {
        let count = graph.stages[index].timers.reminders.count
        place("reminders", "\(count)", in: timers, at: line)
        graph.stages[index].timers.reminders.append(reminder)
      }
    }
    checkReminders(against: graph.stages[index].limits)
    let overdue = line.statements(.overdue)
    for second in overdue.dropFirst() { findings.report(.repeatedLine(.overdue), at: second) }
    if let overdue = overdue.first {
      place(nil, "overdue", in: timers, at: overdue)
      graph.stages[index].timers.overdue = self.overdue(overdue, step: name, outcomes: [])
    }
    if let timer = (line.statements(.beforeDue) + overdue).first, limit == nil {
      findings.report(.timerWithoutLimit(.stage, name), at: timer)
    }
  }
}

extension ExpressionType {
  /// The type of a field that takes such a value; nil where no field can.
  fileprivate var valueType: ValueType? {
    switch self {
    case .text: .text
    case .number: .number
    case .integer: .integer
    case .money: .money
    case .date: .date
    case .moment: .moment
    case .flag: .flag
    case .choice(let options): .choice(options)
    case .duration: .duration
    case .list, .size, .percent, .unknown: nil
    }
  }
}

import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// Steps, ends, timers of the whole case, and what may be chosen at any time.
  mutating func lowerProcess() {
    graph.steps = drafts.map { draft in
      Step(
        name: draft.name, title: draft.syntax.title ?? draft.name, role: .applicant,
        origin: layers[draft.layer].name)
    }
    for index in drafts.indices { lowerStep(index) }
    for (index, (line, layer)) in endLines.enumerated() {
      inLayer(layer) { $0.lowerEnd(line, index) }
    }
    lowerCaseTimers()
    lowerAnytime()
    if drafts.isEmpty {
      findings.report(.noSteps(own.name), at: own.nameSyntax)
    } else if graph.ends.isEmpty, !isFramework {
      findings.report(.noEnds(own.name), at: own.nameSyntax)
    }
  }

  private mutating func lowerStep(_ index: Int) {
    let draft = drafts[index]
    findings.enter(draft.syntax, draft.name)
    defer { findings.leave() }
    graph.steps[index].stage = draft.stage
    graph.steps[index].amendedBy = draft.amendedBy
    guard draft.syntax.keyword == .step else { return lowerStandIn(draft, index) }
    for line in draft.lines {
      inLayer(line.layer) { $0.lower(line, of: draft, index) }
    }
    finish(draft, index)
  }

  /// A slot that nothing fills yet may leave by each of its exits.
  private mutating func lowerStandIn(_ draft: StepDraft, _ index: Int) {
    inLayer(draft.layer) { lowering in
      for exit in draft.syntax.statements(.exit) {
        guard let name = exit.first(.name), let path = exit.first(.path),
          let target = lowering.target(path)
        else { continue }
        lowering.graph.steps[index].outcomes.append(
          Outcome(
            name: name.nameText, title: exit.title ?? name.nameText,
            route: Route(otherwise: target), origin: draft.name))
      }
    }
  }

  private mutating func lower(_ line: StepDraft.Line, of draft: StepDraft, _ index: Int) {
    let syntax = line.syntax
    guard syntax.kind == .statement else { return }
    switch syntax.keyword {
    case .by: setRole(line, of: draft, index)
    case .within: setLimit(line, of: draft, index)
    case .enter:
      graph.steps[index].enters += fields(syntax).filter {
        !graph.steps[index].enters.contains($0)
      }
    case .takeDossier: graph.steps[index].takesDossier = true
    case .collect: graph.steps[index].collects.append(collection(syntax))
    case .sign:
      graph.steps[index].signs += names(syntax).compactMap { letter($0) }
    case .notByPerformerOf:
      graph.steps[index].notPerformerOf += syntax.children.filter { $0.kind == .path }
        .compactMap { step($0) }
    case .assignTo: graph.steps[index].assigns += names(syntax).compactMap { role($0) }
    case .choose: lowerOutcome(line, of: draft, index)
    case .if, .otherwise: break
    case .wait: setWait(syntax, index)
    case .awaitEvent: addAwaited(syntax, index)
    case .call: findings.report(.notYetSupported(.call), at: syntax.first(.name) ?? syntax)
    case .onEntry: graph.steps[index].onEntry += acts(syntax)
    case .onExit: graph.steps[index].onExit += acts(syntax)
    case .beforeDue:
      if let reminder = reminder(syntax) { graph.steps[index].timers.reminders.append(reminder) }
    case .overdue: setOverdue(line, of: draft, index)
    case .atMost: setVisitLimit(line, of: draft, index)
    case .overallPauses: setEffect(.pauses, line, draft, index)
    case .overallRestarts: setEffect(.restarts, line, draft, index)
    case .overallLeaves:
      if let left = effectDuration(syntax) { setEffect(.leaves(left), line, draft, index) }
    case .overallGains:
      if let gain = effectDuration(syntax) { setEffect(.gains(gain), line, draft, index) }
    case .status:
      if let status = status(syntax) {
        if graph.steps[index].status != nil, line.amendment == nil {
          findings.report(.repeatedLine(.status), at: syntax)
        }
        graph.steps[index].status = status
      }
    case .legalBasis: graph.steps[index].legalBases.append(legalBasis(syntax))
    default: break
    }
  }

  /// What can be judged only when all lines are read.
  private mutating func finish(_ draft: StepDraft, _ index: Int) {
    let name = draft.syntax.first(.name) ?? draft.syntax
    if draft.lines(.by).isEmpty {
      if !draft.syntax.hasTrouble { findings.report(.stepWithoutRole(draft.name), at: name) }
      return
    }
    let branches = draft.lines.filter {
      $0.syntax.keyword == .if || $0.syntax.keyword == .otherwise
    }
    let isAutomatic = graph.steps[index].isAutomatic
    if isAutomatic {
      if !branches.isEmpty {
        graph.steps[index].route = route(branches.map(\.syntax), layer: branches[0].layer)
      }
      for line in draft.lines(.choose) {
        findings.report(
          .automaticStepChooses(draft.name), at: line.syntax.first(.name) ?? line.syntax)
      }
      for keyword in [Keyword.enter, .sign, .assignTo, .notByPerformerOf] {
        for line in draft.lines(keyword) {
          findings.report(.automaticStepNeedsPerson(keyword, draft.name), at: line.syntax)
        }
      }
    } else if let branch = branches.first {
      findings.report(.personStepComputes(draft.name), at: branch.syntax)
    }
    let step = graph.steps[index]
    if !step.timers.isEmpty, step.limits.isEmpty, draft.lines(.within).isEmpty {
      let line = draft.lines.first {
        $0.syntax.keyword == .beforeDue || $0.syntax.keyword == .overdue
      }
      findings.report(
        .timerWithoutLimit("\(Keyword.step.phrase(name.tree.dialect)) `\(draft.name)`"),
        at: line?.syntax.firstLine ?? name)
    }
    let leadsOn: Bool =
      switch step.timers.overdue?.consequence {
      case .moves, .counts: true
      case .stays, nil: false
      }
    let hasWay =
      !draft.lines(.choose).isEmpty || !branches.isEmpty || !draft.lines(.wait).isEmpty
      || !draft.lines(.awaitEvent).isEmpty || !draft.lines(.call).isEmpty || leadsOn
    if !hasWay { findings.report(.deadEnd(draft.name), at: name) }
  }

  // MARK: Performer and limit

  private mutating func setRole(_ line: StepDraft.Line, of draft: StepDraft, _ index: Int) {
    if line.amendment != nil, !isCited(line) {
      findings.report(
        .notAmendable(.by, framework: layers[draft.layer].name), at: line.syntax)
      return
    }
    if let name = line.syntax.first(.name), let role = role(name) {
      graph.steps[index].role = role
    }
  }

  private mutating func setLimit(_ line: StepDraft.Line, of draft: StepDraft, _ index: Int) {
    let rules = limits(line.syntax)
    if line.amendment != nil, !isCited(line), !shortens(rules, graph.steps[index].limits) {
      findings.report(
        .lengthenedLimit(step: draft.name, framework: layers[draft.layer].name), at: line.syntax,
        related: draft.lines(.within).prefix(1).map {
          ($0.syntax, Localized(vi: "thời hạn của khung", en: "the framework's limit"))
        })
      return
    }
    graph.steps[index].limits = rules
  }

  /// An amendment may do more when it cites a legal basis of its own.
  private func isCited(_ line: StepDraft.Line) -> Bool {
    guard let amendment = line.amendment else { return false }
    return amendment.clause(.legalBasis) != nil || line.syntax.clause(.legalBasis) != nil
  }

  /// Every new limit is no longer than the shortest of the framework's.
  private func shortens(_ new: [LimitRule], _ old: [LimitRule]) -> Bool {
    guard !old.isEmpty else { return true }
    return new.allSatisfy { rule in
      old.allSatisfy { before in
        switch (rule.limit, before.limit) {
        case (.sameDay, _): true
        case (.duration, .sameDay): false
        case (.duration(.literal(.duration(let a))), .duration(.literal(.duration(let b)))):
          a.order(against: b).map { $0 != .longer } ?? false
        case (.duration(let a), .duration(let b)): a == b
        }
      }
    }
  }

  // MARK: Outcomes

  private mutating func lowerOutcome(
    _ line: StepDraft.Line, of draft: StepDraft, _ index: Int
  ) {
    let syntax = line.syntax
    guard let name = syntax.first(.name) else { return }
    let text = name.nameText
    let requires = syntax.clause(.requiring).map { fields($0) } ?? []
    let lines = syntax.statements
    let branches = lines.filter { $0.keyword == .if || $0.keyword == .otherwise }
    let acts = acts(syntax)
    if let known = graph.steps[index].outcomes.firstIndex(where: { $0.name == text }) {
      guard line.amendment != nil else {
        findings.report(.duplicateName(.outcome, text), at: name)
        return
      }
      if syntax.first(.path) != nil || !branches.isEmpty {
        findings.report(
          .redirectedOutcome(text, framework: layers[draft.layer].name), at: name)
      }
      graph.steps[index].outcomes[known].requires += requires
      graph.steps[index].outcomes[known].acts += acts
      if syntax.clause(.uncollected) != nil {
        graph.steps[index].outcomes[known].isFreeOfCollection = true
      }
      return
    }
    var route: Route?
    if let path = syntax.first(.path) {
      if !branches.isEmpty { findings.report(.outcomeLeadsTwice(text), at: name) }
      route = target(path).map { Route(otherwise: $0) }
    } else if !branches.isEmpty {
      route = self.route(branches, layer: layer)
    } else if !syntax.hasTrouble {
      findings.report(.outcomeLeadsNowhere(text), at: name)
    }
    place("steps/\(draft.name)/outcomes", text, at: name)
    guard let route else { return }
    graph.steps[index].outcomes.append(
      Outcome(
        name: text, title: syntax.title ?? text, requires: requires, route: route, acts: acts,
        isFreeOfCollection: syntax.clause(.uncollected) != nil, origin: layers[line.layer].name))
  }

  /// `nếu … -> …`, …, `còn lại -> …`
  mutating func route(_ lines: [Syntax], layer: Int) -> Route? {
    inLayer(layer) { lowering in
      var branches: [Route.Branch] = []
      var otherwise: (target: Target, acts: [Act])?
      var isWhole = true
      for line in lines {
        guard let path = line.last(.path) else { continue }
        let target = lowering.target(path)
        let acts = lowering.acts(line)
        if line.keyword == .otherwise {
          if otherwise != nil { lowering.findings.report(.repeatedLine(.otherwise), at: line) }
          otherwise = target.map { ($0, acts) }
          isWhole = isWhole && target != nil
        } else {
          let syntax = line.children.first { $0.isExpression && $0 != path }
          guard let condition = lowering.condition(syntax), let target else {
            isWhole = false
            continue
          }
          branches.append(Route.Branch(condition: condition, target: target, acts: acts))
        }
      }
      guard let otherwise else {
        if isWhole, let last = lines.last {
          lowering.findings.report(.missingOtherwise, at: last.firstLine)
        }
        return nil
      }
      return isWhole
        ? Route(branches: branches, otherwise: otherwise.target, otherwiseActs: otherwise.acts)
        : nil
    }
  }

  // MARK: Other ways on

  private mutating func setWait(_ line: Syntax, _ index: Int) {
    guard let path = line.last(.path),
      let syntax = line.children.first(where: { $0.isExpression && $0 != path })
    else { return }
    if graph.steps[index].wait != nil { findings.report(.repeatedLine(.wait), at: line) }
    let duration = lower(syntax, as: .duration(isWorking: nil))
    guard let target = target(path), let duration else { return }
    graph.steps[index].wait = Wait(duration: duration, target: target)
  }

  private mutating func addAwaited(_ line: Syntax, _ index: Int) {
    guard let name = line.first(.name), let path = line.first(.path), let target = target(path)
    else { return }
    graph.steps[index].awaits.append(
      AwaitedEvent(event: externalEvent(name), target: target, acts: acts(line)))
  }

  /// Events are declared by being waited for.
  private mutating func externalEvent(_ name: Syntax) -> ID<Named> {
    let text = name.nameText
    if let known = graph.externalEvents.firstIndex(where: { $0.name == text }) {
      return ID(known)
    }
    graph.externalEvents.append(Named(name: text, title: text))
    return ID(graph.externalEvents.count - 1)
  }

  private mutating func setOverdue(_ line: StepDraft.Line, of draft: StepDraft, _ index: Int) {
    let overdue = overdue(line.syntax, step: draft.name, outcomes: draft.lines(.choose))
    guard let before = graph.steps[index].timers.overdue else {
      graph.steps[index].timers.overdue = overdue
      return
    }
    guard line.amendment != nil, overdue.consequence == .stays else {
      let problem: CompileProblem =
        line.amendment == nil
        ? .repeatedLine(.overdue)
        : .notAmendable(.overdue, framework: layers[draft.layer].name)
      findings.report(problem, at: line.syntax.firstLine)
      return
    }
    graph.steps[index].timers.overdue = Timers.Overdue(
      acts: before.acts + overdue.acts, consequence: before.consequence)
  }

  private mutating func setVisitLimit(
    _ line: StepDraft.Line, of draft: StepDraft, _ index: Int
  ) {
    guard let literal = line.syntax.first(.literal), let count = findings.count(literal) else {
      return
    }
    guard count > 0 else {
      findings.report(.numberTooLarge, at: literal)
      return
    }
    let otherwise = line.syntax.first(.path).flatMap { target($0) }
    if let before = graph.steps[index].visitLimit {
      guard line.amendment != nil, count <= before.count || isCited(line) else {
        findings.report(
          line.amendment == nil
            ? .repeatedLine(.atMost)
            : .notAmendable(.atMost, framework: layers[draft.layer].name), at: line.syntax)
        return
      }
      graph.steps[index].visitLimit = VisitLimit(
        count: count, otherwise: otherwise ?? before.otherwise)
    } else {
      graph.steps[index].visitLimit = VisitLimit(count: count, otherwise: otherwise)
    }
  }

  private mutating func setEffect(
    _ effect: OverallClockEffect, _ line: StepDraft.Line, _ draft: StepDraft, _ index: Int
  ) {
    if graph.steps[index].overallClock != nil, !isCited(line) {
      findings.report(
        line.amendment == nil
          ? .repeatedLine(line.syntax.keyword)
          : .notAmendable(line.syntax.keyword, framework: layers[draft.layer].name),
        at: line.syntax)
      return
    }
    graph.steps[index].overallClock = effect
  }

  private mutating func effectDuration(_ line: Syntax) -> LegalDuration? {
    guard let syntax = line.arguments.first else { return nil }
    return constantDuration(syntax)
  }

  /// A duration that is known when the procedure is compiled: a literal, or a parameter.
  mutating func constantDuration(_ syntax: Syntax) -> LegalDuration? {
    guard let expression = lower(syntax, as: .duration(isWorking: nil)) else { return nil }
    guard case .literal(.duration(let duration)) = expression else {
      findings.report(
        .wrongType(expected: .duration(isWorking: nil), found: .duration(isWorking: nil)),
        at: syntax)
      return nil
    }
    return duration
  }

  // MARK: Timers

  mutating func reminder(_ line: Syntax) -> Timers.Reminder? {
    guard let syntax = line.arguments.first(where: \.isExpression),
      let before = constantDuration(syntax)
    else { return nil }
    return Timers.Reminder(before: before, acts: acts(line))
  }

  private mutating func overdue(
    _ line: Syntax, step: String, outcomes: [StepDraft.Line]
  ) -> Timers.Overdue {
    let acts = acts(line)
    if let name = line.clause(.countsAs)?.first(.name) {
      let names = outcomes.compactMap { $0.syntax.first(.name)?.nameText }
      var seen: [String] = []
      for name in names where !seen.contains(name) { seen.append(name) }
      guard let position = seen.firstIndex(of: name.nameText) else {
        let near = Suggestion.nearest(to: name.nameText, among: seen)
        findings.report(
          .unknownOutcome(name.nameText, step: step, suggestion: near), at: name)
        return Timers.Overdue(acts: acts)
      }
      return Timers.Overdue(acts: acts, consequence: .counts(asOutcome: position))
    }
    if let path = line.first(.path), let target = target(path) {
      return Timers.Overdue(acts: acts, consequence: .moves(target))
    }
    return Timers.Overdue(acts: acts)
  }

  private mutating func lowerCaseTimers() {
    for (line, layer) in lines(.beforeDue) {
      if let reminder = inLayer(layer, { $0.reminder(line) }) {
        graph.timers.reminders.append(reminder)
      }
    }
    if let (line, layer) = lastLine(.overdue) {
      graph.timers.overdue = inLayer(layer) { $0.overdue(line, step: $0.own.name, outcomes: []) }
    }
    if !graph.timers.isEmpty, graph.limits.isEmpty, !isFramework, lines(.limit).isEmpty {
      findings.report(
        .timerWithoutLimit("\(Keyword.procedure.phrase(own.syntax.tree.dialect)) `\(own.name)`"),
        at: own.nameSyntax)
    }
  }

  // MARK: Ends and what may be chosen at any time

  private mutating func lowerEnd(_ line: Syntax, _ index: Int) {
    graph.ends[index].acts = acts(line)
    for status in line.statements(.status) { graph.ends[index].status = self.status(status) }
  }

  private mutating func lowerAnytime() {
    for (line, layer) in lines(.anytime) {
      inLayer(layer) { lowering in
        guard let roleName = line.first(.path), let role = lowering.role(roleName),
          let choice = line.clause(.choose), let name = choice.first(.name),
          let path = line.last(.path), path != roleName,
          let target = lowering.target(path)
        else { return }
        let requires = line.clause(.requiring).map { lowering.fields($0) } ?? []
        let first = line.clause(.from)?.first(.path).flatMap { lowering.step($0) }
        let last = line.clause(.to)?.first(.path).flatMap { lowering.step($0) }
        let from = first?.index ?? 0
        let until = max(from, last?.index ?? lowering.graph.steps.count - 1)
        lowering.place("anytime", name.nameText, at: name)
        lowering.graph.anytime.append(
          AnytimeOutcome(
            role: role,
            outcome: Outcome(
              name: name.nameText, title: choice.title ?? name.nameText, requires: requires,
              route: Route(otherwise: target), acts: lowering.acts(line),
              origin: lowering.layers[layer].name),
            steps: (from...until).map { ID<Step>($0) }))
      }
    }
  }

  // MARK: Names of the process

  /// Where an arrow leads.
  mutating func target(_ path: Syntax) -> Target? {
    let text = path.nameText
    switch places[text] {
    case .step(let id): return .step(id)
    case .end(let id): return .end(id)
    case .slot(let index): return slots[index].entrance.map { .step($0) }
    case nil: break
    }
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    if parts.count == 2, case .slot(let index)? = places[parts[0]] {
      return exit(parts[1], of: index, at: path)
    }
    let near = Suggestion.nearest(to: text, among: places.keys.sorted())
    findings.report(.unknownTarget(text, suggestion: near), at: path)
    return nil
  }

  /// `xử_lý.xong`: where the framework says this exit of its slot leads.
  private mutating func exit(_ name: String, of index: Int, at path: Syntax) -> Target? {
    let slot = slots[index]
    let exits = slot.syntax.statements(.exit)
    guard let exit = exits.first(where: { $0.first(.name)?.nameText == name }) else {
      let near = Suggestion.nearest(
        to: name, among: exits.compactMap { $0.first(.name)?.nameText })
      findings.report(.unknownName(.exit, name, suggestion: near), at: path)
      return nil
    }
    guard let inner = exit.first(.path) else { return nil }
    return inLayer(slot.layer) { $0.target(inner) }
  }

  mutating func step(_ path: Syntax) -> ID<Step>? {
    switch places[path.nameText] {
    case .step(let id): return id
    case .slot(let index): return slots[index].entrance
    case .end, nil:
      let near = Suggestion.nearest(to: path.nameText, among: drafts.map(\.name))
      findings.report(.unknownName(.step, path.nameText, suggestion: near), at: path)
      return nil
    }
  }

  mutating func status(_ line: Syntax) -> PublicStatus? {
    guard let name = line.first(.name) else { return nil }
    if let builtin = BuiltinNames.named(name.nameText, kinds: [.status]),
      let status = PublicStatus(key: builtin.key)
    {
      return status
    }
    let dialect = name.tree.dialect
    let known = BuiltinNames.all.filter { $0.kind == .status }.map { $0.spelling(dialect) }
    findings.report(
      .unknownStatus(
        name.nameText, suggestion: Suggestion.nearest(to: name.nameText, among: known)), at: name)
    return nil
  }

  func names(_ syntax: Syntax) -> [Syntax] { syntax.children.filter { $0.kind == .name } }

  mutating func fields(_ syntax: Syntax) -> [ID<Field>] { names(syntax).compactMap { field($0) } }

  mutating func field(_ name: Syntax) -> ID<Field>? {
    if case .field(let id)? = symbols[name.nameText] { return id }
    let near = Suggestion.nearest(to: name.nameText, among: graph.fields.map(\.name))
    findings.report(.unknownName(.field, name.nameText, suggestion: near), at: name)
    return nil
  }

  mutating func fee(_ name: Syntax) -> ID<Fee>? {
    if let index = graph.fees.firstIndex(where: { $0.name == name.nameText }) { return ID(index) }
    let near = Suggestion.nearest(to: name.nameText, among: graph.fees.map(\.name))
    findings.report(.unknownName(.fee, name.nameText, suggestion: near), at: name)
    return nil
  }

  private mutating func collection(_ line: Syntax) -> Collection {
    let options = line.clause(.via)?.children.compactMap { means($0.keyword) } ?? []
    return Collection(
      fees: names(line).compactMap { fee($0) },
      means: options.isEmpty ? Collection.Means.allCases : options)
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

extension Syntax {
  /// The statement without its block: what a finding about the whole underlines.
  var firstLine: Syntax { first(.name) ?? first(.path) ?? self }
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

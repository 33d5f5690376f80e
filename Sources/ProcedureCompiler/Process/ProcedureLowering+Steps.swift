import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// Steps, ends, timers of the whole case, and what may be chosen at any time.
  mutating func lowerProcess() {
    lowerOpenedBy()
    graph.steps = drafts.map { draft in
      Step(
        name: draft.name, title: draft.syntax.title ?? draft.name, role: .applicant,
        origin: layers[draft.layer].name)
    }
    for index in drafts.indices {
      inBranch(drafts[index].branch) { $0.lowerStep(index) }
    }
    collectOtherFees()
    askWhatIsStatedAtFiling()
    lowerParallels()
    lowerStages()
    for (index, (line, layer)) in endLines.enumerated() {
      inLayer(layer) { $0.lowerEnd(line, index) }
    }
    lowerCaseTimers()
    lowerAnytime()
    if drafts.isEmpty {
      findings.report(.noSteps(own.kind, own.name), at: own.nameSyntax)
    } else if let place = drafts[0].branch, let block = outermost(place) {
      let name = parallelDrafts[block.index].syntax.first(.name)
      findings.report(
        .startsInParallel(graph.parallels[block.index].name), at: name ?? own.nameSyntax)
    } else if graph.ends.isEmpty, !isFramework {
      findings.report(.noEnds(own.name), at: own.nameSyntax)
    }
  }

  /// The block around all others in which something stands.
  private func outermost(_ place: BranchPlace) -> ID<Parallel>? {
    var block = place.parallel
    for _ in graph.parallels.indices {
      guard let outer = graph.parallels[block.index].within else { return block }
      block = outer.parallel
    }
    return nil
  }

  private mutating func lowerStep(_ index: Int) {
    let draft = drafts[index]
    findings.enter(draft.syntax, draft.name)
    defer { findings.leave() }
    graph.steps[index].stage = draft.stage
    graph.steps[index].branch = draft.branch
    graph.steps[index].amendedBy = draft.amendedBy
    guard draft.syntax.keyword == .step else { return lowerStandIn(draft, index) }
    checkRepeatedLines(draft)
    (outcomeBlocks, outcomeLookalikes) = (NameTable(), LookalikeTable())
    for line in draft.lines {
      inLayer(line.layer) { $0.lower(line, of: draft, index) }
    }
    checkReminders(against: graph.steps[index].limits)
    finish(draft, index)
  }

  /// Lines of which a step, or one amendment of it, has at most one.
  private mutating func checkRepeatedLines(_ draft: StepDraft) {
    var seen: [(keyword: Keyword, amendment: Syntax?)] = []
    for line in draft.lines where line.syntax.kind == .statement {
      let keyword: Keyword
      switch line.syntax.keyword {
      case .by, .within, .takeDossier, .wait, .overdue, .atMost, .status, .overallPauses,
        .overallRestarts, .overallLeaves, .overallGains, .vote:
        keyword = line.syntax.keyword
      case .sameDay: keyword = .within
      default: continue
      }
      guard let before = seen.firstIndex(where: { $0.keyword == keyword }) else {
        seen.append((keyword, line.amendment))
        continue
      }
      if seen[before].amendment == line.amendment {
        findings.report(.repeatedLine(keyword), at: line.syntax)
      }
      seen[before].amendment = line.amendment
    }
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
    case .within, .sameDay: setLimit(line, of: draft, index)
    case .enter:
      graph.steps[index].enters += fields(syntax).filter {
        !graph.steps[index].enters.contains($0)
      }
    case .takeDossier: graph.steps[index].takesDossier = true
    case .collect:
      if let collection = collection(syntax) {
        graph.steps[index].collects.append(collection)
      } else if syntax.clause(.otherFees) != nil {
        collectorsOfTheRest.append((ID(index), means(of: syntax)))
      }
    case .sign:
      graph.steps[index].signs += names(syntax).compactMap { letter($0) }
    case .notByPerformerOf:
      for path in syntax.children where path.kind == .path { exclude(path, draft, index) }
    case .assignTo:
      for name in names(syntax) {
        guard let role = role(name) else { continue }
        if role == .applicant || role == .system {
          findings.report(.cannotAssign(name.nameText), at: name)
        } else if !graph.steps[index].assigns.contains(role) {
          graph.steps[index].assigns.append(role)
        }
      }
    case .choose: lowerOutcome(line, of: draft, index)
    // Votes are for outcomes, so it waits until those are known.
    case .vote: break
    case .if, .otherwise: break
    case .wait: setWait(line, of: draft, index)
    case .awaitEvent: addAwaited(syntax, index)
    case .call: setCall(line, of: draft, index)
    case .onEntry: graph.steps[index].onEntry += acts(syntax)
    case .onExit: graph.steps[index].onExit += acts(syntax)
    case .beforeDue:
      if let reminder = reminder(syntax) {
        let count = graph.steps[index].timers.reminders.count
        place("reminders", "\(count)", of: draft.name, in: "timers", at: syntax)
        graph.steps[index].timers.reminders.append(reminder)
      }
    case .overdue:
      setOverdue(line, of: draft, index)
      place(nil, "overdue", of: draft.name, in: "timers", at: syntax)
    case .atMost:
      setVisitLimit(line, of: draft, index)
      place(nil, "visitLimit", of: draft.name, at: syntax)
    case .overallPauses: setEffect(.pauses, line, draft, index)
    case .overallRestarts: setEffect(.restarts, line, draft, index)
    case .overallLeaves:
      if let left = effectDuration(syntax) { setEffect(.leaves(left), line, draft, index) }
    case .overallGains:
      if let gain = effectDuration(syntax) { setEffect(.gains(gain), line, draft, index) }
    case .status:
      guard let status = status(syntax) else { return }
      if line.amendment != nil, graph.steps[index].status != nil, !isCited(line) {
        findings.report(
          .notAmendable(.status, framework: layers[draft.layer].name), at: syntax)
      } else if line.amendment != nil || graph.steps[index].status == nil {
        graph.steps[index].status = status
      }
    case .legalBasis: graph.steps[index].legalBases.append(limitingBasis(syntax))
    default: break
    }
  }

  /// What can be judged only when all lines are read.
  private mutating func finish(_ draft: StepDraft, _ index: Int) {
    let name = draft.syntax.first(.name) ?? draft.syntax
    if !draft.has(.by) {
      if !isBroken(draft.syntax) { findings.report(.stepWithoutRole(draft.name), at: name) }
      return
    }
    let branches = draft.lines.filter {
      $0.syntax.keyword == .if || $0.syntax.keyword == .otherwise
    }
    let isAutomatic = graph.steps[index].isAutomatic
    if isAutomatic {
      lowerRoute(branches, of: draft, index)
      for line in draft.lines(.choose) {
        findings.report(
          .automaticStepChooses(draft.name), at: line.syntax.first(.name) ?? line.syntax)
      }
      for keyword in [Keyword.enter, .sign, .assignTo, .notByPerformerOf, .vote] {
        for line in draft.lines(keyword) {
          findings.report(.automaticStepNeedsPerson(keyword, draft.name), at: line.syntax)
        }
      }
    } else if let branch = branches.first {
      findings.report(.personStepComputes(draft.name), at: branch.syntax)
    }
    if !isAutomatic { lowerCouncil(of: draft, index) }
    requireSignatures(index)
    checkTimers(draft, index)
    checkWayOn(draft, index, isAutomatic: isAutomatic, hasBranches: !branches.isEmpty)
  }

  /// Who issues a letter of the step has signed it; other outcomes need no signature.
  private mutating func requireSignatures(_ index: Int) {
    let signs = graph.steps[index].signs
    guard !signs.isEmpty else { return }
    for (place, outcome) in graph.steps[index].outcomes.enumerated() {
      let route = outcome.route
      let acts = outcome.acts + route.branches.flatMap(\.acts) + route.otherwiseActs
      graph.steps[index].outcomes[place].requiresSignature = acts.contains { act in
        if case .issue(let letter) = act { return signs.contains(letter) }
        return false
      }
    }
  }

  private mutating func lowerRoute(
    _ branches: [StepDraft.Line], of draft: StepDraft, _ index: Int
  ) {
    guard let first = branches.first else { return }
    // A new branch would change which way a case goes that the framework has settled.
    if first.amendment == nil, let added = branches.first(where: { $0.amendment != nil }) {
      findings.report(
        .notAmendable(added.syntax.keyword, framework: layers[draft.layer].name),
        at: added.syntax)
      return
    }
    graph.steps[index].route = route(
      branches.map(\.syntax), layer: first.layer, of: draft.name)
  }

  private mutating func checkTimers(_ draft: StepDraft, _ index: Int) {
    guard !graph.steps[index].timers.isEmpty, graph.steps[index].limits.isEmpty,
      !draft.has(.within), !draft.has(.sameDay)
    else { return }
    let line = draft.lines.first {
      $0.syntax.keyword == .beforeDue || $0.syntax.keyword == .overdue
    }
    findings.report(
      .timerWithoutLimit(.step, draft.name), at: line?.syntax ?? draft.syntax)
  }

  private mutating func checkWayOn(
    _ draft: StepDraft, _ index: Int, isAutomatic: Bool, hasBranches: Bool
  ) {
    let name = draft.syntax.first(.name) ?? draft.syntax
    let goesOnAlone =
      hasBranches
      || draft.has(.wait) || draft.has(.awaitEvent) || draft.has(.call)
    if goesOnAlone || draft.has(.choose) || isBroken(draft.syntax) { return }
    if isAutomatic {
      findings.report(.automaticStepStuck(draft.name), at: name)
      return
    }
    switch graph.steps[index].timers.overdue?.consequence {
    case .moves, .counts: break
    case .stays, nil: findings.report(.deadEnd(draft.name), at: name)
    }
  }

  private mutating func exclude(_ path: Syntax, _ draft: StepDraft, _ index: Int) {
    guard let other = step(path) else { return }
    if other.index == index {
      findings.report(.excludesItself(draft.name), at: path)
    } else if drafts[other.index].lines(.by).contains(where: { isSystem($0.syntax) }) {
      findings.report(.excludesSystem(path.nameText), at: path)
    } else {
      if other.index > index, !excludes(drafts[other.index], draft.name) {
        findings.report(.excludesLater(path.nameText, step: draft.name), at: path)
      }
      if !graph.steps[index].notPerformerOf.contains(other) {
        graph.steps[index].notPerformerOf.append(other)
      }
    }
  }

  /// Whether the later step excludes the earlier one in turn: a case may come back to either.
  private func excludes(_ later: StepDraft, _ earlier: String) -> Bool {
    later.lines(.notByPerformerOf).contains { line in
      line.syntax.children.contains { $0.kind == .path && stepName($0) == earlier }
    }
  }

  private func isSystem(_ line: Syntax) -> Bool {
    guard let name = line.first(.name) else { return false }
    return Builtins.named(name.nameText, .role)?.key == "system"
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
    let rules =
      line.syntax.keyword == .sameDay
      ? [
        LimitRule(
          limit: .sameDay(cutoff: cutoff(line.syntax)), legalBases: legalBases(on: line.syntax))
      ] : limits(line.syntax)
    if rules.isEmpty { return }
    if line.amendment != nil, !isCited(line), !shortens(rules, graph.steps[index].limits) {
      findings.report(
        .lengthenedLimit(step: draft.name, framework: layers[draft.layer].name), at: line.syntax,
        related: draft.limitLines.prefix(1).map {
          ($0.syntax, Localized(vi: "thời hạn của khung", en: "the framework's limit"))
        })
      return
    }
    graph.steps[index].limits = rules
    place(nil, "limits", of: draft.name, at: line.syntax)
  }

  /// An amendment may do more when it cites a legal basis of its own.
  func isCited(_ line: StepDraft.Line) -> Bool {
    guard let amendment = line.amendment else { return false }
    return amendment.citesLegalBasis || line.syntax.citesLegalBasis
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
}

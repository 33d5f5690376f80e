import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  // MARK: Outcomes

  mutating func lowerOutcome(
    _ line: StepDraft.Line, of draft: StepDraft, _ index: Int
  ) {
    let syntax = line.syntax
    guard let name = syntax.first(.name) else { return }
    let text = name.nameText
    let requires = syntax.clause(.requiring).map { fields($0) } ?? []
    let lines = syntax.statements
    let branches = lines.filter { $0.keyword == .if || $0.keyword == .otherwise }
    let stop = syntax.statements(.stopBranches).first
    let acts = acts(syntax)
    let block = line.amendment ?? draft.syntax
    if outcomeBlocks.updateValue(block, forKey: Name(text)) == block {
      findings.report(.duplicateName(.outcome, text), at: name)
      return
    }
    if let known = graph.steps[index].outcomes.firstIndex(where: { $0.name == text }) {
      if syntax.first(.path) != nil || !branches.isEmpty || stop != nil {
        findings.report(
          .redirectedOutcome(text, framework: layers[draft.layer].name), at: name)
      }
      if let waiver = syntax.clause(.uncollected), !isCited(line) {
        findings.report(
          .notAmendable(.uncollected, framework: layers[draft.layer].name), at: waiver)
      }
      graph.steps[index].outcomes[known].requires += requires.filter {
        !graph.steps[index].outcomes[known].requires.contains($0)
      }
      graph.steps[index].outcomes[known].acts += acts
      return
    }
    var route: Route?
    if let path = syntax.first(.path) {
      if !branches.isEmpty || stop != nil { findings.report(.outcomeLeadsTwice(text), at: name) }
      route = target(path).map { Route(otherwise: $0) }
    } else if !branches.isEmpty {
      if stop != nil { findings.report(.outcomeLeadsTwice(text), at: name) }
      route = self.route(branches, layer: layer, of: draft.name, outcome: text)
    } else if stop != nil {
      route = stopping(syntax).map { Route(otherwise: $0) }
    } else if !isBroken(syntax) {
      findings.report(.outcomeLeadsNowhere(text), at: name)
    }
    place("outcomes", text, of: draft.name, at: name)
    if let alike = outcomeLookalikes.insert(text) {
      findings.report(.lookalikeNames(alike, text), at: name)
    }
    guard let route else { return }
    graph.steps[index].outcomes.append(
      Outcome(
        name: text, title: syntax.title ?? text, requires: requires, route: route, acts: acts,
        isFreeOfCollection: syntax.clause(.uncollected) != nil, origin: layers[line.layer].name))
  }

  /// `nếu … -> …`, …, `còn lại -> …` of a step or of its outcome.
  mutating func route(
    _ lines: [Syntax], layer: Int, of step: String, outcome: String? = nil
  ) -> Route? {
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
          lowering.place(
            "branches", String(branches.count), of: step, in: outcome.map { "outcomes/\($0)" },
            at: line)
        }
      }
      guard let otherwise else {
        if isWhole, let last = lines.last {
          lowering.findings.report(.missingOtherwise, at: last)
        }
        return nil
      }
      return isWhole
        ? Route(branches: branches, otherwise: otherwise.target, otherwiseActs: otherwise.acts)
        : nil
    }
  }

  // MARK: Other ways on

  mutating func setWait(_ wait: StepDraft.Line, of draft: StepDraft, _ index: Int) {
    let line = wait.syntax
    guard let path = line.last(.path),
      let syntax = line.children.first(where: { $0.isExpression && $0 != path })
    else { return }
    if wait.amendment != nil, graph.steps[index].wait != nil {
      findings.report(
        .notAmendable(.wait, framework: layers[draft.layer].name), at: line)
      return
    }
    let duration = timeToPass(syntax)
    guard let target = target(path), let duration else { return }
    graph.steps[index].wait = Wait(duration: duration, target: target)
    place(nil, "wait", of: draft.name, at: line)
  }

  mutating func addAwaited(_ line: Syntax, _ index: Int) {
    guard let name = line.first(.name), let path = line.first(.path), let target = target(path)
    else { return }
    let event = externalEvent(name)
    if graph.steps[index].awaits.contains(where: { $0.event == event }) {
      findings.report(.duplicateName(.event, name.nameText), at: name)
      return
    }
    graph.steps[index].awaits.append(
      AwaitedEvent(event: event, target: target, acts: acts(line)))
  }

  /// Events are declared by being waited for.
  private mutating func externalEvent(_ name: Syntax) -> ID<Named> {
    let text = name.nameText
    if let known = events[text] { return known }
    let id = ID<Named>(graph.externalEvents.count)
    events.updateValue(id, forKey: Name(text))
    graph.externalEvents.append(Named(name: text, title: text))
    return id
  }
}

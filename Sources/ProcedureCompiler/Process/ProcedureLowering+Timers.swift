import CivilTime
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  // MARK: The clock of a step and of the case

  mutating func setOverdue(_ line: StepDraft.Line, of draft: StepDraft, _ index: Int) {
    let overdue = overdue(line.syntax, step: draft.name, outcomes: draft.lines(.choose))
    guard let before = graph.steps[index].timers.overdue else {
      graph.steps[index].timers.overdue = overdue
      return
    }
    // A second line of one block was reported as a repetition.
    guard line.amendment != nil else { return }
    guard overdue.consequence == .stays || isCited(line) else {
      findings.report(
        .notAmendable(.overdue, framework: layers[draft.layer].name), at: line.syntax)
      return
    }
    graph.steps[index].timers.overdue = Timers.Overdue(
      acts: before.acts + overdue.acts,
      consequence: overdue.consequence == .stays ? before.consequence : overdue.consequence)
  }

  mutating func setVisitLimit(
    _ line: StepDraft.Line, of draft: StepDraft, _ index: Int
  ) {
    guard let literal = line.syntax.first(.literal), let count = findings.count(literal) else {
      return
    }
    let otherwise = line.syntax.first(.path).flatMap { target($0) }
    if let before = graph.steps[index].visitLimit {
      guard line.amendment != nil else { return }
      let keepsWay = otherwise == nil || otherwise == before.otherwise
      guard count <= before.count && keepsWay || isCited(line) else {
        findings.report(
          .notAmendable(.atMost, framework: layers[draft.layer].name), at: line.syntax)
        return
      }
      graph.steps[index].visitLimit = VisitLimit(
        count: count, otherwise: otherwise ?? before.otherwise)
    } else {
      graph.steps[index].visitLimit = VisitLimit(count: count, otherwise: otherwise)
    }
  }

  mutating func setEffect(
    _ effect: OverallClockEffect, _ line: StepDraft.Line, _ draft: StepDraft, _ index: Int
  ) {
    if graph.steps[index].overallClock != nil, !isCited(line) {
      let problem: CompileProblem =
        line.amendment == nil
        ? .secondEffect(line.syntax.keyword)
        : .notAmendable(line.syntax.keyword, framework: layers[draft.layer].name)
      findings.report(problem, at: line.syntax)
      return
    }
    graph.steps[index].overallClock = effect
  }

  mutating func effectDuration(_ line: Syntax) -> LegalDuration? {
    guard let syntax = line.arguments.first else { return nil }
    return constantDuration(syntax)
  }

  /// A duration that is known when the procedure is compiled: a literal, or a parameter.
  mutating func constantDuration(_ syntax: Syntax) -> LegalDuration? {
    guard let expression = timeToPass(syntax) else { return nil }
    guard case .literal(.duration(let duration)) = expression else {
      findings.report(.notConstant, at: syntax)
      return nil
    }
    return duration
  }

  /// A duration of which nothing is left out: one of nothing would be over when it starts.
  mutating func timeToPass(_ syntax: Syntax) -> Expression? {
    guard let expression = lower(syntax, as: .duration(nil)) else { return nil }
    if expression.canBeNoTime {
      findings.report(.zeroDuration, at: syntax)
      return nil
    }
    return expression
  }

  // MARK: Timers

  mutating func reminder(_ line: Syntax) -> Timers.Reminder? {
    guard let syntax = line.arguments.first(where: \.isExpression),
      let before = constantDuration(syntax)
    else { return nil }
    reminderLines.append((line, before))
    return Timers.Reminder(before: before, acts: acts(line))
  }

  /// Tells of reminders whose moment lies before the limit has begun, whichever limit holds.
  mutating func checkReminders(against limits: [LimitRule]) {
    defer { reminderLines = [] }
    // A framework's holes have no length yet.
    guard !limits.isEmpty, !isFramework else { return }
    for (line, before) in reminderLines {
      let isTooEarly = limits.allSatisfy { rule in
        guard case .duration(.literal(.duration(let limit))) = rule.limit else { return false }
        let order = before.order(against: limit)
        return order == .longer || order == .equal
      }
      if isTooEarly { findings.report(.reminderTooEarly, at: line) }
    }
  }

  mutating func overdue(
    _ line: Syntax, step: String, outcomes: [StepDraft.Line]
  ) -> Timers.Overdue {
    let acts = acts(line)
    if let name = line.clause(.countsAs)?.first(.name) {
      var seen: [String] = []
      for outcome in outcomes {
        guard let text = outcome.syntax.first(.name)?.nameText, !seen.contains(text) else {
          continue
        }
        seen.append(text)
      }
      guard let position = seen.firstIndex(of: name.nameText) else {
        findings.report(
          .unknownOutcome(
            name.nameText, step: step,
            suggestion: findings.suggestion(for: name.nameText, among: seen)), at: name)
        return Timers.Overdue(acts: acts)
      }
      return Timers.Overdue(acts: acts, consequence: .counts(asOutcome: position))
    }
    if let stop = line.statements(.stopBranches).first {
      if line.first(.path) != nil { findings.report(.outcomeLeadsTwice(step), at: stop) }
      if let target = stopping(line) {
        return Timers.Overdue(acts: acts, consequence: .moves(target))
      }
    } else if let path = line.first(.path), let target = target(path) {
      return Timers.Overdue(acts: acts, consequence: .moves(target))
    }
    return Timers.Overdue(acts: acts)
  }

  mutating func lowerCaseTimers() {
    for (line, layer) in lines(.beforeDue) {
      if let reminder = inLayer(layer, { $0.reminder(line) }) {
        place("reminders", "\(graph.timers.reminders.count)", in: "timers", at: line)
        graph.timers.reminders.append(reminder)
      }
    }
    checkReminders(against: graph.limits)
    if let (line, layer) = lastLine(.overdue) {
      place(nil, "overdue", in: "timers", at: line)
      graph.timers.overdue = inLayer(layer) { $0.overdue(line, step: $0.own.name, outcomes: []) }
    }
    if !graph.timers.isEmpty, graph.limits.isEmpty, !isFramework, lines(.limit).isEmpty {
      findings.report(.timerWithoutLimit(.procedure, own.name), at: own.nameSyntax)
    }
  }

  // MARK: Ends and what may be chosen at any time

  mutating func lowerEnd(_ line: Syntax, _ index: Int) {
    graph.ends[index].acts = acts(line)
    for status in line.statements(.status) { graph.ends[index].status = self.status(status) }
  }

  mutating func lowerAnytime() {
    for (line, layer) in anytimeLines { inLayer(layer) { $0.lowerAnytime(line) } }
  }

  private mutating func lowerAnytime(_ line: Syntax) {
    guard let roleName = line.first(.path), let choice = line.clause(.choose),
      let name = choice.first(.name), let path = line.last(.path), path != roleName
    else { return }
    let role = role(roleName)
    if role == .system { findings.report(.systemCannotReceive(.anytime), at: roleName) }
    let target = target(path)
    let requires = line.clause(.requiring).map { fields($0) } ?? []
    let acts = acts(line)
    let steps = stretch(line)
    let text = name.nameText
    place("anytime", text, at: name)
    guard let role, role != .system, let target, let steps else { return }
    let isTaken =
      graph.anytime.contains { $0.role == role && $0.outcome.name == text }
      || graph.steps[steps].contains { step in
        step.role == role && step.outcomes.contains { $0.name == text }
      }
    if isTaken {
      findings.report(.duplicateName(.outcome, text), at: name)
      return
    }
    graph.anytime.append(
      AnytimeOutcome(
        role: role,
        outcome: Outcome(
          name: text, title: choice.title ?? text, requires: requires,
          route: Route(otherwise: target), acts: acts, origin: layers[layer].name),
        steps: steps.map { ID<Step>($0) }))
  }

  /// `từ A đến B`: the steps from the one to the other, as they stand in the file.
  private mutating func stretch(_ line: Syntax) -> Range<Int>? {
    var (first, last) = (0, graph.steps.count - 1)
    if let path = line.clause(.from)?.first(.path) {
      guard let steps = steps(at: path) else { return nil }
      first = steps.lowerBound
    }
    if let path = line.clause(.to)?.first(.path) {
      guard let steps = steps(at: path) else { return nil }
      last = steps.upperBound - 1
      guard first <= last else {
        findings.report(.reversedSteps, at: path)
        return nil
      }
    }
    return first <= last ? first..<(last + 1) : nil
  }
}

extension Expression {
  /// Whether a duration of nothing stands where this expression takes its value from.
  fileprivate var canBeNoTime: Bool {
    switch self {
    case .literal(.duration(let duration)): duration.isZero
    case .conditional(_, let then, let otherwise): then.canBeNoTime || otherwise.canBeNoTime
    case .literal, .field, .builtin, .caseHolds, .hasField, .hasPaper, .not, .all, .any, .compare,
      .arithmetic, .oneOf, .call, .list:
      false
    }
  }
}

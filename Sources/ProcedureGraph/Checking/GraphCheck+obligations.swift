extension GraphCheck {
  mutating func checkObligations() {
    each("obligations", procedure.obligations) { check, obligation in
      if obligation.title.isEmpty { check.report(.emptyName, at: "title") }
      check.check(name: obligation.origin)
      if let rule = obligation.rule { check.check(name: rule.name) }
      for event in obligation.demand.events { check.check(event) }
      switch obligation.demand {
      case .bounded(_, let most, _): check.checkCount(most, at: "most")
      case .fourEyes(let a, let b):
        for event in [a, b] where !event.isStep { check.report(.stepNeeded, at: "fourEyes") }
      case .response, .precedence, .absence, .existence, .absenceBetween, .timeBudget: break
      }
    }
  }

  private mutating func check(_ event: Obligation.Event) {
    switch event {
    case .stepEntered(let step): refer(step, to: procedure.steps, at: "step")
    case .outcomeChosen(let name, let step):
      guard refer(step, to: procedure.steps, at: "step") else { return }
      if !procedure.hasOutcome(named: name, in: step) { report(.unknownOutcome, at: "outcome") }
    case .notified(let role, let message):
      refer(role, to: procedure.roles, at: "role")
      refer(message, to: procedure.messages, at: "message")
    case .reminded(let role): refer(role, to: procedure.roles, at: "role")
    case .letterIssued(let letter): refer(letter, to: procedure.letters, at: "letter")
    case .published(.letter(let letter)), .posted(.letter(let letter)):
      refer(letter, to: procedure.letters, at: "letter")
    case .published(.result(let result)), .posted(.result(let result)):
      refer(result, to: procedure.results, at: "result")
    case .published(.paper(let paper)), .posted(.paper(let paper)):
      refer(paper, to: procedure.papers, at: "paper")
    case .feeCollected(.fee(let fee)): refer(fee, to: procedure.fees, at: "fee")
    case .actionPerformed(let action): refer(action, to: procedure.actions, at: "action")
    case .overdue(.step(let step)): refer(step, to: procedure.steps, at: "step")
    case .overdue(.stage(let stage)): refer(stage, to: procedure.stages, at: "stage")
    case .ended(.end(let end)): refer(end, to: procedure.ends, at: "end")
    case .feeCollected(.kind), .clockStarted, .clockExtended, .overdue(.wholeCase), .ended(.any),
      .ended(.kind):
      break
    case .absent(let absent):
      check(name: absent.name)
      if procedure.has(absent) { report(.notAbsent, at: absent.kind.rawValue) }
    }
  }
}

extension Obligation.Event {
  /// Whether it stands for a step, present or not.
  fileprivate var isStep: Bool {
    switch self {
    case .stepEntered: true
    case .absent(let absent): absent.kind == .step
    case .outcomeChosen, .notified, .reminded, .letterIssued, .published, .posted, .feeCollected,
      .actionPerformed, .clockStarted, .clockExtended, .overdue, .ended:
      false
    }
  }
}

extension Procedure {
  /// Whether an outcome of that name can be chosen: in the step, or anywhere.
  public func hasOutcome(named name: String, in step: ID<Step>?) -> Bool {
    if let step { return steps[step.index].outcomes.contains { $0.name == name } }
    return steps.contains { $0.outcomes.contains { $0.name == name } }
      || anytime.contains { $0.outcome.name == name }
  }

  /// Whether the procedure has what an obligation says it has not.
  fileprivate func has(_ absent: Obligation.Absent) -> Bool {
    let name = absent.name
    return switch absent.kind {
    case .step: steps.contains { $0.name == name }
    case .stage: stages.contains { $0.name == name }
    case .outcome: hasOutcome(named: name, in: nil)
    case .role: roles.contains { $0.name == name }
    case .message: messages.contains { $0.name == name }
    case .letter: letters.contains { $0.name == name }
    case .publishable:
      results.contains { $0.name == name } || papers.contains { $0.name == name }
        || letters.contains { $0.name == name }
    case .fee: fees.contains { $0.name == name }
    case .action: actions.contains { $0.name == name }
    case .end: ends.contains { $0.name == name }
    }
  }
}

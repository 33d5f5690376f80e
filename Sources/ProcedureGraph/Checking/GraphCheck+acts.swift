extension GraphCheck {
  mutating func check(_ acts: [Act], at list: String = "acts") {
    each(list, acts) { $0.check($1) }
  }

  private mutating func check(_ act: Act) {
    switch act {
    case .notify(let notice):
      check(recipient: notice.to)
      checkUnique(notice.means, at: "means", isEmptyAllowed: false)
      refer(notice.message, to: procedure.messages, at: "message")
    case .remind(let role): check(recipient: role)
    case .issue(let letter): refer(letter, to: procedure.letters, at: "issue")
    case .publish(let thing): check(thing, at: "publish")
    case .post(let thing, let role):
      check(thing, at: "post")
      check(recipient: role)
    case .set(let field, let expression):
      guard refer(field, to: procedure.fields, at: "set") else { return }
      checkFree(field, at: "set")
      check(expression, is: procedure.fields[field.index].type, at: "set")
    case .refund(let fee): refer(fee, to: procedure.fees, at: "refund")
    case .issueResult(let result): refer(result, to: procedure.results, at: "issueResult")
    case .returnResult(let results):
      if !mayReturn { report(.returnsOutsideOutcome, at: "returnResult") }
      refer(results, to: procedure.results, at: "returnResult")
      checkUnique(results, at: "returnResult", isEmptyAllowed: !procedure.results.isEmpty)
    case .startClock: break
    case .extendClock(let duration): checkNotEmpty(duration, at: "extendClock")
    case .perform(let performance): check(performance)
    }
  }

  private mutating func check(recipient role: ID<Role>) {
    refer(role, to: procedure.roles, at: "to")
    if role == .system { report(.unreachableRole, at: "to") }
  }

  private mutating func check(_ thing: Publishable, at place: String) {
    switch thing {
    case .letter(let id): refer(id, to: procedure.letters, at: place)
    case .result(let id): refer(id, to: procedure.results, at: place)
    case .paper(let id): refer(id, to: procedure.papers, at: place)
    }
  }

  private mutating func check(_ performance: Performance) {
    if let target = performance.onFailure { refer(to: target, at: "onFailure") }
    refer(performance.into, to: procedure.fields, at: "into")
    if let into = performance.into { checkFree(into, at: "into") }
    guard refer(performance.action, to: procedure.actions, at: "perform") else { return }
    let action = procedure.actions[performance.action.index]
    if action.takes.count != performance.arguments.count {
      report(.wrongArgumentCount, at: "arguments")
    }
    for (parameter, argument) in zip(action.takes, performance.arguments) {
      inside("arguments") { $0.check(argument, is: parameter.type, at: parameter.name) }
    }
    guard let into = performance.into, procedure.fields.indices.contains(into.index) else { return }
    guard let gives = action.gives else { return report(.actionGivesNothing, at: "into") }
    if !StaticType(gives.type).isUsable(as: procedure.fields[into.index].type) {
      report(.wrongType, at: "into")
    }
  }
}

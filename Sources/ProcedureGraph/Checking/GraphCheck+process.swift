extension GraphCheck {
  mutating func checkProcess() {
    if procedure.steps.isEmpty { report(.noSteps, at: "steps") }
    if procedure.ends.isEmpty { report(.noEnds, at: "ends") }
    refer(procedure.initial, to: procedure.steps, at: "initial")
    if procedure.steps.indices.contains(procedure.initial.index) {
      checkReach(of: .step(procedure.initial), at: "initial")
    }
    eachNamed("steps", procedure.steps, name: \.name) { check, _, step in
      check.refer(step.branch, at: "branch")
      check.standing(.fixed(step.branch)) {
        $0.checkReferences(of: step)
        $0.checkWaysOn(of: step)
      }
      check.checkPerformer(of: step)
    }
    checkParallels()
    eachNamed("ends", procedure.ends, name: \.name) { check, _, end in check.check(end.acts) }
    checkAnytime()
    checkAutomaticCycles()
  }

  private mutating func checkReferences(of step: Step) {
    refer(step.role, to: procedure.roles, at: "role")
    refer(step.stage, to: procedure.stages, at: "stage")
    refer(step.enters, to: procedure.fields, at: "enters")
    checkFree(step.enters, at: "enters")
    refer(step.signs, to: procedure.letters, at: "signs")
    refer(step.assigns, to: procedure.roles, at: "assigns")
    refer(step.notPerformerOf, to: procedure.steps, at: "notPerformerOf")
    each("collects", step.collects) { check, collection in
      check.checkUnique(collection.fees, at: "fees", isEmptyAllowed: false)
      check.checkUnique(collection.means, at: "means", isEmptyAllowed: false)
      check.refer(collection.fees, to: check.procedure.fees, at: "fees")
    }
    each("limits", step.limits) { $0.check(limit: $1) }
    check(step.onEntry, at: "onEntry")
    check(step.onExit, at: "onExit")
    inside("timers") {
      $0.check(step.timers, hasLimit: !step.limits.isEmpty, outcomes: step.outcomes)
    }
    switch step.overallClock {
    case nil, .pauses, .restarts: break
    case .leaves(let duration), .gains(let duration):
      checkNotEmpty(duration, at: "overallClock")
    }
  }

  private mutating func checkWaysOn(of step: Step) {
    eachNamed("outcomes", step.outcomes, name: \.name) { check, _, outcome in
      check.check(outcome)
      if outcome.requiresSignature, step.signs.isEmpty { check.report(.nothingToSign) }
    }
    if let route = step.route { inside("route") { $0.check(route) } }
    if let wait = step.wait {
      inside("wait") {
        $0.checkTimeToPass(wait.duration, at: "duration")
        $0.refer(to: wait.target, at: "target")
      }
    }
    each("awaits", step.awaits) { check, awaited in
      check.refer(awaited.event, to: check.procedure.externalEvents, at: "event")
      check.refer(to: awaited.target, at: "target")
      check.check(awaited.acts)
    }
    if let call = step.call { inside("call") { $0.check(call) } }
    checkUnique(step.awaits.map(\.event), at: "awaits", isEmptyAllowed: true)
    if let limit = step.visitLimit {
      inside("visitLimit") {
        $0.checkCount(limit.count, at: "count")
        if let otherwise = limit.otherwise { $0.refer(to: otherwise, at: "otherwise") }
      }
    }
  }

  private mutating func checkPerformer(of step: Step) {
    let waits = step.wait != nil || !step.awaits.isEmpty || step.call != nil
    for (index, role) in step.assigns.enumerated() where role == .applicant || role == .system {
      inside("assigns") { $0.report(.unreachableRole, at: String(index)) }
    }
    for (index, other) in step.notPerformerOf.enumerated()
    where procedure.steps.indices.contains(other.index)
      && procedure.steps[other.index].isAutomatic
    {
      inside("notPerformerOf") { $0.report(.personNeeded, at: String(index)) }
    }
    if step.isAutomatic {
      if step.route != nil, step.call != nil { report(.routeBesideCall, at: "route") }
      if step.route == nil, !waits { report(.automaticStepStuck) }
      let needsPerson =
        !step.outcomes.isEmpty || !step.enters.isEmpty || !step.signs.isEmpty
        || !step.assigns.isEmpty || !step.notPerformerOf.isEmpty
      if needsPerson { report(.personNeeded) }
    } else {
      if step.route != nil { report(.routeInPersonStep, at: "route") }
      if step.outcomes.isEmpty, !waits, !step.timers.leadsOn { report(.deadEnd) }
    }
  }

  private mutating func check(_ outcome: Outcome) {
    refer(outcome.requires, to: procedure.fields, at: "requires")
    checkFree(outcome.requires, at: "requires")
    inside("route") { $0.check(outcome.route) }
    check(outcome.acts)
  }

  mutating func check(_ route: Route) {
    each("branches", route.branches) { check, branch in
      check.check(branch.condition, is: .flag, at: "condition")
      check.refer(to: branch.target, at: "target")
      check.check(branch.acts)
    }
    refer(to: route.otherwise, at: "otherwise")
    check(route.otherwiseActs, at: "otherwiseActs")
  }

  private mutating func checkAnytime() {
    var seen: Set<[String]> = []
    for choice in procedure.anytime {
      inside("anytime", choice.outcome.name) { check in
        check.check(name: choice.outcome.name)
        if !seen.insert([choice.outcome.name, String(choice.role.index)]).inserted {
          check.report(.duplicateName)
        }
        check.refer(choice.role, to: check.procedure.roles, at: "role")
        if choice.role == .system { check.report(.unreachableRole, at: "role") }
        check.checkUnique(choice.steps, at: "steps", isEmptyAllowed: false)
        check.refer(choice.steps, to: check.procedure.steps, at: "steps")
        if choice.outcome.requiresSignature { check.report(.nothingToSign) }
        let places = choice.steps.filter { check.procedure.steps.indices.contains($0.index) }
          .map { check.procedure.steps[$0.index].branch }
        check.standing(.anyOf(places)) { $0.check(choice.outcome) }
        let isShadowed = choice.steps.contains { id in
          check.procedure.steps.indices.contains(id.index)
            && check.procedure.steps[id.index].role == choice.role
            && check.procedure.steps[id.index].outcomes.contains {
              $0.name == choice.outcome.name
            }
        }
        if isShadowed { check.report(.duplicateName) }
      }
    }
  }
}

extension Timers {
  /// Whether a case leaves the step once it is overdue.
  fileprivate var leadsOn: Bool {
    switch overdue?.consequence {
    case nil, .stays: false
    case .moves, .counts: true
    }
  }
}

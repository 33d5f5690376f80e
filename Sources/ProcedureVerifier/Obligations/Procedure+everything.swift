import ProcedureGraph

extension Procedure {
  /// Every act that stands anywhere.
  func forEachAct(_ body: (Act) -> Void) {
    func visit(_ route: Route) {
      for branch in route.branches { branch.acts.forEach(body) }
      route.otherwiseActs.forEach(body)
    }
    func visit(_ timers: Timers) {
      for reminder in timers.reminders { reminder.acts.forEach(body) }
      timers.overdue?.acts.forEach(body)
    }
    func visit(_ outcome: Outcome) {
      outcome.acts.forEach(body)
      visit(outcome.route)
    }
    visit(timers)
    for stage in stages { visit(stage.timers) }
    for end in ends { end.acts.forEach(body) }
    for anytime in anytime { visit(anytime.outcome) }
    for parallel in parallels {
      parallel.acts.forEach(body)
      visit(parallel.route)
    }
    // By their numbers: a step is a large value to copy.
    for index in steps.indices {
      steps[index].onEntry.forEach(body)
      steps[index].onExit.forEach(body)
      visit(steps[index].timers)
      for outcome in steps[index].outcomes.indices { visit(steps[index].outcomes[outcome]) }
      for event in steps[index].awaits { event.acts.forEach(body) }
      if let route = steps[index].route { visit(route) }
      for end in steps[index].call?.ends ?? [] { end.acts.forEach(body) }
    }
  }

  /// Whether an arrow leads to a place, or stopping does.
  func leads(to wanted: Target) -> Bool {
    func leads(_ target: Target?) -> Bool {
      switch target {
      case .stopping(let place)?: place.target == wanted
      case .step?, .end?, .parallel?, .branchDone?: target == wanted
      case nil: false
      }
    }
    func leads(_ route: Route) -> Bool {
      leads(route.otherwise) || route.branches.contains { leads($0.target) }
    }
    func leads(_ timers: Timers) -> Bool {
      if case .moves(let target)? = timers.overdue?.consequence { leads(target) } else { false }
    }
    if leads(timers) || stages.contains(where: { leads($0.timers) })
      || anytime.contains(where: { leads($0.outcome.route) })
      || parallels.contains(where: { block in
        leads(block.route) || block.branches.contains { leads($0.entrance) }
      })
    {
      return true
    }
    for index in steps.indices {
      let isLed =
        leads(steps[index].timers)
        || steps[index].outcomes.indices.contains { leads(steps[index].outcomes[$0].route) }
        || steps[index].awaits.contains { leads($0.target) }
        || steps[index].route.map(leads) ?? false || leads(steps[index].wait?.target)
        || leads(steps[index].visitLimit?.otherwise) || leads(steps[index].call?.otherwise)
        || steps[index].call?.ends.contains { leads($0.target) } ?? false
      if isLed { return true }
    }
    var isLed = false
    forEachAct { act in
      if case .perform(let performance) = act, leads(performance.onFailure) { isLed = true }
    }
    return isLed
  }
}

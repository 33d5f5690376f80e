import CivilTime
import ProcedureGraph

// The way of a case: leaving one step, entering the next, and on through automatic steps.
extension Run {
  /// Goes to a place, and from automatic steps straight on.
  mutating func go(
    to first: Target, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    var target = first
    while true {
      switch target {
      case .end(let end):
        errands = []
        leaveStages(except: nil, at: moment, &state)
        emit(.endReached(end), at: moment, in: &state)
        try perform(tables.ends[end.index].acts, at: moment, &state)
        return
      case .parallel(let parallel):
        if let onward = try open(parallel, at: moment, &state) {
          target = onward
          continue
        }
      case .branchDone(let parallel):
        if let onward = try finishBranch(of: parallel, at: moment, &state) {
          target = onward
          continue
        }
      case .stopping(let place):
        stopBlocks(toReach: place, at: moment, &state)
        target = place.target
        continue
      case .step(let step):
        moves += 1
        guard moves <= Self.mostMoves else { throw .endlessChain(step) }
        let limit = tables.steps[step.index].visitLimit
        if limit >= 0, state.countedVisits(of: step, tables) >= limit {
          guard let instead = tables.steps[step.index].insteadOfVisit else {
            throw .visitLimitReached(step)
          }
          emit(.visitLimitReached(step), at: moment, in: &state)
          target = instead
          continue
        }
        try enter(step, at: moment, &state)
        if tables.steps[step.index].isAutomatic,
          let route = routeAtOnce(step, awaiting: state.head.activity.awaitedResults)
        {
          target = try leave(by: route, acts: .none, at: moment, &state)
          continue
        }
      }
      guard let next = nextErrand(at: moment, &state) else { return }
      target = next
    }
  }

  /// The route of an automatic step that has nothing to wait for.
  func routeAtOnce(_ step: ID<Step>, awaiting results: Int) -> RoutePlan? {
    guard tables.steps[step.index].isAutomatic, tables.steps[step.index].wait == nil,
      results == 0, tables.steps[step.index].call < 0
    else { return nil }
    return tables.steps[step.index].route
  }

  private mutating func enter(
    _ step: ID<Step>, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    let stage = tables.steps[step.index].stage
    if stage != nil || state.head.hasSides { try changeStage(to: stage, at: moment, &state) }
    var entry = StepEntry()
    if let limit = tables.steps[step.index].constantLimit {
      entry.limit = limit
    } else if !tables.steps[step.index].limits.isEmpty {
      entry.limit = try limit(
        tables.steps[step.index].limits, place: .limit(step), at: moment, state)
    }
    if let limit = entry.limit {
      entry.due = tables.due(of: limit, from: moment)
    }
    if let wait = tables.steps[step.index].wait {
      let length = try duration(of: wait, in: step, at: moment, state)
      entry.waitsUntil = tables.due(of: length, from: moment).moment
    }
    emit(.stepEntered(step, entry), at: moment, in: &state)
    if let effect = tables.steps[step.index].overallClock { enterClock(effect, at: moment, &state) }
    try perform(tables.steps[step.index].onEntry, at: moment, &state)
    if tables.steps[step.index].call >= 0, let plan = tables.call(in: step) {
      try requestCall(plan.call, from: step, at: moment, &state)
    }
  }

  /// Does what leaving the present step entails, and answers where the route leads.
  mutating func leave(
    by route: RoutePlan, acts: Run32, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) -> Target {
    guard let step = state.head.step else { return route.otherwise }
    try perform(tables.steps[step.index].onExit, at: moment, &state)
    try perform(acts, at: moment, &state)
    var (target, branchActs) = (route.otherwise, route.acts)
    if !route.branches.isEmpty {
      (target, branchActs) = try way(route, place: .branch(step), at: moment, state)
    }
    try perform(branchActs, at: moment, &state)
    depart(from: step, at: moment, &state)
    return target
  }

  /// Leaves the present step for a place that is known.
  mutating func leave(
    to target: Target, acts: Run32, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    if let step = state.head.step {
      try perform(tables.steps[step.index].onExit, at: moment, &state)
      try perform(acts, at: moment, &state)
      depart(from: step, at: moment, &state)
    }
    try go(to: target, at: moment, &state)
  }

  mutating func depart(
    from step: ID<Step>, at moment: Moment, _ state: inout CaseState
  ) {
    emit(.stepLeft(step), at: moment, in: &state)
    if let effect = tables.steps[step.index].overallClock {
      leaveClock(effect, at: moment, &state)
    }
  }

  /// The first branch whose condition holds.
  func way(
    _ route: RoutePlan, place: Fault.Place, at moment: Moment, _ state: CaseState
  ) throws(Rejection) -> (Target, Run32) {
    let context = CaseContext(state, tables, at: moment)
    do throws(EvaluationFault) {
      for index in route.branches.indices
      where try tables.expressions[Int(tables.branches[index].condition)].holds(in: context) {
        return (tables.branches[index].target, tables.branches[index].acts)
      }
    } catch {
      throw .cannotEvaluate(place, error)
    }
    return (route.otherwise, route.acts)
  }

  func duration(
    of wait: WaitPlan, in step: ID<Step>, at moment: Moment, _ state: CaseState
  ) throws(Rejection) -> LegalDuration {
    switch wait.length {
    case .constant(let duration): return duration
    case .expression(let index):
      return try duration(Int(index), place: .wait(step), at: moment, state)
    }
  }

  private func duration(
    _ index: Int, place: Fault.Place, at moment: Moment, _ state: CaseState
  ) throws(Rejection) -> LegalDuration {
    do throws(EvaluationFault) {
      let context = CaseContext(state, tables, at: moment)
      guard case .duration(let duration) = try tables.expressions[index].evaluate(in: context)
      else { throw .typeMismatch }
      return duration
    } catch {
      throw .cannotEvaluate(place, error)
    }
  }

  /// The limit of the first rule whose condition holds.
  func limit(
    _ rules: Run32, place: Fault.Place, at moment: Moment, _ state: CaseState
  ) throws(Rejection) -> TimeLimit? {
    for index in rules.indices {
      let rule = tables.limits[index]
      if rule.condition >= 0 {
        let context = CaseContext(state, tables, at: moment)
        do throws(EvaluationFault) {
          if try !tables.expressions[Int(rule.condition)].holds(in: context) { continue }
        } catch {
          throw .cannotEvaluate(place, error)
        }
      }
      switch rule.limit {
      case .constant(let limit): return limit
      case .expression(let index):
        return .duration(try duration(Int(index), place: place, at: moment, state))
      }
    }
    return nil
  }
}

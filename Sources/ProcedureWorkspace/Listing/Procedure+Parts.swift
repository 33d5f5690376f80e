import ProcedureGraph

/// What stands in many places of a graph, gathered.
extension Procedure {
  var allRoutes: [Route] {
    steps.compactMap(\.route) + steps.flatMap { $0.outcomes.map(\.route) }
      + anytime.map(\.outcome.route) + parallels.map(\.route)
  }

  var allLimits: [LimitRule] {
    limits + steps.flatMap(\.limits) + stages.flatMap(\.limits)
  }

  var allTimers: [Timers] { [timers] + steps.map(\.timers) + stages.map(\.timers) }

  var allActs: [Act] {
    var acts = steps.flatMap { $0.onEntry + $0.onExit + $0.awaits.flatMap(\.acts) }
    acts += steps.flatMap { $0.call?.ends.flatMap(\.acts) ?? [] }
    acts += steps.flatMap { $0.outcomes.flatMap(\.acts) } + anytime.flatMap(\.outcome.acts)
    acts += allRoutes.flatMap { $0.branches.flatMap(\.acts) + $0.otherwiseActs }
    acts += allTimers.flatMap { $0.reminders.flatMap(\.acts) + ($0.overdue?.acts ?? []) }
    return acts + ends.flatMap(\.acts) + parallels.flatMap(\.acts)
  }

  /// Whether a case can come back to a step that it has left.
  var hasLoop: Bool {
    let following = steps.indices.map { stepsAfter($0) }
    return steps.indices.contains { start in
      var seen: Set<Int> = []
      var pending = following[start]
      while let step = pending.popLast() {
        if step == start { return true }
        if seen.insert(step).inserted { pending += following[step] }
      }
      return false
    }
  }

  /// The steps that may come next.
  private func stepsAfter(_ index: Int) -> [Int] {
    let step = steps[index]
    var targets = step.outcomes.flatMap { $0.route.targets } + (step.route?.targets ?? [])
    targets += [step.wait?.target, step.visitLimit?.otherwise].compactMap { $0 }
    targets += step.awaits.map(\.target)
    targets += (step.call?.ends.map(\.target) ?? []) + [step.call?.otherwise].compactMap { $0 }
    switch step.timers.overdue?.consequence {
    case .moves(let target): targets.append(target)
    case .stays, .counts, nil: break
    }
    return targets.flatMap { entrances(of: $0, depth: 0) }
  }

  private func entrances(of target: Target, depth: Int) -> [Int] {
    guard depth <= parallels.count else { return [] }
    switch target {
    case .step(let step): return [step.index]
    case .end: return []
    case .parallel(let id):
      return parallels[id.index].branches.flatMap { entrances(of: $0.entrance, depth: depth + 1) }
    case .branchDone(let id):
      return parallels[id.index].route.targets.flatMap { entrances(of: $0, depth: depth + 1) }
    case .stopping(let place): return entrances(of: place.target, depth: depth + 1)
    }
  }
}

extension Route {
  fileprivate var targets: [Target] { branches.map(\.target) + [otherwise] }
}

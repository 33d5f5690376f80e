import ProcedureGraph

/// What stands in many places of a graph, gathered.
extension Procedure {
  var allLimits: [LimitRule] {
    limits + steps.flatMap(\.limits) + stages.flatMap(\.limits)
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

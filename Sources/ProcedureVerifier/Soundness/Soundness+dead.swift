import ProcedureGraph

// What never happens in any case: told where it begins, not for everything that hangs on it.
extension Soundness {
  var deadFindings: [ProofFinding] {
    deadPlaces.map { problem, path in problem.finding(at: path) } + deadOutcomes + deadLines
  }

  // MARK: Places

  private var deadPlaces: [(SoundnessProblem, [String])] {
    let places = flow.places
    guard (0..<places.count).contains(where: { !reach.places[$0] }) else { return [] }
    let incoming = Incoming(flow)
    let dead = (0..<places.count).filter { place in
      guard !reach.places[place] else { return false }
      if case .branchEnd = places[place] { return false }
      return true
    }
    var told: Set<Int> = []
    var problems: [(SoundnessProblem, [String])] = []
    func tell(_ place: Int) {
      guard !told.contains(place) else { return }
      if let problem = problem(of: place, incoming), !isTold(problem.0) {
        problems.append(problem)
      }
      // What lies behind is dead for the same reason.
      var queue = [place]
      told.insert(place)
      while let next = queue.popLast() {
        for target in following(next) where !reach.places[target] && told.insert(target).inserted {
          queue.append(target)
        }
      }
    }
    for place in dead where incoming.places(before: place).allSatisfy({ reach.places[$0] }) {
      tell(place)
    }
    for place in dead { tell(place) }
    return problems.sorted { $0.1.lexicographicallyPrecedes($1.1) }
  }

  /// What lies behind a branch that is never done was told with the case that hangs there.
  private func isTold(_ problem: SoundnessProblem) -> Bool {
    guard case .refuted = completion else { return false }
    switch problem {
    case .stepNeverReached(_, .neverHappens), .blockNeverReached(_, .neverHappens),
      .endNeverReached(_, .neverHappens):
      return true
    case .stepNeverReached, .blockNeverReached, .endNeverReached, .cannotFinish,
      .outcomeNeverPossible, .neverHappens, .moreThanAllBranches, .unproved, .failureStrands,
      .refusedByTime, .limitNeverReached:
      return false
    }
  }

  private func following(_ place: Int) -> [Int] {
    var targets = flow.moves(from: place).flatMap {
      flow.moves[$0].ways.map { flow.ways[$0].target }
    }
    if flow.places.isBlock(place) {
      targets += flow.places.regions(of: flow.places.block(at: place)).map { flow.entrances[$0] }
    }
    if case .branchEnd(let branch) = flow.places[place] {
      targets.append(flow.places.number(of: branch.parallel))
    }
    return targets
  }

  private func problem(of place: Int, _ incoming: Incoming) -> (SoundnessProblem, [String])? {
    let reason = reason(for: place, incoming)
    switch flow.places[place] {
    case .step(let id):
      let name = flow.procedure.steps[id.index].name
      return (.stepNeverReached(name, reason), ["steps", name])
    case .block(let id):
      let name = flow.procedure.parallels[id.index].name
      return (.blockNeverReached(name, reason), ["parallels", name])
    case .end(let id):
      let name = flow.procedure.ends[id.index].name
      return (.endNeverReached(name, reason), ["ends", name])
    case .branchEnd: return nil
    }
  }

  private func reason(for place: Int, _ incoming: Incoming) -> SoundnessProblem.DeadReason {
    let before = incoming.places(before: place).filter { $0 != place }
    if before.isEmpty { return .noWay }
    if let other = before.first(where: { !reach.places[$0] }),
      before.allSatisfy({ !reach.places[$0] })
    {
      return .onlyFrom(flow.name(of: other))
    }
    let isNever = incoming.ways(to: place).contains { move, way in
      reach.moves[move] && neverTaken[way]
    }
    return isNever ? .neverTaken : .neverHappens
  }

  // MARK: Outcomes

  private var deadOutcomes: [ProofFinding] {
    let procedure = flow.procedure
    var findings: [ProofFinding] = []
    if reach.onlyFiles {
      let first = procedure.steps[procedure.initial.index]
      for outcome in first.outcomes.dropFirst() {
        findings.append(
          SoundnessProblem.outcomeNeverPossible(outcome: outcome.name, .filing)
            .finding(at: ["steps", first.name, "outcomes", outcome.name]))
      }
    }
    for choice in procedure.anytime {
      let isPossible = choice.steps.contains { step in
        reach.places[step.index] && !flow.passes[step.index]
          && !(reach.onlyFiles && step == procedure.initial)
      }
      guard !isPossible else { continue }
      findings.append(
        SoundnessProblem.outcomeNeverPossible(outcome: choice.outcome.name, .anytime)
          .finding(at: ["anytime", choice.outcome.name]))
    }
    return findings
  }

  // MARK: Lines of a step

  /// Nearly no step has: it is not worth looking at each of its lines.
  private func mayHaveDeadLines(_ index: Int) -> Bool {
    let steps = flow.procedure.steps
    return flow.passes[index] || index == flow.procedure.initial.index
      || steps[index].wait != nil || steps[index].visitLimit != nil
  }

  private var deadLines: [ProofFinding] {
    var findings: [ProofFinding] = []
    let steps = flow.procedure.steps
    for index in steps.indices where reach.places[index] && mayHaveDeadLines(index) {
      let step = steps[index]
      let path = ["steps", step.name]
      func report(_ line: SoundnessProblem.Line) {
        findings.append(
          SoundnessProblem.neverHappens(step: step.name, line).finding(at: path))
      }
      let isLeftAtOnce =
        flow.passes[index]
        || reach.onlyFiles && index == flow.procedure.initial.index
      if isLeftAtOnce {
        if step.timers.overdue != nil { report(.overdue) }
        if !step.timers.reminders.isEmpty { report(.reminder) }
        if !step.awaits.isEmpty { report(.event) }
      }
      if step.isAutomatic, step.wait != nil, step.route != nil { report(.routeBesideWait) }
      if step.visitLimit?.otherwise != nil, !reach.repeats[index] {
        findings.append(
          SoundnessProblem.limitNeverReached(step: step.name)
            .finding(at: path + ["visitLimit"]))
      }
    }
    return findings
  }
}

/// The ways that lead to each place.
private struct Incoming {
  private var all: [[(move: Int, way: Int)]]
  private var sources: [[Int]]

  init(_ flow: Flow) {
    all = Array(repeating: [], count: flow.places.count)
    sources = Array(repeating: [], count: flow.places.count)
    for (index, move) in flow.moves.enumerated() {
      for way in move.ways {
        all[flow.ways[way].target].append((index, way))
        sources[flow.ways[way].target].append(move.source)
      }
    }
    for region in 1..<max(flow.places.regions, 1) {
      if let block = flow.places.block(of: region) {
        sources[flow.entrances[region]].append(flow.places.steps + block)
      }
    }
  }

  func ways(to place: Int) -> [(move: Int, way: Int)] { all[place] }
  func places(before place: Int) -> [Int] { sources[place].uniqued }
}

extension Flow {
  func name(of place: Int) -> String {
    switch places[place] {
    case .step(let id): procedure.steps[id.index].name
    case .block(let id): procedure.parallels[id.index].name
    case .branchEnd(let branch): procedure.parallels[branch.parallel.index].name
    case .end(let id): procedure.ends[id.index].name
    }
  }
}

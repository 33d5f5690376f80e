import ProcedureGraph

// What never happens in any case: told where it begins, not for everything that hangs on it.
extension Soundness {
  var deadFindings: [ProofFinding] {
    deadPlaces.map { problem, path in problem.finding(at: path) } + deadOutcomes + deadLines
      + deadDeeds + unseen
  }

  /// Whether cases may come to a place, as far as was found out.
  private func isAlive(_ place: Int) -> Bool {
    reach.places[place] && !liveness.isDead(place: place)
  }

  // MARK: Places

  private var deadPlaces: [(SoundnessProblem, [String])] {
    let places = flow.places
    guard (0..<places.count).contains(where: { !isAlive($0) }) else { return [] }
    let incoming = Incoming(flow)
    let dead = (0..<places.count).filter { place in
      guard !isAlive(place) else { return false }
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
        for target in following(next) where !isAlive(target) && told.insert(target).inserted {
          queue.append(target)
        }
      }
    }
    for place in dead where incoming.places(before: place).allSatisfy(isAlive) {
      tell(place)
    }
    for place in dead { tell(place) }
    return problems.sorted { $0.1.lexicographicallyPrecedes($1.1) }
  }

  /// What lies behind a branch that is never done was told with the case that hangs there.
  private func isTold(_ problem: SoundnessProblem) -> Bool {
    switch completion {
    case .impossible: return true
    case .refuted: break
    case .proved, .unknown: return false
    }
    switch problem {
    case .stepNeverReached(_, .neverHappens), .blockNeverReached(_, .neverHappens),
      .endNeverReached(_, .neverHappens), .stepNeverReached(_, .ruledOut),
      .blockNeverReached(_, .ruledOut), .endNeverReached(_, .ruledOut):
      return true
    case .stepNeverReached, .blockNeverReached, .endNeverReached, .cannotFinish,
      .outcomeNeverPossible, .neverHappens, .moreThanAllBranches, .unproved, .failureStrands,
      .refusedByTime, .limitNeverReached, .branchNeverTaken, .notSeen, .neverOpened,
      .blockNeverDone, .clockNeverRunsOut, .neverReminded:
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
    if let other = before.first, !before.contains(where: isAlive) {
      return .onlyFrom(flow.name(of: other))
    }
    if reach.places[place] { return .ruledOut }
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

// What a place that is reached offers, and no case ever makes use of.
extension Soundness {
  fileprivate var deadDeeds: [ProofFinding] {
    if case .impossible = completion { return [] }
    return flow.moves.indices.flatMap { index in
      if liveness.isDead(move: index) { return deadMove(index).map { [$0] } ?? [] }
      return deadWays(of: index)
    } + deadTimers
  }

  private var deadTimers: [ProofFinding] {
    flow.stayingTimers.filter { liveness.isDead($0, in: flow) }.compactMap { timer in
      let problem: SoundnessProblem
      switch (timer.owner, timer.kind) {
      case (.step(let step), _) where !isAlive(step): return nil
      case (.step(let step), .overdue):
        problem = .neverHappens(step: flow.name(of: step), .overdueTooLate)
      case (.step(let step), .reminder):
        problem = .neverHappens(step: flow.name(of: step), .reminderTooLate)
      case (.stage, .overdue), (.overall, .overdue):
        problem = .clockNeverRunsOut(stage: flow.name(of: timer.owner))
      case (.stage, .reminder), (.overall, .reminder):
        problem = .neverReminded(stage: flow.name(of: timer.owner))
      }
      return problem.finding(at: flow.path(of: timer))
    }
  }

  private func isExplained(_ move: Int) -> Bool {
    // Where it leads, or where it starts, is told already.
    let (source, ways) = (flow.moves[move].source, flow.moves[move].ways)
    return !isAlive(source) || !ways.contains { isAlive(flow.ways[$0].target) }
  }

  private func deadMove(_ index: Int) -> ProofFinding? {
    guard !isExplained(index) else { return nil }
    let (move, path) = (flow.moves[index], flow.path(of: index))
    let name = flow.name(of: move.source)
    // Where a case hangs, that its outcomes are refused is how it hangs.
    if case .refuted(let stranding) = completion,
      stranding.steps.contains(where: { $0.index == move.source })
    {
      return nil
    }
    let problem: SoundnessProblem
    switch move.cause {
    case .outcome(let outcome):
      problem = .outcomeNeverPossible(
        outcome: flow.procedure.steps[move.source].outcomes[outcome].name, .ruledOut)
    case .anytime(let choice):
      problem = .outcomeNeverPossible(
        outcome: flow.procedure.anytime[choice].outcome.name, .ruledOut)
    case .waited: problem = .neverHappens(step: name, .wait)
    case .event: problem = .neverHappens(step: name, .eventTooLate)
    case .overdue, .deemed: problem = .neverHappens(step: name, .overdueTooLate)
    case .exhausted: problem = .limitNeverReached(step: name)
    case .blockDone: problem = .blockNeverDone(name)
    case .stageOverdue(let stage):
      problem = .clockNeverRunsOut(stage: flow.procedure.stages[stage.index].name)
    case .overallOverdue: problem = .clockNeverRunsOut(stage: nil)
    case .route, .notCarried, .called, .calledOtherwise, .failure: return nil
    }
    return problem.finding(at: path)
  }

  private func deadWays(of index: Int) -> [ProofFinding] {
    let ways = flow.moves[index].ways
    guard ways.count > 1, isAlive(flow.moves[index].source) else { return [] }
    return ways.enumerated().compactMap { ordinal, way in
      guard liveness.isDead(way: way), isAlive(flow.ways[way].target) else { return nil }
      return SoundnessProblem.branchNeverTaken(
        place: flow.name(of: flow.moves[index].source), to: flow.name(of: flow.ways[way].target)
      ).finding(at: flow.path(of: index) + ["branches", String(ordinal + 1)])
    }
  }
}

// What may happen, as far as anybody knows.
extension Soundness {
  /// The first thing of which it is open whether it happens; the rest mostly hangs on it.
  fileprivate var unseen: [ProofFinding] {
    let doubt = liveness.doubt ?? .timers
    // That is said of the procedure as a whole then.
    if case .unknown = completion { return [] }
    func finding(_ what: SoundnessProblem.What, _ name: String, _ path: [String]) -> [ProofFinding]
    {
      [SoundnessProblem.notSeen(what, name: name, doubt).finding(at: path)]
    }
    for place in 0..<flow.places.count where liveness.isOpen(place: place) {
      let name = flow.name(of: place)
      switch flow.places[place] {
      case .step: return finding(.step, name, ["steps", name])
      case .block: return finding(.block, name, ["parallels", name])
      case .end: return finding(.end, name, ["ends", name])
      case .branchEnd: continue
      }
    }
    for (index, move) in flow.moves.enumerated() {
      let path = flow.path(of: index)
      if liveness.isOpen(move: index) {
        switch move.cause {
        case .outcome, .anytime: return finding(.outcome, path.last ?? "", path)
        case .waited, .overdue, .deemed, .stageOverdue, .overallOverdue:
          return finding(.timer, flow.name(of: move.source), path)
        case .route, .event, .exhausted, .blockDone, .notCarried, .called, .calledOtherwise,
          .failure:
          continue
        }
      }
      for (ordinal, way) in move.ways.enumerated() where liveness.isOpen(way: way) {
        return finding(
          .branch, flow.name(of: move.source), path + ["branches", String(ordinal + 1)])
      }
    }
    for timer in flow.stayingTimers where liveness.isOpen(timer, in: flow) {
      return finding(
        .stayingTimer, flow.name(of: timer.owner) ?? flow.procedure.name, flow.path(of: timer))
    }
    return []
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

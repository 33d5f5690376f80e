import ProcedureGraph

/// A flow while it is filled. What is said here of moves is what `ProcedureInterpreter` does.
struct FlowDraft {
  let procedure: Procedure
  let places: PlaceNumbering
  var regions: [Int]
  var outer: [Int]
  var moves: [Move] = []
  var ways: [Way] = []
  var actLists: [[Act]] = []
  var passes: [Bool] = []
  var entrances: [Int]
  var firstMove: [Int] = [0]
  /// What timers of the whole case do while a step goes on.
  private let overallActs: [Act]
  /// The outcomes of any time that may be chosen in each step.
  private var anytime: [[Int]]

  init(_ procedure: Procedure) {
    self.procedure = procedure
    let places = PlaceNumbering(procedure)
    self.places = places
    regions = Array(repeating: 0, count: places.count)
    outer = Array(repeating: 0, count: places.regions)
    entrances = Array(repeating: procedure.initial.index, count: places.regions)
    overallActs = procedure.timers.actsInStay
    anytime = procedure.anytime.isEmpty ? [] : Array(repeating: [], count: places.steps)
    for index in procedure.steps.indices {
      regions[index] = places.region(of: procedure.steps[index].branch)
    }
    for (index, block) in procedure.parallels.enumerated() {
      let around = places.region(of: block.within)
      regions[places.steps + index] = around
      for (region, branch) in zip(places.regions(of: index), block.branches) {
        outer[region] = around
        regions[places.branchEnd(ofRegion: region)] = region
        entrances[region] =
          switch branch.entrance {
          case .step(let step): step.index
          case .parallel(let inner): places.number(of: inner)
          // A verified procedure has no such entrance.
          case .end, .branchDone, .stopping: places.branchEnd(ofRegion: region)
          }
      }
    }
    for (index, choice) in procedure.anytime.enumerated() {
      for step in choice.steps { anytime[step.index].append(index) }
    }
  }

  mutating func fill() {
    moves.reserveCapacity(places.count * 3)
    ways.reserveCapacity(places.count * 3)
    firstMove.reserveCapacity(places.count + 1)
    for index in procedure.steps.indices {
      fill(procedure.steps[index], index)
      firstMove.append(moves.count)
    }
    for index in procedure.parallels.indices {
      fill(procedure.parallels[index], index)
      firstMove.append(moves.count)
    }
    for _ in 0..<places.branches + places.ends { firstMove.append(moves.count) }
  }

  // MARK: Moves from each place

  private mutating func fill(_ step: Step, _ index: Int) {
    let source = Source(place: index, region: regions[index], exit: step.onExit)
    let awaits = step.onEntry.contains { $0.performance?.into != nil }
    let mayLead = step.isAutomatic && step.wait == nil && step.call == nil
    passes.append(mayLead && !awaits && step.route != nil)
    if let limit = step.visitLimit, let otherwise = limit.otherwise {
      add(.exhausted, from: Source(place: index, region: regions[index]), to: otherwise)
    }
    if mayLead, let route = step.route { add(.route, from: source, by: route) }
    if passes[index] { return }
    // By their numbers: an outcome is a large value to copy.
    for ordinal in step.outcomes.indices {
      add(
        .outcome(ordinal), from: source, doing: step.outcomes[ordinal].acts,
        by: step.outcomes[ordinal].route)
    }
    if let council = step.council { fill(council, of: step, source) }
    if let wait = step.wait { add(.waited, from: source, to: wait.target) }
    for (ordinal, awaited) in step.awaits.enumerated() {
      add(.event(ordinal), from: source, doing: awaited.acts, to: awaited.target)
    }
    if let call = step.call {
      for (ordinal, ending) in call.ends.enumerated() {
        add(.called(ordinal), from: source, doing: ending.acts, to: ending.target)
      }
      if let otherwise = call.otherwise { add(.calledOtherwise, from: source, to: otherwise) }
    }
    fill(step.timers, of: step, source)
    if !anytime.isEmpty {
      for index in anytime[source.place] {
        let outcome = procedure.anytime[index].outcome
        add(.anytime(index), from: source, doing: outcome.acts, by: outcome.route, comesOut: true)
      }
    }
    if let stage = step.stage, case .moves(let target)? = overdue(procedure.stages[stage.index]) {
      let acts = procedure.stages[stage.index].timers.overdue?.acts ?? []
      add(
        .stageOverdue(stage), from: source, before: acts, by: Route(otherwise: target),
        comesOut: true)
    }
    if source.region == 0 { fillOverall(from: source) }
    fillFailures(of: step, source)
  }

  /// Votes were counted, and nothing is carried.
  private mutating func fill(_ council: Council, of step: Step, _ source: Source) {
    switch council.otherwise {
    case .counts(let index):
      // The council's own acts come first, then those of leaving and of the outcome.
      let outcome = step.outcomes[index]
      add(
        .notCarried, from: source, before: council.otherwiseActs, doing: outcome.acts,
        by: outcome.route)
    case .moves(let target):
      add(.notCarried, from: source, doing: council.otherwiseActs, to: target)
    }
  }

  private mutating func fill(_ timers: Timers, of step: Step, _ source: Source) {
    guard let overdue = timers.overdue else { return }
    switch overdue.consequence {
    case .stays: break
    case .moves(let target):
      add(.overdue, from: source, before: overdue.acts, by: Route(otherwise: target))
    case .counts(let index):
      let outcome = step.outcomes[index]
      add(
        .deemed(index), from: source, before: overdue.acts, doing: outcome.acts, by: outcome.route)
    }
  }

  /// What is overdue as a whole takes along the step or the block of the main line.
  private mutating func fillOverall(from source: Source) {
    guard let overdue = procedure.timers.overdue, case .moves(let target) = overdue.consequence
    else { return }
    add(
      .overallOverdue, from: source, before: overdue.acts, by: Route(otherwise: target),
      comesOut: true)
  }

  /// Actions whose failure leads away: those asked for while the stay goes on. What is asked for on
  /// leaving comes too late to move anything.
  private mutating func fillFailures(of step: Step, _ source: Source) {
    var asked = step.onEntry
    if !step.timers.reminders.isEmpty || step.timers.overdue != nil {
      asked += step.timers.actsInStay
    }
    if let stage = step.stage { asked += procedure.stages[stage.index].timers.actsInStay }
    if source.region == 0 { asked += overallActs }
    guard !asked.isEmpty else { return }
    var seen: Set<Target> = []
    for performance in asked.compactMap(\.performance) {
      guard let target = performance.onFailure, seen.insert(target).inserted else { continue }
      add(.failure(performance.action), from: source, to: target)
    }
  }

  private mutating func fill(_ block: Parallel, _ index: Int) {
    let place = places.steps + index
    let source = Source(place: place, region: regions[place])
    add(.blockDone, from: source, doing: block.acts, by: block.route)
    // Time may be up for the whole while branches go on.
    guard source.region == 0 else { return }
    fillOverall(from: Source(place: place, region: 0, stopped: index))
  }

  private func overdue(_ stage: Stage) -> Timers.Overdue.Consequence? {
    stage.timers.overdue?.consequence
  }

  // MARK: Adding

  private struct Source {
    var place: Int
    var region: Int
    var exit: [Act] = []
    /// The block that is stopped whatever the target is.
    var stopped: Int?
  }

  private mutating func add(
    _ cause: Move.Cause, from source: Source, doing acts: [Act] = [], to target: Target
  ) {
    add(cause, from: source, doing: acts, by: Route(otherwise: target))
  }

  private mutating func add(
    _ cause: Move.Cause, from source: Source, before: [Act] = [], doing acts: [Act] = [],
    by route: Route, comesOut: Bool = false
  ) {
    let firstList = actLists.count
    for list in [before, source.exit, acts] where !list.isEmpty { actLists.append(list) }
    let lists = firstList..<actLists.count
    let firstWay = ways.count
    for branch in route.branches {
      add(way: branch.target, branch.acts, if: branch.condition, from: source, comesOut)
    }
    add(way: route.otherwise, route.otherwiseActs, if: nil, from: source, comesOut)
    moves.append(
      Move(source: source.place, cause: cause, ways: firstWay..<ways.count, acts: lists))
  }

  private mutating func add(
    way target: Target, _ acts: [Act], if condition: Expression?, from source: Source,
    _ comesOut: Bool
  ) {
    var list: Int?
    if !acts.isEmpty {
      list = actLists.count
      actLists.append(acts)
    }
    let (place, stopped) = resolve(target, from: source.region, comesOut: comesOut)
    ways.append(
      Way(condition: condition, acts: list, target: place, stops: stopped ?? source.stopped))
  }

  /// Where a target lies as seen from a region, and the outermost block that is stopped on the way.
  private func resolve(
    _ target: Target, from region: Int, comesOut: Bool
  ) -> (place: Int, stops: Int?) {
    var here = region
    var stopped: Int?
    func leave() {
      stopped = places.block(of: here)
      here = outer[here]
    }
    var plain = target
    if case .stopping(let place) = target {
      plain = place.target
      if !comesOut, here != 0 { leave() }
      while here != 0, !lies(plain, in: here) { leave() }
    } else if comesOut {
      while here != 0, !lies(plain, in: here) { leave() }
    }
    return (number(of: plain, from: here), stopped)
  }

  private func lies(_ target: Target, in region: Int) -> Bool {
    switch target {
    case .step(let step): regions[step.index] == region
    case .end: region == 0
    case .parallel(let block): regions[places.number(of: block)] == region
    case .branchDone(let block): places.block(of: region) == block.index
    case .stopping: false
    }
  }

  private func number(of target: Target, from region: Int) -> Int {
    switch target {
    case .step(let step), .stopping(.step(let step)): step.index
    case .end(let end), .stopping(.end(let end)): places.number(of: end)
    case .parallel(let block), .stopping(.parallel(let block)): places.number(of: block)
    case .branchDone, .stopping(.branchDone): places.branchEnd(ofRegion: max(region, 1))
    }
  }
}

extension Act {
  var performance: Performance? {
    switch self {
    case .perform(let performance): performance
    case .notify, .remind, .issue, .publish, .post, .set, .refund, .startClock, .extendClock,
      .issueResult, .returnResult:
      nil
    }
  }
}

extension Timers {
  /// What is done while the stay goes on.
  var actsInStay: [Act] {
    if reminders.isEmpty && overdue == nil { return [] }
    let reminded = reminders.flatMap(\.acts)
    guard let overdue else { return reminded }
    switch overdue.consequence {
    case .stays: return reminded + overdue.acts
    case .moves, .counts: return reminded
    }
  }
}

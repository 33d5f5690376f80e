import ProcedureGraph

/// The search backwards from the ends.
struct SafetySearch {
  private(set) var isSafe: [Bool]

  private let flow: Flow
  private let reach: Reach
  private let neverTaken: [Bool]
  private let hindrances: Hindrances
  /// How much each promise still waits for: a move, as somebody can bring it about.
  private var missing: [Int32] = []
  private var sources: [Int32] = []
  /// The promises of blocks whose branches are awaited.
  private var completions: [Int]
  /// What waits for each place, as linked lists.
  private var first: [Int32]
  private var next: [Int32] = []
  private var waiting: [Int32] = []
  /// Places of each region that are not safe yet.
  private var unsafePlaces: [Int]
  /// Branches of each block that are not safe yet but have to be.
  private var unsafeBranches: [Int]
  private var queue: [Int] = []
  /// Where each block may be left for as it is entered.
  private var entries: [Int: [Int]] = [:]
  /// Where timers lead out of each outermost block.
  private var escapes: [Int: [Int]] = [:]

  private let choices: [Int: [[Int]]]

  init(
    _ flow: Flow, _ reach: Reach, neverTaken: [Bool], _ hindrances: Hindrances,
    choices: [Int: [[Int]]]
  ) {
    self.choices = choices
    completions = Array(repeating: -1, count: flow.places.blocks)
    missing.reserveCapacity(flow.moves.count)
    sources.reserveCapacity(flow.moves.count)
    self.flow = flow
    self.reach = reach
    self.neverTaken = neverTaken
    self.hindrances = hindrances
    isSafe = Array(repeating: false, count: flow.places.count)
    first = Array(repeating: -1, count: flow.places.count)
    unsafePlaces = Array(repeating: 0, count: flow.places.regions)
    unsafeBranches = flow.procedure.parallels.map(\.mostRequired)
    waiting.reserveCapacity(flow.ways.count)
    next.reserveCapacity(flow.ways.count)
  }

  mutating func run() {
    for place in 0..<flow.places.steps + flow.places.blocks where reach.places[place] {
      unsafePlaces[flow.regions[place]] += 1
    }
    if flow.places.blocks > 0 { collectEscapes() }
    for move in flow.moves.indices where reach.moves[move] { promise(move) }
    let ready = missing.indices.filter { missing[$0] == 0 }
    for place in flow.places.steps + flow.places.blocks..<flow.places.count {
      isSafe[place] = true
      queue.append(place)
    }
    for region in 1..<max(flow.places.regions, 1) where unsafePlaces[region] == 0 {
      settle(region)
    }
    for promise in ready { makeSafe(Int(sources[promise])) }
    while let place = queue.popLast() {
      var entry = first[place]
      while entry >= 0 {
        fulfil(Int(waiting[Int(entry)]))
        entry = next[Int(entry)]
      }
    }
  }

  private mutating func makeSafe(_ place: Int) {
    guard !isSafe[place] else { return }
    isSafe[place] = true
    queue.append(place)
    guard reach.places[place] else { return }
    let region = flow.regions[place]
    unsafePlaces[region] -= 1
    if region > 0, unsafePlaces[region] == 0 { settle(region) }
  }

  /// Every place of a branch is safe.
  private mutating func settle(_ region: Int) {
    guard let block = flow.places.block(of: region) else { return }
    unsafeBranches[block] -= 1
    guard unsafeBranches[block] == 0 else { return }
    if completions[block] >= 0 { fulfil(completions[block]) }
  }

  private mutating func fulfil(_ promise: Int) {
    missing[promise] -= 1
    if missing[promise] == 0 { makeSafe(Int(sources[promise])) }
  }

  /// Whether somebody, or time, can bring the move about whatever the data is.
  private func isReliable(_ index: Int) -> Bool {
    let move = flow.moves[index]
    switch move.cause {
    case .outcome(let index):
      // A council can be of one mind about what its votes may carry.
      guard let council = flow.procedure.steps[move.source].council else { return true }
      return council.carries.contains { $0.outcome == index }
    case .anytime, .route, .waited, .event, .called, .calledOtherwise, .blockDone:
      return true
    case .overdue, .deemed:
      // Where the first rule always holds, there is a limit in every case.
      guard let rule = flow.procedure.steps[move.source].limits.first else { return false }
      return rule.condition == nil
    // A clock may be paused, an action may succeed, a way in may not be used up.
    case .notCarried, .stageOverdue, .overallOverdue, .failure, .exhausted: return false
    }
  }

  /// What somebody can bring about by a move: for each way to fill in the form, the ways that the
  /// rest of the data may take then.
  private mutating func promise(_ index: Int) {
    guard isReliable(index), !hindrances.isMissing[index] else { return }
    let move = flow.moves[index]
    guard let choices = choices[index] else { return promise(index, move.ways) }
    for ways in choices { promise(index, ways) }
  }

  private mutating func promise(_ index: Int, _ ways: some Swift.Collection<Int>) {
    let move = flow.moves[index]
    if ways.contains(where: { !neverTaken[$0] && hindrances.refuses[flow.ways[$0].target] }) {
      return
    }
    let promise = missing.count
    missing.append(0)
    sources.append(Int32(move.source))
    for way in ways where !neverTaken[way] { require(flow.ways[way].target, for: promise) }
    if move.cause == .blockDone {
      missing[promise] += 1
      completions[flow.places.block(at: move.source)] = promise
    }
    guard move.cause.isTimed else { return }
    // While time passes, another timer may come first.
    requireTimers(of: move.source, for: promise, besides: index)
    var region = flow.regions[move.source]
    guard region != 0 else { return }
    while flow.outer[region] != 0 { region = flow.outer[region] }
    guard let block = flow.places.block(of: region) else { return }
    requireTimers(of: flow.places.steps + block, for: promise, besides: index)
    for place in escapes[block] ?? [] { require(place, for: promise) }
  }

  private mutating func requireTimers(of place: Int, for promise: Int, besides: Int) {
    for other in flow.moves(from: place) where other != besides && reach.moves[other] {
      guard flow.moves[other].cause.isTimed else { continue }
      for way in flow.moves[other].ways where !neverTaken[way] {
        require(flow.ways[way].target, for: promise)
      }
    }
  }

  /// A place, and wherever a case may find itself instead in the same moment: where the other way of
  /// a step that is used up leads, and where a block is left again on entering it.
  private mutating func require(_ place: Int, for promise: Int) {
    require(alone: place, for: promise)
    var pending = elsewhere(place)
    if pending.isEmpty { return }
    var seen: Set<Int> = [place]
    while let other = pending.popLast() {
      guard seen.insert(other).inserted else { continue }
      require(alone: other, for: promise)
      pending += elsewhere(other)
    }
  }

  private mutating func require(alone place: Int, for promise: Int) {
    missing[promise] += 1
    waiting.append(Int32(promise))
    next.append(first[place])
    first[place] = Int32(waiting.count - 1)
  }

  private mutating func elsewhere(_ place: Int) -> [Int] {
    if flow.places.isBlock(place) { return leftOnEntry(flow.places.block(at: place)) }
    guard flow.places.isStep(place), hindrances.mayBeUsedUp[place] else { return [] }
    return flow.moves(from: place).filter { flow.moves[$0].cause == .exhausted }
      .map { flow.ways[flow.moves[$0].ways.lowerBound].target }
  }

  /// Where a block may be left for in the moment in which it is entered: its first steps may be used
  /// up, or be automatic, and lead out.
  private mutating func leftOnEntry(_ block: Int) -> [Int] {
    if let known = entries[block] { return known }
    var outside: [Int] = []
    var pending = flow.places.regions(of: block).map { flow.entrances[$0] }
    var seen: Set<Int> = []
    while let place = pending.popLast() {
      guard seen.insert(place).inserted else { continue }
      if flow.places.isBlock(place) {
        pending += flow.places.regions(of: flow.places.block(at: place)).map { flow.entrances[$0] }
        continue
      }
      for move in flow.moves(from: place) where happensAtOnce(move) {
        for way in flow.moves[move].ways where !neverTaken[way] {
          let target = flow.ways[way].target
          if flow.ways[way].stops.map({ flow.encloses($0, block) }) ?? false {
            outside.append(target)
          } else {
            pending.append(target)
          }
        }
      }
    }
    entries[block] = outside.uniqued
    return outside.uniqued
  }

  private func happensAtOnce(_ move: Int) -> Bool {
    guard reach.moves[move], flow.places.isStep(flow.moves[move].source) else { return false }
    switch flow.moves[move].cause {
    case .exhausted: return hindrances.mayBeUsedUp[flow.moves[move].source]
    case .route: return flow.passes[flow.moves[move].source]
    case .outcome, .notCarried, .anytime, .waited, .event, .called, .calledOtherwise, .overdue,
      .deemed, .stageOverdue, .overallOverdue, .failure, .blockDone:
      return false
    }
  }

  private mutating func collectEscapes() {
    for (index, move) in flow.moves.enumerated() where reach.moves[index] && move.cause.isTimed {
      var region = flow.regions[move.source]
      guard region != 0 else { continue }
      while flow.outer[region] != 0 { region = flow.outer[region] }
      guard let block = flow.places.block(of: region) else { continue }
      for way in move.ways where flow.ways[way].stops != nil {
        let target = flow.ways[way].target
        if !(escapes[block] ?? []).contains(target) { escapes[block, default: []].append(target) }
      }
    }
  }
}

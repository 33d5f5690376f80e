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
    guard let choices = choices[index] else { return promise(index, Array(move.ways)) }
    for ways in choices { promise(index, ways) }
  }

  private mutating func promise(_ index: Int, _ ways: [Int]) {
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

  /// A place and, where it may be used up, where its other way leads.
  private mutating func require(_ place: Int, for promise: Int) {
    var place = place
    while true {
      missing[promise] += 1
      waiting.append(Int32(promise))
      next.append(first[place])
      first[place] = Int32(waiting.count - 1)
      guard flow.places.isStep(place), hindrances.mayBeUsedUp[place],
        let other = flow.moves(from: place).first(where: { flow.moves[$0].cause == .exhausted })
      else { return }
      // Other ways never lead round in a circle: the graph was checked for that.
      place = flow.ways[flow.moves[other].ways.lowerBound].target
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

import ProcedureGraph

/// Places from which an end can surely be reached, whatever the data.
///
/// Works backwards from the ends. A place is safe once it has a move that somebody can bring about
/// and all of whose ways lead to safe places: then it does not matter which of them the data takes.
/// A step that may be entered only so often counts as entered and as used up at the same time. Work
/// in branches is looked at branch by branch: a branch is safe where all its places lead to its end or
/// out to a safe place, and a block is safe where enough of its branches are, and its own way on is.
/// So parallel work costs the sum of its branches, not their product. All of it is linear.
///
/// It never takes a place for safe that is not; what it leaves open is explored with data.
struct Safety {
  /// Every case that is opened can be finished.
  let isProved: Bool
  /// Places of the main line that are left open.
  let open: [Int]
  /// Moves that time brings about and that may be refused: then nothing at all can be done any more.
  let refusedByTime: [Int]

  /// What is known without looking.
  static let nothing = Safety()

  private init() {
    isProved = false
    open = []
    refusedByTime = []
  }

  init(
    _ flow: Flow, _ reach: Reach, _ knowledge: Knowledge, _ hindrances: Hindrances,
    neverTaken: [Bool], choices: [Int: [[Int]]]
  ) {
    var search = SafetySearch(
      flow, reach, neverTaken: neverTaken, hindrances, choices: choices)
    search.run()
    refusedByTime = flow.moves.indices.filter {
      reach.moves[$0] && flow.moves[$0].cause.isTimed && hindrances.mayRefuse($0)
    }
    open = (0..<flow.places.steps + flow.places.blocks).filter { place in
      reach.places[place] && flow.regions[place] == 0 && !search.isSafe[place]
        && !(reach.onlyFiles && place == flow.procedure.initial.index)
    }
    let timersMayMiss =
      knowledge.overallTimersMayMiss
      || (0..<flow.places.steps).contains { reach.places[$0] && knowledge.timersMayMiss(at: $0) }
    isProved = open.isEmpty && refusedByTime.isEmpty && !timersMayMiss
  }
}

/// Where a command may be refused because of what lies behind the step it leads to.
struct Hindrances {
  private let flow: Flow
  private let neverTaken: [Bool]
  /// A move may be refused for want of data.
  let isMissing: [Bool]
  /// Going into this place may be refused.
  let refuses: [Bool]
  /// The step may have been entered as often as it may be.
  let mayBeUsedUp: [Bool]

  init(_ flow: Flow, _ reach: Reach, neverTaken: [Bool], _ knowledge: Knowledge) {
    self.flow = flow
    self.neverTaken = neverTaken
    let steps = flow.procedure.steps
    let mayBeUsedUp = steps.indices.map { reach.repeats[$0] && steps[$0].visitLimit != nil }
    self.mayBeUsedUp = mayBeUsedUp
    let isMissing = flow.moves.indices.map { reach.moves[$0] && knowledge.mayMiss($0) }
    self.isMissing = isMissing
    var refuses = (0..<flow.places.count).map { place in
      guard reach.places[place] else { return false }
      if knowledge.mayMissOnEntry(of: place) { return true }
      guard flow.places.isStep(place) else { return false }
      if mayBeUsedUp[place], steps[place].visitLimit?.otherwise == nil { return true }
      return flow.passes[place] && flow.moves(from: place).contains { isMissing[$0] }
    }
    for block in flow.procedure.parallels.indices {
      let place = flow.places.steps + block
      guard flow.moves(from: place).contains(where: { isMissing[$0] }) else { continue }
      for region in flow.places.regions(of: block) {
        refuses[flow.places.branchEnd(ofRegion: region)] = true
      }
    }
    // What a place leads to within the same command refuses it as well.
    if refuses.contains(true) {
      var (before, queue) = (Self.instant(flow, reach, neverTaken, mayBeUsedUp), [Int]())
      for place in refuses.indices where refuses[place] { queue.append(place) }
      while let place = queue.popLast() {
        for earlier in before[place] where !refuses[earlier] {
          refuses[earlier] = true
          queue.append(earlier)
        }
        before[place] = []
      }
    }
    self.refuses = refuses
  }

  /// For each place those that lead to it within the same command.
  private static func instant(
    _ flow: Flow, _ reach: Reach, _ neverTaken: [Bool], _ mayBeUsedUp: [Bool]
  ) -> [[Int]] {
    var before: [[Int]] = Array(repeating: [], count: flow.places.count)
    for (index, move) in flow.moves.enumerated() where reach.moves[index] {
      let source = move.source
      var sources: [Int] = []
      switch move.cause {
      case .route: if flow.passes[source] { sources = [source] }
      case .exhausted: if mayBeUsedUp[source] { sources = [source] }
      case .blockDone:
        let block = flow.places.block(at: source)
        sources = flow.places.regions(of: block).map { flow.places.branchEnd(ofRegion: $0) }
        if flow.procedure.parallels[block].each != nil { sources.append(source) }
      case .outcome, .notCarried, .anytime, .waited, .event, .called, .calledOtherwise, .overdue,
        .deemed,
        .stageOverdue, .overallOverdue, .failure:
        continue
      }
      for way in move.ways where !neverTaken[way] { before[flow.ways[way].target] += sources }
    }
    for region in 1..<max(flow.places.regions, 1) {
      guard let block = flow.places.block(of: region) else { continue }
      before[flow.entrances[region]].append(flow.places.steps + block)
    }
    return before
  }

  /// Whether a move may be refused for want of data, or because of where it leads.
  func mayRefuse(_ move: Int) -> Bool {
    isMissing[move]
      || flow.moves[move].ways.contains { !neverTaken[$0] && refuses[flow.ways[$0].target] }
  }
}

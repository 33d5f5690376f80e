import ProcedureGraph

/// What a case may come to, as far as places go: more than it really can, never less.
struct Reach {
  /// Places a case may be in, or pass through.
  private(set) var places: [Bool]
  /// Moves that may happen.
  private(set) var moves: [Bool]
  /// Steps that may be entered again after they were left.
  let repeats: [Bool]
  /// The first step is performed with the filing and never stayed in.
  private(set) var onlyFiles: Bool

  private let flow: Flow
  private let isNeverTaken: [Bool]
  private var queue: [Int] = []
  /// Branches of each block whose ends are reached.
  private var done: [Int]

  init(_ flow: Flow, neverTaken: [Bool], repeats: [Bool]) {
    self.flow = flow
    isNeverTaken = neverTaken
    self.repeats = repeats
    places = Array(repeating: false, count: flow.places.count)
    moves = Array(repeating: false, count: flow.moves.count)
    done = Array(repeating: 0, count: flow.places.blocks)
    onlyFiles = flow.filesAtOnce
    let first = flow.procedure.initial.index
    places[first] = true
    if onlyFiles {
      // The filing performs the first outcome.
      for move in flow.moves(from: first) where flow.moves[move].cause == .outcome(0) {
        take(move)
      }
    } else {
      queue.append(first)
    }
    while let place = queue.popLast() { leave(place) }
  }

  private mutating func arrive(at place: Int) {
    if place == flow.procedure.initial.index, onlyFiles {
      onlyFiles = false
      queue.append(place)
    }
    guard !places[place] else { return }
    places[place] = true
    queue.append(place)
  }

  private mutating func leave(_ place: Int) {
    switch flow.places[place] {
    case .step:
      for move in flow.moves(from: place) {
        // The other way around a limit is open only to a step that is entered again.
        if flow.moves[move].cause == .exhausted, !repeats[place] { continue }
        take(move)
      }
    case .block(let block):
      for region in flow.places.regions(of: block.index) { arrive(at: flow.entrances[region]) }
      let isEmptied = flow.procedure.parallels[block.index].each != nil
      for move in flow.moves(from: place) {
        if flow.moves[move].cause == .blockDone, !isEmptied { continue }
        take(move)
      }
      finish(block.index)
    case .branchEnd(let branch):
      done[branch.parallel.index] += 1
      finish(branch.parallel.index)
    case .end: break
    }
  }

  /// Goes on from a block once enough of its branches can come to their ends.
  private mutating func finish(_ index: Int) {
    let block = flow.procedure.parallels[index]
    guard done[index] >= block.leastRequired else { return }
    for move in flow.moves(from: flow.places.steps + index) { take(move) }
  }

  private mutating func take(_ move: Int) {
    guard !moves[move] else { return }
    moves[move] = true
    for way in flow.moves[move].ways where !isNeverTaken[way] {
      arrive(at: flow.ways[way].target)
    }
  }
}

extension Parallel {
  /// How many branches have to be done, where that is the same in every case.
  var constantRequired: Int? {
    guard let required else { return branches.count }
    guard case .literal(.number(let number)) = required else { return nil }
    return min(max(Int(clamping: number.rounded()), 1), branches.count)
  }

  /// The fewest branches that have to be done, of those that are declared.
  var leastRequired: Int { each == nil ? constantRequired ?? 1 : 1 }

  /// The most branches that have to be done.
  var mostRequired: Int { each == nil ? constantRequired ?? branches.count : 1 }
}

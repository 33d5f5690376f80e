import ProcedureGraph

/// The longest ways through a process on which no place is visited twice, each kind of time by itself.
///
/// Ways back to a place that was passed before are left out. Where every way into a loop leads through
/// the place that its ways back lead to, no way without repetition uses them, so what is left is all
/// there is; otherwise the answer is not exact. Linear in places and ways.
struct PathSearch {
  /// What is counted, and where.
  struct Question {
    /// The time of each step.
    var steps: [Amounts]
    /// The time that entering each stage from outside brings along; nil counts no stages.
    var stages: [Amounts]?
    /// Counts as long as the case stays in the stage in which the path begins.
    var withinStage = false
    /// Paths end at these steps: the clock begins anew behind them.
    var walls: [Bool]
  }

  /// A way up to a place, as its last piece.
  struct Label {
    var time: Amounts
    /// Negative where a branch is left before it is done.
    var place: Int32
    /// The way up to the place before; negative at the start.
    var previous: Int32
    /// The way within the block that lies between the two; negative where none does.
    var inside: Int32
    fileprivate var next: Int32
  }

  /// So many ways that can't be compared are followed to one place.
  static let most: Int32 = 8

  let flow: Flow
  let question: Question
  let edges: PathEdges
  private(set) var labels: [Label] = []
  /// Whether no longer way can have been missed, and none is longer than can be gone.
  private(set) var isExact = true
  /// Whether there were ways back.
  private(set) var hasReturns = false
  /// The longest ways that the last search found.
  private(set) var longest: [Int32] = []

  /// The stage in which the present search began.
  private var here: ID<Stage>?
  private var heads: [Int32]
  private var marks: [UInt8]
  private var order: [Int32] = []
  private var returns: [(from: Int32, to: Int32)] = []
  private var dominators: Dominators
  /// For each block the ways through it, and the ways out of it before it is done.
  private var through: [[Int32]]
  private var exits: [[(target: Int, label: Int32)]]

  init(_ flow: Flow, _ edges: PathEdges, _ question: Question) {
    self.flow = flow
    self.edges = edges
    self.question = question
    heads = Array(repeating: -1, count: flow.places.count)
    marks = Array(repeating: 0, count: flow.places.count)
    dominators = Dominators(flow.places.count)
    through = Array(repeating: [], count: flow.places.blocks)
    exits = Array(repeating: [], count: flow.places.blocks)
    searchBlocks()
  }

  /// Finds the longest ways of the main line from a place; `staying` counts the time in it as well.
  mutating func search(from start: Int, staying: Bool) {
    labels.removeSubrange(blockLabels...)
    for place in order { heads[Int(place)] = -1 }
    longest = []
    hasReturns = false
    explore(from: start, region: 0, staying: staying)
  }

  private var blockLabels = 0

  // MARK: Blocks

  /// Inner blocks first, so that each is known when the branch around it is searched.
  private mutating func searchBlocks() {
    guard flow.places.blocks > 0 else { return }
    var depth = Array(repeating: 0, count: flow.places.regions)
    // The number of a block says nothing of its depth.
    for region in 1..<flow.places.regions {
      var around = flow.outer[region]
      while around != 0 {
        depth[region] += 1
        around = flow.outer[around]
      }
    }
    let blocks = (0..<flow.places.blocks).sorted { one, other in
      let regions = (
        flow.places.regions(of: one).lowerBound, flow.places.regions(of: other).lowerBound
      )
      return (-depth[regions.0], one) < (-depth[regions.1], other)
    }
    for block in blocks {
      var branches: [[Int32]] = []
      for region in flow.places.regions(of: block) {
        explore(from: flow.entrances[region], region: region, staying: true)
        branches.append(list(at: flow.places.branchEnd(ofRegion: region)))
        for place in order { heads[Int(place)] = -1 }
      }
      through[block] = join(branches, of: flow.procedure.parallels[block])
    }
    blockLabels = labels.count
    longest = []
  }

  /// The ways through a block from those through its branches: the longest, or the one with which
  /// enough of them are done.
  private mutating func join(_ branches: [[Int32]], of block: Parallel) -> [Int32] {
    let done = branches.filter { !$0.isEmpty }
    var joined: [Int32] = []
    if block.each == nil, let required = block.required.flatMap(\.wholeNumber), required > 0,
      required < done.count
    {
      let kinds = Set(done.flatMap { $0 }.flatMap { label in labels[Int(label)].time.kinds })
      if kinds.count <= 1, done.allSatisfy({ $0.count == 1 }) {
        let sorted = done.map { $0[0] }.sorted {
          (labels[Int($0)].time.weight, $0) < (labels[Int($1)].time.weight, $1)
        }
        return [sorted[required - 1]]
      }
      // Which of them are done first hangs on the calendar: all are counted.
      isExact = false
    }
    for label in done.joined() { keep(label, among: &joined) }
    return joined
  }

  // MARK: One line of work

  private mutating func explore(from start: Int, region: Int, staying: Bool) {
    here = stage(of: start)
    sort(from: start, region: region)
    arrive(at: start, .none, from: -1, through: -1, staying: staying, region: region)
    dominators.start(at: Int32(start))
    for index in order.indices.reversed() {
      let place = Int(order[index])
      dominators.settle(Int32(place))
      leave(place, region: region)
    }
    for (from, to) in returns where !dominators.does(to, dominate: from) { isExact = false }
    if !returns.isEmpty { hasReturns = true }
  }

  /// Goes on from a place whose ways in are all known.
  private mutating func leave(_ place: Int, region: Int) {
    guard !isWall(place) else { return }
    let inside: [Int32] = flow.places.isBlock(place) ? through[flow.places.block(at: place)] : [-1]
    let isBlock = flow.places.isBlock(place)
    var label = heads[place]
    while label >= 0 {
      for edge in edges[place] {
        let edge = edges.edges[edge]
        for way in inside { go(label, way, to: Int(edge.target), edges.gain(of: edge), region) }
      }
      if isBlock {
        for (target, way) in exits[flow.places.block(at: place)] {
          go(label, way, to: target, .none, region)
        }
      }
      label = labels[Int(label)].next
    }
  }

  private mutating func go(
    _ label: Int32, _ inside: Int32, to target: Int, _ gain: Amounts, _ region: Int
  ) {
    var time = labels[Int(label)].time - (question.withinStage ? .none : gain)
    if inside >= 0 { time = time + labels[Int(inside)].time }
    if flow.regions[target] != region {
      // Out of the branch, before it is done.
      guard region != 0, let block = flow.places.block(of: region) else { return }
      labels.append(
        Label(time: time, place: -1, previous: label, inside: inside, next: -1))
      let known = exits[block].filter { $0.target == target }.map(\.label)
      var kept = known
      keep(Int32(labels.count - 1), among: &kept)
      if kept != known {
        exits[block].removeAll { $0.target == target }
        exits[block] += kept.map { (target, $0) }
      }
      return
    }
    guard marks[target] == Mark.done, isInside(target) else { return }
    let rank = dominators.rank
    guard rank[target] > rank[Int(labels[Int(label)].place)] else { return }
    dominators.lead(from: labels[Int(label)].place, to: Int32(target))
    arrive(at: target, time, from: label, through: inside, staying: true, region: region)
  }

  private mutating func arrive(
    at place: Int, _ time: Amounts, from previous: Int32, through inside: Int32, staying: Bool,
    region: Int
  ) {
    var time = time
    if staying, flow.places.isStep(place) {
      time = time + question.steps[place]
      if case .gains(let more)? = flow.procedure.steps[place].overallClock, !question.withinStage {
        time = time - Amounts(more)
      }
    }
    if let stages = question.stages, let stage = stage(of: place) {
      let before = previous < 0 ? nil : self.stage(of: Int(labels[Int(previous)].place))
      if stage != before { time = time + stages[stage.index] }
    }
    var count: Int32 = 0
    var other = heads[place]
    while other >= 0 {
      if labels[Int(other)].time.isAtLeast(time) { return }
      count += 1
      other = labels[Int(other)].next
    }
    if count >= Self.most {
      isExact = false
      return
    }
    let new = Int32(labels.count)
    labels.append(
      Label(time: time, place: Int32(place), previous: previous, inside: inside, next: -1))
    // Those it is longer than are followed no more.
    var head: Int32 = -1
    other = heads[place]
    while other >= 0 {
      let next = labels[Int(other)].next
      if !time.isAtLeast(labels[Int(other)].time) {
        labels[Int(other)].next = head
        head = other
      }
      other = next
    }
    labels[Int(new)].next = head
    heads[place] = new
    guard region == 0 else { return }
    var known: [Int32] = []
    swap(&known, &longest)
    // A way that only goes on, without taking time, is the same way.
    if let same = known.firstIndex(of: previous), labels[Int(previous)].time == time {
      known[same] = new
    } else {
      keep(new, among: &known)
    }
    longest = known
  }

  /// Keeps a way among others unless one of them is as long.
  private mutating func keep(_ label: Int32, among others: inout [Int32]) {
    let time = labels[Int(label)].time
    for other in others where labels[Int(other)].time.isAtLeast(time) { return }
    others.removeAll { time.isAtLeast(labels[Int($0)].time) }
    if others.count < Self.most { others.append(label) } else { isExact = false }
  }

  private func list(at place: Int) -> [Int32] {
    var list: [Int32] = []
    var label = heads[place]
    while label >= 0 {
      list.append(label)
      label = labels[Int(label)].next
    }
    return list
  }

  // MARK: Places

  private func isWall(_ place: Int) -> Bool { flow.places.isStep(place) && question.walls[place] }

  private func isInside(_ place: Int) -> Bool {
    !question.withinStage || !(flow.places.isStep(place) || flow.places.isBlock(place))
      || stage(of: place) == here
  }

  /// The stage that a case is in there: of a block, the one of its first step.
  func stage(of place: Int) -> ID<Stage>? { flow.stage(of: place) }

  // MARK: Order

  private enum Mark {
    static let unseen: UInt8 = 0
    static let open: UInt8 = 1
    static let done: UInt8 = 2
  }

  /// Puts the places of a line in an order in which ways on lead backwards in it, and notes the ways
  /// back: a search in depth, in the order of the text.
  private mutating func sort(from start: Int, region: Int) {
    for place in order { marks[Int(place)] = Mark.unseen }
    order = []
    returns = []
    var stack: [(place: Int, edge: Int, exit: Int)] = [(start, edges[start].lowerBound, 0)]
    marks[start] = Mark.open
    while let (place, edge, exit) = stack.last {
      let top = stack.count - 1
      var target: Int?
      if !isWall(place), edge < edges[place].upperBound {
        target = Int(edges.edges[edge].target)
        stack[top].edge += 1
      } else if flow.places.isBlock(place), exit < exits[flow.places.block(at: place)].count {
        target = exits[flow.places.block(at: place)][exit].target
        stack[top].exit += 1
      }
      guard let target else {
        marks[place] = Mark.done
        order.append(Int32(place))
        stack.removeLast()
        continue
      }
      guard flow.regions[target] == region, isInside(target) else { continue }
      switch marks[target] {
      case Mark.unseen:
        marks[target] = Mark.open
        stack.append((target, edges[target].lowerBound, 0))
      case Mark.open: returns.append((Int32(place), Int32(target)))
      default: break
      }
    }
    dominators.number(order)
  }
}

extension Flow {
  /// The stage that a case is in at a place: of a block, the one of its first branch.
  func stage(of place: Int) -> ID<Stage>? {
    if places.isStep(place) { return procedure.steps[place].stage }
    guard places.isBlock(place) else { return nil }
    let first = entrances[places.regions(of: places.block(at: place)).lowerBound]
    return places.isBranchEnd(first) ? nil : stage(of: first)
  }
}

extension PlaceNumbering {
  fileprivate func isBranchEnd(_ place: Int) -> Bool { !isStep(place) && !isBlock(place) }
}

extension Amounts {
  fileprivate var kinds: [Kind] { Kind.allCases.filter { self[$0] != 0 } }
}

extension Expression {
  /// The whole number that is written down.
  fileprivate var wholeNumber: Int? {
    if case .literal(.number(let number)) = self { number.whole.map { Int($0) } } else { nil }
  }
}

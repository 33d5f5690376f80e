import ProcedureGraph

/// Circles of the flow: strongly connected places, with the work in branches as part of their block.
struct Circles {
  /// The number of the circle that each place lies on; nil for places that are never come back to.
  let circle: [Int?]

  /// Of the circles that these moves close. Tarjan's search, without recursion, in linear time.
  init(_ flow: Flow, by isUsed: @escaping (Move) -> Bool = { _ in true }) {
    let count = flow.places.count
    var edges = CircleEdges(flow, isUsed)
    var order = Array(repeating: -1, count: count)
    var low = Array(repeating: 0, count: count)
    var isOpen = Array(repeating: false, count: count)
    var open: [Int] = []
    var circle: [Int?] = Array(repeating: nil, count: count)
    var next = 0
    var circles = 0
    for root in 0..<count where order[root] < 0 {
      var path = [(place: root, edge: 0)]
      order[root] = next
      low[root] = next
      next += 1
      open.append(root)
      isOpen[root] = true
      while let (place, edge) = path.last {
        let targets = edges.targets(of: place)
        if edge < targets.count {
          path[path.count - 1].edge += 1
          let target = targets[edge]
          if order[target] < 0 {
            order[target] = next
            low[target] = next
            next += 1
            open.append(target)
            isOpen[target] = true
            path.append((target, 0))
          } else if isOpen[target] {
            low[place] = min(low[place], order[target])
          }
          continue
        }
        path.removeLast()
        if let around = path.last?.place { low[around] = min(low[around], low[place]) }
        guard low[place] == order[place] else { continue }
        let isAlone = open.last == place && !targets.contains(place)
        while let member = open.popLast() {
          isOpen[member] = false
          if !isAlone { circle[member] = circles }
          if member == place { break }
        }
        circles += 1
      }
    }
    self.circle = circle
  }
}

/// Where a case may be next, branch ends leading on like their blocks.
private struct CircleEdges {
  let flow: Flow
  private let isUsed: (Move) -> Bool
  private var cache: [[Int]?]

  init(_ flow: Flow, _ isUsed: @escaping (Move) -> Bool) {
    self.flow = flow
    self.isUsed = isUsed
    cache = Array(repeating: nil, count: flow.places.count)
  }

  mutating func targets(of place: Int) -> [Int] {
    if let known = cache[place] { return known }
    var targets: [Int] = []
    switch flow.places[place] {
    case .step: add(place, to: &targets)
    case .block(let block):
      add(place, to: &targets)
      targets += flow.places.regions(of: block.index).map { flow.entrances[$0] }
    case .branchEnd(let branch):
      // Not back into the block: it is left for good where its route leads on.
      add(flow.places.number(of: branch.parallel), to: &targets)
    case .end: break
    }
    cache[place] = targets
    return targets
  }

  private func add(_ place: Int, to targets: inout [Int]) {
    for move in flow.moves(from: place) where isUsed(flow.moves[move]) {
      for way in flow.moves[move].ways { targets.append(flow.ways[way].target) }
    }
  }
}

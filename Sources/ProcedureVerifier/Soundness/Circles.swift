import ProcedureGraph

/// Circles of the flow: strongly connected places, with the work in branches as part of their block.
struct Circles {
  /// The number of the circle that each place lies on; nil for places that are never come back to.
  let circle: [Int?]

  /// Of the circles that these moves close. Tarjan's search, without recursion, in linear time.
  init(_ flow: Flow, by isUsed: (Move) -> Bool = { _ in true }) {
    let count = flow.places.count
    let edges = CircleEdges(flow, isUsed)
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
        let targets = edges.first[place]..<edges.first[place + 1]
        if edge < targets.count {
          path[path.count - 1].edge += 1
          let target = edges.targets[targets.lowerBound + edge]
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
        let isAlone = open.last == place && !edges.targets[targets].contains(place)
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

/// Where a case may be next, branch ends leading on like their blocks: the targets of each place from
/// its first on, all in one list.
private struct CircleEdges {
  private(set) var first: [Int] = [0]
  private(set) var targets: [Int] = []

  init(_ flow: Flow, _ isUsed: (Move) -> Bool) {
    first.reserveCapacity(flow.places.count + 1)
    targets.reserveCapacity(flow.ways.count + flow.places.branches)
    for place in 0..<flow.places.count {
      switch flow.places[place] {
      case .step: add(place, of: flow, isUsed)
      case .block(let block):
        add(place, of: flow, isUsed)
        for region in flow.places.regions(of: block.index) {
          targets.append(flow.entrances[region])
        }
      case .branchEnd(let branch):
        // Not back into the block: it is left for good where its route leads on.
        add(flow.places.number(of: branch.parallel), of: flow, isUsed)
      case .end: break
      }
      first.append(targets.count)
    }
  }

  private mutating func add(_ place: Int, of flow: Flow, _ isUsed: (Move) -> Bool) {
    for move in flow.moves(from: place) where isUsed(flow.moves[move]) {
      for way in flow.moves[move].ways { targets.append(flow.ways[way].target) }
    }
  }
}

extension Flow {
  /// Whether each place may be come to again: it lies on a circle, or its block does, whatever else
  /// goes on in it.
  var repeats: [Bool] {
    let circle = Circles(self).circle
    var comesBack = Array(repeating: false, count: places.regions)
    // A region may be declared before the one around it.
    for region in 1..<max(places.regions, 1) {
      var around = region
      while around != 0, !comesBack[region] {
        guard let block = places.block(of: around) else { break }
        comesBack[region] = circle[places.steps + block] != nil
        around = outer[around]
      }
    }
    return circle.indices.map { circle[$0] != nil || comesBack[regions[$0]] }
  }

  /// Whether a block is another one or stands around it.
  func encloses(_ block: Int, _ inner: Int) -> Bool {
    var here: Int? = inner
    while let current = here {
      if current == block { return true }
      here = places.block(of: regions[places.steps + current])
    }
    return false
  }
}

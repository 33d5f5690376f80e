import CivilTime
import ProcedureGraph

/// The ways that a case can go from place to place as things are in one world, without those that
/// only a late case goes and those for entering a step once too often.
struct PathEdges {
  struct Edge {
    var target: Int32
    /// What the clock gains on the way, as an index into `gains`; negative for nothing.
    var gain: Int32
  }

  private(set) var edges: [Edge] = []
  private(set) var gains: [Amounts] = []
  private var first: [Int32] = [0]

  init(_ flow: Flow, in world: World, knowing known: Set<Int>) {
    edges.reserveCapacity(flow.ways.count)
    first.reserveCapacity(flow.places.count + 1)
    let extends = flow.actLists.map { list in list.compactMap(\.extension) }
    let mayExtend = extends.contains { !$0.isEmpty }
    for place in 0..<flow.places.count {
      for index in flow.moves(from: place) {
        let move = flow.moves[index]
        guard move.cause.isInTime else { continue }
        for way in move.ways {
          let condition = known.contains(way) ? flow.ways[way].condition : nil
          let holds = condition.map { world.holds($0) } ?? nil
          if holds == false { continue }
          var gain: Int32 = -1
          if mayExtend {
            var lists = Array(move.acts)
            if let list = flow.ways[way].acts { lists.append(list) }
            let more = lists.flatMap { extends[$0] }
            if !more.isEmpty {
              gain = Int32(gains.count)
              gains.append(more.reduce(.none) { $0 + Amounts($1) })
            }
          }
          edges.append(Edge(target: Int32(flow.ways[way].target), gain: gain))
          // The first way whose condition holds is taken.
          if holds == true { break }
        }
      }
      first.append(Int32(edges.count))
    }
  }

  subscript(place: Int) -> Range<Int> { Int(first[place])..<Int(first[place + 1]) }

  func gain(of edge: Edge) -> Amounts { edge.gain < 0 ? .none : gains[Int(edge.gain)] }
}

extension Move.Cause {
  /// A case that keeps every limit, and enters no step twice, may go so.
  fileprivate var isInTime: Bool {
    switch self {
    case .overallOverdue, .exhausted: false
    case .outcome, .notCarried, .anytime, .route, .waited, .event, .called, .calledOtherwise,
      .overdue, .deemed, .stageOverdue, .failure, .blockDone:
      true
    }
  }
}

extension Act {
  /// By how much it extends the clock of the whole case.
  fileprivate var `extension`: LegalDuration? {
    switch self {
    case .extendClock(let duration): duration
    case .notify, .remind, .issue, .publish, .post, .set, .refund, .startClock, .issueResult,
      .returnResult, .perform:
      nil
    }
  }
}

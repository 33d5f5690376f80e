import CivilTime
import ProcedureGraph

/// Where the clock of the whole case begins to count: as it is started, and behind the steps that set
/// it anew.
struct ClockStarts {
  enum Cause: Hashable {
    /// It is started.
    case started
    /// On leaving this step it counts again from zero.
    case restarted(ID<Step>)
    /// On leaving this step so much is left.
    case left(ID<Step>, LegalDuration)
  }

  struct Start: Hashable {
    var cause: Cause
    var place: Int
    /// The stay in that place counts, whole.
    var staying: Bool
  }

  /// So many are looked at.
  static let most = 16

  private(set) var starts: [Start] = []
  /// Whether nothing is left out: a clock may also be set within a branch of parallel work, where
  /// other branches go on.
  private(set) var isComplete = true

  init(_ flow: Flow, _ edges: PathEdges) {
    let procedure = flow.procedure
    let initial = procedure.initial.index
    let startsLists = flow.actLists.map { list in list.contains(where: \.startsClock) }
    let isStarted =
      startsLists.contains(true)
      || (0..<flow.places.count).contains { flow.entryActs(of: $0).contains(where: \.startsClock) }
    isComplete = !procedure.steps.indices.contains { index in
      procedure.steps[index].branch != nil
        && (procedure.steps[index].overallClock.map { $0.setsAnew } ?? false
          || procedure.steps[index].onEntry.contains(where: \.startsClock))
    }
    if isStarted {
      findStarts(flow, startsLists)
    } else {
      add(Start(cause: .started, place: initial, staying: !flow.filesAtOnce))
    }
    findRestarts(flow, edges)
  }

  private mutating func add(_ start: Start) {
    let isKnown = starts.contains {
      $0.place == start.place && $0.staying == start.staying
        && $0.cause.grants == start.cause.grants
    }
    if isKnown { return }
    if starts.count < Self.most { starts.append(start) } else { isComplete = false }
  }

  /// Goes on from the first step until the clock is started.
  private mutating func findStarts(_ flow: Flow, _ startsLists: [Bool]) {
    var seen = Array(repeating: false, count: flow.places.count)
    var queue = [flow.procedure.initial.index]
    seen[queue[0]] = true
    while let place = queue.popLast() {
      if flow.entryActs(of: place).contains(where: \.startsClock) {
        add(Start(cause: .started, place: place, staying: true))
        continue
      }
      if flow.places.isBlock(place) {
        for region in flow.places.regions(of: flow.places.block(at: place)) {
          let entrance = flow.entrances[region]
          if !seen[entrance] {
            seen[entrance] = true
            queue.append(entrance)
          }
        }
      }
      for index in flow.moves(from: place) {
        let move = flow.moves[index]
        for way in move.ways {
          let target = flow.ways[way].target
          let lists = Array(move.acts) + (flow.ways[way].acts.map { [$0] } ?? [])
          if lists.contains(where: { startsLists[$0] }) {
            if flow.regions[target] == 0, flow.regions[place] == 0 {
              add(Start(cause: .started, place: target, staying: true))
            } else {
              isComplete = false
            }
          } else if !seen[target] {
            seen[target] = true
            queue.append(target)
          }
        }
      }
    }
  }

  /// Behind the steps that set the clock anew, as far as a case comes once it counts.
  private mutating func findRestarts(_ flow: Flow, _ edges: PathEdges) {
    var seen = Array(repeating: false, count: flow.places.count)
    var queue = starts.map(\.place)
    for place in queue { seen[place] = true }
    while let place = queue.popLast() {
      let cause =
        flow.places.isStep(place)
        ? flow.procedure.steps[place].overallClock.flatMap { $0.cause(ID(place)) } : nil
      for edge in edges[place] {
        let target = Int(edges.edges[edge].target)
        if let cause, flow.regions[place] == 0, flow.regions[target] == 0 {
          add(Start(cause: cause, place: target, staying: true))
        }
        if !seen[target] {
          seen[target] = true
          queue.append(target)
        }
      }
      if flow.places.isBlock(place) {
        for region in flow.places.regions(of: flow.places.block(at: place)) {
          let entrance = flow.entrances[region]
          if !seen[entrance] {
            seen[entrance] = true
            queue.append(entrance)
          }
        }
      }
    }
  }
}

extension ClockStarts.Cause {
  /// What counts from there; nil for the whole limit.
  var grants: LegalDuration? {
    switch self {
    case .started, .restarted: nil
    case .left(_, let left): left
    }
  }
}

extension OverallClockEffect {
  /// The clock counts anew behind the step.
  var setsAnew: Bool {
    switch self {
    case .restarts, .leaves: true
    case .pauses, .gains: false
    }
  }
}

extension OverallClockEffect {
  fileprivate func cause(_ step: ID<Step>) -> ClockStarts.Cause? {
    switch self {
    case .restarts: .restarted(step)
    case .leaves(let left): .left(step, left)
    case .pauses, .gains: nil
    }
  }
}

extension Act {
  fileprivate var startsClock: Bool { self == .startClock }
}

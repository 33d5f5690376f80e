import ProcedureGraph
import ProcedureInterpreter

/// Looks for a run that breaks what is ensured.
///
/// Every state in which a case can be is looked at once with each thing that the monitor may have seen
/// until then, the nearest first: the first run that is found is a shortest one.
struct ObligationSearch {
  /// More than any procedure in use needs.
  static let mostStates = 30_000
  /// What a monitor may have seen is told apart so often at most.
  static let mostMonitors = 1_000
  /// Runs that are tried on the interpreter before the search is given up.
  static let mostTries = 12

  enum Outcome {
    case holds
    /// Runs that break it, as far as the graph can tell, the shortest first; whether there may be more.
    case suspects([[RunMove]])
    case tooLarge
  }

  private struct Visit {
    var state: Int
    /// What the monitor has seen, as a number.
    var monitor: Int
    var parent: Int
    /// The edge that led here; nil where cases begin.
    var edge: Int?
  }

  private let graph: RunGraph
  private let procedure: Procedure
  private var monitors: [ObligationMonitor] = []
  /// Asked only where there are more than a few.
  private var numbers: [ObligationMonitor: Int] = [:]
  private static let few = 8
  /// What each monitor becomes by each list of what happens; -1 where that was not asked yet.
  private var next: [[Int]] = []
  private var visits: [Visit] = []
  /// The states that were come to with each monitor.
  private var known: [[Bool]] = []

  static func run(
    _ graph: RunGraph, _ monitor: ObligationMonitor, of procedure: Procedure
  ) -> Outcome {
    var search = ObligationSearch(graph, procedure)
    return search.run(monitor)
  }

  private init(_ graph: RunGraph, _ procedure: Procedure) {
    self.graph = graph
    self.procedure = procedure
  }

  private mutating func run(_ monitor: ObligationMonitor) -> Outcome {
    let fresh = number(of: monitor)
    for (state, seen) in graph.beginnings {
      visit(state, after(seen, fresh), from: -1, by: nil)
    }
    var suspects: [[RunMove]] = []
    var next = 0
    while next < visits.count {
      let (state, number) = (visits[next].state, visits[next].monitor)
      if monitors[number].isBroken || graph.isOver[state] && monitors[number].isBrokenAtEnd {
        suspects.append(path(to: next))
        if suspects.count >= Self.mostTries { return .suspects(suspects) }
      } else if !monitors[number].isFulfilled {
        for edge in graph.edges(from: state) {
          let after = after(graph.edges[edge].seen, number)
          visit(graph.edges[edge].target, after, from: next, by: edge)
        }
        if visits.count > Self.mostStates || monitors.count > Self.mostMonitors {
          return suspects.isEmpty ? .tooLarge : .suspects(suspects)
        }
      }
      next += 1
    }
    return suspects.isEmpty ? .holds : .suspects(suspects)
  }

  private mutating func visit(_ state: Int, _ monitor: Int, from parent: Int, by edge: Int?) {
    guard !known[monitor][state] else { return }
    known[monitor][state] = true
    visits.append(Visit(state: state, monitor: monitor, parent: parent, edge: edge))
  }

  private mutating func after(_ seen: Int, _ number: Int) -> Int {
    if seen == 0 { return number }
    if next[number][seen] >= 0 { return next[number][seen] }
    var monitor = monitors[number]
    for sighting in graph.sightings[seen] {
      monitor.see(sighting.occurrence, in: sighting.stage, of: procedure)
    }
    let after = self.number(of: monitor)
    next[number][seen] = after
    return after
  }

  private mutating func number(of monitor: ObligationMonitor) -> Int {
    if monitors.count <= Self.few {
      if let known = monitors.firstIndex(of: monitor) { return known }
    } else if let known = numbers[monitor] {
      return known
    }
    monitors.append(monitor)
    if monitors.count == Self.few + 1 {
      for (number, known) in monitors.enumerated() { numbers[known] = number }
    } else if monitors.count > Self.few {
      numbers[monitor] = monitors.count - 1
    }
    next.append(Array(repeating: -1, count: graph.sightings.count))
    known.append(Array(repeating: false, count: graph.isOver.count))
    return monitors.count - 1
  }

  private func path(to visit: Int) -> [RunMove] {
    var path: [RunMove] = []
    var here = visit
    while here >= 0 {
      if let edge = visits[here].edge { path.append(graph.edges[edge].move) }
      here = visits[here].parent
    }
    return path.reversed()
  }
}

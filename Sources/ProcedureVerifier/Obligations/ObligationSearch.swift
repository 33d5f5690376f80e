import ProcedureGraph
import ProcedureInterpreter

/// Looks for a run that breaks what is ensured.
///
/// Every state in which a case can be, as far as it matters, is looked at once, the nearest first: the
/// first run that is found is a shortest one. Linear in the number of states, which is bounded.
struct ObligationSearch {
  /// More than any procedure in use needs.
  static let mostStates = 30_000
  /// Runs that are tried on the interpreter before the search is given up.
  static let mostTries = 12

  enum Outcome {
    case holds
    /// Runs that break it, as far as the graph can tell, the shortest first; whether there may be more.
    case suspects([[RunMove]])
    case tooLarge
  }

  private struct Visit {
    var state: RunState
    var parent: Int
    var move: RunMove?
  }

  static func run(_ steps: RunSteps, _ monitor: ObligationMonitor) -> Outcome {
    var visits: [Visit] = []
    var seen: Set<RunState> = []
    var suspects: [[RunMove]] = []
    for state in steps.beginnings(monitor) where seen.insert(state).inserted {
      visits.append(Visit(state: state, parent: -1, move: nil))
    }
    var next = 0
    while next < visits.count {
      let state = visits[next].state
      if state.monitor.isBroken || state.isOver && state.monitor.isBrokenAtEnd {
        suspects.append(path(to: next, visits))
        if suspects.count >= mostTries { return .suspects(suspects) }
      } else if !state.monitor.isFulfilled {
        for (move, after) in steps.after(state) where seen.insert(after).inserted {
          visits.append(Visit(state: after, parent: next, move: move))
        }
        if visits.count > mostStates { return suspects.isEmpty ? .tooLarge : .suspects(suspects) }
      }
      next += 1
    }
    return suspects.isEmpty ? .holds : .suspects(suspects)
  }

  private static func path(to visit: Int, _ visits: [Visit]) -> [RunMove] {
    var path: [RunMove] = []
    var here = visit
    while here >= 0 {
      if let move = visits[here].move { path.append(move) }
      here = visits[here].parent
    }
    return path.reversed()
  }
}

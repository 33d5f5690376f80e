import CivilTime
import ProcedureGraph

/// A way through a process, as the limits that lie on it.
struct BudgetPath {
  enum Element: Hashable {
    case step(ID<Step>)
    case stage(ID<Stage>)
  }

  struct Entry: Hashable {
    var element: Element
    /// Nil for a step that has none, though the clock runs.
    var limit: TimeLimit?
  }

  private(set) var entries: [Entry] = []
  /// Whether the process leads back to places on it.
  let hasReturns: Bool

  init(
    to label: Int32, in search: PathSearch, _ stays: Stays, stages: [TimeLimit?]?,
    isStayedAtFirst: Bool
  ) {
    hasReturns = search.hasReturns
    add(label, search, stays, stages, isStayedAtFirst)
  }

  private mutating func add(
    _ last: Int32, _ search: PathSearch, _ stays: Stays, _ stages: [TimeLimit?]?,
    _ isStayedAtFirst: Bool
  ) {
    var labels: [Int32] = []
    var next = last
    while next >= 0 {
      labels.append(next)
      next = search.labels[Int(next)].previous
    }
    var isStayed = isStayedAtFirst
    var stage: ID<Stage>?
    for index in labels.reversed() {
      let label = search.labels[Int(index)]
      if label.inside >= 0 { add(label.inside, search, stays, stages, true) }
      guard label.place >= 0 else { continue }
      let place = Int(label.place)
      if let stages {
        let now = search.flow.stage(of: place)
        if let now, now != stage, let limit = stages[now.index] {
          entries.append(Entry(element: .stage(now), limit: limit))
        }
        stage = now
      }
      let isInStage = search.flow.stage(of: place).flatMap { stages?[$0.index] } != nil
      if search.flow.places.isStep(place), isStayed, !isInStage {
        switch stays.steps[place] {
        case .takes(let limit):
          entries.append(Entry(element: .step(ID(place)), limit: limit))
        case .open, .untold: entries.append(Entry(element: .step(ID(place)), limit: nil))
        case .passes, .stops: break
        }
      }
      isStayed = true
    }
  }
}

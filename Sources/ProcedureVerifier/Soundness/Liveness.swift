import ProcedureGraph
import ProcedureInterpreter

/// Whether everything in the text happens in some case: every step and end is reached, every outcome
/// can be chosen, every branch of a way be taken, every timer lead on.
struct Liveness {
  /// What was shown to happen.
  let seen: Happenings
  /// What may happen for all that is known; nil where that is anything. What is missing here surely
  /// never happens.
  let possible: Happenings?
  /// Why what was not seen may still happen.
  let doubt: Doubt?

  /// Whether it is proved that no case ever comes to a place that the ways alone lead to.
  func isDead(place: Int) -> Bool { possible?.lacks(place: place) ?? false }
  func isDead(move: Int) -> Bool { possible?.lacks(move: move) ?? false }
  func isDead(way: Int) -> Bool { possible?.lacks(way: way) ?? false }

  /// A timer that leaves the case where it is. Told only where no other clock that moves the case runs
  /// beside its own: what was played is not every order.
  func isDead(_ timer: StayingTimer, in flow: Flow) -> Bool {
    guard seen.lacks(timer) else { return false }
    // No clock runs where nobody ever stays, whichever others there are.
    if case .stage(let stage) = timer.owner, flow.isLeftAtOnce(stage) { return true }
    if doubt != nil { return false }
    return !flow.moves.contains { move in
      guard move.cause.isTimed else { return false }
      return switch (timer.owner, move.cause) {
      case (.stage, _), (.overall, _), (.step, .stageOverdue), (.step, .overallOverdue): true
      case (.step(let step), _):
        flow.regions[step] != 0 && flow.regions[move.source] != flow.regions[step]
      }
    }
  }

  /// Whether it is not known.
  func isOpen(place: Int) -> Bool { seen.lacks(place: place) && !isDead(place: place) }
  func isOpen(move: Int) -> Bool { seen.lacks(move: move) && !isDead(move: move) }
  func isOpen(_ timer: StayingTimer, in flow: Flow) -> Bool {
    seen.lacks(timer) && !isDead(timer, in: flow)
  }
  func isOpen(way: Int) -> Bool { seen.lacks(way: way) && !isDead(way: way) }
}

import ProcedureGraph
import ProcedureInterpreter

/// Whether everything in the text happens in some case: every step and end is reached, every outcome
/// can be chosen, every branch of a way be taken, every timer lead on.
struct Liveness {
  /// What was shown to happen.
  let seen: Happenings
  /// Why what was not seen may still happen; empty where it surely never does.
  let doubts: [Doubt]

  /// Whether it is proved that no case ever comes to a place that the ways alone lead to.
  func isDead(place: Int) -> Bool { doubts.isEmpty && seen.lacks(place: place) }
  func isDead(move: Int) -> Bool { doubts.isEmpty && seen.lacks(move: move) }
  func isDead(way: Int) -> Bool { doubts.isEmpty && seen.lacks(way: way) }
}

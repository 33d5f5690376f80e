import CivilTime
import Synchronization

/// The cases that a desk has in memory. One works on a case at a time; many cases are worked on side by
/// side, and nobody waits here for longer than it takes to hand over a file.
final class CasesAtHand: Sendable {
  private let cases: Mutex<(files: FileCache, turns: Turns)>

  init(capacity: Int) { cases = Mutex((FileCache(capacity: capacity), Turns())) }

  /// Waits until nobody else works on the case.
  func begin(_ number: String) async {
    if cases.withLock({ $0.turns.begin(number) }) { return }
    await withCheckedContinuation { turn in
      let isFree = cases.withLock { $0.turns.begin(number, orWait: turn) }
      if isFree { turn.resume() }
    }
  }

  /// Whoever is next goes on with the case.
  func end(_ number: String) {
    cases.withLock { $0.turns.end(number) }?.resume()
  }

  /// Takes a file out, so that it is changed in place; nil where it has to be read.
  func take(_ number: String) -> CaseFile? { cases.withLock { $0.files.take(number) } }

  func put(_ file: CaseFile) {
    // What is forgotten is thrown away when nobody waits for it.
    _ = cases.withLock { $0.files.put(file) }
  }

  /// When the next timer of a case may fire, as far as is known here.
  func nextTimer(of number: String) -> Moment? {
    cases.withLock { $0.files[number]?.standing.nextTimer }
  }
}

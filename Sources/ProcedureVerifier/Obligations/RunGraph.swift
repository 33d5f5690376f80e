import ProcedureGraph
import ProcedureInterpreter

/// Every state in which a case can be, as far as it matters to some obligations, and what happens on
/// the way from each to the next.
///
/// Gone through once for all of them; each is then looked for along these edges.
struct RunGraph {
  struct Edge {
    var target: Int
    /// What happens on the way, as a number; 0 for nothing.
    var seen: Int
    var move: RunMove
  }

  /// Where cases begin, with what filing does.
  private(set) var beginnings: [(state: Int, seen: Int)] = []
  /// The few lists of what happens, by number.
  private(set) var sightings: [[Sighting]] = [[]]
  private(set) var isOver: [Bool] = []

  private(set) var edges: [Edge] = []
  /// Where the edges of each state begin among all; once more at the end.
  private var firstEdge: [Int] = [0]
  private var states: [RunState] = []
  private var numbers = StateNumbers()
  private var lists: [[Sighting]: Int] = [:]

  /// Nil where there are more states than so many.
  init?(_ steps: RunSteps, atMost most: Int) {
    for state in steps.beginnings() {
      let (number, seen) = add(state)
      beginnings.append((number, seen))
    }
    var next = 0
    while next < states.count {
      for (move, state) in steps.after(states[next]) {
        let (number, seen) = add(state)
        if number != next || seen != 0 {
          edges.append(Edge(target: number, seen: seen, move: move))
        }
      }
      firstEdge.append(edges.count)
      guard states.count <= most else { return nil }
      next += 1
    }
    numbers = StateNumbers()
    states = []
    lists = [:]
  }

  /// The numbers of the edges that lead away from a state.
  func edges(from state: Int) -> Range<Int> { firstEdge[state]..<firstEdge[state + 1] }

  private mutating func add(_ state: consuming RunState) -> (number: Int, seen: Int) {
    let seen = number(of: state.seen)
    state.seen = []
    if let known = numbers.number(of: state, in: states) { return (known, seen) }
    isOver.append(state.isOver)
    states.append(state)
    return (states.count - 1, seen)
  }

  private mutating func number(of seen: [Sighting]) -> Int {
    if seen.isEmpty { return 0 }
    if let known = lists[seen] { return known }
    lists[seen] = sightings.count
    sightings.append(seen)
    return sightings.count - 1
  }
}

/// The numbers of states by what they are: a hash table over a list that keeps the states themselves.
///
/// Each state is hashed once and kept once, which a dictionary from states to numbers does not do.
private struct StateNumbers {
  private var hashes: [Int] = []
  /// Numbers, from 1 on, at the place of their hash or the next free one; 0 for nothing.
  private var slots = [Int32](repeating: 0, count: 64)

  /// The number of a state in the list; nil where it is new, and is to be appended to the list now.
  mutating func number(of state: RunState, in states: [RunState]) -> Int? {
    let hash = state.hashValue
    var slot = hash & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, states[number] == state { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    hashes.append(hash)
    slots[slot] = Int32(hashes.count)
    if hashes.count * 2 > slots.count { grow() }
    return nil
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 4)
    for (index, hash) in hashes.enumerated() {
      var slot = hash & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index + 1)
    }
  }
}

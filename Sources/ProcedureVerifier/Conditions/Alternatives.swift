import ProcedureGraph

/// Conditions of which the first that holds decides: branches of a route, tiers of a fee, limits.
struct Alternatives {
  /// What is to be said of one of them.
  enum Verdict: Hashable {
    case fine
    /// It holds for no values whatever.
    case neverHolds
    /// It holds at times, but one before it always does too.
    case covered
    /// It holds for all values: it is no condition, and what follows it is never reached.
    case alwaysHolds
  }

  let verdicts: [Verdict]
  /// A world in which none of them holds; nil where one always does.
  let gap: World?

  /// Nil where it can't be worked out, or the conditions ask nothing.
  init?(_ conditions: [Expression], of procedure: Procedure) {
    guard let worlds = Worlds(conditions, of: procedure), worlds.areMany else { return nil }
    var holds = [Bool](repeating: false, count: conditions.count)
    var fails = holds
    var decides = holds
    var gap: World?
    var isDecided = true
    worlds.visit { world in
      var isOpen = true
      for (index, condition) in conditions.enumerated() {
        guard let so = world.holds(condition) else {
          isDecided = false
          return false
        }
        if so { holds[index] = true } else { fails[index] = true }
        if so, isOpen { decides[index] = true }
        isOpen = isOpen && !so
      }
      // Free parts may hang together: what is found with them is no proof of a gap.
      if isOpen, gap == nil, !worlds.hasParts { gap = world }
      return true
    }
    guard isDecided else { return nil }
    self.gap = gap
    verdicts = conditions.indices.map { index in
      if !holds[index] { return .neverHolds }
      if !fails[index] { return .alwaysHolds }
      return decides[index] ? .fine : .covered
    }
  }
}

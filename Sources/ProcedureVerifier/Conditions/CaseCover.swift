import ProcedureGraph

/// Whether of the computed cases exactly one holds, whatever the data (*đúng một trường hợp*).
enum CaseCover {
  case proved
  /// None holds here.
  case gap(World)
  /// Both hold here.
  case overlap(ID<CaseSelector>, ID<CaseSelector>, World)
  /// It can't be worked out: too many combinations, or values that hang together.
  case undecided

  /// Nil where the procedure computes no case.
  init?(of procedure: Procedure) {
    let computed = procedure.cases.indices.filter { procedure.cases[$0].condition != nil }
    let conditions = computed.compactMap { procedure.cases[$0].condition }
    guard !conditions.isEmpty else { return nil }
    guard let worlds = Worlds(conditions, of: procedure) else {
      self = .undecided
      return
    }
    var found: CaseCover = .proved
    worlds.visit { world in
      var holding: [Int] = []
      for (index, condition) in conditions.enumerated() {
        guard let holds = world.holds(condition) else {
          found = .undecided
          return false
        }
        if holds { holding.append(computed[index]) }
      }
      guard holding.count != 1 else { return true }
      if worlds.hasParts {
        found = .undecided
      } else if holding.isEmpty {
        found = .gap(world)
      } else {
        found = .overlap(ID(holding[0]), ID(holding[1]), world)
      }
      return false
    }
    self = found
  }
}

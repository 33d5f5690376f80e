import ProcedureGraph
import ProcedureInterpreter

// What moves do, of all that matters to the obligations: worked out once for each move.
extension RunSteps {
  /// What a move does up to the choice of its way.
  struct Parts {
    var first: [Occurrence] = []
    var before: [Act] = []
    var second: [Occurrence] = []
    var exit: [Act] = []
    var acts: [Act] = []
  }

  mutating func fillParts() {
    let attention = attention
    parts = flow.moves.map { move in
      var parts = allParts(of: move)
      parts.first.removeAll { !attention.heeded.contains($0) }
      parts.second.removeAll { !attention.heeded.contains($0) }
      parts.before = attention.those(parts.before)
      parts.exit = attention.those(parts.exit)
      parts.acts = attention.those(parts.acts)
      return parts
    }
    listsThatMatter = flow.actLists.map { attention.those($0) }
    entryActs = procedure.steps.indices.map { attention.those(procedure.steps[$0].onEntry) }
    endActs = procedure.ends.map { attention.those($0.acts) }
  }

  /// What a move does, in the order in which the interpreter does it.
  private func allParts(of move: Move) -> Parts {
    var parts = Parts()
    guard flow.places.isStep(move.source) else {
      let block = procedure.parallels[flow.places.block(at: move.source)]
      if case .blockDone = move.cause { parts.acts = block.acts }
      if case .overallOverdue = move.cause {
        parts.first = [.overdue(.wholeCase)]
        parts.before = procedure.timers.overdue?.acts ?? []
      }
      return parts
    }
    // By its number: a step is a large value to copy.
    let (steps, source) = (procedure.steps, move.source)
    parts.exit = steps[source].onExit
    switch move.cause {
    case .outcome(let index):
      parts.first = Occurrence.choosing(index, of: ID(move.source), in: procedure)
      parts.acts = steps[source].outcomes[index].acts
    case .notCarried:
      switch steps[source].council?.otherwise {
      case .counts(let index):
        parts.first = Occurrence.choosing(index, of: ID(move.source), in: procedure)
        parts.before = steps[source].council?.otherwiseActs ?? []
        parts.acts = steps[source].outcomes[index].acts
      case .moves: parts.acts = steps[source].council?.otherwiseActs ?? []
      case nil: break
      }
    case .anytime(let index):
      parts.first = [.anytimeChosen(index)]
      parts.acts = procedure.anytime[index].outcome.acts
    case .event(let index): parts.acts = steps[source].awaits[index].acts
    case .called(let index): parts.acts = steps[source].call?.ends[index].acts ?? []
    case .overdue:
      parts.first = [.overdue(.step(ID(move.source)))]
      parts.before = steps[source].timers.overdue?.acts ?? []
    case .deemed(let index):
      parts.first = [.overdue(.step(ID(move.source)))]
      parts.before = steps[source].timers.overdue?.acts ?? []
      parts.second = [.outcomeChosen(ID(move.source), outcome: index)]
      parts.acts = steps[source].outcomes[index].acts
    case .stageOverdue(let stage):
      parts.first = [.overdue(.stage(stage))]
      parts.before = procedure.stages[stage.index].timers.overdue?.acts ?? []
    case .overallOverdue:
      parts.first = [.overdue(.wholeCase)]
      parts.before = procedure.timers.overdue?.acts ?? []
    case .exhausted: parts.exit = []
    case .route, .waited, .calledOtherwise, .failure, .blockDone: break
    }
    return parts
  }
}

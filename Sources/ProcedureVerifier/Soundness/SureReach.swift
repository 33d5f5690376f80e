import ProcedureGraph
import ProcedureInterpreter

/// What surely happens in some case, found without playing any: less than what really can, never more.
///
/// It follows a case that nobody keeps from going on: it comes to each place once, so no limit of
/// visits is used up but where it goes round on purpose, and at each place it makes a move that
/// somebody can bring about and that nothing may refuse. Where data decides the way, it is followed
/// only where whoever makes the move gives that data, or where the filing gave it and nothing changes
/// it. Linear in the flow.
struct SureReach {
  let flow: Flow
  private let reach: Reach
  private let hindrances: Hindrances
  let knowledge: Knowledge
  private let neverTaken: [Bool]
  private let choices: [Int: [[Int]]]
  private let samples: Samples
  /// Fields that nothing but the filing gives.
  private let isFixed: [Bool]
  /// What moves a case as time passes, wherever in a stage or in all it is.
  let generalCauses: Set<Move.Cause>
  /// Places whose entry may lead round and round within one command, which is refused then.
  private let mayGoRound: [Bool]

  init(
    _ flow: Flow, _ reach: Reach, _ hindrances: Hindrances, _ knowledge: Knowledge,
    neverTaken: [Bool], choices: [Int: [[Int]]], _ samples: Samples
  ) {
    self.flow = flow
    self.reach = reach
    self.hindrances = hindrances
    self.knowledge = knowledge
    self.neverTaken = neverTaken
    self.choices = choices
    self.samples = samples
    isFixed = flow.fieldsGivenOnce
    mayGoRound = flow.placesThatMayGoRound
    var general: Set<Move.Cause> = []
    for index in flow.moves.indices where reach.moves[index] {
      switch flow.moves[index].cause {
      case .stageOverdue, .overallOverdue: general.insert(flow.moves[index].cause)
      case .outcome, .notCarried, .anytime, .route, .waited, .event, .called, .calledOtherwise,
        .overdue, .deemed, .failure, .exhausted, .blockDone:
        break
      }
    }
    generalCauses = general
  }

  /// Follows cases whose filing is not looked at.
  func follow(into seen: inout Happenings) {
    var walk = Walk(filed: nil, flow)
    let first = flow.procedure.initial.index
    if flow.filesAtOnce {
      // The filing passes through the first step: one that counts its visits has been visited.
      walk.reached[first] = true
      for move in flow.moves(from: first) where flow.moves[move].cause == .outcome(0) {
        take(move, &walk, &seen)
        if seen.moves[move] { seen.see(place: first) }
      }
    } else if enters(first) {
      arrive(at: first, &walk, &seen)
    }
    go(&walk, &seen)
    leaveLying(&seen)
  }

  /// Follows cases that go on from this one.
  func follow(_ state: CaseState, into seen: inout Happenings) {
    var walk = Walk(filed: supposition(of: state), flow)
    let steps = flow.procedure.steps
    for index in steps.indices where steps[index].visitLimit != nil {
      if state.visits(of: ID(index)) > 0 { walk.counted.insert(index) }
    }
    for activity in state.activities { arrive(at: activity.step.index, &walk, &seen) }
    go(&walk, &seen)
  }

  private struct Walk {
    let filed: Supposition?
    var reached: [Bool]
    var done: [Int]
    var pending: [Int] = []
    /// Steps that count their visits and have been visited.
    var counted: Set<Int> = []

    init(filed: Supposition?, _ flow: Flow) {
      self.filed = filed
      reached = Array(repeating: false, count: flow.places.count)
      done = Array(repeating: 0, count: flow.places.blocks)
    }
  }

  private func go(_ walk: inout Walk, _ seen: inout Happenings) {
    while let place = walk.pending.popLast() {
      for move in flow.moves(from: place) { take(move, &walk, &seen) }
    }
  }

  private func arrive(at first: Int, _ walk: inout Walk, _ seen: inout Happenings) {
    guard !walk.reached[first] else { return }
    walk.reached[first] = true
    seen.see(place: first)
    switch flow.places[first] {
    case .step:
      if flow.passes[first] {
        for move in flow.moves(from: first) where flow.moves[move].cause == .route {
          take(move, &walk, &seen)
        }
      } else if !(flow.filesAtOnce && first == flow.procedure.initial.index) {
        walk.pending.append(first)
        useUp(first, &walk, &seen)
      }
    case .block(let block):
      // What is left again in the moment of entering may end the block before anything is done.
      let regions = flow.places.regions(of: block.index)
      guard flow.procedure.parallels[block.index].each == nil,
        regions.allSatisfy({ flow.staysOnEntry(of: flow.entrances[$0]) })
      else { return }
      for region in regions { arrive(at: flow.entrances[region], &walk, &seen) }
    case .branchEnd(let branch):
      let block = branch.parallel.index
      walk.done[block] += 1
      let parallel = flow.procedure.parallels[block]
      guard let required = parallel.constantRequired, walk.done[block] == required else { return }
      for move in flow.moves(from: flow.places.steps + block)
      where flow.moves[move].cause == .blockDone {
        take(move, &walk, &seen, isDone: true)
      }
    case .end: break
    }
  }

  private func take(
    _ index: Int, _ walk: inout Walk, _ seen: inout Happenings, isDone: Bool = false
  ) {
    guard isDone ? reach.moves[index] && !hindrances.isMissing[index] : isSure(index) else {
      return
    }
    let move = flow.moves[index]
    let sure = ways(of: index, walk)
    if !sure.isEmpty { seen.see(move: index) }
    for way in sure {
      seen.see(way: way - move.ways.lowerBound, of: index)
      arrive(at: flow.ways[way].target, &walk, &seen)
    }
    if sure.isEmpty, !seen.moves[index], leadsOnAnyhow(move, walk) { seen.see(move: index) }
  }

  /// Whether nothing refuses the move, whichever way it takes.
  private func leadsOnAnyhow(_ move: Move, _ walk: Walk) -> Bool {
    for way in move.ways where !neverTaken[way] && !isOpen(way, walk) { return false }
    return true
  }

  /// The ways that are surely taken in some case that gets as far as this move.
  private func ways(of index: Int, _ walk: Walk) -> [Int] {
    let move = flow.moves[index]
    var sure: [Int] = []
    for way in move.ways where !neverTaken[way] { sure.append(way) }
    if sure.count > 1 {
      sure = []
      for ways in choices[index] ?? [] where ways.count == 1 { sure.append(ways[0]) }
      if let filed = walk.filed, let ordinal = wayDecidedByFiling(move, filed) {
        sure.append(move.ways.lowerBound + ordinal)
      }
      sure = sure.uniqued
    }
    // By hand: this is what most of the time goes into.
    var open = 0
    for way in sure where isOpen(way, walk) {
      sure[open] = way
      open += 1
    }
    sure.removeLast(sure.count - open)
    return sure
  }

  /// Whether nothing refuses the way to its target, where the case has not been before.
  private func isOpen(_ way: Int, _ walk: Walk) -> Bool {
    let target = flow.ways[way].target
    if walk.counted.contains(target) || mayGoRound[target] { return false }
    // It may lie on the way here, and be used up.
    if walk.reached[target], flow.places.isStep(target),
      flow.procedure.steps[target].visitLimit != nil
    {
      return !hindrances.refuses[target]
    }
    return enters(target)
  }

  /// Whether nothing refuses to enter a place for the first time.
  private func enters(_ place: Int) -> Bool {
    if mayGoRound[place] { return false }
    return flow.staysOnEntry(of: place)
      ? !knowledge.mayMissOnEntry(of: place) : !hindrances.refuses[place]
  }

  /// Goes round through a step that counts its visits until they are used up, where that takes no
  /// other step that counts them.
  private func useUp(_ step: Int, _ walk: inout Walk, _ seen: inout Happenings) {
    guard flow.procedure.steps[step].visitLimit?.otherwise != nil else { return }
    for move in flow.moves(from: step)
    where flow.moves[move].cause == .exhausted && reach.moves[move] && leadsBack(step, walk) {
      seen.see(move: move)
      for way in flow.moves[move].ways where isOpen(way, walk) {
        seen.see(way: way - flow.moves[move].ways.lowerBound, of: move)
        arrive(at: flow.ways[way].target, &walk, &seen)
      }
    }
  }

  private func leadsBack(_ step: Int, _ walk: Walk) -> Bool {
    var (queue, known, next) = ([step], Set([step]), 0)
    while next < queue.count, next < Self.longestRound {
      let place = queue[next]
      next += 1
      for move in flow.moves(from: place) where isSure(move) {
        for way in ways(of: move, walk) {
          let target = flow.ways[way].target
          if target == step { return true }
          guard flow.staysOnEntry(of: target), flow.procedure.steps[target].visitLimit == nil,
            flow.regions[target] == flow.regions[step], known.insert(target).inserted
          else { continue }
          queue.append(target)
        }
      }
    }
    return false
  }

  /// Steps that are looked at for a way back.
  private static let longestRound = 40

  private func wayDecidedByFiling(_ move: Move, _ filed: Supposition) -> Int? {
    let conditions = flow.conditions(of: move)
    for condition in conditions where !isDecidedByFiling(condition) { return nil }
    return filed.way(by: conditions)
  }

  private func isDecidedByFiling(_ condition: Expression) -> Bool {
    samples.decide(condition)
      && Questions([condition], of: flow.procedure).fields.allSatisfy { isFixed[$0.index] }
  }

  private func isSure(_ index: Int) -> Bool {
    guard reach.moves[index], !hindrances.isMissing[index] else { return false }
    let move = flow.moves[index]
    switch move.cause {
    case .outcome(let outcome):
      guard let council = flow.procedure.steps[move.source].council else { return true }
      return council.carries.contains { $0.outcome == outcome }
    case .anytime, .route, .event, .called, .calledOtherwise: return true
    case .waited: return isFirstInTime(index)
    case .overdue, .deemed:
      guard let rule = flow.procedure.steps[move.source].limits.first else { return false }
      return rule.condition == nil && isFirstInTime(index)
    // Blocks go on where their branches are done; the rest depends on what was before.
    case .notCarried, .stageOverdue, .overallOverdue, .failure, .exhausted, .blockDone: return false
    }
  }

  /// No other timer may come before it.
  private func isFirstInTime(_ index: Int) -> Bool {
    let source = flow.moves[index].source
    return generalCauses.isEmpty && !knowledge.overallTimersMayMiss && flow.regions[source] == 0
      && !knowledge.timersMayMiss(at: source)
      && flow.moves(from: source).allSatisfy { $0 == index || !flow.moves[$0].cause.isTimed }
  }

  private func supposition(of state: CaseState) -> Supposition {
    var filed = Supposition(procedure: flow.procedure)
    for field in flow.procedure.fields.indices where isFixed[field] {
      filed.fields[ID(field)] = state.value(of: ID(field))
    }
    filed.chosen = state.opening?.selected
    filed.builtins[.filedBy] = (state.opening?.channel).map { .choice($0.rawValue) }
    filed.builtins[.returnedBy] = (state.opening?.returning).map { .choice($0.rawValue) }
    filed.builtins[.level] = flow.procedure.level.map { .choice($0.rawValue) }
    return filed
  }
}

extension Flow {
  /// A block of which a branch is done in the moment in which it is entered may lead back to itself,
  /// and so may whatever leads to such a block within the same command.
  fileprivate var placesThatMayGoRound: [Bool] {
    var mayGoRound = Array(repeating: false, count: places.count)
    for block in procedure.parallels.indices {
      mayGoRound[places.steps + block] =
        procedure.parallels[block].each != nil
        || !places.regions(of: block).allSatisfy { staysOnEntry(of: entrances[$0]) }
    }
    var isChanging = mayGoRound.contains(true)
    while isChanging {
      isChanging = false
      for move in moves {
        let sources: [Int]
        switch move.cause {
        case .route where passes[move.source], .exhausted: sources = [move.source]
        case .blockDone:
          sources = places.regions(of: places.block(at: move.source)).map {
            places.branchEnd(ofRegion: $0)
          }
        case .route, .outcome, .notCarried, .anytime, .waited, .event, .called, .calledOtherwise,
          .overdue, .deemed, .stageOverdue, .overallOverdue, .failure:
          continue
        }
        guard move.ways.contains(where: { mayGoRound[ways[$0].target] }) else { continue }
        for source in sources where !mayGoRound[source] {
          mayGoRound[source] = true
          isChanging = true
        }
      }
    }
    return mayGoRound
  }

  /// Whether a case is still in a step once it has come there.
  fileprivate func staysOnEntry(of place: Int) -> Bool { places.isStep(place) && !passes[place] }

  /// Fields that only the filing may give, in a case that does not come back to its first step.
  fileprivate var fieldsGivenOnce: [Bool] {
    var isFixed = Array(repeating: true, count: procedure.fields.count)
    for index in procedure.steps.indices {
      if filesAtOnce, index == procedure.initial.index { continue }
      for field in procedure.steps[index].enters { isFixed[field.index] = false }
      for outcome in procedure.steps[index].outcomes.indices {
        for field in procedure.steps[index].outcomes[outcome].requires {
          isFixed[field.index] = false
        }
      }
      for gift in procedure.steps[index].call?.gives ?? [] { isFixed[gift.into.index] = false }
    }
    for anytime in procedure.anytime {
      for field in anytime.outcome.requires { isFixed[field.index] = false }
    }
    forEachAct { act in
      if case .set(let field, _) = act { isFixed[field.index] = false }
      if let field = act.performance?.into { isFixed[field.index] = false }
    }
    return isFixed
  }
}

import ProcedureGraph
import ProcedureInterpreter

/// What a case may do next, as far as it concerns some obligations.
///
/// Never less than what the interpreter may do: work in branches goes on in any order, timers fire at
/// any time at which their clock runs, and a way is taken unless what is known rules it out.
///
/// A branch that is opened for each element of a list is opened none, one, two or three times. That is
/// enough: for every pattern but the bound, a run that breaks it still does when all but the (at most
/// three) elements are left out in whose branches its events happen; a bound is looked at only where
/// it is below three.
struct RunSteps {
  let flow: Flow
  let data: KnownData
  let attention: Attention
  /// The steps of which nobody may perform two.
  let watched: Set<ID<Step>>
  /// Timers that leave the work where it is and that matter: of each step, of each stage, of the case.
  private(set) var stayTimers: [[StayTimer]] = []
  private(set) var stageTimers: [[StayTimer]] = []
  private(set) var overallTimers: [StayTimer] = []
  /// What matters of what is done: with each move, in each list of the flow, on entering each step.
  var parts: [Parts] = []
  var listsThatMatter: [[Act]] = []
  var entryActs: [[Act]] = []
  var endActs: [[Act]] = []
  let mostElements = 3

  private let startsClockAtFiling: Bool
  let inEach: [Bool]
  /// The steps with a limit on visits, in ascending order.
  let limited: [Int]

  var procedure: Procedure { flow.procedure }

  /// What is done, and the state that it leads to.
  typealias Next = (move: RunMove, state: RunState)

  init(
    _ flow: Flow, _ data: KnownData, for demands: [Obligation.Demand],
    possible: Set<Occurrence>
  ) {
    self.flow = flow
    self.data = data
    let procedure = flow.procedure
    let events = demands.flatMap(\.events).uniqued
    let heeded = possible.filter { occurrence in
      events.contains { $0.isMet(by: occurrence, in: procedure) }
    }
    attention = Attention(heeded: heeded, data)
    var watched: Set<ID<Step>> = []
    for case .fourEyes(.stepEntered(let a), .stepEntered(let b)) in demands {
      watched.formUnion([a, b])
    }
    self.watched = watched
    var hasStart = false
    procedure.forEachAct { if $0 == .startClock { hasStart = true } }
    startsClockAtFiling = !procedure.limits.isEmpty && !hasStart
    limited = procedure.steps.indices.filter { procedure.steps[$0].visitLimit != nil }
    var inEach = Array(repeating: false, count: flow.outer.count)
    for region in inEach.indices {
      var here = region
      while let block = flow.places.block(of: here) {
        if procedure.parallels[block].each != nil { inEach[region] = true }
        here = flow.outer[here]
      }
    }
    self.inEach = inEach
    fillTimers()
    fillParts()
  }

  private mutating func fillTimers() {
    stayTimers = procedure.steps.indices.map {
      timers(procedure.steps[$0].timers, .overdue(.step(ID($0))))
    }
    stageTimers = procedure.stages.indices.map {
      timers(procedure.stages[$0].timers, .overdue(.stage(ID($0))))
    }
    overallTimers = timers(procedure.timers, .overdue(.wholeCase))
  }

  /// Every state in which a case that was filed comes to its first step.
  func beginnings() -> [RunState] {
    var state = RunState()
    state.known = data.atFiling
    if startsClockAtFiling { startClock(&state, in: nil) }
    let first = RunState.Token(
      region: 0, copy: [], place: procedure.initial.index, stage: nil)
    return arrive(first, at: procedure.initial.index, state).map { state in
      var state = state
      state.isFiling =
        flow.filesAtOnce
        && state.tokens.first.map { $0.place == procedure.initial.index } ?? false
      return state
    }
  }

  /// What can happen in a state, and what it leads to.
  func after(_ state: RunState) -> [Next] {
    if state.isOver { return [] }
    // What follows by itself comes before anything else: first the work in hand, then the branches
    // that were opened, the last opened block first.
    if let passing = state.tokens.indices.first(where: {
      flow.places.isStep(state.tokens[$0].place) && flow.passes[state.tokens[$0].place]
    }) {
      var all: [Next] = []
      addMoves(from: passing, state, &all)
      return all
    }
    if let entrance = state.entrances.last {
      var next = state
      next.entrances.removeLast()
      let place = flow.entrances[entrance.region]
      let token = RunState.Token(
        region: entrance.region, copy: entrance.copy, place: place, stage: entrance.stage)
      let move = RunMove(kind: .follows, place: place, copy: entrance.copy)
      return arrive(token, at: place, next).map { (move, $0) }
    }
    if state.isFiling {
      var filed = state
      filed.isFiling = false
      var all: [Next] = []
      addMoves(from: 0, filed, &all)
      return all.filter { next in
        guard case .move(let number, _) = next.move.kind else { return false }
        return flow.moves[number].cause == .outcome(0)
      }
    }
    var all: [Next] = []
    for index in state.tokens.indices {
      addMoves(from: index, state, &all)
      addStays(at: index, state, &all)
    }
    addOverallStays(state, &all)
    return all
  }

  // MARK: Moves

  private func addMoves(from index: Int, _ state: RunState, _ all: inout [Next]) {
    let token = state.tokens[index]
    for number in flow.moves(from: token.place) {
      let move = flow.moves[number]
      switch move.cause {
      // Done on the way in, or when the last branch is done.
      case .exhausted, .blockDone: continue
      case .overallOverdue: if !canBeOverdue(state) { continue }
      case .outcome, .notCarried, .anytime, .route, .waited, .event, .called, .calledOtherwise,
        .overdue,
        .deemed, .stageOverdue, .failure:
        break
      }
      for isOne in persons(for: move, from: token, state) {
        take(number, from: index, byOne: isOne, state) { way, next in
          let taken = RunMove(
            kind: .move(number, way: way), place: token.place, copy: token.copy,
            isOnePerson: isOne)
          all.append((taken, next))
        }
      }
    }
  }

  /// Whether the one person may choose an outcome, and whether somebody else may.
  private func persons(
    for move: Move, from token: RunState.Token, _ state: RunState
  ) -> [Bool] {
    guard case .outcome = move.cause, watched.contains(ID(token.place)) else { return [false] }
    let isExcluded = procedure.steps[token.place].notPerformerOf.contains {
      state.performed.contains($0.index)
    }
    return isExcluded ? [false] : [false, true]
  }

  /// A move by every way that what is known leaves open.
  func take(
    _ number: Int, from index: Int, byOne: Bool = false, _ state: RunState,
    _ add: (Int, RunState) -> Void
  ) {
    var state = state
    let token = state.tokens[index]
    let (move, parts) = (flow.moves[number], parts[number])
    if byOne {
      state.performed.insert(token.place)
      see(.performed(ID(token.place), by: Self.onePerson), &state, in: token.stage)
    }
    for occurrence in parts.first { note(occurrence, &state, in: token.stage) }
    if case .overallOverdue = move.cause { state.overallFired |= 1 }
    perform(parts.before, &state, in: token.stage)
    for occurrence in parts.second { note(occurrence, &state, in: token.stage) }
    // Where time takes the work out of its block, the step is stopped and not left.
    let isTakenOut = { (way: Way) in
      if case .stageOverdue = move.cause { way.stops != nil } else { false }
    }
    func take(_ way: Int, _ state: consuming RunState) {
      let leads = flow.ways[way]
      if let acts = leads.acts { perform(listsThatMatter[acts], &state, in: token.stage) }
      for next in leave(token, by: leads, state) { add(way, next) }
    }
    if move.ways.count == 1 {
      let way = move.ways.lowerBound
      if !isTakenOut(flow.ways[way]) { finish(parts, &state, in: token.stage) }
      take(way, state)
      return
    }
    var left = state
    finish(parts, &left, in: token.stage)
    for (way, chosen) in ways(of: move, left) {
      var next = isTakenOut(flow.ways[way]) ? state : chosen
      next.known = chosen.known
      take(way, next)
    }
  }

  private func finish(_ parts: Parts, _ state: inout RunState, in stage: ID<Stage>?) {
    perform(parts.exit, &state, in: stage)
    perform(parts.acts, &state, in: stage)
  }

  static let onePerson = "·"

  /// The ways that are open, each with what taking it says about the data.
  private func ways(of move: Move, _ state: RunState) -> [(way: Int, state: RunState)] {
    var open: [(way: Int, state: RunState)] = []
    var pending = [(move.ways.lowerBound, state)]
    while let (way, state) = pending.popLast() {
      guard way < move.ways.upperBound else { continue }
      guard let condition = flow.ways[way].condition else {
        open.append((way, state))
        continue
      }
      switch data.answer(condition, state.known) {
      case .yes: open.append((way, state))
      case .no: pending.append((way + 1, state))
      case .unknown(nil):
        open.append((way, state))
        pending.append((way + 1, state))
      case .unknown(let datum?):
        for value in data.values(of: datum) {
          var supposed = state
          supposed.known[datum] = value
          pending.append((way, supposed))
        }
      }
    }
    return open
  }
}

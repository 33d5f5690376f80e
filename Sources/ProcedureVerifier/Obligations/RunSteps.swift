import ProcedureGraph
import ProcedureInterpreter

/// What a case may do next, as far as it concerns one obligation.
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
  let demand: Obligation.Demand
  /// The steps nobody may both perform.
  let watched: [ID<Step>]
  let mostElements = 3

  private let startsClockAtFiling: Bool
  private let inEach: [Bool]

  var procedure: Procedure { flow.procedure }

  init(_ flow: Flow, _ data: KnownData, for demand: Obligation.Demand) {
    self.flow = flow
    self.data = data
    self.demand = demand
    let procedure = flow.procedure
    watched =
      if case .fourEyes(.stepEntered(let a), .stepEntered(let b)) = demand { [a, b] } else { [] }
    startsClockAtFiling =
      !procedure.limits.isEmpty && !procedure.allActs.contains(.startClock)
    var inEach = Array(repeating: false, count: flow.outer.count)
    for region in inEach.indices {
      var here = region
      while let block = flow.places.block(of: here) {
        if procedure.parallels[block].each != nil { inEach[region] = true }
        here = flow.outer[here]
      }
    }
    self.inEach = inEach
  }

  /// Every state in which a case that was filed comes to its first step.
  func beginnings(_ monitor: ObligationMonitor) -> [RunState] {
    var state = RunState(monitor: monitor)
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
  func after(_ state: RunState) -> [(move: RunMove, state: RunState)] {
    if state.isOver { return [] }
    // What follows by itself comes before anything else: first the work in hand, then the branches
    // that were opened, the last opened block first.
    if let passing = state.tokens.indices.first(where: {
      flow.places.isStep(state.tokens[$0].place) && flow.passes[state.tokens[$0].place]
    }) {
      return moves(from: passing, state)
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
      return moves(from: 0, filed).filter { next in
        guard case .move(let number, _) = next.move.kind else { return false }
        return flow.moves[number].cause == .outcome(0)
      }
    }
    var all: [(move: RunMove, state: RunState)] = []
    for index in state.tokens.indices {
      all += moves(from: index, state)
      all += stays(at: index, state)
    }
    return all + overallStays(state)
  }

  // MARK: Moves

  private func moves(from index: Int, _ state: RunState) -> [(move: RunMove, state: RunState)] {
    let token = state.tokens[index]
    var all: [(move: RunMove, state: RunState)] = []
    for number in flow.moves(from: token.place) {
      let move = flow.moves[number]
      switch move.cause {
      // Done on the way in, or when the last branch is done.
      case .exhausted, .blockDone: continue
      case .overallOverdue: if !canBeOverdue(state) { continue }
      case .outcome, .anytime, .route, .waited, .event, .called, .calledOtherwise, .overdue,
        .deemed, .stageOverdue, .failure:
        break
      }
      for isOne in persons(for: move, from: token, state) {
        for (way, next) in take(move, from: index, byOne: isOne, state) {
          let taken = RunMove(
            kind: .move(number, way: way), place: token.place, copy: token.copy,
            isOnePerson: isOne)
          all.append((taken, next))
        }
      }
    }
    return all
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
    _ move: Move, from index: Int, byOne: Bool = false, _ state: RunState
  ) -> [(way: Int, state: RunState)] {
    var state = state
    let token = state.tokens[index]
    let parts = parts(of: move, byOne: byOne)
    if byOne { state.performed.insert(token.place) }
    for occurrence in parts.first { see(occurrence, &state, in: token.stage) }
    if case .overallOverdue = move.cause { state.overallFired |= 1 }
    perform(parts.before, &state, in: token.stage)
    for occurrence in parts.second { see(occurrence, &state, in: token.stage) }
    var results: [(way: Int, state: RunState)] = []
    // Where time takes the work out of its block, the step is stopped and not left.
    let isTakenOut = { (way: Way) in
      if case .stageOverdue = move.cause { way.stops != nil } else { false }
    }
    for (way, chosen) in ways(of: move, afterwards(parts, state, in: token.stage)) {
      let leads = flow.ways[way]
      var next = isTakenOut(leads) ? state : chosen
      next.known = chosen.known
      if let acts = leads.acts { perform(flow.actLists[acts], &next, in: token.stage) }
      results += leave(token, by: leads, next).map { (way, $0) }
    }
    return results
  }

  private func afterwards(
    _ parts: Parts, _ state: RunState, in stage: ID<Stage>?
  ) -> RunState {
    var state = state
    perform(parts.exit, &state, in: stage)
    perform(parts.acts, &state, in: stage)
    return state
  }

  private struct Parts {
    var first: [Occurrence] = []
    var before: [Act] = []
    var second: [Occurrence] = []
    var exit: [Act] = []
    var acts: [Act] = []
  }

  /// What a move does, in the order in which the interpreter does it.
  private func parts(of move: Move, byOne: Bool) -> Parts {
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
    let step = procedure.steps[move.source]
    parts.exit = step.onExit
    switch move.cause {
    case .outcome(let index):
      parts.first =
        (byOne ? [.performed(ID(move.source), by: Self.onePerson)] : [])
        + Occurrence.choosing(index, of: ID(move.source), in: procedure)
      parts.acts = step.outcomes[index].acts
    case .anytime(let index):
      parts.first = [.anytimeChosen(index)]
      parts.acts = procedure.anytime[index].outcome.acts
    case .event(let index): parts.acts = step.awaits[index].acts
    case .called(let index): parts.acts = step.call?.ends[index].acts ?? []
    case .overdue:
      parts.first = [.overdue(.step(ID(move.source)))]
      parts.before = step.timers.overdue?.acts ?? []
    case .deemed(let index):
      parts.first = [.overdue(.step(ID(move.source)))]
      parts.before = step.timers.overdue?.acts ?? []
      parts.second = [.outcomeChosen(ID(move.source), outcome: index)]
      parts.acts = step.outcomes[index].acts
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

  // MARK: Leaving and arriving

  private func leave(_ token: RunState.Token, by way: Way, _ state: RunState) -> [RunState] {
    var state = state
    state.tokens.removeAll { $0.region == token.region && $0.copy == token.copy }
    if flow.places.isStep(token.place) {
      switch procedure.steps[token.place].overallClock {
      case .restarts, .leaves: state.overallFired = 0
      case .pauses, .gains, nil: break
      }
    }
    var next = token
    next.fired = 0
    if let block = way.stops {
      let region = flow.regions[flow.places.steps + block]
      next.region = region
      next.copy = Array(token.copy.prefix(depth(of: region)))
      stop(block, next.copy, &state)
    } else if flow.places.isBlock(token.place) {
      stop(flow.places.block(at: token.place), token.copy, &state)
    }
    return arrive(next, at: way.target, state)
  }

  /// Nothing goes on in the branches of a block any more.
  private func stop(_ block: Int, _ copy: [UInt8], _ state: inout RunState) {
    let region = flow.regions[flow.places.steps + block]
    state.tokens.removeAll { token in
      token.region == region && token.copy == copy
        || isWithin(token.region, block) && token.copy.starts(with: copy)
    }
    state.entrances.removeAll { isWithin($0.region, block) && $0.copy.starts(with: copy) }
  }

  private func isWithin(_ region: Int, _ block: Int) -> Bool {
    var here = region
    while let around = flow.places.block(of: here) {
      if around == block { return true }
      here = flow.outer[here]
    }
    return false
  }

  private func depth(of region: Int) -> Int {
    var depth = 0
    var here = region
    while here != 0 {
      depth += 1
      here = flow.outer[here]
    }
    return depth
  }

  private func arrive(
    _ token: RunState.Token, at place: Int, _ state: RunState
  ) -> [RunState] {
    var token = token
    token.place = place
    switch flow.places[place] {
    case .step(let step): return enter(step, token, state)
    case .end(let end):
      var state = state
      state.tokens = []
      state.entrances = []
      state.isOver = true
      see(.ended(end), &state, in: token.stage)
      perform(procedure.ends[end.index].acts, &state, in: token.stage)
      return [state.afterTheEnd]
    case .block(let block): return open(block.index, token, state)
    case .branchEnd: return finish(token, state)
    }
  }

  private func enter(_ step: ID<Step>, _ token: RunState.Token, _ state: RunState) -> [RunState] {
    let plan = procedure.steps[step.index]
    var results: [RunState] = []
    var state = state
    if let limit = plan.visitLimit {
      // Within branches for each element, visits are counted apart: both is possible.
      let isCounted = !inEach[token.region]
      let count = state.visits[step.index, default: 0]
      if count >= limit.count || !isCounted, limit.otherwise != nil,
        let number = flow.moves(from: step.index).first(where: { flow.moves[$0].cause == .exhausted })
      {
        let way = flow.ways[flow.moves[number].ways.lowerBound]
        var next = token
        var stopped = state
        if let block = way.stops {
          next.region = flow.regions[flow.places.steps + block]
          next.copy = Array(token.copy.prefix(depth(of: next.region)))
          stop(block, next.copy, &stopped)
        }
        results += arrive(next, at: way.target, stopped)
      }
      if isCounted {
        if count >= limit.count { return results }
        state.visits[step.index] = count + 1
      }
    }
    var token = token
    if token.stage != plan.stage, let left = token.stage {
      state.overdueStages.remove(left.index)
    }
    token.stage = plan.stage
    token.fired = 0
    see(.stepEntered(step), &state, in: plan.stage)
    if case .gains? = plan.overallClock { extendClock(&state, in: plan.stage) }
    perform(plan.onEntry, &state, in: plan.stage)
    state.tokens.append(token)
    return results + [state]
  }

  private func open(_ block: Int, _ token: RunState.Token, _ state: RunState) -> [RunState] {
    let plan = procedure.parallels[block]
    let regions = Array(flow.places.regions(of: block))
    let counts = plan.each == nil ? [1] : Array(0...mostElements)
    return counts.flatMap { count -> [RunState] in
      var next = state
      next.tokens.append(token)
      if count == 0 || regions.isEmpty { return close(token, next) }
      var opened: [RunState.Entrance] = []
      for region in regions {
        for element in 0..<count {
          opened.append(
            .init(region: region, copy: token.copy + [UInt8(element)], stage: token.stage))
        }
      }
      next.entrances += opened.reversed()
      return [next]
    }
  }

  /// The branch is over. Where that is enough, the block is, too.
  private func finish(_ token: RunState.Token, _ state: RunState) -> [RunState] {
    guard let block = flow.places.block(of: token.region) else { return [] }
    var state = state
    state.tokens.append(token)
    let around = Array(token.copy.dropLast())
    let region = flow.outer[token.region]
    guard
      let main = state.tokens.first(where: {
        $0.region == region && $0.copy == around && $0.place == flow.places.steps + block
      })
    else { return [state] }
    let regions = flow.places.regions(of: block)
    func isOf(_ region: Int, _ copy: [UInt8]) -> Bool {
      regions.contains(region) && copy.dropLast() == around[...]
    }
    let done = state.tokens.count {
      isOf($0.region, $0.copy) && $0.place == flow.places.branchEnd(ofRegion: $0.region)
    }
    let opened =
      state.tokens.count { isOf($0.region, $0.copy) }
      + state.entrances.count { isOf($0.region, $0.copy) }
    var results: [RunState] = []
    switch procedure.parallels[block].required {
    case nil: return done >= opened ? close(main, state) : [state]
    case .literal(.number(let number))?:
      let needed = min(max(Int(clamping: number.rounded()), 1), opened)
      return done >= needed ? close(main, state) : [state]
    case .some:
      // The number is a matter of data: from now on, or not yet.
      if done < opened { results.append(state) }
      return results + close(main, state)
    }
  }

  /// Enough branches of the block are done.
  private func close(_ token: RunState.Token, _ state: RunState) -> [RunState] {
    guard
      let number = flow.moves(from: token.place).first(where: {
        flow.moves[$0].cause == .blockDone
      }),
      let index = state.tokens.firstIndex(where: {
        $0.region == token.region && $0.copy == token.copy && $0.place == token.place
      })
    else { return [state] }
    return take(flow.moves[number], from: index, state).map(\.state)
  }
}

extension RunState {
  /// Once a case is over, how it got there makes no difference.
  fileprivate var afterTheEnd: RunState {
    var state = RunState(monitor: monitor)
    state.isOver = true
    return state
  }
}

import ProcedureGraph
import ProcedureInterpreter

// Leaving a place, and what happens on arriving at another.
extension RunSteps {
  func leave(
    _ token: RunState.Token, by way: Way, _ state: consuming RunState
  ) -> [RunState] {
    if state.tokens.count == 1 {
      state.tokens = []
    } else {
      state.tokens.removeAll { $0.region == token.region && $0.copy == token.copy }
    }
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

  func arrive(
    _ token: RunState.Token, at place: Int, _ state: consuming RunState
  ) -> [RunState] {
    var token = token
    token.place = place
    switch flow.places[place] {
    case .step(let step): return enter(step, token, state)
    case .end(let end):
      state.tokens = []
      state.entrances = []
      state.isOver = true
      see(.ended(end), &state, in: token.stage)
      perform(endActs[end.index], &state, in: token.stage)
      return [state.afterTheEnd]
    case .block(let block): return open(block.index, token, state)
    case .branchEnd: return finish(token, state)
    }
  }

  private func enter(
    _ step: ID<Step>, _ token: RunState.Token, _ state: consuming RunState
  ) -> [RunState] {
    let stage = procedure.steps[step.index].stage
    var results: [RunState] = []
    if let limit = procedure.steps[step.index].visitLimit {
      // Within branches for each element, visits are counted apart: both is possible.
      let isCounted = !inEach[token.region]
      let place = limited.firstIndex(of: step.index) ?? 0
      let count = state.visits.isEmpty ? 0 : Int(state.visits[place])
      if count >= limit.count || !isCounted, limit.otherwise != nil,
        let number = flow.moves(from: step.index).first(where: {
          flow.moves[$0].cause == .exhausted
        })
      {
        let way = flow.ways[flow.moves[number].ways.lowerBound]
        var next = token
        var stopped = copy state
        if let block = way.stops {
          next.region = flow.regions[flow.places.steps + block]
          next.copy = Array(token.copy.prefix(depth(of: next.region)))
          stop(block, next.copy, &stopped)
        }
        results += arrive(next, at: way.target, stopped)
      }
      if isCounted {
        if count >= limit.count { return results }
        if state.visits.isEmpty { state.visits = limited.map { _ in 0 } }
        state.visits[place] += 1
      }
    }
    var token = token
    if token.stage != stage, let left = token.stage {
      state.overdueStages.remove(left.index)
    }
    token.stage = stage
    token.fired = 0
    see(.stepEntered(step), &state, in: stage)
    if case .gains? = procedure.steps[step.index].overallClock { extendClock(&state, in: stage) }
    perform(entryActs[step.index], &state, in: stage)
    state.tokens.append(token)
    results.append(state)
    return results
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
    var states: [RunState] = []
    take(number, from: index, state) { states.append($1) }
    return states
  }
}

extension RunState {
  /// Once a case is over, how it got there makes no difference.
  fileprivate var afterTheEnd: RunState {
    var state = RunState()
    state.seen = seen
    state.isOver = true
    return state
  }
}

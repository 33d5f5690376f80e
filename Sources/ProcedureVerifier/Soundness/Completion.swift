import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Whether every case that is opened can be brought to an end: from every state that it may come to,
/// an end can be reached (*option to complete*).
///
/// That nothing is left running at an end (*proper completion*) needs no proof: an end is never reached
/// from within a block but by stopping it, the graph is checked for that, and reaching an end closes
/// whatever goes on beside. What is left of the question, how many branches have to be done, is asked
/// of each block.
enum Completion {
  case proved
  /// No end can be reached any more from where this history leads.
  case refuted(Stranding)
  /// No case is ever opened: every way to file one is refused, for these reasons.
  case impossible([Rejection])
  /// The question is left open, and why.
  case unknown([Doubt])
}

/// A case from which no end can be reached.
struct Stranding {
  let history: [TimedEvent]
  let state: CaseState
  /// The steps it may still go round in.
  let steps: [ID<Step>]
  /// Nothing can be done once the next due date or wait has passed.
  let isRefusedByTime: Bool
}

/// Why a question is left open.
enum Doubt: Hashable {
  case tooManyStates(Int)
  /// A condition that can't be decided by looking at one field at a time.
  case condition(path: [String])
  /// Values that would have to be tried and were not.
  case values
  case timers
  case cannotOpen
}

/// Judges what was explored.
struct CompletionJudge {
  private let flow: Flow
  private let reach: Reach
  private let live: LiveData
  private let exploration: Exploration
  private let time: TimeInfluence
  /// What cases may come to in whatever order clocks run out, with some that no case comes to; nil
  /// where that is not all of it.
  private lazy var inAnyOrder: Exploration? = exploreInAnyOrder()
  private let explore: () -> Exploration
  /// The first undecided condition on the way from each step; found when asked for.
  private var undecided: [Int: [String]?] = [:]

  /// - Parameter inAnyOrder: explores all orders in which clocks may run out; asked once at most.
  init(
    _ flow: Flow, _ reach: Reach, _ live: LiveData, _ exploration: Exploration,
    inAnyOrder explore: @escaping () -> Exploration
  ) {
    self.flow = flow
    self.reach = reach
    self.live = live
    self.exploration = exploration
    self.explore = explore
    time = TimeInfluence(flow, reach, live)
  }

  private func exploreInAnyOrder() -> Exploration? {
    guard case .order = time else { return nil }
    let all = explore()
    let isWhole = all.isWithinBudget && all.opensAll && all.nodes.allSatisfy(\.isWhole)
    return isWhole ? all : nil
  }

  mutating func verdict() -> Completion {
    guard !exploration.nodes.isEmpty else {
      return isNeverOpened ? .impossible(exploration.refusals) : .unknown([.cannotOpen])
    }
    let finishing = exploration.finishing
    var doubts: [Doubt] = []
    var tried = 0
    for (index, node) in exploration.nodes.enumerated() {
      if node.refusedByTime { return .refuted(stranding(at: index)) }
      guard !finishing[index], !isAfterFailure(node), tried < 50 else { continue }
      tried += 1
      let last = innermost(index)
      if isAfterFailure(exploration.nodes[last]) { continue }
      switch objection(to: exploration.closure(of: last)) {
      case nil: return .refuted(stranding(at: last))
      case .timers? where hangsInAnyOrder(node: last): return .refuted(stranding(at: last))
      case let doubt?: if !doubts.contains(doubt) { doubts.append(doubt) }
      }
    }
    if !exploration.isWithinBudget { doubts.append(.tooManyStates(exploration.nodes.count)) }
    let reservations = reservations()
    if doubts.isEmpty { doubts = reservations }
    if doubts.isEmpty { return .proved }
    let isOrderAll = doubts == [.timers] && reservations == [.timers]
    return isOrderAll && finishesInAnyOrder ? .proved : .unknown(doubts)
  }

  /// What is known of everything in the text once all was explored.
  mutating func liveness() -> Liveness {
    let seen = exploration.seen
    if seen.missing == 0 { return Liveness(seen: seen, possible: seen, doubt: nil) }
    let doubts = reservations()
    let possible = doubts.isEmpty ? seen : doubts == [.timers] ? inAnyOrder?.seen : nil
    return Liveness(seen: seen, possible: possible, doubt: doubts.first)
  }

  /// Whether no end can be reached from a state, in whatever order clocks run out there.
  private mutating func hangsInAnyOrder(node index: Int) -> Bool {
    guard let all = inAnyOrder, let node = all.node(like: exploration.nodes[index]) else {
      return false
    }
    return all.closure(of: node).allSatisfy { all.nodes[$0].state.isOpen }
  }

  /// Whether every case can be brought to an end, in whatever order clocks run out.
  private var finishesInAnyOrder: Bool {
    mutating get {
      guard let all = inAnyOrder else { return false }
      return zip(all.nodes, all.surelyFinishing).allSatisfy { node, isFinishing in
        isFinishing || isAfterFailure(node)
      }
    }
  }

  private var isNeverOpened: Bool {
    exploration.opensAll && !exploration.isRefusedForNow && exploration.nodes.isEmpty
  }

  /// Why the states that were found may not stand for all there are.
  private mutating func reservations() -> [Doubt] {
    if exploration.nodes.isEmpty { return isNeverOpened ? [] : [.cannotOpen] }
    if !exploration.isWithinBudget { return [.tooManyStates(exploration.nodes.count)] }
    var doubts: [Doubt] = []
    if !exploration.opensAll || exploration.nodes.contains(where: { !$0.isWhole }) {
      doubts.append(.values)
    }
    for step in 0..<flow.places.steps where reach.places[step] {
      if let path = undecidedCondition(at: step) {
        doubts.append(.condition(path: path))
        break
      }
    }
    if doubts.isEmpty {
      switch time {
      case .none: break
      case .order, .lengths: doubts.append(.timers)
      }
    }
    return doubts
  }

  /// Of the states that a hopeless one leads to, the first of those that lead to the fewest: where
  /// the case hangs, not where that became certain.
  private func innermost(_ index: Int) -> Int {
    let closure = exploration.closure(of: index)
    guard closure.count <= 200 else { return index }
    let sizes = closure.map { exploration.closure(of: $0).count }
    return zip(closure, sizes).min { ($0.1, $0.0) < ($1.1, $1.0) }?.0 ?? index
  }

  /// An action has failed for good where only its result leads on: asked and told by itself.
  private func isAfterFailure(_ node: Exploration.Node) -> Bool {
    node.state.activities.contains { activity in
      activity.awaitedResults > 0
        && !node.state.pendingRequests.contains { $0.isAwaited && $0.stay == activity.stay }
    }
  }

  private func stranding(at index: Int) -> Stranding {
    let node = exploration.nodes[index]
    let closure = exploration.closure(of: index)
    let steps = closure.flatMap { exploration.nodes[$0].state.activities.map(\.step) }
    return Stranding(
      history: exploration.history(of: index), state: node.state, steps: steps.uniqued.sorted(),
      isRefusedByTime: node.refusedByTime)
  }

  /// Why it is not certain that nothing leads out of these states; nil where it is.
  private mutating func objection(to closure: [Int]) -> Doubt? {
    var places: Set<Int> = []
    for index in closure {
      let node = exploration.nodes[index]
      if index >= exploration.expanded {
        return .tooManyStates(exploration.nodes.count)
      }
      guard node.isWhole else { return .values }
      for activity in node.state.activities {
        places.insert(activity.step.index)
        if let path = undecidedCondition(at: activity.step.index) {
          return .condition(path: path)
        }
      }
      for block in node.state.blocks {
        places.insert(flow.places.number(of: block.parallel))
        if flow.procedure.parallels[block.parallel.index].each != nil,
          places.contains(where: { flow.places.isStep($0) && hasVisitLimit($0) })
        {
          return .values
        }
      }
    }
    return mayTurnOutOtherwise(among: places) ? .timers : nil
  }

  /// Whether clocks that run out in another order than they did here may lead out of these places.
  private func mayTurnOutOtherwise(among places: Set<Int>) -> Bool {
    if case .none = time { return false }
    for place in places {
      for move in flow.moves(from: place)
      where reach.moves[move] && flow.moves[move].cause.isTimed {
        for way in flow.moves[move].ways {
          let target = flow.ways[way].target
          if case .branchEnd = flow.places[target] { continue }
          if !leads(to: target, within: places, 0) { return true }
        }
      }
    }
    return false
  }

  /// Whether a case that goes to a place comes to rest among these.
  private func leads(to place: Int, within places: Set<Int>, _ depth: Int) -> Bool {
    if places.contains(place) { return true }
    guard depth < 8, flow.places.isStep(place), flow.passes[place] || hasVisitLimit(place) else {
      return false
    }
    return flow.moves(from: place).allSatisfy { move in
      guard reach.moves[move] else { return true }
      return flow.moves[move].ways.allSatisfy {
        leads(to: flow.ways[$0].target, within: places, depth + 1)
      }
    }
  }

  private func hasVisitLimit(_ place: Int) -> Bool {
    flow.procedure.steps[place].visitLimit != nil
  }

  /// The path of a condition on the way from a step that the samples do not decide.
  private mutating func undecidedCondition(at step: Int) -> [String]? {
    if let known = undecided[step] { return known }
    let path = findUndecided(at: step)
    undecided[step] = .some(path)
    return path
  }

  private func findUndecided(at step: Int) -> [String]? {
    for index in flow.moves(from: step) where reach.moves[index] {
      let move = flow.moves[index]
      for way in move.ways {
        if let condition = flow.ways[way].condition, !live.decide(condition) {
          return flow.path(of: index)
        }
        if let path = undecidedEntry(of: flow.ways[way].target) { return path }
      }
    }
    let own = flow.procedure.steps[step]
    if !own.collects.isEmpty {
      let fees = own.collects.flatMap(\.fees).flatMap { flow.procedure.fees[$0.index].expressions }
      if fees.contains(where: { !live.reads($0) }) { return ["steps", own.name] }
    }
    return undecidedEntry(of: step)
  }

  private func undecidedEntry(of place: Int) -> [String]? {
    switch flow.places[place] {
    case .step(let id):
      let step = flow.procedure.steps[id.index]
      let conditions = step.limits.compactMap(\.condition)
      return conditions.allSatisfy(live.decide) ? nil : ["steps", step.name]
    case .block(let id):
      let block = flow.procedure.parallels[id.index]
      var conditions = block.route.branches.map(\.condition)
      if let required = block.required, !required.isLiteral { conditions.append(required) }
      if let each = block.each {
        // Two elements stand for many only where nothing counts them.
        if case .field = each.list, block.required == nil {} else { conditions.append(each.list) }
      }
      return conditions.allSatisfy(live.decide) ? nil : ["parallels", block.name]
    case .branchEnd(let branch):
      return undecidedEntry(of: flow.places.number(of: branch.parallel))
    case .end: return nil
    }
  }
}

extension LiveData {
  /// Whether an amount depends on nothing but fields whose values are tried.
  func reads(_ expression: Expression) -> Bool {
    Questions([expression], of: samples.procedure).builtins.isEmpty
  }
}

extension Flow {
  /// The path of a move's element in the graph.
  func path(of index: Int) -> [String] {
    let move = moves[index]
    switch places[move.source] {
    case .step(let id):
      let step = procedure.steps[id.index]
      switch move.cause {
      case .outcome(let outcome), .deemed(let outcome):
        return ["steps", step.name, "outcomes", step.outcomes[outcome].name]
      case .anytime(let choice): return ["anytime", procedure.anytime[choice].outcome.name]
      case .overdue: return ["steps", step.name, "timers", "overdue"]
      case .waited: return ["steps", step.name, "wait"]
      case .event(let event): return ["steps", step.name, "awaits", String(event)]
      case .exhausted: return ["steps", step.name, "visitLimit"]
      case .stageOverdue(let stage): return ["stages", procedure.stages[stage.index].name]
      case .overallOverdue: return ["timers", "overdue"]
      case .notCarried, .route, .called, .calledOtherwise, .failure, .blockDone:
        return ["steps", step.name]
      }
    case .block(let id):
      return ["parallels", procedure.parallels[id.index].name]
    case .branchEnd(let branch):
      return ["parallels", procedure.parallels[branch.parallel.index].name]
    case .end(let id): return ["ends", procedure.ends[id.index].name]
    }
  }
}

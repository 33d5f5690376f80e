import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Every state that a case may come to, as played on the interpreter with values that stand for all.
///
/// States that differ in nothing that decides their way count as one. Breadth comes first, so the
/// first state from which no end can be reached is found by a shortest history.
struct Exploration {
  struct Node {
    let state: CaseState
    let now: Moment
    var fired: FiredOverdue
    let parent: Int
    /// What happened since the parent.
    let events: [TimedEvent]
    /// All that can happen in it was gone through.
    var isWhole = true
    /// Once its next timer is due, every command is refused.
    var refusedByTime = false
  }

  /// Enough for procedures that people write; the rest stays open.
  struct Budget {
    var states: Int
    var commands: Int

    static let ordinary = Budget(states: 3_000, commands: 30_000)
  }

  private(set) var nodes: [Node] = []
  private(set) var isWithinBudget = true
  /// Some way to open a case was not gone through.
  private(set) var opensAll = true
  /// Why ways to open a case were refused.
  private(set) var refusals: [Rejection] = []
  /// Some way to open a case was refused for a reason that may pass.
  private(set) var isRefusedForNow = false
  /// The nodes that each node leads to.
  private(set) var successors: [[Int]] = []
  /// How many nodes were gone through; the rest was only seen.
  private(set) var expanded = 0

  /// What has happened in any of the states.
  private(set) var seen: Happenings

  private let program: Program
  private let live: LiveData
  private let doings: Doings
  private let budget: Budget
  private var commands = 0
  private var numbers: [StateKey: Int] = [:]

  /// - Parameter isOver: whether to stop before all was gone through.
  init(
    _ flow: Flow, _ live: LiveData, _ program: Program, _ budget: Budget, seen: Happenings,
    until isOver: (Happenings) -> Bool = { _ in false }
  ) {
    self.program = program
    self.seen = seen
    self.live = live
    self.budget = budget
    doings = Doings(flow, live, program)
    open()
    while expanded < nodes.count, isWithinBudget, !isOver(self.seen) {
      expand(expanded)
      expanded += 1
    }
  }

  /// A Monday morning.
  static let start =
    CivilDate(year: 2026, month: 1, day: 5)
    .map { Moment($0, TimeOfDay(hour: 8, minute: 0) ?? .midnight) } ?? Moment(seconds: 0)

  private mutating func open() {
    for command in doings.filings(&opensAll) {
      commands += 1
      var state = CaseState.new
      var events: [TimedEvent] = []
      if let rejection = program.refusal(
        of: command, on: &state, at: Self.start, events: &events)
      {
        refusals.append(rejection)
        if !rejection.isForGood { isRefusedForNow = true }
      } else {
        _ = add(state, at: Self.start, events, FiredOverdue(), from: -1)
      }
    }
  }

  private mutating func expand(_ index: Int) {
    let node = nodes[index]
    guard node.state.isOpen else { return }
    var isWhole = true
    var reached: [Int] = []
    for command in doings.commands(in: node.state, &isWhole) {
      commands += 1
      var (state, events) = (node.state, [TimedEvent]())
      guard program.carryOut(command, on: &state, at: node.now, events: &events) else { continue }
      reached.append(add(state, at: node.now, events, node.fired, from: index))
    }
    nodes[index].isWhole = isWhole
    reached += waits(from: index)
    successors[index] = reached.filter { $0 >= 0 }.uniqued
    if nodes.count > budget.states || commands > budget.commands { isWithinBudget = false }
  }

  /// Lets time pass, from timer to timer. A single timer may bring a case back to a state that counts
  /// as the same, with another that is nearer by then; so a few more are waited for.
  private mutating func waits(from index: Int) -> [Int] {
    var reached: [Int] = []
    var (state, events, fired) = (nodes[index].state, [TimedEvent](), nodes[index].fired)
    for round in 0..<24 {
      guard let ready = nextTimer(in: state, of: program) else { break }
      commands += 1
      let moment = max(ready, state.lastMoment ?? ready)
      let count = events.count
      do throws(Rejection) {
        try perform(.advance, on: &state, at: moment, of: program, events: &events)
      } catch {
        if round == 0 { nodes[index].refusedByTime = true }
        break
      }
      fired.follow(events[count...], state)
      let known = nodes.count
      reached.append(add(state, at: moment, events, fired, from: index))
      if !state.isOpen || reached.last == known { break }
    }
    return reached
  }

  private mutating func add(
    _ state: CaseState, at now: Moment, _ events: [TimedEvent], _ before: FiredOverdue,
    from parent: Int
  ) -> Int {
    seen.see(events[...])
    var fired = before
    fired.follow(events[...], state)
    let key = StateKey(state, fired: fired, live, program)
    if let known = numbers[key] { return known }
    numbers[key] = nodes.count
    nodes.append(Node(state: state, now: now, fired: fired, parent: parent, events: events))
    successors.append([])
    return nodes.count - 1
  }

  /// The shortest history that leads to a state.
  func history(of index: Int) -> [TimedEvent] {
    var path: [[TimedEvent]] = []
    var node = index
    while node >= 0 {
      path.append(nodes[node].events)
      node = nodes[node].parent
    }
    return path.reversed().flatMap { $0 }
  }

  /// For each state, whether some continuation of it that was found reaches an end.
  var finishing: [Bool] {
    var before: [[Int]] = Array(repeating: [], count: nodes.count)
    for (index, targets) in successors.enumerated() {
      for target in targets { before[target].append(index) }
    }
    var isFinishing = nodes.map { !$0.state.isOpen }
    var queue = isFinishing.indices.filter { isFinishing[$0] }
    while let node = queue.popLast() {
      for earlier in before[node] where !isFinishing[earlier] {
        isFinishing[earlier] = true
        queue.append(earlier)
      }
    }
    return isFinishing
  }

  /// A state and all that it leads to.
  func closure(of index: Int) -> [Int] {
    var seen: Set<Int> = [index]
    var queue = [index]
    while let node = queue.popLast() {
      for target in successors[node] where seen.insert(target).inserted { queue.append(target) }
    }
    return seen.sorted()
  }
}

extension Rejection {
  /// Whether a filing that is refused so is refused whoever files it: for what it says, all of which
  /// is tried, or for where it leads.
  fileprivate var isForGood: Bool {
    switch self {
    case .visitLimitReached, .cannotEvaluate, .endlessChain: true
    case .faulty(let faults):
      faults.allSatisfy { fault in
        switch fault {
        case .fieldMissing, .channelNotAvailable, .returnNotAvailable, .cannotEvaluate,
          .visitLimitReached:
          true
        case _: false
        }
      }
    case _: false
    }
  }
}

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

  /// In which order clocks run out.
  enum Clocks {
    /// As the calendar has it, in a case in which nothing is done while one waits for the next.
    case byCalendar
    /// In every order, whatever the calendar says: all that cases can come to is found, and more.
    case inAnyOrder
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
  /// The nodes that each node leads to by what somebody does.
  private(set) var chosen: [[Int]] = []
  /// The nodes that each node comes to by time alone: one of them, if nobody does anything.
  private(set) var timed: [[Int]] = []
  /// How many nodes were gone through; the rest was only seen.
  private(set) var expanded = 0

  /// What has happened in any of the states.
  private(set) var seen: Happenings

  let program: Program
  private let live: LiveData
  private let doings: Doings
  private let budget: Budget
  private let clocks: Clocks
  private var commands = 0
  private var numbers: [StateKey: Int] = [:]

  /// - Parameter isOver: whether to stop before all was gone through.
  init(
    _ flow: Flow, _ live: LiveData, _ program: Program, _ budget: Budget,
    _ clocks: Clocks = .byCalendar, seen: Happenings,
    until isOver: (Happenings) -> Bool = { _ in false }
  ) {
    self.program = program
    self.seen = seen
    self.live = live
    self.budget = budget
    self.clocks = clocks
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
    chosen[index] = reached.uniqued
    switch clocks {
    case .byCalendar: timed[index] = waits(from: index).uniqued
    case .inAnyOrder: timed[index] = runsOut(from: index).uniqued
    }
    if nodes.count > budget.states || commands > budget.commands { isWithinBudget = false }
  }

  /// Lets time pass, from timer to timer. A single timer may bring a case back to a state that counts
  /// as the same, with another that is nearer by then; so a few more are waited for.
  private mutating func waits(from index: Int) -> [Int] {
    var reached: [Int] = []
    var fired = nodes[index].fired
    do throws(Rejection) {
      try program.letTimePass(in: nodes[index].state) { after in
        commands += 1
        fired.follow(after.events[after.latest...], after.state)
        let known = nodes.count
        reached.append(add(after.state, at: after.now, after.events, fired, from: index))
        return reached.last != known
      }
    } catch {
      // What came before were reminders.
      if reached.allSatisfy({ $0 == index }) { nodes[index].refusedByTime = true }
    }
    return reached
  }

  /// Lets the clocks that run come to their time, in every order: one, or some at the same moment,
  /// before anybody could do anything.
  private mutating func runsOut(from index: Int) -> [Int] {
    let node = nodes[index]
    let running = node.state.runningClocks(in: program).map(\.clock)
    guard running.count <= Self.mostClocks else {
      nodes[index].isWhole = false
      return []
    }
    var reached: [Int] = []
    runOut(of: running, node.state, node.fired, from: index, &reached)
    return reached
  }

  /// Clocks that run side by side and are let run out in every order.
  private static let mostClocks = 4

  private mutating func runOut(
    of waiting: [RunningClock], _ state: CaseState, _ fired: FiredOverdue, from index: Int,
    _ reached: inout [Int]
  ) {
    let running = state.runningClocks(in: program)
    for (clock, ready) in running
    where waiting.contains(clock) && mayBeFirst(clock, among: running.map(\.clock), state) {
      commands += 1
      let moment = max(ready, state.lastMoment ?? ready)
      var next = state.holdingBack(
        running.map(\.clock).filter { $0 != clock }, beyond: moment, in: program)
      var events: [TimedEvent] = []
      do throws(Rejection) {
        try perform(.advance, on: &next, at: moment, of: program, events: &events)
      } catch {
        nodes[index].isWhole = false
        continue
      }
      reached.append(add(next, at: moment, events, fired, from: index))
      guard next.isOpen, waiting.count > 1 else { continue }
      var later = fired
      later.follow(events[...], next)
      runOut(of: waiting.filter { $0 != clock }, next, later, from: index, &reached)
    }
  }

  /// Whether a clock may run out before the others of its own stay.
  private func mayBeFirst(
    _ clock: RunningClock, among running: [RunningClock], _ state: CaseState
  ) -> Bool {
    switch clock {
    case .stage, .overall: return true
    case .wait(let stay):
      guard running.contains(.limit(stay: stay)) else { return true }
      return order(ofStay: stay, state) != .limitFirst
    case .limit(let stay):
      guard running.contains(.wait(stay: stay)) else { return true }
      return order(ofStay: stay, state) != .waitFirst
    }
  }

  private func order(ofStay stay: Int, _ state: CaseState) -> Step.TimerOrder? {
    state.activities.first { $0.stay == stay }
      .flatMap { program.procedure.steps[$0.step.index].timerOrder }
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
    chosen.append([])
    timed.append([])
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

  /// The node that stands for a state that another exploration found.
  func node(like other: Node) -> Int? {
    numbers[StateKey(other.state, fired: other.fired, live, program)]
  }

  /// A state and all that it leads to.
  func closure(of index: Int) -> [Int] {
    var seen: Set<Int> = [index]
    var queue = [index]
    while let node = queue.popLast() {
      for target in chosen[node] + timed[node] where seen.insert(target).inserted {
        queue.append(target)
      }
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

import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Cases played on the interpreter for as long as they show something new: a place, a move, a way, or
/// a value of a field that decides ways in a place where it was not seen.
///
/// From where something is seen for the first time, what surely follows is not played. Most of what
/// happens is found so with few commands; what is not found may still happen.
struct Scouting {
  /// Commands after which it is given up.
  static let mostCommands = 4_000

  private let program: Program
  private let live: LiveData
  private let doings: Doings
  private let sure: SureReach
  /// Steps that count their visits, and up to how many.
  private let counted: [(step: Int, limit: Int)]
  private var commands = 0
  private var known: Set<Int> = []
  private var valueNumbers: [Value: Int] = [:]

  init(_ flow: Flow, _ live: LiveData, _ program: Program, _ sure: SureReach) {
    self.program = program
    self.live = live
    self.sure = sure
    doings = Doings(flow, live, program)
    counted = flow.procedure.steps.indices.compactMap { index in
      flow.procedure.steps[index].visitLimit.map { (index, $0.count) }
    }
  }

  private struct Sight {
    var state: CaseState
    var now: Moment
  }

  /// Cases as they stand right after being filed: of the ways to file those that bring something new.
  mutating func filings(_ seen: inout Happenings) -> [CaseState] {
    var isAll = true
    var states: [CaseState] = []
    for command in doings.filings(&isAll) where seen.missing > 0 && commands < Self.mostCommands {
      let facts = facts(of: command)
      guard facts.isEmpty || facts.contains(where: { !known.contains($0) }) else { continue }
      commands += 1
      var (state, events) = (CaseState.new, [TimedEvent]())
      guard program.carryOut(command, on: &state, at: Exploration.start, events: &events) else {
        continue
      }
      known.formUnion(facts)
      seen.see(events[...])
      states.append(state)
    }
    return states
  }

  /// What a way to file brings, as far as ways are decided by it.
  private mutating func facts(of command: Command) -> [Int] {
    guard case .file(let filing) = command else { return [] }
    var facts = [fact(.selected, value: filing.opening.selected?.index ?? -1)]
    for entry in filing.fields where live.isLive[entry.field.index] {
      facts.append(fact(.filed, entry.field.index, value: number(of: entry.value)))
    }
    return facts + self.facts(of: filing.opening, in: nil)
  }

  /// How a case was filed, where ways are decided by that; of a case that is in a step, or just filed.
  private func facts(of opening: Opening, in step: Int?) -> [Int] {
    guard live.asksForChannel else { return [] }
    return [(Kind.filedBy, opening.channel), (.returnedBy, opening.returning)].map {
      kind, channel in
      let number = channel.flatMap { Channel.allCases.firstIndex(of: $0) } ?? -1
      return fact(kind, (step ?? -1) + 1, value: number)
    }
  }

  /// Goes on from cases that were filed, until all is seen or nothing new comes any more.
  mutating func go(from filed: [CaseState], _ seen: inout Happenings) {
    var queue: [Sight] = []
    for state in filed {
      if isNew(state) { queue.append(Sight(state: state, now: Exploration.start)) }
    }
    // The newest first: what has not been seen is mostly far from where cases begin.
    while seen.missing > 0, commands < Self.mostCommands, let sight = queue.popLast() {
      var isAll = true
      for command in doings.commands(in: sight.state, &isAll) where seen.missing > 0 {
        commands += 1
        var (state, events) = (sight.state, [TimedEvent]())
        guard program.carryOut(command, on: &state, at: sight.now, events: &events) else {
          continue
        }
        keep(Sight(state: state, now: sight.now), events[...], &queue, &seen)
      }
      wait(in: sight, &queue, &seen)
    }
  }

  private mutating func wait(
    in sight: Sight, _ queue: inout [Sight], _ seen: inout Happenings
  ) {
    try? program.letTimePass(in: sight.state) { after in
      commands += 1
      keep(
        Sight(state: after.state, now: after.now), after.events[after.latest...], &queue, &seen)
      return true
    }
  }

  private mutating func keep(
    _ sight: Sight, _ events: ArraySlice<TimedEvent>, _ queue: inout [Sight],
    _ seen: inout Happenings
  ) {
    let before = seen.count
    seen.see(events)
    let brings = isNew(sight.state)
    guard sight.state.isOpen, brings || seen.count > before else { return }
    queue.append(sight)
    if seen.count > before { sure.follow(sight.state, into: &seen) }
  }

  /// Whether a step is seen with a value, or for the time of a counted visit, that is new there.
  private mutating func isNew(_ state: CaseState) -> Bool {
    var isNew = false
    for activity in state.activities {
      let step = activity.step.index
      if known.insert(fact(.step, step)).inserted { isNew = true }
      for field in live.fields {
        let value = state.value(of: field).map { number(of: $0) } ?? -1
        if known.insert(fact(.value, step, field.index, value: value)).inserted { isNew = true }
      }
      guard let opening = state.opening else { continue }
      if live.asksForCase,
        known.insert(fact(.selected, step + 1, value: opening.selected?.index ?? -1)).inserted
      {
        isNew = true
      }
      for fact in facts(of: opening, in: step) where known.insert(fact).inserted { isNew = true }
    }
    for (index, limit) in counted {
      let visits = min(state.visits(of: ID(index)), limit)
      if known.insert(fact(.visits, index, value: visits)).inserted { isNew = true }
    }
    return isNew
  }

  private enum Kind: Int { case selected, filed, filedBy, returnedBy, step, value, visits }

  /// A fact as one number. Facts whose parts are beyond all bounds may be taken for others: then
  /// something is not looked at, and stays open.
  private func fact(_ kind: Kind, _ first: Int = 0, _ second: Int = 0, value: Int = 0) -> Int {
    let word = (value + 1) &* 0x1_0000_0000 &+ second &* 0x8_0000 &+ first
    return word &* 8 &+ kind.rawValue
  }

  private mutating func number(of value: Value) -> Int {
    if let known = valueNumbers[value] { return known }
    valueNumbers[value] = valueNumbers.count
    return valueNumbers.count - 1
  }
}

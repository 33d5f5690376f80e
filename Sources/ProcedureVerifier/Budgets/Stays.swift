import CivilTime
import ProcedureGraph

/// What staying in each step does to a clock that runs, as things are in one world.
struct Stays {
  enum Stay: Hashable {
    /// The clock runs for as long as this at most.
    case takes(TimeLimit)
    /// The clock runs, and nobody says how long.
    case open
    /// The clock runs as long as only a case can tell.
    case untold
    /// The case does not stay, or the system leads on by itself.
    case passes
    /// The clock stands still.
    case stops
  }

  private(set) var steps: [Stay]
  /// The time of each step; none where nothing is counted.
  private(set) var amounts: [Amounts]

  /// Steps that ask how things are.
  private var asking: [Int] = []

  init(_ flow: Flow) {
    steps = []
    amounts = []
    let procedure = flow.procedure
    steps.reserveCapacity(procedure.steps.count)
    amounts.reserveCapacity(procedure.steps.count)
    let world = World(procedure: procedure)
    // Steps are large: one is never taken out of its list as a whole.
    for index in procedure.steps.indices {
      let stay = world.stay(in: index, passes: flow.passes[index])
      if procedure.asksForTime(step: index) { asking.append(index) }
      steps.append(stay)
      amounts.append(stay.amounts)
    }
  }

  /// The same, where things are so.
  func `in`(_ world: World) -> Stays {
    var stays = self
    for index in asking {
      let stay = world.stay(in: index, passes: false)
      stays.steps[index] = stay
      stays.amounts[index] = stay.amounts
    }
    return stays
  }
}

extension Stays.Stay {
  fileprivate var amounts: Amounts {
    switch self {
    case .takes(let limit): Amounts(limit)
    case .open, .untold, .passes, .stops: .none
    }
  }
}

extension World {
  fileprivate func stay(in step: Int, passes: Bool) -> Stays.Stay {
    if procedure.steps[step].overallClock?.stopsTime ?? false { return .stops }
    if passes { return .passes }
    // Time that has to pass leads on by itself.
    if let wait = procedure.steps[step].wait {
      return duration(wait.duration).map { .takes(.duration($0)) } ?? .untold
    }
    switch limit(procedure.steps[step].limits) {
    case .is(let limit, _): return .takes(limit)
    case .isNone: return procedure.steps[step].isAutomatic ? .passes : .open
    case .isUntold: return .untold
    }
  }
}

extension Procedure {
  /// Whether how long a step may take hangs on how things are.
  fileprivate func asksForTime(step: Int) -> Bool {
    if let wait = steps[step].wait { return !wait.duration.isLiteral }
    return steps[step].limits.contains { rule in
      if rule.condition != nil { return true }
      if case .duration(let duration) = rule.limit { return !duration.isLiteral }
      return false
    }
  }
}

extension OverallClockEffect {
  /// Time in the step does not count.
  var stopsTime: Bool {
    switch self {
    case .pauses, .restarts, .leaves: true
    case .gains: false
    }
  }
}

/// The limit that applies in a world.
enum LimitInWorld {
  case `is`(TimeLimit, rule: Int)
  case isNone
  /// Only a case can tell.
  case isUntold
}

extension World {
  func limit(_ rules: [LimitRule]) -> LimitInWorld {
    for (index, rule) in rules.enumerated() {
      if let condition = rule.condition {
        guard let holds = holds(condition) else { return .isUntold }
        if !holds { continue }
      }
      switch rule.limit {
      case .sameDay(let cutoff): return .is(.sameDay(cutoff: cutoff), rule: index)
      case .duration(let expression):
        guard let duration = duration(expression) else { return .isUntold }
        return .is(.duration(duration), rule: index)
      }
    }
    return .isNone
  }

  /// A duration that no field has a say in.
  func duration(_ expression: Expression) -> LegalDuration? {
    switch expression {
    case .literal(.duration(let duration)): return duration
    case .conditional(let condition, let then, let otherwise):
      return holds(condition).flatMap { $0 ? duration(then) : duration(otherwise) }
    case .literal, .field, .builtin, .caseHolds, .hasField, .hasPaper, .not, .all, .any, .compare,
      .arithmetic, .oneOf, .call, .list:
      return nil
    }
  }
}

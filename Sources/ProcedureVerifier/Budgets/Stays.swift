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

  init(_ flow: Flow) {
    steps = []
    amounts = []
    steps.reserveCapacity(flow.procedure.steps.count)
    amounts.reserveCapacity(flow.procedure.steps.count)
    let world = World(procedure: flow.procedure)
    for (index, step) in flow.procedure.steps.enumerated() {
      let stay = Self.stay(in: step, passes: flow.passes[index], world)
      steps.append(stay)
      amounts.append(Self.amounts(stay))
    }
  }

  /// The same, where things are so.
  func `in`(_ world: World) -> Stays {
    var stays = self
    for (index, step) in world.procedure.steps.enumerated() where step.asksForTime {
      stays.steps[index] = Self.stay(in: step, passes: false, world)
      stays.amounts[index] = Self.amounts(stays.steps[index])
    }
    return stays
  }

  private static func amounts(_ stay: Stay) -> Amounts {
    switch stay {
    case .takes(let limit): Amounts(limit)
    case .open, .untold, .passes, .stops: .none
    }
  }

  private static func stay(in step: Step, passes: Bool, _ world: World) -> Stay {
    if step.overallClock?.stopsTime ?? false { return .stops }
    if passes { return .passes }
    // Time that has to pass leads on by itself.
    if let wait = step.wait {
      return world.duration(wait.duration).map { .takes(.duration($0)) } ?? .untold
    }
    switch world.limit(step.limits) {
    case .is(let limit, _): return .takes(limit)
    case .isNone: return step.isAutomatic ? .passes : .open
    case .isUntold: return .untold
    }
  }
}

extension Step {
  /// Whether conditions play a part in how long it may take.
  fileprivate var asksForTime: Bool {
    if overallClock?.stopsTime ?? false { return false }
    if let wait { return !wait.duration.isLiteral }
    return limits.contains { rule in
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

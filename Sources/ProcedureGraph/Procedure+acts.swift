// What stands in many places of a graph, gathered.
extension Procedure {
  public var allRoutes: [Route] {
    steps.compactMap(\.route) + steps.flatMap { $0.outcomes.map(\.route) }
      + anytime.map(\.outcome.route) + parallels.map(\.route)
  }

  public var allTimers: [Timers] { [timers] + steps.map(\.timers) + stages.map(\.timers) }

  /// Everything that may be done on the way of a case.
  public var allActs: [Act] {
    var acts = steps.flatMap { $0.onEntry + $0.onExit + $0.awaits.flatMap(\.acts) }
    acts += steps.flatMap { $0.call?.ends.flatMap(\.acts) ?? [] }
    acts += steps.flatMap { $0.council?.otherwiseActs ?? [] }
    acts += steps.flatMap { $0.outcomes.flatMap(\.acts) } + anytime.flatMap(\.outcome.acts)
    acts += allRoutes.flatMap { $0.branches.flatMap(\.acts) + $0.otherwiseActs }
    acts += allTimers.flatMap { $0.reminders.flatMap(\.acts) + ($0.overdue?.acts ?? []) }
    return acts + ends.flatMap(\.acts) + parallels.flatMap(\.acts)
  }
}

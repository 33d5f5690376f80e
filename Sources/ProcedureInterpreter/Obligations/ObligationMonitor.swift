import ProcedureGraph

/// Watches one case for one thing that is ensured: a small automaton, fed with what happens in order.
///
/// A value: what watches a real case, a scenario or a path through the graph is the same monitor.
public struct ObligationMonitor: Hashable, Sendable {
  /// What it has seen so far.
  private enum Memory: Hashable, Sendable {
    /// The second event is owed.
    case response(isOwed: Bool)
    case precedence(hasHappened: Bool)
    case absence
    case existence(hasHappened: Bool)
    /// How often, by stage; outside of all stages under nil.
    case bounded([ID<Stage>?: Int])
    /// Between the two events, and whether the third has happened there.
    case between(isOpen: Bool, isCrossed: Bool)
    case fourEyes(first: Set<String>, second: Set<String>)
  }

  private let events: [Obligation.Event]
  private let most: Int
  private let scope: Obligation.Scope
  private var memory: Memory
  /// What was ensured is broken, whatever follows.
  public private(set) var isBroken = false

  /// Whether the run would break what is ensured if it were over now.
  public var isBrokenAtEnd: Bool {
    if isBroken { return true }
    return switch memory {
    case .response(let isOwed): isOwed
    case .existence(let hasHappened): !hasHappened
    case .precedence, .absence, .bounded, .between, .fourEyes: false
    }
  }

  /// Whether nothing that can follow breaks it any more.
  public var isFulfilled: Bool {
    if isBroken { return false }
    return switch memory {
    case .precedence(let hasHappened), .existence(let hasHappened): hasHappened
    case .response, .absence, .bounded, .between, .fourEyes: false
    }
  }

  /// Monitors that are kept side by side mostly watch for the same.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(memory)
    hasher.combine(isBroken)
  }

  private init(
    _ events: [Obligation.Event], _ memory: Memory, most: Int = 0,
    scope: Obligation.Scope = .wholeCase
  ) {
    self.events = events
    self.memory = memory
    self.most = most
    self.scope = scope
  }

  /// The monitors that together watch for what is demanded: several where each fee of a kind has to
  /// be collected, none for the time budget, which is a matter of sums and not of events.
  public static func all(
    for demand: Obligation.Demand, in procedure: Procedure
  ) -> [ObligationMonitor] {
    switch demand {
    case .response(let a, let b):
      b.each(in: procedure).map { ObligationMonitor([a, $0], .response(isOwed: false)) }
    case .precedence(let a, let b):
      b.each(in: procedure).map { ObligationMonitor([a, $0], .precedence(hasHappened: false)) }
    case .absence(let a): [ObligationMonitor([a], .absence)]
    case .existence(let a):
      a.each(in: procedure).map { ObligationMonitor([$0], .existence(hasHappened: false)) }
    case .bounded(let a, let most, let scope):
      [ObligationMonitor([a], .bounded([:]), most: most, scope: scope)]
    case .absenceBetween(let a, let b, let c):
      [ObligationMonitor([a, b, c], .between(isOpen: false, isCrossed: false))]
    case .fourEyes(let a, let b):
      [ObligationMonitor([a, b], .fourEyes(first: [], second: []))]
    case .timeBudget: []
    }
  }

  /// Takes in what has happened, in a step of that stage.
  public mutating func see(
    _ occurrence: Occurrence, in stage: ID<Stage>?, of procedure: Procedure
  ) {
    func met(_ index: Int) -> Bool { events[index].isMet(by: occurrence, in: procedure) }
    switch memory {
    case .response:
      // What happens now answers what happened before it, never itself.
      if met(1) { memory = .response(isOwed: false) }
      if met(0) { memory = .response(isOwed: true) }
    case .precedence(let hasHappened):
      if !hasHappened, met(0) { isBroken = true }
      if met(1) { memory = .precedence(hasHappened: true) }
    case .absence: if met(0) { isBroken = true }
    case .existence: if met(0) { memory = .existence(hasHappened: true) }
    case .bounded(var counts):
      guard met(0), !isBroken else { return }
      let key = scope == .stage ? stage : nil
      counts[key, default: 0] += 1
      memory = .bounded(counts)
      if counts[key, default: 0] > most { isBroken = true }
    case .between(let isOpen, let isCrossed):
      if isOpen, met(1) {
        if isCrossed { isBroken = true }
        memory = .between(isOpen: false, isCrossed: false)
      } else if isOpen, met(2) {
        memory = .between(isOpen: true, isCrossed: true)
      }
      if case .between(false, _) = memory, met(0) {
        memory = .between(isOpen: true, isCrossed: isCrossed && isOpen && !met(1))
      }
    case .fourEyes(var first, var second):
      guard case .performed(let step, let person) = occurrence else { return }
      if events[0] == .stepEntered(step) { first.insert(person) }
      if events[1] == .stepEntered(step) { second.insert(person) }
      if !first.isDisjoint(with: second) { isBroken = true }
      memory = .fourEyes(first: first, second: second)
    }
  }

  /// Whether it can matter at all that this happens.
  public func heeds(_ occurrence: Occurrence, of procedure: Procedure) -> Bool {
    if case .performed(let step, _) = occurrence { return events.contains(.stepEntered(step)) }
    return events.contains { $0.isMet(by: occurrence, in: procedure) }
  }
}

extension Obligation.Event {
  /// Where money of a kind has to be collected, each fee of that kind has.
  fileprivate func each(in procedure: Procedure) -> [Obligation.Event] {
    guard case .feeCollected(.kind(let kind)) = self else { return [self] }
    return procedure.fees.indices.filter { procedure.fees[$0].kind == kind }
      .map { .feeCollected(.fee(ID($0))) }
  }
}

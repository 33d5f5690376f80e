import ProcedureGraph

/// Something in a procedure that a run can visit.
public enum CoveragePlace: Hashable, Sendable {
  case step(ID<Step>)
  case outcome(ID<Step>, index: Int)
  case anytime(Int)
  /// A branch of a computed way on; nil is the way of *còn lại*.
  case branch(of: BranchOwner, index: Int?)
  case reminder(ID<Step>, index: Int)
  case overdue(ID<Step>)
  case wait(ID<Step>)
  case awaited(ID<Step>, index: Int)
  /// A called case has reached this end; nil is any other.
  case called(ID<Step>, index: Int?)
  /// The votes of a council carried nothing.
  case notCarried(ID<Step>)
  /// An event has opened the case.
  case opened(ID<Named>)
  case stageReminder(ID<Stage>, index: Int)
  case stageOverdue(ID<Stage>)
  /// Enough branches of a block of parallel work were done.
  case blockDone(ID<Parallel>)
  case overallReminder(Int)
  case overallOverdue
  /// An action failed for good and the case went another way.
  case failure(ID<ActionSignature>, Target)
  case end(ID<End>)

  /// Who has the computed way on.
  public enum BranchOwner: Hashable, Sendable {
    case step(ID<Step>)
    case outcome(ID<Step>, index: Int)
    case anytime(Int)
    case parallel(ID<Parallel>)
  }

  /// All there is, in the order of declaration.
  static func all(of procedure: Procedure) -> [CoveragePlace] {
    var places: [CoveragePlace] = procedure.openedBy.map { .opened($0) }
    for (index, step) in procedure.steps.enumerated() { places += all(of: step, ID(index)) }
    for (index, block) in procedure.parallels.enumerated() {
      places.append(.blockDone(ID(index)))
      places += branches(of: .parallel(ID(index)), block.route)
      places += failures(in: block.acts + block.route.everyAct)
    }
    for (index, stage) in procedure.stages.enumerated() {
      places += stage.timers.reminders.indices.map { .stageReminder(ID(index), index: $0) }
      if stage.timers.overdue != nil { places.append(.stageOverdue(ID(index))) }
      places += failures(in: stage.timers.everyAct)
    }
    for (index, anytime) in procedure.anytime.enumerated() {
      places.append(.anytime(index))
      places += branches(of: .anytime(index), anytime.outcome.route)
      places += failures(in: anytime.outcome.everyAct)
    }
    places += procedure.timers.reminders.indices.map { .overallReminder($0) }
    if procedure.timers.overdue != nil { places.append(.overallOverdue) }
    places += failures(in: procedure.timers.everyAct)
    for (index, end) in procedure.ends.enumerated() {
      places.append(.end(ID(index)))
      places += failures(in: end.acts)
    }
    var seen: Set<CoveragePlace> = []
    return places.filter { seen.insert($0).inserted }
  }

  private static func all(of step: Step, _ id: ID<Step>) -> [CoveragePlace] {
    var places: [CoveragePlace] = [.step(id)]
    places += failures(in: step.onEntry + step.onExit)
    for (index, outcome) in step.outcomes.enumerated() {
      places.append(.outcome(id, index: index))
      places += branches(of: .outcome(id, index: index), outcome.route)
      places += failures(in: outcome.everyAct)
    }
    if let route = step.route {
      places += branches(of: .step(id), route)
      places += failures(in: route.everyAct)
    }
    if let council = step.council {
      places.append(.notCarried(id))
      places += failures(in: council.otherwiseActs)
    }
    if step.wait != nil { places.append(.wait(id)) }
    for (index, awaited) in step.awaits.enumerated() {
      places.append(.awaited(id, index: index))
      places += failures(in: awaited.acts)
    }
    if let call = step.call {
      places += call.ends.indices.map { .called(id, index: $0) }
      if call.otherwise != nil { places.append(.called(id, index: nil)) }
      places += failures(in: call.ends.flatMap(\.acts))
    }
    places += step.timers.reminders.indices.map { .reminder(id, index: $0) }
    if step.timers.overdue != nil { places.append(.overdue(id)) }
    places += failures(in: step.timers.everyAct)
    return places
  }

  /// A straight way is no branch.
  private static func branches(of owner: BranchOwner, _ route: Route) -> [CoveragePlace] {
    guard !route.branches.isEmpty else { return [] }
    return route.branches.indices.map { .branch(of: owner, index: $0) }
      + [.branch(of: owner, index: nil)]
  }

  private static func failures(in acts: [Act]) -> [CoveragePlace] {
    acts.compactMap { act in
      guard case .perform(let performance) = act, let target = performance.onFailure else {
        return nil
      }
      return .failure(performance.action, target)
    }
  }
}

extension Route {
  fileprivate var everyAct: [Act] { branches.flatMap(\.acts) + otherwiseActs }
}

extension Outcome {
  fileprivate var everyAct: [Act] { acts + route.everyAct }
}

extension Timers {
  fileprivate var everyAct: [Act] { reminders.flatMap(\.acts) + (overdue?.acts ?? []) }
}

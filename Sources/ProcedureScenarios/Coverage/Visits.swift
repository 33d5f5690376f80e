import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// What of a procedure the events of a case have visited.
func visits(of events: [TimedEvent], on program: Program) -> Set<CoveragePlace> {
  var visitor = Visitor(program)
  for (index, event) in events.enumerated() {
    visitor.visit(event, followedBy: events[(index + 1)...])
  }
  return visitor.visited
}

/// Replays a case and notes where it has been.
private struct Visitor {
  let program: Program
  var visited: Set<CoveragePlace> = []
  private var state = CaseState.new
  /// What makes the case leave the step it is in; nil in an automatic step that goes on by itself.
  private var cause: CoveragePlace.BranchOwner?
  /// The case leaves by a way that is not computed.
  private var leavesStraight = false

  init(_ program: Program) { self.program = program }

  private var procedure: Procedure { program.procedure }

  mutating func visit(_ timed: TimedEvent, followedBy rest: ArraySlice<TimedEvent>) {
    let before = state
    apply(timed, to: &state, of: program)
    switch timed.event {
    case .stepEntered(let step, _):
      visited.insert(.step(step))
      cause = nil
      leavesStraight = false
    case .outcomeChosen(let step, let index, _), .outcomeDeemed(let step, let index):
      if case .outcomeChosen = timed.event { visited.insert(.outcome(step, index: index)) }
      cause = .outcome(step, index: index)
    case .voteCast(let step, let outcome, _):
      // One that is never carried leads nowhere: that somebody votes for it is all there is.
      let carries = procedure.steps[safely: step]?.council?.carries ?? []
      if !carries.contains(where: { $0.outcome == outcome }) {
        visited.insert(.outcome(step, index: outcome))
      }
    case .voteDecided(let step, let decision): decide(step, decision)
    case .anytimeChosen(let index, _, _):
      visited.insert(.anytime(index))
      cause = .anytime(index)
    case .waitElapsed(let step):
      visited.insert(.wait(step))
      leavesStraight = true
    case .eventReceived(let event):
      if before.opening?.event == event, before.activities.isEmpty {
        visited.insert(.opened(event))
        return
      }
      guard
        let step = before.activities.first(where: { $0.branch == before.branchInHand })?.step
      else { return }
      let awaits = procedure.steps[safely: step]?.awaits ?? []
      if let index = awaits.firstIndex(where: { $0.event == event }) {
        visited.insert(.awaited(step, index: index))
      }
      leavesStraight = true
    case .reminderDue(let step, let index): visited.insert(.reminder(step, index: index))
    case .overallReminderDue(let index): visited.insert(.overallReminder(index))
    case .overdue(let step):
      visited.insert(.overdue(step))
      moved(by: procedure.steps[safely: step]?.timers.overdue?.consequence)
    case .overallOverdue:
      visited.insert(.overallOverdue)
      moved(by: procedure.timers.overdue?.consequence)
    case .stageReminderDue(let stage, let index):
      visited.insert(.stageReminder(stage, index: index))
    case .stageOverdue(let stage):
      visited.insert(.stageOverdue(stage))
      moved(by: procedure.stages[safely: stage]?.timers.overdue?.consequence)
    case .blockDone(let block):
      visited.insert(.blockDone(block))
      take(.parallel(block), before, timed.moment, rest)
    case .callEnded(let number, let end, _): finish(number, end, before)
    case .actionFailed(let number, _): fail(number, before, rest.first)
    case .stepLeft(let step): leave(step, before, timed.moment, rest)
    case .endReached(let end): visited.insert(.end(end))
    case .filed, .fieldRecorded, .papersRecorded, .letterSigned, .assigned, .paid,
      .partyPresent, .taskClaimed, .taskAssigned, .taskReturned, .actedFor, .paperFilesRecorded,
      .voteClosed, .visitLimitReached, .clockStarted, .clockPaused, .clockResumed,
      .clockRestarted,
      .clockLeft, .clockExtended, .noticeRequested, .reminderRequested, .letterIssued,
      .published, .postingRequested, .refundRequested, .actionRequested, .actionSucceeded,
      .blockEntered, .branchTurnedTo, .branchDone, .branchStopped, .blockStopped, .stageEntered,
      .stageLeft, .stagePaused, .stageResumed, .callRequested, .callRefused,
      .resultIssued, .resultsReturned, .moved:
      break
    }
  }

  private mutating func decide(_ step: ID<Step>, _ decision: VoteDecision) {
    switch decision {
    case .carried(let outcome), .casting(let outcome): choose(outcome, of: step)
    case .notCarried:
      visited.insert(.notCarried(step))
      switch procedure.steps[safely: step]?.council?.otherwise {
      case .counts(let outcome): choose(outcome, of: step)
      case .moves: leavesStraight = true
      case nil: break
      }
    }
  }

  private mutating func choose(_ outcome: Int, of step: ID<Step>) {
    visited.insert(.outcome(step, index: outcome))
    cause = .outcome(step, index: outcome)
  }

  private mutating func moved(by consequence: Timers.Overdue.Consequence?) {
    switch consequence {
    case .moves: leavesStraight = true
    case nil, .stays, .counts: break
    }
  }

  private mutating func fail(_ number: Int, _ before: CaseState, _ next: TimedEvent?) {
    let request = before.pendingRequests.first { $0.number == number }
    guard let request, let target = request.onFailure,
      before.activities.contains(where: { $0.stay == request.stay })
    else { return }
    visited.insert(.failure(request.action, target))
    leavesStraight = true
  }

  private mutating func finish(_ number: Int, _ end: String, _ before: CaseState) {
    guard let request = before.openCalls.first(where: { $0.request.number == number })?.request,
      before.activities.contains(where: { $0.stay == request.stay }),
      let call = procedure.steps[safely: request.step]?.call
    else { return }
    visited.insert(.called(request.step, index: call.ends.firstIndex { $0.end == end }))
    leavesStraight = true
  }

  // MARK: Branches

  private mutating func leave(
    _ step: ID<Step>, _ before: CaseState, _ moment: Moment, _ rest: ArraySlice<TimedEvent>
  ) {
    defer {
      cause = nil
      leavesStraight = false
    }
    guard !leavesStraight, cause != nil || !isStopped(rest) else { return }
    take(cause ?? .step(step), before, moment, rest)
  }

  /// A step that goes on in a branch which is stopped leaves by no way of its own.
  private func isStopped(_ rest: ArraySlice<TimedEvent>) -> Bool {
    for timed in rest.prefix(3) {
      if case .branchStopped = timed.event { return true }
    }
    return false
  }

  private mutating func take(
    _ owner: CoveragePlace.BranchOwner, _ before: CaseState, _ moment: Moment,
    _ rest: ArraySlice<TimedEvent>
  ) {
    guard let target = destination(rest) else { return }
    guard let route = route(of: owner), !route.branches.isEmpty else { return }
    // Events say where the case went, not by which branch. Where two lead to the same place, the
    // first whose condition holds was taken.
    var candidates = route.branches.indices.filter { route.branches[$0].target.plain == target }
      .map { Optional($0) }
    if route.otherwise.plain == target { candidates.append(nil) }
    let context = ScenarioContext(state: before, program: program, now: moment)
    let taken =
      candidates.count == 1
      ? candidates.first
      : candidates.first { index in
        index.map { context.holds(route.branches[$0].condition) } ?? true
      }
    if let taken { visited.insert(.branch(of: owner, index: taken)) }
  }

  private func route(of owner: CoveragePlace.BranchOwner) -> Route? {
    switch owner {
    case .step(let step): return procedure.steps[safely: step]?.route
    case .outcome(let step, let index):
      let outcomes = procedure.steps[safely: step]?.outcomes ?? []
      return outcomes.indices.contains(index) ? outcomes[index].route : nil
    case .anytime(let index):
      return procedure.anytime.indices.contains(index)
        ? procedure.anytime[index].outcome.route : nil
    case .parallel(let block): return procedure.parallels[safely: block]?.route
    }
  }

  /// Where a case went that left a step: a step that may not be entered again counts as meant.
  private func destination(_ rest: ArraySlice<TimedEvent>) -> Target? {
    for timed in rest {
      switch timed.event {
      case .stepEntered(let step, _), .visitLimitReached(let step): return .step(step)
      case .endReached(let end): return .end(end)
      case .blockEntered(let block, _): return .parallel(block)
      case .branchDone(let number):
        return state.open(branch: number).map { .branchDone($0.block) }
      case .filed, .outcomeChosen, .anytimeChosen, .fieldRecorded, .papersRecorded,
        .letterSigned, .assigned, .paid, .eventReceived, .partyPresent, .taskClaimed, .taskAssigned,
        .taskReturned, .actedFor, .paperFilesRecorded, .voteCast, .voteClosed,
        .voteDecided, .stepLeft, .clockStarted, .clockPaused,
        .clockResumed, .clockRestarted, .clockLeft, .clockExtended, .reminderDue, .overdue,
        .outcomeDeemed, .waitElapsed, .overallReminderDue, .overallOverdue, .noticeRequested,
        .reminderRequested, .letterIssued, .published, .postingRequested, .refundRequested,
        .actionRequested, .actionSucceeded, .actionFailed, .branchTurnedTo, .branchStopped,
        .blockDone, .blockStopped, .stageEntered, .stageLeft, .stagePaused, .stageResumed,
        .stageReminderDue, .stageOverdue, .callRequested, .callEnded, .callRefused,
        .resultIssued, .resultsReturned, .moved:
        continue
      }
    }
    return nil
  }
}

extension Target {
  /// The place itself, whether or not branches are stopped on the way.
  fileprivate var plain: Target {
    switch self {
    case .stopping(let place): place.target
    case .step, .end, .parallel, .branchDone: self
    }
  }
}

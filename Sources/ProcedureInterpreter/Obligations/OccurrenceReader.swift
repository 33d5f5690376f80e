import ProcedureGraph

/// Reads what obligations can speak of from the events of a case, in order.
///
/// What is done on the way belongs to the stage of the step that was entered last in the branch in
/// hand: what an end does belongs to the stage that led to it.
public struct OccurrenceReader: Sendable {
  private let procedure: Procedure
  private var branch = 0
  private var lastStep: [Int: ID<Step>] = [:]
  private var within: [Int: Int] = [:]

  public init(_ procedure: Procedure) { self.procedure = procedure }

  /// The stage in which what is read happens.
  public var stage: ID<Stage>? {
    var around: Int? = branch
    while let here = around {
      if let step = lastStep[here] { return procedure.steps[step.index].stage }
      around = within[here]
    }
    return nil
  }

  public mutating func read(_ event: Event) -> [Occurrence] {
    switch event {
    case .stepEntered(let step, _):
      lastStep[branch] = step
      return [.stepEntered(step)]
    case .outcomeChosen(let step, let outcome, let performer):
      let performed = performer.person.map { [Occurrence.performed(step, by: $0)] } ?? []
      return performed + Occurrence.choosing(outcome, of: step, in: procedure)
    case .voteCast(let step, _, let performer):
      return performer.person.map { [.performed(step, by: $0)] } ?? []
    case .actedFor(let principal, _, let step):
      return step.map { [.performed($0, by: principal)] } ?? []
    case .voteDecided(let step, let decision): return decided(decision, in: step)
    case .outcomeDeemed(let step, let outcome): return [.outcomeChosen(step, outcome: outcome)]
    case .anytimeChosen(let index, _, _): return [.anytimeChosen(index)]
    case .noticeRequested(let notice): return [.notified(notice.to, notice.message)]
    case .reminderRequested(let role): return [.reminded(role)]
    case .letterIssued(let letter): return [.letterIssued(letter)]
    case .published(let thing): return [.published(thing)]
    case .postingRequested(let thing, _): return [.posted(thing)]
    case .actionRequested(let request): return [.actionPerformed(request.action)]
    case .clockStarted: return [.clockStarted]
    case .clockExtended: return [.clockExtended]
    case .overdue(let step): return [.overdue(.step(step))]
    case .stageOverdue(let stage): return [.overdue(.stage(stage))]
    case .overallOverdue: return [.overdue(.wholeCase)]
    case .endReached(let end): return [.ended(end)]
    case .blockEntered(_, let entry):
      for opening in entry.branches { within[opening.number] = branch }
      return []
    case .branchTurnedTo(let number):
      branch = number
      return []
    case .filed, .fieldRecorded, .papersRecorded, .letterSigned, .assigned, .paid, .eventReceived,
      .partyPresent, .paperFilesRecorded, .taskClaimed, .taskAssigned, .taskReturned, .voteClosed,
      .resultIssued, .resultsReturned,
      .stepLeft, .visitLimitReached, .branchDone, .branchStopped, .blockDone, .blockStopped,
      .stageEntered, .stageLeft, .stagePaused, .stageResumed, .stageReminderDue, .clockPaused,
      .clockResumed, .clockRestarted, .clockLeft, .reminderDue, .waitElapsed,
      .overallReminderDue, .refundRequested, .actionSucceeded, .actionFailed, .callRequested,
      .callEnded, .callRefused, .moved:
      return []
    }
  }
}

extension OccurrenceReader {
  /// What the vote of a council comes to.
  private func decided(_ decision: VoteDecision, in step: ID<Step>) -> [Occurrence] {
    switch decision {
    case .carried(let outcome), .casting(let outcome):
      return Occurrence.choosing(outcome, of: step, in: procedure)
    case .notCarried:
      guard case .counts(let outcome) = procedure.steps[step.index].council?.otherwise else {
        return []
      }
      return Occurrence.choosing(outcome, of: step, in: procedure)
    }
  }
}

extension Obligation {
  /// Whether the history of a case breaks it: for good, or because the case is over and something
  /// is still owed.
  public func isBroken(by history: [TimedEvent], of procedure: Procedure) -> Bool {
    var monitors = ObligationMonitor.all(for: demand, in: procedure)
    var reader = OccurrenceReader(procedure)
    var isOver = false
    for timed in history {
      if case .endReached = timed.event { isOver = true }
      let occurrences = reader.read(timed.event)
      for occurrence in occurrences {
        for index in monitors.indices {
          monitors[index].see(occurrence, in: reader.stage, of: procedure)
        }
      }
    }
    return monitors.contains { isOver ? $0.isBrokenAtEnd : $0.isBroken }
  }
}

import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// What an event asks of the world.
public enum Asked: Hashable, Sendable {
  case notice(NoticeRequest)
  case reminder(ID<Role>)
  case letter(ID<Letter>)
  case publication(Publishable)
  case posting(Publishable, to: ID<Role>)
  /// In đồng.
  case refund(ID<Fee>, amount: Int64)
  /// What a step collects online is to be paid: these fees, by their names; all that are known where
  /// none is named.
  case payment(ID<Step>, of: [String]?)
  case action(ActionRequest)
  /// A case of another procedure.
  case call(CallRequest)

  /// Nil for what asks nothing of the world.
  public init?(_ event: Event, of procedure: Procedure) {
    switch event {
    case .stepEntered(let step, _):
      if procedure.feesCollectedOnline(in: step).isEmpty { return nil }
      self = .payment(step, of: nil)
    case .noticeRequested(let notice): self = .notice(notice)
    case .reminderRequested(let role): self = .reminder(role)
    case .letterIssued(let letter): self = .letter(letter)
    case .published(let subject): self = .publication(subject)
    case .postingRequested(let subject, let role): self = .posting(subject, to: role)
    case .refundRequested(let fee, let amount): self = .refund(fee, amount: amount)
    case .actionRequested(let request): self = .action(request)
    case .callRequested(let request): self = .call(request)
    case .filed, .outcomeChosen, .anytimeChosen, .fieldRecorded, .papersRecorded, .letterSigned,
      .assigned, .paid, .eventReceived, .partyPresent, .taskClaimed, .taskAssigned, .taskReturned,
      .actedFor, .paperFilesRecorded, .voteCast, .voteClosed, .voteDecided,
      .stepLeft, .visitLimitReached, .endReached, .blockEntered, .branchTurnedTo,
      .branchDone, .branchStopped, .blockDone, .blockStopped, .stageEntered, .stageLeft,
      .stagePaused, .stageResumed, .stageReminderDue, .stageOverdue, .clockStarted, .clockPaused,
      .clockResumed, .clockRestarted, .clockLeft, .clockExtended, .reminderDue, .overdue,
      .outcomeDeemed, .waitElapsed, .overallReminderDue, .overallOverdue, .resultIssued,
      .resultsReturned, .actionSucceeded, .actionFailed, .callEnded, .callRefused,
      .moved:
      return nil
    }
  }

  /// Whether somebody still has to do it, as the case stands.
  func isMeant(in file: CaseFile, at now: Moment) -> Bool {
    switch self {
    case .payment(let step, let fees):
      file.state.activities.contains { $0.step == step }
        && file.program.onlineFees(of: step, in: file.state, at: now).contains { due in
          let name = file.program.procedure.fees[due.fee.index].name
          return due.outstanding != nil && (fees.map { $0.contains(name) } ?? true)
        }
    case .notice, .reminder, .letter, .publication, .posting, .refund, .action, .call: true
    }
  }

  var kind: OutboxItem.Kind {
    switch self {
    case .notice: .notice
    case .reminder: .reminder
    case .letter: .letter
    case .publication: .publication
    case .posting: .posting
    case .refund: .refund
    case .payment: .payment
    case .action: .action
    case .call: .call
    }
  }

  /// The number by which the case is answered; 0 where no answer is awaited.
  var number: Int {
    switch self {
    case .action(let request): request.number
    case .call(let request): request.number
    case .notice, .reminder, .letter, .publication, .posting, .refund, .payment: 0
    }
  }
}

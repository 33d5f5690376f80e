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
  case action(ActionRequest)
  /// A case of another procedure.
  case call(CallRequest)

  /// Nil for what asks nothing of the world.
  public init?(_ event: Event) {
    switch event {
    case .noticeRequested(let notice): self = .notice(notice)
    case .reminderRequested(let role): self = .reminder(role)
    case .letterIssued(let letter): self = .letter(letter)
    case .published(let subject): self = .publication(subject)
    case .postingRequested(let subject, let role): self = .posting(subject, to: role)
    case .refundRequested(let fee, let amount): self = .refund(fee, amount: amount)
    case .actionRequested(let request): self = .action(request)
    case .callRequested(let request): self = .call(request)
    case .filed, .outcomeChosen, .anytimeChosen, .fieldRecorded, .papersRecorded, .letterSigned,
      .assigned, .paid, .eventReceived, .partyPresent, .voteCast, .voteClosed, .voteDecided,
      .stepEntered, .stepLeft, .visitLimitReached, .endReached, .blockEntered, .branchTurnedTo,
      .branchDone, .branchStopped, .blockDone, .blockStopped, .stageEntered, .stageLeft,
      .stagePaused, .stageResumed, .stageReminderDue, .stageOverdue, .clockStarted, .clockPaused,
      .clockResumed, .clockRestarted, .clockLeft, .clockExtended, .reminderDue, .overdue,
      .outcomeDeemed, .waitElapsed, .overallReminderDue, .overallOverdue, .resultIssued,
      .resultsReturned, .actionSucceeded, .actionFailed, .callEnded, .callRefused:
      return nil
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
    case .action: .action
    case .call: .call
    }
  }

  /// The number by which the case is answered; 0 where no answer is awaited.
  var number: Int {
    switch self {
    case .action(let request): request.number
    case .call(let request): request.number
    case .notice, .reminder, .letter, .publication, .posting, .refund: 0
    }
  }
}

import CivilTime
import ProcedureGraph
import ProcedureInterpreter

extension Program {
  /// Carries out a command the way people do who really want it: papers that are missing are handed
  /// in, fees that are open are paid, and all members of a council vote alike. False where it is
  /// refused even so; nothing has changed then.
  func carryOut(
    _ command: Command, on state: inout CaseState, at now: Moment, events: inout [TimedEvent]
  ) -> Bool {
    let count = events.count
    guard refusal(of: command, on: &state, at: now, events: &events) == nil else { return false }
    if case .act(let choice) = command, case .outcome(let step, _) = choice.outcome,
      events[count...].contains(where: \.isVote)
    {
      vote(like: choice, in: step, on: &state, at: now, events: &events)
    }
    return true
  }

  /// Has the others vote as the first did, until it is decided, and closes the voting where votes
  /// could still be changed.
  private func vote(
    like first: Choice, in step: ID<Step>, on state: inout CaseState, at now: Moment,
    events: inout [TimedEvent]
  ) {
    guard let council = procedure.steps[step.index].council, let person = first.by.person,
      let stay = state.activities.first(where: {
        $0.step == step && first.branch ?? $0.branch == $0.branch
      })?.stay
    else { return }
    func isDecided() -> Bool { !state.activities.contains { $0.stay == stay } }
    do throws(Rejection) {
      for number in 2..<Doings.mostVotes where !isDecided() {
        var choice = first
        choice.by.person = "\(person)-\(number)"
        try perform(.act(choice), on: &state, at: now, of: self, events: &events)
      }
    } catch {
      // The council is full: nobody else has a vote.
    }
    if isDecided() { return }
    let chair = Performer(council.chair ?? first.by.role, person: person)
    _ = refusal(
      of: .closeVote(VoteClosing(step, by: chair, branch: first.branch)), on: &state, at: now,
      events: &events)
  }

  /// The same, with the reason for which it is refused even so.
  func refusal(
    of command: Command, on state: inout CaseState, at now: Moment, events: inout [TimedEvent]
  ) -> Rejection? {
    let (before, count) = (state, events.count)
    var command = command
    var rejection: Rejection?
    for _ in 0..<4 {
      do throws(Rejection) {
        try perform(command, on: &state, at: now, of: self, events: &events)
        return nil
      } catch {
        rejection = error
        guard case .faulty(let faults) = error, mend(faults, &command, &state, now, &events) else {
          break
        }
      }
    }
    state = before
    events.removeSubrange(count...)
    return rejection
  }

  /// Does something about each fault; false where one is past help.
  private func mend(
    _ faults: [Fault], _ command: inout Command, _ state: inout CaseState, _ now: Moment,
    _ events: inout [TimedEvent]
  ) -> Bool {
    var papers: [PaperEntry] = []
    for fault in faults {
      switch fault {
      case .paperMissing(let paper), .paperDueAtReturn(let paper): papers += entries(for: paper)
      case .paperGroupMissing(let group):
        guard let first = group.first else { return false }
        papers += entries(for: first)
      case .feeUnpaid(let fee, let outstanding):
        guard pay(fee, outstanding, &state, now, &events) else { return false }
      case .channelNotOffered, .channelNotAvailable, .returnMissing, .returnNotOffered,
        .returnNotAvailable, .caseMissing, .noSuchCase, .caseIsComputed, .noSuchField,
        .fieldNotEnterable, .fieldInvalid, .fieldMissing, .papersNotTaken, .noSuchPaper,
        .paperNotAsked, .paperForm, .paperCopies, .paperFormat, .paperTooLarge, .paperExpired,
        .noSuchFee, .paymentNotPositive, .paymentTooLarge, .meansNotOffered, .personMissing,
        .samePerson, .assignedToAnother, .claimedByAnother, .principalPerformed, .taskOfNobody,
        .taskIsFree, .assignmentNotOffered, .letterNotSignedHere,
        .signatureMissing, .visitLimitReached, .cannotEvaluate, .resultNotIssued, .noResultIssued,
        .filedTooLate, .assigneeExcluded, .alreadyVoted, .councilFull, .quorumMissing,
        .partyAbsent, .partyIsAnother, .presenceNotAsked, .filedOnBehalf:
        return false
      }
    }
    guard !papers.isEmpty else { return true }
    switch command {
    case .file(var filing):
      filing.papers += papers
      command = .file(filing)
    case .act(var choice):
      choice.papers += papers
      command = .act(choice)
    case .open, .closeVote, .claim, .assign, .giveBack, .attach, .pay, .deliver, .actionSucceeded,
      .actionFailed, .callEnded,
      .callRefused, .advance:
      return false
    }
    return true
  }

  private func entries(for paper: ID<Paper>) -> [PaperEntry] {
    let copies = procedure.papers[paper.index].copies
    if copies.isEmpty { return [PaperEntry(paper, form: .electronic)] }
    return copies.map { PaperEntry(paper, form: $0.form, count: $0.count) }
  }

  private func pay(
    _ fee: ID<Fee>, _ amount: Int64, _ state: inout CaseState, _ now: Moment,
    _ events: inout [TimedEvent]
  ) -> Bool {
    for means in Collection.Means.allCases {
      do throws(Rejection) {
        try perform(
          .pay(Payment(fee, amount: amount, by: means)), on: &state, at: now, of: self,
          events: &events)
        return true
      } catch {
        continue
      }
    }
    return false
  }
}

extension TimedEvent {
  fileprivate var isVote: Bool {
    if case .voteCast = event { true } else { false }
  }
}

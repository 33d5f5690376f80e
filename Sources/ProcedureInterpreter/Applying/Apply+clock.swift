import CivilTime
import ProcedureGraph

extension CaseState {
  /// Events of the clock of the whole case. Due dates come with the events: they were derived from
  /// the ledger when it was written.
  mutating func applyToClock(_ event: Event, at moment: Moment, _ tables: Tables) {
    if case .clockStarted(let limit, let promised) = event {
      guard head.clock == .notStarted else { return }
      let overall = OverallClock(
        clock: limit.map { LimitClock(limit: $0, startedAt: moment) }, startedAt: moment,
        promised: promised, due: promised, changedAt: moment)
      records.cell[0].overall = overall
      head.clock = .running
      head.overallNext = overall.nextTimer(tables)
      return
    }
    guard head.clock != .notStarted else { return }
    head.overallNext = records.cell[0].overall?.apply(event, at: moment, tables, &head.clock)
  }
}

extension OverallClock {
  /// Answers what fires next.
  fileprivate mutating func apply(
    _ event: Event, at moment: Moment, _ tables: Tables, _ phase: inout CaseState.ClockPhase
  ) -> DueTimer? {
    change(event, at: moment, tables)
    phase = isPaused ? .paused : .running
    return nextTimer(tables)
  }

  private mutating func change(_ event: Event, at moment: Moment, _ tables: Tables) {
    switch event {
    case .clockPaused:
      clock?.pause(at: moment)
      isPaused = true
      due = nil
    case .clockResumed(let due):
      clock?.resume(at: moment)
      isPaused = false
      changedAt = moment
      self.due = due
    case .clockRestarted(let due):
      clock?.restart(at: moment)
      isPaused = false
      move(to: due, at: moment, tables)
    case .clockLeft(let remainder, let due):
      clock?.setRemainder(remainder, at: moment)
      isPaused = false
      move(to: due, at: moment, tables)
    case .clockExtended(let duration, let due):
      clock?.extend(by: duration, at: moment)
      move(to: due, at: moment, tables)
    case .overallReminderDue(let index):
      guard (0..<FiredTimers.mostReminders).contains(index) else { return }
      fired.insert(reminder: index)
    case .overallOverdue:
      fired.overdue = true
    case .filed, .outcomeChosen, .anytimeChosen, .fieldRecorded, .papersRecorded, .letterSigned,
      .assigned, .paid, .eventReceived, .partyPresent, .taskClaimed, .taskAssigned, .taskReturned,
      .actedFor, .paperFilesRecorded, .voteCast, .voteClosed, .voteDecided,
      .stepEntered, .stepLeft, .visitLimitReached, .endReached,
      .clockStarted, .reminderDue, .overdue, .outcomeDeemed, .waitElapsed, .noticeRequested,
      .reminderRequested, .letterIssued, .published, .postingRequested, .refundRequested,
      .actionRequested, .actionSucceeded, .actionFailed, .stageEntered, .stageLeft, .stagePaused,
      .stageResumed, .stageReminderDue, .stageOverdue, .blockEntered, .branchTurnedTo, .branchDone,
      .branchStopped, .blockDone, .blockStopped, .callRequested, .callEnded, .callRefused,
      .resultIssued, .resultsReturned, .moved:
      break
    }
  }

  private mutating func move(to due: Due?, at moment: Moment, _ tables: Tables) {
    self.due = due
    changedAt = moment
    if let due {
      fired.forgetWhatLiesAhead(of: moment, due: due, tables.overallTimers, tables)
    }
  }

  /// Nothing fires while the clock is paused or stopped.
  func nextTimer(_ tables: Tables) -> DueTimer? {
    guard let due, !isPaused, clock?.status != .stopped else { return nil }
    return fired.next(before: due, since: changedAt, of: tables.overallTimers, tables)
  }
}

extension LimitClock {
  /// The due date under a calendar, derived from the ledger each time it is asked for. Nil while the
  /// clock is paused, and after a stop that came while it was paused.
  public func due(in calendar: WorkingCalendar) -> Due? { ClockState(self, in: calendar).due }

  /// The due date as it would be if the ledger had one more entry.
  public func due(after event: LedgerEntry.Event, at moment: Moment, in calendar: WorkingCalendar)
    -> Due?
  {
    switch event {
    // What begins anew needs no account of what was, only that no entry comes before an earlier one.
    case .restarted: return calendar.due(of: limit, from: notBeforeLedger(moment))
    case .remainderSet(let left): return calendar.due(of: left, from: notBeforeLedger(moment))
    case .paused, .resumed, .extended, .stopped, .carried:
      var state = ClockState(self, in: calendar)
      state.apply(LedgerEntry(event, at: moment))
      return state.due
    }
  }

  private func notBeforeLedger(_ moment: Moment) -> Moment {
    ledger.reduce(max(startedAt, moment)) { max($0, $1.moment) }
  }

  /// What was left at a moment, as the ledger stood then. For a clock that is paused or stopped at
  /// that moment: what was left when it came to stand.
  public func remaining(at moment: Moment, in calendar: WorkingCalendar) -> Remainder {
    ClockState(self, in: calendar, until: moment).remainder(at: moment)
  }
}

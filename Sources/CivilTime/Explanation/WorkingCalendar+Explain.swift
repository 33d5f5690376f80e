extension WorkingCalendar {
  /// How the due date of a limit comes about, day by day. Limits of more than 400 days give their
  /// first and last 200 days singly and those between in one line.
  public func explain(limit: TimeLimit, from start: Moment) -> [DayLine] {
    explain(.limit(limit), from: start, until: nil)
  }

  public func explain(limit: LegalDuration, from start: Moment) -> [DayLine] {
    explain(limit: .duration(limit), from: start)
  }

  func explain(_ budget: Budget, from start: Moment, until cut: Moment?) -> [DayLine] {
    []
  }
}

extension LimitClock {
  /// How the due date of the clock comes about under a calendar, day by day, with a line for every
  /// entry of the ledger that changed something.
  public func explain(in calendar: WorkingCalendar) -> [DayLine] { [] }
}

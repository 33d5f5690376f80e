/// What a clock has left at the moment at which another calendar begins to count.
///
/// Days off are decided for days to come (hoán đổi ngày làm việc). What has passed has passed: a day
/// that counted when it went by stays counted, and one that was off stays off, though the new calendar
/// may not speak of that year any more. So the time used up is counted by the calendar that was in
/// force then, and only the rest by the new one.
///
/// - Of working days under `.legalDays` whole days are kept: those up to and with the day of the change
///   are used up, so many more follow it. A clock that is or was paused has working seconds left.
/// - Of other working time the working seconds are kept, of calendar days the days, of elapsed time the
///   seconds.
/// - A limit that was late then keeps the due date it missed.
public struct CarriedBudgets: Sendable, Hashable {
  /// Used up one after the other.
  public var budgets: [Budget]
  /// The moment the first of them counts from.
  public var from: Moment

  public init(_ budgets: [Budget], from: Moment) {
    self.budgets = budgets
    self.from = from
  }
}

extension LimitClock {
  /// What is left at a moment, as a calendar counts up to it.
  public func carriedBudgets(at moment: Moment, in calendar: WorkingCalendar) -> CarriedBudgets {
    ClockState(self, in: calendar).carriedBudgets(at: moment)
  }

  public mutating func carry(
    _ carried: CarriedBudgets, at moment: Moment, note: LedgerNote = .none
  ) {
    append(LedgerEntry(.carried(carried), at: moment, note: note))
  }

  /// The clock of another limit to which the same happened. What was carried over under the earlier
  /// limit says nothing about this one and is left out.
  public func with(limit: TimeLimit) -> LimitClock {
    LimitClock(limit: limit, startedAt: startedAt, ledger: ledger.filter { !$0.isCarrying })
  }
}

extension LedgerEntry {
  fileprivate var isCarrying: Bool {
    if case .carried = event { true } else { false }
  }
}

/// A clock after some of its ledger: the budgets still to be used, one after the other, and the
/// moment the first of them counts from.
struct ClockState {
  let calendar: WorkingCalendar
  let limit: TimeLimit
  fileprivate(set) var budgets: [Budget]
  private(set) var anchor: Moment
  /// The moment of the last entry.
  private(set) var now: Moment
  private(set) var status = LimitClock.Status.running
  /// Since when the clock stands still, whether paused or stopped.
  private(set) var standsSince: Moment?
  private var dueWhenStopped: Due?

  init(limit: TimeLimit, startedAt: Moment, in calendar: WorkingCalendar) {
    self.calendar = calendar
    self.limit = limit
    budgets = [.limit(limit)]
    anchor = startedAt
    now = startedAt
  }

  init(_ clock: LimitClock, in calendar: WorkingCalendar, until moment: Moment = .latest) {
    self.init(limit: clock.limit, startedAt: clock.startedAt, in: calendar)
    for entry in clock.ledger {
      guard max(now, entry.moment) <= moment else { break }
      apply(entry)
    }
  }

  /// Nil while paused, and after a stop that came while paused.
  var due: Due? {
    switch status {
    case .running: lastDue
    case .paused: nil
    case .stopped: dueWhenStopped
    }
  }

  mutating func apply(_ entry: LedgerEntry) {
    now = max(now, entry.moment)
    switch (entry.event, status) {
    case (.restarted, _): begin(with: .limit(limit))
    case (.remainderSet(let remainder), _): begin(with: .limit(.duration(remainder)))
    case (.carried(let carried), .running), (.carried(let carried), .paused):
      budgets = carried.budgets
      anchor = carried.from
      // What was left at the pause is what is left now.
      if status == .paused { standsSince = now }
    case (.extended(let duration), .running), (.extended(let duration), .paused):
      budgets.append(.limit(.duration(duration)))
    case (.paused, .running):
      status = .paused
      standsSince = now
    case (.resumed, .paused): resume()
    case (.stopped, .running), (.stopped, .paused):
      dueWhenStopped = due
      standsSince = standsSince ?? now
      status = .stopped
    case (.paused, .paused), (.paused, .stopped), (.resumed, .running), (.resumed, .stopped),
      (.extended, .stopped), (.stopped, .stopped), (.carried, .stopped):
      break
    }
  }

  private mutating func begin(with budget: Budget) {
    budgets = [budget]
    anchor = now
    status = .running
    standsSince = nil
  }

  private mutating func resume() {
    // What was late at the pause stays as it is: no time was left to keep.
    if let pausedAt = standsSince, !lastDue.isLate(at: pausedAt) {
      keepWhatIsLeft(at: pausedAt)
      anchor = now
    }
    status = .running
    standsSince = nil
  }

  /// Drops budgets that are used up at a moment.
  fileprivate mutating func dropWhatIsUsedUp(at moment: Moment) {
    var end = calendar.due(of: budgets[0], from: anchor).moment
    while budgets.count > 1, end <= moment {
      budgets.removeFirst()
      anchor = end
      end = calendar.due(of: budgets[0], from: anchor).moment
    }
  }

  /// Drops what is used up at a moment and lets the rest count from it.
  fileprivate mutating func keepWhatIsLeft(at moment: Moment) {
    dropWhatIsUsedUp(at: moment)
    let left = calendar.remainder(of: budgets[0], from: anchor, at: moment)
    switch budgets[0].measure {
    case .workingTime: budgets[0] = .workingSeconds(max(0, left.workingSeconds))
    case .days: budgets[0] = .calendarDays(max(0, left.calendarDays))
    case .elapsedTime: budgets[0] = .wallClockSeconds(max(0, left.wallClockSeconds))
    }
    anchor = moment
  }
}

extension ClockState {
  /// What is left at a moment, for another calendar to go on with.
  func carriedBudgets(at moment: Moment) -> CarriedBudgets {
    let moment = max(now, moment)
    let last = standsSince ?? moment
    // An end that was missed can't be missed again at another date.
    let due = lastDue
    if due.isLate(at: last) { return CarriedBudgets([.wallClockSeconds(0)], from: due.moment) }
    var state = self
    state.dropWhatIsUsedUp(at: last)
    if status == .running, let days = state.legalDaysLeft(on: last.date) {
      state.budgets[0] = days
    } else {
      state.keepWhatIsLeft(at: last)
    }
    return CarriedBudgets(state.budgets, from: moment)
  }

  /// Whole working days after a date; nil where the first budget is counted otherwise, and on the day
  /// it ends.
  private func legalDaysLeft(on date: CivilDate) -> Budget? {
    guard case .limit(.duration(.working(let working))) = budgets[0], working.unit == .day,
      calendar.dayCounting == .legalDays
    else { return nil }
    let passed = calendar.workingDays(from: anchor.date.adding(days: 1), through: date)
    return WorkingDuration(left: working, afterDays: anchor.date < date ? passed : 0)
      .map { .limit(.duration(.working($0))) }
  }
}

extension WorkingDuration {
  /// What is left of whole days when so many have passed; nil where nothing is.
  fileprivate init?(left: WorkingDuration, afterDays days: Int) {
    let thousandths = left.thousandths - Int64(days) * 1000
    guard thousandths > 0 else { return nil }
    do throws(DurationFault) {
      try self.init(thousandths: thousandths, .day)
    } catch {
      return nil
    }
  }
}

// What the budgets come to when they count without a break from the anchor.
extension ClockState {
  /// Each budget with the moment it counts from and its end.
  var stretches: [(budget: Budget, start: Moment, due: Due)] {
    var stretches: [(budget: Budget, start: Moment, due: Due)] = []
    var start = anchor
    for budget in budgets {
      let due = calendar.due(of: budget, from: start)
      stretches.append((budget, start, due))
      start = due.moment
    }
    return stretches
  }

  /// When the last budget ends.
  var lastDue: Due {
    var end = Due(moment: anchor, isProvisional: false)
    for budget in budgets {
      let due = calendar.due(of: budget, from: end.moment)
      end = Due(moment: due.moment, isProvisional: end.isProvisional || due.isProvisional)
    }
    return end
  }

  /// What is left at a moment not before the last entry; for a clock that stands still, what was
  /// left when it came to stand.
  func remainder(at moment: Moment) -> Remainder {
    let moment = standsSince ?? max(now, moment)
    let stretches = stretches
    guard let last = stretches.last, !last.due.isLate(at: moment) else {
      return stretches.last.map {
        calendar.remainder(of: $0.budget, from: $0.start, at: moment)
      } ?? Remainder()
    }
    // Budgets that have not begun leave all they hold.
    return stretches.filter { $0.due.moment > moment || $0.due == last.due }.reduce(Remainder()) {
      $0 + calendar.remainder(of: $1.budget, from: $1.start, at: max($1.start, moment))
    }
  }
}

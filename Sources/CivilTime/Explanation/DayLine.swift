/// One line of the explanation of a due date: what a day, or a run of days, added to the count and
/// why. Words are put to it elsewhere.
public struct DayLine: Sendable, Hashable {
  public let first: CivilDate
  /// The same as `first` for a line about one day.
  public let last: CivilDate
  public let counted: Counted
  public let reason: DayReason

  public init(first: CivilDate, last: CivilDate, counted: Counted, reason: DayReason) {
    self.first = first
    self.last = last
    self.counted = counted
    self.reason = reason
  }

  init(_ date: CivilDate, _ counted: Counted = .nothing, _ reason: DayReason) {
    self.init(first: date, last: date, counted: counted, reason: reason)
  }
}

/// What a line adds to the count.
public enum Counted: Sendable, Hashable {
  case nothing
  /// Seconds of office hours.
  case workingSeconds(Int64)
  /// Days, in thousandths: a whole day is 1000.
  case days(thousandths: Int64)
  /// Seconds on the clock on the wall.
  case wallClockSeconds(Int64)
}

/// Why a line counts what it counts.
public enum DayReason: Sendable, Hashable {
  /// The day of the event, which limits in days do not count (Bộ luật Dân sự 2015, Điều 147).
  case startDayNotCounted
  /// The day of the event, counted from its minute.
  case startDay(DayKind)
  /// The day of the event, which came before the office opened: counted from the opening.
  case beforeOpening(DayKind)
  /// The day of the event, which came after the office closed: counted from the next opening.
  case afterClosing(DayKind)
  case working
  case weekend
  case holiday(title: String)
  case makeUp(title: String)
  /// The day the limit ends on; for one in calendar days, before it moves to a working day.
  case lastDay(DayKind)
  /// The end moved here from a day off (Bộ luật Dân sự 2015, Điều 148 khoản 5).
  case rolledToNextWorkingDay
  /// Many days of a long limit in one line.
  case run(workingDays: Int, daysOff: Int)
  /// From the pause to the resumption; to its own day while the pause lasts.
  case paused(LedgerNote)
  case resumed(LedgerNote)
  case restarted(LedgerNote)
  case remainderSet(LegalDuration, LedgerNote)
  case extended(LegalDuration, LedgerNote)
  case stopped(LedgerNote)
  /// From here on another calendar counts.
  case carried(LedgerNote)
}

extension DayReason {
  /// An ordinary day in the middle of a limit.
  init(_ kind: DayKind) {
    switch kind {
    case .working: self = .working
    case .weekend: self = .weekend
    case .holiday(let title): self = .holiday(title: title)
    case .makeUp(let title): self = .makeUp(title: title)
    }
  }
}

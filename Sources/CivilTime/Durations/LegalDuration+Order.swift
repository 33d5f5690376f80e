/// How one duration stands to another of its kind.
public enum DurationOrder: Sendable, Hashable {
  case shorter, equal, longer
}

extension LegalDuration {
  /// How this duration stands to another, where that holds for every calendar and every start. Nil
  /// where it does not: working time against calendar time, working hours against working days,
  /// hours against days (which end with the day), days against months.
  public func order(against other: LegalDuration) -> DurationOrder? {
    guard kind == other.kind else { return nil }
    if amount == other.amount { return .equal }
    return amount < other.amount ? .shorter : .longer
  }

  /// Both durations one after the other, in the finer of their units. Nil where `order(against:)` is
  /// nil, as such a sum is no one duration, and where the sum is over a hundred years.
  public func adding(_ other: LegalDuration) -> LegalDuration? {
    guard kind == other.kind else { return nil }
    if isZero { return other }
    if other.isZero { return self }
    // Amounts are bounded by a century of minutes, in thousandths: the sum can't overflow.
    let sum = amount + other.amount
    let unit = factor <= other.factor ? self : other
    let thousandths = sum / unit.factor
    switch unit {
    case .working(let duration):
      return (try? WorkingDuration(thousandths: thousandths, duration.unit)).map(
        LegalDuration.working)
    case .calendar(let duration):
      return (try? CalendarDuration(thousandths: thousandths, duration.unit))
        .map(LegalDuration.calendar)
    }
  }

  private enum Kind {
    case workingTime, workingDays, elapsedTime, days, months
  }

  private var kind: Kind {
    switch self {
    case .working(let duration):
      switch duration.unit {
      case .minute, .hour: .workingTime
      case .day: .workingDays
      }
    case .calendar(let duration):
      switch duration.unit {
      case .minute, .hour: .elapsedTime
      case .day, .week: .days
      case .month, .year: .months
      }
    }
  }

  /// How many of the finest unit of its kind make one of its units.
  private var factor: Int64 {
    switch self {
    case .working(let duration):
      switch duration.unit {
      case .minute, .day: 1
      case .hour: 60
      }
    case .calendar(let duration):
      switch duration.unit {
      case .minute, .day, .month: 1
      case .hour: 60
      case .week: 7
      case .year: 12
      }
    }
  }

  /// Thousandths of the finest unit of its kind.
  private var amount: Int64 { thousandths * factor }
}

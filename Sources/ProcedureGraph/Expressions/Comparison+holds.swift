import CivilTime

extension Comparison {
  /// Compares like with like. Numbers, money, dates, moments and durations have an order; texts,
  /// flags, choices and lists are only equal or not.
  @inlinable public func holds(
    _ a: Value, _ b: Value, calendar: @autoclosure () -> WorkingCalendar
  ) throws(EvaluationFault) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)): return holds(x, y)
    case (.money(let x), .money(let y)): return holds(x, y)
    case (.flag(let x), .flag(let y)): return try holds(areEqual: x == y)
    case (.date(let x), .date(let y)): return holds(x, y)
    case (.moment(let x), .moment(let y)): return holds(x, y)
    case (.choice(let x), .choice(let y)): return try holds(areEqual: x == y)
    case (.text(let x), .text(let y)): return try holds(areEqual: x == y)
    case (.list(let x), .list(let y)): return try holds(areEqual: x == y)
    case (.duration(let x), .duration(let y)):
      guard let (left, right) = x.measured(with: y, counting: calendar().dayCounting) else {
        throw .incomparableDurations
      }
      return holds(left, right)
    case (.text, _), (.number, _), (.money, _), (.date, _), (.moment, _), (.flag, _), (.choice, _),
      (.list, _), (.duration, _):
      throw .typeMismatch
    }
  }

  @inlinable func holds<Ordered: Comparable>(_ a: Ordered, _ b: Ordered) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  @inlinable func holds(areEqual: Bool) throws(EvaluationFault) -> Bool {
    switch self {
    case .equal: return areEqual
    case .notEqual: return !areEqual
    case .less, .lessOrEqual, .greater, .greaterOrEqual: throw .typeMismatch
    }
  }
}

/// Kinds of duration that compare with each other whatever they start from.
public enum DurationScale: Hashable, Sendable, CaseIterable {
  case workingHours, workingDays, calendarHours, calendarDays, calendarMonths
}

extension LegalDuration {
  public var scale: DurationScale {
    switch self {
    case .working(let duration):
      switch duration.unit {
      case .minute, .hour: .workingHours
      case .day: .workingDays
      }
    case .calendar(let duration):
      switch duration.unit {
      case .minute, .hour: .calendarHours
      case .day, .week: .calendarDays
      case .month, .year: .calendarMonths
      }
    }
  }

  /// The amount in thousandths of the scale's smallest unit.
  var amount: Int64 {
    switch self {
    case .working(let duration):
      switch duration.unit {
      case .minute, .day: duration.thousandths
      case .hour: duration.thousandths * 60
      }
    case .calendar(let duration):
      switch duration.unit {
      case .minute, .day, .month: duration.thousandths
      case .hour: duration.thousandths * 60
      case .week: duration.thousandths * 7
      case .year: duration.thousandths * 12
      }
    }
  }

  /// Both durations in one unit, or nil where they have none in common. Working days and working
  /// hours have one only in a calendar that counts a day as eight hours.
  @usableFromInline func measured(
    with other: LegalDuration, counting: DayCounting
  ) -> (Int64, Int64)? {
    if scale == other.scale { return (amount, other.amount) }
    switch (scale, other.scale, counting) {
    case (.workingDays, .workingHours, .exactHours): return (amount * 480, other.amount)
    case (.workingHours, .workingDays, .exactHours): return (amount, other.amount * 480)
    case (.workingHours, _, _), (.workingDays, _, _), (.calendarHours, _, _),
      (.calendarDays, _, _), (.calendarMonths, _, _):
      return nil
    }
  }
}

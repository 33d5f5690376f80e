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
      guard let order = x.order(against: y, counting: calendar().dayCounting) else {
        throw .incomparableDurations
      }
      return holds(order.sign, 0)
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

  /// How this duration stands to another: where that holds for every calendar and, in a calendar
  /// that counts a day as eight hours, between working days and working hours. Nil elsewhere.
  @usableFromInline func order(
    against other: LegalDuration, counting: DayCounting
  ) -> DurationOrder? {
    if let order = order(against: other) { return order }
    guard counting == .exactHours, case .working(let a) = self, case .working(let b) = other else {
      return nil
    }
    let (mine, others) = (a.exactMinutes, b.exactMinutes)
    return mine == others ? .equal : mine < others ? .shorter : .longer
  }
}

extension WorkingDuration {
  /// Thousandths of a minute when a day is eight working hours.
  fileprivate var exactMinutes: Int64 {
    switch unit {
    case .minute: thousandths
    case .hour: thousandths * 60
    case .day: thousandths * 480
    }
  }
}

extension DurationOrder {
  /// Less than, equal to or greater than zero.
  @usableFromInline var sign: Int {
    switch self {
    case .shorter: -1
    case .equal: 0
    case .longer: 1
    }
  }
}

import CivilTime

extension Arithmetic {
  /// Numbers and money by exact arithmetic; money times a number is rounded half away from zero to
  /// whole đồng; dates and moments move by durations.
  @inlinable public func apply(
    _ a: Value, _ b: Value, calendar: @autoclosure () -> WorkingCalendar
  ) throws(EvaluationFault) -> Value {
    switch (self, a, b) {
    case (_, .number(let x), .number(let y)):
      guard let result = number(x, y) else { throw .overflow }
      return .number(result)
    case (.plus, .money(let x), .money(let y)):
      let (sum, overflow) = x.addingReportingOverflow(y)
      if overflow { throw .overflow }
      return .money(sum)
    case (.minus, .money(let x), .money(let y)):
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if overflow { throw .overflow }
      return .money(difference)
    case (.times, .money(let x), .number(let y)), (.times, .number(let y), .money(let x)):
      guard let product = y.scaled(x) else { throw .overflow }
      return .money(product)
    case (.plus, .date(let date), .duration(let duration)):
      return .date(try calendar().date(date, plus: duration))
    case (.minus, .date(let date), .duration(let duration)):
      return .date(try calendar().date(date, minus: duration))
    case (.plus, .moment(let moment), .duration(let duration)):
      return .moment(try calendar().moment(moment, plus: duration))
    case (.minus, .moment(let moment), .duration(let duration)):
      return .moment(try calendar().moment(moment, minus: duration))
    case (.plus, _, _), (.minus, _, _), (.times, _, _): throw .typeMismatch
    }
  }

  @inlinable func number(_ a: ExactDecimal, _ b: ExactDecimal) -> ExactDecimal? {
    switch self {
    case .plus: a + b
    case .minus: a - b
    case .times: a * b
    }
  }
}

/// Dates and moments moved by durations inside of an expression.
///
/// Working time is counted with the calendar. Calendar time is plain: the corresponding day, or the
/// last of the month (Bộ luật Dân sự 2015, Điều 148 khoản 3). It is not moved off a day off: that
/// belongs to the end of a limit (Điều 148 khoản 5), not to a date as such. A result at the very ends
/// of the supported years counts as out of range.
extension WorkingCalendar {
  /// The n-th working day after the date, or the plain date. Hours have no meaning for a date.
  @usableFromInline func date(
    _ date: CivilDate, plus duration: LegalDuration
  ) throws(EvaluationFault) -> CivilDate {
    switch duration {
    case .working(let working):
      guard working.unit == .day else { throw .typeMismatch }
      if duration.isZero { return date }
      // The first day is not counted, so counting starts at its last second.
      let start = Moment(date, .midnight).adding(seconds: 86_399)
      return try due(of: duration, from: start).moment.date.withinRange
    case .calendar(let calendar):
      guard duration.scale != .calendarHours else { throw .typeMismatch }
      return try date.moved(by: calendar, sign: 1)
    }
  }

  @usableFromInline func date(
    _ date: CivilDate, minus duration: LegalDuration
  ) throws(EvaluationFault) -> CivilDate {
    switch duration {
    case .working(let working):
      guard working.unit == .day else { throw .typeMismatch }
      if duration.isZero { return date }
      return try start(of: duration, endingAt: Moment(date, .midnight)).date.withinRange
    case .calendar(let calendar):
      guard duration.scale != .calendarHours else { throw .typeMismatch }
      return try date.moved(by: calendar, sign: -1)
    }
  }

  @usableFromInline func moment(
    _ moment: Moment, plus duration: LegalDuration
  ) throws(EvaluationFault) -> Moment {
    switch duration {
    case .working: try due(of: duration, from: moment).moment.withinRange
    case .calendar(let calendar): try moment.moved(by: calendar, sign: 1)
    }
  }

  @usableFromInline func moment(
    _ moment: Moment, minus duration: LegalDuration
  ) throws(EvaluationFault) -> Moment {
    switch duration {
    case .working: try start(of: duration, endingAt: moment).withinRange
    case .calendar(let calendar): try moment.moved(by: calendar, sign: -1)
    }
  }
}

extension CivilDate {
  fileprivate var withinRange: CivilDate {
    get throws(EvaluationFault) {
      guard self != .earliest, self != .latest else { throw .dateOutOfRange }
      return self
    }
  }

  fileprivate func moved(
    by duration: CalendarDuration, sign: Int
  ) throws(EvaluationFault) -> CivilDate {
    let amount = sign * duration.whole
    return switch duration.unit {
    case .minute, .hour: self
    case .day: try adding(days: amount).withinRange
    case .week: try adding(days: amount * 7).withinRange
    case .month: try adding(months: amount).withinRange
    case .year: try adding(months: amount * 12).withinRange
    }
  }
}

extension Moment {
  fileprivate var withinRange: Moment {
    get throws(EvaluationFault) {
      _ = try date.withinRange
      return self
    }
  }

  /// Hours and minutes by the clock; days and longer keep the time of day.
  fileprivate func moved(
    by duration: CalendarDuration, sign: Int64
  ) throws(EvaluationFault) -> Moment {
    switch duration.unit {
    case .minute:
      return try adding(seconds: sign * ((duration.thousandths * 60 + 999) / 1000)).withinRange
    case .hour:
      return try adding(seconds: sign * ((duration.thousandths * 3600 + 999) / 1000)).withinRange
    case .day, .week, .month, .year:
      let target = try date.moved(by: duration, sign: Int(sign))
      return Moment(target, .midnight).adding(seconds: Int64(secondOfDay))
    }
  }
}

import CivilTime

/// Whether a sum of limits fits into a limit, told by the calendar of the procedure where their
/// kinds differ.
struct BudgetCalendar {
  enum Fit: Hashable {
    /// From whichever day the time is counted.
    case always
    case never(Example?)
    /// That hangs on the day, or the hour, from which it is counted.
    case sometimes(late: Example, inTime: Example)
  }

  /// Everybody takes all the time there is, from a start.
  struct Example: Hashable {
    var start: Moment
    /// When the last of them is done.
    var end: Moment
    /// When the limit ends.
    var due: Moment
  }

  let calendar: WorkingCalendar

  func fit(of sum: TimeSum, into limit: TimeSum) -> Fit {
    if let fit = fitInNumbers(sum.amounts, limit.amounts) { return fit }
    let days = calendar.daysToTry
    let (spent, granted) = (sum.limits, limit.limits)
    let hours = sum.dependsOnTheHour || limit.dependsOnTheHour
    var late: Example?
    var inTime: Example?
    // What is not published yet may change, so it shows nothing where there is anything else.
    for mayBeProvisional in [false, true] {
      for day in days {
        for start in calendar.moments(of: day, several: hours) {
          let end = due(of: spent, from: start)
          let due = due(of: granted, from: start)
          if !mayBeProvisional, end.isProvisional || due.isProvisional { continue }
          let example = Example(start: start, end: end.moment, due: due.moment)
          let sameDay = end.moment.date == due.moment.date && sum.endsWithADay
          if due.isLate(at: end.moment), !sameDay {
            late = late ?? example
          } else {
            inTime = inTime ?? example
          }
          if let late, let inTime { return .sometimes(late: late, inTime: inTime) }
        }
      }
      if late != nil || inTime != nil { break }
    }
    return late.map { .never($0) } ?? .always
  }

  /// Numbers of the same kinds need no calendar.
  private func fitInNumbers(_ sum: Amounts, _ limit: Amounts) -> Fit? {
    var (sum, limit) = (sum, limit)
    switch calendar.dayCounting {
    case .exactHours: (sum, limit) = (sum.inWorkingTime, limit.inWorkingTime)
    case .legalDays: break
    }
    if limit.isAtLeast(sum) { return .always }
    if sum.isAtLeast(limit), sum[.sameDay] == limit[.sameDay] { return .never(nil) }
    return nil
  }

  /// An example of a sum that never fits, for people to count along.
  func example(of sum: TimeSum, into limit: TimeSum) -> Example? {
    for day in calendar.daysToTry {
      guard let start = calendar.moments(of: day, several: false).first else { continue }
      let (end, due) = (due(of: sum.limits, from: start), due(of: limit.limits, from: start))
      if !end.isProvisional, !due.isProvisional {
        return Example(start: start, end: end.moment, due: due.moment)
      }
    }
    return nil
  }

  private func due(of limits: [TimeLimit], from start: Moment) -> Due {
    var end = Due(moment: start, isProvisional: false)
    for limit in limits {
      let next = calendar.due(of: limit, from: end.moment)
      end = Due(moment: next.moment, isProvisional: end.isProvisional || next.isProvisional)
    }
    return end
  }
}

extension WorkingCalendar {
  /// The working days of the last two years whose days off are known. A calendar that knows none
  /// repeats itself after the years it takes to meet a leap day.
  fileprivate var daysToTry: [CivilDate] {
    let exceptions = holidays.map(\.last) + makeUpDays.map(\.date)
    let newest = CivilDate(year: 2026, month: 12, day: 31) ?? .latest
    let last = publishedUntil ?? exceptions.max() ?? newest
    let first = last.adding(days: -730)
    return (0...730).map { first.adding(days: $0) }.filter(isWorkingDay)
  }

  /// When time may begin to count on a day: as the office opens and, where the hour plays a part, as
  /// each of its hours ends.
  fileprivate func moments(of day: CivilDate, several: Bool) -> [Moment] {
    let spans = hours(on: day)
    guard let first = spans.first, let last = spans.last else { return [] }
    if !several { return [Moment(day, first.opens)] }
    let middle = spans.dropFirst().map { Moment(day, $0.opens) }
    return [Moment(day, first.opens)] + middle + [Moment(day, last.closes).adding(seconds: -60)]
  }
}

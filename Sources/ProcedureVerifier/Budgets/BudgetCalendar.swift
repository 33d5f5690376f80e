import CivilTime

/// Whether a sum of limits fits into a limit, told by the calendar of the procedure where their
/// kinds differ.
///
/// The weeks of the calendar decide: what never fits in ordinary weeks does not fit, though days off
/// may by chance move both ends to one day. What fits in ordinary weeks may still not fit around days
/// off.
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
    let trial = Trial(sum, limit)
    let (late, inTime) = trial.examples(in: calendar)
    guard let late else { return .always }
    guard let inTime else { return .never(late) }
    let weeks = calendar.withoutDaysOff.map { trial.examples(in: $0) }
    if let weeks, weeks.inTime == nil { return .never(late) }
    return .sometimes(late: late, inTime: inTime)
  }

  /// An example of a sum that never fits, for people to count along.
  func example(of sum: TimeSum, into limit: TimeSum) -> Example? {
    Trial(sum, limit).examples(in: calendar).late
  }

  /// Numbers of the same kinds need no calendar.
  private func fitInNumbers(_ sum: Amounts, _ limit: Amounts) -> Fit? {
    var (sum, limit) = (sum, limit)
    switch calendar.dayCounting {
    case .exactHours: (sum, limit) = (sum.inWorkingTime, limit.inWorkingTime)
    case .legalDays: break
    }
    if limit.isAtLeast(sum) { return .always }
    let kinds = Amounts.Kind.allCases.filter { sum[$0] != 0 || limit[$0] != 0 }
    return kinds.count == 1 ? .never(nil) : nil
  }
}

/// A sum and a limit, tried from one start after the other.
private struct Trial {
  private let sum: [TimeLimit]
  private let limit: [TimeLimit]
  private let hours: Bool
  private let endsWithADay: Bool

  init(_ sum: TimeSum, _ limit: TimeSum) {
    self.sum = sum.limits
    self.limit = limit.limits
    hours = sum.dependsOnTheHour || limit.dependsOnTheHour
    endsWithADay = sum.endsWithADay
  }

  /// The first example in which the sum is late, and the first in which it is in time.
  func examples(
    in calendar: WorkingCalendar
  ) -> (late: BudgetCalendar.Example?, inTime: BudgetCalendar.Example?) {
    var late: BudgetCalendar.Example?
    var inTime: BudgetCalendar.Example?
    // What is not published yet may change, so it shows nothing where there is anything else.
    for mayBeProvisional in [false, true] {
      for day in calendar.daysToTry where late == nil || inTime == nil {
        for start in calendar.moments(of: day, several: hours) {
          let end = due(of: sum, from: start, in: calendar)
          let due = due(of: limit, from: start, in: calendar)
          if !mayBeProvisional, end.isProvisional || due.isProvisional { continue }
          let example = BudgetCalendar.Example(start: start, end: end.moment, due: due.moment)
          // What ends with a day ends at whatever hour the office closes.
          let endsTogether = endsWithADay && end.moment.date == due.moment.date
          if due.isLate(at: end.moment), !endsTogether {
            late = late ?? example
          } else {
            inTime = inTime ?? example
          }
        }
      }
      if late != nil || inTime != nil { break }
    }
    return (late, inTime)
  }

  private func due(
    of limits: [TimeLimit], from start: Moment, in calendar: WorkingCalendar
  ) -> Due {
    var end = Due(moment: start, isProvisional: false)
    for limit in limits {
      let next = calendar.due(of: limit, from: end.moment)
      end = Due(moment: next.moment, isProvisional: end.isProvisional || next.isProvisional)
    }
    return end
  }
}

extension WorkingCalendar {
  /// The ordinary weeks of the calendar.
  fileprivate var withoutDaysOff: WorkingCalendar? {
    var weeks = draft
    weeks.holidays = []
    weeks.makeUpDays = []
    weeks.publishedUntil = nil
    return try? WorkingCalendar(weeks)
  }

  /// The working days of the last year whose days off are known, then those of the year before.
  fileprivate var daysToTry: [CivilDate] {
    let exceptions = holidays.map(\.last) + makeUpDays.map(\.date)
    let newest = CivilDate(year: 2026, month: 12, day: 31) ?? .latest
    let last = publishedUntil ?? exceptions.max() ?? newest
    let year = last.adding(days: -364)
    let days = (0...364).map { year.adding(days: $0) } + (1...366).map { year.adding(days: -$0) }
    return days.filter(isWorkingDay)
  }

  /// When time may begin to count on a day: as the office opens and, where the hour plays a part, as
  /// it opens again and before it closes.
  fileprivate func moments(of day: CivilDate, several: Bool) -> [Moment] {
    let spans = hours(on: day)
    guard let first = spans.first, let last = spans.last else { return [] }
    if !several { return [Moment(day, first.opens)] }
    let middle = spans.dropFirst().map { Moment(day, $0.opens) }
    return [Moment(day, first.opens)] + middle + [Moment(day, last.closes).adding(seconds: -60)]
  }
}

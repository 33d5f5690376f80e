extension WorkingCalendar {
  /// What a date is: a working day, a day off with its name, a day worked in place of another.
  public func reason(on date: CivilDate) -> DayKind {
    if let exception = index.exception(on: date.dayNumber) {
      switch exception.kind {
      case .holiday(let position): return .holiday(title: holidays[position].title)
      case .makeUp(let position): return .makeUp(title: makeUpDays[position].title)
      }
    }
    let hours = officeHours[date.weekday]
    return hours.isEmpty ? .weekend : .working(hours)
  }

  public func isWorkingDay(_ date: CivilDate) -> Bool {
    index.profile(on: date.dayNumber).seconds > 0
  }

  /// The office hours of a date, in order; empty on a day off.
  public func hours(on date: CivilDate) -> [OfficeSpan] {
    guard let exception = index.exception(on: date.dayNumber) else {
      return officeHours[date.weekday]
    }
    switch exception.kind {
    case .holiday: return []
    case .makeUp(let position): return draft.hours(of: makeUpDays[position])
    }
  }

  /// The first working day after a date, or the last date of the range when there is none.
  public func workingDay(after date: CivilDate) -> CivilDate { workingDay(1, after: date) }

  /// The date itself when it is a working day, otherwise the next working day.
  public func workingDay(notBefore date: CivilDate) -> CivilDate {
    isWorkingDay(date) ? date : workingDay(after: date)
  }

  /// The n-th working day after a date; `ordinal` is at least 1.
  func workingDay(_ ordinal: Int, after date: CivilDate) -> CivilDate {
    let target = index.workingDays(before: date.dayNumber + 1) + ordinal
    return CivilDate(saturating: index.day(ofWorkingDay: target))
  }

  /// Working days from `first` to `last`, both included; 0 when reversed.
  public func workingDays(from first: CivilDate, through last: CivilDate) -> Int {
    guard first <= last else { return 0 }
    return index.workingDays(before: last.dayNumber + 1)
      - index.workingDays(before: first.dayNumber)
  }

  /// Seconds of office hours between two moments; 0 when reversed.
  public func workingSeconds(from start: Moment, to end: Moment) -> Int64 {
    max(0, index.workingSeconds(before: end) - index.workingSeconds(before: start))
  }

  /// The moment that many seconds after 01/01/1970 00:00 UTC.
  public func moment(unixSeconds: Int64) -> Moment {
    let (local, overflow) = unixSeconds.addingReportingOverflow(Int64(utcOffsetSeconds))
    return overflow ? .latest : Moment(seconds: local)
  }

  /// Seconds since 01/01/1970 00:00 UTC.
  public func unixSeconds(of moment: Moment) -> Int64 { moment.seconds - Int64(utcOffsetSeconds) }
}

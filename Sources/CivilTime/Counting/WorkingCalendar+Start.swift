extension WorkingCalendar {
  /// The moment that lies a duration before another: when to remind of a due date.
  ///
  /// - Working minutes and hours, and days under `.exactHours`, are counted backwards through office
  ///   hours. The answer is the latest such moment: two working hours before 7:30 is the afternoon
  ///   before, not some moment of the night.
  /// - Working days under `.legalDays`: that many working days back at the same time of day, brought
  ///   into the office hours of that day; a fraction goes back by that share of its hours.
  /// - Calendar minutes and hours are wall-clock time.
  /// - Calendar days, weeks, months and years: that many dates back, at the last moment the office
  ///   is open then or before, so that a reminder of a limit that ends at midnight meets somebody.
  public func start(of duration: LegalDuration, endingAt end: Moment) -> Moment {
    if duration.isZero { return end }
    switch duration {
    case .working(let working):
      switch (working.unit, dayCounting) {
      case (.minute, _), (.hour, _), (.day, .exactHours):
        return moment(workingSeconds: working.exactSeconds, before: end)
      case (.day, .legalDays):
        return moment(legalDays: working.thousandths, before: end)
      }
    case .calendar(let calendar):
      if let seconds = calendar.wallClockSeconds { return end.adding(seconds: -seconds) }
      let date = calendar.firstDay(endingOn: end.date)
      return lastOpenMoment(notAfter: Moment(date, second: end.secondOfDay))
    }
  }

  private func moment(workingSeconds seconds: Int64, before end: Moment) -> Moment {
    let target = index.workingSeconds(before: end) - seconds
    guard seconds > 0 else { return end }
    guard target >= 0 else { return .earliest }
    // The latest moment with a count is just before the next working second begins.
    return index.moment(ofWorkingSecond: target + 1).moment.adding(seconds: -1)
  }

  private func moment(legalDays thousandths: Int64, before end: Moment) -> Moment {
    let (whole, fraction) = (Int(thousandths / 1000), Int(thousandths % 1000))
    var moment = end
    if whole > 0 {
      let ordinal = index.workingDays(before: end.date.dayNumber) - whole + 1
      guard ordinal > 0 else { return .earliest }
      let date = CivilDate(saturating: index.day(ofWorkingDay: ordinal))
      let profile = index.profile(on: date.dayNumber)
      let second = min(max(end.secondOfDay, profile.opens), profile.closes)
      moment = Moment(date, second: second)
    }
    guard fraction > 0 else { return moment }
    let count = index.workingSeconds(before: moment)
    guard count > 0 else { return .earliest }
    // The share is of the day gone back into, which is the day before when the moment is an opening.
    let last = index.moment(ofWorkingSecond: count).moment
    let profile = index.profile(on: last.date.dayNumber)
    let share = Int64((profile.seconds * fraction + 999) / 1000)
    return self.moment(workingSeconds: share, before: moment)
  }

  /// The moment itself when the office is open, opens or closes then, otherwise the last close.
  private func lastOpenMoment(notAfter moment: Moment) -> Moment {
    let profile = index.profile(on: moment.date.dayNumber)
    if index.isOpen(profile, at: moment.secondOfDay) { return moment }
    let count = index.workingSeconds(before: moment)
    guard count > 0 else { return moment }
    return index.moment(ofWorkingSecond: count).moment
  }
}

extension CalendarDuration {
  /// The date that lies this duration before another.
  fileprivate func firstDay(endingOn end: CivilDate) -> CivilDate {
    switch unit {
    case .minute: end.adding(days: -(whole / 1440))
    case .hour: end.adding(days: -(whole / 24))
    case .day: end.adding(days: -whole)
    case .week: end.adding(days: -whole * 7)
    case .month: end.adding(months: -whole)
    case .year: end.adding(months: -whole * 12)
    }
  }
}

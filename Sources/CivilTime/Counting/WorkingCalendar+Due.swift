extension WorkingCalendar {
  /// The due date of a limit that starts at a moment.
  public func due(of limit: TimeLimit, from start: Moment) -> Due {
    switch limit {
    case .duration(let duration): due(of: duration, from: start)
    case .sameDay(let cutoff): dueSameDay(from: start, cutoff: cutoff)
    }
  }

  /// The due date of a duration that starts at a moment.
  ///
  /// - Working minutes and hours count office hours only, from the moment.
  /// - Working days under `.exactHours` are eight working hours each, from the moment.
  /// - Working days under `.legalDays`: the day of the start is not counted (Bộ luật Dân sự 2015,
  ///   Điều 147 khoản 2); n days end at the close of the n-th working day after it. A fraction is
  ///   that share of the hours of the working day after the whole ones, from its opening. A working
  ///   day counts as one whether its office hours are long or short.
  /// - Calendar minutes and hours are wall-clock time and end when they end, day off or not (Điều
  ///   147 khoản 1).
  /// - Calendar days, weeks, months and years: the day of the start is not counted; months and years
  ///   end on the corresponding day or the last of the month; an end on a day off moves to the next
  ///   working day (Điều 148). They end with the day, at 23:59.
  /// - An office that closes at 24:00 closes with the day as well: what is due then is due at 23:59.
  /// - Nothing takes no time: a duration of zero is due when it starts.
  public func due(of duration: LegalDuration, from start: Moment) -> Due {
    if duration.isZero { return due(at: start, isBeyond: false) }
    switch duration {
    case .working(let working):
      switch (working.unit, dayCounting) {
      case (.minute, _), (.hour, _), (.day, .exactHours):
        return due(afterWorkingSeconds: working.exactSeconds, from: start)
      case (.day, .legalDays):
        return due(afterLegalDays: working.thousandths, from: start)
      }
    case .calendar(let calendar):
      if let seconds = calendar.wallClockSeconds {
        return due(afterElapsedSeconds: seconds, from: start)
      }
      return due(onLastDay: calendar.lastDay(from: start.date))
    }
  }

  /// *Trong ngày*: the close of office on the day of receipt. What is received on a day off, after
  /// the cutoff or once the office has closed is due at the close of the next working day.
  public func dueSameDay(from start: Moment, cutoff: TimeOfDay? = nil) -> Due {
    let profile = index.profile(on: start.date.dayNumber)
    let latest = min(cutoff?.seconds ?? 86_400, profile.closes - 1)
    if profile.seconds > 0, start.secondOfDay <= latest {
      return due(atCloseOf: profile, on: start.date)
    }
    return due(afterLegalDays: 1000, from: start)
  }

  /// When so many seconds of office hours have passed since the start; 0 is the start itself.
  func due(afterWorkingSeconds seconds: Int64, from start: Moment) -> Due {
    let (end, isBeyond) = end(ofWorkingSeconds: seconds, from: start)
    // Office hours never end as a day begins: that is the close at 24:00 of the day before.
    let isClose = seconds > 0 && end.secondOfDay == 0 && !isBeyond
    return due(at: isClose ? end.adding(seconds: -60) : end, isBeyond: isBeyond)
  }

  /// The moment itself, though it be 24:00.
  func end(ofWorkingSeconds seconds: Int64, from start: Moment) -> (moment: Moment, isBeyond: Bool)
  {
    guard seconds > 0 else { return (start, false) }
    return index.moment(ofWorkingSecond: index.workingSeconds(before: start) + seconds)
  }

  func due(afterElapsedSeconds seconds: Int64, from start: Moment) -> Due {
    let end = start.adding(seconds: seconds)
    // The calendar has no say in elapsed time, so it can't make the end provisional.
    return Due(moment: end, isProvisional: end == .latest)
  }

  private func due(afterLegalDays thousandths: Int64, from start: Moment) -> Due {
    let (whole, fraction) = (Int(thousandths / 1000), Int(thousandths % 1000))
    let counted = index.workingDays(before: start.date.dayNumber + 1)
    let day = index.day(ofWorkingDay: counted + whole + (fraction > 0 ? 1 : 0))
    guard let date = CivilDate(dayNumber: day) else { return due(at: .latest, isBeyond: true) }
    let profile = index.profile(on: date.dayNumber)
    guard fraction > 0 else { return due(atCloseOf: profile, on: date) }
    let share = (profile.seconds * fraction + 999) / 1000
    let second = index.second(ofWorkingSecond: share, in: profile)
    return due(at: Moment(date, second: second), isBeyond: false)
  }

  /// The close of office, which is not yet the next day.
  private func due(atCloseOf profile: WorkingIndex.Profile, on date: CivilDate) -> Due {
    due(at: Moment(date, second: min(profile.closes, 86_340)), isBeyond: false)
  }

  /// The end of a day, or of the next working day if it is a day off.
  func due(onLastDay nominal: CivilDate) -> Due {
    let date = workingDay(notBefore: nominal)
    if date == .latest { return due(at: .latest, isBeyond: true) }
    return due(at: Moment(date, second: 86_340), isBeyond: false)
  }

  private func due(at moment: Moment, isBeyond: Bool) -> Due {
    let isPublished = publishedUntil.map { moment.date <= $0 } ?? true
    return Due(moment: moment, isProvisional: isBeyond || !isPublished)
  }
}

extension CalendarDuration {
  /// Elapsed seconds, rounded up; nil for the units that are counted in whole days.
  var wallClockSeconds: Int64? {
    switch unit {
    case .minute: (thousandths * 60 + 999) / 1000
    case .hour: (thousandths * 3600 + 999) / 1000
    case .day, .week, .month, .year: nil
    }
  }

  /// The last day, before any moving to a working day, of a duration that starts on a date.
  func lastDay(from start: CivilDate) -> CivilDate {
    switch unit {
    case .minute: start.adding(days: whole / 1440)
    case .hour: start.adding(days: whole / 24)
    case .day: start.adding(days: whole)
    case .week: start.adding(days: whole * 7)
    case .month: start.adding(months: whole)
    case .year: start.adding(months: whole * 12)
    }
  }
}

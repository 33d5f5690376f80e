/// Cumulative counts of working days and working seconds since the start of the range, and their
/// inverse.
///
/// Both counts are sums over an ordinary week, known in closed form, corrected at the exceptions
/// (holidays, make-up days), where the running totals are stored. A question is one binary search
/// among the exceptions and a few additions: nothing walks from day to day, whatever the calendar.
struct WorkingIndex: Sendable {
  /// The hours of a kind of day: spans as pairs of opening and closing second.
  struct Profile: Sendable {
    var firstSpan = 0
    var endSpan = 0
    var seconds = 0
    var opens = 0
    var closes = 0
  }

  struct Exception: Sendable {
    enum Kind: Sendable {
      case holiday(Int)
      case makeUp(Int)
    }

    let first: Int32
    let last: Int32
    /// Position in the list of holidays or of make-up days.
    let kind: Kind
    let profile: Profile
    // Totals before its first day and after its last.
    var daysBefore = 0
    var daysAfter = 0
    var secondsBefore: Int64 = 0
    var secondsAfter: Int64 = 0
  }

  // 01/01/1900 was a Monday, so weeks counted from the start of the range are calendar weeks.
  private static let base = CivilDate.earliest.dayNumber

  private var spans: [(opens: Int32, closes: Int32)] = []
  private var week: [Profile] = []
  /// Totals of an ordinary week before each of its days, and the whole week's last.
  private var weekDays: [Int] = [0]
  private var weekSeconds: [Int64] = [0]
  private var exceptions: [Exception] = []

  /// The week must have working hours and the draft no faults.
  init(week officeHours: OfficeWeek, draft: CalendarDraft) {
    for weekday in Weekday.allCases {
      let profile = addProfile(officeHours[weekday])
      week.append(profile)
      weekDays.append(weekDays[weekDays.count - 1] + (profile.seconds > 0 ? 1 : 0))
      weekSeconds.append(weekSeconds[weekSeconds.count - 1] + Int64(profile.seconds))
    }
    precondition(weekDays[7] > 0, "a checked draft has a working weekday")
    addExceptions(of: draft)
  }

  private mutating func addProfile(_ hours: [OfficeSpan]) -> Profile {
    guard let first = hours.first, let last = hours.last else { return Profile() }
    var profile = Profile(
      firstSpan: spans.count, endSpan: spans.count + hours.count,
      opens: first.opens.seconds, closes: last.closes.seconds)
    for span in hours {
      spans.append((Int32(span.opens.seconds), Int32(span.closes.seconds)))
      profile.seconds += span.closes.seconds - span.opens.seconds
    }
    return profile
  }

  private mutating func addExceptions(of draft: CalendarDraft) {
    var found: [Exception] = HolidayPiece.disjoint(draft.holidays).map {
      Exception(
        first: $0.first.dayNumber, last: $0.last.dayNumber, kind: .holiday($0.position),
        profile: Profile())
    }
    for (position, day) in draft.makeUpDays.enumerated() {
      found.append(
        Exception(
          first: day.date.dayNumber, last: day.date.dayNumber, kind: .makeUp(position),
          profile: addProfile(draft.hours(of: day))))
    }
    found.sort { $0.first < $1.first }
    exceptions.reserveCapacity(found.count)
    for var exception in found {
      exception.daysBefore = workingDays(before: exception.first)
      exception.secondsBefore = workingSeconds(beforeDay: exception.first)
      exception.daysAfter = exception.daysBefore + (exception.profile.seconds > 0 ? 1 : 0)
      exception.secondsAfter = exception.secondsBefore + Int64(exception.profile.seconds)
      exceptions.append(exception)
    }
  }
}

// Questions about one day.
extension WorkingIndex {
  func exception(on day: Int32) -> Exception? {
    guard let found = lastException(beginningBefore: day + 1), day <= exceptions[found].last
    else { return nil }
    return exceptions[found]
  }

  func profile(on day: Int32) -> Profile {
    if let found = lastException(beginningBefore: day + 1), day <= exceptions[found].last {
      return exceptions[found].profile
    }
    return week[Int(day - Self.base) % 7]
  }

  private func lastException(beginningBefore day: Int32) -> Int? {
    let past = exceptions.partitionIndex { $0.first >= day }
    return past == 0 ? nil : past - 1
  }

  /// Whether that second of a day lies within a span, its two ends included.
  func isOpen(_ profile: Profile, at second: Int) -> Bool {
    spans[profile.firstSpan..<profile.endSpan].contains { span in
      Int(span.opens) <= second && second <= Int(span.closes)
    }
  }

  /// Working seconds of a day before that second of it.
  func workingSeconds(of profile: Profile, before second: Int) -> Int {
    var sum = 0
    for span in profile.firstSpan..<profile.endSpan {
      let (opens, closes) = (Int(spans[span].opens), Int(spans[span].closes))
      if second <= opens { break }
      sum += min(second, closes) - opens
    }
    return sum
  }

  /// The end of the n-th working second of a day, as a second of that day; n within its hours.
  func second(ofWorkingSecond ordinal: Int, in profile: Profile) -> Int {
    var left = ordinal
    for span in profile.firstSpan..<profile.endSpan {
      let (opens, closes) = (Int(spans[span].opens), Int(spans[span].closes))
      if left <= closes - opens { return opens + left }
      left -= closes - opens
    }
    return profile.closes
  }
}

// Counts since the start of the range.
extension WorkingIndex {
  func workingDays(before day: Int32) -> Int {
    guard let found = lastException(beginningBefore: day) else { return ordinaryDays(before: day) }
    let exception = exceptions[found]
    if day <= exception.last { return exception.daysBefore }
    return exception.daysAfter + ordinaryDays(before: day)
      - ordinaryDays(before: exception.last + 1)
  }

  func workingSeconds(beforeDay day: Int32) -> Int64 {
    guard let found = lastException(beginningBefore: day) else {
      return ordinarySeconds(before: day)
    }
    let exception = exceptions[found]
    if day <= exception.last { return exception.secondsBefore }
    return exception.secondsAfter + ordinarySeconds(before: day)
      - ordinarySeconds(before: exception.last + 1)
  }

  func workingSeconds(before moment: Moment) -> Int64 {
    let day = moment.date.dayNumber
    return workingSeconds(beforeDay: day)
      + Int64(workingSeconds(of: profile(on: day), before: moment.secondOfDay))
  }

  private func ordinaryDays(before day: Int32) -> Int {
    let offset = Int(day - Self.base)
    return offset / 7 * weekDays[7] + weekDays[offset % 7]
  }

  private func ordinarySeconds(before day: Int32) -> Int64 {
    let offset = Int(day - Self.base)
    return Int64(offset / 7) * weekSeconds[7] + weekSeconds[offset % 7]
  }
}

// The inverse: where a count is reached. Answers may lie past the range; callers bring them back.
extension WorkingIndex {
  /// The day number of the n-th working day since the start of the range, n at least 1.
  func day(ofWorkingDay ordinal: Int) -> Int {
    var target = ordinal
    let past = exceptions.partitionIndex { $0.daysBefore >= ordinal }
    if past > 0 {
      let exception = exceptions[past - 1]
      if exception.daysAfter >= ordinal { return Int(exception.first) }
      target += ordinaryDays(before: exception.last + 1) - exception.daysAfter
    }
    let weeks = (target - 1) / weekDays[7]
    let inWeek = target - weeks * weekDays[7]
    var weekday = 0
    while weekday < 6, weekDays[weekday + 1] < inWeek { weekday += 1 }
    return Int(Self.base) + weeks * 7 + weekday
  }

  /// The end of the n-th working second since the start of the range, n at least 1.
  func moment(ofWorkingSecond ordinal: Int64) -> (moment: Moment, isBeyond: Bool) {
    var target = ordinal
    let past = exceptions.partitionIndex { $0.secondsBefore >= ordinal }
    if past > 0 {
      let exception = exceptions[past - 1]
      if exception.secondsAfter >= ordinal {
        let second = second(
          ofWorkingSecond: Int(ordinal - exception.secondsBefore), in: exception.profile)
        return (Moment(CivilDate(saturating: Int(exception.first)), second: second), false)
      }
      target += ordinarySeconds(before: exception.last + 1) - exception.secondsAfter
    }
    let weeks = Int((target - 1) / weekSeconds[7])
    let inWeek = target - Int64(weeks) * weekSeconds[7]
    var weekday = 0
    while weekday < 6, weekSeconds[weekday + 1] < inWeek { weekday += 1 }
    let second = second(ofWorkingSecond: Int(inWeek - weekSeconds[weekday]), in: week[weekday])
    let day = Int(Self.base) + weeks * 7 + weekday
    guard let date = CivilDate(dayNumber: day) else { return (.latest, true) }
    return (Moment(date, second: second), false)
  }
}

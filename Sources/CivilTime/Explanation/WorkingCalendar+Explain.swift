extension WorkingCalendar {
  /// How the due date of a limit comes about, day by day. Limits of more than 400 days give their
  /// first and last 200 days singly and those between in one line.
  public func explain(limit: TimeLimit, from start: Moment) -> [DayLine] {
    explain(.limit(limit), from: start, until: nil)
  }

  public func explain(limit: LegalDuration, from start: Moment) -> [DayLine] {
    explain(limit: .duration(limit), from: start)
  }

  /// The same for a budget, as far as it is used up at the cut.
  func explain(_ budget: Budget, from start: Moment, until cut: Moment?) -> [DayLine] {
    let end = due(of: budget, from: start).moment
    let cut = cut.flatMap { $0 < end ? max($0, start) : nil }
    if end == start {
      return [DayLine(start.date, .nothing, .lastDay(reason(on: start.date)))]
    }
    switch budget {
    case .limit(.sameDay):
      return explainLegalDays(1000, from: start, to: end, cut: cut)
    case .limit(.duration(.working(let working)))
    where working.unit == .day && dayCounting == .legalDays:
      return explainLegalDays(working.thousandths, from: start, to: end, cut: cut)
    case .limit, .workingSeconds, .calendarDays, .wallClockSeconds:
      break
    }
    switch budget.measure {
    case .workingTime:
      return explainWorkingSeconds(from: start, to: end, cut: cut)
    case .days:
      let nominal = nominalLastDay(of: budget, from: start)
      return explainDays(from: start.date, nominal: nominal, to: cut?.date ?? end.date)
    case .elapsedTime:
      return explainElapsedTime(from: start, to: end, cut: cut)
    }
  }

  private func explainWorkingSeconds(
    from start: Moment, to end: Moment, cut: Moment?
  ) -> [DayLine] {
    let stop = cut ?? end
    // A day that closes at 24:00 ends in the first moment of the next date.
    let lastDate = max(start.date, cut?.date ?? end.adding(seconds: -1).date)
    return lines(from: start.date, through: lastDate) { first, last in
      .workingSeconds(
        workingSeconds(
          from: max(start, Moment(first, .midnight)), to: min(stop, Moment(last, .endOfDay))))
    } reason: { date, kind in
      if cut == nil, date == lastDate { return .lastDay(kind) }
      return date == start.date ? startReason(kind, at: start) : DayReason(kind)
    }
  }

  private func explainLegalDays(
    _ thousandths: Int64, from start: Moment, to end: Moment, cut: Moment?
  ) -> [DayLine] {
    // A same-day limit is used up on its first day.
    let isWithinStartDay = end.adding(seconds: -1).date == start.date
    let lastDate = cut?.date ?? end.adding(seconds: -1).date
    let fraction = thousandths % 1000
    return lines(from: start.date, through: lastDate) { first, last in
      if first == start.date, last == first, !isWithinStartDay { return .nothing }
      if let cut, first == cut.date {
        return .workingSeconds(
          workingSeconds(from: max(start, Moment(first, .midnight)), to: cut))
      }
      if cut == nil, first == lastDate, fraction > 0 { return .days(thousandths: fraction) }
      return .days(thousandths: Int64(workingDays(from: first, through: last)) * 1000)
    } reason: { date, kind in
      if cut == nil, date == lastDate { return .lastDay(kind) }
      if date == start.date { return isWithinStartDay ? .startDay(kind) : .startDayNotCounted }
      return DayReason(kind)
    }
  }

  private func explainDays(
    from start: CivilDate, nominal: CivilDate, to lastDate: CivilDate
  ) -> [DayLine] {
    lines(from: start, through: lastDate) { first, last in
      let counted = max(first, start.adding(days: 1)).days(to: min(last, nominal)) + 1
      return counted > 0 ? .days(thousandths: Int64(counted) * 1000) : .nothing
    } reason: { date, kind in
      if date == nominal { return .lastDay(kind) }
      if date == start { return .startDayNotCounted }
      return date > nominal && date == lastDate && kind.isWorking
        ? .rolledToNextWorkingDay : DayReason(kind)
    }
  }

  private func explainElapsedTime(from start: Moment, to end: Moment, cut: Moment?) -> [DayLine] {
    let stop = cut ?? end
    return lines(from: start.date, through: stop.date) { first, last in
      let from = max(start, Moment(first, .midnight))
      return .wallClockSeconds(from.seconds(to: min(stop, Moment(last, .endOfDay))))
    } reason: { date, kind in
      if cut == nil, date == end.date { return .lastDay(kind) }
      return date == start.date ? .startDay(kind) : DayReason(kind)
    }
  }

  /// What the day of the event is to a limit that counts from the minute.
  private func startReason(_ kind: DayKind, at start: Moment) -> DayReason {
    guard kind.isWorking else { return DayReason(kind) }
    let profile = index.profile(on: start.date.dayNumber)
    if start.secondOfDay < profile.opens { return .beforeOpening(kind) }
    return start.secondOfDay < profile.closes ? .startDay(kind) : .afterClosing(kind)
  }

  /// A line for each date, or one line for those in the middle when there are more than 400.
  private func lines(
    from first: CivilDate, through last: CivilDate,
    counted: (CivilDate, CivilDate) -> Counted, reason: (CivilDate, DayKind) -> DayReason
  ) -> [DayLine] {
    func single(_ offset: Int) -> DayLine {
      let date = first.adding(days: offset)
      return DayLine(date, tidy(counted(date, date)), reason(date, self.reason(on: date)))
    }
    let count = first.days(to: last) + 1
    guard count > 400 else { return (0..<max(0, count)).map(single) }
    let (from, through) = (first.adding(days: 200), last.adding(days: -200))
    let working = workingDays(from: from, through: through)
    let run = DayLine(
      first: from, last: through, counted: tidy(counted(from, through)),
      reason: .run(workingDays: working, daysOff: from.days(to: through) + 1 - working))
    return (0..<200).map(single) + [run] + (count - 200..<count).map(single)
  }

  /// An amount of zero counts nothing.
  private func tidy(_ counted: Counted) -> Counted {
    switch counted {
    case .workingSeconds(0), .days(thousandths: 0), .wallClockSeconds(0): .nothing
    case .nothing, .workingSeconds, .days, .wallClockSeconds: counted
    }
  }
}

extension CalendarDraft {
  /// Everything that keeps this draft from being a calendar; empty when nothing does.
  public var faults: [CalendarFault] {
    var faults: [CalendarFault] = []
    if CivilZone.utcOffsetSeconds(of: timeZone) == nil { faults.append(.unknownTimeZone(timeZone)) }
    faults += weekFaults
    for (position, holiday) in holidays.enumerated() where holiday.last < holiday.first {
      faults.append(.reversedHoliday(position: position))
    }
    faults += makeUpFaults
    return faults
  }

  /// The hours that `MakeUpDay.Hours.ordinary` stands for; empty when no weekday has any.
  var ordinaryHours: [OfficeSpan] {
    Weekday.allCases.lazy.map { officeHours[$0] }.first { !$0.isEmpty } ?? []
  }

  /// The hours of a make-up day, in order.
  func hours(of day: MakeUpDay) -> [OfficeSpan] {
    switch day.hours {
    case .ordinary: ordinaryHours
    case .weekday(let weekday): officeHours[weekday]
    case .spans(let spans): spans.inOrder
    }
  }

  private var weekFaults: [CalendarFault] {
    if ordinaryHours.isEmpty { return [.noWorkingHours] }
    return Weekday.allCases.flatMap { weekday in
      SpanFaults(officeHours[weekday]).map(
        reversed: { .reversedSpan(weekday, $0) },
        overlapping: { .overlappingSpans(weekday, $0, $1) })
    }
  }

  private var makeUpFaults: [CalendarFault] {
    let search = HolidaySearch(holidays)
    var faults: [CalendarFault] = []
    var seen: Set<CivilDate> = []
    for (position, day) in makeUpDays.enumerated() {
      if !seen.insert(day.date).inserted { faults.append(.repeatedMakeUpDay(position: position)) }
      if let holiday = search.position(containing: day.date) {
        faults.append(.makeUpDayInsideHoliday(position: position, holiday: holiday))
      }
      if hours(of: day).isEmpty { faults.append(.makeUpDayWithoutHours(position: position)) }
      guard case .spans(let spans) = day.hours else { continue }
      faults += SpanFaults(spans).map(
        reversed: { .reversedMakeUpSpan(position: position, $0) },
        overlapping: { .overlappingMakeUpSpans(position: position, $0, $1) })
    }
    return faults
  }
}

extension [OfficeSpan] {
  /// By opening time, as an office lives its day.
  var inOrder: [OfficeSpan] { sorted { ($0.opens, $0.closes) < ($1.opens, $1.closes) } }
}

/// What is wrong with a list of spans, in any order.
private struct SpanFaults {
  private var reversed: [OfficeSpan] = []
  private var overlapping: [(OfficeSpan, OfficeSpan)] = []

  init(_ spans: [OfficeSpan]) {
    reversed = spans.filter { $0.closes <= $0.opens }
    let sound = spans.filter { $0.opens < $0.closes }.inOrder
    overlapping = zip(sound, sound.dropFirst()).filter { $1.opens < $0.closes }
  }

  func map(
    reversed name: (OfficeSpan) -> CalendarFault,
    overlapping pair: (OfficeSpan, OfficeSpan) -> CalendarFault
  ) -> [CalendarFault] {
    reversed.map(name) + overlapping.map { pair($0.0, $0.1) }
  }
}

/// Finds a holiday that holds a date, among thousands.
private struct HolidaySearch {
  private let pieces: [HolidayPiece]

  init(_ holidays: [Holiday]) { pieces = HolidayPiece.disjoint(holidays) }

  func position(containing date: CivilDate) -> Int? {
    let index = pieces.partitionIndex { $0.first.dayNumber > date.dayNumber } - 1
    guard index >= 0, date <= pieces[index].last else { return nil }
    return pieces[index].position
  }
}

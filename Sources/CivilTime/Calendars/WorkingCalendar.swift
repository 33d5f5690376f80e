/// The calendar an office works by: its hours in an ordinary week, its days off and the days worked
/// in their place. A value that holds everything a due date depends on besides the limit.
///
/// Calendars are data, decided year by year, often after cases with later due dates exist. That is
/// why a due date is recomputed rather than stored, and says whether it is provisional.
public struct WorkingCalendar: Sendable {
  public let name: String
  public let title: String
  public let timeZone: String
  /// Seconds to add to UTC to get the moments of this calendar.
  public let utcOffsetSeconds: Int
  /// The hours of each weekday, in order.
  public let officeHours: OfficeWeek
  public let holidays: [Holiday]
  public let makeUpDays: [MakeUpDay]
  public let dayCounting: DayCounting
  public let publishedUntil: CivilDate?

  /// Cumulative counts derived from the above.
  let index: WorkingIndex

  /// Checks a draft and builds its calendar. Throws every fault of the draft at once.
  public init(_ draft: CalendarDraft) throws(CalendarFaults) {
    let faults = draft.faults
    guard let offset = CivilZone.utcOffsetSeconds(of: draft.timeZone), faults.isEmpty else {
      throw CalendarFaults(faults)
    }
    name = draft.name
    title = draft.title
    timeZone = draft.timeZone
    utcOffsetSeconds = offset
    var week = OfficeWeek()
    for weekday in Weekday.allCases { week[weekday] = draft.officeHours[weekday].inOrder }
    officeHours = week
    holidays = draft.holidays
    makeUpDays = draft.makeUpDays
    dayCounting = draft.dayCounting
    publishedUntil = draft.publishedUntil
    index = WorkingIndex(week: week, draft: draft)
  }

  /// The draft this calendar was built from, to be amended and checked again.
  public var draft: CalendarDraft {
    CalendarDraft(
      name: name, title: title, timeZone: timeZone, officeHours: officeHours, holidays: holidays,
      makeUpDays: makeUpDays, dayCounting: dayCounting, publishedUntil: publishedUntil)
  }
}

extension WorkingCalendar: Hashable {
  public static func == (left: WorkingCalendar, right: WorkingCalendar) -> Bool {
    left.draft == right.draft
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(draft) }
}

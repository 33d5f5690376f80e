/// What keeps a draft from being a working calendar. Positions count from 0 in the list of the draft.
public enum CalendarFault: Sendable, Hashable {
  /// No weekday has office hours.
  case noWorkingHours
  /// Not on the list of `CivilZone`.
  case unknownTimeZone(String)
  /// Closes when it opens, or before.
  case reversedSpan(Weekday, OfficeSpan)
  /// Two spans of a weekday share time. Spans that only touch are fine.
  case overlappingSpans(Weekday, OfficeSpan, OfficeSpan)
  /// Ends before it begins.
  case reversedHoliday(position: Int)
  /// The second make-up day for one date.
  case repeatedMakeUpDay(position: Int)
  /// The office can't be both off and working on that date.
  case makeUpDayInsideHoliday(position: Int, holiday: Int)
  /// It takes the hours of a day off, or its list of spans is empty.
  case makeUpDayWithoutHours(position: Int)
  /// One of its own spans closes when it opens, or before.
  case reversedMakeUpSpan(position: Int, OfficeSpan)
  /// Two of its own spans share time.
  case overlappingMakeUpSpans(position: Int, OfficeSpan, OfficeSpan)
}

/// All that is wrong with a draft, in the order of the draft. Never empty.
public struct CalendarFaults: Error, Sendable, Hashable {
  public let all: [CalendarFault]

  init(_ faults: [CalendarFault]) { all = faults }
}

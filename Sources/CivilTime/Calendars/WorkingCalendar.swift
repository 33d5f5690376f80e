/// The calendar an office works by: its hours in an ordinary week, its days off and the days worked
/// in their place. A value that holds everything a due date depends on besides the limit.
///
/// Calendars are data, decided year by year, often after cases with later due dates exist. That is
/// why a due date is recomputed rather than stored, and says whether it is provisional.
///
/// One reference wide, because every evaluation of a limit takes one along.
public struct WorkingCalendar: Sendable {
  private let parts: Parts

  private final class Parts: Sendable {
    /// Checked, and its hours in order.
    let draft: CalendarDraft
    let utcOffsetSeconds: Int
    /// Cumulative counts derived from the draft.
    let index: WorkingIndex

    init(_ draft: CalendarDraft, utcOffsetSeconds: Int) {
      self.draft = draft
      self.utcOffsetSeconds = utcOffsetSeconds
      index = WorkingIndex(week: draft.officeHours, draft: draft)
    }
  }

  /// Checks a draft and builds its calendar. Throws every fault of the draft at once.
  public init(_ draft: CalendarDraft) throws(CalendarFaults) {
    let faults = draft.faults
    guard let offset = CivilZone.utcOffsetSeconds(of: draft.timeZone), faults.isEmpty else {
      throw CalendarFaults(faults)
    }
    var ordered = draft
    for weekday in Weekday.allCases {
      ordered.officeHours[weekday] = draft.officeHours[weekday].inOrder
    }
    parts = Parts(ordered, utcOffsetSeconds: offset)
  }

  /// The draft this calendar was built from, to be amended and checked again.
  public var draft: CalendarDraft { parts.draft }
}

extension WorkingCalendar {
  public var name: String { parts.draft.name }
  public var title: String { parts.draft.title }
  public var timeZone: String { parts.draft.timeZone }
  /// Seconds to add to UTC to get the moments of this calendar.
  public var utcOffsetSeconds: Int { parts.utcOffsetSeconds }
  /// The hours of each weekday, in order.
  public var officeHours: OfficeWeek { parts.draft.officeHours }
  public var holidays: [Holiday] { parts.draft.holidays }
  public var makeUpDays: [MakeUpDay] { parts.draft.makeUpDays }
  public var dayCounting: DayCounting { parts.draft.dayCounting }
  public var publishedUntil: CivilDate? { parts.draft.publishedUntil }

  var index: WorkingIndex { parts.index }
}

extension WorkingCalendar: Hashable {
  public static func == (left: WorkingCalendar, right: WorkingCalendar) -> Bool {
    left.draft == right.draft
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(draft) }
}

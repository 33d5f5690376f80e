/// A calendar as somebody wrote it down, before it is checked.
public struct CalendarDraft: Sendable, Hashable {
  /// The name it is referred to by.
  public var name: String
  /// The name people read.
  public var title: String
  /// One of `CivilZone.names`.
  public var timeZone: String
  public var officeHours: OfficeWeek
  public var holidays: [Holiday]
  public var makeUpDays: [MakeUpDay]
  public var dayCounting: DayCounting
  /// The last date for which the days off have been decided; nil when no later decision is awaited.
  public var publishedUntil: CivilDate?

  public init(
    name: String, title: String = "", timeZone: String = CivilZone.vietnam,
    officeHours: OfficeWeek, holidays: [Holiday] = [], makeUpDays: [MakeUpDay] = [],
    dayCounting: DayCounting = .legalDays, publishedUntil: CivilDate? = nil
  ) {
    self.name = name
    self.title = title
    self.timeZone = timeZone
    self.officeHours = officeHours
    self.holidays = holidays
    self.makeUpDays = makeUpDays
    self.dayCounting = dayCounting
    self.publishedUntil = publishedUntil
  }
}

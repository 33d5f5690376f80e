/// A day off that is worked in exchange for another day (*làm bù, hoán đổi*).
public struct MakeUpDay: Sendable, Hashable {
  public enum Hours: Sendable, Hashable {
    /// The hours of the first working weekday from Monday on: Monday's, in an ordinary week.
    case ordinary
    /// The hours of that weekday.
    case weekday(Weekday)
    /// Hours of its own.
    case spans([OfficeSpan])
  }

  public let date: CivilDate
  public let title: String
  public let hours: Hours

  public init(date: CivilDate, title: String, hoursOf hours: Hours = .ordinary) {
    self.date = date
    self.title = title
    self.hours = hours
  }
}

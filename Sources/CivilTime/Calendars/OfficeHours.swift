/// Hours in which an office is open without a break.
public struct OfficeSpan: Sendable, Hashable {
  public let opens: TimeOfDay
  public let closes: TimeOfDay

  public init(opens: TimeOfDay, closes: TimeOfDay) {
    self.opens = opens
    self.closes = closes
  }
}

/// The office hours of an ordinary week.
public struct OfficeWeek: Sendable, Hashable {
  private var days: [[OfficeSpan]] = Array(repeating: [], count: 7)

  /// A week with no hours at all.
  public init() {}

  /// The same hours on each of those weekdays.
  public init(_ hours: [OfficeSpan], on weekdays: [Weekday]) {
    for weekday in weekdays { self[weekday] = hours }
  }

  /// The hours of that weekday; empty on a day off.
  public subscript(weekday: Weekday) -> [OfficeSpan] {
    get { days[weekday.rawValue - 1] }
    set { days[weekday.rawValue - 1] = newValue }
  }
}

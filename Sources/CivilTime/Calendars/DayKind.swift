/// What a date is in a calendar.
public enum DayKind: Sendable, Hashable {
  /// An ordinary working day and its office hours.
  case working([OfficeSpan])
  /// A day of the week without office hours.
  case weekend
  case holiday(title: String)
  case makeUp(title: String)

  public var isWorking: Bool {
    switch self {
    case .working, .makeUp: true
    case .weekend, .holiday: false
    }
  }
}

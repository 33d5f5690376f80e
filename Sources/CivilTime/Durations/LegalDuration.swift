/// A duration as a law or a decision states it: of working time or of calendar time, never a sum of
/// both. The two do not compare or convert without a calendar and a start.
public enum LegalDuration: Sendable, Hashable {
  case working(WorkingDuration)
  case calendar(CalendarDuration)

  /// Working time, `try LegalDuration.working(15, .day)`.
  public static func working(
    _ amount: Int, _ unit: WorkingDuration.Unit
  ) throws(DurationFault) -> LegalDuration {
    .working(try WorkingDuration(amount, unit))
  }

  /// Calendar time, `try LegalDuration.calendar(3, .month)`.
  public static func calendar(
    _ amount: Int, _ unit: CalendarDuration.Unit
  ) throws(DurationFault) -> LegalDuration {
    .calendar(try CalendarDuration(amount, unit))
  }

  public var thousandths: Int64 {
    switch self {
    case .working(let duration): duration.thousandths
    case .calendar(let duration): duration.thousandths
    }
  }

  public var isZero: Bool { thousandths == 0 }
}

/// Calendar time: *20 ngày*, *3 tháng*, *48 giờ*. Counted by Bộ luật Dân sự 2015, Điều 145–148.
public struct CalendarDuration: Sendable, Hashable {
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case minute, hour, day, week, month, year

    /// The whole units of a hundred years.
    var most: Int64 {
      switch self {
      case .minute: 52_596_000
      case .hour: 876_600
      case .day: 36_525
      case .week: 5217
      case .month: 1200
      case .year: 100
      }
    }

    /// Minutes and hours run from the moment and may be fractions; the rest are whole days.
    var runsFromTheMoment: Bool {
      switch self {
      case .minute, .hour: true
      case .day, .week, .month, .year: false
      }
    }
  }

  public let unit: Unit
  /// The amount in thousandths of the unit: 1,5 hours is 1500.
  public let thousandths: Int64

  public init(thousandths: Int64, _ unit: Unit) throws(DurationFault) {
    try DurationFault.check(thousandths, atMost: unit.most)
    guard unit.runsFromTheMoment || thousandths % 1000 == 0 else {
      throw .fractionOfWholeUnit(unit)
    }
    self.unit = unit
    self.thousandths = thousandths
  }

  public init(_ amount: Int, _ unit: Unit) throws(DurationFault) {
    try self.init(thousandths: DurationFault.thousandths(of: amount), unit)
  }

  /// The amount in whole units; fractions of an hour or minute are dropped.
  public var whole: Int { Int(thousandths / 1000) }
}

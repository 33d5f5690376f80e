/// Working time: *15 ngày làm việc*, *8 giờ làm việc*. Not convertible to calendar time without a
/// calendar and a moment to count from.
public struct WorkingDuration: Sendable, Hashable {
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case minute, hour, day

    /// The units of a hundred years of 261 days of eight hours.
    var most: Int64 {
      switch self {
      case .minute: 12_528_000
      case .hour: 208_800
      case .day: 26_100
      }
    }
  }

  public let unit: Unit
  /// The amount in thousandths of the unit: 2,5 days is 2500.
  public let thousandths: Int64

  public init(thousandths: Int64, _ unit: Unit) throws(DurationFault) {
    try DurationFault.check(thousandths, atMost: unit.most)
    self.unit = unit
    self.thousandths = thousandths
  }

  public init(_ amount: Int, _ unit: Unit) throws(DurationFault) {
    try self.init(thousandths: DurationFault.thousandths(of: amount), unit)
  }

  /// Seconds when a day is eight working hours, rounded up to a whole second.
  var exactSeconds: Int64 {
    switch unit {
    case .minute: (thousandths * 60 + 999) / 1000
    case .hour: (thousandths * 3600 + 999) / 1000
    case .day: (thousandths * 28_800 + 999) / 1000
    }
  }
}

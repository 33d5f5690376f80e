/// Why an amount and a unit do not make a duration.
public enum DurationFault: Error, Sendable, Hashable {
  /// Less than nothing. Zero is a duration.
  case negative
  /// More than a hundred years, which no limit is.
  case overHundredYears
  /// Calendar days, weeks, months and years come whole.
  case fractionOfWholeUnit(CalendarDuration.Unit)
}

extension DurationFault {
  /// Holds an amount to 0...most whole units.
  static func check(_ thousandths: Int64, atMost most: Int64) throws(DurationFault) {
    if thousandths < 0 { throw .negative }
    if thousandths > most * 1000 { throw .overHundredYears }
  }

  /// Whole units in thousandths, or the largest value there is, which no duration may have.
  static func thousandths(of amount: Int) -> Int64 {
    let (product, overflow) = Int64(amount).multipliedReportingOverflow(by: 1000)
    if overflow { return amount < 0 ? Int64.min : Int64.max }
    return product
  }
}

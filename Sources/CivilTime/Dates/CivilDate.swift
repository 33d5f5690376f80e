/// A date of the Gregorian calendar (*dương lịch*, Bộ luật Dân sự 2015, Điều 145) between 01/01/1900
/// and 31/12/2200.
public struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 01/01/1970; negative before.
  public let dayNumber: Int32

  /// The earliest date there is: Monday 01/01/1900.
  public static let earliest = CivilDate(unchecked: -25567)
  /// The latest date there is: 31/12/2200.
  public static let latest = CivilDate(unchecked: 84370)

  private init(unchecked dayNumber: Int32) { self.dayNumber = dayNumber }

  /// The date that many days after 01/01/1970, or the nearest end of the range.
  public init(saturating dayNumber: Int) {
    let bounded = min(max(dayNumber, Int(Self.earliest.dayNumber)), Int(Self.latest.dayNumber))
    self.init(unchecked: Int32(bounded))
  }

  /// The date that many days after 01/01/1970; nil outside the range.
  public init?(dayNumber: Int) {
    self.init(saturating: dayNumber)
    guard Int(self.dayNumber) == dayNumber else { return nil }
  }

  /// Nil when there is no such date, or its year is outside 1900...2200.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2200).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.init(unchecked: Int32(Self.dayNumber(year: year, month: month, day: day)))
  }

  /// Reads exactly the form `2026-01-27`.
  public init?(iso text: some StringProtocol) {
    var digits = DigitReader(text)
    guard let year = digits.number(of: 4), digits.take("-"), let month = digits.number(of: 2),
      digits.take("-"), let day = digits.number(of: 2), digits.isAtEnd
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public var year: Int { components.year }
  public var month: Int { components.month }
  public var day: Int { components.day }

  public var weekday: Weekday {
    Weekday(daysAfterMonday: Int(dayNumber) - Int(Self.earliest.dayNumber))
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// The date so many days later (earlier when negative), or the nearest end of the range.
  public func adding(days: Int) -> CivilDate {
    let (sum, overflow) = Int(dayNumber).addingReportingOverflow(days)
    if overflow { return days > 0 ? .latest : .earliest }
    return CivilDate(saturating: sum)
  }

  /// The corresponding day so many months later, or the last day of that month when it has no such
  /// day (Bộ luật Dân sự 2015, Điều 148 khoản 3). Stays within the range.
  public func adding(months: Int) -> CivilDate {
    // 301 years hold 3612 months: anything further is past the end already.
    let step = min(max(months, -4000), 4000)
    let (year, month, day) = components
    let index = year * 12 + (month - 1) + step
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    if newYear > 2200 { return .latest }
    if newYear < 1900 { return .earliest }
    let lastDay = Self.length(ofMonth: newMonth, year: newYear)
    return CivilDate(
      unchecked: Int32(Self.dayNumber(year: newYear, month: newMonth, day: min(day, lastDay))))
  }

  /// Days from this date to `other`; negative when it is earlier.
  public func days(to other: CivilDate) -> Int { Int(other.dayNumber) - Int(dayNumber) }

  /// The form of data: `2026-01-27`.
  public var iso: String {
    let (year, month, day) = components
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  // Day numbers of the Gregorian calendar by counting years from March, so that the leap day ends a
  // year; the range keeps every intermediate positive.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private var components: (year: Int, month: Int, day: Int) {
    let days = Int(dayNumber) + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    case _: 31
    }
  }
}

extension CivilDate: CustomStringConvertible {
  /// As officials write it: `27/01/2026`.
  public var description: String {
    let (year, month, day) = components
    return "\(padded(day))/\(padded(month))/\(year)"
  }
}

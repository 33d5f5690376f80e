/// A second of local civil time, between 01/01/1900 00:00 and 31/12/2200 23:59:59.
///
/// A moment knows no time zone: it is read in the zone of the calendar that counts with it. Zones
/// that change their clocks are not supported, so the difference of two moments is elapsed time.
public struct Moment: Sendable, Hashable, Comparable {
  /// Seconds of local time since 01/01/1970 00:00; negative before.
  public let seconds: Int64

  public static let earliest = Moment(CivilDate.earliest, TimeOfDay.midnight)
  public static let latest = Moment(CivilDate.latest, TimeOfDay.endOfDay)

  private static let range: ClosedRange<Int64> =
    Int64(CivilDate.earliest.dayNumber) * 86_400...Int64(CivilDate.latest.dayNumber) * 86_400
    + 86_399

  /// The moment so many seconds after 01/01/1970 00:00, or the nearest end of the range.
  public init(seconds: Int64) {
    self.seconds = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
  }

  /// 24:00 gives the first moment of the next date.
  public init(_ date: CivilDate, _ time: TimeOfDay) {
    self.init(seconds: Int64(date.dayNumber) * 86_400 + Int64(time.seconds))
  }

  /// A second of a date; seconds past its end run on into the next date.
  init(_ date: CivilDate, second: Int) {
    self.init(seconds: Int64(date.dayNumber) * 86_400 + Int64(second))
  }

  /// Reads exactly the forms `2026-01-26T16:30` and `2026-01-26T16:30:05`.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CivilDate(iso: parts[0]) else { return nil }
    var digits = DigitReader(parts[1])
    guard let hour = digits.number(of: 2), digits.take(":"), let minute = digits.number(of: 2),
      hour < 24, minute < 60
    else { return nil }
    var second = 0
    if !digits.isAtEnd {
      guard digits.take(":"), let given = digits.number(of: 2), given < 60, digits.isAtEnd
      else { return nil }
      second = given
    }
    self.init(date, second: (hour * 60 + minute) * 60 + second)
  }

  public var date: CivilDate {
    CivilDate(saturating: Int((seconds - Int64(secondOfDay)) / 86_400))
  }

  /// The time of day, without its seconds.
  public var time: TimeOfDay { TimeOfDay(containingSecond: secondOfDay) }

  /// Seconds since 0:00 of its date, within 0...86399.
  public var secondOfDay: Int {
    let remainder = Int(seconds % 86_400)
    return remainder < 0 ? remainder + 86_400 : remainder
  }

  public static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

  /// The moment so many seconds later (earlier when negative), or the nearest end of the range.
  public func adding(seconds change: Int64) -> Moment {
    let (sum, overflow) = seconds.addingReportingOverflow(change)
    if overflow { return change > 0 ? .latest : .earliest }
    return Moment(seconds: sum)
  }

  /// The same time of day so many days later (earlier when negative), within the range.
  public func adding(days: Int) -> Moment { Moment(date.adding(days: days), second: secondOfDay) }

  /// Seconds from this moment to `other`; negative when it is earlier.
  public func seconds(to other: Moment) -> Int64 { other.seconds - seconds }

  /// The form of data: `2026-01-26T16:30`, with `:05` when the second is not zero.
  public var iso: String { "\(date.iso)T\(clockText)" }

  private var clockText: String {
    let second = secondOfDay % 60
    return second == 0 ? time.description : "\(time):\(padded(second))"
  }
}

extension Moment: CustomStringConvertible {
  /// As officials write it: `26/01/2026 16:30`, with `:05` when the second is not zero.
  public var description: String { "\(date) \(clockText)" }
}

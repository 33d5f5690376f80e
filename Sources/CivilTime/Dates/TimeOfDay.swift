/// A time of day in whole minutes, from 0:00 to 24:00. 24:00 is the end of the day, not the start of
/// the next one.
public struct TimeOfDay: Sendable, Hashable, Comparable {
  /// Minutes since 0:00, within 0...1440.
  public let minutes: Int

  public static let midnight = TimeOfDay(unchecked: 0)
  public static let endOfDay = TimeOfDay(unchecked: 1440)

  private init(unchecked minutes: Int) { self.minutes = minutes }

  /// Nil outside 0...1440.
  public init?(minutes: Int) {
    guard (0...1440).contains(minutes) else { return nil }
    self.minutes = minutes
  }

  /// Nil unless it is a time from 0:00 to 24:00.
  public init?(hour: Int, minute: Int) {
    guard (0...24).contains(hour), (0...59).contains(minute) else { return nil }
    self.init(minutes: hour * 60 + minute)
  }

  public var hour: Int { minutes / 60 }
  public var minute: Int { minutes % 60 }

  /// Seconds since 0:00, within 0...86400.
  var seconds: Int { minutes * 60 }

  /// The minute that holds this second of a day; seconds outside a day give its nearest end.
  init(containingSecond second: Int) {
    minutes = min(max(second / 60, 0), 1440)
  }

  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

extension TimeOfDay: CustomStringConvertible {
  /// Twenty-four hour clock, two digits each: `07:00`, `16:30`.
  public var description: String { "\(padded(hour)):\(padded(minute))" }
}

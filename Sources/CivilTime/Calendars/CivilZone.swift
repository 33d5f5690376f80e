/// The time zones a calendar may name: those that never change their clocks.
public enum CivilZone {
  /// The zone of every Vietnamese office.
  public static let vietnam = "Asia/Ho_Chi_Minh"

  /// Names that a calendar may use.
  public static let names = [
    "Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Bangkok", "Asia/Phnom_Penh", "Asia/Vientiane",
    "Asia/Singapore", "Asia/Tokyo", "UTC",
  ]

  /// Seconds to add to UTC, or nil for a zone that is not on the list.
  public static func utcOffsetSeconds(of name: String) -> Int? {
    switch name {
    case "Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Bangkok", "Asia/Phnom_Penh", "Asia/Vientiane":
      7 * 3600
    case "Asia/Singapore": 8 * 3600
    case "Asia/Tokyo": 9 * 3600
    case "UTC": 0
    case _: nil
    }
  }
}

/// What is left of a limit, each kind of time by itself: they don't add up. A limit of one kind
/// leaves one amount that is not zero. Negative amounts say by how much it is late.
public struct Remainder: Sendable, Hashable {
  public var workingSeconds: Int64
  /// Days of limits counted in calendar days, weeks, months or years.
  public var calendarDays: Int
  /// Seconds of limits counted in elapsed hours or minutes.
  public var wallClockSeconds: Int64

  public init(workingSeconds: Int64 = 0, calendarDays: Int = 0, wallClockSeconds: Int64 = 0) {
    self.workingSeconds = workingSeconds
    self.calendarDays = calendarDays
    self.wallClockSeconds = wallClockSeconds
  }

  static func + (left: Remainder, right: Remainder) -> Remainder {
    Remainder(
      workingSeconds: left.workingSeconds + right.workingSeconds,
      calendarDays: left.calendarDays + right.calendarDays,
      wallClockSeconds: left.wallClockSeconds + right.wallClockSeconds)
  }
}

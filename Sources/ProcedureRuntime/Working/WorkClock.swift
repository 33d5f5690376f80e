import CivilTime

/// The time that work goes by. This floor has no clock of its own.
public struct WorkClock: Sendable {
  public var now: @Sendable () -> Moment
  /// Waits so many seconds; ends early when its task is cancelled.
  public var wait: @Sendable (Int64) async -> Void

  public init(
    now: @escaping @Sendable () -> Moment, wait: @escaping @Sendable (Int64) async -> Void
  ) {
    self.now = now
    self.wait = wait
  }
}

import CivilTime
import ProcedureRuntime

extension WorkClock {
  /// A clock that no time limit runs out by: every wait lasts until its task is cancelled. A clock whose
  /// waits end at once would let the limit of an action win against the action now and then.
  static func standing(_ now: @escaping @Sendable () -> Moment) -> WorkClock {
    WorkClock(now: now) { _ in
      let (silence, end) = AsyncStream.makeStream(of: Never.self)
      for await _ in silence {}
      end.finish()
    }
  }
}

import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// A case after one of its timers has fired while nobody did anything.
struct AfterTimer {
  let state: CaseState
  let now: Moment
  /// What has happened since the first timer.
  let events: [TimedEvent]
  /// The first of what the latest timer did.
  let latest: Int
}

extension Program {
  /// Timers that are waited for one after the other: enough for reminders and what comes after them.
  private static let mostTimers = 24

  /// Lets time pass in a case, from timer to timer, for as long as the visitor asks for more. Throws
  /// where a timer can't do what it has to: nothing can be done in the case any more.
  func letTimePass(
    in state: CaseState, _ goesOn: (AfterTimer) -> Bool
  ) throws(Rejection) {
    var (state, events) = (state, [TimedEvent]())
    for _ in 0..<Self.mostTimers {
      guard let ready = nextTimer(in: state, of: self) else { return }
      let (now, latest) = (max(ready, state.lastMoment ?? ready), events.count)
      try perform(.advance, on: &state, at: now, of: self, events: &events)
      let after = AfterTimer(state: state, now: now, events: events, latest: latest)
      guard goesOn(after), state.isOpen else { return }
    }
  }
}

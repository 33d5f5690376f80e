import CivilTime
import ProcedureGraph

/// Chooses the events that a command causes, or says why it is refused. Reads no clock and no store.
///
/// First every timer that is due by `now` fires, each at its own moment, in order; then the command
/// is judged in the state they led to. A refusal takes the timers back as well: `.advance` fires them
/// alone. A `now` before the latest event counts as the moment of that event.
public func decide(
  _ command: Command, in state: CaseState, at now: Moment, of program: Program
) throws(Rejection) -> [TimedEvent] {
  var scratch = state
  var events: [TimedEvent] = []
  try perform(command, on: &scratch, at: now, of: program, events: &events)
  return events
}

/// Decides and applies in one pass, without copying the state: afterwards `state` is what `apply`
/// would have made of it, and the events are at the end of `events`. On a refusal both are as before.
public func perform(
  _ command: Command, on state: inout CaseState, at now: Moment, of program: Program,
  events: inout [TimedEvent]
) throws(Rejection) {
  var run = Run(program.tables, in: state, events: events)
  // From here on the run alone holds the list, and appends to it in place.
  events = []
  do throws(Rejection) {
    try run.carryOut(command, at: max(now, state.lastMoment ?? now), on: &state)
  } catch {
    run.undo(&state)
    swap(&events, &run.events)
    throw error
  }
  swap(&events, &run.events)
}

extension Run {
  fileprivate mutating func carryOut(
    _ command: Command, at now: Moment, on state: inout CaseState
  ) throws(Rejection) {
    if case .file(let filing) = command {
      guard !state.isFiled else { throw .alreadyFiled }
      try file(filing, at: now, state: &state)
      return
    }
    if state.isOpen { try fireTimers(until: now, &state) }
    if case .advance = command { return }
    if let end = state.end { throw .closed(end) }
    guard state.isFiled else { throw .notFiled }
    switch command {
    case .file, .advance: break
    case .act(let choice): try act(choice, at: now, &state)
    case .pay(let payment): try pay(payment, at: now, &state)
    case .deliver(let delivery): try deliver(delivery, at: now, &state)
    case .actionSucceeded(let request, let value):
      try answer(request, value, at: now, &state)
    case .actionFailed(let request, let reason):
      try fail(request, .reported(reason), at: now, &state)
    }
  }
}

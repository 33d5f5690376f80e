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
  @inline(__always)
  fileprivate mutating func carryOut(
    _ command: Command, at now: Moment, on state: inout CaseState
  ) throws(Rejection) {
    switch command {
    case .file(let filing):
      guard !state.isFiled else { throw .alreadyFiled }
      try file(filing, at: now, state: &state)
    case .open(let opening):
      guard !state.isFiled else { throw .alreadyFiled }
      try open(opening, at: now, &state)
    case .act(let choice):
      try catchUp(to: now, &state)
      try act(choice, at: now, &state)
    case .closeVote(let closing):
      try catchUp(to: now, &state)
      try closeVote(closing, at: now, &state)
    case .claim(let claim):
      try catchUp(to: now, &state)
      try self.claim(claim, at: now, &state)
    case .assign(let assignment):
      try catchUp(to: now, &state)
      try assign(assignment, at: now, &state)
    case .giveBack(let giving):
      try catchUp(to: now, &state)
      try giveBack(giving, at: now, &state)
    case .attach(let attachment):
      try catchUp(to: now, &state)
      try attach(attachment, at: now, &state)
    case .pay(let payment):
      try catchUp(to: now, &state)
      try pay(payment, at: now, &state)
    case .deliver(let delivery):
      try catchUp(to: now, &state)
      try deliver(delivery, at: now, &state)
    case .actionSucceeded(let request, let value):
      try catchUp(to: now, &state)
      try answer(request, value, at: now, &state)
    case .actionFailed(let request, let reason):
      try catchUp(to: now, &state)
      try fail(request, .reported(reason), at: now, &state)
    case .callEnded(let request, let end, let values):
      try catchUp(to: now, &state)
      try endCall(request, end, values, at: now, &state)
    case .callRefused(let request, let reason):
      try catchUp(to: now, &state)
      try refuseCall(request, reason, at: now, &state)
    case .advance:
      if state.isOpen { try fireTimers(until: now, &state) }
    }
  }

  /// Lets time pass, and holds that there is an open case to do something in.
  @inline(__always)
  private mutating func catchUp(
    to now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    guard state.isFiled else { throw .notFiled }
    if state.end == nil { try fireTimers(until: now, &state) }
    if let end = state.end { throw .closed(end) }
  }
}

import CivilTime
import ProcedureGraph

/// One command being carried out: events are made and applied one by one, so that each is decided in
/// the state the earlier ones led to.
struct Run {
  /// More moves than any procedure needs for one command.
  static let mostMoves = 10_000

  let tables: Tables
  var events: [TimedEvent]
  var moves = 0
  /// What is still to be done in branches of parallel work, the next last.
  var errands: [Errand] = []
  private var mark: Mark

  init(_ tables: Tables, in state: CaseState, events: [TimedEvent] = []) {
    self.tables = tables
    self.events = events
    mark = Mark(
      head: state.head, performances: state.performances.count, isNew: !state.isFiled,
      events: events.count)
  }

  @inline(__always)
  mutating func emit(_ event: Event, at moment: Moment, in state: inout CaseState) {
    mark.keep(event, of: state)
    state.apply(event, at: moment, tables)
    events.append(TimedEvent(event, at: moment))
  }

  /// Puts the state back to what it was before the command, and takes back its events.
  mutating func undo(_ state: inout CaseState) {
    if mark.isNew {
      state = .new
    } else {
      for event in events[mark.events...] {
        if case .stepEntered(let step, _) = event.event, tables.holds(step) {
          state.visits[step.index] -= 1
        }
      }
      for (field, value) in mark.overwritten.reversed() { state.values[field] = value }
      state.performances.removeSubrange(mark.performances...)
      if let records = mark.records { state.records = records }
      if let sides = mark.sides { state.sides = sides }
      state.head = mark.head
    }
    events.removeSubrange(mark.events...)
  }
}

/// What it takes to undo a command. Copies little: no array that the ordinary step changes.
private struct Mark {
  let head: CaseState.Head
  let performances: Int
  let isNew: Bool
  let events: Int
  var overwritten: [(field: Int, value: Value?)] = []
  var records: Boxed<CaseState.Records>?
  var sides: Boxed<Sides>?

  /// Keeps what an event is about to change.
  @inline(__always)
  mutating func keep(_ event: Event, of state: CaseState) {
    switch event {
    case .fieldRecorded(let field, _):
      keep(field, of: state)
    case .actionSucceeded(let number, _):
      keepRecords(of: state)
      let request = state.pendingRequests.first { $0.number == number }
      if let field = request?.into { keep(field, of: state) }
    case .papersRecorded, .assigned, .paid, .voteCast, .refundRequested, .clockStarted,
      .clockPaused,
      .clockResumed, .clockRestarted, .clockLeft, .clockExtended, .overallReminderDue,
      .overallOverdue, .actionRequested, .actionFailed, .callRequested, .callEnded, .callRefused,
      .resultIssued, .resultsReturned:
      keepRecords(of: state)
    case .stepEntered:
      // Entering takes up an assignment.
      if state.head.hasAssignments { keepRecords(of: state) }
      if state.head.branch != 0 { keepSides(of: state) }
    case .endReached:
      if state.records.cell[0].overall != nil { keepRecords(of: state) }
      if state.head.hasSides { keepSides(of: state) }
    case .stageEntered, .stageLeft, .stagePaused, .stageResumed, .stageReminderDue, .stageOverdue,
      .blockEntered, .branchTurnedTo, .branchDone, .branchStopped, .blockDone, .blockStopped:
      keepSides(of: state)
    case .filed, .outcomeChosen, .anytimeChosen, .letterSigned, .eventReceived, .partyPresent,
      .voteClosed, .voteDecided, .stepLeft,
      .visitLimitReached, .reminderDue, .overdue, .outcomeDeemed, .waitElapsed, .noticeRequested,
      .reminderRequested, .letterIssued, .published, .postingRequested:
      break
    }
  }

  private mutating func keep(_ field: ID<Field>, of state: CaseState) {
    guard !isNew, state.values.indices.contains(field.index) else { return }
    overwritten.append((field.index, state.values[field.index]))
  }

  private mutating func keepSides(of state: CaseState) {
    if sides == nil, !isNew { sides = state.sides }
  }

  private mutating func keepRecords(of state: CaseState) {
    if records == nil, !isNew { records = state.records }
  }
}

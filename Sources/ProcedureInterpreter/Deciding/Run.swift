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
    mark.keep(event, at: events.count, of: &state)
    state.apply(event, at: moment, tables)
    events.append(TimedEvent(event, at: moment))
  }

  /// Puts the state back to what it was before the command, and takes back its events.
  mutating func undo(_ state: inout CaseState) {
    if mark.isNew {
      state = .new
    } else {
      for index in events.indices[mark.events...].reversed() {
        let event = events[index].event
        if case .stepEntered(let step, _) = event, tables.holds(step) {
          state.visits[step.index] -= 1
        }
        if let last = mark.overwritten.last, last.event == index {
          state.values[last.field] = last.value
          mark.overwritten.removeLast()
        } else if case .fieldRecorded(let field, _) = event,
          state.values.indices.contains(field.index)
        {
          state.values[field.index] = nil
        }
      }
      state.performances.removeSubrange(mark.performances...)
      mark.putBack(&state.records)
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
  /// What each event replaced, by its index. An event that is not among them filled an empty field.
  var overwritten: [(event: Int, field: Int, value: Value?)] = []
  var records: Boxed<CaseState.Records>?
  /// What ordinary steps change of the records, kept by itself as long as the whole is not: a record
  /// that is kept whole has to be copied whole when it is changed.
  var payments: Int?
  var assignments: [Assignment]?
  var overall: Boxed<OverallClock?>?
  var sides: Boxed<Sides>?

  /// Keeps what an event is about to change. Takes the state in place, which saves copying it.
  @inline(__always)
  mutating func keep(_ event: Event, at index: Int, of state: inout CaseState) {
    switch event {
    case .fieldRecorded(let field, _):
      keep(field, at: index, onlyIfKnown: true, of: &state)
    case .actionSucceeded(let number, _):
      keepRecords(of: &state)
      let request = state.pendingRequests.first { $0.number == number }
      if let field = request?.into { keep(field, at: index, onlyIfKnown: false, of: &state) }
    case .papersRecorded, .paperFilesRecorded, .actedFor, .voteCast, .resultIssued,
      .resultsReturned, .refundRequested,
      .actionRequested, .actionFailed, .callRequested,
      .callEnded, .callRefused:
      keepRecords(of: &state)
    case .paid:
      if payments == nil, records == nil { payments = state.records.cell[0].payments.count }
    case .assigned:
      keepAssignments(of: &state)
    case .clockStarted, .clockPaused, .clockResumed, .clockRestarted, .clockLeft, .clockExtended,
      .overallReminderDue, .overallOverdue:
      keepOverall(of: &state)
    case .stepEntered:
      // Entering takes up an assignment.
      if state.head.hasAssignments { keepAssignments(of: &state) }
      if state.head.branch != 0 { keepSides(of: &state) }
    case .endReached:
      if state.head.clock != .notStarted { keepOverall(of: &state) }
      if state.head.hasSides { keepSides(of: &state) }
    case .stageEntered, .stageLeft, .stagePaused, .stageResumed, .stageReminderDue, .stageOverdue,
      .blockEntered, .branchTurnedTo, .branchDone, .branchStopped, .blockDone, .blockStopped:
      keepSides(of: &state)
    case .filed, .outcomeChosen, .anytimeChosen, .letterSigned, .eventReceived, .partyPresent,
      .voteClosed, .voteDecided, .stepLeft, .taskClaimed, .taskAssigned, .taskReturned,
      .visitLimitReached, .reminderDue, .overdue, .outcomeDeemed, .waitElapsed, .noticeRequested,
      .reminderRequested, .letterIssued, .published, .postingRequested, .moved:
      break
    }
  }

  private mutating func keep(
    _ field: ID<Field>, at index: Int, onlyIfKnown: Bool, of state: inout CaseState
  ) {
    guard !isNew, state.values.indices.contains(field.index) else { return }
    if onlyIfKnown, state.values[field.index] == nil { return }
    overwritten.append((index, field.index, state.values[field.index]))
  }

  private mutating func keepSides(of state: inout CaseState) {
    if sides == nil, !isNew { sides = state.sides }
  }

  private mutating func keepRecords(of state: inout CaseState) {
    if records == nil, !isNew { records = state.records }
  }

  private mutating func keepAssignments(of state: inout CaseState) {
    if assignments == nil, records == nil { assignments = state.records.cell[0].assignments }
  }

  private mutating func keepOverall(of state: inout CaseState) {
    if overall == nil, records == nil, !isNew { overall = Boxed(state.records.cell[0].overall) }
  }

  /// The whole first: it was kept after its parts.
  func putBack(_ changed: inout Boxed<CaseState.Records>) {
    if let records { changed = records }
    if let payments { changed.cell[0].payments.removeSubrange(payments...) }
    if let assignments { changed.cell[0].assignments = assignments }
    if let overall { changed.cell[0].overall = overall.cell[0] }
  }
}

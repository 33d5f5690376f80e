import CivilTime
import ProcedureGraph

/// Folds one event into the state of a case.
///
/// Never fails on the events that `decide` gave for this state, and never traps on any other: what
/// does not fit the state or the procedure is passed over. Reads no data but the event's, the state's
/// and the procedure's, so a replay always ends in the same state.
public func apply(_ event: TimedEvent, to state: inout CaseState, of program: Program) {
  state.apply(event.event, at: event.moment, program.tables)
}

extension CaseState {
  mutating func apply(_ event: Event, at moment: Moment, _ tables: Tables) {
    if boxedOpening == nil {
      guard case .filed(let opening) = event else { return }
      open(opening, at: moment, tables)
      return
    }
    head.lastMoment = moment
    switch event {
    case .filed, .eventReceived, .letterSigned, .partyPresent, .voteClosed, .voteDecided,
      .visitLimitReached, .noticeRequested,
      .reminderRequested, .letterIssued, .published, .postingRequested, .anytimeChosen,
      .outcomeDeemed:
      // What was asked of the world, or said why, changes nothing in the case itself.
      break
    case .moved:
      // Takes both versions: see `VersionChange`. Under one alone it can't be followed.
      break
    case .outcomeChosen(let step, _, let performer):
      record(performer, of: step, tables)
    case .voteCast(let step, let outcome, let performer):
      guard head.isIn(step) else { return }
      keep(Vote(stay: head.activity.stay, outcome: outcome, by: performer))
      record(performer, of: step, tables)
    case .actedFor(let principal, let performer, let step):
      guard let step else { return }
      record(Performer(performer.role, person: principal), of: step, tables)
      if head.isIn(step) {
        keep(principal, for: performer.person, inStay: head.activity.stay)
      }
    case .taskClaimed(let step, let agent): give(step, to: agent.answerable, isClaimed: true)
    case .taskAssigned(let step, let person, _, _): give(step, to: person, isClaimed: false)
    case .taskReturned(let step, _, _): give(step, to: nil, isClaimed: false)
    case .fieldRecorded(let field, let value):
      if values.indices.contains(field.index) { values[field.index] = value }
    case .papersRecorded(let entries):
      for entry in entries { record(entry) }
    case .paperFilesRecorded(let filed):
      for one in filed { record(one) }
    case .assigned(let assignment):
      if head.hasAssignments {
        records.cell[0].assignments.removeAll { $0.role == assignment.role }
      }
      records.cell[0].assignments.append(assignment)
      head.hasAssignments = true
    case .paid(let payment):
      if payment.amount > 0 { records.cell[0].payments.append(payment) }
    case .refundRequested(let fee, let amount):
      if amount > 0 { records.cell[0].refunds.append(Refund(fee: fee, amount: amount)) }
    case .resultIssued(let result):
      if !records.cell[0].issued.contains(result) { records.cell[0].issued.append(result) }
    case .resultsReturned(let results):
      for result in results where !records.cell[0].returned.contains(result) {
        records.cell[0].returned.append(result)
      }
    case .stepEntered(let step, let entry):
      enter(step, entry, at: moment, tables)
    case .stepLeft(let step):
      if head.isIn(step) { head.isActive = false }
    case .endReached(let end):
      reach(end, at: moment, tables)
    case .clockStarted, .clockPaused, .clockResumed, .clockRestarted, .clockLeft, .clockExtended,
      .overallReminderDue, .overallOverdue:
      applyToClock(event, at: moment, tables)
    case .blockEntered(let parallel, let entry): enter(parallel, entry, at: moment, tables)
    case .branchTurnedTo(let branch): turn(to: branch)
    case .branchDone(let branch): setProgress(of: branch, .done)
    case .branchStopped(let branch): setProgress(of: branch, .stopped)
    case .blockDone(let parallel), .blockStopped(let parallel): close(parallel)
    case .stageEntered(let stage, let entry): enter(stage, entry, at: moment, tables)
    case .stageLeft(let stage): leave(stage)
    case .stagePaused(let stage): change(stage, tables) { $0.pause(at: moment) }
    case .stageResumed(let stage, let due):
      change(stage, tables) { $0.resume(until: due, at: moment) }
    case .stageReminderDue(let stage, let index):
      guard (0..<FiredTimers.mostReminders).contains(index) else { return }
      change(stage, tables) { $0.fired.insert(reminder: index) }
    case .stageOverdue(let stage): change(stage, tables) { $0.fired.overdue = true }
    case .reminderDue(let step, let index):
      guard head.isIn(step), (0..<FiredTimers.mostReminders).contains(index) else {
        return
      }
      head.activity.fired.insert(reminder: index)
      head.activity.findNextTimer(tables)
    case .overdue(let step):
      guard head.isIn(step) else { return }
      head.activity.fired.overdue = true
      head.activity.findNextTimer(tables)
    case .waitElapsed(let step):
      guard head.isIn(step) else { return }
      head.activity.fired.wait = true
      head.activity.findNextTimer(tables)
    case .actionRequested(let request):
      guard tables.holds(request) else { return }
      head.requests = max(head.requests, request.number)
      if request.isAwaited, head.isStaying(request.stay) {
        head.activity.awaitedResults += 1
      }
      records.cell[0].pending.append(request)
    case .actionSucceeded(let number, let value):
      guard let request = takePending(number) else { return }
      if let field = request.into, let value, values.indices.contains(field.index) {
        values[field.index] = value
      }
      keep(LookUp(action: request.action, request: number, value: value, moment: moment))
      if request.isAwaited, head.isStaying(request.stay) {
        head.activity.awaitedResults = max(0, head.activity.awaitedResults - 1)
      }
    case .actionFailed(let number, _):
      guard let request = takePending(number) else { return }
      // The paper itself is asked for then, and nothing waits for its data any longer.
      if request.isAwaited, head.isStaying(request.stay), tables.replacesPaper[request.action.index]
      {
        head.activity.awaitedResults = max(0, head.activity.awaitedResults - 1)
      }
    case .callRequested(let request):
      guard (1..<Int(Int32.max)).contains(request.number), tables.holds(request.step) else {
        return
      }
      head.requests = max(head.requests, request.number)
      records.cell[0].calls.append(OpenCall(request))
    case .callEnded(let number, _, _):
      records.cell[0].calls.removeAll { $0.request.number == number }
    case .callRefused(let number, let reason):
      guard let index = openCalls.firstIndex(where: { $0.request.number == number }) else { return }
      records.cell[0].calls[index].refusal = reason
    }
  }

  private mutating func open(_ opening: Opening, at moment: Moment, _ tables: Tables) {
    boxedOpening = Boxed(opening)
    head.filedAt = moment
    head.lastMoment = moment
    performances.reserveCapacity(8)
    values = Array(repeating: nil, count: tables.graph.fields.count)
    visits = Array(repeating: 0, count: tables.steps.count)
  }

  private mutating func record(_ performer: Performer, of step: ID<Step>, _ tables: Tables) {
    guard let person = performer.person, tables.holds(step),
      !performances.contains(where: { $0.step == step && $0.person == person })
    else { return }
    performances.append(StepPerformance(step: step, person: person))
  }

  private mutating func record(_ entry: PaperEntry) {
    let earlier = records.cell[0].papers.firstIndex {
      $0.paper == entry.paper && $0.form == entry.form
    }
    if let earlier { records.cell[0].papers.remove(at: earlier) }
    records.cell[0].papers.append(entry)
  }

  private mutating func record(_ filed: FiledPaper) {
    let place = records.cell[0].papers.firstIndex {
      $0.paper == filed.paper && $0.form == filed.form
    }
    if let place { records.cell[0].papers[place].file = filed.file }
  }

  private mutating func give(_ step: ID<Step>, to person: String?, isClaimed: Bool) {
    guard head.isIn(step) else { return }
    head.activity.assignee = person
    head.activity.isClaimed = isClaimed
  }

  private mutating func enter(
    _ step: ID<Step>, _ entry: StepEntry, at moment: Moment, _ tables: Tables
  ) {
    guard tables.holds(step), visits.indices.contains(step.index) else { return }
    if visits[step.index] < Int32.max { visits[step.index] += 1 }
    if head.branch != 0 { countVisit(of: step, tables) }
    head.stays += 1
    let role = tables.steps[step.index].role
    // A council is nobody's own: an officer who was named gets the next step of one person.
    let isOnes = tables.steps[step.index].council < 0
    let assignee = head.hasAssignments && isOnes ? takeAssignment(of: role) : nil
    head.activity = Activity(
      step: step, stay: head.stays, enteredAt: moment, limit: entry.limit, due: entry.due,
      waitsUntil: entry.waitsUntil, branch: head.branch, assignee: assignee)
    head.isActive = true
    if entry.due != nil || entry.waitsUntil != nil { head.activity.findNextTimer(tables) }
    if let status = tables.steps[step.index].status { head.status = status }
  }

  /// Naming an officer holds for the next step of her role, once.
  private mutating func takeAssignment(of role: ID<Role>) -> String? {
    guard let named = records.cell[0].assignments.firstIndex(where: { $0.role == role }) else {
      return nil
    }
    let person = records.cell[0].assignments.remove(at: named).person
    head.hasAssignments = !records.cell[0].assignments.isEmpty
    return person
  }

  private mutating func reach(_ end: ID<End>, at moment: Moment, _ tables: Tables) {
    guard tables.ends.indices.contains(end.index) else { return }
    head.end = end
    head.activity = .idle
    head.isActive = false
    head.branch = 0
    if let status = tables.ends[end.index].status { head.status = status }
    head.overallNext = nil
    if head.hasSides { changeSides { $0 = Sides() } }
    if head.clock != .notStarted { records.cell[0].overall?.clock?.stop(at: moment) }
  }

  private mutating func takePending(_ number: Int) -> ActionRequest? {
    guard let index = records.cell[0].pending.firstIndex(where: { $0.number == number }) else {
      return nil
    }
    return records.cell[0].pending.remove(at: index)
  }
}

import CivilTime
import ProcedureGraph

extension RecordReader {
  private mutating func optionalText() throws(RecordFault) -> String? {
    try flag() ? try text() : nil
  }

  mutating func state() throws(RecordFault) -> CaseState {
    var state = CaseState.new
    if try flag() { state.boxedOpening = Boxed(try opening()) }
    state.head = try head()
    state.records = Boxed(try records())
    var sides = Sides()
    sides.stages = try list { (reader) throws(RecordFault) in try reader.stage() }
    sides.blocks = try list { (reader) throws(RecordFault) in try reader.block() }
    sides.parked = try list { (reader) throws(RecordFault) in try reader.activity() }
    state.sides = Boxed(sides)
    state.values = try list { (reader) throws(RecordFault) in
      try reader.flag() ? try reader.value() : nil
    }
    state.visits = try list { (reader) throws(RecordFault) in
      Int32(truncatingIfNeeded: try reader.whole())
    }
    state.performances = try list { (reader) throws(RecordFault) in
      StepPerformance(step: try reader.id(), person: try reader.text())
    }
    return state
  }

  private mutating func head() throws(RecordFault) -> CaseState.Head {
    var head = CaseState.Head()
    head.activity = try activity()
    head.isActive = try flag()
    head.hasAssignments = try flag()
    head.hasSides = try flag()
    head.branch = try whole()
    head.branches = try whole()
    head.filedAt = try flag() ? try distant() : nil
    head.lastMoment = try flag() ? try distant() : nil
    head.end = try flag() ? try id() : nil
    if try flag() {
      guard let status = PublicStatus(rawValue: try text()) else { throw .malformed }
      head.status = status
    }
    switch try byte() {
    case 1: head.clock = .notStarted
    case 2: head.clock = .running
    case 3: head.clock = .paused
    case let kind: throw .unknownKind(kind)
    }
    head.stays = try whole()
    head.requests = try whole()
    head.overallNext = try timer()
    return head
  }

  private mutating func activity() throws(RecordFault) -> Activity {
    let step: ID<Step> = try id()
    let stay = try whole()
    let enteredAt = try distant()
    let limit = try limit()
    let due = try due()
    let waitsUntil = try flag() ? try distant() : nil
    let branch = try whole()
    var activity = Activity(
      step: step, stay: stay, enteredAt: enteredAt, limit: limit, due: due,
      waitsUntil: waitsUntil, branch: branch, assignee: try optionalText())
    activity.isClaimed = try flag()
    activity.awaitedResults = try whole()
    activity.fired = try fired()
    activity.next = try timer()
    activity.timersSince = try distant()
    return activity
  }

  private mutating func fired() throws(RecordFault) -> FiredTimers {
    var fired = FiredTimers(reminders: UInt64(bitPattern: try number()))
    fired.overdue = try flag()
    fired.wait = try flag()
    return fired
  }

  private mutating func timer() throws(RecordFault) -> DueTimer? {
    guard try flag() else { return nil }
    let kind: DueTimer.Kind
    switch try byte() {
    case 1: kind = .wait
    case 2: kind = .overdue
    case 3:
      let index = try whole()
      guard (0..<FiredTimers.mostReminders).contains(index) else { throw .malformed }
      kind = .reminder(index)
    case let unknown: throw .unknownKind(unknown)
    }
    return DueTimer(kind: kind, moment: try distant())
  }

  private mutating func records() throws(RecordFault) -> CaseState.Records {
    var records = CaseState.Records()
    records.papers = try list { (reader) throws(RecordFault) in
      var entry = try reader.paper()
      entry.file = try reader.flag() ? try reader.file() : nil
      return entry
    }
    records.payments = try list { (reader) throws(RecordFault) in
      Payment(
        try reader.id(), amount: try reader.number(), by: try reader.word(),
        receipt: try reader.optionalText())
    }
    records.refunds = try list { (reader) throws(RecordFault) in
      Refund(fee: try reader.id(), amount: try reader.number())
    }
    records.pending = try list { (reader) throws(RecordFault) in try reader.request() }
    records.calls = try list { (reader) throws(RecordFault) in
      OpenCall(try reader.call(), refusal: try reader.optionalText())
    }
    records.lookUps = try list { (reader) throws(RecordFault) in
      let action: ID<ActionSignature> = try reader.id()
      let request = try reader.whole()
      let value = try reader.flag() ? try reader.value() : nil
      return LookUp(action: action, request: request, value: value, moment: try reader.distant())
    }
    records.issued = try list { (reader) throws(RecordFault) in try reader.id() }
    records.returned = try list { (reader) throws(RecordFault) in try reader.id() }
    records.assignments = try list { (reader) throws(RecordFault) in
      Assignment(try reader.id(), to: try reader.text())
    }
    records.votes = try list { (reader) throws(RecordFault) in
      var vote = Vote(
        stay: try reader.whole(), outcome: try reader.whole(), by: try reader.performer())
      vote.principal = try reader.optionalText()
      return vote
    }
    records.stayClocks = try list { (reader) throws(RecordFault) in
      let stay = try reader.whole()
      guard let clock = try reader.clock() else { throw .malformed }
      return StayClock(stay: stay, clock: clock)
    }
    guard try flag() else { return records }
    let clock = try clock()
    let startedAt = try distant()
    let promised = try due()
    let due = try due()
    let isPaused = try flag()
    var overall = OverallClock(
      clock: clock, startedAt: startedAt, promised: promised, due: due, changedAt: try distant())
    overall.isPaused = isPaused
    overall.fired = try fired()
    records.overall = overall
    return records
  }

  private mutating func clock() throws(RecordFault) -> LimitClock? {
    guard try flag() else { return nil }
    guard let limit = try limit() else { throw .malformed }
    let startedAt = try distant()
    let ledger = try list { (reader) throws(RecordFault) in try reader.ledger() }
    return LimitClock(limit: limit, startedAt: startedAt, ledger: ledger)
  }

  private mutating func ledger() throws(RecordFault) -> LedgerEntry {
    let event: LedgerEntry.Event
    switch try byte() {
    case 1: event = .paused
    case 2: event = .resumed
    case 3: event = .restarted
    case 4: event = .remainderSet(try duration())
    case 5: event = .extended(try duration())
    case 6: event = .stopped
    case 7: event = .carried(try carried())
    case let unknown: throw .unknownKind(unknown)
    }
    let moment = try distant()
    let note = LedgerNote(reason: try optionalText(), legalBasis: try optionalText())
    return LedgerEntry(event, at: moment, note: note)
  }

  private mutating func stage() throws(RecordFault) -> StageClock {
    var stage = StageClock(try id(), StageEntry(), at: try distant())
    stage.clock = try clock()
    stage.due = try due()
    stage.isPaused = try flag()
    stage.changedAt = try distant()
    stage.fired = try fired()
    stage.next = try timer()
    return stage
  }

  private mutating func block() throws(RecordFault) -> OpenBlock {
    let parallel: ID<Parallel> = try id()
    let within = try whole()
    let enteredAt = try distant()
    let required = try whole()
    let branches = try list { (reader) throws(RecordFault) in try reader.branch() }
    return OpenBlock(
      parallel: parallel, within: within, enteredAt: enteredAt, required: required,
      branches: branches)
  }

  private mutating func branch() throws(RecordFault) -> OpenBranch {
    let number = try whole()
    let branch = try whole()
    let element = try flag() ? try value() : nil
    var open = OpenBranch(BranchOpening(number: number, branch: branch, element: element))
    switch try byte() {
    case 1: open.progress = .open
    case 2: open.progress = .done
    case 3: open.progress = .stopped
    case let unknown: throw .unknownKind(unknown)
    }
    for _ in 0..<(try count()) {
      let step: ID<Step> = try id()
      open.visits[step] = try whole()
    }
    return open
  }
}

import ProcedureGraph

// Events in a record: the number of the kind, then its parts. Numbers are frozen: none is ever used
// for another kind, and no kind changes its parts.
extension RecordWriter {
  mutating func event(_ event: Event) {
    switch event {
    case .filed(let opening):
      byte(1)
      self.opening(opening)
    case .outcomeChosen(let step, let outcome, let performer):
      byte(2)
      id(step)
      number(outcome)
      self.performer(performer)
    case .anytimeChosen(let index, let step, let performer):
      byte(3)
      number(index)
      id(step)
      self.performer(performer)
    case .fieldRecorded(let field, let value):
      byte(4)
      id(field)
      personally { $0.value(value) }
    case .papersRecorded(let entries):
      byte(5)
      list(entries) { $0.paper($1) }
    case .letterSigned(let letter, let performer):
      byte(6)
      id(letter)
      self.performer(performer)
    case .assigned(let assignment):
      byte(7)
      id(assignment.role)
      text(assignment.person)
    case .paid(let payment):
      byte(8)
      id(payment.fee)
      number(payment.amount)
      word(payment.means)
      optional(payment.receipt) { $0.text($1) }
    case .eventReceived(let event):
      byte(9)
      id(event)
    case .partyPresent(let performer):
      byte(10)
      party(performer)
    case .voteCast(let step, let outcome, let performer):
      byte(11)
      id(step)
      number(outcome)
      self.performer(performer)
    case .voteClosed(let step, let performer):
      byte(12)
      id(step)
      self.performer(performer)
    case .voteDecided(let step, let decision):
      byte(13)
      id(step)
      self.decision(decision)
    case .stepEntered(let step, let entry):
      byte(14)
      id(step)
      stepEntry(entry)
    case .stepLeft(let step):
      byte(15)
      id(step)
    case .visitLimitReached(let step):
      byte(16)
      id(step)
    case .endReached(let end):
      byte(17)
      id(end)
    case .blockEntered(let parallel, let entry):
      byte(18)
      id(parallel)
      blockEntry(entry)
    case .branchTurnedTo(let branch):
      byte(19)
      number(branch)
    case .branchDone(let branch):
      byte(20)
      number(branch)
    case .branchStopped(let branch):
      byte(21)
      number(branch)
    case .blockDone(let parallel):
      byte(22)
      id(parallel)
    case .blockStopped(let parallel):
      byte(23)
      id(parallel)
    case .stageEntered(let stage, let entry):
      byte(24)
      id(stage)
      limit(entry.limit)
      due(entry.due)
    case .stageLeft(let stage):
      byte(25)
      id(stage)
    case .stagePaused(let stage):
      byte(26)
      id(stage)
    case .stageResumed(let stage, let due):
      byte(27)
      id(stage)
      self.due(due)
    case .stageReminderDue(let stage, let index):
      byte(28)
      id(stage)
      number(index)
    case .stageOverdue(let stage):
      byte(29)
      id(stage)
    case .clockStarted(let limit, let promised):
      byte(30)
      self.limit(limit)
      due(promised)
    case .clockPaused: byte(31)
    case .clockResumed(let due):
      byte(32)
      self.due(due)
    case .clockRestarted(let due):
      byte(33)
      self.due(due)
    case .clockLeft(let rest, let due):
      byte(34)
      duration(rest)
      self.due(due)
    case .clockExtended(let more, let due):
      byte(35)
      duration(more)
      self.due(due)
    case .reminderDue(let step, let index):
      byte(36)
      id(step)
      number(index)
    case .overdue(let step):
      byte(37)
      id(step)
    case .outcomeDeemed(let step, let outcome):
      byte(38)
      id(step)
      number(outcome)
    case .waitElapsed(let step):
      byte(39)
      id(step)
    case .overallReminderDue(let index):
      byte(40)
      number(index)
    case .overallOverdue: byte(41)
    case .noticeRequested(let notice):
      byte(42)
      id(notice.to)
      id(notice.message)
      list(notice.means.all) { $0.word($1) }
      word(notice.manner)
    case .reminderRequested(let role):
      byte(43)
      id(role)
    case .letterIssued(let letter):
      byte(44)
      id(letter)
    case .published(let thing):
      byte(45)
      publishable(thing)
    case .postingRequested(let thing, let role):
      byte(46)
      publishable(thing)
      id(role)
    case .resultIssued(let result):
      byte(47)
      id(result)
    case .resultsReturned(let results):
      byte(48)
      list(results) { $0.id($1) }
    case .refundRequested(let fee, let amount):
      byte(49)
      id(fee)
      number(amount)
    case .actionRequested(let request):
      byte(50)
      self.request(request)
    case .actionSucceeded(let request, let value):
      byte(51)
      number(request)
      personally { writer in writer.optional(value) { $0.value($1) } }
    case .actionFailed(let request, let failure):
      byte(52)
      number(request)
      self.failure(failure)
    case .callRequested(let request):
      byte(53)
      call(request)
    case .callEnded(let request, let end, let values):
      byte(54)
      number(request)
      text(end)
      personally { writer in writer.list(values) { $0.named($1) } }
    case .callRefused(let request, let reason):
      byte(55)
      number(request)
      personally { $0.text(reason) }
    case .taskClaimed(let step, let agent):
      byte(56)
      id(step)
      self.agent(agent)
    case .taskAssigned(let step, let person, let agent, let reason):
      byte(57)
      id(step)
      text(person)
      self.agent(agent)
      self.reason(reason)
    case .taskReturned(let step, let agent, let reason):
      byte(58)
      id(step)
      self.agent(agent)
      personally { $0.text(reason) }
    case .actedFor(let principal, let performer, let step):
      byte(59)
      actedFor(principal, by: performer, in: step)
    case .paperFilesRecorded(let filed):
      byte(60)
      list(filed) { $0.filed($1) }
    case .moved(let move):
      byte(64)
      self.move(move)
    }
  }
}

extension RecordReader {
  mutating func event() throws(RecordFault) -> Event {
    let kind = try byte()
    switch kind {
    case 1: return .filed(try opening())
    case 2: return .outcomeChosen(try id(), outcome: try whole(), by: try performer())
    case 3: return .anytimeChosen(try whole(), in: try id(), by: try performer())
    case 4: return .fieldRecorded(try id(), try personalValue())
    case 5:
      return .papersRecorded(
        try list { (reader) throws(RecordFault) in try reader.paper() })
    case 6: return .letterSigned(try id(), by: try performer())
    case 7: return .assigned(Assignment(try id(), to: try text()))
    case 8:
      return .paid(
        Payment(
          try id(), amount: try number(), by: try word(),
          receipt: try flag() ? try text() : nil))
    case 9: return .eventReceived(try id())
    case 10: return .partyPresent(try party())
    case 11: return .voteCast(try id(), outcome: try whole(), by: try performer())
    case 12: return .voteClosed(try id(), by: try performer())
    case 13: return .voteDecided(try id(), try decision())
    case 14: return .stepEntered(try id(), try stepEntry())
    case 15: return .stepLeft(try id())
    case 16: return .visitLimitReached(try id())
    case 17: return .endReached(try id())
    case 18: return .blockEntered(try id(), try blockEntry())
    case 19: return .branchTurnedTo(try whole())
    case 20: return .branchDone(try whole())
    case 21: return .branchStopped(try whole())
    case 22: return .blockDone(try id())
    case 23: return .blockStopped(try id())
    case 24: return .stageEntered(try id(), StageEntry(limit: try limit(), due: try due()))
    case 25: return .stageLeft(try id())
    case 26: return .stagePaused(try id())
    case 27: return .stageResumed(try id(), due: try due())
    case 28: return .stageReminderDue(try id(), index: try whole())
    case 29: return .stageOverdue(try id())
    case 30: return .clockStarted(limit: try limit(), promised: try due())
    case 31: return .clockPaused
    case 32: return .clockResumed(due: try due())
    case 33: return .clockRestarted(due: try due())
    case 34: return .clockLeft(try duration(), due: try due())
    case 35: return .clockExtended(try duration(), due: try due())
    case 36: return .reminderDue(try id(), index: try whole())
    case 37: return .overdue(try id())
    case 38: return .outcomeDeemed(try id(), outcome: try whole())
    case 39: return .waitElapsed(try id())
    case 40: return .overallReminderDue(index: try whole())
    case 41: return .overallOverdue
    case 42: return .noticeRequested(try notice())
    case 43: return .reminderRequested(try id())
    case 44: return .letterIssued(try id())
    case 45: return .published(try publishable())
    case 46: return .postingRequested(try publishable(), to: try id())
    case 47: return .resultIssued(try id())
    case 48: return .resultsReturned(try list { (reader) throws(RecordFault) in try reader.id() })
    case 49: return .refundRequested(try id(), amount: try number())
    case 50: return .actionRequested(try request())
    case 51: return .actionSucceeded(request: try whole(), value: try personalOptionalValue())
    case 52: return .actionFailed(request: try whole(), try failure())
    case 53: return .callRequested(try call())
    case 54:
      return .callEnded(
        request: try whole(), end: try text(), values: try personalNamedValues())
    case 55: return .callRefused(request: try whole(), reason: try personalText())
    case 56: return .taskClaimed(try id(), by: try agent())
    case 57:
      return .taskAssigned(try id(), to: try text(), by: try agent(), reason: try reason())
    case 58: return .taskReturned(try id(), by: try agent(), reason: try personalText())
    case 59: return try actedFor()
    case 60:
      return .paperFilesRecorded(
        try list { (reader) throws(RecordFault) in try reader.filed() })
    case 64: return .moved(try move())
    case _: throw .unknownKind(kind)
    }
  }

  private mutating func notice() throws(RecordFault) -> NoticeRequest {
    let role: ID<Role> = try id()
    let message: ID<Message> = try id()
    let means: [Notice.Means] = try list { (reader) throws(RecordFault) in try reader.word() }
    let packed = MeansSet(means)
    guard packed.all == means else { throw .malformed }
    return NoticeRequest(to: role, message: message, means: packed, manner: try word())
  }
}

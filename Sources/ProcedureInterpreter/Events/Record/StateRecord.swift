import CivilTime
import ProcedureGraph

/// The state of a case as bytes, so that an old case is not replayed from its first day.
///
/// Only ever a short cut: what can't be read, because it is damaged or of another version, is replayed
/// from the events. So the form is not frozen; `version` grows with every change of it. Everything in
/// it counts as personal.
public enum StateRecord {
  public static let version: UInt8 = 2

  public static func bytes(of state: CaseState) -> [UInt8] {
    var writer = RecordWriter()
    writer.personally { writer in
      writer.byte(version)
      writer.state(state)
    }
    return writer.personal
  }

  /// Nil where the bytes are no state of this version.
  public static func state(from bytes: [UInt8]) -> CaseState? {
    var reader = RecordReader(open: [], personal: bytes)
    do throws(RecordFault) {
      let state = try reader.personally(erased: CaseState?.none) {
        (reader) throws(RecordFault) -> CaseState? in
        guard try reader.byte() == version else { return nil }
        return try reader.state()
      }
      return reader.isAtEnd ? state : nil
    } catch {
      return nil
    }
  }
}

extension RecordWriter {
  fileprivate mutating func state(_ state: CaseState) {
    optional(state.boxedOpening?.cell[0]) { $0.opening($1) }
    head(state.head)
    records(state.records.cell[0])
    list(state.sides.cell[0].stages) { $0.stage($1) }
    list(state.sides.cell[0].blocks) { $0.block($1) }
    list(state.sides.cell[0].parked) { $0.activity($1) }
    list(state.values) { writer, value in writer.optional(value) { $0.value($1) } }
    list(state.visits) { $0.number(Int($1)) }
    list(state.performances) { writer, performance in
      writer.id(performance.step)
      writer.text(performance.person)
    }
  }

  private mutating func head(_ head: CaseState.Head) {
    activity(head.activity)
    flag(head.isActive)
    flag(head.hasAssignments)
    flag(head.hasSides)
    number(head.branch)
    number(head.branches)
    optional(head.filedAt) { $0.distance(to: $1) }
    optional(head.lastMoment) { $0.distance(to: $1) }
    optional(head.end) { $0.id($1) }
    optional(head.status) { $0.text($1.rawValue) }
    switch head.clock {
    case .notStarted: byte(1)
    case .running: byte(2)
    case .paused: byte(3)
    }
    number(head.stays)
    number(head.requests)
    timer(head.overallNext)
  }

  private mutating func activity(_ activity: Activity) {
    id(activity.step)
    number(activity.stay)
    distance(to: activity.enteredAt)
    limit(activity.limit)
    due(activity.due)
    optional(activity.waitsUntil) { $0.distance(to: $1) }
    number(activity.branch)
    optional(activity.assignee) { $0.text($1) }
    flag(activity.isClaimed)
    number(activity.awaitedResults)
    fired(activity.fired)
    timer(activity.next)
    distance(to: activity.timersSince)
  }

  private mutating func fired(_ fired: FiredTimers) {
    number(Int64(bitPattern: fired.reminders))
    flag(fired.overdue)
    flag(fired.wait)
  }

  private mutating func timer(_ timer: DueTimer?) {
    optional(timer) { writer, timer in
      switch timer.kind {
      case .wait: writer.byte(1)
      case .overdue: writer.byte(2)
      case .reminder(let index):
        writer.byte(3)
        writer.number(index)
      }
      writer.distance(to: timer.moment)
    }
  }

  private mutating func records(_ records: CaseState.Records) {
    list(records.papers) { writer, entry in
      writer.paper(entry)
      writer.optional(entry.file) { $0.file($1) }
    }
    list(records.payments) { writer, payment in
      writer.id(payment.fee)
      writer.number(payment.amount)
      writer.word(payment.means)
      writer.optional(payment.receipt) { $0.text($1) }
    }
    list(records.refunds) { writer, refund in
      writer.id(refund.fee)
      writer.number(refund.amount)
    }
    list(records.pending) { $0.request($1) }
    list(records.calls) { writer, call in
      writer.call(call.request)
      writer.optional(call.refusal) { $0.text($1) }
    }
    list(records.lookUps) { writer, lookUp in
      writer.id(lookUp.action)
      writer.number(lookUp.request)
      writer.optional(lookUp.value) { $0.value($1) }
      writer.distance(to: lookUp.moment)
    }
    list(records.issued) { $0.id($1) }
    list(records.returned) { $0.id($1) }
    list(records.assignments) { writer, assignment in
      writer.id(assignment.role)
      writer.text(assignment.person)
    }
    list(records.votes) { writer, vote in
      writer.number(vote.stay)
      writer.number(vote.outcome)
      writer.performer(vote.by)
      writer.optional(vote.principal) { $0.text($1) }
    }
    list(records.stayClocks) { writer, one in
      writer.number(one.stay)
      writer.clock(one.clock)
    }
    optional(records.overall) { writer, overall in
      writer.clock(overall.clock)
      writer.distance(to: overall.startedAt)
      writer.due(overall.promised)
      writer.due(overall.due)
      writer.flag(overall.isPaused)
      writer.distance(to: overall.changedAt)
      writer.fired(overall.fired)
    }
  }

  private mutating func clock(_ clock: LimitClock?) {
    optional(clock) { writer, clock in
      writer.limit(clock.limit)
      writer.distance(to: clock.startedAt)
      writer.list(clock.ledger) { $0.ledger($1) }
    }
  }

  private mutating func ledger(_ entry: LedgerEntry) {
    switch entry.event {
    case .paused: byte(1)
    case .resumed: byte(2)
    case .restarted: byte(3)
    case .remainderSet(let duration):
      byte(4)
      self.duration(duration)
    case .extended(let duration):
      byte(5)
      self.duration(duration)
    case .stopped: byte(6)
    case .carried(let carried):
      byte(7)
      self.carried(carried)
    }
    distance(to: entry.moment)
    optional(entry.note.reason) { $0.text($1) }
    optional(entry.note.legalBasis) { $0.text($1) }
  }

  private mutating func stage(_ stage: StageClock) {
    id(stage.stage)
    distance(to: stage.enteredAt)
    clock(stage.clock)
    due(stage.due)
    flag(stage.isPaused)
    distance(to: stage.changedAt)
    fired(stage.fired)
    timer(stage.next)
  }

  private mutating func block(_ block: OpenBlock) {
    id(block.parallel)
    number(block.within)
    distance(to: block.enteredAt)
    number(block.required)
    list(block.branches) { writer, branch in
      writer.number(branch.number)
      writer.number(branch.branch)
      writer.optional(branch.element) { $0.value($1) }
      switch branch.progress {
      case .open: writer.byte(1)
      case .done: writer.byte(2)
      case .stopped: writer.byte(3)
      }
      writer.list(branch.visits.sorted { $0.key < $1.key }) { writer, visit in
        writer.id(visit.key)
        writer.number(visit.value)
      }
    }
  }
}

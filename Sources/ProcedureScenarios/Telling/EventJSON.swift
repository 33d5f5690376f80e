import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureInterpreter

/// Events for programs: what `run --format json` prints.
///
/// An object for each event, with `at` (local time, `2026-01-26T16:30`) and `event` (the kind), then
/// the members of the kind. Elements are known by their names. Members may be added; none changes
/// its meaning. A value is an object with `type` and `value`; sums are whole đồng, numbers are texts
/// such as `2.5`.
public enum EventJSON {
  /// An array of all events, ending with a line end.
  public static func text(of events: [TimedEvent], on program: Program) -> String {
    var json = JSONWriter()
    write(events, on: program, to: &json)
    return json.text + "\n"
  }

  /// The events of a case that has gone by several versions, in one array.
  public static func text(of chapters: [Chapter]) -> String {
    var json = JSONWriter()
    let all = chapters.flatMap { chapter in
      let names = EventNames(procedure: chapter.program.procedure)
      return chapter.events.map { (names, $0) }
    }
    json.array(of: all) { json, one in json.object { one.0.write(one.1, to: &$0) } }
    return json.text + "\n"
  }

  /// The same array where the writer stands.
  public static func write(
    _ events: [TimedEvent], on program: Program, to json: inout JSONWriter
  ) {
    json.array { write(elements: events, on: program, to: &$0) { _ in } }
  }

  /// The elements of such an array, each with members that the caller adds.
  public static func write(
    elements events: [TimedEvent], on program: Program, to json: inout JSONWriter,
    adding: (inout JSONWriter) -> Void
  ) {
    let names = EventNames(procedure: program.procedure)
    for event in events {
      json.object { json in
        names.write(event, to: &json)
        adding(&json)
      }
    }
  }
}

/// Writes events with the names that one version has for their elements.
struct EventNames {
  let procedure: Procedure

  func write(_ timed: TimedEvent, to json: inout JSONWriter) {
    json.member("at", timed.moment.iso)
    switch timed.event {
    case .filed(let opening):
      json.member("event", "filed")
      write(opening, to: &json)
    case .outcomeChosen(let step, let outcome, let performer):
      json.member("event", "outcomeChosen")
      json.member("step", name(step))
      json.member("outcome", self.outcome(step, outcome))
      write(performer, to: &json)
    case .anytimeChosen(let index, let step, let performer):
      json.member("event", "anytimeChosen")
      json.member("step", name(step))
      json.member("outcome", anytime(index))
      write(performer, to: &json)
    case .fieldRecorded(let field, let value):
      json.member("event", "fieldRecorded")
      json.member("field", name(field))
      json.member("value") { write(value, to: &$0) }
    case .papersRecorded(let papers):
      json.member("event", "papersRecorded")
      json.member("papers") { json in
        json.array(of: papers) { json, paper in json.object { write(paper, to: &$0) } }
      }
    case .letterSigned(let letter, let performer):
      json.member("event", "letterSigned")
      json.member("letter", name(letter))
      write(performer, to: &json)
    case .assigned(let assignment):
      json.member("event", "assigned")
      json.member("role", name(assignment.role))
      json.member("person", assignment.person)
    case .paid(let payment):
      json.member("event", "paid")
      json.member("fee", name(payment.fee))
      json.member("amount", Int(payment.amount))
      json.member("means", payment.means.rawValue)
      if let receipt = payment.receipt { json.member("receipt", receipt) }
    case .eventReceived(let event):
      json.member("event", "eventReceived")
      json.member("name", procedure.externalEvents[safely: event]?.name ?? "")
    case .partyPresent(let party):
      json.member("event", "partyPresent")
      write(party, to: &json)
    case .voteCast(let step, let outcome, let voter):
      json.member("event", "voteCast")
      json.member("step", name(step))
      json.member("outcome", self.outcome(step, outcome))
      write(voter, to: &json)
    case .voteClosed(let step, let performer):
      json.member("event", "voteClosed")
      json.member("step", name(step))
      write(performer, to: &json)
    case .voteDecided(let step, let decision):
      json.member("event", "voteDecided")
      json.member("step", name(step))
      switch decision {
      case .carried(let outcome): json.member("carried", self.outcome(step, outcome))
      case .casting(let outcome): json.member("casting", self.outcome(step, outcome))
      case .notCarried: break
      }
    case .stepEntered(let step, let entry):
      json.member("event", "stepEntered")
      json.member("step", name(step))
      writeDue(entry.due, to: &json)
      if let until = entry.waitsUntil { json.member("waitsUntil", until.iso) }
    case .stepLeft(let step):
      json.member("event", "stepLeft")
      json.member("step", name(step))
    case .visitLimitReached(let step):
      json.member("event", "visitLimitReached")
      json.member("step", name(step))
    case .endReached(let end):
      json.member("event", "endReached")
      json.member("end", procedure.ends[safely: end]?.name ?? "")
      json.member("kind", procedure.ends[safely: end]?.kind.rawValue ?? "")
    case .clockStarted(_, let promised):
      json.member("event", "clockStarted")
      writeDue(promised, to: &json)
    case .clockPaused: json.member("event", "clockPaused")
    case .clockResumed(let due):
      json.member("event", "clockResumed")
      writeDue(due, to: &json)
    case .clockRestarted(let due):
      json.member("event", "clockRestarted")
      writeDue(due, to: &json)
    case .clockLeft(let rest, let due):
      json.member("event", "clockLeft")
      json.member("rest") { write(.duration(rest), to: &$0) }
      writeDue(due, to: &json)
    case .clockExtended(let more, let due):
      json.member("event", "clockExtended")
      json.member("more") { write(.duration(more), to: &$0) }
      writeDue(due, to: &json)
    case .reminderDue(let step, let index):
      json.member("event", "reminderDue")
      json.member("step", name(step))
      json.member("number", index + 1)
    case .overdue(let step):
      json.member("event", "overdue")
      json.member("step", name(step))
    case .outcomeDeemed(let step, let outcome):
      json.member("event", "outcomeDeemed")
      json.member("step", name(step))
      json.member("outcome", self.outcome(step, outcome))
    case .waitElapsed(let step):
      json.member("event", "waitElapsed")
      json.member("step", name(step))
    case .overallReminderDue(let index):
      json.member("event", "overallReminderDue")
      json.member("number", index + 1)
    case .overallOverdue: json.member("event", "overallOverdue")
    case .noticeRequested(let notice):
      json.member("event", "noticeRequested")
      json.member("role", name(notice.to))
      json.member("message", procedure.messages[safely: notice.message]?.name ?? "")
      json.member("means", notice.means.all.map(\.rawValue))
      json.member("manner", notice.manner.rawValue)
    case .reminderRequested(let role):
      json.member("event", "reminderRequested")
      json.member("role", name(role))
    case .letterIssued(let letter):
      json.member("event", "letterIssued")
      json.member("letter", name(letter))
    case .published(let what):
      json.member("event", "published")
      write(what, to: &json)
    case .postingRequested(let what, let role):
      json.member("event", "postingRequested")
      write(what, to: &json)
      json.member("role", name(role))
    case .resultIssued(let result):
      json.member("event", "resultIssued")
      json.member("result", procedure.results[safely: result]?.name ?? "")
    case .resultsReturned(let results):
      json.member("event", "resultsReturned")
      json.member("results", results.map { procedure.results[safely: $0]?.name ?? "" })
    case .refundRequested(let fee, let amount):
      json.member("event", "refundRequested")
      json.member("fee", name(fee))
      json.member("amount", Int(amount))
    case .actionRequested(let request):
      json.member("event", "actionRequested")
      write(request, to: &json)
    case .actionSucceeded(let number, let value):
      json.member("event", "actionSucceeded")
      json.member("request", number)
      if let value { json.member("value") { write(value, to: &$0) } }
    case .actionFailed(let number, let failure):
      json.member("event", "actionFailed")
      json.member("request", number)
      write(failure, to: &json)
    case .blockEntered(let block, let entry):
      json.member("event", "blockEntered")
      json.member("block", name(block))
      write(entry, of: block, to: &json)
    case .branchTurnedTo(let number):
      json.member("event", "branchTurnedTo")
      json.member("branch", number)
    case .branchDone(let number):
      json.member("event", "branchDone")
      json.member("branch", number)
    case .branchStopped(let number):
      json.member("event", "branchStopped")
      json.member("branch", number)
    case .blockDone(let block):
      json.member("event", "blockDone")
      json.member("block", name(block))
    case .blockStopped(let block):
      json.member("event", "blockStopped")
      json.member("block", name(block))
    case .stageEntered(let stage, let entry):
      json.member("event", "stageEntered")
      json.member("stage", name(stage))
      writeDue(entry.due, to: &json)
    case .stageLeft(let stage):
      json.member("event", "stageLeft")
      json.member("stage", name(stage))
    case .stagePaused(let stage):
      json.member("event", "stagePaused")
      json.member("stage", name(stage))
    case .stageResumed(let stage, let due):
      json.member("event", "stageResumed")
      json.member("stage", name(stage))
      writeDue(due, to: &json)
    case .stageReminderDue(let stage, let index):
      json.member("event", "stageReminderDue")
      json.member("stage", name(stage))
      json.member("number", index + 1)
    case .stageOverdue(let stage):
      json.member("event", "stageOverdue")
      json.member("stage", name(stage))
    case .callRequested(let request):
      json.member("event", "callRequested")
      json.member("request", request.number)
      json.member("procedure", request.procedure)
      json.member("step", name(request.step))
      write(request.arguments, as: "arguments", to: &json)
    case .callEnded(let number, let end, let values):
      json.member("event", "callEnded")
      json.member("request", number)
      json.member("end", end)
      write(values, as: "values", to: &json)
    case .callRefused(let number, let reason):
      json.member("event", "callRefused")
      json.member("request", number)
      write(reason: reason, to: &json)
    case .taskClaimed(let step, let agent):
      json.member("event", "taskClaimed")
      json.member("step", name(step))
      write(agent, to: &json)
    case .taskAssigned(let step, let person, let agent, let reason):
      json.member("event", "taskAssigned")
      json.member("step", name(step))
      json.member("to", person)
      write(agent, to: &json)
      if let reason { json.member("reason", reason) }
    case .taskReturned(let step, let agent, let reason):
      json.member("event", "taskReturned")
      json.member("step", name(step))
      write(agent, to: &json)
      json.member("reason", reason)
    case .actedFor(let principal, let performer, let step):
      json.member("event", "actedFor")
      if let step { json.member("step", name(step)) }
      write(performer, to: &json)
      json.member("principal", principal)
    case .paperFilesRecorded(let filed):
      json.member("event", "paperFilesRecorded")
      json.member("files") { json in
        json.array(of: filed) { json, one in
          json.object { json in
            json.member("paper", procedure.papers[safely: one.paper]?.name ?? "")
            json.member("form", one.form.rawValue)
            json.member("name", one.file.name)
            json.member("sha256", one.file.hexadecimal)
          }
        }
      }
    case .moved(let move):
      json.member("event", "moved")
      write(move, to: &json)
    }
  }
}

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

private struct EventNames {
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
      json.member("reason", reason)
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
    }
  }

  // MARK: Parts

  private func write(_ agent: Agent, to json: inout JSONWriter) {
    json.member("person", agent.person)
    if let principal = agent.principal { json.member("principal", principal) }
  }

  private func write(_ opening: Opening, to json: inout JSONWriter) {
    json.member("caseNumber", opening.caseNumber)
    if let channel = opening.channel { json.member("channel", channel.rawValue) }
    if let event = opening.event {
      json.member("openedBy", procedure.externalEvents[safely: event]?.name ?? "")
    }
    if let returning = opening.returning { json.member("returning", returning.rawValue) }
    if let selected = opening.selected {
      json.member("case", procedure.cases[safely: selected]?.name ?? "")
    }
    json.member("applicant") { json in
      json.object { json in
        let applicant = opening.applicant
        if let name = applicant.name { json.member("name", name) }
        if let phone = applicant.phone { json.member("phone", phone) }
        if let email = applicant.email { json.member("email", email) }
        if let address = applicant.address { json.member("address", address) }
      }
    }
    if !opening.lookedUp.isEmpty { json.member("lookedUp", opening.lookedUp.map { name($0) }) }
  }

  private func write(_ performer: Performer, to json: inout JSONWriter) {
    json.member("role", name(performer.role))
    if let person = performer.person { json.member("person", person) }
  }

  private func write(_ paper: PaperEntry, to json: inout JSONWriter) {
    json.member("paper", procedure.papers[safely: paper.paper]?.name ?? "")
    json.member("form", paper.form.rawValue)
    json.member("count", paper.count)
    if let format = paper.format { json.member("format", format) }
    if let bytes = paper.bytes { json.member("bytes", Int(bytes)) }
    if let issued = paper.issued { json.member("issued", issued.iso) }
    if paper.isKept { json.member("isKept") { $0.boolean(true) } }
  }

  private func writeDue(_ due: Due?, to json: inout JSONWriter) {
    guard let due else { return }
    json.member("due", due.moment.iso)
    if due.isProvisional { json.member("isProvisional") { $0.boolean(true) } }
  }

  private func write(_ what: Publishable, to json: inout JSONWriter) {
    switch what {
    case .letter(let letter): json.member("letter", name(letter))
    case .result(let result): json.member("result", procedure.results[safely: result]?.name ?? "")
    case .paper(let paper): json.member("paper", procedure.papers[safely: paper]?.name ?? "")
    }
  }

  private func write(_ request: ActionRequest, to json: inout JSONWriter) {
    json.member("request", request.number)
    json.member("action", name(request.action))
    json.member("arguments") { json in
      json.array(of: request.arguments) { write($1, to: &$0) }
    }
    if let into = request.into { json.member("into", name(into)) }
  }

  private func write(_ failure: ActionFailure, to json: inout JSONWriter) {
    switch failure {
    case .reported(let reason): json.member("reason", reason)
    case .unusableResult(let value):
      json.member("unusable") { json in
        if let value { write(value, to: &json) } else { json.null() }
      }
    }
  }

  private func write(
    _ entry: BlockEntry, of block: ID<Parallel>, to json: inout JSONWriter
  ) {
    json.member("required", entry.required)
    json.member("branches") { json in
      json.array(of: entry.branches) { json, opening in
        json.object { json in
          json.member("number", opening.number)
          let branches = procedure.parallels[safely: block]?.branches ?? []
          json.member(
            "name",
            branches.indices.contains(opening.branch) ? branches[opening.branch].name : "")
          if let element = opening.element {
            json.member("element") { write(element, to: &$0) }
          }
        }
      }
    }
  }

  private func write(
    _ values: [NamedValue], as member: String, to json: inout JSONWriter
  ) {
    json.member(member) { json in
      json.array(of: values) { json, value in
        json.object { json in
          json.member("field", value.name)
          json.member("value") { write(value.value, to: &$0) }
        }
      }
    }
  }

  private func write(_ value: Value, to json: inout JSONWriter) {
    json.object { json in
      switch value {
      case .text(let text):
        json.member("type", "text")
        json.member("value", text)
      case .number(let number):
        json.member("type", "number")
        json.member("value", number.description)
      case .money(let amount):
        json.member("type", "money")
        json.member("value", Int(amount))
      case .date(let date):
        json.member("type", "date")
        json.member("value", date.iso)
      case .moment(let moment):
        json.member("type", "moment")
        json.member("value", moment.iso)
      case .flag(let flag):
        json.member("type", "flag")
        json.member("value") { $0.boolean(flag) }
      case .choice(let name):
        json.member("type", "choice")
        json.member("value", name)
      case .list(let elements):
        json.member("type", "list")
        json.member("value") { json in json.array(of: elements) { write($1, to: &$0) } }
      case .duration(let duration):
        json.member("type", "duration")
        write(duration, to: &json)
      }
    }
  }

  private func write(_ duration: LegalDuration, to json: inout JSONWriter) {
    json.member(
      "value", (ExactDecimal(significand: duration.thousandths, scale: 3) ?? .zero).description)
    switch duration {
    case .working(let working):
      json.member("unit", working.unit.rawValue)
      json.member("isWorking") { $0.boolean(true) }
    case .calendar(let calendar):
      json.member("unit", calendar.unit.rawValue)
      json.member("isWorking") { $0.boolean(false) }
    }
  }

  // MARK: Names

  private func name(_ id: ID<Step>) -> String { procedure.steps[safely: id]?.name ?? "" }
  private func name(_ id: ID<Parallel>) -> String { procedure.parallels[safely: id]?.name ?? "" }
  private func name(_ id: ID<Stage>) -> String { procedure.stages[safely: id]?.name ?? "" }
  private func name(_ id: ID<Role>) -> String { procedure.roles[safely: id]?.name ?? "" }
  private func name(_ id: ID<Field>) -> String { procedure.fields[safely: id]?.name ?? "" }
  private func name(_ id: ID<Fee>) -> String { procedure.fees[safely: id]?.name ?? "" }
  private func name(_ id: ID<Letter>) -> String { procedure.letters[safely: id]?.name ?? "" }
  private func name(_ id: ID<ActionSignature>) -> String {
    procedure.actions[safely: id]?.name ?? ""
  }

  private func outcome(_ step: ID<Step>, _ index: Int) -> String {
    let outcomes = procedure.steps[safely: step]?.outcomes ?? []
    return outcomes.indices.contains(index) ? outcomes[index].name : ""
  }

  private func anytime(_ index: Int) -> String {
    procedure.anytime.indices.contains(index) ? procedure.anytime[index].outcome.name : ""
  }
}

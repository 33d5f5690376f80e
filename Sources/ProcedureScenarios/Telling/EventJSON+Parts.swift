import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureInterpreter
import SourceText

// The parts of events, and the names of elements.
extension EventNames {
  func write(_ move: CaseMove, to json: inout JSONWriter) {
    json.member("from", move.from)
    json.member("to", move.to)
    json.member("reason", move.reason)
    if let by = move.by { json.member("by", by) }
    if let batch = move.batch { json.member("batch", batch) }
    if let entry = move.undoes { json.member("undoes", entry) }
    json.member("limits", move.plan.limits.rawValue)
    json.member("counting", move.plan.counting.rawValue)
    json.member("decisions") { json in
      json.array(of: move.plan.sortedDecisions) { json, one in
        json.object { json in
          json.member("part", one.part.rawValue)
          json.member("name", one.name)
          if case .becomes(let other) = one.decision { json.member("becomes", other) }
        }
      }
    }
    json.member("values") { json in
      json.array(of: move.values) { json, entry in
        json.object { json in
          json.member("field", name(entry.field))
          json.member("value") { write(entry.value, to: &$0) }
        }
      }
    }
    json.member("dues") { json in
      json.array(of: move.changedDues) { json, clock in
        json.object { json in
          switch clock.owner {
          case .whole: json.member("of", "case")
          case .stage(let stage):
            json.member("of", "stage")
            json.member("stage", name(stage))
          case .stay(let stay):
            json.member("of", "step")
            json.member("stay", stay)
          }
          if let before = clock.before { json.member("before", before.moment.iso) }
          writeDue(clock.due, to: &json)
        }
      }
    }
  }

  func write(_ agent: Agent, to json: inout JSONWriter) {
    json.member("person", agent.person)
    if let principal = agent.principal { json.member("principal", principal) }
  }

  func write(_ opening: Opening, to json: inout JSONWriter) {
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

  func write(_ performer: Performer, to json: inout JSONWriter) {
    json.member("role", name(performer.role))
    if let person = performer.person { json.member("person", person) }
  }

  func write(_ paper: PaperEntry, to json: inout JSONWriter) {
    json.member("paper", procedure.papers[safely: paper.paper]?.name ?? "")
    json.member("form", paper.form.rawValue)
    json.member("count", paper.count)
    if let format = paper.format { json.member("format", format) }
    if let bytes = paper.bytes { json.member("bytes", Int(bytes)) }
    if let issued = paper.issued { json.member("issued", issued.iso) }
    if paper.isKept { json.member("isKept") { $0.boolean(true) } }
  }

  func writeDue(_ due: Due?, to json: inout JSONWriter) {
    guard let due else { return }
    json.member("due", due.moment.iso)
    if due.isProvisional { json.member("isProvisional") { $0.boolean(true) } }
  }

  func write(_ what: Publishable, to json: inout JSONWriter) {
    switch what {
    case .letter(let letter): json.member("letter", name(letter))
    case .result(let result): json.member("result", procedure.results[safely: result]?.name ?? "")
    case .paper(let paper): json.member("paper", procedure.papers[safely: paper]?.name ?? "")
    }
  }

  func write(_ request: ActionRequest, to json: inout JSONWriter) {
    json.member("request", request.number)
    json.member("action", name(request.action))
    json.member("arguments") { json in
      json.array(of: request.arguments) { write($1, to: &$0) }
    }
    if let into = request.into { json.member("into", name(into)) }
  }

  /// Why something was not done; the English words beside the Vietnamese where both are known.
  func write(reason joined: String, to json: inout JSONWriter) {
    let reason = Localized(joined: joined)
    json.member("reason", reason.vi)
    if reason.en != reason.vi { json.member("reasonEnglish", reason.en) }
  }

  func write(_ failure: ActionFailure, to json: inout JSONWriter) {
    switch failure {
    case .reported(let reason): write(reason: reason, to: &json)
    case .unusableResult(let value):
      json.member("unusable") { json in
        if let value { write(value, to: &json) } else { json.null() }
      }
    }
  }

  func write(
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

  func write(
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

  func write(_ value: Value, to json: inout JSONWriter) {
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

  func write(_ duration: LegalDuration, to json: inout JSONWriter) {
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

  func name(_ id: ID<Step>) -> String { procedure.steps[safely: id]?.name ?? "" }
  func name(_ id: ID<Parallel>) -> String { procedure.parallels[safely: id]?.name ?? "" }
  func name(_ id: ID<Stage>) -> String { procedure.stages[safely: id]?.name ?? "" }
  func name(_ id: ID<Role>) -> String { procedure.roles[safely: id]?.name ?? "" }
  func name(_ id: ID<Field>) -> String { procedure.fields[safely: id]?.name ?? "" }
  func name(_ id: ID<Fee>) -> String { procedure.fees[safely: id]?.name ?? "" }
  func name(_ id: ID<Letter>) -> String { procedure.letters[safely: id]?.name ?? "" }
  func name(_ id: ID<ActionSignature>) -> String {
    procedure.actions[safely: id]?.name ?? ""
  }

  func outcome(_ step: ID<Step>, _ index: Int) -> String {
    let outcomes = procedure.steps[safely: step]?.outcomes ?? []
    return outcomes.indices.contains(index) ? outcomes[index].name : ""
  }

  func anytime(_ index: Int) -> String {
    procedure.anytime.indices.contains(index) ? procedure.anytime[index].outcome.name : ""
  }
}

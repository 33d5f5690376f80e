import CivilTime
import Crypto
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Another version of a procedure that means the same: declared in another order, with more in it that
/// no case meets.
enum Twin {
  /// What nobody asks for in the order of declaration.
  private static let shuffled: Set<String> = [
    "agencies", "fields", "cases", "fees", "results", "messages", "letters", "actions",
    "externalEvents", "stages", "steps", "parallels", "ends",
  ]

  static func of(_ procedure: VerifiedProcedure) throws -> VerifiedProcedure {
    var changed = try reordered(procedure).procedure
    var step = try #require(changed.steps.last)
    step.name = "bước_thêm"
    step.branch = nil
    step.stage = nil
    step.call = nil
    step.council = nil
    step.wait = nil
    step.awaits = []
    step.onEntry = []
    step.onExit = []
    step.timers = Timers()
    step.limits = []
    step.route = nil
    step.outcomes = [
      Outcome(name: "thêm", title: "Thêm", route: Route(otherwise: .end(ID(0))), origin: "")
    ]
    step.role = .applicant
    changed.steps.append(step)
    changed.fields.append(
      Field(name: "thông_tin_thêm", title: "Thêm", type: .text, isOptional: true))
    changed.transition = .moves
    changed.inForce = nil
    return try changed.verified()
  }

  /// By way of the artifact, in which elements refer to each other by name.
  private static func reordered(_ procedure: VerifiedProcedure) throws -> VerifiedProcedure {
    let written = try JSONReader.read(Artifact.encode(procedure, digest: digest)).value
    guard case .object(let members)? = written["content"], let positions = written["positions"]
    else { return procedure }
    let content = JSONValue.object(
      members.map { member in
        guard shuffled.contains(member.name), case .array(let elements) = member.value else {
          return member
        }
        return JSONValue.Member(member.name, .array(elements.reversed()))
      })
    let whole: [JSONValue.Member] = [
      .init("content", content), .init("format", .integer(Artifact.format)),
      .init("hash", .string(sealed(content))), .init("positions", positions),
    ]
    let seal = JSONValue.Member("seal", .string(sealed(.object(whole))))
    let bytes = JSONValue.object(whole + [seal]).canonicalBytes(.lines)
    return try Artifact.load(bytes, digest: digest).procedure
  }

  private static func sealed(_ value: JSONValue) -> String {
    "sha256:" + digest(value.canonicalBytes())
  }

  private static func digest(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// A calendar with every Thursday off from a date on, for half a year.
  static func calendar(like calendar: WorkingCalendar, from date: CivilDate) throws
    -> WorkingCalendar
  {
    var draft = calendar.draft
    var day = date.adding(days: 1)
    let last = date.adding(days: 180)
    while day < last {
      let isTaken =
        draft.holidays.contains { $0.first <= day && day <= $0.last }
        || draft.makeUpDays.contains { $0.date == day }
      if day.weekday == .thursday, !isTaken {
        draft.holidays.append(Holiday(first: day, last: day, title: "Nghỉ thêm"))
      }
      day = day.adding(days: 1)
    }
    return try WorkingCalendar(draft)
  }
}

/// A command in the words of another version: by the names of what it speaks of.
struct CommandWords {
  let old: Procedure
  let new: Procedure

  private func id<Element>(_ id: ID<Element>, _ names: (Procedure) -> [String]) throws -> ID<
    Element
  > {
    let (before, after) = (names(old), names(new))
    guard before.indices.contains(id.index) else { return id }
    return ID(try #require(after.firstIndex(of: before[id.index])))
  }

  private func step(_ step: ID<Step>) throws -> ID<Step> { try id(step) { $0.steps.map(\.name) } }
  private func role(_ role: ID<Role>) throws -> ID<Role> { try id(role) { $0.roles.map(\.name) } }

  private func performer(_ performer: Performer) throws -> Performer {
    Performer(try role(performer.role), person: performer.person)
  }

  private func fields(_ entries: [FieldEntry]) throws -> [FieldEntry] {
    try entries.map { FieldEntry(try id($0.field) { $0.fields.map(\.name) }, $0.value) }
  }

  private func papers(_ entries: [PaperEntry]) throws -> [PaperEntry] {
    try entries.map { entry in
      var own = entry
      own.paper = try id(entry.paper) { $0.papers.map(\.name) }
      return own
    }
  }

  func said(_ command: Command) throws -> Command {
    switch command {
    case .file, .open, .actionSucceeded, .actionFailed, .callEnded, .callRefused, .advance:
      return command
    case .act(var choice):
      choice.by = try performer(choice.by)
      if case .outcome(let step, let index) = choice.outcome {
        choice.outcome = .outcome(try self.step(step), index: index)
      }
      choice.fields = try fields(choice.fields)
      choice.papers = try papers(choice.papers)
      choice.assignments = try choice.assignments.map {
        Assignment(try role($0.role), to: $0.person)
      }
      choice.signatures = try choice.signatures.map { try id($0) { $0.letters.map(\.name) } }
      choice.present = try choice.present.map { try performer($0) }
      return .act(choice)
    case .closeVote(var closing):
      closing.step = try step(closing.step)
      closing.by = try performer(closing.by)
      return .closeVote(closing)
    case .pay(var payment):
      payment.fee = try id(payment.fee) { $0.fees.map(\.name) }
      return .pay(payment)
    case .deliver(var delivery):
      delivery.event = try id(delivery.event) { $0.externalEvents.map(\.name) }
      delivery.fields = try fields(delivery.fields)
      return .deliver(delivery)
    case .claim(var claim):
      claim.step = try step(claim.step)
      return .claim(claim)
    case .assign(var giving):
      giving.step = try step(giving.step)
      return .assign(giving)
    case .giveBack(var giving):
      giving.step = try step(giving.step)
      return .giveBack(giving)
    case .attach(var filing):
      filing.papers = try papers(filing.papers)
      filing.by = try filing.by.map { try performer($0) }
      return .attach(filing)
    }
  }
}

import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// A case on trial: carries out commands and holds the interpreter to its laws.
struct Trial {
  let program: Program
  var state = CaseState.new
  var history: [TimedEvent] = []
  /// The events of the latest command that was not refused.
  var latest: [TimedEvent] = []
  var now: Moment

  init(_ program: Program, at start: Moment) {
    self.program = program
    now = start
  }

  /// Carries out a command; the rejection, or nil.
  @discardableResult
  mutating func refusal(
    _ command: Command, at moment: Moment? = nil, location: SourceLocation = #_sourceLocation
  ) -> Rejection? {
    if let moment { now = moment }
    let before = state
    var decided: Result<[TimedEvent], Rejection>
    do throws(Rejection) {
      decided = .success(try decide(command, in: state, at: now, of: program))
    } catch {
      decided = .failure(error)
    }
    #expect(state == before, sourceLocation: location)
    var events = history
    do throws(Rejection) {
      try perform(command, on: &state, at: now, of: program, events: &events)
    } catch {
      #expect(decided == .failure(error), sourceLocation: location)
      #expect(state == before, "a refusal changes nothing", sourceLocation: location)
      #expect(events == history, sourceLocation: location)
      return error
    }
    latest = Array(events[history.count...])
    #expect(decided == .success(latest), sourceLocation: location)
    var replayed = before
    for event in latest { apply(event, to: &replayed, of: program) }
    #expect(replayed == state, "performing is deciding and applying", sourceLocation: location)
    #expect(
      (history.last?.moment ?? .earliest) <= (latest.first?.moment ?? .latest),
      sourceLocation: location)
    history = events
    #expect(
      zip(latest, latest.dropFirst()).allSatisfy { $0.moment <= $1.moment },
      "moments never run backwards", sourceLocation: location)
    return nil
  }

  mutating func run(
    _ command: Command, at moment: Moment? = nil, location: SourceLocation = #_sourceLocation
  ) {
    let rejection = refusal(command, at: moment, location: location)
    #expect(rejection == nil, sourceLocation: location)
  }

  mutating func choose(
    _ name: String, by role: ID<Role>, _ person: String? = nil, fields: [FieldEntry] = [],
    papers: [PaperEntry] = [], assign: [Assignment] = [], at moment: Moment? = nil,
    location: SourceLocation = #_sourceLocation
  ) {
    let rejection = refused(
      name, by: role, person, fields: fields, papers: papers, assign: assign, at: moment,
      location: location)
    #expect(rejection == nil, sourceLocation: location)
  }

  @discardableResult
  mutating func refused(
    _ name: String, by role: ID<Role>, _ person: String? = nil, fields: [FieldEntry] = [],
    papers: [PaperEntry] = [], assign: [Assignment] = [], at moment: Moment? = nil,
    location: SourceLocation = #_sourceLocation
  ) -> Rejection? {
    guard let outcome = program.outcome(named: name, for: role, in: state) else {
      Issue.record("no outcome \(name) here", sourceLocation: location)
      return nil
    }
    return refusal(
      .act(
        Choice(
          by: Performer(role, person: person), outcome, fields: fields, papers: papers,
          assignments: assign)),
      at: moment, location: location)
  }

  var step: ID<Step>? { state.activities.first?.step }
  var kinds: [Event] { latest.map(\.event) }
  var nextTimer: Moment? { ProcedureInterpreter.nextTimer(in: state, of: program) }

  /// The state that all events so far lead to from nothing.
  var replayed: CaseState {
    var state = CaseState.new
    for event in history { apply(event, to: &state, of: program) }
    return state
  }
}

/// A moment of a test, in the form `2026-01-26T16:30`.
func at(_ text: String, location: SourceLocation = #_sourceLocation) -> Moment {
  guard let moment = Moment(iso: text) else {
    Issue.record("no moment: \(text)", sourceLocation: location)
    return .earliest
  }
  return moment
}

func days(_ count: Int) -> LegalDuration {
  (try? LegalDuration.calendar(count, .day)) ?? .calendar(zeroDays)
}
func months(_ count: Int) -> LegalDuration {
  (try? LegalDuration.calendar(count, .month)) ?? .calendar(zeroDays)
}
func hours(_ count: Int) -> LegalDuration {
  (try? LegalDuration.calendar(count, .hour)) ?? .calendar(zeroDays)
}
func workingDays(_ count: Int) -> LegalDuration {
  (try? LegalDuration.working(count, .day)) ?? .calendar(zeroDays)
}
func workingHours(_ count: Int) -> LegalDuration {
  (try? LegalDuration.working(count, .hour)) ?? .calendar(zeroDays)
}
private let zeroDays: CalendarDuration = {
  do { return try CalendarDuration(0, .day) } catch { preconditionFailure("zero is a duration") }
}()

/// Monday to Friday, 7:00–11:30 and 13:30–17:00, days counted by law.
let officeCalendar: WorkingCalendar = {
  func time(_ hour: Int, _ minute: Int) -> TimeOfDay {
    TimeOfDay(hour: hour, minute: minute) ?? .midnight
  }
  let hours = [
    OfficeSpan(opens: time(7, 0), closes: time(11, 30)),
    OfficeSpan(opens: time(13, 30), closes: time(17, 0)),
  ]
  let week = OfficeWeek(hours, on: [.monday, .tuesday, .wednesday, .thursday, .friday])
  do {
    return try WorkingCalendar(CalendarDraft(name: "hành_chính", officeHours: week))
  } catch {
    preconditionFailure("the calendar of the tests is sound")
  }
}()

func within(_ duration: LegalDuration, if condition: Expression? = nil) -> LimitRule {
  LimitRule(condition: condition, limit: .duration(.literal(.duration(duration))))
}

func number(_ value: Int) -> Expression { .literal(.number(ExactDecimal(value))) }
func money(_ value: Int64) -> Expression { .literal(.money(value)) }

/// Step 0 of an office, with whatever a test adds; `program` numbers steps and ends as they come.
func step(
  _ name: String, by role: ID<Role> = Small.office, _ change: (inout Step) -> Void = { _ in }
) -> Step {
  var step = Step(name: name, title: name, role: role, origin: "thử")
  change(&step)
  return step
}

func outcome(
  _ name: String, to target: Target, requires: [ID<Field>] = [], acts: [Act] = [],
  branches: [Route.Branch] = [], isFree: Bool = false
) -> Outcome {
  Outcome(
    name: name, title: name, requires: requires,
    route: Route(branches: branches, otherwise: target),
    acts: acts, isFreeOfCollection: isFree, origin: "thử")
}

/// Procedures of a few steps, each for one sentence of the meaning.
enum Small {
  static let office = ID<Role>(2)
  static let board = ID<Role>(3)
  static let done = Target.end(ID(0))
  static let cancelled = Target.end(ID(1))

  /// Roles office and board; a number, a text, a date, a flag and a sum of money as fields 0–4; the
  /// ends done and cancelled.
  static func program(_ steps: [Step], _ change: (inout Procedure) -> Void = { _ in }) -> Program {
    var procedure = Procedure(name: "nhỏ", title: "Nhỏ", calendar: officeCalendar)
    procedure.roles += [
      Role(name: "một_cửa", title: "Một cửa"), Role(name: "lãnh_đạo", title: "Lãnh đạo"),
    ]
    procedure.fields = [
      Field(name: "số", title: "Số", type: .number), Field(name: "chữ", title: "Chữ", type: .text),
      Field(name: "ngày", title: "Ngày", type: .date), Field(name: "cờ", title: "Cờ", type: .flag),
      Field(name: "tiền", title: "Tiền", type: .money),
    ]
    procedure.messages = [
      Message(
        name: "tin",
        body: Template([
          .text("Hồ sơ "), .value(.builtin(.caseNumber)), .text(" số "), .value(.field(ID(0))),
        ]))
    ]
    procedure.letters = [Letter(name: "phiếu", title: "Phiếu")]
    procedure.actions = [
      ActionSignature(
        name: "tra", title: "Tra", takes: [.init(name: "x", type: .number)],
        gives: .init(name: "y", type: .number))
    ]
    procedure.externalEvents = [Named(name: "thuế_báo", title: "Thuế báo")]
    procedure.ends = [
      End(name: "xong", title: "Xong", kind: .succeeded, origin: "thử"),
      End(name: "hủy", title: "Hủy", kind: .cancelled, origin: "thử"),
    ]
    procedure.steps = steps
    change(&procedure)
    return verifiedProgram(procedure)
  }

  static let empty: Program = {
    var procedure = Procedure(
      name: "trống", title: "Trống", calendar: officeCalendar,
      steps: [
        step("a", by: .applicant) { $0.outcomes = [outcome("x", to: done)] }
      ],
      ends: [End(name: "xong", title: "Xong", kind: .succeeded, origin: "thử")])
    procedure.initial = ID(0)
    do {
      return Program(try procedure.verified())
    } catch {
      preconditionFailure("the empty procedure is sound")
    }
  }()

  static let opening = Opening(caseNumber: "H32-1", channel: .online)
  static let filing = Command.file(Filing(opening))

  /// A case of the program, filed on Monday 26/01/2026 at 8:00.
  static func filed(
    _ program: Program, fields: [FieldEntry] = [], location: SourceLocation = #_sourceLocation
  ) -> Trial {
    var trial = Trial(program, at: at("2026-01-26T08:00"))
    trial.run(.file(Filing(opening, fields: fields)), location: location)
    return trial
  }
}

/// The procedures of the tests are sound; where one is not, the test that made it fails.
func verifiedProgram(
  _ procedure: Procedure, location: SourceLocation = #_sourceLocation
) -> Program {
  do throws(GraphFaults) {
    return Program(try procedure.verified())
  } catch {
    Issue.record("not a procedure: \(error.all)", sourceLocation: location)
    return Small.empty
  }
}

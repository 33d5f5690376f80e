import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// How a case stands, in the columns that cases are found by. Follows from the journal, and is
/// written together with each entry.
public struct CaseStanding: Hashable, Sendable {
  public var number: String
  /// What the number begins with and its place in the day; nil for a number from elsewhere.
  public var series: String?
  public var ordinal: Int
  /// The name of the procedure, and the hash of the artifact the case is pinned to.
  public var procedure: String
  public var artifact: String
  /// The artifact it was opened with, where it was moved to another since; and the batch of moves it
  /// was last moved in.
  public var origin: String?
  public var batch: String?
  /// The number and hash of the latest entry.
  public var sequence: Int
  public var hash: [UInt8]
  public var openedAt: Moment
  public var changedAt: Moment
  /// Who the applicant is, as the login tells; erased with the personal data.
  public var person: String?
  public var status: PublicStatus?
  /// The end that was reached; nil while the case is open.
  public var end: String?
  /// The first of the due dates that run: of the whole, of stages, of steps.
  public var due: Moment?
  /// When the next timer may fire.
  public var nextTimer: Moment?

  public init(
    number: String, procedure: String, artifact: String, openedAt: Moment, person: String? = nil
  ) {
    self.number = number
    self.procedure = procedure
    self.artifact = artifact
    self.openedAt = openedAt
    self.person = person
    ordinal = 0
    sequence = 0
    hash = []
    changedAt = openedAt
  }

  /// Takes over what the state of the case says.
  mutating func follow(_ state: CaseState, of program: Program) {
    changedAt = state.lastMoment ?? changedAt
    status = state.status
    let ends = program.procedure.ends
    end = state.end.map { ends.indices.contains($0.index) ? ends[$0.index].name : "" }
    due = nil
    guard state.isOpen else {
      nextTimer = nil
      return
    }
    nextTimer = ProcedureInterpreter.nextTimer(in: state, of: program)
    due = state.overallDue?.moment
    if let stage = state.stageDue?.moment { due = due.map { min($0, stage) } ?? stage }
    for activity in state.activities {
      if let own = activity.due?.moment { due = due.map { min($0, own) } ?? own }
    }
  }
}

/// A step that a case is in, in the columns that work is found by.
public struct WaitingStep: Hashable, Sendable {
  public var caseNumber: String
  public var step: String
  /// The role that has to act, and the code of its agency; empty where it has none.
  public var role: String
  public var agency: String
  /// The only person who may perform it, where one was named.
  public var assignee: String?
  public var since: Moment
  /// The step's own due date, else that of the case.
  public var due: Moment?

  public init(
    caseNumber: String, step: String, role: String, agency: String, assignee: String? = nil,
    since: Moment, due: Moment? = nil
  ) {
    self.caseNumber = caseNumber
    self.step = step
    self.role = role
    self.agency = agency
    self.assignee = assignee
    self.since = since
    self.due = due
  }

  /// The steps a case is in, that somebody has to act in or the applicant is waited for.
  static func all(
    in state: CaseState, of program: Program, case number: String
  ) -> [WaitingStep] {
    let procedure = program.procedure
    return state.activities.compactMap { activity in
      guard procedure.steps.indices.contains(activity.step.index) else { return nil }
      let step = procedure.steps[activity.step.index]
      guard step.role != .system, procedure.roles.indices.contains(step.role.index) else {
        return nil
      }
      let agency = procedure.agency(of: step.role, on: activity.enteredAt.date)
      let code = agency.flatMap { procedure.agencies[$0.index].code } ?? ""
      return WaitingStep(
        caseNumber: number, step: step.name, role: procedure.roles[step.role.index].name,
        agency: code, assignee: activity.assignee, since: activity.enteredAt,
        due: activity.due?.moment ?? state.overallDue?.moment)
    }
  }
}

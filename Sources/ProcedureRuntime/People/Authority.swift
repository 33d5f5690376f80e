import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Why somebody may not do what she asked, as the directory has it.
public struct AuthorityFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// It has to be known who acts.
    case personMissing
    case unknownOfficer(String)
    /// She does not hold the role herself on that day.
    case roleNotHeld(String)
    /// She holds no delegation of that person for the role on that day.
    case notDelegated(String, by: String)
    /// Only who gives out the work of the role, or has the step, gives it to somebody.
    case mayNotAssign(String)
  }

  public var kind: Kind
  public var step: ID<Step>?
  public var role: ID<Role>
  /// By code, else by name; nil where the procedure names none for the role.
  public var agency: String?
  public var date: CivilDate
  /// Who may, in the order of the directory.
  public var eligible: [String]
  /// For whom she might have acted on that day.
  public var principals: [String]
}

/// Who acts, or is given something to do, in which role.
private struct Claimant {
  var person: String?
  var principal: String?
  var role: ID<Role>
  var step: ID<Step>?
}

extension Directory {
  /// Why a command may not be carried out by who gives it; nil where it may.
  ///
  /// The directory says who is included. Whether she is excluded, having performed another step, is
  /// for the case to say, and no role and no delegation outweighs that.
  func objection(
    to command: Command, in file: CaseFile, on date: CivilDate
  ) -> AuthorityFault? {
    let desk = AuthorityCheck(directory: self, file: file, date: date)
    switch command {
    case .act(let choice):
      var step: ID<Step>?
      if case .outcome(let chosen, _) = choice.outcome { step = chosen }
      return desk.objection(
        to: Claimant(
          person: choice.by.person, principal: choice.principal, role: choice.by.role, step: step))
        ?? choice.assignments.lazy.compactMap {
          desk.objection(to: Claimant(person: $0.person, role: $0.role))
        }.first
    case .closeVote(let closing):
      return desk.objection(
        to: Claimant(
          person: closing.by.person, principal: closing.principal, role: closing.by.role,
          step: closing.step))
    case .claim(let claim): return desk.objection(to: claim.by, in: claim.step)
    case .giveBack(let giving): return desk.objection(to: giving.by, in: giving.step)
    case .assign(let assignment): return desk.objection(to: assignment)
    case .attach(let attachment):
      guard let performer = attachment.by else { return nil }
      return desk.objection(to: Claimant(person: performer.person, role: performer.role))
    case .file, .open, .pay, .deliver, .actionSucceeded, .actionFailed, .callEnded, .callRefused,
      .advance:
      return nil
    }
  }
}

private struct AuthorityCheck {
  let directory: Directory
  let file: CaseFile
  let date: CivilDate

  private var procedure: Procedure { file.program.procedure }

  func objection(to agent: Agent, in step: ID<Step>) -> AuthorityFault? {
    guard let role = role(of: step) else { return nil }
    return objection(
      to: Claimant(person: agent.person, principal: agent.principal, role: role, step: step))
  }

  func objection(to claimant: Claimant) -> AuthorityFault? {
    guard claimant.role != .applicant, claimant.role != .system,
      procedure.roles.indices.contains(claimant.role.index)
    else { return nil }
    guard let person = claimant.person else { return fault(.personMissing, claimant) }
    for one in [person, claimant.principal].compactMap(\.self)
    where directory.officer(one) == nil {
      return fault(.unknownOfficer(one), claimant)
    }
    guard holds(claimant.principal ?? person, claimant.role) else {
      return fault(.roleNotHeld(claimant.principal ?? person), claimant)
    }
    guard let principal = claimant.principal else { return nil }
    guard delegation(from: principal, to: person, claimant.role) != nil else {
      return fault(.notDelegated(person, by: principal), claimant)
    }
    return nil
  }

  /// Who has the step hands it on; else it is given by who gives out the work of its role.
  func objection(to assignment: TaskAssignment) -> AuthorityFault? {
    guard let role = role(of: assignment.step) else { return nil }
    let giver = assignment.by
    let claimant = Claimant(
      person: giver.person, principal: giver.principal, role: role, step: assignment.step)
    for one in [giver.person, giver.principal].compactMap(\.self)
    where directory.officer(one) == nil {
      return fault(.unknownOfficer(one), claimant)
    }
    if let principal = giver.principal,
      delegation(from: principal, to: giver.person, role) == nil
    {
      return fault(.notDelegated(giver.person, by: principal), claimant)
    }
    let has = file.state.activities.contains { activity in
      activity.step == assignment.step
        && (assignment.branch ?? activity.branch) == activity.branch
        && activity.assignee == giver.answerable
    }
    let agency = agency(of: role)
    guard
      has
        || directory.gives(
          giver.answerable, procedure.roles[role.index].name, at: agency, on: date)
    else {
      var found = fault(.mayNotAssign(giver.answerable), claimant)
      found.eligible = directory.officers.map(\.id).filter {
        directory.gives($0, procedure.roles[role.index].name, at: agency, on: date)
      }
      return found
    }
    return objection(
      to: Claimant(person: assignment.person, role: role, step: assignment.step))
  }

  private func role(of step: ID<Step>) -> ID<Role>? {
    procedure.steps.indices.contains(step.index) ? procedure.steps[step.index].role : nil
  }

  /// The agency that does the work of a role on that day, as the directory names it.
  private func agency(of role: ID<Role>) -> String? {
    procedure.nameOfAgency(of: role, on: date)
  }

  private func holds(_ person: String, _ role: ID<Role>) -> Bool {
    directory.holds(
      person, procedure.roles[role.index].name, at: agency(of: role), on: date)
  }

  private func delegation(
    from grantor: String, to delegate: String, _ role: ID<Role>
  ) -> Delegation? {
    directory.delegation(
      from: grantor, to: delegate, procedure.roles[role.index].name,
      of: ProcedureNames(name: procedure.name, code: procedure.code), on: date)
  }

  private func fault(_ kind: AuthorityFault.Kind, _ claimant: Claimant) -> AuthorityFault {
    let name = procedure.roles[claimant.role.index].name
    let holders = directory.holders(of: name, at: agency(of: claimant.role), on: date)
    let principals = holders.filter { holder in
      claimant.person.map { delegation(from: holder, to: $0, claimant.role) != nil } ?? false
    }
    return AuthorityFault(
      kind: kind, step: claimant.step, role: claimant.role, agency: agency(of: claimant.role),
      date: date, eligible: holders, principals: principals)
  }
}

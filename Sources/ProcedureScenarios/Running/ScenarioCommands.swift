import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// Lines of a scenario as commands to a case. What a line does not say is as the procedure asks.
struct ScenarioCommands {
  let program: Program
  let state: CaseState
  let now: Moment

  private var procedure: Procedure { program.procedure }
  private var context: ScenarioContext {
    ScenarioContext(state: state, program: program, now: now)
  }

  // MARK: Filing

  /// - Parameter lookedUp: actions whose results arrived before filing.
  func file(
    _ filing: ScenarioFiling, lookedUp: [ID<ActionSignature>]
  ) throws(EvaluationFault) -> Command {
    let applicant = try applicant(filing.person, filing.values)
    let command = Filing(
      Opening(
        caseNumber: caseNumber, applicant: applicant, channel: filing.channel,
        returning: filing.returnChannel, selected: filing.selectedCase, lookedUp: lookedUp),
      fields: try fields(filing.values), papers: papers(filing.papers))
    return .file(filing.returnChannel == nil ? withReturnChannel(command) : command)
  }

  /// What the applicant says of themselves.
  private func applicant(
    _ person: String?, _ values: [ScenarioValue]
  ) throws(EvaluationFault) -> Applicant {
    var applicant = Applicant(name: person)
    for given in values {
      guard case .builtin(let builtin) = given.subject else { continue }
      guard case .text(let text) = try value(given.value) else { throw .typeMismatch }
      switch builtin {
      case .applicantName: applicant.name = text
      case .applicantPhone: applicant.phone = text
      case .applicantEmail: applicant.email = text
      case .applicantAddress: applicant.address = text
      case .caseNumber, .filedOn, .dueOn, .filedBy, .returnedBy, .level, .totalFee, .today: break
      }
    }
    return applicant
  }

  /// The first of the offered channels that the case permits, in order of declaration.
  private func withReturnChannel(_ filing: Filing) -> Filing {
    var candidate = filing
    for rule in procedure.returning {
      candidate.opening.returning = rule.channel
      if rule.condition == nil || isPermitted(candidate) { return candidate }
    }
    candidate.opening.returning = procedure.returning.first?.channel
    return candidate
  }

  private func isPermitted(_ filing: Filing) -> Bool {
    do throws(Rejection) {
      _ = try decide(.file(filing), in: state, at: now, of: program)
      return true
    } catch {
      guard case .faulty(let faults) = error else { return true }
      return !faults.contains { fault in
        if case .returnNotAvailable = fault { return true }
        if case .cannotEvaluate(.returnChannel, _) = fault { return true }
        return false
      }
    }
  }

  /// The first dossier of the day at the agency, numbered as Circular 01/2018/TT-VPCP art. 19 has
  /// it: agency, date of reception, number within the day.
  private var caseNumber: String {
    Procedure.caseNumber(1, in: procedure.numberSeries(on: now.date))
  }

  // MARK: Acting

  func act(_ choice: ScenarioChoice) throws(EvaluationFault) -> Command {
    let reference = reference(to: choice)
    let step = self.step(of: reference)
    var assignments: [Assignment] = []
    if let assignee = choice.assignee {
      // Naming an officer where no role is foreseen is refused by the case, not guessed at here.
      let roles = step?.assigns ?? []
      assignments = (roles.isEmpty ? [choice.role] : roles).map { Assignment($0, to: assignee) }
    }
    return .act(
      Choice(
        by: Performer(choice.role, person: person(choice, reference)), reference,
        fields: try fields(choice.values), papers: papers(choice.papers),
        assignments: assignments,
        signatures: requiresSignature(reference) ? step?.signs ?? [] : [],
        present: choice.present.map { Performer($0.role, person: $0.person) },
        branch: try branch(of: reference, for: choice.element)))
  }

  /// The vote in the step that the role votes in or has the chair of.
  func closeVote(_ role: ID<Role>, _ person: String?) -> Command {
    let stays = state.activities.filter { stay in
      guard let step = procedure.steps[safely: stay.step], let council = step.council else {
        return false
      }
      return step.role == role || council.chair == role
    }
    let step = stays.first?.step ?? state.activities.first?.step ?? procedure.initial
    return .closeVote(
      VoteClosing(
        step, by: Performer(role, person: person ?? procedure.roles[safely: role]?.name),
        branch: stays.count > 1 ? stays.map(\.branch).min() : nil))
  }

  /// The step whose outcome is chosen; for an outcome of any time the first the case is in.
  private func step(of reference: OutcomeReference) -> Step? {
    switch reference {
    case .outcome(let step, _): procedure.steps[safely: step]
    case .anytime: state.activities.first.flatMap { procedure.steps[safely: $0.step] }
    }
  }

  private func requiresSignature(_ reference: OutcomeReference) -> Bool {
    switch reference {
    case .outcome(let step, let index):
      let outcomes = procedure.steps[safely: step]?.outcomes ?? []
      return outcomes.indices.contains(index) && outcomes[index].requiresSignature
    case .anytime: return false
    }
  }

  /// Where a step goes on in several branches, the one that was opened for the element; if none is
  /// named, the one that was opened first and is still in it.
  private func branch(
    of reference: OutcomeReference, for element: Expression?
  ) throws(EvaluationFault) -> Int? {
    guard case .outcome(let step, _) = reference else { return nil }
    let stays = state.activities.filter { $0.step == step }
    guard let element else { return stays.count > 1 ? stays.map(\.branch).min() : nil }
    let meant = try value(element)
    let open = state.blocks.flatMap(\.branches).filter { $0.element == meant }.map(\.number)
    // A number that no branch has: the case refuses it as it refuses a branch that is done.
    return open.first { number in stays.contains { $0.branch == number } } ?? open.last ?? .max
  }

  /// The officer a step is given to; else one and the same person of the role, known by its name.
  /// Two people of one role have to be named. The applicant is nobody in particular.
  private func person(_ choice: ScenarioChoice, _ reference: OutcomeReference) -> String? {
    if let person = choice.person { return person }
    guard choice.role != .applicant else { return nil }
    let stays = state.activities.filter { procedure.steps[safely: $0.step]?.role == choice.role }
    var active = stays.first
    if case .outcome(let step, _) = reference {
      active = stays.first { $0.step == step } ?? active
    }
    return active?.assignee ?? procedure.roles[safely: choice.role]?.name
  }

  /// The outcome of that name in the step the case is in; else the one that was probably meant, so
  /// that the refusal names it.
  private func reference(to choice: ScenarioChoice) -> OutcomeReference {
    if let offered = program.outcome(named: choice.outcome, for: choice.role, in: state) {
      return offered
    }
    let active = state.activities.map(\.step)
    let own = program.steps(of: choice.role)
    let all = procedure.steps.indices.map { ID<Step>($0) }
    // Among branches, outcomes of one name are told apart by who performs the step.
    for step in (state.blocks.isEmpty ? active + own : own + active) + all {
      let outcomes = procedure.steps[safely: step]?.outcomes ?? []
      if let index = outcomes.firstIndex(where: { $0.name == choice.outcome }) {
        return .outcome(step, index: index)
      }
    }
    return .anytime(procedure.anytime.firstIndex { $0.outcome.name == choice.outcome } ?? -1)
  }

  // MARK: Money and other systems

  func pay(
    _ fee: ID<Fee>, _ amount: Expression?, _ means: Collection.Means?
  ) throws(EvaluationFault) -> Command {
    var sum = feesDue(in: state, at: now, of: program).first { $0.fee == fee }?.outstanding ?? 0
    if let amount {
      guard case .money(let given) = try value(amount) else { throw .typeMismatch }
      sum = given
    }
    let collected = state.activities.flatMap { procedure.steps[safely: $0.step]?.collects ?? [] }
    let offered = collected.first { $0.fees.contains(fee) }?.means.first
    return .pay(Payment(fee, amount: sum, by: means ?? offered ?? .online))
  }

  func deliver(
    _ event: ID<Named>, _ values: [ScenarioValue]
  ) throws(EvaluationFault) -> Command {
    if !state.isFiled, procedure.openedBy.contains(event) {
      return .open(
        EventOpening(
          event, caseNumber: caseNumber, applicant: try applicant(nil, values),
          fields: try fields(values)))
    }
    // Where several branches wait for it, the one that was opened first gets it.
    let waiting = state.activities.filter { activity in
      procedure.steps[safely: activity.step]?.awaits.contains { $0.event == event } == true
    }
    return .deliver(
      Delivery(
        event, fields: try fields(values),
        branch: waiting.count > 1 ? waiting.map(\.branch).min() : nil))
  }

  // MARK: What is given

  func value(_ expression: Expression) throws(EvaluationFault) -> Value {
    try expression.evaluate(in: context)
  }

  private func fields(_ given: [ScenarioValue]) throws(EvaluationFault) -> [FieldEntry] {
    var entries: [FieldEntry] = []
    for one in given {
      switch one.subject {
      case .field(let field): entries.append(FieldEntry(field, try value(one.value)))
      case .builtin: break
      }
    }
    return entries
  }

  private func papers(_ given: [ScenarioPaper]) -> [PaperEntry] {
    given.flatMap { given -> [PaperEntry] in
      let paper = procedure.papers[safely: given.paper]
      let asked = paper?.copies ?? []
      var forms = asked
      if let form = given.form {
        forms = [asked.first { $0.form == form } ?? Paper.Copies(form: form, count: 1)]
      } else if asked.isEmpty {
        forms = [Paper.Copies(form: .original, count: 1)]
      }
      let format = given.format ?? paper?.formats.first
      let issued = given.issuedOn ?? (paper?.validFor == nil ? nil : now.date)
      return forms.map { form in
        PaperEntry(
          given.paper, form: form.form, count: given.count ?? form.count, format: format,
          bytes: given.bytes, issued: issued)
      }
    }
  }
}

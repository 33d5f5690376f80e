import CivilTime
import ProcedureGraph

// A person's choice of an outcome.
extension Run {
  mutating func act(
    _ choice: Choice, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    guard let activity = state.head.activity else {
      throw .noSuchOutcome(choice.outcome)
    }
    switch choice.outcome {
    case .outcome(let step, let index):
      guard activity.step == step else {
        throw .stepNotActive(step, active: [activity.step])
      }
      let plan = tables.steps[step.index]
      guard plan.role == choice.by.role else {
        throw .roleDoesNotPerform(choice.by.role, step: step)
      }
      guard index >= 0, index < plan.outcomes.indices.count else {
        throw .noSuchOutcome(choice.outcome)
      }
      let outcome = tables.outcomes[Int(plan.outcomes.start) + index]
      try choose(outcome, index, of: plan, in: activity, choice, at: now, &state)
    case .anytime(let index):
      guard tables.anytime.indices.contains(index) else { throw .noSuchOutcome(choice.outcome) }
      let plan = tables.anytime[index]
      guard plan.role == choice.by.role else {
        throw .roleDoesNotPerform(choice.by.role, step: activity.step)
      }
      guard tables.stepLists[plan.steps.indices].contains(activity.step) else {
        throw .outcomeNotOffered(choice.outcome, in: activity.step)
      }
      try chooseAnytime(plan, index, in: activity, choice, at: now, &state)
    }
  }

  private mutating func choose(
    _ outcome: OutcomePlan, _ index: Int, of plan: StepPlan, in activity: Activity,
    _ choice: Choice, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    let step = activity.step
    var faults = personFaults(choice.by.person, plan, activity, state)
    for assignment in choice.assignments
    where !tables.roles[plan.assigns.indices].contains(assignment.role) {
      faults.append(.assignmentNotOffered(assignment.role))
    }
    for letter in choice.signatures where !tables.graph.steps[step.index].signs.contains(letter) {
      faults.append(.letterNotSignedHere(letter))
    }
    emit(.outcomeChosen(step, outcome: index, by: choice.by), at: now, in: &state)
    if !choice.fields.isEmpty {
      record(
        choice.fields, at: now, &state, &faults,
        may: { tables, field in
          tables.fields[plan.enters.indices].contains(field)
            || tables.fields[outcome.requires.indices].contains(field)
        })
    }
    if plan.takesDossier {
      record(choice.papers, at: now, &state, &faults)
      // An officer who takes a dossier says herself whether it is complete; an applicant may not
      // hand in less than is asked.
      if plan.role == .applicant {
        faults += CaseContext(state, tables, at: now).dossierFaults
      }
    } else if !choice.papers.isEmpty {
      faults.append(.papersNotTaken(step))
    }
    if !outcome.requires.isEmpty {
      faults += missing(outcome, given: choice.fields, state)
    }
    if !plan.collects.isEmpty, !outcome.isFreeOfCollection {
      faults += CaseContext(state, tables, at: now).feeFaults(of: plan)
    }
    guard faults.isEmpty else { throw .faulty(faults) }
    for letter in choice.signatures {
      emit(.letterSigned(letter, by: choice.by), at: now, in: &state)
    }
    for assignment in choice.assignments { emit(.assigned(assignment), at: now, in: &state) }
    let target = try leave(by: outcome.route, acts: outcome.acts, at: now, &state)
    try go(to: target, at: now, &state)
  }

  private mutating func chooseAnytime(
    _ plan: AnytimePlan, _ index: Int, in activity: Activity, _ choice: Choice, at now: Moment,
    _ state: inout CaseState
  ) throws(Rejection) {
    var faults: [Fault] = []
    emit(.anytimeChosen(index, in: activity.step, by: choice.by), at: now, in: &state)
    record(
      choice.fields, at: now, &state, &faults,
      may: { tables, field in tables.fields[plan.outcome.requires.indices].contains(field) })
    if !choice.papers.isEmpty { faults.append(.papersNotTaken(activity.step)) }
    faults += choice.assignments.map { .assignmentNotOffered($0.role) }
    faults += choice.signatures.map { .letterNotSignedHere($0) }
    faults += missing(plan.outcome, given: choice.fields, state)
    guard faults.isEmpty else { throw .faulty(faults) }
    let target = try leave(by: plan.outcome.route, acts: plan.outcome.acts, at: now, &state)
    try go(to: target, at: now, &state)
  }

  /// Four eyes, and the officer the step was given to.
  func personFaults(
    _ person: String?, _ plan: StepPlan, _ activity: Activity, _ state: CaseState
  ) -> [Fault] {
    if plan.others.isEmpty, activity.assignee == nil { return [] }
    var faults: [Fault] = []
    if let person {
      for index in plan.others.indices where state.hasPerformed(person, tables.stepLists[index]) {
        faults.append(.samePerson(tables.stepLists[index]))
      }
    } else if !plan.others.isEmpty {
      faults.append(.personMissing)
    }
    if let assignee = activity.assignee, assignee != person {
      faults.append(.assignedToAnother(assignee))
    }
    return faults
  }
}

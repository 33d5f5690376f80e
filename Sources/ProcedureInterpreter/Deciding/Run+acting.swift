import CivilTime
import ProcedureGraph

// A person's choice of an outcome.
extension Run {
  mutating func act(
    _ choice: Choice, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    switch choice.outcome {
    case .outcome(let step, let index):
      if state.head.hasSides {
        try takeInHand(step, in: choice.branch, at: now, &state)
      } else {
        guard let active = state.head.step else { throw .noSuchOutcome(choice.outcome) }
        guard active == step, choice.branch ?? 0 == 0 else {
          throw .stepNotActive(step, active: [active])
        }
      }
      guard
        tables.steps[step.index].role == choice.by.role
          || tables.isChair(choice.by.role, in: step)
      else {
        throw .roleDoesNotPerform(choice.by.role, step: step)
      }
      let outcomes = tables.steps[step.index].outcomes
      guard index >= 0, index < outcomes.indices.count else {
        throw .noSuchOutcome(choice.outcome)
      }
      try choose(Int(outcomes.start) + index, index, of: step, choice, at: now, &state)
    case .anytime(let index):
      guard tables.anytime.indices.contains(index) else { throw .noSuchOutcome(choice.outcome) }
      let plan = tables.anytime[index]
      let stays = state.activities.filter { choice.branch ?? $0.branch == $0.branch }
      guard let first = stays.first else { throw .noSuchOutcome(choice.outcome) }
      guard plan.role == choice.by.role else {
        throw .roleDoesNotPerform(choice.by.role, step: first.step)
      }
      let offering = stays.first { tables.stepLists[plan.steps.indices].contains($0.step) }
      guard let active = offering?.step else {
        throw .outcomeNotOffered(choice.outcome, in: first.step)
      }
      turn(to: offering?.branch ?? 0, at: now, &state)
      try chooseAnytime(plan, index, in: active, choice, at: now, &state)
    }
  }

  /// Turns to the branch in which a step goes on.
  mutating func takeInHand(
    _ step: ID<Step>, in branch: Int?, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    let stays = state.activities
    let meant = stays.filter { $0.step == step && branch ?? $0.branch == $0.branch }
    guard let first = meant.first else {
      throw .stepNotActive(step, active: stays.map(\.step))
    }
    guard meant.count == 1 else { throw .branchNotNamed(step, open: meant.map(\.branch)) }
    turn(to: first.branch, at: now, &state)
  }

  /// `place` is the outcome's place in the table, `index` that in its step.
  private mutating func choose(
    _ place: Int, _ index: Int, of step: ID<Step>, _ choice: Choice, at now: Moment,
    _ state: inout CaseState
  ) throws(Rejection) {
    var faults: [Fault] = []
    // Asked once, and by a number: most steps have none, and a council is a large value.
    let isVote = tables.steps[step.index].council >= 0
    if isVote, let plan = tables.council(in: step) {
      faults = try votingFaults(choice.by, in: step, plan.council, at: now, state)
    }
    if !tables.steps[step.index].others.isEmpty || state.head.activity.assignee != nil {
      faults += personFaults(choice.by.person, in: step, state)
    }
    if !choice.assignments.isEmpty || !choice.signatures.isEmpty {
      faults += namingFaults(choice, in: step)
    }
    if !choice.present.isEmpty || !tables.outcomes[place].presence.isEmpty {
      faults += presenceFaults(choice, asked: tables.outcomes[place].presence)
    }
    // What a council needs to know is said once, with the first vote of its stay.
    let isSaid = isVote && !state.votes(inStay: state.head.activity.stay).isEmpty
    emit(
      isVote
        ? .voteCast(step, outcome: index, by: choice.by)
        : .outcomeChosen(step, outcome: index, by: choice.by), at: now, in: &state)
    for party in choice.present { emit(.partyPresent(party), at: now, in: &state) }
    if !choice.fields.isEmpty {
      let enters = tables.steps[step.index].enters
      let requires = tables.outcomes[place].requires
      record(
        choice.fields, at: now, &state, &faults,
        may: { tables, field in
          tables.lists(field, in: enters) || tables.lists(field, in: requires)
        })
    }
    if tables.steps[step.index].takesDossier {
      record(choice.papers, at: now, &state, &faults)
      // An officer who takes a dossier says herself whether it is complete; an applicant may not
      // hand in less than is asked.
      if tables.steps[step.index].role == .applicant {
        faults += incompleteness(besides: faults, at: now, state)
      }
    } else if tables.outcomes[place].returnsResult {
      let kept = choice.papers.map { entry in
        var entry = entry
        entry.isKept = true
        return entry
      }
      record(kept, at: now, &state, &faults)
    } else if !choice.papers.isEmpty {
      faults.append(.papersNotTaken(step))
    }
    if !tables.outcomes[place].requires.isEmpty {
      faults += missing(
        tables.outcomes[place].requires, enters: isSaid ? nil : tables.entersAnew(in: step, state),
        given: choice.fields, state.values)
    }
    if !tables.steps[step.index].collects.isEmpty, !tables.outcomes[place].isFreeOfCollection {
      faults += CaseContext(state, tables, at: now).feeFaults(of: step)
    }
    if tables.outcomes[place].requiresSignature {
      faults += tables.missingSignatures(in: step, given: choice.signatures)
    }
    guard faults.isEmpty else { throw .faulty(faults) }
    for letter in choice.signatures {
      emit(.letterSigned(letter, by: choice.by), at: now, in: &state)
    }
    for assignment in choice.assignments { emit(.assigned(assignment), at: now, in: &state) }
    if isVote { return try countVotes(in: step, isClosed: false, at: now, &state) }
    let acts = tables.outcomes[place].acts
    let target = try leave(by: tables.outcomes[place].route, acts: acts, at: now, &state)
    try go(to: target, at: now, &state)
    if !choice.assignments.isEmpty {
      let excluded = excludedAssignees(among: choice.assignments, state)
      guard excluded.isEmpty else { throw .faulty(excluded) }
    }
  }

  /// Who was named for a step that she may not perform: the step would wait for her in vain.
  private func excludedAssignees(among assignments: [Assignment], _ state: CaseState) -> [Fault] {
    state.activities.flatMap { activity -> [Fault] in
      guard let person = activity.assignee, assignments.contains(where: { $0.person == person })
      else { return [] }
      let others = tables.stepLists[tables.steps[activity.step.index].others.indices]
      return others.filter { state.hasPerformed(person, $0) }.map { .assigneeExcluded(person, $0) }
    }
  }

  private func namingFaults(_ choice: Choice, in step: ID<Step>) -> [Fault] {
    var faults: [Fault] = []
    for assignment in choice.assignments
    where !tables.roles[tables.steps[step.index].assigns.indices].contains(assignment.role) {
      faults.append(.assignmentNotOffered(assignment.role))
    }
    for letter in choice.signatures where !tables.graph.steps[step.index].signs.contains(letter) {
      faults.append(.letterNotSignedHere(letter))
    }
    return faults
  }

  private mutating func chooseAnytime(
    _ plan: AnytimePlan, _ index: Int, in step: ID<Step>, _ choice: Choice, at now: Moment,
    _ state: inout CaseState
  ) throws(Rejection) {
    var faults: [Fault] = []
    emit(.anytimeChosen(index, in: step, by: choice.by), at: now, in: &state)
    record(
      choice.fields, at: now, &state, &faults,
      may: { tables, field in tables.lists(field, in: plan.outcome.requires) })
    if !choice.papers.isEmpty { faults.append(.papersNotTaken(step)) }
    faults += choice.assignments.map { .assignmentNotOffered($0.role) }
    faults += choice.signatures.map { .letterNotSignedHere($0) }
    faults += missing(plan.outcome.requires, given: choice.fields, state.values)
    guard faults.isEmpty else { throw .faulty(faults) }
    var target = try leave(by: plan.outcome.route, acts: plan.outcome.acts, at: now, &state)
    // A choice of any time concerns the whole case: it comes out of the blocks it leads out of.
    target = comeOut(to: target, at: now, &state)
    try go(to: target, at: now, &state)
  }

  /// Four eyes, and the officer the step was given to.
  func personFaults(_ person: String?, in step: ID<Step>, _ state: CaseState) -> [Fault] {
    let others = tables.steps[step.index].others
    let assignee = state.head.activity.assignee
    var faults: [Fault] = []
    if let person {
      for index in others.indices where state.hasPerformed(person, tables.stepLists[index]) {
        faults.append(.samePerson(tables.stepLists[index]))
      }
    } else if !others.isEmpty {
      faults.append(.personMissing)
    }
    if let assignee, assignee != person { faults.append(.assignedToAnother(assignee)) }
    return faults
  }
}

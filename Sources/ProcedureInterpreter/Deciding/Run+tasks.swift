import CivilTime
import ProcedureGraph

// Whose task a step is: taken on, given, given back. And papers that are handed in by themselves.
extension Run {
  mutating func claim(
    _ claim: TaskClaim, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    try takeTask(claim.step, in: claim.branch, at: now, &state)
    let faults = personFaults(claim.by.person, for: claim.by.principal, in: claim.step, state)
    guard faults.isEmpty else { throw .faulty(faults) }
    // Who has it already has nothing more to take on.
    if state.head.activity.isClaimed { return }
    emit(.taskClaimed(claim.step, by: claim.by), at: now, in: &state)
  }

  mutating func assign(
    _ assignment: TaskAssignment, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    try takeTask(assignment.step, in: assignment.branch, at: now, &state)
    let others = tables.stepLists[tables.steps[assignment.step.index].others.indices]
    let excluded = others.filter { state.hasPerformed(assignment.person, $0) }
    guard excluded.isEmpty else {
      throw .faulty(excluded.map { .assigneeExcluded(assignment.person, $0) })
    }
    if state.head.activity.assignee == assignment.person { return }
    emit(
      .taskAssigned(
        assignment.step, to: assignment.person, by: assignment.by, reason: assignment.reason),
      at: now, in: &state)
  }

  mutating func giveBack(
    _ giving: TaskReturn, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    try takeTask(giving.step, in: giving.branch, at: now, &state)
    guard let assignee = state.head.activity.assignee else {
      throw .faulty([.taskIsFree(giving.step)])
    }
    guard assignee == giving.by.person || assignee == giving.by.principal else {
      throw .faulty([
        state.head.activity.isClaimed
          ? .claimedByAnother(assignee) : .assignedToAnother(assignee)
      ])
    }
    emit(.taskReturned(giving.step, by: giving.by, reason: giving.reason), at: now, in: &state)
  }

  /// Turns to a step that may be one person's. A council votes together, and neither the applicant nor
  /// the system takes work from others.
  private mutating func takeTask(
    _ step: ID<Step>, in branch: Int?, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    try takeInHand(step, in: branch, at: now, &state)
    let role = tables.steps[step.index].role
    guard tables.council(in: step) == nil, role != .applicant, role != .system else {
      throw .faulty([.taskOfNobody(step)])
    }
  }

  /// Four eyes: neither who acts nor the person for whom she does may have performed the other step.
  func exclusionFaults(
    _ person: String, for principal: String?, in step: ID<Step>, _ state: CaseState
  ) -> [Fault] {
    var faults: [Fault] = []
    for other in tables.stepLists[tables.steps[step.index].others.indices] {
      if state.hasPerformed(person, other) {
        faults.append(.samePerson(person, other))
      } else if let principal, state.hasPerformed(principal, other) {
        faults.append(.principalPerformed(principal, other))
      }
    }
    return faults
  }

  mutating func attach(
    _ attachment: Attachment, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    let stays = state.activities.filter { attachment.branch ?? $0.branch == $0.branch }
    let taking = stays.filter { tables.steps[$0.step.index].takesDossier }
    guard let first = taking.first else {
      throw .faulty((stays.isEmpty ? state.activities : stays).map { .papersNotTaken($0.step) })
    }
    guard taking.count == 1 else {
      throw .branchNotNamed(first.step, open: taking.map(\.branch))
    }
    if let performer = attachment.by, performer.role != tables.steps[first.step.index].role {
      throw .roleDoesNotPerform(performer.role, step: first.step)
    }
    turn(to: first.branch, at: now, &state)
    var faults: [Fault] = []
    record(attachment.papers, at: now, &state, &faults)
    guard faults.isEmpty else { throw .faulty(faults) }
  }
}

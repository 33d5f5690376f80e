import CivilTime
import ProcedureGraph

// Votes of a council: one a person, counted as soon as the result is certain or when they are closed.
extension Run {
  /// Why somebody may not vote in the step in hand.
  func votingFaults(
    _ person: String?, for principal: String?, in step: ID<Step>, _ council: Council,
    at now: Moment, _ state: CaseState
  ) throws(Rejection) -> [Fault] {
    guard let person else { return [.personMissing] }
    let votes = state.votes(inStay: state.head.activity.stay)
    // One vote each: who votes for another gives hers away, and that person has voted.
    let people = [person] + (principal.map { [$0] } ?? [])
    let voted = people.filter { one in votes.contains { $0.concerns(one) } }
    if !voted.isEmpty, !council.allowsChange { return voted.map { .alreadyVoted($0) } }
    let others = votes.count { vote in !people.contains { vote.concerns($0) } }
    let members = try members(of: council, in: step, at: now, state)
    return others < members ? [] : [.councilFull(step, members: members)]
  }

  /// Takes the outcome that the votes in the step in hand come to, if they do already.
  mutating func countVotes(
    in step: ID<Step>, isClosed: Bool, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    guard let plan = tables.council(in: step) else { return }
    let members = try members(of: plan.council, in: step, at: now, state)
    let votes = state.votes(inStay: state.head.activity.stay)
    guard
      let decision = plan.council.decision(on: votes, members: members, isClosed: isClosed)
    else { return }
    emit(.voteDecided(step, decision), at: now, in: &state)
    switch decision {
    case .carried(let outcome), .casting(let outcome):
      try take(outcome, of: step, at: now, &state)
    case .notCarried:
      switch plan.council.otherwise {
      case .counts(let outcome):
        try perform(plan.acts, at: now, &state)
        try take(outcome, of: step, at: now, &state)
      case .moves(let target): try leave(to: target, acts: plan.acts, at: now, &state)
      }
    }
  }

  private mutating func take(
    _ outcome: Int, of step: ID<Step>, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    let outcomes = tables.steps[step.index].outcomes
    guard outcome >= 0, outcome < outcomes.indices.count else { return }
    let plan = tables.outcomes[Int(outcomes.start) + outcome]
    let target = try leave(by: plan.route, acts: plan.acts, at: now, &state)
    try go(to: target, at: now, &state)
  }

  /// The chair closes the voting, or any member where there is no chair.
  mutating func closeVote(
    _ closing: VoteClosing, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    let step = closing.step
    try takeInHand(step, in: closing.branch, at: now, &state)
    guard let plan = tables.council(in: step) else { throw .noVote(step) }
    guard closing.by.role == plan.council.chair ?? tables.steps[step.index].role else {
      throw .roleDoesNotPerform(closing.by.role, step: step)
    }
    let members = try members(of: plan.council, in: step, at: now, state)
    let present = state.votes(inStay: state.head.activity.stay).count
    guard plan.council.hasQuorum(present, of: members) else {
      let needed = plan.council.leastPresent(of: members)
      throw .faulty([.quorumMissing(step, needed: needed, present: present)])
    }
    emit(.voteClosed(step, by: closing.by), at: now, in: &state)
    if let principal = closing.principal {
      emit(.actedFor(principal: principal, by: closing.by, in: nil), at: now, in: &state)
    }
    try countVotes(in: step, isClosed: true, at: now, &state)
  }

  private func members(
    of council: Council, in step: ID<Step>, at now: Moment, _ state: CaseState
  ) throws(Rejection) -> Int {
    do throws(EvaluationFault) {
      let value = try council.members.evaluate(in: CaseContext(state, tables, at: now))
      guard case .number(let number) = value else { throw .typeMismatch }
      return max(1, Int(clamping: number.rounded()))
    } catch {
      throw .cannotEvaluate(.members(step), error)
    }
  }

  // MARK: Parties

  /// Who has to be present and is not, and whether they are different people.
  func presenceFaults(_ choice: Choice, asked roles: Run32) -> [Fault] {
    let asked = tables.roles[roles.indices]
    var faults = asked.filter { role in !choice.present.contains { $0.role == role } }
      .map { Fault.partyAbsent($0) }
    faults += choice.present.filter { !asked.contains($0.role) }.map { .presenceNotAsked($0.role) }
    var people = [choice.by.person].compactMap(\.self)
    for party in choice.present {
      guard let person = party.person else { continue }
      if people.contains(person) { faults.append(.partyIsAnother(party.role)) }
      people.append(person)
    }
    return faults
  }
}

import CivilTime
import ProcedureGraph

/// An outcome that a role may refer to now, and what stands in its way.
public struct OpenOutcome: Hashable, Sendable {
  public var reference: OutcomeReference
  /// The number of the branch in which it may be chosen; 0 outside of all blocks.
  public var branch: Int
  /// What has to be given, paid or done by somebody else before it can be chosen.
  public var missing: [Fault]

  public init(reference: OutcomeReference, branch: Int = 0, missing: [Fault]) {
    self.reference = reference
    self.branch = branch
    self.missing = missing
  }

  public var canBeChosenNow: Bool { missing.isEmpty }
}

/// The outcomes a performer may choose in the steps the case is in, with what is missing for each.
///
/// What a computed branch will say is not foretold: only a straight way into a step that has been
/// visited too often is named. Where no person is given, four eyes and assignments name her missing.
public func openOutcomes(
  for performer: Performer, in state: CaseState, at now: Moment, of program: Program
) -> [OpenOutcome] {
  guard state.isOpen else { return [] }
  var open: [OpenOutcome] = []
  var anytime: Set<Int> = []
  for activity in state.activities where program.tables.holds(activity.step) {
    // Each step is judged with its own branch in hand.
    var inHand = state
    inHand.turn(to: activity.branch)
    open += program.ownOutcomes(for: performer, in: inHand, activity, at: now)
    for one in program.anytimeOutcomes(for: performer, in: inHand, activity)
    where anytime.insert(one.index).inserted {
      open.append(one.outcome)
    }
  }
  return open
}

extension Program {
  /// The outcomes of the step in hand.
  fileprivate func ownOutcomes(
    for performer: Performer, in state: CaseState, _ activity: Activity, at now: Moment
  ) -> [OpenOutcome] {
    let step = activity.step
    let plan = tables.steps[step.index]
    guard plan.role == performer.role || tables.isChair(performer.role, in: step),
      !plan.outcomes.isEmpty
    else { return [] }
    let run = Run(tables, in: state)
    let context = CaseContext(state, tables, at: now)
    let common =
      run.personFaults(performer.person, in: step, state)
      + tables.votingFaults(performer, in: activity, state)
    let papers = plan.takesDossier && plan.role == .applicant ? context.dossierFaults : []
    let fees = context.feeFaults(of: step)
    return plan.outcomes.indices.enumerated().map { index, place in
      let outcome = tables.outcomes[place]
      var missing = common
      missing += run.missing(
        outcome.requires, enters: tables.entersAnew(in: step, state), given: [], state.values)
      missing += papers
      missing += tables.roles[outcome.presence.indices].map { .partyAbsent($0) }
      if outcome.requiresSignature { missing += tables.missingSignatures(in: step, given: []) }
      if !outcome.isFreeOfCollection { missing += fees }
      missing += tables.closedWay(outcome, state)
      return OpenOutcome(
        reference: .outcome(step, index: index), branch: activity.branch, missing: missing)
    }
  }

  /// The outcomes of any time that may be chosen in the step in hand.
  fileprivate func anytimeOutcomes(
    for performer: Performer, in state: CaseState, _ activity: Activity
  ) -> [(index: Int, outcome: OpenOutcome)] {
    let run = Run(tables, in: state)
    return tables.anytime.enumerated().filter { _, anytime in
      anytime.role == performer.role
        && tables.stepLists[anytime.steps.indices].contains(activity.step)
    }.map { index, anytime in
      let open = OpenOutcome(
        reference: .anytime(index), branch: activity.branch,
        missing: run.missing(anytime.outcome.requires, given: [], state.values)
          + tables.closedWay(anytime.outcome, state))
      return (index, open)
    }
  }
}

extension Tables {
  /// Where a council votes: each person once, and by name.
  fileprivate func votingFaults(
    _ performer: Performer, in activity: Activity, _ state: CaseState
  ) -> [Fault] {
    guard let council = council(in: activity.step)?.council else { return [] }
    guard let person = performer.person else { return [.personMissing] }
    let hasVoted = state.votes(inStay: activity.stay).contains { $0.by.person == person }
    return hasVoted && !council.allowsChange ? [.alreadyVoted(person)] : []
  }

  fileprivate func closedWay(_ outcome: OutcomePlan, _ state: CaseState) -> [Fault] {
    guard outcome.route.branches.isEmpty, case .step(let step) = outcome.route.otherwise else {
      return []
    }
    let plan = steps[step.index]
    guard plan.visitLimit >= 0, plan.insteadOfVisit == nil,
      state.countedVisits(of: step, self) >= plan.visitLimit
    else { return [] }
    return [.visitLimitReached(step)]
  }
}

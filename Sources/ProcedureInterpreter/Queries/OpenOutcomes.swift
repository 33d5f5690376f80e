import CivilTime
import ProcedureGraph

/// An outcome that a role may refer to now, and what stands in its way.
public struct OpenOutcome: Hashable, Sendable {
  public var reference: OutcomeReference
  /// What has to be given, paid or done by somebody else before it can be chosen.
  public var missing: [Fault]

  public init(reference: OutcomeReference, missing: [Fault]) {
    self.reference = reference
    self.missing = missing
  }

  public var canBeChosenNow: Bool { missing.isEmpty }
}

/// The outcomes a performer may choose in the step the case is in, with what is missing for each.
///
/// What a computed branch will say is not foretold: only a straight way into a step that has been
/// visited too often is named. Where no person is given, four eyes and assignments name her missing.
public func openOutcomes(
  for performer: Performer, in state: CaseState, at now: Moment, of program: Program
) -> [OpenOutcome] {
  guard state.isOpen, let active = state.head.step else { return [] }
  let tables = program.tables
  let run = Run(tables, in: state)
  let plan = tables.steps[active.index]
  let context = CaseContext(state, tables, at: now)
  var open: [OpenOutcome] = []
  if plan.role == performer.role, !plan.outcomes.isEmpty {
    let common = run.personFaults(performer.person, in: active, state)
    let papers = plan.takesDossier && plan.role == .applicant ? context.dossierFaults : []
    let fees = context.feeFaults(of: active)
    for (index, place) in plan.outcomes.indices.enumerated() {
      let outcome = tables.outcomes[place]
      open.append(
        OpenOutcome(
          reference: .outcome(active, index: index),
          missing: common
            + run.missing(
              outcome.requires, enters: tables.entersAnew(in: active, state), given: [],
              state.values) + papers
            + (outcome.isFreeOfCollection ? [] : fees) + tables.closedWay(outcome, state)))
    }
  }
  for (index, anytime) in tables.anytime.enumerated()
  where anytime.role == performer.role
    && tables.stepLists[anytime.steps.indices].contains(active)
  {
    open.append(
      OpenOutcome(
        reference: .anytime(index),
        missing: run.missing(anytime.outcome.requires, given: [], state.values)
          + tables.closedWay(anytime.outcome, state)))
  }
  return open
}

extension Tables {
  fileprivate func closedWay(_ outcome: OutcomePlan, _ state: CaseState) -> [Fault] {
    guard outcome.route.branches.isEmpty, case .step(let step) = outcome.route.otherwise else {
      return []
    }
    let plan = steps[step.index]
    guard plan.visitLimit >= 0, plan.insteadOfVisit == nil,
      state.visits(of: step) >= plan.visitLimit
    else { return [] }
    return [.visitLimitReached(step)]
  }
}

// ProcedureVerifier: what is proved of a procedure before it is published.
//
// From the process graph alone it works out whether every case can be finished, whether every
// condition is decided, whether data is there when it is read, whether the law's obligations hold of
// every run, and whether the limits fit into each other. A refutation is a case history that the
// interpreter plays. It knows no text: findings name elements of the graph by their path, and whoever
// has the text finds their place. It does no input or output.

import ProcedureGraph

/// Everything that is found in a procedure, in the order of the questions.
///
/// Total: an answer that would take too long is told as unknown, with the reason, never as proved.
public func prove(_ procedure: VerifiedProcedure) -> [ProofFinding] {
  let subject = Subject(procedure)
  let families: [(Subject) -> [ProofFinding]] = [
    soundnessFindings, conditionFindings, dataFlowFindings, channelFindings, budgetFindings,
    obligationFindings, peopleFindings, lintFindings,
  ]
  return families.flatMap { $0(subject) }
}

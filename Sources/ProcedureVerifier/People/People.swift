import ProcedureGraph

/// What is found about the people of a procedure: rules of four eyes that nobody can keep or that
/// hold in one direction only, assignments that lead nowhere, roles of agencies that are gone.
///
/// Linear in the process, but for the steps that such rules name: from each of those the process is
/// walked once.
func peopleFindings(of subject: Subject) -> [ProofFinding] {
  let procedure = subject.procedure
  let named = procedure.steps.contains { !$0.notPerformerOf.isEmpty || !$0.assigns.isEmpty }
  return (named ? fourEyesFindings(subject.flow) : []) + agencyFindings(procedure)
}

private func fourEyesFindings(_ flow: Flow) -> [ProofFinding] {
  let procedure = flow.procedure
  var successors = Successors(flow)
  var findings: [ProofFinding] = []
  for (index, step) in procedure.steps.enumerated() {
    for other in step.notPerformerOf {
      let before = procedure.steps[other.index]
      if step.role == .applicant, before.role == .applicant,
        successors.of(other.index).contains(index)
      {
        findings.append(.differsFromOneself(step, before))
      } else if !before.notPerformerOf.contains(ID(index)),
        flow.goSideBySide(index, other.index)
      {
        findings.append(.oneWayAcrossBranches(step, before))
      }
    }
    for role in step.assigns {
      let later = successors.of(index)
      let receives = procedure.steps.indices.contains {
        procedure.steps[$0].role == role && later.contains($0)
      }
      if !receives { findings.append(.assignedForNothing(step, procedure.roles[role.index])) }
    }
  }
  return findings
}

/// Roles whose agency is not there any more when the procedure is in force, with nobody to go on.
private func agencyFindings(_ procedure: Procedure) -> [ProofFinding] {
  var isTold = Array(repeating: false, count: procedure.roles.count)
  return procedure.steps.compactMap { step in
    let role = procedure.roles[step.role.index]
    guard !isTold[step.role.index], let declared = role.agency,
      let last = procedure.lastDay(of: declared)
    else { return nil }
    if let until = procedure.inForce?.until, until <= last { return nil }
    isTold[step.role.index] = true
    return .agencyGone(step, role, procedure.agencies[declared.index], last: last)
  }
}

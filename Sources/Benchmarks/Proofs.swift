import ProcedureGraph
import ProcedureVerifier

/// All that is proved of a procedure: of the Đắk Lắk one, and of generated ones that grow.
func proofs() throws {
  try measure("Đắk Lắk", dakLak())
  for steps in [20, 50, 200, 1_000, 10_000] {
    try measure("\(steps) steps", GeneratedProcess.procedure(steps: steps))
  }
  try measure("a block of 100 branches", GeneratedProcess.procedure(branches: 100))
}

private func measure(_ name: String, _ procedure: VerifiedProcedure) throws {
  var findings = 0
  let proving = Measurement { findings = prove(procedure).count }
  // The baseline: the checks of form that every graph has passed before.
  var faults = 0
  let checking = Measurement { faults = procedure.procedure.faults().count }
  print("proving \(name): \(rounded(proving.median * 1000, 3)) ms")
  print("  steps: \(procedure.procedure.steps.count), findings: \(findings + faults)")
  print("  checking the form: \(rounded(checking.median * 1000, 3)) ms")
  print("  ratio: \(rounded(proving.median / checking.median))")
}

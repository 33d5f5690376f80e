import ProcedureRuntime

/// Of which kind the fault of a call is; nil where it succeeds.
func failure(of action: any Action, _ call: ActionCall) async -> ActionFault.Kind? {
  switch await outcome(of: action, call) {
  case .success: nil
  case .failure(let fault): fault.kind
  }
}

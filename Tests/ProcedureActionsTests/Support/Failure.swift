import ProcedureRuntime

/// What came of a call, with the words of its fault.
func outcome(
  of action: any Action, _ call: ActionCall
) async -> Result<ActionOutcome, ActionFault> {
  do throws(ActionFault) {
    return .success(try await action.perform(call))
  } catch {
    return .failure(error)
  }
}

/// Of which kind the fault of a call is; nil where it succeeds.
func failure(of action: any Action, _ call: ActionCall) async -> ActionFault.Kind? {
  await fault(of: action, call)?.kind
}

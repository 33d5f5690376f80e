import CivilTime
import ProcedureGraph

/// What the system itself knows about a case at a moment; nil where it does not.
public func value(
  of builtin: BuiltinValue, in state: CaseState, at moment: Moment, of program: Program
) -> Value? {
  CaseContext(state, program.tables, at: moment).value(of: builtin)
}

import CivilTime
import ProcedureGraph

/// A procedure prepared for running: made once, then shared by all its cases.
///
/// Immutable, and one reference wide. Everything that is the same for all cases is worked out here:
/// acts and routes lie in flat tables of plain values, so that a step is performed without taking
/// hold of the graph's nested arrays.
public struct Program: Sendable {
  let tables: Tables

  public init(_ procedure: VerifiedProcedure) {
    tables = Tables(procedure)
  }

  /// Lent and not copied: a copy would count the references to each of its lists, at every look.
  public var procedure: Procedure { _read { yield tables.graph } }

  /// Steps that a role performs, in order of declaration.
  public func steps(of role: ID<Role>) -> [ID<Step>] {
    tables.steps.indices.filter { tables.steps[$0].role == role }.map { ID($0) }
  }

  /// The outcome of that name which the role may refer to in the step the case is in.
  public func outcome(
    named name: String, for role: ID<Role>, in state: CaseState
  ) -> OutcomeReference? {
    for activity in state.activities where tables.holds(activity.step) {
      let step = procedure.steps[activity.step.index]
      if step.role == role || step.council?.chair == role,
        let index = step.outcomes.firstIndex(where: { $0.name == name })
      {
        return .outcome(activity.step, index: index)
      }
    }
    return procedure.anytime.firstIndex { $0.role == role && $0.outcome.name == name }
      .map { .anytime($0) }
  }

  /// Fields that a person may give somewhere: all but those only the case itself sets.
  public func isComputed(_ field: ID<Field>) -> Bool {
    tables.computed.indices.contains(field.index) && tables.computed[field.index]
  }
}

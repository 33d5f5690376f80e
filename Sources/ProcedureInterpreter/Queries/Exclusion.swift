import ProcedureGraph

/// Whether four eyes (*khác người làm*) keep somebody from performing a step: she, or the person for
/// whom she would act, has performed one that has to be somebody else's.
public func isExcluded(
  _ person: String, for principal: String? = nil, from step: ID<Step>, in state: CaseState,
  of program: Program
) -> Bool {
  let tables = program.tables
  guard tables.steps.indices.contains(step.index) else { return false }
  return tables.stepLists[tables.steps[step.index].others.indices].contains { other in
    state.hasPerformed(person, other)
      || (principal.map { state.hasPerformed($0, other) } ?? false)
  }
}

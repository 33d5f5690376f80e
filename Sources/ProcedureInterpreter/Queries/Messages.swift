import CivilTime
import ProcedureGraph

/// The text of a message as it reads in a case at a moment. What is not known is shown as `…`.
///
/// For a notice event, give the state as it was then: the events up to and with it, applied.
public func text(
  of message: ID<Message>, in state: CaseState, at moment: Moment, of program: Program
) -> String {
  let graph = program.tables.graph
  guard graph.messages.indices.contains(message.index) else { return "" }
  let context = CaseContext(state, program.tables, at: moment)
  return graph.messages[message.index].body.render(in: context, fields: graph.fields)
}

import CivilTime
import ProcedureGraph

// Cases of other procedures: asked for on entry, awaited, and what follows from their end.
extension Run {
  /// Asks for the case that the step in hand calls.
  mutating func requestCall(
    _ call: Call, from step: ID<Step>, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    let context = CaseContext(state, tables, at: moment)
    var arguments: [NamedValue] = []
    for argument in call.arguments {
      do throws(EvaluationFault) {
        arguments.append(NamedValue(argument.field, try argument.value.evaluate(in: context)))
      } catch {
        throw .cannotEvaluate(.callArgument(step, field: argument.field), error)
      }
    }
    let request = CallRequest(
      number: state.head.requests + 1, procedure: call.procedure, arguments: arguments,
      step: step, stay: state.head.activity.stay)
    emit(.callRequested(request), at: moment, in: &state)
  }

  /// A late end is recorded with what it gives, and moves nothing.
  mutating func endCall(
    _ number: Int, _ end: String, _ values: [NamedValue], at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    guard let open = state.openCalls.first(where: { $0.request.number == number }) else {
      throw .requestNotPending(number)
    }
    let branch = state.branch(ofStay: open.request.stay)
    if let branch { turn(to: branch, at: now, &state) }
    emit(.callEnded(request: number, end: end, values: values), at: now, in: &state)
    guard let plan = tables.call(in: open.request.step) else { return }
    var faults: [Fault] = []
    let entries = plan.call.gives.compactMap { gift in
      values.last { $0.name == gift.from }.map { FieldEntry(gift.into, $0.value) }
    }
    record(entries, at: now, &state, &faults, may: { _, _ in true })
    guard faults.isEmpty else { throw .faulty(faults) }
    guard branch != nil, state.head.isStaying(open.request.stay) else { return }
    if let index = plan.call.ends.firstIndex(where: { $0.end == end }) {
      try leave(to: plan.call.ends[index].target, acts: plan.acts[index], at: now, &state)
    } else if let otherwise = plan.call.otherwise {
      try leave(to: otherwise, acts: .none, at: now, &state)
    }
  }

  /// The step stays: a person or a timer leads on, or the call is opened later after all.
  mutating func refuseCall(
    _ number: Int, _ reason: String, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    guard let open = state.openCalls.first(where: { $0.request.number == number }) else {
      throw .requestNotPending(number)
    }
    if let branch = state.branch(ofStay: open.request.stay) { turn(to: branch, at: now, &state) }
    emit(.callRefused(request: number, reason: reason), at: now, in: &state)
  }
}

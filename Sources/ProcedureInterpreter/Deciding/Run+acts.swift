import CivilTime
import ProcedureGraph

// Acts: requests to the world, and changes of the case's own record.
extension Run {
  mutating func perform(
    _ acts: Run32, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    for index in acts.indices {
      switch tables.acts[index] {
      case .notice(let notice): emit(.noticeRequested(notice), at: moment, in: &state)
      case .remind(let role): emit(.reminderRequested(role), at: moment, in: &state)
      case .issue(let letter): emit(.letterIssued(letter), at: moment, in: &state)
      case .publish(let publishable): emit(.published(publishable), at: moment, in: &state)
      case .post(let publishable, let role):
        emit(.postingRequested(publishable, to: role), at: moment, in: &state)
      case .set(let field, let expression):
        let value = try evaluate(Int(expression), place: .set(field), at: moment, state)
        emit(.fieldRecorded(field, value), at: moment, in: &state)
      case .refund(let fee):
        let paid = state.paid(for: fee)
        if paid > 0 { emit(.refundRequested(fee, amount: paid), at: moment, in: &state) }
      case .issueResult(let result): emit(.resultIssued(result), at: moment, in: &state)
      case .returnResult(let results): try handOver(results, at: moment, &state)
      case .startClock: try startClock(at: moment, &state)
      case .extendClock(let duration): extendClock(by: duration, at: moment, &state)
      case .perform(let index): try request(Int(index), at: moment, &state)
      }
    }
  }

  private func evaluate(
    _ index: Int, place: Fault.Place, at moment: Moment, _ state: CaseState
  ) throws(Rejection) -> Value {
    do throws(EvaluationFault) {
      return try tables.expressions[index].evaluate(in: CaseContext(state, tables, at: moment))
    } catch {
      throw .cannotEvaluate(place, error)
    }
  }

  private mutating func request(
    _ index: Int, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    let performance = tables.performances[index]
    let context = CaseContext(state, tables, at: moment)
    var arguments: [Value] = []
    for (ordinal, argument) in performance.arguments.enumerated() {
      do throws(EvaluationFault) {
        arguments.append(try argument.evaluate(in: context))
      } catch {
        throw .cannotEvaluate(.argument(performance.action, index: ordinal), error)
      }
    }
    let isAutomatic = state.head.step.map { tables.steps[$0.index].isAutomatic } ?? false
    emit(
      .actionRequested(
        ActionRequest(
          number: state.head.requests + 1, action: performance.action, arguments: arguments,
          into: performance.into, onFailure: performance.onFailure,
          stay: state.head.isActive ? state.head.activity.stay : 0,
          isAwaited: isAutomatic && performance.into != nil)),
      at: moment, in: &state)
  }
}

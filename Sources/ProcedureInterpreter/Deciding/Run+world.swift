import CivilTime
import ProcedureGraph

// What the world reports: money, messages of other systems, results of actions.
extension Run {
  mutating func pay(
    _ payment: Payment, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    guard tables.graph.fees.indices.contains(payment.fee.index) else {
      throw .faulty([.noSuchFee(payment.fee)])
    }
    var faults: [Fault] = []
    if payment.amount <= 0 { faults.append(.paymentNotPositive(payment.amount)) }
    do throws(EvaluationFault) {
      let outstanding = try CaseContext(state, tables, at: now).outstanding(payment.fee)
      if payment.amount > outstanding {
        faults.append(.paymentTooLarge(payment.fee, outstanding: outstanding))
      }
    } catch {
      throw .cannotEvaluate(.fee(payment.fee), error)
    }
    // Only the steps that collect a fee have a say in how it is paid.
    var offered: UInt8 = 0
    for stay in state.activities {
      for collection in tables.collections(of: stay.step) where collection.fee == payment.fee {
        offered |= collection.means
      }
    }
    if offered != 0, offered & payment.means.bit == 0 {
      faults.append(.meansNotOffered(payment.fee, payment.means))
    }
    guard faults.isEmpty else { throw .faulty(faults) }
    emit(.paid(payment), at: now, in: &state)
  }

  mutating func deliver(
    _ delivery: Delivery, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    let waiting = state.activities.filter { stay in
      delivery.branch ?? stay.branch == stay.branch
        && tables.awaited(delivery.event, in: stay.step) != nil
    }
    guard let first = waiting.first, let awaited = tables.awaited(delivery.event, in: first.step)
    else { throw .eventNotAwaited(delivery.event) }
    guard waiting.count == 1 else {
      throw .branchNotNamed(first.step, open: waiting.map(\.branch))
    }
    turn(to: first.branch, at: now, &state)
    emit(.eventReceived(delivery.event), at: now, in: &state)
    var faults: [Fault] = []
    record(
      delivery.fields, at: now, &state, &faults,
      may: { tables, field in !tables.computed[field.index] })
    guard faults.isEmpty else { throw .faulty(faults) }
    try leave(to: awaited.target, acts: awaited.acts, at: now, &state)
  }

  mutating func answer(
    _ number: Int, _ value: Value?, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    guard let request = state.pendingRequests.first(where: { $0.number == number }) else {
      throw .requestNotPending(number)
    }
    if let field = request.into {
      guard let value, tables.graph.fields[field.index].type.accepts(value) else {
        try fail(number, .unusableResult(value), at: now, &state)
        return
      }
    }
    if let branch = state.branch(ofStay: request.stay) { turn(to: branch, at: now, &state) }
    emit(.actionSucceeded(request: number, value: value), at: now, in: &state)
    if request.isAwaited, state.head.isStaying(request.stay) { try goOn(at: now, &state) }
  }

  /// Whether the route does without the data that has not come.
  private func canGoOn(at now: Moment, _ state: CaseState) -> Bool {
    let stay = state.head.activity
    guard let route = routeAtOnce(stay.step, awaiting: stay.awaitedResults) else { return false }
    do throws(Rejection) {
      _ = try way(route, place: .branch(stay.step), at: now, state)
      return true
    } catch {
      return false
    }
  }

  /// An automatic step takes its route once it has nothing to wait for any longer.
  private mutating func goOn(at now: Moment, _ state: inout CaseState) throws(Rejection) {
    let stay = state.head.activity
    guard let route = routeAtOnce(stay.step, awaiting: stay.awaitedResults) else { return }
    let target = try leave(by: route, acts: .none, at: now, &state)
    try go(to: target, at: now, &state)
  }

  mutating func fail(
    _ number: Int, _ failure: ActionFailure, at now: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    guard let request = state.pendingRequests.first(where: { $0.number == number }) else {
      throw .requestNotPending(number)
    }
    if let branch = state.branch(ofStay: request.stay) { turn(to: branch, at: now, &state) }
    emit(.actionFailed(request: number, failure), at: now, in: &state)
    guard state.head.isStaying(request.stay) else { return }
    if let target = request.onFailure {
      try leave(to: target, acts: .none, at: now, &state)
    } else if request.isAwaited, tables.replacesPaper[request.action.index],
      canGoOn(at: now, state)
    {
      try goOn(at: now, &state)
    }
  }
}

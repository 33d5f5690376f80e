import CivilTime
import ProcedureGraph

/// What a fee comes to in a case, and how much of it has been paid. In đồng.
public struct FeeDue: Hashable, Sendable {
  public var fee: ID<Fee>
  /// Nil where it can't be worked out yet.
  public var amount: Int64?
  public var paid: Int64
  /// A step the case is in collects it.
  public var isCollectedNow: Bool

  public init(fee: ID<Fee>, amount: Int64?, paid: Int64, isCollectedNow: Bool) {
    self.fee = fee
    self.amount = amount
    self.paid = paid
    self.isCollectedNow = isCollectedNow
  }

  public var outstanding: Int64? { amount.map { Swift.max(0, $0.addingOrStaying(-paid)) } }
}

/// Every fee of the procedure, as the data of the case stands at a moment.
public func feesDue(in state: CaseState, at now: Moment, of program: Program) -> [FeeDue] {
  let tables = program.tables
  let context = CaseContext(state, tables, at: now)
  let collected = state.activities.flatMap { tables.collections(of: $0.step).map(\.fee) }
  return tables.graph.fees.indices.map { index in
    let fee = ID<Fee>(index)
    var due = FeeDue(
      fee: fee, amount: nil, paid: state.paid(for: fee),
      isCollectedNow: collected.contains(fee))
    do throws(EvaluationFault) {
      due.amount = try context.amount(of: fee)
    } catch {
      due.amount = nil
    }
    return due
  }
}

import CivilTime
import ProcedureGraph
import ProcedureInterpreter

extension Program {
  /// The fees that a step collects online and that are not paid; those included whose amount can't be
  /// worked out yet.
  public func onlineFees(
    of step: ID<Step>, in state: CaseState, at now: Moment
  ) -> [FeeDue] {
    let fees = Set(procedure.feesCollectedOnline(in: step))
    if fees.isEmpty { return [] }
    return feesDue(in: state, at: now, of: self).filter {
      fees.contains($0.fee) && $0.outstanding != 0
    }
  }
}

extension Procedure {
  /// The fees that a step offers to collect online, among other means perhaps.
  func feesCollectedOnline(in step: ID<Step>) -> [ID<Fee>] {
    steps[at: step]?.collects.filter { $0.means.contains(.online) }.flatMap(\.fees) ?? []
  }
}

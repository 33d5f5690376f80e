import CivilTime
import ProcedureGraph

extension CaseContext {
  /// What a fee comes to, in đồng: the first tier that holds, capped, less the greatest relief that
  /// applies, rounded half up to whole đồng. Nothing where no tier holds.
  func amount(of id: ID<Fee>) throws(EvaluationFault) -> Int64 {
    if !isWithinFee {
      var context = self
      context.isWithinFee = true
      return try context.amount(of: id)
    }
    for tier in tables.graph.fees[id.index].tiers {
      if let condition = tier.condition, try !condition.holds(in: self) { continue }
      var amount = try money(tier.amount)
      if let cap = tier.cap { amount = min(amount, try money(cap)) }
      var relief = ExactDecimal.zero
      for one in tables.graph.fees[id.index].reliefs where one.percent > relief {
        if try one.condition.holds(in: self) { relief = one.percent }
      }
      return Self.reduced(max(0, amount), byPercent: relief)
    }
    return 0
  }

  private func money(_ expression: Expression) throws(EvaluationFault) -> Int64 {
    guard case .money(let amount) = try expression.evaluate(in: self) else { throw .typeMismatch }
    return amount
  }

  private static func reduced(_ amount: Int64, byPercent percent: ExactDecimal) -> Int64 {
    guard percent > 0 else { return amount }
    // Nine decimals at most, so the percentage is a whole number of 10^-9 and all is exact.
    let unit = Int128(1_000_000_000)
    var scaled = Int128(percent.significand)
    for _ in percent.scale..<ExactDecimal.maximumScale { scaled *= 10 }
    let whole = 100 * unit
    let kept = max(0, whole - scaled)
    return Int64(clamping: (Int128(amount) * kept + whole / 2) / whole)
  }

  /// What of a fee is still to be paid, in đồng.
  func outstanding(_ fee: ID<Fee>) throws(EvaluationFault) -> Int64 {
    max(0, try amount(of: fee).addingOrStaying(-records.cell[0].paid(for: fee)))
  }

  /// The fees that a step collects and that are not paid.
  func feeFaults(of step: ID<Step>) -> [Fault] {
    var faults: [Fault] = []
    for index in tables.steps[step.index].collects.indices {
      let fee = tables.collections[index].fee
      do throws(EvaluationFault) {
        let outstanding = try outstanding(fee)
        let fault = Fault.feeUnpaid(fee, outstanding: outstanding)
        if outstanding > 0, !faults.contains(fault) { faults.append(fault) }
      } catch {
        faults.append(.cannotEvaluate(.fee(fee), error))
      }
    }
    return faults
  }
}

import CivilTime
import ProcedureGraph

/// A case as expressions see it at a moment.
struct CaseContext: EvaluationContext {
  let state: CaseState
  let tables: Tables
  let now: Moment
  /// Within the amount of a fee the total of all fees has no value: it would need itself.
  var isWithinFee = false

  init(_ state: CaseState, _ tables: Tables, at now: Moment) {
    self.state = state
    self.tables = tables
    self.now = now
  }

  var calendar: WorkingCalendar { tables.calendar }

  func value(of field: ID<Field>) -> Value? {
    state.values.indices.contains(field.index) ? state.values[field.index] : nil
  }

  func value(of builtin: BuiltinValue) -> Value? {
    switch builtin {
    case .caseNumber: state.opening.map { .text($0.caseNumber) }
    case .filedOn: state.filedAt.map { .date($0.date) }
    case .dueOn: state.overallClock?.due.map { .moment($0.moment) }
    case .filedBy: state.opening.map { .choice($0.channel.rawValue) }
    case .returnedBy: (state.opening?.returning).map { .choice($0.rawValue) }
    case .level: tables.graph.level.map { .choice($0.rawValue) }
    case .totalFee: totalFee.map { .money($0) }
    case .today: .date(now.date)
    case .applicantName: (state.opening?.applicant.name).map { .text($0) }
    case .applicantPhone: (state.opening?.applicant.phone).map { .text($0) }
    case .applicantEmail: (state.opening?.applicant.email).map { .text($0) }
    case .applicantAddress: (state.opening?.applicant.address).map { .text($0) }
    }
  }

  /// A computed case whose condition can't be evaluated does not hold.
  func isCase(_ id: ID<CaseSelector>) -> Bool {
    guard tables.graph.cases.indices.contains(id.index) else { return false }
    guard let condition = tables.graph.cases[id.index].condition else {
      return state.opening?.selected == id
    }
    do throws(EvaluationFault) {
      return try condition.holds(in: self)
    } catch {
      return false
    }
  }

  func hasPaper(_ id: ID<Paper>) -> Bool {
    state.papers.contains { $0.paper == id && $0.count > 0 }
  }

  private var totalFee: Int64? {
    guard !isWithinFee else { return nil }
    var sum: Int64 = 0
    for fee in tables.graph.fees.indices {
      do throws(EvaluationFault) {
        let (next, overflow) = sum.addingReportingOverflow(try amount(of: ID(fee)))
        guard !overflow else { return nil }
        sum = next
      } catch {
        return nil
      }
    }
    return sum
  }
}

extension CaseContext {
  /// What a fee comes to, in đồng: the first tier that holds, capped, less the greatest relief that
  /// applies, rounded half up to whole đồng. Nothing where no tier holds.
  func amount(of id: ID<Fee>) throws(EvaluationFault) -> Int64 {
    let fee = tables.graph.fees[id.index]
    var context = self
    context.isWithinFee = true
    for tier in fee.tiers {
      if let condition = tier.condition, try !condition.holds(in: context) { continue }
      var amount = try context.money(tier.amount)
      if let cap = tier.cap { amount = min(amount, try context.money(cap)) }
      var relief = ExactDecimal.zero
      for one in fee.reliefs where one.percent > relief {
        if try one.condition.holds(in: context) { relief = one.percent }
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
    max(0, try amount(of: fee).addingOrStaying(-state.paid(for: fee)))
  }
}

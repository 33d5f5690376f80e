import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime

/// What a payment gateway reports: that money was paid for a case.
public struct PaymentReport: Hashable, Sendable {
  /// The gateway's own number of the payment: a second report of it changes nothing.
  public var id: String
  public var caseNumber: String
  /// The fee it is for; nil for all that the case collects online now, together.
  public var fee: String?
  /// In đồng.
  public var amount: Int64
  public var receipt: String

  public init(_ body: [UInt8]) throws(CallbackFault) {
    let reader = try ReportReader(body)
    id = try reader.required("id")
    caseNumber = try reader.required("case")
    fee = try reader.optional("fee")
    amount = try reader.amount("amount")
    receipt = try reader.required("receipt")
  }

  /// The key of the command for a fee.
  func key(of fee: Fee) -> String { "payment/\(id)/\(fee.name)" }

  /// What is paid, fee by fee; refused where the sum is another than what is to be paid.
  ///
  /// - Parameter amount: what is left of the report.
  func payments(
    of amount: Int64, in file: CaseFile, at now: Moment
  ) throws(CallbackFault) -> [Payment] {
    let due = try self.due(in: file, at: now)
    if due.isEmpty { throw .nothingDue }
    var sum: Int64 = 0
    for one in due {
      guard let outstanding = one.outstanding,
        case (let more, let overflow) = sum.addingReportingOverflow(outstanding), !overflow
      else { throw .wrongAmount(due: nil, reported: amount) }
      sum = more
    }
    guard sum == amount else { throw .wrongAmount(due: sum, reported: amount) }
    return due.map { Payment($0.fee, amount: $0.outstanding ?? 0, by: .online, receipt: receipt) }
  }

  /// The fees that the report is about, as far as they are to be paid.
  private func due(in file: CaseFile, at now: Moment) throws(CallbackFault) -> [FeeDue] {
    let fees = feesDue(in: file.state, at: now, of: file.program)
    if let fee {
      let named = fees.filter { file.program.procedure.fees[$0.fee.index].name == fee }
      if named.isEmpty { throw .unknownFee(fee) }
      return named.filter { $0.outstanding != 0 }
    }
    var found: [FeeDue] = []
    for activity in file.state.activities {
      found += file.program.onlineFees(of: activity.step, in: file.state, at: now)
        .filter { !found.contains($0) }
    }
    return found
  }
}

extension Desk {
  /// Takes what a payment gateway reports. A report that comes again is answered as the first time,
  /// and what was left undone of it is done.
  public func take(
    _ report: PaymentReport, at now: Moment
  ) async throws(CallbackFault) -> CallbackOutcome {
    let file = try await file(for: report.caseNumber)
    var sequences: [Int] = []
    var left = report.amount
    for fee in file.program.procedure.fees {
      guard let known = try await receipt(of: report.key(of: fee), report.caseNumber) else {
        continue
      }
      sequences.append(known.sequence)
      for case .paid(let payment) in known.events.map(\.event) { left -= payment.amount }
    }
    if sequences.isEmpty || left > 0 {
      for payment in try report.payments(of: left, in: file, at: now) {
        let fee = file.program.procedure.fees[payment.fee.index]
        let receipt = try await carryOut(
          .pay(payment), report.caseNumber, key: report.key(of: fee), at: now)
        sequences.append(receipt.sequence)
      }
    }
    try await settleAnswers(of: report.caseNumber, at: now)
    return .done(caseNumber: report.caseNumber, sequences: sequences)
  }
}

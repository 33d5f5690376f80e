import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import SourceText
import Testing

@testable import ProcedureActions

/// Money and post that were asked for are awaited as long as the configuration says.
@Suite struct AwaitedReportTests {
  private static let day: Int64 = 86_400

  private static func worker(_ desk: Desk, after seconds: Int64 = 0) -> Worker {
    let log = LogAction(write: { _ in }, isWhole: false, answer: nil)
    var bindings = Bindings(builtIn: Binding(log))
    for request in [BuiltInRequest.pay, .post] {
      bindings[.builtIn(request)] = Binding(log, answerLimit: day)
    }
    let now = FeeSample.start.adding(seconds: seconds)
    return Worker(desk, bindings, clock: .standing { now })
  }

  private func outcomes(_ desk: Desk, after seconds: Int64 = 0) async throws -> [WorkNote.Outcome] {
    try await Self.worker(desk, after: seconds).round().notes.map(\.outcome)
  }

  private func report(_ fields: String, _ number: String) throws -> PaymentReport {
    try PaymentReport(Array("{\"case\": \"\(number)\", \"receipt\": \"a\", \(fields)}".utf8))
  }

  @Test func moneyThatDoesNotComeIsAnIncidentAndOneThatComesIsNone() async throws {
    let (desk, journal, number) = try await FeeSample.open()
    try await FeeSample.choose("nhận", desk, number)
    #expect(try await outcomes(desk) == [.done, .accepted])
    let waiting = await journal.requests(of: number)
    #expect(waiting.map(\.answerBy) == [FeeSample.start.adding(seconds: Self.day)])
    // A part of it is not all of it.
    let part = try report(#""id": "1", "fee": "cấp_phép", "amount": 75000"#, number)
    _ = try await desk.take(part, at: FeeSample.start)
    #expect(await journal.requests(of: number).map(\.phase) == [.waiting])
    #expect(try await outcomes(desk, after: Self.day) == [.incident])
    #expect(try await outcomes(desk, after: Self.day) == [])
    let incident = try #require(try await desk.incidents(limit: 9).first)
    #expect(
      incident.item.reason?.vi == "nơi nhận đã nhận, nhưng đến 27/01/2026 08:00 vẫn chưa trả lời")
    // What comes after all settles it.
    let rest = try report(#""id": "2", "amount": 600000"#, number)
    _ = try await desk.take(rest, at: FeeSample.start.adding(seconds: Self.day))
    #expect(await journal.requests(of: number).isEmpty)
    #expect(await journal.interventions(of: number).map(\.by) == ["tthc"])
  }

  /// Paid at the counter, or not asked for any more: nobody waits for the gateway.
  @Test(arguments: [true, false])
  func whatIsNotDueAnyMoreIsNotGivenUp(_ isPaid: Bool) async throws {
    let (desk, journal, number) = try await FeeSample.open()
    try await FeeSample.choose("nhận", desk, number)
    #expect(try await outcomes(desk) == [.done, .accepted])
    if isPaid {
      for (fee, amount) in [(0, Int64(600_000)), (1, 75_000)] {
        let payment = Payment(ID(fee), amount: amount, by: .counter, receipt: "1")
        _ = try await desk.submit(.pay(payment), to: number, at: FeeSample.start)
      }
    } else {
      try await FeeSample.choose("trả_lại", desk, number)
    }
    #expect(try await desk.unanswered(limit: 9).isEmpty)
    #expect(try await outcomes(desk, after: Self.day) == [])
    #expect(await journal.requests(of: number).isEmpty)
  }

  @Test func whatThePostDoesNotReportIsAnIncident() async throws {
    for isReported in [true, false] {
      let (desk, journal, number) = try await FeeSample.open()
      try await FeeSample.choose("nhận", desk, number)
      let paid = try report(#""id": "1", "amount": 675000"#, number)
      _ = try await desk.take(paid, at: FeeSample.start)
      try await FeeSample.choose("gửi", desk, number)
      _ = try await Self.worker(desk).round()
      #expect(await journal.requests(of: number).map(\.kind) == [.posting])
      if isReported {
        let source = Callbacks.Source(secret: "", events: ["delivered": "đã_phát"])
        let body = #"{"id": "E", "case": "\#(number)", "status": "delivered"}"#
        let delivered = try PostReport(Array(body.utf8))
        _ = try await desk.take(delivered, by: source, at: FeeSample.start)
        #expect(await journal.requests(of: number).isEmpty)
      }
      let outcomes = try await outcomes(desk, after: Self.day)
      #expect(outcomes == (isReported ? [] : [.incident]))
    }
  }

  /// What is bound without such a limit is done when it has been taken.
  @Test func withoutALimitNothingIsAwaited() async throws {
    let (desk, journal, number) = try await FeeSample.open()
    try await FeeSample.choose("nhận", desk, number)
    let log = LogAction(write: { _ in }, isWhole: false, answer: nil)
    let worker = Worker(
      desk, Bindings(builtIn: Binding(log)), clock: .standing { FeeSample.start })
    #expect(try await worker.round().notes.map(\.outcome) == [.done, .done])
    #expect(await journal.requests(of: number).isEmpty)
  }
}

import CivilTime
import Diagnostics
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureSyntax
import SourceText
import Testing

@testable import ProcedureStore

/// A fee whose amount is not known when a step that collects it online is entered is asked for as soon
/// as it is.
@Suite(.serialized) struct LateFeeTests {
  private static let text = """
    lịch hành_chính "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
    hết
    vai trò một_cửa "Bộ phận Một cửa"
    hành động đo "Đo đạc":
      trả diện_tích: số
    hết
    thủ tục đo_vẽ "Đo vẽ":
      lịch hành_chính
      thông tin:
        diện_tích "Diện tích (m²)": số tùy chọn
      hết
      phí hồ_sơ "Phí hồ sơ": 10.000 đồng
      phí đo_đạc "Phí đo đạc": 2.000 đồng * diện_tích
      bước nhận "Tiếp nhận":
        do một_cửa
        chọn đo "Đo" -> thu
      hết
      bước thu "Thu phí":
        do một_cửa
        khi vào:
          thực hiện đo() vào diện_tích
        hết
        thu hồ_sơ, đo_đạc qua trực tuyến
        chọn xong "Xong" -> xong
      hết
      kết thúc xong "Xong" thành công
    hết

    """

  private static func artifact() throws -> [UInt8] {
    let source = SourceText(path: "thu-tuc.tthc", text)
    let compilation = compile(source.path, in: SourceSet([parse(source)]))
    let verified = compilation.procedures.compactMap(\.verified)
    try #require(verified.count == 1, "\(compilation.diagnostics.map(\.message.vi))")
    return try Sample.artifact(verified[0])
  }

  private let clock = HandClock(WorkSample.start)

  private func amounts(_ pay: ScriptedAction) -> [[String: Int64]] {
    pay.calls.map { call in
      guard case .payment(let payment) = call.payload else { return [:] }
      return Dictionary(uniqueKeysWithValues: payment.parts.map { ($0.fee, $0.amount) })
    }
  }

  @Test(arguments: Store.allCases)
  func itIsAskedForOnceItIsKnown(_ store: Store) async throws {
    let open = try await store.open()
    let desk = Desk(open.journal, .standard, snapshotEvery: 2)
    try await desk.deploy(try Self.artifact(), with: .trial, at: clock.now)
    let filing = Command.file(
      Filing(Opening(caseNumber: "", applicant: Applicant(name: "Lê Thị Cúc"), channel: .online)))
    let number = try await desk.open("đo_vẽ", with: filing, at: clock.now).caseNumber
    _ = try await desk.submit(Sample.act(0, 0, as: 2, "lan"), to: number, at: clock.now)
    let pay = ScriptedAction(.success(.done()))
    var bindings = Bindings(builtIn: Binding(pay))
    bindings[.action("đo")] = Binding(ScriptedAction(.success(.accepted())))
    let worker = Worker(desk, bindings, clock: clock.workClock)
    _ = try await worker.round()
    // The step was entered: what is known of it is asked for.
    #expect(amounts(pay) == [["hồ_sơ": 10_000]])
    let survey = try #require(try await desk.unanswered(limit: 9).first)
    _ = try await desk.answer(
      survey.item.key, with: .result(.number(ExactDecimal(120))), at: clock.now)
    #expect(try await open.journal.requests(of: number).map(\.kind) == [.payment])
    // Whatever becomes of the case file in memory, the request means the same.
    let later = Worker(try await open.otherDesk(), bindings, clock: clock.workClock)
    _ = try await later.round()
    #expect(amounts(pay) == [["hồ_sơ": 10_000], ["đo_đạc": 240_000]])
    #expect(Set(pay.calls.map(\.key)).count == 2)
    // Further entries ask for nothing more.
    let fee = Payment(ID(0), amount: 10_000, by: .online, receipt: "1")
    _ = try await desk.submit(.pay(fee), to: number, at: clock.now)
    #expect(try await open.journal.requests(of: number).isEmpty)
    #expect(try await verify(open.journal, .standard).isSound)
  }

  /// What is paid before it was asked for is not asked for any more.
  @Test func whatIsPaidMeanwhileIsNotAskedFor() async throws {
    let open = try await Store.memory.open()
    let desk = Desk(open.journal, .standard)
    try await desk.deploy(try Self.artifact(), with: .trial, at: clock.now)
    let filing = Command.file(
      Filing(Opening(caseNumber: "", applicant: Applicant(name: "Lê Thị Cúc"), channel: .online)))
    let number = try await desk.open("đo_vẽ", with: filing, at: clock.now).caseNumber
    _ = try await desk.submit(Sample.act(0, 0, as: 2, "lan"), to: number, at: clock.now)
    let survey = try #require(
      try await open.journal.requests(of: number).first { $0.kind == .action })
    _ = try await desk.answer(
      survey.key, with: .result(.number(ExactDecimal(1))), at: clock.now)
    for (fee, amount) in [(0, Int64(10_000)), (1, 2_000)] {
      let payment = Payment(ID(fee), amount: amount, by: .online, receipt: "1")
      _ = try await desk.submit(.pay(payment), to: number, at: clock.now)
    }
    for request in try await desk.takeRequests(at: clock.now) where request.item.kind == .payment {
      #expect(request.names == [])
    }
  }
}

import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import SourceText
import Testing

@testable import ProcedureActions

/// What a payment gateway and the post report, and what is asked of them before.
@Suite(.timeLimit(.minutes(2))) struct CallbackTests {
  private static let callbacks = Callbacks(
    payment: Callbacks.Source(secret: "khóa trả tiền", tolerance: 60),
    post: Callbacks.Source(
      secret: "khóa bưu chính", events: ["delivered": "đã_phát", "returned": "không_có"]))
  private static let signedAt: Int64 = 1_769_389_200

  private struct Case {
    let desk: Desk
    let number: String

    /// Hands in a report, signed as it should be where nothing else is said.
    func report(
      _ reporter: Reporter, _ body: String, secret: String? = nil, late: Int64 = 0
    ) async -> Result<CallbackOutcome, CallbackFault> {
      let usual = reporter == .payment ? "khóa trả tiền" : "khóa bưu chính"
      let bytes = Array(body.replacing("SỐ", with: number).utf8)
      do throws(CallbackFault) {
        return .success(
          try await desk.take(
            bytes, from: reporter, checkedBy: CallbackTests.callbacks,
            signature: SignedBody.signature(
              of: bytes, secret: secret ?? usual, at: CallbackTests.signedAt),
            signedAt: CallbackTests.signedAt, seconds: CallbackTests.signedAt + late,
            at: FeeSample.start))
      } catch {
        return .failure(error)
      }
    }
  }

  private func open(
    _ outcomes: String..., people: Directory? = nil
  ) async throws -> (Case, MemoryJournal) {
    let (desk, journal, number) = try await FeeSample.open(people: people)
    for outcome in outcomes { try await FeeSample.choose(outcome, desk, number) }
    return (Case(desk: desk, number: number), journal)
  }

  // MARK: Requests

  @Test func whatAStepCollectsOnlineIsAskedForOnEntry() async throws {
    let (opened, journal) = try await open("nhận")
    let items = await journal.requests(of: opened.number)
    #expect(items.map(\.kind) == [.letter, .payment])
    let requests = try await opened.desk.takeRequests(at: FeeSample.start)
    let request = try #require(requests.last)
    #expect(request.names == [.builtIn(.pay)])
    let call = try #require(
      await request.call(.builtIn(.pay), timeLimit: 30))
    guard case .payment(let payment) = call.payload else { throw CallbackTestFault.otherPayload }
    #expect(payment.amount == 675_000)
    #expect(payment.parts.map(\.fee) == ["thẩm_định", "cấp_phép"])
    #expect(payment.to.contact.name == "Lê Thị Cúc")
    #expect(call.key == items.last?.key)
  }

  @Test func whatIsPaidOrLeftIsNotAskedForAnyMore() async throws {
    let (opened, _) = try await open("nhận", "trả_lại")
    let requests = try await opened.desk.takeRequests(at: FeeSample.start)
    #expect(requests.last?.item.kind == .payment)
    #expect(requests.last?.names == [])
    let (free, journal) = try await open("miễn")
    #expect(await journal.requests(of: free.number).isEmpty)
  }

  @Test(arguments: [true, false])
  func theSlipSaysWhatItsFormAsksFor(_ isKnown: Bool) async throws {
    let people = """
      {"agencies": [{"code": "H32", "title": "UBND phường"}],
       "officers": [{"id": "lan", "name": "Nguyễn Thị Lan",
         "posts": [{"agency": "H32", "role": "một_cửa", "from": "2026-01-01"}]}]}
      """
    let directory = Directory.read(Array(people.utf8)).directory
    let (opened, _) = try await open("nhận", people: isKnown ? directory : nil)
    let request = try #require(try await opened.desk.takeRequests(at: FeeSample.start).first)
    let call = try #require(
      await request.call(.builtIn(.letter), timeLimit: 30))
    guard case .letter(let document, to: _) = call.payload else {
      throw CallbackTestFault.otherPayload
    }
    let values = Dictionary(
      document.values.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    #expect(values["mã_hồ_sơ"] == opened.number)
    #expect(values["lúc_nộp"] == "08:00 ngày 26/01/2026")
    #expect(values["thời_hạn"] == "5 ngày làm việc")
    #expect(values["hạn_trả"] == "17:00 ngày 02/02/2026")
    #expect(values["nơi_tiếp_nhận"] == "Bộ phận Một cửa")
    #expect(values["người_lập"] == (isKnown ? "Nguyễn Thị Lan" : "lan"))
    #expect(values["hẹn_lại"] == nil)
    let rows = document.tables.map { table in
      [table.name] + table.rows.map { $0.map(\.text).joined(separator: "|") }
    }
    #expect(
      rows == [
        ["giấy_tờ", "Đơn đề nghị|Bản chính|1"],
        ["phí", "Phí thẩm định|600.000 đồng|", "Lệ phí cấp phép|75.000 đồng|"],
      ])
    let templates = try #require(TemplateFolder(LetterSample.templates.path))
    let page = try templates.page(
      of: "m01-giay-tiep-nhan.html", filledWith: LetterValues(document))
    #expect(page.contains("17 giờ 00 phút, ngày 02 tháng 02 năm 2026"))
  }

  // MARK: Payment

  @Test func aPaymentIsTakenOnceHoweverOftenItIsReported() async throws {
    let (opened, _) = try await open("nhận")
    let body = #"{"id": "PG-1", "case": "SỐ", "amount": 675000, "receipt": "BL-7", "note": null}"#
    let first = await opened.report(.payment, body)
    #expect(first == .success(.done(caseNumber: opened.number, sequences: [3, 4])))
    #expect(await opened.report(.payment, body) == first)
    let payments = try await opened.desk.file(of: opened.number).state.payments
    #expect(payments.map(\.amount) == [600_000, 75_000])
    #expect(payments.map(\.receipt) == ["BL-7", "BL-7"])
    #expect(payments.map(\.means) == [.online, .online])
    try await FeeSample.choose("gửi", opened.desk, opened.number)
    #expect(await opened.report(.payment, body) == first)
    #expect(try await FeeSample.step(opened.desk, opened.number) == "gửi")
  }

  @Test func oneFeeMayBeNamed() async throws {
    let (opened, _) = try await open("nhận")
    let one = #"{"id": "1", "case": "SỐ", "fee": "cấp_phép", "amount": 75000, "receipt": "a"}"#
    #expect(
      await opened.report(.payment, one)
        == .success(.done(caseNumber: opened.number, sequences: [3])))
    let rest = #"{"id": "2", "case": "SỐ", "amount": 600000, "receipt": "b"}"#
    #expect(
      await opened.report(.payment, rest)
        == .success(.done(caseNumber: opened.number, sequences: [4])))
    let more = #"{"id": "3", "case": "SỐ", "amount": 1, "receipt": "c"}"#
    #expect(await opened.report(.payment, more) == .failure(.nothingDue))
  }

  /// A report of two fees broke off after the first: the second attempt does the rest.
  @Test func whatWasLeftUndoneIsDone() async throws {
    let (opened, _) = try await open("nhận")
    let body = #"{"id": "PG-1", "case": "SỐ", "amount": 675000, "receipt": "BL-7"}"#
    _ = try await opened.desk.submit(
      .pay(Payment(ID(0), amount: 600_000, by: .online, receipt: "BL-7")), to: opened.number,
      key: "payment/PG-1/thẩm_định", at: FeeSample.start)
    #expect(
      await opened.report(.payment, body)
        == .success(.done(caseNumber: opened.number, sequences: [3, 4])))
  }

  private static let unfit: [(String, CallbackFault)] = [
    (
      #"{"id": "1", "case": "SỐ", "amount": 675001, "receipt": "a"}"#,
      CallbackFault.wrongAmount(due: 675_000, reported: 675_001)
    ),
    (
      #"{"id": "1", "case": "SỐ", "fee": "cấp_phép", "amount": 74999, "receipt": "a"}"#,
      .wrongAmount(due: 75_000, reported: 74_999)
    ),
    (
      #"{"id": "1", "case": "SỐ", "fee": "khác", "amount": 75000, "receipt": "a"}"#,
      .unknownFee("khác")
    ),
    (
      #"{"id": "1", "case": "HS-260126-9999", "amount": 675000, "receipt": "a"}"#,
      .refused(.noSuchCase("HS-260126-9999"))
    ),
    (
      #"{"id": "1", "case": "SỐ", "amount": "675000", "receipt": "a"}"#,
      .malformed(member: "amount")
    ),
    (#"{"id": "1", "case": "SỐ", "amount": -1, "receipt": "a"}"#, .malformed(member: "amount")),
    (#"{"id": "", "case": "SỐ", "amount": 1, "receipt": "a"}"#, .malformed(member: "id")),
    (#"{"case": "SỐ", "amount": 1, "receipt": "a"}"#, .malformed(member: "id")),
    (#"{"id": "1", "case": "SỐ", "amount": 1}"#, .malformed(member: "receipt")),
    ("[]", .malformed(member: "")), ("không", .malformed(member: "")),
  ]

  @Test(arguments: unfit)
  func whatDoesNotFitChangesNothing(_ body: String, _ fault: CallbackFault) async throws {
    let (opened, _) = try await open("nhận")
    #expect(await opened.report(.payment, body) == .failure(fault))
    #expect(try await opened.desk.file(of: opened.number).state.payments.isEmpty)
    #expect(fault.words?.vi.isEmpty != true)
  }

  @Test func onlyWhoHoldsTheSecretIsBelieved() async throws {
    let (opened, _) = try await open("nhận")
    let body = #"{"id": "1", "case": "SỐ", "amount": 675000, "receipt": "a"}"#
    #expect(await opened.report(.payment, body, secret: "khác") == .failure(.badSignature))
    #expect(await opened.report(.payment, body, late: 61) == .failure(.notCurrent(61)))
    #expect(await opened.report(.payment, body, late: -61) == .failure(.notCurrent(-61)))
    let bytes = Array(body.utf8)
    let signature = SignedBody.signature(of: bytes, secret: "k", at: 5)
    #expect(signature.hasPrefix("sha256=") && signature.count == 71)
    func check(_ signature: String, _ body: [UInt8], at seconds: Int64 = 5) throws(CallbackFault) {
      try SignedBody.check(
        signature, at: seconds, of: body, secret: "k", now: 5, tolerance: 10)
    }
    try check(signature, bytes)
    for wrong in ["", "sha256=", String(signature.dropLast()), signature + "0", "x" + signature] {
      #expect(throws: CallbackFault.badSignature) { try check(wrong, bytes) }
    }
    #expect(throws: CallbackFault.badSignature) { try check(signature, bytes + [32]) }
    #expect(throws: CallbackFault.badSignature) { try check(signature, bytes, at: 6) }
    let none = await Self.unconfigured(opened.desk, bytes)
    #expect(none == .failure(.notConfigured("payment")))
  }

  private static func unconfigured(
    _ desk: Desk, _ body: [UInt8]
  ) async -> Result<CallbackOutcome, CallbackFault> {
    do throws(CallbackFault) {
      return .success(
        try await desk.take(
          body, from: .payment, checkedBy: Callbacks(), signature: "", signedAt: 0, seconds: 0,
          at: FeeSample.start))
    } catch {
      return .failure(error)
    }
  }

  // MARK: Post

  @Test func whatThePostDeliversLeadsOn() async throws {
    let (opened, journal) = try await open("nhận")
    let paid = #"{"id": "1", "case": "SỐ", "amount": 675000, "receipt": "a"}"#
    _ = await opened.report(.payment, paid)
    try await FeeSample.choose("gửi", opened.desk, opened.number)
    #expect(await journal.requests(of: opened.number).last?.kind == .posting)
    let underway = #"{"id": "EV-1", "case": "SỐ", "status": "in-transit"}"#
    #expect(
      await opened.report(.post, underway)
        == .success(.ignored(caseNumber: opened.number, status: "in-transit")))
    let delivered = """
      {"id": "EV-2", "case": "SỐ", "status": "delivered",
       "fields": {"người_nhận": "Cúc", "ngày_phát": "2026-02-03"}}
      """
    let first = await opened.report(.post, delivered)
    #expect(first == .success(.done(caseNumber: opened.number, sequences: [6])))
    #expect(await opened.report(.post, delivered) == first)
    let state = try await opened.desk.file(of: opened.number).state
    #expect(!state.isOpen)
    #expect(state.value(of: ID(1)) == .text("Cúc"))
    // Another report for a case that has ended is refused by the case itself.
    let third = await opened.report(.post, delivered.replacing("EV-2", with: "EV-3"))
    guard case .failure(let fault) = third else { throw CallbackTestFault.taken }
    #expect(fault.code == "refused")
  }

  private static let unfitPost: [(String, CallbackFault)] = [
    (#"{"id": "1", "case": "SỐ", "status": "returned"}"#, CallbackFault.unknownEvent("không_có")),
    (
      #"{"id": "1", "case": "SỐ", "status": "delivered", "fields": {"khác": 1}}"#,
      .unknownField("khác")
    ),
    (
      #"{"id": "1", "case": "SỐ", "status": "delivered", "fields": {"ngày_phát": "03/02/2026"}}"#,
      .unknownField("ngày_phát")
    ),
    (#"{"id": "1", "case": "SỐ"}"#, .malformed(member: "status")),
    (
      #"{"id": "1", "case": "SỐ", "status": "delivered", "fields": []}"#,
      .malformed(member: "fields")
    ),
  ]

  @Test(arguments: unfitPost)
  func reportsOfThePostHaveToFit(_ body: String, _ fault: CallbackFault) async throws {
    let (opened, _) = try await open("nhận")
    #expect(await opened.report(.post, body) == .failure(fault))
  }

  @Test func anEventThatNobodyAwaitsIsRefusedByTheCase() async throws {
    let (opened, _) = try await open("nhận")
    let found = await opened.report(
      .post, #"{"id": "1", "case": "SỐ", "status": "delivered"}"#)
    #expect(
      found == .failure(.refused(.rejected(.eventNotAwaited(ID(0))))))
  }
}

private enum CallbackTestFault: Error { case otherPayload, taken }

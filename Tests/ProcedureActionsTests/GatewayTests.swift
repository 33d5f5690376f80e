import Foundation
import ProcedureGraph
import ProcedureRuntime
import Testing

@testable import ProcedureActions

/// Gateways over HTTP: what they are asked, and how their answers are understood.
@Suite(.timeLimit(.minutes(2))) struct GatewayTests {
  private func action(
    _ server: LoopbackServer, _ values: [String: JSONValue], for request: BuiltInRequest = .sms,
    path: String = "/gui", secret: String? = nil
  ) throws -> any Action {
    var all = values
    all["url"] = .string("http://127.0.0.1:\(server.port)\(path)")
    var secrets: [String: String] = [:]
    if let secret {
      all["secret"] = "SMS_SECRET"
      secrets["secret"] = secret
    }
    let settings = ActionSample.settings(all, secrets: secrets)
    return try ActionKind.gateway.make(settings.bound(to: .builtIn(request)))
  }

  private func notice(phone: String? = "0905 111 222", text: String) -> ActionCall {
    var call = ActionSample.notice
    call.payload = .notice(
      OutgoingText(
        to: Recipient(
          role: "applicant", title: "Người nộp hồ sơ",
          contact: Contact(name: "H'Hen \"Niê\"", phone: phone)),
        subject: "Hồ sơ", text: text), by: .sms)
    return call
  }

  @Test func placesAreFilledAndEscapedForWhereTheyStand() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.answer(200, #"{"id": 7}"#) }
    defer { server.stop() }
    let action = try action(
      server,
      [
        "headers": ["Authorization": "Bearer {secret}"],
        "json": [
          "to": "{phone}", "content": "{{{text}}}", "requestId": "{key}", "name": "{name}",
          "type": 1, "flash": false, "tags": ["{case}"],
        ],
        "number": "id",
      ], path: "/gui/{phone}?k={key}", secret: "bí mật")
    let call = notice(text: "Mã \"1\" & {phone}\n")
    for _ in 1...2 {
      #expect(await outcome(of: action, call) == .success(.done(remark: "7")))
    }
    // The receiver knows a request that comes twice by its key.
    #expect(Set(server.requests.map { $0.headers["idempotency-key"] }).count == 1)
    let request = try #require(server.requests.first)
    #expect(
      request.line == "POST /gui/%2B84905111222?k=HS-260126-0001%2F3.2%23sms HTTP/1.1")
    #expect(request.headers["authorization"] == "Bearer b%C3%AD m%E1%BA%ADt")
    #expect(
      try JSONReader.read(request.body).value == [
        "content": .string(#"{Mã "1" & {phone}"# + "\n}"), "flash": false, "name": #"H'Hen "Niê""#,
        "requestId": "HS-260126-0001/3.2#sms", "tags": ["HS-260126-0001"],
        "to": "+84905111222", "type": 1,
      ])
  }

  @Test func formsAndTextsWithoutMarks() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.answer(200) }
    defer { server.stop() }
    let action = try action(
      server,
      [
        "form": ["to": "{phone}", "text": "{text}"], "phone": "0", "unmarked": true, "segments": 2,
      ])
    let found = await outcome(of: action, notice(text: "Đã nhận: 1+1=2 & “đủ”"))
    #expect(found == .success(.done(remark: "1 đoạn")))
    #expect(
      server.requests.first.map { String(decoding: $0.body, as: UTF8.self) }
        == "to=0905111222&text=Da%20nhan%3A%201%2B1%3D2%20%26%20%22du%22")
    let long = await outcome(of: action, notice(text: String(repeating: "a", count: 307)))
    #expect(
      long
        == .failure(
          .permanent(
            vi: "tin nhắn dài 3 đoạn, chỉ cho gửi tới 2 đoạn",
            en: "the message has 3 segments, 2 may be sent")))
  }

  private static let answers: [(Int, String, ActionFault.Kind?)] = [
    (200, #"{"data": {"status": "00"}}"#, nil), (200, #"{"data": {"status": 0}}"#, nil),
    (200, #"{"data": {"status": "05"}}"#, ActionFault.Kind.permanent),
    (200, #"{"data": {"status": "99"}}"#, .transient), (200, "bận", .transient),
    (200, "{}", .transient), (500, #"{"data": {"status": "00"}}"#, .transient),
    (429, "", .transient), (400, "", .permanent), (302, "", .permanent),
  ]

  @Test(arguments: answers)
  func answersTellWhetherItMayPass(
    _ status: Int, _ body: String, _ kind: ActionFault.Kind?
  ) async throws {
    let server = try LoopbackServer { _ in
      LoopbackServer.answer(status, body, headers: ["Location: http://127.0.0.1:1/"])
    }
    defer { server.stop() }
    let action = try action(
      server,
      [
        "json": ["to": "{phone}"], "code": "data.status", "accepted": ["00", "0"],
        "refused": ["05"],
      ])
    let found = await outcome(of: action, notice(text: "x"))
    switch found {
    case .success: #expect(kind == nil)
    case .failure(let fault): #expect(fault.kind == kind, "\(fault)")
    }
    #expect(server.requests.count == 1)
  }

  @Test func nobodyIsCalledWhoHasNoNumber() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.answer(200) }
    defer { server.stop() }
    let action = try action(server, ["json": ["to": "{phone}"]])
    for phone in [nil, "02623852852", "không có", "+1 202 555 0100"] {
      let found = await failure(of: action, notice(phone: phone, text: "x"))
      #expect(found == .unreachable, "\(phone ?? "nil")")
    }
    #expect(server.requests.isEmpty)
  }

  @Test func moneyAndPostAreAskedForTheSameWay() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.answer(201) }
    defer { server.stop() }
    let applicant = Recipient(
      role: "applicant", title: "Người nộp hồ sơ",
      contact: Contact(name: "Lê Thị Cúc", address: "12 Lê Duẩn"))
    var call = ActionSample.notice
    call.key = "HS-260126-0001/4.1"
    call.name = .builtIn(.pay)
    call.payload = .payment(
      OutgoingPayment(
        to: applicant,
        parts: [
          .init(fee: "phí_thẩm_định", title: "Phí thẩm định", amount: 75_000),
          .init(fee: "lệ_phí", title: "Lệ phí", amount: 20_000),
        ]))
    let pay = try action(
      server,
      [
        "json": [
          "order": "{key}", "amount": "{amount}", "fees": "{fee}", "about": "{title} {case}",
        ]
      ],
      for: .pay)
    #expect(await outcome(of: pay, call) == .success(.done()))
    call.payload = .refund(
      OutgoingRefund(
        to: applicant, fee: "lệ_phí", title: "Lệ phí", amount: 20_000, receipts: ["BL-1", "BL-2"]))
    let refund = try action(
      server, ["json": ["amount": "{amount}", "receipts": "{receipts}"]], for: .refund)
    #expect(await outcome(of: refund, call) == .success(.done()))
    call.payload = .posting(
      Document(kind: .result, name: "giấy_phép", title: "Giấy phép"), to: applicant)
    let post = try action(
      server, ["json": ["what": "{title}", "to": "{name}, {address}", "kind": "{kind}"]], for: .post
    )
    #expect(await outcome(of: post, call) == .success(.done()))
    #expect(
      try server.requests.map { try JSONReader.read($0.body).value } == [
        [
          "about": "Phí thẩm định, Lệ phí HS-260126-0001", "amount": 95_000,
          "fees": "phí_thẩm_định,lệ_phí", "order": "HS-260126-0001/4.1",
        ],
        ["amount": 20_000, "receipts": "BL-1,BL-2"],
        ["kind": "result", "to": "Lê Thị Cúc, 12 Lê Duẩn", "what": "Giấy phép"],
      ])
  }

  private static let wrong: [(String, [String: JSONValue])] = [
    ("url", ["url": "https://khac.vi.du/"]),
    ("url", ["url": "https://{phone}.vi.du/"]), ("url", ["url": "http://127.0.0.1{phone}/"]),
    ("url", ["url": "http://127.0.0.1:80{phone}/"]), ("url", ["url": "ftp://127.0.0.1/"]),
    ("json", ["json": ["a": ["{amount}"]]]), ("json", ["json": "{phone"]),
    ("headers", ["headers": ["X": "{secret}"]]), ("headers", ["headers": ["X Y": "1"]]),
    ("headers", ["headers": ["X": "1\r\nY: 2"]]), ("form", ["json": "x", "form": ["a": "b"]]),
    ("refused", ["refused": ["1"]]),
  ]

  @Test(arguments: wrong)
  func whatCanNotWorkIsRefusedBeforehand(
    _ setting: String, _ values: [String: JSONValue]
  ) throws {
    var all: [String: JSONValue] = ["url": "http://127.0.0.1/"]
    all.merge(values) { $1 }
    let settings = ActionSample.settings(all).bound(to: .builtIn(.sms))
    let fault = #expect(throws: SettingFault.self) { try ActionKind.gateway.make(settings) }
    #expect(fault?.setting == setting)
  }
}

extension Settings {
  fileprivate func bound(to name: RequestName) -> Settings {
    Settings(
      name: name, surroundings: surroundings, hosts: hosts, timeLimit: timeLimit, values: values,
      secrets: secrets)
  }
}

import Crypto
import Foundation
import ProcedureGraph
import ProcedureRuntime
import Testing

@testable import ProcedureActions

/// Requests by HTTP: signed, under a stable key, to allowed hosts alone, and judged by their answer.
@Suite(.timeLimit(.minutes(2))) struct WebhookTests {
  @Test func eachAttemptHasTheSameBodyAndAValidSignature() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.answer(503) }
    defer { server.stop() }
    let action = try ActionSample.webhook(server, secret: "bí mật")
    for attempt in 1...3 {
      _ = await came(of: action, ActionSample.action(attempt: attempt))
    }
    let requests = server.requests
    #expect(requests.map { $0.headers["tthc-attempt"] } == ["1", "2", "3"])
    #expect(Set(requests.map { $0.headers["idempotency-key"] }) == ["HS-260126-0001/3.2"])
    #expect(Set(requests.map(\.body)).count == 1)
    for request in requests {
      #expect(request.line == "POST /nhan HTTP/1.1")
      let time = try #require(request.headers["tthc-timestamp"])
      let expected = HMAC<SHA256>.authenticationCode(
        for: Data("\(time).".utf8) + Data(request.body),
        using: SymmetricKey(data: Data("bí mật".utf8)))
      let hex = expected.map { String(format: "%02x", $0) }.joined()
      #expect(request.headers["tthc-signature"] == "sha256=\(hex)")
    }
    let body = try JSONReader.read(try #require(requests.first).body).value
    #expect(body["request"] == "tra_dân_cư" && body["key"] == "HS-260126-0001/3.2")
    #expect(body["arguments"] == ["diện_tích": 120, "số": "079"])
    #expect(body["gives"] == ["name": "họ_tên", "type": "text"])
  }

  @Test func theSignatureIsOverTimeAndBody() {
    let signature = WebhookAction.signature(of: Array("b".utf8), at: "a", under: "k")
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("a.b".utf8), using: SymmetricKey(data: Data("k".utf8)))
    #expect(signature == "sha256=" + code.map { String(format: "%02x", $0) }.joined())
  }

  /// What a server answers, and what that means.
  private static let answers: [(String, Came)] = [
    (
      LoopbackServer.answer(200, #"{"họ_tên": "Lê Thị Cúc", "x": 1.5}"#),
      .done(.text("Lê Thị Cúc"), remark: "HTTP 200")
    ),
    (
      LoopbackServer.answer(200, #"{"value": "Cúc"}"#),
      .done(.text("Cúc"), remark: "HTTP 200")
    ),
    (LoopbackServer.answer(202), .accepted),
    (LoopbackServer.answer(200, #"{"value": 5}"#), .failed(.permanent)),
    (LoopbackServer.answer(200), .failed(.permanent)),
    (LoopbackServer.answer(200, "<html>"), .failed(.permanent)),
    (LoopbackServer.answer(200, String(repeating: "x", count: 3 << 20)), .failed(.permanent)),
    (LoopbackServer.answer(400), .failed(.permanent)),
    (LoopbackServer.answer(404), .failed(.permanent)),
    (LoopbackServer.answer(408), .failed(.transient)),
    (LoopbackServer.answer(425), .failed(.transient)),
    (LoopbackServer.answer(429), .failed(.transient)),
    (LoopbackServer.answer(500), .failed(.transient)),
    (LoopbackServer.answer(503), .failed(.transient)),
  ]

  @Test(arguments: answers.indices)
  func theAnswerIsJudged(_ index: Int) async throws {
    let (answer, expected) = Self.answers[index]
    let server = try LoopbackServer { _ in answer }
    defer { server.stop() }
    let found = await came(of: try ActionSample.webhook(server))
    #expect(found == expected, "\(answer.prefix(60))")
  }

  @Test func aServerThatIsBusySaysForHowLong() async throws {
    let server = try LoopbackServer { _ in
      LoopbackServer.answer(429, headers: ["Retry-After: 120"])
    }
    defer { server.stop() }
    let found = await fault(of: try ActionSample.webhook(server))
    #expect(
      found
        == .transient(
          vi: "máy chủ trả lời HTTP 429", en: "the server answers HTTP 429", wait: 120))
  }

  @Test func noRedirectIsFollowed() async throws {
    let other = try LoopbackServer { _ in LoopbackServer.answer(200, #"{"value": "x"}"#) }
    defer { other.stop() }
    let port = other.port
    let server = try LoopbackServer { _ in
      LoopbackServer.answer(307, headers: ["Location: http://127.0.0.1:\(port)/"])
    }
    defer { server.stop() }
    let found = await came(of: try ActionSample.webhook(server))
    #expect(found == .failed(.permanent))
    #expect(other.requests.isEmpty)
  }

  @Test func aLostConnectionMayPass() async throws {
    let server = try LoopbackServer { _ in nil }
    let action = try ActionSample.webhook(server)
    #expect(await came(of: action) == .failed(.transient))
    server.stop()
    #expect(await came(of: action) == .failed(.transient))
  }

  @Test func aNoticeNeedsNoAnswer() async throws {
    let server = try LoopbackServer { _ in LoopbackServer.answer(204) }
    defer { server.stop() }
    let found = await came(of: try ActionSample.webhook(server), ActionSample.notice)
    #expect(found == .done(remark: "HTTP 204"))
    let request = try #require(server.requests.first)
    #expect(request.headers["idempotency-key"] == "HS-260126-0001/3.2#sms")
    #expect(request.headers["tthc-signature"] == nil)
    let body = try JSONReader.read(request.body).value
    #expect(body["notice"]?["to"]?["phone"] == "0905111222")
    #expect(body["notice"]?["text"] == "Mời nhận kết quả.")
  }

  @Test(arguments: [
    "http://vi.du/x", "https://khac.vi.du/x", "ftp://127.0.0.1/x", "vi.du", "",
    "https://ai:mat@127.0.0.1/x", "https:///x",
  ])
  func addressesThatAreNotAllowed(_ url: String) {
    #expect(throws: SettingFault.self) {
      try ActionKind.webhook.make(
        ActionSample.settings(["url": .string(url)], hosts: ["127.0.0.1", "vi.du"]))
    }
  }

  @Test func headersCanNotBeSmuggledIn() {
    #expect(throws: SettingFault.self) {
      try ActionKind.webhook.make(
        ActionSample.settings([
          "url": "http://127.0.0.1/x", "headers": ["X-A": "a\r\nX-B: b"],
        ]))
    }
    #expect(WebhookAction.header("Hồ\r\n1%") == "H%E1%BB%93%0D%0A1%25")
  }
}

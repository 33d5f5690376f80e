import Crypto
import Foundation
import ProcedureGraph
import ProcedureRuntime

/// Hands a request to another system by HTTP, as JSON, signed where a secret is agreed on.
///
/// The signature is the HMAC-SHA256 of the time in seconds since 1970, a full stop and the body, under
/// the secret: whoever receives it can tell that it is from here, whole and fresh.
struct WebhookAction: Action {
  let gateway: Gateway
  let secret: String?
  let headers: [(name: String, text: String)]
  /// Seconds since 1970.
  let now: @Sendable () -> Int64

  var givesResult: Bool { true }

  func perform(_ call: ActionCall) async throws(ActionFault) -> ActionOutcome {
    let body = call.body
    let time = String(now())
    var sent = headers
    sent.append(("Idempotency-Key", Self.header(call.key)))
    sent.append(("TTHC-Attempt", String(call.attempt)))
    sent.append(("TTHC-Timestamp", time))
    if let secret {
      sent.append(("TTHC-Signature", Self.signature(of: body, at: time, under: secret)))
    }
    let reply = try await gateway.post(body, headers: sent, timeLimit: call.timeLimit)
    let remark = "HTTP \(reply.status)"
    // The receiver has it and answers later.
    if reply.status == 202 { return .accepted(remark: remark) }
    guard case .action(let action) = call.payload, let gives = action.gives else {
      return .done(remark: remark)
    }
    let answer = reply.json
    return .done(
      try call.result(from: answer?[gives.name] ?? answer?["value"]), remark: remark)
  }

  static func signature(of body: [UInt8], at time: String, under secret: String) -> String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(time.utf8) + Data(".".utf8) + Data(body),
      using: SymmetricKey(data: Data(secret.utf8)))
    return "sha256="
      + code.map { byte in
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }.joined()
  }

  /// A key as a header may hold it: what is not plain ASCII is written in percent.
  static func header(_ key: String) -> String {
    key.utf8.map { byte in
      byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "%")
        ? String(Unicode.Scalar(byte))
        : "%" + String(byte >> 4, radix: 16, uppercase: true)
          + String(byte & 15, radix: 16, uppercase: true)
    }.joined()
  }
}

extension ActionKind {
  static let webhook = ActionKind(
    "webhook", for: .everything,
    settings: [
      Setting(
        "url", .text, required: true, "Where requests are posted to; its host is one of `hosts`."),
      Setting(
        "secret", .secret,
        "The environment variable with the secret that both sides sign with (HMAC-SHA256)."),
      Setting("headers", .map, "Further headers."),
      Setting(
        "secretHeaders", .secrets,
        "Further headers, each with the environment variable that holds its text."),
      Setting(
        "bearer", .secret, "The environment variable with a token for `Authorization: Bearer`."),
    ]
  ) { (settings) throws(SettingFault) in
    var headers = settings.map("headers") + settings.secretMap("secretHeaders")
    for header in headers
    where !header.name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") })
      || !header.text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
    {
      throw SettingFault(
        "headers", vi: "`\(header.name)`: tên và nội dung chỉ gồm ký tự ASCII trên một dòng",
        en: "`\(header.name)`: name and text are plain ASCII on one line")
    }
    if let token = settings.secret("bearer") {
      headers.append(("Authorization", "Bearer \(token)"))
    }
    return WebhookAction(
      gateway: try Gateway("url", of: settings), secret: settings.secret("secret"),
      headers: headers, now: { Int64(Date().timeIntervalSince1970) })
  }
}

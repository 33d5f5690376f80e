import Crypto
import Foundation
import SchemaChecking
import Testing

/// What a payment gateway reports, through the command that a web server in front would call.
@Suite("tthc case callback")
struct CallbackTests {
  private static let number = "HS-260126-0001"
  private static let secret = "khóa chung"

  /// A store with a case that waits for its fee.
  private func office() throws -> Desk {
    let desk = try Desk([
      "a.tthc": Samples.reissue,
      "tthc.json": """
      {"version": 1, "requests": {"sms": {"use": "log"}, "pay": {"use": "log"}},
       "callbacks": {"payment": {"secret": "PAYMENT_SECRET"}, "post": {"secret": "POST_SECRET"}}}
      """,
    ])
    for arguments in [
      ["compile", "a.tthc", "-o", "."],
      ["deploy", "cấp_lại.tthc.json", "--at", "20/01/2026 08:00"],
      [
        "case", "open", "cấp_lại", "diện_tích=120", "--paper", "đơn", "--at", "26/01/2026 08:00",
      ],
      ["case", "act", Self.number, "hợp_lệ", "--by", "Mai", "--at", "26/01/2026 09:00"],
    ] {
      let run = try desk.run(arguments, variables: Self.variables)
      #expect(run.status == 0, "\(run.remarks)")
    }
    return desk
  }

  private static let variables = ["PAYMENT_SECRET": secret, "POST_SECRET": "x"]

  private func report(
    _ desk: Desk, _ body: String, secret: String = Self.secret, language: String? = nil
  ) throws -> TthcRun {
    let seconds = Int64(Date().timeIntervalSince1970)
    let code = HMAC<SHA256>.authenticationCode(
      for: Data("\(seconds).\(body)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
    let digits = code.map { String(format: "%02x", $0) }.joined()
    return try desk.run(
      [
        "case", "callback", "payment", "--signature", "sha256=\(digits)", "--timestamp",
        "\(seconds)", "--at", "26/01/2026 10:00",
      ], input: body, language: language, variables: Self.variables)
  }

  @Test("a payment is taken once and told the same way again")
  func paid() throws {
    let desk = try office()
    defer { desk.remove() }
    let shown = try desk.tthc("case", "show", Self.number, "--at", "26/01/2026 09:00")
    #expect(shown.output.contains("  HS-260126-0001/2.3  yêu cầu thanh toán trực tuyến\n"))
    let body = #"{"id": "PG-1", "case": "\#(Self.number)", "amount": 75000, "receipt": "BL-7"}"#
    for _ in 1...2 {
      let run = try report(desk, body)
      #expect(run.status == 0, "\(run.remarks)")
      #expect(
        run.output == """
          {
            "outcome": "done",
            "case": "HS-260126-0001",
            "sequences": [
              3
            ]
          }

          """)
    }
    let first = try report(desk, body)
    #expect(try PublishedSchema(named: "callback").faults(in: first.output) == [])
    let history = try desk.tthc("case", "history", Self.number)
    #expect(history.lines.filter { $0.contains("75.000 đồng") }.count == 1, "\(history.output)")
  }

  @Test(
    "what does not fit is refused with a code and in words",
    arguments: [
      (
        "vi", #"{"id": "1", "case": "HS-260126-0001", "amount": 1, "receipt": "a"}"#,
        "wrong-amount",
        "lỗi: số tiền báo là 1 đồng, số còn phải nộp là 75.000 đồng\n"
      ),
      (
        "en", #"{"id": "1", "case": "HS-260126-0009", "amount": 1, "receipt": "a"}"#,
        "unknown-case",
        "error: there is no case with number `HS-260126-0009`\n"
      ),
      ("en", "{", "malformed", "error: the body is not proper JSON\n"),
    ])
  func refused(language: String, body: String, code: String, words: String) throws {
    let desk = try office()
    defer { desk.remove() }
    let run = try report(desk, body, language: language)
    #expect(run.status == 1)
    #expect(run.output == "{\n  \"outcome\": \"refused\",\n  \"code\": \"\(code)\"\n}\n")
    #expect(run.remarks == words)
    #expect(try PublishedSchema(named: "callback").faults(in: run.output) == [])
    let forged = try report(desk, body, secret: "khác", language: language)
    #expect(forged.status == 1)
    #expect(forged.output.contains("bad-signature"))
  }

  @Test("a secret that is not set is said before anything is done")
  func unset() throws {
    let desk = try office()
    defer { desk.remove() }
    let run = try desk.run(
      ["case", "callback", "payment", "--signature", "x", "--timestamp", "1"])
    #expect(run.status == 2)
    #expect(run.remarks.contains("PAYMENT_SECRET"))
  }
}

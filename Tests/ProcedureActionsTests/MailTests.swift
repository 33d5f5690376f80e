import Foundation
import ProcedureGraph
import ProcedureRuntime
import SourceText
import Testing

@testable import ProcedureActions

/// Mail through msmtp to a server that reads it.
@Suite(.serialized, .timeLimit(.minutes(2))) struct MailTests {
  private func action(
    _ port: Int, _ values: [String: JSONValue] = [:], secrets: [String: String] = [:]
  ) throws -> any Action {
    var all: [String: JSONValue] = [
      "from": "mot-cua@vi.du", "sender": "Trung tâm Phục vụ hành chính công",
      "host": "127.0.0.1", "port": .integer(Int64(port)), "security": "none",
    ]
    all.merge(values) { $1 }
    for name in secrets.keys { all[name] = .string(name) }
    return try ActionKind.mail.make(ActionSample.settings(all, secrets: secrets))
  }

  private func notice(
    to email: String?, name: String? = "Lê Thị Cúc", text: String = "Mời nhận kết quả."
  ) -> ActionCall {
    var call = ActionSample.notice
    call.name = .builtIn(.email)
    call.key = "HS-260126-0001/3.2#email"
    call.payload = .notice(
      OutgoingText(
        to: Recipient(
          role: "applicant", title: "Người nộp hồ sơ", contact: Contact(name: name, email: email)),
        subject: "Hồ sơ HS-260126-0001: Cấp phép bán lẻ", text: text), by: .email)
    return call
  }

  @Test func whatArrivesIsWhatWasWritten() async throws {
    let server = try MailServer()
    defer { server.stop() }
    let action = try action(server.port)
    let text = "Hồ sơ đã có kết quả.\n.\n..hai chấm\nFrom đầu dòng\n"
    // A notice that comes a second time is recognised by its Message-ID.
    for _ in 1...2 {
      guard
        case .success(.done(nil, let remark)) = await outcome(
          of: action, notice(to: "cuc@vi.du", text: text))
      else { throw MailTestFault.notSent }
      let arrival = try server.arrival()
      #expect(arrival.from == "mot-cua@vi.du")
      #expect(arrival.to == ["cuc@vi.du"])
      #expect(arrival.names == ["Trung tâm Phục vụ hành chính công", "Lê Thị Cúc"])
      #expect(arrival.headers["subject"] == "Hồ sơ HS-260126-0001: Cấp phép bán lẻ")
      #expect(arrival.headers["date"] == "Mon, 26 Jan 2026 08:00:00 +0700")
      #expect(arrival.headers["message-id"] == remark)
      #expect(arrival.text == text + "\n")
      #expect(arrival.longest <= 78)
    }
  }

  @Test func whatTheServerSaysTellsWhetherItMayPass() async throws {
    let server = try MailServer()
    let action = try action(server.port)
    guard case .failure(let refused) = await outcome(of: action, notice(to: "khong-co@vi.du")),
      case .failure(let later) = await outcome(of: action, notice(to: "cho-doi@vi.du"))
    else { throw MailTestFault.sent }
    server.stop()
    let down = await failure(of: action, notice(to: "cuc@vi.du"))
    #expect(refused.kind == .permanent)
    #expect(refused.reason.vi.contains("550") && !refused.reason.en.contains("khong-co"))
    #expect(later.kind == .transient)
    #expect(later.reason.en.contains("451"))
    #expect(down == .transient)
  }

  private static let unreachable: [(String?, ActionFault.Kind)] = [
    (nil, ActionFault.Kind.unreachable), ("", .unreachable),
    ("cuc@vi.du\nBcc: x@vi.du", .permanent),
  ]

  @Test(arguments: unreachable)
  func whoHasNoAddressIsNotWrittenTo(_ email: String?, _ kind: ActionFault.Kind) async throws {
    let found = await failure(of: try action(1), notice(to: email))
    #expect(found == kind)
  }

  @Test func theConnectionIsSecretAndThePasswordIsNotOnTheCommandLine() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tthc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let certificate = folder.appending(path: "cert.pem")
    let openssl = Process()
    openssl.executableURL = URL(filePath: "/usr/bin/openssl")
    openssl.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-keyout", certificate.path, "-out", certificate.path + ".crt", "-days", "2", "-subj",
      "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
    ]
    openssl.standardError = FileHandle.nullDevice
    try openssl.run()
    openssl.waitUntilExit()
    let handle = try FileHandle(forUpdating: certificate)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(contentsOf: URL(filePath: certificate.path + ".crt")))
    try handle.close()
    let server = try MailServer(login: ("mot-cua", "mật khẩu $(x) '\""), certificate: certificate)
    defer { server.stop() }
    let values: [String: JSONValue] = [
      "security": "starttls", "user": "mot-cua", "trust": .string(certificate.path + ".crt"),
    ]
    let right = try action(server.port, values, secrets: ["password": "mật khẩu $(x) '\""])
    let wrong = try action(server.port, values, secrets: ["password": "khác"])
    guard case .failure(let fault) = await outcome(of: wrong, notice(to: "cuc@vi.du")) else {
      throw MailTestFault.sent
    }
    #expect(fault.kind == .transient)
    #expect(!fault.reason.vi.contains("khác"))
    guard case .success = await outcome(of: right, notice(to: "cuc@vi.du")) else {
      throw MailTestFault.notSent
    }
    #expect(try server.arrival().to == ["cuc@vi.du"])
  }

  private static let wrong: [(String, [String: JSONValue])] = [
    ("from", ["from": "mot-cua"]), ("host", ["host": "mail.vi.du"]),
    ("program", ["program": "/khong/co"]), ("user", ["user": "mot-cua"]),
  ]

  @Test(arguments: wrong)
  func whatCanNotWorkIsRefusedBeforehand(
    _ setting: String, _ values: [String: JSONValue]
  ) throws {
    let fault = #expect(throws: SettingFault.self) { try action(25, values) }
    #expect(fault?.setting == setting)
  }
}

private enum MailTestFault: Error { case sent, notSent }

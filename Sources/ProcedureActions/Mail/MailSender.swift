import ProcedureRuntime
import SourceText

/// Hands messages to a program that sends them: `msmtp`, or any that is called like `sendmail`.
struct MailSender: Sendable {
  /// How the connection is kept secret.
  enum Security: String, Hashable, Sendable, CaseIterable { case starttls, tls, none }

  /// The server that `msmtp` is told of; without one, the program goes by its own configuration.
  struct Server: Hashable, Sendable {
    var host: String
    var port: Int64
    var security: Security
    /// A file with the certificates to trust, where the system's are not meant.
    var trust: String?
    var user: String?
  }

  let program: LocalProgram
  let server: Server?
  let from: MailAddress

  /// Sends a message; answers with its Message-ID. Faults hold nothing personal.
  func send(_ message: MailMessage) async throws(ActionFault) -> String {
    let bytes: [UInt8]
    do throws(MailFault) {
      bytes = try message.bytes()
    } catch {
      throw ActionFault(.permanent, error.words)
    }
    // The recipient stands in the message alone: what a program is called with, everybody can see.
    let run = try await program.run(bytes, arguments)
    if run.code == 0 { return message.identifier }
    let complaints = run.complaints.joined(separator: "; ")
    func complaint(hiding hidden: String) -> String {
      let words = complaints.replacing(message.to.address, with: hidden)
      return words.isEmpty ? "" : ": \(words.prefix(400))"
    }
    let words = Localized(
      vi: complaint(hiding: "(người nhận)"), en: complaint(hiding: "(the recipient)"))
    guard let code = run.code else {
      throw .transient(
        vi: "chương trình gửi thư bị ngắt\(words.vi)",
        en: "the program that sends mail was ended\(words.en)")
    }
    // 64 and 65: wrong call, refused for good; 67: no such user (sysexits.h).
    let kind: ActionFault.Kind = [64, 65, 67].contains(code) ? .permanent : .transient
    throw ActionFault(
      kind,
      Localized(
        vi: "chương trình gửi thư báo mã \(code)\(words.vi)",
        en: "the program that sends mail ended with the code \(code)\(words.en)"))
  }

  private var arguments: [String] {
    guard let server else { return ["-i", "-t", "-f", from.address] }
    var arguments = [
      "--host=\(server.host)", "--port=\(server.port)", "--from=\(from.address)",
      "--timeout=15", "--tls=\(server.security == .none ? "off" : "on")",
      "--tls-starttls=\(server.security == .starttls ? "on" : "off")",
    ]
    if let trust = server.trust { arguments.append("--tls-trust-file=\(trust)") }
    if let user = server.user {
      arguments += [
        "--auth=on", "--user=\(user)", "--passwordeval=printenv \(Self.passwordVariable)",
      ]
    }
    return arguments + ["--read-recipients"]
  }

  /// The variable by which the program gets the password: on its command line everybody could see it.
  static let passwordVariable = "TTHC_MAIL_PASSWORD"
}

extension MailFault {
  /// In words for the operator.
  var words: Localized {
    switch self {
    case .badAddress:
      Localized(
        vi: "địa chỉ thư điện tử của người nhận không dùng được",
        en: "the recipient's e-mail address can't be used")
    case .badName:
      Localized(
        vi: "tên người nhận có ký tự xuống dòng hoặc ký tự điều khiển",
        en: "the recipient's name has line breaks or control characters in it")
    case .badSubject:
      Localized(
        vi: "tiêu đề thư có ký tự xuống dòng hoặc ký tự điều khiển",
        en: "the subject has line breaks or control characters in it")
    }
  }
}

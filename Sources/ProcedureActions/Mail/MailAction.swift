import ProcedureRuntime

/// Sends notices and reminders by e-mail.
struct MailAction: Action {
  let sender: MailSender

  var givesResult: Bool { false }

  func perform(_ call: ActionCall) async throws(ActionFault) -> ActionOutcome {
    let text: OutgoingText
    switch call.payload {
    case .notice(let notice, by: _): text = notice
    case .reminder(let reminder): text = reminder
    case .letter, .publication, .posting, .refund, .payment, .action:
      throw .permanent(
        vi: "thư điện tử chỉ gửi tin báo và nhắc việc",
        en: "mail carries notices and reminders only")
    }
    let message = MailMessage(
      key: call.key, from: sender.from, to: try MailAddress(text.to.contact),
      subject: text.subject, text: text.text, moment: call.moment)
    return .done(remark: try await sender.send(message))
  }
}

extension MailAddress {
  /// Where somebody is written to.
  init(_ contact: Contact) throws(ActionFault) {
    guard let email = contact.email, !email.isEmpty else {
      throw .unreachable(
        vi: "người nhận không có địa chỉ thư điện tử", en: "the recipient has no e-mail address")
    }
    do throws(MailFault) {
      try self.init(email, name: contact.name)
    } catch {
      throw ActionFault(.permanent, error.words)
    }
  }
}

extension ActionKind {
  static let mail = ActionKind(
    "mail", for: .builtIn([.email, .remind]), settings: MailSender.settings(isRequired: true)
  ) { (settings) throws(SettingFault) in
    MailAction(sender: try MailSender(settings))
  }
}

extension MailSender {
  static func settings(isRequired: Bool) -> [Setting] {
    [
      Setting("from", .text, required: isRequired, "The address that messages come from."),
      Setting("sender", .text, "The name beside it, such as that of the office."),
      Setting(
        "program", .path, "A program called like sendmail; /usr/bin/msmtp where none is named."),
      Setting(
        "host", .text,
        "The mail server, for msmtp; without it the program goes by its own configuration."),
      Setting("port", .integer(1...65_535), "Its port: 587, or 465 with tls."),
      Setting(
        "security", .choice(Security.allCases.map(\.rawValue)),
        "How the connection is kept secret: starttls where nothing is said."),
      Setting("trust", .path, "A file of certificates to trust, instead of the system's."),
      Setting("user", .text, "The account at the mail server."),
      Setting("password", .secret, "Its password."),
    ]
  }

  init(_ settings: Settings) throws(SettingFault) {
    do throws(MailFault) {
      from = try MailAddress(settings.required("from"), name: settings.text("sender"))
    } catch {
      switch error {
      case .badAddress:
        throw SettingFault(
          "from", vi: "không phải địa chỉ thư điện tử", en: "this is no e-mail address")
      case .badName, .badSubject:
        throw SettingFault(
          "sender", vi: "có ký tự điều khiển", en: "there are control characters in it")
      }
    }
    let path = settings.path("program") ?? "/usr/bin/msmtp"
    let password = settings.secret("password").map { [Self.passwordVariable: $0] } ?? [:]
    guard let program = LocalProgram(at: path, environment: password) else {
      throw SettingFault(
        settings.has("program") ? "program" : "use",
        vi: "không có chương trình `\(path)`; trên Debian: apt install msmtp",
        en: "there is no program `\(path)`; on Debian: apt install msmtp")
    }
    self.program = program
    guard let host = settings.text("host") else {
      if let needless = ["port", "security", "trust", "user", "password"].first(where: settings.has)
      {
        throw SettingFault(
          needless, vi: "chỉ dùng cùng với `host`", en: "this goes with `host` only")
      }
      server = nil
      return
    }
    guard settings.hosts.contains(host.lowercased()) else {
      throw SettingFault(
        "host", vi: "máy `\(host)` không có trong `hosts`", en: "`\(host)` is not among `hosts`")
    }
    guard settings.has("user") == settings.has("password") else {
      throw SettingFault(
        settings.has("user") ? "user" : "password", vi: "cần cả `user` và `password`",
        en: "both `user` and `password` are needed")
    }
    let security = settings.text("security").flatMap { Security(rawValue: $0) } ?? .starttls
    server = Server(
      host: host, port: settings.integer("port") ?? (security == .tls ? 465 : 587),
      security: security, trust: settings.path("trust"), user: settings.text("user"))
  }
}

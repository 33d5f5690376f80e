import Foundation
import ProcedureGraph
import ProcedureRuntime
import SourceText

/// Makes letters of their templates: a page, a PDF where that can be made, and a mail to the
/// applicant where that is wanted. Each is made once for a key, however often it is begun.
struct LetterAction: Action {
  let templates: TemplateFolder
  let store: LetterStore
  let renderer: PDFRenderer?
  let sender: MailSender?

  var givesResult: Bool { false }

  /// Templates that can't be used.
  func lacks(for procedure: Procedure) -> [ActionLack] {
    var named: [String] = []
    for case .issue(let id) in procedure.allActs
    where procedure.letters.indices.contains(id.index) {
      let template = procedure.letters[id.index].template
      if let template, !named.contains(template) { named.append(template) }
    }
    return named.compactMap { template in
      templates.fault(in: template).map { ActionLack(vi: $0.words.vi, en: $0.words.en) }
    }
  }

  func perform(_ call: ActionCall) async throws(ActionFault) -> ActionOutcome {
    guard case .letter(let document, let recipient) = call.payload else {
      throw .permanent(vi: "chỉ lập văn bản theo mẫu", en: "only letters are made of templates")
    }
    guard let template = document.template else {
      return .done(remark: "văn bản không có mẫu, cơ quan tự soạn")
    }
    let page = try issued(document, by: template, call)
    var remark = page.file.lastPathComponent
    var pdf: (file: URL, data: Data)?
    if let renderer {
      pdf = try await self.pdf(of: page.text, document, by: renderer, call)
      remark += ", PDF"
    }
    if let sender, recipient.contact.email?.isEmpty == false {
      try await mail(document, page.text, pdf, to: recipient, by: sender, call)
      remark += ", mail"
    }
    return .done(remark: remark)
  }

  private func issued(
    _ document: Document, by template: String, _ call: ActionCall
  ) throws(ActionFault) -> (file: URL, text: String) {
    let file = store.file(of: call, document, ending: "html")
    if let there = store.contents(of: file) {
      return (file, String(decoding: there, as: UTF8.self))
    }
    let text: String
    do throws(TemplateFault) {
      text = try templates.page(of: template, filledWith: LetterValues(document))
    } catch {
      throw ActionFault(.permanent, error.words)
    }
    try store.put(Data(text.utf8), at: file)
    return (file, text)
  }

  private func pdf(
    of page: String, _ document: Document, by renderer: PDFRenderer, _ call: ActionCall
  ) async throws(ActionFault) -> (file: URL, data: Data) {
    let file = store.file(of: call, document, ending: "pdf")
    if let there = store.contents(of: file) { return (file, there) }
    let data = try await renderer.pdf(of: page)
    try store.put(data, at: file)
    return (file, data)
  }

  private func mail(
    _ document: Document, _ page: String, _ pdf: (file: URL, data: Data)?,
    to recipient: Recipient, by sender: MailSender, _ call: ActionCall
  ) async throws(ActionFault) {
    var message = MailMessage(
      key: call.key, from: sender.from, to: try MailAddress(recipient.contact),
      subject: "Hồ sơ \(call.caseNumber): \(document.title)",
      text: pdf == nil
        ? "\(document.title) của hồ sơ \(call.caseNumber) ở phần HTML của thư này."
        : "Kèm theo thư này là \(document.title) của hồ sơ \(call.caseNumber).",
      html: page, moment: call.moment)
    if let pdf {
      message.attachments = [
        MailMessage.Attachment(
          name: pdf.file.lastPathComponent, type: "application/pdf", bytes: Array(pdf.data))
      ]
    }
    _ = try await sender.send(message)
  }
}

extension ActionKind {
  private static let whenToMakePDF = ["if-possible", "always", "never"]

  static let letter = ActionKind(
    "letter", for: .builtIn([.letter]),
    settings: [
      Setting("templates", .path, required: true, "The folder of the templates."),
      Setting("output", .path, required: true, "The folder where letters are put, by case."),
      Setting(
        "pdf", .choice(whenToMakePDF),
        "Whether a PDF is made beside the page: if-possible where nothing is said."),
      Setting("renderer", .path, "The LibreOffice that makes it; else where it usually is."),
    ] + MailSender.settings(isRequired: false).map(\.forLetters)
  ) { (settings) throws(SettingFault) in
    guard let templates = TemplateFolder(settings.path("templates") ?? "") else {
      throw SettingFault(
        "templates", vi: "không có thư mục mẫu ấy", en: "there is no such folder of templates")
    }
    let mail = MailSender.settings(isRequired: false).map(\.name)
    if !settings.has("from"), let needless = mail.first(where: settings.has) {
      throw SettingFault(
        needless, vi: "chỉ dùng cùng với `from`", en: "this goes with `from` only")
    }
    return LetterAction(
      templates: templates,
      store: LetterStore(folder: URL(filePath: settings.path("output") ?? "")),
      renderer: try renderer(settings),
      sender: settings.has("from") ? try MailSender(settings) : nil)
  }

  private static func renderer(_ settings: Settings) throws(SettingFault) -> PDFRenderer? {
    let when = settings.text("pdf") ?? "if-possible"
    if when == "never" { return nil }
    let found = settings.path("renderer").map { PDFRenderer(at: $0) } ?? PDFRenderer.installed
    if let found { return found }
    guard when == "always" || settings.has("renderer") else { return nil }
    throw SettingFault(
      settings.has("renderer") ? "renderer" : "pdf",
      vi: "máy này không có LibreOffice; trên Debian: apt install libreoffice-writer-nogui",
      en: "no LibreOffice here; on Debian: apt install libreoffice-writer-nogui")
  }
}

extension Setting {
  fileprivate var forLetters: Setting {
    name == "from"
      ? Setting(
        name, form, "With it, a letter is mailed to the applicant as well, from this address.")
      : self
  }
}

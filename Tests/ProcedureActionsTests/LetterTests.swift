import Foundation
import ProcedureGraph
import ProcedureRuntime
import Testing

@testable import ProcedureActions

/// Letters as files and as mail, from the forms that come with the procedures.
@Suite(.timeLimit(.minutes(2))) struct LetterTests {
  private static let forms = [
    "m01-giay-tiep-nhan", "m02-phieu-bo-sung", "m03-phieu-tu-choi", "m04-xin-loi",
    "m05-thong-bao-dung", "ct04", "ct06",
  ]

  private func action(
    _ output: URL, _ values: [String: JSONValue] = [:]
  ) throws -> any Action {
    var all: [String: JSONValue] = [
      "templates": .string(LetterSample.templates.path), "output": .string(output.path),
      "pdf": "never",
    ]
    all.merge(values) { $1 }
    return try ActionKind.letter.make(ActionSample.settings(all))
  }

  /// Whoever fills a form in must see what is missing, and nothing of how it is made.
  @Test(arguments: forms)
  func theFormsAreWholeWithAndWithoutData(_ form: String) throws {
    let templates = try #require(TemplateFolder(LetterSample.templates.path))
    let full = try templates.page(
      of: "\(form).html", filledWith: LetterValues(LetterSample.document("\(form).html")))
    let bare = try templates.page(
      of: "\(form).html",
      filledWith: LetterValues(
        LetterSample.document("\(form).html", values: [], tables: [])))
    for page in [full, bare] {
      #expect(page.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
      #expect(page.contains("Độc lập - Tự do - Hạnh phúc"))
      #expect(!page.contains("{{") && !page.contains("}}"))
    }
    #expect(full.contains("H&#39;Hen Niê &lt;Cúc&gt;"))
    #expect(full.contains("H15.01-260126-0001"))
    #expect(!full.contains("......"))
  }

  /// Every template that a procedure names is there.
  @Test func noProcedureNamesAFormThatIsMissing() throws {
    let procedures = LetterSample.templates.deletingLastPathComponent().deletingLastPathComponent()
    let files = FileManager.default.enumerator(at: procedures, includingPropertiesForKeys: nil)
    var named: Set<String> = []
    for case let file as URL in try #require(files) where file.pathExtension == "tthc" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /văn bản .* mẫu "([^"]*)"/) { named.insert(String(match.1)) }
    }
    #expect(named == Set(Self.forms.map { "\($0).html" }))
  }

  @Test func aLetterIsIssuedOnceForItsKey() async throws {
    let folder = try LetterSample.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let action = try action(folder)
    let call = LetterSample.call(LetterSample.document("m01-giay-tiep-nhan.html"))
    #expect(
      await outcome(of: action, call) == .success(.done(remark: "3.2-giay_tiep_nhan.html")))
    let file = folder.appending(path: "HS-260126-0001/3.2-giay_tiep_nhan.html")
    let first = try Data(contentsOf: file)
    var changed = LetterSample.values
    changed.removeAll { $0.name == "họ_tên" }
    let again = LetterSample.call(
      LetterSample.document("m01-giay-tiep-nhan.html", values: changed))
    #expect(await failure(of: action, again) == nil)
    #expect(try Data(contentsOf: file) == first)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    #expect(files.sorted() == ["HS-260126-0001", "HS-260126-0001/3.2-giay_tiep_nhan.html"])
  }

  /// Said when a procedure is deployed, not when the first letter is due.
  @Test func whatIsMissingForAProcedureIsSaidBeforehand() throws {
    let folder = try LetterSample.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let procedure = try FeeSample.verified().procedure
    #expect(try action(folder).lacks(for: procedure) == [])
    let bare = try action(folder, ["templates": .string(folder.path)])
    #expect(
      bare.lacks(for: procedure).map(\.en) == [
        "there is no template `m01-giay-tiep-nhan.html` in the folder of templates"
      ])
    var bindings = Bindings(
      builtIn: Binding(LogAction(write: { _ in }, isWhole: false, answer: nil)))
    bindings[.builtIn(.letter)] = Binding(bare)
    #expect(bindings.unbound(in: procedure).map(\.name) == [.builtIn(.letter)])
  }

  @Test func noNameLeadsOutOfTheFolderOfLetters() throws {
    var call = LetterSample.call(LetterSample.document(nil))
    call.caseNumber = ".."
    call.key = "../../../x"
    let store = LetterStore(folder: URL(filePath: "/v"))
    #expect(
      store.file(of: call, LetterSample.document(nil, name: "a/../b"), ending: "html").path
        == "/v/%2E./%2E.%2F..%2Fx-a%2F..%2Fb.html")
  }

  @Test func whatCanNotBeMadeIsSaid() async throws {
    let folder = try LetterSample.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let action = try action(folder)
    let missing = LetterSample.call(LetterSample.document("khong-co.html"))
    #expect(
      await outcome(of: action, missing)
        == .failure(
          .permanent(
            vi: "không có mẫu `khong-co.html` trong thư mục mẫu",
            en: "there is no template `khong-co.html` in the folder of templates")))
    let without = LetterSample.call(LetterSample.document(nil))
    #expect(
      await outcome(of: action, without)
        == .success(.done(remark: "văn bản không có mẫu, cơ quan tự soạn")))
    try Data().write(to: folder.appending(path: "HS-260126-0001"))
    let blocked = LetterSample.call(LetterSample.document("ct06.html"))
    #expect(await failure(of: action, blocked) == .transient)
  }

  /// One run of LibreOffice, whose pages are looked at as text and as a picture's size.
  @Test func theApplicantGetsTheLetterAsAPDFOfOnePage() async throws {
    let folder = try LetterSample.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let server = try MailServer()
    defer { server.stop() }
    let action = try action(
      folder,
      [
        "pdf": "always", "from": "mot-cua@vi.du", "host": "127.0.0.1",
        "port": .integer(Int64(server.port)), "security": "none",
      ])
    let call = LetterSample.call(
      LetterSample.document("m01-giay-tiep-nhan.html"), email: "cuc@vi.du")
    let found = await outcome(of: action, call)
    try #require(
      found == .success(.done(remark: "3.2-giay_tiep_nhan.html, PDF, mail")), "\(found)")
    let pdf = try Data(
      contentsOf: folder.appending(path: "HS-260126-0001/3.2-giay_tiep_nhan.pdf"))
    #expect(pdf.starts(with: Data("%PDF-".utf8)))
    let arrival = try server.arrival()
    #expect(arrival.html?.contains("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ") == true)
    #expect(arrival.attachments.map(\.name) == ["3.2-giay_tiep_nhan.pdf"])
    #expect(arrival.attachments.map(\.type) == ["application/pdf"])
    #expect(arrival.attachments.map(\.bytes) == [pdf.count])
    #expect(arrival.headers["subject"]?.contains("Giấy tiếp nhận hồ sơ") == true)
    // What is there is not made anew: the second attempt needs no LibreOffice.
    let broken = try self.action(
      folder,
      [
        "pdf": "always", "renderer": "/bin/false", "from": "mot-cua@vi.du", "host": "127.0.0.1",
        "port": .integer(Int64(server.port)), "security": "none",
      ])
    guard case .success = await outcome(of: broken, call) else { throw LetterTestFault.failed }
    #expect(try server.arrival().headers["message-id"] == arrival.headers["message-id"])
  }

  @Test func aRendererThatHangsIsEndedWithItsChildren() async throws {
    let folder = try LetterSample.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appending(path: "soffice")
    let pids = folder.appending(path: "pids")
    try Data("#!/bin/sh\nsleep 600 &\necho $! $$ > \(pids.path)\nwait\n".utf8).write(to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    let action = try action(folder, ["pdf": "always", "renderer": .string(script.path)])
    let call = LetterSample.call(LetterSample.document("ct06.html"))
    let work = Task { await failure(of: action, call) }
    var written = ""
    while !written.hasSuffix("\n") {
      written = (try? String(contentsOf: pids, encoding: .utf8)) ?? ""
      await Task.yield()
    }
    work.cancel()
    #expect(await work.value == .transient)
    for pid in written.split(whereSeparator: \.isWhitespace) {
      while FileManager.default.fileExists(atPath: "/proc/\(pid)/exe") { await Task.yield() }
    }
  }

  private static let wrong: [(String, [String: JSONValue])] = [
    ("templates", ["templates": "/khong/co"]),
    ("renderer", ["pdf": "always", "renderer": "/khong/co"]),
    ("renderer", ["pdf": "if-possible", "renderer": "/khong/co"]), ("host", ["host": "127.0.0.1"]),
  ]

  @Test(arguments: wrong)
  func whatCanNotWorkIsRefusedBeforehand(
    _ setting: String, _ values: [String: JSONValue]
  ) throws {
    let fault = #expect(throws: SettingFault.self) {
      try action(URL(filePath: "/v"), values)
    }
    #expect(fault?.setting == setting)
  }
}

private enum LetterTestFault: Error { case failed }

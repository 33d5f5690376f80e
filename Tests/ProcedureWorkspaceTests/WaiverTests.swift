import Diagnostics
import Foundation
import ProcedureWorkspace
import SourceText
import Testing

/// One case of `Tests/Corpus/waivers`: a whole file behind a line `=== name`, the findings that are
/// left promised by line in a comment `### TTHC5092 …`, and those that are waived in `###- CODE`.
struct WaiverCase: CustomStringConvertible, Sendable {
  let name: String
  let text: String
  let left: [String]
  let waived: [String]

  var description: String { name }

  static let all: [WaiverCase] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus/waivers")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".tthc") }.flatMap { name in
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      let parts = ("\n" + text).components(separatedBy: "\n=== ")
      return parts.dropFirst().map { read($0, head: parts[0]) }
    }
  }()

  private static func read(_ part: String, head: String) -> WaiverCase {
    var lines = part.components(separatedBy: "\n")
    let name = lines.removeFirst()
    var (left, waived): ([String], [String]) = ([], [])
    let before = head.components(separatedBy: "\n").count - 1
    var texts: [String] = []
    for (index, line) in lines.enumerated() {
      let parts = line.components(separatedBy: " ###")
      texts.append(parts[0])
      for promise in parts.dropFirst() {
        let codes = promise.split { !$0.isLetter && !$0.isNumber }.map {
          "\(before + index + 1):\($0)"
        }
        if promise.hasPrefix("-") { waived += codes } else { left += codes }
      }
    }
    let body = head.dropFirst() + "\n" + texts.joined(separator: "\n")
    return WaiverCase(name: name, text: String(body), left: left, waived: waived)
  }
}

@Suite("Findings answered in the text")
struct WaiverTests {
  private func codes(_ findings: [Diagnostic], _ workspace: LoadedWorkspace) -> [String] {
    findings.map { finding in
      let source = workspace.source(finding.location.path)
      let line = source?.lines.line(ofByte: finding.location.span.lower) ?? 0
      return "\(line):\(finding.code)"
    }
  }

  @Test("cases", arguments: WaiverCase.all)
  func cases(_ example: WaiverCase) throws {
    #expect(!example.left.isEmpty || !example.waived.isEmpty)
    for text in [example.text, example.text.decomposedStringWithCanonicalMapping] {
      let desk = try Desk(["a.tthc": text])
      defer { desk.remove() }
      let workspace = try Workspace.load([desk.folder])
      let messages = workspace.diagnostics.map(\.message.vi).joined(separator: "\n")
      #expect(codes(workspace.diagnostics, workspace) == example.left, "\(messages)")
      #expect(codes(workspace.waived.map(\.finding), workspace).sorted() == example.waived.sorted())
      for answer in workspace.waived { #expect(!answer.reason.isEmpty) }
    }
  }

  @Test(
    "every code has a page whose examples are what it says", arguments: [5091, 5092, 5093, 5094])
  func pages(number: Int) throws {
    let page = try #require(CodePages.page(of: DiagnosticCode(number)))
    let desk = try Desk(["wrong/a.tthc": page.wrong, "right/a.tthc": page.right])
    defer { desk.remove() }
    let wrong = try Workspace.load([desk.path("wrong")]).diagnostics
    #expect(wrong.contains { $0.code == page.code }, "\(wrong.map(\.message.vi))")
    #expect(try Workspace.load([desk.path("right")]).diagnostics.map(\.message.vi) == [])
    for text in [page.title, page.what, page.why] { #expect(text.vi != text.en) }
    for finding in wrong where finding.code == page.code {
      #expect(finding.message.vi != finding.message.en)
    }
  }

  /// A framework with an amount that always applies, answered in the framework's own file.
  private static let framework = """
    lịch l "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:30 - 11:30, 13:30 - 17:30
    hết
    vai trò một_cửa "Bộ phận Một cửa"
    khung k "Khung":
      lịch l
      thông tin:
        số_bản "Số bản": số nguyên từ 1 đến 100
      hết
      phí sao "Phí sao chụp":
        số_bản >= 1: 20.000 đồng  # bỏ qua TTHC3405: nghị quyết ghi như vậy
        còn lại: 10.000 đồng
      hết
      bước nộp "Nộp hồ sơ":
        do người_nộp
        nhập số_bản
        chọn nộp "Nộp" cần số_bản -> nhận
      hết
      bước nhận "Nhận":
        do một_cửa
        thu sao qua tại quầy
        chọn đạt "Đạt" -> xong
      hết
      kết thúc xong "Xong" thành công
    hết

    """

  private static func follower(_ name: String) -> String {
    "dùng \"khung.tthc\"\nthủ tục \(name) \"\(name)\" theo k:\nhết\n"
  }

  @Test(
    "an answer in a framework holds for all that follow it, and is used when any of them is read")
  func frameworks() throws {
    var files = ["khung.tthc": Self.framework]
    for number in 1...20 { files["t\(number).tthc"] = Self.follower("t\(number)") }
    let desk = try Desk(files)
    defer { desk.remove() }
    let all = try Workspace.load([desk.folder])
    #expect(all.diagnostics.map(\.message.vi) == [])
    #expect(all.waived.map(\.finding.code.rawValue) == [3405])
    for paths in [["khung.tthc"], ["t1.tthc"], ["khung.tthc", "t7.tthc"], ["t7.tthc", "t8.tthc"]] {
      #expect(try Workspace.load(paths.map(desk.path)).diagnostics.map(\.message.vi) == [])
    }
  }

  @Test(
    "an answer in a framework that no follower needs is told where the framework was asked about")
  func unusedInFramework() throws {
    let text = Self.framework.replacingOccurrences(of: "số_bản >= 1:", with: "số_bản >= 2:")
    let desk = try Desk(["khung.tthc": text, "t1.tthc": Self.follower("t1")])
    defer { desk.remove() }
    #expect(try Workspace.load([desk.folder]).diagnostics.map(\.code.rawValue) == [5092])
    #expect(try Workspace.load([desk.path("khung.tthc")]).diagnostics.map(\.code.rawValue) == [])
    #expect(try Workspace.load([desk.path("t1.tthc")]).diagnostics.map(\.code.rawValue) == [])
  }

  @Test("a hundred thousand answers do not hang")
  func many() throws {
    let line = "# bỏ qua TTHC1003, TTHC1004: thử\n"
    let desk = try Desk([
      "a.tthc": String(repeating: line, count: 20_000) + "vai trò một_cửa “Một cửa\"\n"
    ])
    defer { desk.remove() }
    #expect(try !Workspace.load([desk.folder]).diagnostics.isEmpty)
  }
}

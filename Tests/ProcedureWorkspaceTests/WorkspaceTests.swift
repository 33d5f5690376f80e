import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureScenarios
import ProcedureWorkspace
import SourceText
import Testing

@Suite("Workspace")
struct WorkspaceTests {
  private static let roles = "tthc 1\n\nvai trò một_cửa \"Bộ phận Một cửa\"\n"

  private static let calendar = """
    tthc 1

    lịch l "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
    hết

    """

  /// A procedure that imports its roles and its calendar, and a scenario of it.
  private static func procedure(_ name: String, target: String = "xong_việc") -> String {
    """
    tthc 1

    dùng "chung/vai-trò.tthc"
    dùng "chung/lịch.tthc"

    thủ tục \(name) "Thủ tục":
      lịch l

      bước kiểm_tra "Kiểm tra":
        do một_cửa
        trong 8 giờ làm việc
        chọn xong "Xong" -> \(target)
      hết

      kết thúc xong_việc "Xong việc" thành công
    hết

    kịch bản "Suôn sẻ" cho \(name):
      lúc 26/01/2026 08:00
      người_nộp nộp trực tuyến
      thì ở kiểm_tra
      một_cửa chọn xong
      thì kết thúc xong_việc
    hết

    """
  }

  private static func country(_ count: Int) -> [String: String] {
    var files = ["chung/vai-trò.tthc": roles, "chung/lịch.tthc": calendar]
    for number in 0..<count {
      let isWrong = number.isMultiple(of: 7)
      files["t\(number).tthc"] = procedure("t\(number)", target: isWrong ? "đâu_đó" : "xong_việc")
    }
    return files
  }

  @Test("imported files are read wherever they are, and their declarations are seen")
  func imports() throws {
    let desk = try Desk([
      "chung/vai-trò.tthc": Self.roles, "chung/lịch.tthc": Self.calendar,
      "a.tthc": Self.procedure("a"),
    ])
    defer { desk.remove() }
    let workspace = try Workspace.load([desk.path("a.tthc")])
    #expect(workspace.diagnostics == [])
    #expect(workspace.procedures.map(\.procedure.name) == ["a"])
    #expect(workspace.scenarios.map(\.scenario.title) == ["Suôn sẻ"])
    #expect(desk.names(workspace.paths) == ["a.tthc"])
    #expect(workspace.source(desk.path("chung/lịch.tthc")) != nil)
  }

  @Test("many files give what each alone gives, in one stable order, every time")
  func determinism() throws {
    let desk = try Desk(Self.country(200))
    defer { desk.remove() }
    let first = try Workspace.load([desk.folder])
    #expect(first.diagnostics.count == 29)
    #expect(first.diagnostics == first.diagnostics.inStableOrder())
    #expect(first.procedures.count == 171)
    for _ in 0..<3 {
      let again = try Workspace.load([desk.folder])
      #expect(again.diagnostics == first.diagnostics)
      #expect(again.procedures.map(\.procedure) == first.procedures.map(\.procedure))
      #expect(again.scenarios.map(\.path) == first.scenarios.map(\.path))
    }
    let lean = try Workspace.load([desk.folder], keeping: .findings)
    #expect(lean.diagnostics == first.diagnostics)
    #expect(lean.procedures.isEmpty)
    for path in first.paths.prefix(20) {
      let alone = try Workspace.load([path]).diagnostics
      #expect(alone == first.diagnostics.filter { $0.location.path == path })
    }
  }

  @Test("what findings speak of can be shown, also when only findings are kept")
  func sources() throws {
    let desk = try Desk(Self.country(8))
    defer { desk.remove() }
    let lean = try Workspace.load([desk.folder], keeping: .findings)
    #expect(lean.source(desk.path("t0.tthc")) != nil)
    #expect(lean.source(desk.path("t1.tthc")) == nil)
    #expect(lean.report(in: .vi).plain().contains("t0.tthc:12:25: lỗi[TTHC2102]"))
  }

  @Test("errors of an imported file are told once, its remarks are not")
  func importedErrors() throws {
    var files = Self.country(9)
    files["chung/vai-trò.tthc"] =
      Self.roles + "lịch rỗng \"Rỗng\":\n  ngày làm việc thứ hai\nhết\n"
    let desk = try Desk(files)
    defer { desk.remove() }
    let paths = (1..<6).map { desk.path("t\($0).tthc") }
    let found = try Workspace.load(paths).diagnostics
    #expect(found.map(\.location.path) == [desk.path("chung/vai-trò.tthc")])
    #expect(found.map(\.severity) == [.error])
  }

  @Test("a rule that has nothing to hold of is news to whoever complies with it by name")
  func idleRules() throws {
    let rule = """
      quy định thu_đủ "Thu đủ trước khi trả":
        đảm bảo "thu phí trước": trước kết thúc thành công luôn có thu phí
      hết

      """
    let body = """
      bước nhận "Nhận":
          do một_cửa
          nhận hồ sơ
          chọn trả "Trả" -> đã_trả
        hết
        kết thúc đã_trả "Đã trả" thành công
      hết

      """
    let head = Self.roles + Self.calendar.replacing("tthc 1\n", with: "") + rule
    let inherited =
      head + "khung chung \"Khung chung\" tuân thủ thu_đủ:\n  \(body)"
      + "thủ tục a \"A\" theo chung:\n  lịch l\nhết\n"
    let named = head + "thủ tục a \"A\" tuân thủ thu_đủ:\n  lịch l\n  \(body)"
    for (text, codes) in [(inherited, []), (named, [4003])] {
      let desk = try Desk(["a.tthc": text])
      defer { desk.remove() }
      let found = try Workspace.load([desk.path("a.tthc")]).diagnostics
      #expect(found.map(\.code.rawValue) == codes, "\(found.map(\.message.vi))")
      let compiled = try Workspace.load([desk.path("a.tthc")], examining: .compiling)
      #expect(compiled.diagnostics == [])
    }
  }

  @Test("an import that is not there is the author's mistake")
  func missingImport() throws {
    let desk = try Desk(["a.tthc": "tthc 1\ndùng \"b.tthc\"\ndùng \"c\"\n", "c/x": ""])
    defer { desk.remove() }
    let found = try Workspace.load([desk.path("a.tthc")]).diagnostics
    #expect(found.map(\.code.rawValue) == [2001, 2001])
  }

  @Test("all scenarios are played, and what they visit is counted for each procedure")
  func scenarios() throws {
    let desk = try Desk(Self.country(12))
    defer { desk.remove() }
    let suite = ScenarioSuite(try Workspace.load([desk.folder]))
    #expect(suite.passed == 10)
    #expect(suite.failed == 0)
    #expect(suite.coverage.count == 10)
    #expect(suite.percent == 100)
  }

  @Test("artifacts can be loaded again, and tell places relative to their file")
  func artifacts() throws {
    let desk = try Desk([
      "x/chung/vai-trò.tthc": Self.roles, "x/chung/lịch.tthc": Self.calendar,
      "x/a.tthc": Self.procedure("a"),
    ])
    defer { desk.remove() }
    let workspace = try Workspace.load([desk.path("x")])
    let compiled = try #require(workspace.procedures.first)
    let loaded = try Artifacts.load(Artifacts.encode(compiled, in: workspace))
    #expect(loaded.procedure == compiled.verified)
    #expect(loaded.hash == Artifacts.hash(of: compiled.verified))
    #expect(loaded.positions[["steps", "kiểm_tra"]]?.file == "a.tthc")
    #expect(loaded.positions[["steps", "kiểm_tra"]]?.line == 9)
    #expect(Artifacts.digest(Array("abc".utf8)).hasPrefix("ba7816bf8f01cfea414140de5dae2223"))
  }

  @Test("every code has one page; unknown codes have near ones")
  func pages() {
    let codes = CodePages.all.map(\.code)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
    #expect(CodePages.page(of: DiagnosticCode(1004)) != nil)
    #expect(CodePages.nearest(to: DiagnosticCode(1099)).first?.rawValue ?? 0 > 1000)
  }
}

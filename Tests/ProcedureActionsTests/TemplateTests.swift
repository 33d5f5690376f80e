import Foundation
import ProcedureGraph
import ProcedureRuntime
import SourceText
import Testing

@testable import ProcedureActions

/// Templates: what they may say, and that nothing is read outside of their folder.
@Suite struct TemplateTests {
  private static func page(
    _ text: String, _ parts: [String: String] = [:], values: [DocumentValue] = LetterSample.values,
    tables: [DocumentTable] = LetterSample.tables
  ) throws -> String {
    let folder = try LetterSample.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in parts {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try Data(text.utf8).write(to: folder.appending(path: "thu.html"))
    let templates = try #require(TemplateFolder(folder.path))
    return try templates.page(
      of: "thu.html",
      filledWith: LetterValues(
        LetterSample.document("thu.html", values: values, tables: tables)))
  }

  private static let pages: [(String, String)] = [
    ("{{mã_hồ_sơ}}", "H15.01-260126-0001"),
    ("{{ họ_tên }}", "H&#39;Hen Niê &lt;Cúc&gt;"),
    ("{{lúc_nộp}}", "08:00 ngày 26/01/2026"),
    (
      "{{lúc_nộp.giờ}} giờ {{lúc_nộp.phút}}, {{lúc_nộp.ngày}}/{{lúc_nộp.tháng}}/{{lúc_nộp.năm}}",
      "08 giờ 00, 26/01/2026"
    ),
    ("{{cơ_quan_chủ_quản.in_hoa}}", "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"),
    (
      "{{#nội_dung_bổ_sung.dòng}}[{{.}}]{{/nội_dung_bổ_sung.dòng}}",
      "[Văn bản giới thiệu đã hết hạn: nộp bản mới.][Thiếu chữ ký ở Đơn.]"
    ),
    (
      "{{#giấy_tờ}}{{#là_đầu}}<{{/là_đầu}}{{stt}}:{{dạng}};{{#là_cuối}}>{{/là_cuối}}{{/giấy_tờ}}",
      "<1:Bản chính;2:Bản sao;>"
    ),
    ("{{#phí}}{{tên}}{{#đã_nộp}}!{{/đã_nộp}}{{/phí}}", "Phí thẩm định"),
    ("{{không_có}}{{#không_có}}x{{/không_có}}{{^không_có}}không{{/không_có}}", "không"),
    ("{{! lời dặn\n }}a", "a"), ("{ {x}} { }", "{ {x}} { }"),
  ]

  @Test(arguments: pages)
  func valuesStandWhereTheyAreNamed(_ template: String, _ page: String) throws {
    #expect(try Self.page(template) == page)
  }

  @Test func everyKindOfValueHasItsForm() throws {
    let values = [
      LetterSample.value("đồng_ý", .flag(true)), LetterSample.value("ghi_nợ", .flag(false)),
      LetterSample.value("tiền", .money(75_000)),
      LetterSample.value("xã", .list([.text("A"), .text("B")])), LetterSample.text("trống", ""),
    ]
    let template = """
      {{đồng_ý}}{{#đồng_ý}}+{{/đồng_ý}} {{ghi_nợ}}{{^ghi_nợ}}-{{/ghi_nợ}} {{tiền}} {{xã}} \
      {{#xã}}({{.}}){{/xã}} {{#trống}}x{{/trống}}{{^trống}}y{{/trống}}
      """
    #expect(
      try Self.page(template, values: values, tables: [])
        == "có+ không- 75.000 đồng A, B (A)(B) y")
  }

  /// What a value holds is never a tag.
  @Test func valuesAreTextAndNothingElse() throws {
    let values = [
      LetterSample.text("tên", "{{mật}} {{> khac}} <script>&"), LetterSample.text("mật", "!"),
    ]
    #expect(
      try Self.page("{{tên}}", values: values)
        == "{{mật}} {{&gt; khac}} &lt;script&gt;&amp;")
  }

  @Test func partsComeFromTheSameFolder() throws {
    let parts = ["dau.html": "<b>{{> ten}}</b>\n", "ten.html": "{{mã_hồ_sơ}}"]
    #expect(try Self.page("{{> dau}}{{> ten}}", parts).contains("<b>H15.01-260126-0001</b>"))
  }

  private static let forbidden: [(String, TemplateFault)] = [
    ("{{{tên}}}", TemplateFault.tagNotAllowed("{{{", in: "thu.html", line: 1)),
    ("\n{{&tên}}", .tagNotAllowed("{{&", in: "thu.html", line: 2)),
    ("{{=<% %>=}}", .tagNotAllowed("{{=", in: "thu.html", line: 1)),
    ("{{% CONTENT_TYPE:TEXT}}", .tagNotAllowed("{{%", in: "thu.html", line: 1)),
    ("{{< dau}}{{/dau}}", .tagNotAllowed("{{<", in: "thu.html", line: 1)),
    ("{{$ a}}{{/a}}", .tagNotAllowed("{{$", in: "thu.html", line: 1)),
    ("a\r\nb\r\n{{tên", .badTag(in: "thu.html", line: 3)),
    ("{{uppercased(tên)}}", .badTag(in: "thu.html", line: 1)),
    ("{{}}", .badTag(in: "thu.html", line: 1)), ("{{a..b}}", .badTag(in: "thu.html", line: 1)),
    ("{{#tên}}", .malformed("thu.html")), ("{{#a}}{{#b}}{{/a}}{{/b}}", .malformed("thu.html")),
    ("{{> khong-co}}", .notFound("khong-co.html")), ("{{> thu}}", .circle("thu.html")),
    ("{{> a}}", .circle("a.html")), ("{{> ../khac}}", .nameNotAllowed("../khac")),
    ("{{> *tên}}", .nameNotAllowed("*tên")), ("{{> /etc/passwd}}", .nameNotAllowed("/etc/passwd")),
    ("{{> ngoai}}", .nameNotAllowed("ngoai.html")),
    ("{{> nhi-phan}}", .unreadable("nhi-phan.html")),
  ]

  @Test(arguments: forbidden)
  func whatATemplateMayNotDoIsSaidInWords(_ template: String, _ fault: TemplateFault) throws {
    let folder = try LetterSample.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let inside = folder.appending(path: "mau")
    try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
    let files = [
      "mau/thu.html": Data(template.utf8), "mau/a.html": Data("{{> b}}".utf8),
      "mau/b.html": Data("{{> a}}".utf8), "ngoai.html": Data("mật".utf8),
      "mau/nhi-phan.html": Data([0xFF, 0xFE]),
    ]
    for (name, data) in files { try data.write(to: folder.appending(path: name)) }
    try FileManager.default.createSymbolicLink(
      at: inside.appending(path: "ngoai.html"),
      withDestinationURL: folder.appending(path: "ngoai.html"))
    let templates = try #require(TemplateFolder(inside.path))
    #expect(throws: fault) {
      try templates.page(
        of: "thu.html", filledWith: LetterValues(LetterSample.document("thu.html")))
    }
    #expect(templates.fault(in: "thu.html") == fault)
    #expect(!fault.words.vi.isEmpty && fault.words.en != fault.words.vi)
  }

  @Test(arguments: [
    "../ngoai.html", "/etc/passwd", "mau/../../x.html", "a", "a.b.html", "", ".html", "mẫu.html",
    "a\n.html", "a/b.html",
  ])
  func namesOfTemplatesAreFileNames(_ name: String) throws {
    let templates = try #require(TemplateFolder(LetterSample.templates.path))
    #expect(throws: TemplateFault.nameNotAllowed(name)) {
      try templates.page(of: name, filledWith: LetterValues(LetterSample.document(name)))
    }
  }
}

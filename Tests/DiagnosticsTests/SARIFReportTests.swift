import Diagnostics
import Foundation
import SourceText
import Testing

private let source = SourceText(path: "thư mục/a b.tthc", "\u{FEFF}bước một\r\n😀 ket_thuc x\r\ny\n")

private let finding = Diagnostic(
  DiagnosticCode(1002), .error, at: location(of: "ket_thuc", in: source),
  Localized(vi: "viết thiếu dấu", en: "without its marks"), breadcrumb: ["thủ tục `a`"],
  related: [Related(location(of: "một", in: source), Localized(vi: "ở đây", en: "here"))],
  notes: [Localized(vi: "lời thêm", en: "a note")],
  fixes: [
    .replace(
      span(of: "ket_thuc", in: source), with: "kết thúc", .safe,
      Localized(vi: "thêm dấu", en: "add the marks")),
    .advice(Localized(vi: "hoặc bỏ dòng này", en: "or leave the line out")),
  ])

private let page = CodePage(
  DiagnosticCode(1002), title: Localized(vi: "thiếu dấu", en: "marks"),
  what: Localized(vi: "Thiếu dấu.", en: "Marks are missing."),
  why: Localized(vi: "Vì chính tả.", en: "Spelling."), wrong: "ket thuc", right: "kết thúc")

@Suite("SARIF")
struct SARIFReportTests {
  private func log(_ findings: [Diagnostic], in text: SourceText = source) throws -> [String: Any] {
    let log = report(findings, in: text).sarif { $0 == page.code ? page : nil }
    let object = try JSONSerialization.jsonObject(with: Data(log.utf8))
    return try #require(object as? [String: Any])
  }

  private func run(_ log: [String: Any]) throws -> [String: Any] {
    try #require((log["runs"] as? [[String: Any]])?.first)
  }

  private func results(_ log: [String: Any]) throws -> [[String: Any]] {
    try #require(try run(log)["results"] as? [[String: Any]])
  }

  @Test("a log has exactly the members that it should, each of its type")
  func structure() throws {
    let log = try log([finding])
    #expect(Set(log.keys) == ["$schema", "version", "runs"])
    #expect(log["version"] as? String == "2.1.0")
    let run = try run(log)
    #expect(Set(run.keys) == ["tool", "columnKind", "artifacts", "results"])
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let tool = try #require(run["tool"] as? [String: [String: Any]])
    let driver = try #require(tool["driver"])
    #expect(Set(driver.keys) == ["name", "language", "rules"])
    let rule = try #require((driver["rules"] as? [[String: Any]])?.first)
    #expect(Set(rule.keys) == ["id", "shortDescription", "fullDescription", "help"])
    let help = try #require(rule["help"] as? [String: String])
    #expect(help["text"] == page.render(.vi))
    #expect(help["markdown"]?.contains("```\nkết thúc\n```") == true)
    let artifacts = try #require(run["artifacts"] as? [[String: Any]])
    #expect(artifacts.count == 1)
    let uri = "th%C6%B0%20m%E1%BB%A5c/a%20b.tthc"
    #expect((artifacts[0]["location"] as? [String: String])?["uri"] == uri)
    let result = try #require(try results(log).first)
    #expect(
      Set(result.keys) == [
        "ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "fixes",
        "partialFingerprints",
      ])
    #expect(result["ruleId"] as? String == "TTHC1002")
    #expect(result["ruleIndex"] as? Int == 0)
    #expect(result["level"] as? String == "error")
    #expect(
      (result["message"] as? [String: String])?["text"]
        == "viết thiếu dấu\nlời thêm\nhoặc bỏ dòng này")
    let fixes = try #require(result["fixes"] as? [[String: Any]])
    #expect(fixes.count == 1, "what can only be said is no fix")
    let change = try #require((fixes[0]["artifactChanges"] as? [[String: Any]])?.first)
    let replacement = try #require((change["replacements"] as? [[String: Any]])?.first)
    #expect((replacement["insertedContent"] as? [String: String])?["text"] == "kết thúc")
    let expected = [
      "startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 11,
      "byteOffset": source.span(ofLine: 2).lower + 5, "byteLength": 8,
    ]
    #expect(replacement["deletedRegion"] as? [String: Int] == expected)
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let place = try #require(location["physicalLocation"] as? [String: Any])
    #expect(place["region"] as? [String: Int] == expected)
    let logical = location["logicalLocations"] as? [[String: String]]
    #expect(logical == [["fullyQualifiedName": "thủ tục `a`"]])
    let related = try #require((result["relatedLocations"] as? [[String: Any]])?.first)
    #expect(related["id"] as? Int == 1)
  }

  @Test("fingerprints stay when lines move, and tell alike findings apart")
  func fingerprints() throws {
    func prints(_ text: String) throws -> [String] {
      let source = SourceText(path: "a.tthc", text)
      let bytes = Array(text.utf8)
      let starts = bytes.indices.filter { bytes[$0] == UInt8(ascii: "x") }
      let findings = starts.map {
        Diagnostic(
          DiagnosticCode(1001), .warning,
          at: SourceLocation(path: "a.tthc", span: ByteSpan($0, $0 + 1)),
          Localized(verbatim: "lạ"))
      }
      return try results(try log(findings, in: source)).compactMap {
        ($0["partialFingerprints"] as? [String: String])?["tthcFinding/v1"]
      }
    }
    let before = try prints("x\nx\n")
    #expect(Set(before).count == 2)
    #expect(before.allSatisfy { $0.utf8.count == 16 })
    #expect(try prints("# mới\n\n x\n   x\n") == before)
  }

  @Test("a file that is not known has no region, an absolute path is a file URI")
  func unknown() throws {
    let far = Diagnostic(
      DiagnosticCode(2001), .remark,
      at: SourceLocation(path: "/a:b/c.tthc", span: ByteSpan(3, 4)), Localized(verbatim: "x"))
    let log = try log([far])
    let result = try #require(try results(log).first)
    #expect(result["level"] as? String == "note")
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let place = try #require(location["physicalLocation"] as? [String: Any])
    #expect(Set(place.keys) == ["artifactLocation"])
    let artifact = try #require(place["artifactLocation"] as? [String: Any])
    #expect(artifact["uri"] as? String == "file:///a%3Ab/c.tthc")
  }
}

@Suite("GitHub and JUnit")
struct ServiceReportTests {
  @Test("annotations are escaped as the runner reads them")
  func github() {
    let source = SourceText(path: "a,b:c%.tthc", "một\nhai\n")
    let finding = Diagnostic(
      DiagnosticCode(7), .warning, at: SourceLocation(path: source.path, span: ByteSpan(4, 5)),
      Localized(verbatim: "100% sai\nở đây::\u{1B}[31m"), notes: [Localized(verbatim: "lời\rthêm")])
    let long = Diagnostic(
      DiagnosticCode(8), .remark, at: SourceLocation(path: source.path, span: ByteSpan(0, 9)),
      Localized(verbatim: "dài"))
    let text = report([finding, long], in: source).github()
    #expect(
      text == """
        ::notice file=a%2Cb%3Ac%25.tthc,line=1,endLine=2,title=TTHC0008::dài
        ::warning file=a%2Cb%3Ac%25.tthc,line=1,col=3,endColumn=4,title=TTHC0007::100%25 sai%0Aở \
        đây::<U+001B>[31m%0Alời<U+000D>thêm

        """)
  }

  @Test("XML holds what a file holds, and a reader gets it back")
  func xml() throws {
    let text = junit(
      suite: "a & \"b\"",
      [
        JUnitCase(
          name: "<x> & \"y\" \u{0}\u{FFFF}", group: "g", file: "f",
          failure: JUnitCase.Failure(message: "dòng\nhai", kind: "k", text: "]]> \u{1B} <&>")),
        JUnitCase(name: "tốt", group: "g", file: "f", failure: nil),
      ])
    #expect(
      text.hasPrefix(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"a &amp; &quot;b&quot;\" tests=\"2\" failures=\"1\""
      ))
    #expect(text.contains("name=\"&lt;x&gt; &amp; &quot;y&quot; U+0000U+FFFF\""))
    #expect(text.contains(">]]&gt; U+001B &lt;&amp;&gt;</failure>"))
    #expect(text.contains("message=\"dòng&#10;hai\""))
    #expect(text.contains("<testcase name=\"tốt\" classname=\"g\" file=\"f\"/>"))
  }
}

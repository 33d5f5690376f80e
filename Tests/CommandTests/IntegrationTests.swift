import Foundation
import Testing

@Suite("Formats and files for continuous integration")
struct IntegrationTests {
  @Test("golden outputs of check", arguments: ["sarif", "github", "junit"], ["vi", "en"])
  func golden(format: String, language: String) throws {
    let desk = try Desk([
      "a.tthc": Samples.mistaken("một"), "thư mục, b:/<x>.tthc": Samples.small(),
      "c.tthc": "tthc 1\nvai trò một_cửa “Một cửa\"\n",
    ])
    defer { desk.remove() }
    let run = try desk.tthc("check", "--format", format, "--lang", language)
    #expect(run.status == 1)
    #expect(run.remarks == "")
    try expectGolden(run.output, "check.\(language).\(format)")
    let strict = try desk.tthc("check", "--strict", "c.tthc", "--format", format)
    #expect(strict.status == 1)
    #expect(try desk.tthc("check", "c.tthc", "--format", format).status == 0)
  }

  @Test("a run without findings is a whole log too")
  func nothing() throws {
    let desk = try Desk(["a.tthc": Samples.small()])
    defer { desk.remove() }
    #expect(try desk.tthc("check", "--format", "github").output == "")
    let log = try desk.tthc("check", "--format", "sarif")
    let object = try JSONSerialization.jsonObject(with: Data(log.output.utf8)) as? [String: Any]
    let runs = try #require(object?["runs"] as? [[String: Any]])
    #expect((runs.first?["results"] as? [Any])?.isEmpty == true)
    #expect(
      try desk.tthc("check", "--format", "junit").output.contains("<testcase name=\"a.tthc\""))
  }

  @Test("scenarios for readers of JUnit, those that cannot be played too", arguments: ["vi", "en"])
  func scenarios(language: String) throws {
    let second = """

      kịch bản "Sai <kết thúc>" cho cấp_lại:
        lúc 26/01/2026 16:30
        người_nộp nộp trực tuyến với đơn, diện_tích = 120
        thì kết thúc đã_cấp
      hết

      kịch bản "Không biên dịch được" cho cấp_lại:
        lúc 26/01/2026 16:30
        thì ở chỗ_nào_đó
      hết

      kịch bản "Trống" cho cấp_lại:
      hết
      """
    let desk = try Desk(["a.tthc": Samples.reissue + second])
    defer { desk.remove() }
    let run = try desk.tthc("test", "--format", "junit", "--lang", language)
    #expect(run.status == 1)
    try expectGolden(run.output, "test.\(language).junit")
    let people = try desk.tthc("test", "--lang", language)
    try expectGolden(people.output, "test.failing.\(language).terminal")
    let count =
      language == "vi"
      ? "4 kịch bản: 1 đạt, 1 hỏng, 2 có lỗi nên không chạy được\n"
      : "4 scenarios: 1 passed, 1 failed, 2 not played for their errors\n"
    #expect(people.output.hasSuffix(count))
    #expect(people.remarks.contains("[TTHC2408]"))
    #expect(try desk.tthc("test", "--format", "json").output.contains("\"uncompiled\": [\n    {"))
  }

  @Test(
    "the ready workflows call commands and options that exist", arguments: ["github", "gitlab"])
  func workflows(name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Grammar/ci/\(name).yml")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let calls = lines.compactMap { line -> [Substring]? in
      guard let start = line.firstRange(of: "tthc "), !line.hasPrefix("#") else { return nil }
      let before = line[..<start.lowerBound]
      let isCall = before.hasSuffix("run: ") || before.hasSuffix("- ")
      let words = line[start.upperBound...].split(separator: " ")
      return isCall ? Array(words.prefix { $0 != ">" && $0 != "||" }) : nil
    }
    #expect(calls.count >= 3)
    let desk = try Desk(["a.tthc": Samples.small()])
    defer { desk.remove() }
    for call in calls {
      let run = try desk.run(call.map(String.init))
      #expect(run.status == 0, "tthc \(call.joined(separator: " ")): \(run.remarks)")
    }
  }
}

import Foundation
import Testing

@Suite("tthc list", .serialized)
struct ListTests {
  @Test("golden outputs", arguments: ["plain", "markdown", "json"], ["vi", "en"])
  func golden(format: String, language: String) throws {
    let follower = """
      tthc 1

      dùng "../a.tthc"

      # Chú thích không tính là dòng.
      khung khung_thẻ "Khung":
        lịch l
        tham số hạn "Hạn": thời hạn

        thời hạn hạn
        bước nộp "Nộp":
          do người_nộp
          chọn gửi "Gửi" -> xong
        hết
        kết thúc xong "Xong" thành công
      hết

      thủ tục theo_khung "Thủ tục [theo|khung]" theo khung_thẻ:
        tham số hạn = 3 ngày
      hết

      """
    let desk = try Desk(["a.tthc": Samples.reissue])
    defer { desk.remove() }
    try desk.write(follower, to: "x/b c.tthc")
    let run = try desk.tthc("list", "--format", format, "--lang", language)
    #expect(run.status == 0, "\(run.remarks)")
    try expectGolden(run.output, "list.\(language).\(format)")
  }

  @Test("what does not compile is told, and not listed")
  func mistaken() throws {
    let desk = try Desk(["a.tthc": Samples.mistaken("một"), "b.tthc": Samples.small()])
    defer { desk.remove() }
    let run = try desk.tthc("list")
    #expect(run.status == 1)
    #expect(run.lines.count == 1 && run.output.hasPrefix("b.tthc: nhỏ "))
    #expect(run.remarks.contains("lỗi[TTHC2101]"))
    #expect(try Desk().tthc("list").status == 2)
  }

  /// The README shows the corpus as this command prints it, in both languages.
  @Test("the README's tables are this command's", arguments: ["vi", "en"])
  func readme(language: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "README.md")
    let opening = "<!-- tthc list Procedures --format markdown --lang \(language) -->\n"
    let closing = "<!-- tthc list: hết -->"
    let desk = try Desk()
    defer { desk.remove() }
    let run = try desk.tthc(
      "list", root.path + "/Procedures", "--format", "markdown", "--lang", language)
    #expect(run.status == 0, "\(run.remarks)")
    let table = run.output.replacing(root.path + "/", with: "")
    var text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: opening)?.upperBound)
    let end = try #require(text.range(of: closing, range: start..<text.endIndex)?.lowerBound)
    if ProcessInfo.processInfo.environment["TTHC_REWRITE"] != nil {
      text.replaceSubrange(start..<end, with: table)
      try text.write(to: file, atomically: false, encoding: .utf8)
    } else {
      #expect(text[start..<end] == table, "run TTHC_REWRITE=1 swift test --filter ListTests")
    }
    #expect(run.lines.contains { $0.contains(language == "vi" ? "trung vị" : "median") })
  }
}

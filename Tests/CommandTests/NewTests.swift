import Foundation
import Testing

@Suite("tthc new")
struct NewTests {
  private let sheet = """
    {"ten": "Cấp thẻ thư viện", "thoi_han": "3 ngày làm việc", "phi": "theo quy định"}
    """

  @Test("a sheet is drafted to standard output, or to a file that was not there")
  func drafts() throws {
    let desk = try Desk(["a.json": sheet, "old.tthc": "giữ nguyên"])
    defer { desk.remove() }
    let run = try desk.tthc("new", "--from", "a.json")
    #expect(run.status == 0)
    #expect(run.output.contains("thủ tục cấp_thẻ_thư_viện \"Cấp thẻ thư viện\":\n"))
    #expect(run.output.contains("  thời hạn 3 ngày làm việc\n"))
    #expect(run.output.contains("# xem lại: mức thu: \"theo quy định\"\n"))
    let remarks = run.lines.count { $0.contains("# xem lại:") }
    #expect(run.remarks == "bản thảo có \(remarks) chỗ cần xem lại\n")
    #expect(try desk.tthc("new", "--from", "-", input: sheet).output == run.output)
    let written = try desk.tthc("new", "--from", "a.json", "-o", "new.tthc", "--lang", "en")
    #expect(written.output == "")
    #expect(written.remarks == "the draft has \(remarks) places to look at\n")
    #expect(try desk.text("new.tthc") == run.output)
    #expect(try desk.tthc("fmt", "--check", "new.tthc").status == 0)
    #expect(try desk.tthc("new", "--from", "a.json", "-o", "old.tthc").status == 2)
    #expect(try desk.text("old.tthc") == "giữ nguyên")
    let named = try desk.tthc("new", "--from", "a.json", "--procedure-name", "cấp_thẻ")
    #expect(named.output.contains("\nthủ tục cấp_thẻ \""))
    for name in ["1a", "a b", "", "và", "a\"b"] {
      let refused = try desk.tthc("new", "--from", "a.json", "--procedure-name", name)
      #expect(refused.status == 2, "\(name)")
    }
  }

  @Test("a follower finds its framework from where it is written")
  func framework() throws {
    let framework = """
      tthc 1

      khung một "Khung một":
        tham số hạn "Thời hạn": thời hạn
        thời hạn hạn
      hết

      khung hai "Khung hai":
        tham số hạn "Thời hạn": thời hạn
      hết

      """
    let desk = try Desk(["a.json": sheet, "khung/k.tthc": framework])
    defer { desk.remove() }
    try desk.write("", to: "tỉnh/b/x")
    let run = try desk.tthc(
      "new", "--from", "a.json", "--framework", "khung/k.tthc#một", "-o", "tỉnh/b/a.tthc")
    #expect(run.status == 0, "\(run.remarks)")
    let text = try desk.text("tỉnh/b/a.tthc")
    #expect(text.contains("dùng \"../../khung/k.tthc\"\n"))
    #expect(text.contains(" theo một:\n"))
    #expect(text.contains("  tham số hạn = 3 ngày làm việc\n"))
    for wrong in ["khung/k.tthc", "khung/k.tthc#ba", "a.json", "không-có.tthc"] {
      let refused = try desk.tthc("new", "--from", "a.json", "--framework", wrong)
      #expect(refused.status == 2, "\(wrong)")
      #expect(refused.remarks.hasPrefix("lỗi: "))
    }
  }

  @Test("what is no sheet is refused with its place", arguments: ["vi", "en"])
  func broken(language: String) throws {
    let desk = try Desk([
      "a.json": "{\"ten\":\n \"A\",}", "deep.json": String(repeating: "[", count: 1_000_000),
      "list.json": "[{},{}]",
    ])
    defer { desk.remove() }
    let word = language == "vi" ? "lỗi" : "error"
    let run = try desk.tthc("new", "--from", "a.json", language: language)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.remarks.hasPrefix("\(word): a.json:2:6: "))
    let deep = try desk.tthc("new", "--from", "deep.json", language: language)
    #expect(deep.status == 2)
    #expect(deep.remarks.hasPrefix("\(word): deep.json:1:"))
    #expect(try desk.tthc("new", "--from", "list.json", language: language).status == 2)
    #expect(try desk.tthc("new", "--from", "none.json", language: language).status == 2)
    let file = try FileHandle(forWritingTo: desk.folder.appending(path: "list.json"))
    try file.truncate(atOffset: 100_000_000)
    try file.close()
    #expect(try desk.tthc("new", "--from", "list.json", language: language).status == 2)
  }

  @Test("without a sheet a few questions are asked, one answer a line", arguments: ["vi", "en"])
  func questions(language: String) throws {
    let answers = """
      Cấp thẻ thư viện
      1.001193

      Thư viện tỉnh
      3 ngày làm việc
      Lệ phí: 30.000 đồng
      Đơn đề nghị; 01 bản chính
      Ảnh chân dung

      """
    let desk = try Desk()
    defer { desk.remove() }
    let run = try desk.tthc("new", input: answers, language: language)
    #expect(run.status == 0)
    try expectGolden(run.output, "new.\(language).tthc")
    try expectGolden(run.remarks, "new.\(language).remarks")
    #expect(try desk.tthc("new", input: "Cấp thẻ thư viện").status == 0)
    #expect(try desk.tthc("new", input: "").status == 2)
    #expect(try desk.tthc("new", input: "\n1.001193\n").status == 2)
  }
}

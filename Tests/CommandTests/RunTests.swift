import Foundation
import Testing

@Suite("tthc run, test and due")
struct RunTests {
  /// From filing through a supplement to the licence; one answer a line.
  private let answers = """
    26/01/2026 08:00
    trực tuyến
    Nguyễn Văn An

    120

    cần_bổ_sung
    Mai
    Thiếu bản vẽ
    sau 1 ngày
    1
    hợp_lệ
    Mai

    lệ_phí
    tại quầy
    ký_cấp
    Tùng

    """

  @Test("a case is run with answers from a pipe", arguments: ["vi", "en"])
  func answered(language: String) throws {
    let desk = try Desk(["a.tthc": Samples.reissue])
    defer { desk.remove() }
    let answers =
      language == "vi"
      ? self.answers
      : self.answers.replacing("trực tuyến", with: "online")
        .replacing("tại quầy", with: "at the counter").replacing("sau 1", with: "after 1")
        .replacing("ngày", with: "day")
    let run = try desk.tthc("run", "a.tthc", "--lang", language, input: answers)
    #expect(run.status == 0, "\(run.remarks)")
    try expectGolden(run.output, "run.\(language).terminal")
    try expectGolden(run.remarks, "run.\(language).remarks")
  }

  @Test("the events of the same case, for programs")
  func events() throws {
    let desk = try Desk(["a.tthc": Samples.reissue])
    defer { desk.remove() }
    let run = try desk.tthc("run", "a.tthc", "--format", "json", input: answers)
    #expect(run.status == 0)
    try expectGolden(run.output, "run.vi.json")
  }

  @Test("an answer that is none, a refusal and a sudden end are exit code 1")
  func unfinished() throws {
    let desk = try Desk(["a.tthc": Samples.reissue])
    defer { desk.remove() }
    let start = "26/01/2026 08:00\n1\nAn\n\n"
    #expect(try desk.tthc("run", "a.tthc", input: "").status == 1)
    #expect(try desk.tthc("run", "a.tthc", input: "hôm qua\n").status == 1)
    let refused = try desk.tthc("run", "a.tthc", input: start + "5.000\n\n")
    #expect(refused.status == 1)
    #expect(refused.remarks.contains("Diện tích"))
    // Who examined the dossier may not sign.
    let sameEyes = start + "120\n\nhợp_lệ\nMai\n\nlệ_phí\n1\nký_cấp\nMai\n"
    let four = try desk.tthc("run", "a.tthc", input: sameEyes)
    #expect(four.status == 1)
    #expect(four.output.contains("không được chấp nhận"))
  }

  @Test("a scenario is played and its history told", arguments: ["vi", "en"])
  func scenario(language: String) throws {
    let desk = try Desk(["a.tthc": Samples.reissue])
    defer { desk.remove() }
    let title = "Bổ sung một lần"
    let run = try desk.tthc("run", "a.tthc", "--scenario", title, "--lang", language)
    #expect(run.status == 0)
    #expect(run.remarks == "")
    try expectGolden(run.output, "scenario.\(language).terminal")
    let nfd = title.decomposedStringWithCanonicalMapping
    #expect(
      try desk.tthc("run", "a.tthc", "--scenario", nfd, "--lang", language).output == run.output)
    #expect(try desk.tthc("run", "a.tthc", "--scenario", "Khác").status == 2)
    #expect(try desk.tthc("run", "a.tthc", "--procedure", "khác").status == 2)
  }

  @Test("all scenarios, with what they leave out", arguments: ["terminal", "json"], ["vi", "en"])
  func test(format: String, language: String) throws {
    let failing = Samples.reissue.replacing("thì kết thúc đã_hủy", with: "thì kết thúc đã_cấp")
    let desk = try Desk(["a.tthc": Samples.reissue])
    defer { desk.remove() }
    let good = try desk.tthc("test", "--coverage", "--format", format, "--lang", language)
    #expect(good.status == 0)
    try expectGolden(good.output, "test.\(language).\(format)")
    try desk.write(failing, to: "a.tthc")
    let bad = try desk.tthc("test", "--format", format, "--lang", language)
    #expect(bad.status == 1)
    #expect(bad.output.contains("TTHC6001"))
  }

  @Test("a due date is explained day by day", arguments: ["terminal", "json"], ["vi", "en"])
  func due(format: String, language: String) throws {
    let desk = try Desk(["a.tthc": Samples.reissue])
    defer { desk.remove() }
    let limit = language == "vi" ? "2,5 ngày làm việc" : "2,5 working days"
    let run = try desk.tthc(
      "due", "--calendar", "a.tthc#l", "--from", "26/01/2026 16:30", "--limit", limit, "--format",
      format, "--lang", language)
    #expect(run.status == 0, "\(run.remarks)")
    try expectGolden(run.output, "due.\(language).\(format)")
  }

  @Test(
    "why a due date cannot be worked out is said in plain words",
    arguments: [
      ("l", "31/02/2026", "3 ngày", "--from: `31/02/2026`: tháng 2 năm 2026 không có ngày 31"),
      ("l", "01/13/2026", "3 ngày", "--from: `01/13/2026`: không có tháng 13"),
      (
        "l", "01/01/2026 25:00", "3 ngày", "--from: `01/01/2026 25:00`: không có giờ nào là `25:00`"
      ),
      ("l", "mai", "3 ngày", "--from: `mai` không phải ngày giờ; hãy viết như `26/01/2026 16:30`"),
      ("l", "01/01/2026", "-3 ngày", "--limit: thời hạn không thể là số âm: `-3 ngày`"),
      (
        "l", "01/01/2026", "1000000000000000000000000000000 ngày",
        "--limit: thời hạn `1000000000000000000000000000000 ngày` dài quá 100 năm"
      ),
      (
        "l", "01/01/2026", "ba ngày",
        "--limit: `ba ngày` không phải là một thời hạn, như `8 giờ làm việc` hay `15 ngày`"
      ),
      (
        "khác", "01/01/2026", "3 ngày",
        "không có lịch nào tên `khác` trong a.tthc; các lịch dùng được: `l`"
      ),
    ])
  func dueWords(calendar: String, from: String, limit: String, message: String) throws {
    let desk = try Desk(["a.tthc": Samples.reissue])
    defer { desk.remove() }
    let run = try desk.tthc(
      "due", "--calendar", "a.tthc#\(calendar)", "--from", from, "--limit", limit)
    #expect(run.status == 2)
    #expect(run.remarks == "lỗi: \(message)\n")
  }

  @Test("a due date that cannot be worked out", arguments: ["8", "10 lạng", "1.000.000 ngày"])
  func noDue(limit: String) throws {
    let desk = try Desk(["a.tthc": Samples.reissue])
    defer { desk.remove() }
    func due(_ calendar: String, _ from: String, _ limit: String) throws -> Int32 {
      try desk.tthc("due", "--calendar", calendar, "--from", from, "--limit", limit).status
    }
    #expect(try due("a.tthc#l", "26/01/2026 16:30", limit) == 2)
    #expect(try due("a.tthc#l", "31/02/2026", "3 ngày") == 2)
    #expect(try due("a.tthc#khác", "26/01/2026", "3 ngày") == 2)
    #expect(try due("a.tthc", "26/01/2026", "3 ngày") == 2)
    #expect(try due("a.tthc#l", "26/01/2026", "3 ngày") == 0)
  }
}

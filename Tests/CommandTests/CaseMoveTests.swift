import Foundation
import SchemaChecking
import Testing

/// Cases that move to another version of their procedure.
@Suite("tthc case move")
struct CaseMoveTests {
  private static let first = "HS-260126-0001"
  private static let second = "HS-260126-0002"

  /// The new law: two days more, and the step of the signature under another name.
  private static let law = Samples.reissue
    .replacing("thời hạn 5 ngày làm việc", with: "thời hạn 7 ngày làm việc")
    .replacing("-> ký:", with: "-> phê_duyệt:")
    .replacing("bước ký \"Ký giấy phép\"", with: "bước phê_duyệt \"Phê duyệt\"")
    .replacing(
      "  mã 1.013225", with: "  mã 1.013225\n      chuyển tiếp hồ sơ đã nhận theo bản này")

  /// The same procedure by another calendar.
  private static let calendar = Samples.reissue
    .replacing("  đếm ngày", with: "  nghỉ 30/01/2026 \"Hoán đổi\"\n  đếm ngày")

  /// A store with one case at the check and one that waits for the signature; the version that came
  /// later is deployed beside the one they go by.
  private func office(_ later: String) throws -> Desk {
    let desk = try Desk(["a.tthc": Samples.reissue, "b.tthc": later])
    func run(_ arguments: String...) throws {
      let run = try desk.run(arguments)
      #expect(run.status == 0, "\(run.remarks)")
    }
    try run("compile", "a.tthc", "-o", "a")
    try run("compile", "b.tthc", "-o", "b")
    try run("deploy", "a/cấp_lại.tthc.json", "--at", "20/01/2026 08:00")
    for _ in 0..<2 {
      try run(
        "case", "open", "cấp_lại", "diện_tích=120", "--paper", "đơn", "--person", "079", "--name",
        "Nguyễn Văn An", "--at", "26/01/2026 08:00")
    }
    try run(
      "case", "act", Self.second, "hợp_lệ", "--by", "Mai", "--at", "26/01/2026 09:00")
    try run("deploy", "b/cấp_lại.tthc.json", "--at", "26/01/2026 10:00")
    return desk
  }

  private func versions(_ desk: Desk) throws -> (old: String, new: String) {
    func hash(_ file: String) throws -> String {
      let run = try desk.tthc("inspect", file, "--format", "json")
      let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      return try #require((object as? [String: Any])?["hash"] as? String)
    }
    return (try hash("a/cấp_lại.tthc.json"), try hash("b/cấp_lại.tthc.json"))
  }

  private func anonymous(_ text: String, _ versions: (old: String, new: String)) throws -> String {
    var text = text
    for (hash, name) in [(versions.old, "bản-cũ"), (versions.new, "bản-mới")] {
      text = text.replacing(hash, with: "sha256:\(name)")
      text = text.replacing(hash.dropFirst(7).prefix(8), with: name)
    }
    return text
  }

  @Test("a plan, a trial, the move, the story of it and the way back", arguments: ["vi", "en"])
  func whole(language: String) throws {
    let desk = try office(Self.law)
    defer { desk.remove() }
    let versions = try versions(desk)
    var text = ""
    func tell(_ arguments: String..., status: Int32 = 0) throws {
      let run = try desk.run(arguments + ["--lang", language])
      #expect(run.status == status, "\(arguments) \(run.remarks)")
      let shown = arguments.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
      text += "$ tthc \(shown)\n" + run.output + run.remarks
    }
    let at = "27/01/2026 07:30"
    try tell("case", "move", "--procedure", "cấp_lại", "--dry-run", "--at", at, status: 1)
    try tell(
      "case", "move", "--procedure", "cấp_lại", "--from", versions.old, "--write-plan", "p.json",
      "--at", at)
    var plan = try #require(String(bytes: try desk.data("p.json"), encoding: .utf8))
    text += plan
    #expect(try PublishedSchema(named: "move-plan").faults(in: plan) == [])
    plan = plan.replacing("\"ký\": null", with: "\"ký\": \"phê_duyệt\"")
    try desk.write(plan, to: "p.json")
    try tell(
      "case", "move", "--procedure", "cấp_lại", "--plan", "p.json", "--reason",
      "Nghị định 12/2026/NĐ-CP", "--by", "Hạnh", "--batch", "lô-1", "--at", at)
    try tell(
      "case", "move", "--procedure", "cấp_lại", "--plan", "p.json", "--reason",
      "Nghị định 12/2026/NĐ-CP", "--batch", "lô-1", "--at", at)
    try tell("case", "list", "--batch", "lô-1", "--at", at)
    try tell("case", "history", Self.second)
    try tell(
      "case", "act", Self.first, "cần_bổ_sung", "lý_do=Thiếu bản vẽ", "--by", "Mai", "--at", at)
    try tell(
      "case", "move", "--revert", "lô-1", "--reason", "Nhầm bản", "--batch", "lô-2", "--at",
      "27/01/2026 08:00", status: 1)
    try tell("case", "history", Self.second)
    try tell("verify-journal")
    try expectGolden(anonymous(text, versions), "move.\(language).terminal")
  }

  @Test("a changed calendar needs no plan; for programs")
  func calendar() throws {
    let desk = try office(Self.calendar)
    defer { desk.remove() }
    let versions = try versions(desk)
    var text = ""
    for arguments in [
      [
        "case", "move", Self.first, Self.second, "--reason", "Hoán đổi ngày nghỉ", "--batch", "lô",
        "--at", "27/01/2026 07:30",
      ], ["case", "move", Self.second, "--dry-run", "--batch", "lô", "--at", "27/01/2026 07:30"],
      ["case", "history", Self.second],
    ] {
      let run = try desk.run(arguments + ["--format", "json"])
      #expect(run.status == 0, "\(run.remarks)")
      text += run.output
      let schema = arguments[1] == "history" ? "events" : "case-move"
      #expect(try PublishedSchema(named: schema).faults(in: run.output) == [])
    }
    try expectGolden(anonymous(text, versions), "move.vi.json")
  }

  @Test("the date on the applicant's slip stands beside the new one")
  func promised() throws {
    let desk = try office(Self.calendar)
    defer { desk.remove() }
    let at = ["--at", "27/01/2026 08:00"]
    let moved = try desk.run(["case", "move", Self.second, "--reason", "Hoán đổi"] + at)
    #expect(moved.status == 0, "\(moved.remarks)")
    for (language, line) in [
      ("vi", "hẹn trả: 04/02/2026 17:00 (hẹn ban đầu 03/02/2026 17:00)\n"),
      ("en", "result by: 04/02/2026 17:00 (promised first: 03/02/2026 17:00)\n"),
    ] {
      let shown = try desk.run(["case", "show", Self.second, "--lang", language] + at)
      #expect(shown.output.contains(line), "\(shown.output)")
    }
    let json = try desk.run(["case", "show", Self.second, "--format", "json"] + at).output
    #expect(json.contains(#""promised": "2026-02-03T17:00""#), "\(json)")
    #expect(try PublishedSchema(named: "case-show").faults(in: json) == [])
    let other = try desk.run(["case", "show", Self.first] + at).output
    #expect(!other.contains("hẹn ban đầu"))
  }

  @Test("deploying a version that takes over cases says how many, and what moves them")
  func takenOver() throws {
    let desk = try office(Self.law)
    defer { desk.remove() }
    let version = try versions(desk).new.dropFirst(7).prefix(8)
    func deploy(_ more: String...) throws -> TthcRun {
      let run = try desk.run(
        ["deploy", "b/cấp_lại.tthc.json", "--at", "27/01/2026 08:00"] + more)
      #expect(run.status == 0, "\(run.remarks)")
      return run
    }
    #expect(
      try deploy().remarks == """
        bản này nhận cả hồ sơ đã nhận: 2 hồ sơ đang giải quyết còn theo bản khác; chuyển bằng:
          tthc case move --procedure cấp_lại --to \(version) --reason "căn cứ"
        xem trước hồ sơ nào chuyển được: thêm --dry-run

        """)
    #expect(try deploy("--lang", "en").remarks.contains("2 open cases go by another; move them"))
    #expect(try deploy("--format", "json").output.contains("\"toMove\": 2"))
    // One that leaves them alone says nothing.
    let old = try desk.tthc("deploy", "a/cấp_lại.tthc.json", "--at", "27/01/2026 08:00")
    #expect(old.remarks == "")
  }

  @Test("what is asked for in a way that can't be done")
  func usage() throws {
    let desk = try office(Self.law)
    defer { desk.remove() }
    try desk.write("{\"steps\": {\"ký\": 5}}", to: "wrong.json")
    try desk.write("{\"bước\": {}}", to: "unknown.json")
    try desk.write("{", to: "torn.json")
    let at = ["--at", "27/01/2026 07:30"]
    for arguments in [
      ["case", "move"], ["case", "move", "--procedure", "cấp_lại"],
      ["case", "move", "--procedure", "cấp_lại", "--reason", " "],
      ["case", "move", "--procedure", "cấp_lại", "--dry-run", "--to", "0000"],
      ["case", "move", "--procedure", "cấp_lại", "--dry-run", "--plan", "wrong.json"],
      ["case", "move", "--procedure", "cấp_lại", "--dry-run", "--plan", "unknown.json"],
      ["case", "move", "--procedure", "cấp_lại", "--dry-run", "--plan", "torn.json"],
      ["case", "move", "--procedure", "cấp_lại", "--dry-run", "--plan", "missing.json"],
      ["case", "move", "--procedure", "cấp_lại", "--write-plan", "p.json"],
      ["case", "move", "--revert", "--reason", "x"], ["case", "move", "--revert", Self.first],
    ] {
      let run = try desk.run(arguments + at)
      #expect(run.status == 2, "\(arguments) \(run.output) \(run.remarks)")
      #expect(run.remarks.hasPrefix("lỗi: "), "\(arguments) \(run.remarks)")
      #expect(run.output.isEmpty)
    }
    let place = try desk.run(
      ["case", "move", "--procedure", "cấp_lại", "--dry-run", "--plan", "wrong.json"] + at)
    #expect(place.remarks.contains("wrong.json:1:12: "))
    for arguments in [
      ["case", "move", "--procedure", "khác", "--dry-run"],
      ["case", "move", "HS-1", "--dry-run"],
      ["case", "move", "--revert", Self.first, "--reason", "chưa chuyển"],
    ] {
      let run = try desk.run(arguments + at)
      #expect(run.status == 1, "\(arguments) \(run.remarks)")
    }
  }

  @Test("the trial in the README is what is printed")
  func readme() throws {
    let desk = try office(Self.law)
    defer { desk.remove() }
    let run = try desk.tthc(
      "case", "move", "--procedure", "cấp_lại", "--dry-run", "--at", "27/01/2026 07:30")
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    let readme = try String(contentsOf: file, encoding: .utf8)
    #expect(
      readme.contains("$ tthc case move --procedure cấp_lại --dry-run\n" + run.output + "```"))
  }
}

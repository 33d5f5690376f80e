import Foundation
import SchemaChecking
import Testing

/// Cases that are kept: deployed, opened, acted in, looked up, worked on and verified.
@Suite("tthc deploy, case, work and verify-journal")
struct CaseTests {
  private static let number = "HS-260126-0001"

  /// A folder with a store into which the sample is deployed.
  private func office() throws -> Desk {
    let desk = try Desk(["a.tthc": Samples.reissue])
    #expect(try desk.tthc("compile", "a.tthc", "-o", ".").status == 0)
    let run = try desk.tthc("deploy", "cấp_lại.tthc.json", "--at", "20/01/2026 08:00")
    #expect(run.status == 0, "\(run.remarks)")
    return desk
  }

  @discardableResult
  private func open(_ desk: Desk, _ more: String...) throws -> TthcRun {
    let run = try desk.run(
      [
        "case", "open", "cấp_lại", "diện_tích=120", "--channel", "trực_tuyến", "--paper", "đơn",
        "--person", "079", "--name", "Nguyễn Văn An", "--at", "26/01/2026 08:00",
      ] + more)
    #expect(run.status == 0, "\(run.remarks)")
    return run
  }

  @discardableResult
  private func act(_ desk: Desk, at moment: String, _ more: String...) throws -> TthcRun {
    try desk.run(["case", "act", Self.number] + more + ["--at", moment])
  }

  @Test("the same artifact may be deployed twice; a damaged one is refused with its place")
  func deploy() throws {
    let desk = try office()
    defer { desk.remove() }
    let again = try desk.tthc("deploy", "cấp_lại.tthc.json", "--at", "21/01/2026 08:00")
    #expect(again.status == 0)
    let line = try Regex("^cấp_lại  sha256:[0-9a-f]{64}  hiệu lực từ 20/01/2026\n$")
    #expect(again.output.wholeMatch(of: line) != nil, "\(again.output)")
    var damaged = try desk.data("cấp_lại.tthc.json")
    damaged[damaged.count / 2] ^= 1
    try desk.write(damaged, to: "x.json")
    let refused = try desk.tthc("deploy", "x.json", "--store", "sqlite:new.db")
    #expect(refused.status == 1)
    #expect(refused.remarks.contains(try Regex("^x\\.json:[0-9]+:[0-9]+: lỗi: ")))
    #expect(!FileManager.default.fileExists(atPath: desk.folder.appending(path: "new.db").path))
  }

  @Test("a case from filing to its end", arguments: ["vi", "en"])
  func whole(language: String) throws {
    let desk = try office()
    defer { desk.remove() }
    func told(_ arguments: String...) throws -> String {
      let run = try desk.run(arguments + ["--lang", language])
      #expect(run.status == 0, "\(run.remarks)")
      return "$ tthc \(arguments.joined(separator: " "))\n" + run.output
    }
    var text = try told(
      "case", "open", "cấp_lại", "diện_tích=120", "--paper", "đơn:bản_chính:1", "--name",
      "Nguyễn Văn An", "--at", "26/01/2026 08:00")
    text += try told(
      "case", "act", Self.number, "kiểm_tra.cần_bổ_sung", "lý_do=Thiếu bản vẽ", "--by", "Mai",
      "--at", "26/01/2026 09:00")
    text += try told("case", "show", Self.number, "--at", "26/01/2026 09:00")
    text += try told("case", "act", Self.number, "đã_bổ_sung", "--at", "26/01/2026 10:00")
    text += try told(
      "case", "act", Self.number, "hợp_lệ", "--by", "Mai", "--at", "26/01/2026 11:00")
    text += try told("case", "list", "--role", "lãnh_đạo", "--at", "26/01/2026 11:00")
    text += try told("case", "list", "--late", "--at", "04/02/2026 07:00")
    text += try told(
      "case", "pay", Self.number, "lệ_phí", "--channel", "tại_quầy", "--receipt", "0017", "--at",
      "26/01/2026 11:00")
    text += try told("case", "show", Self.number, "--at", "26/01/2026 11:00")
    text += try told(
      "case", "act", Self.number, "ký_cấp", "--as", "lãnh_đạo", "--by", "Tùng", "--at",
      "26/01/2026 13:30")
    text += try told("case", "history", Self.number)
    text += try told("case", "list", "--at", "26/01/2026 13:30")
    text += try told("verify-journal")
    let hash = try Regex("sha256:[0-9a-f]{64}")
    try expectGolden(text.replacing(hash, with: "sha256:…"), "case.\(language).terminal")
  }

  @Test("the same for programs")
  func json() throws {
    let desk = try office()
    defer { desk.remove() }
    let at = ["--at", "26/01/2026 09:00", "--format", "json"]
    var text = try open(desk, "--format", "json").output
    text += try act(
      desk, at: "26/01/2026 09:00", "cần_bổ_sung", "lý_do=Thiếu bản vẽ", "--by", "Mai"
    ).output
    for question in [
      ["case", "show", Self.number] + at, ["case", "list"] + at,
      ["case", "list", "--role", "applicant"] + at, ["case", "list", "--person", "079"] + at,
      ["verify-journal", "--format", "json"],
    ] {
      let run = try desk.run(question)
      #expect(run.status == 0, "\(run.remarks)")
      text += run.output
      guard question[0] == "case" else { continue }
      let schema = try PublishedSchema(named: "case-\(question[1])")
      #expect(try schema.faults(in: run.output) == [])
    }
    let hash = try Regex("sha256:[0-9a-f]{64}")
    try expectGolden(text.replacing(hash, with: "sha256:…"), "case.vi.json")
  }

  @Test("a province's procedure: what is overdue ends when the timers are looked at")
  func overdue() throws {
    let desk = try Desk()
    defer { desk.remove() }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let source = root.appending(path: "Procedures/dak-lak/2.000181-ban-le-thuoc-la.tthc").path
    #expect(try desk.tthc("compile", source, "-o", ".").status == 0)
    let artifact = "bán_lẻ_thuốc_lá.tthc.json"
    #expect(try desk.tthc("deploy", artifact, "--at", "01/03/2024 08:00").status == 0)
    let opened = try desk.tthc(
      "case", "open", "bán_lẻ_thuốc_lá", "số_điểm=1", "cơ_quan_nhận=UBND huyện Cư M'gar",
      "--channel", "online", "--return", "trực tiếp", "--case", "hộ_kinh_doanh", "--paper", "đơn",
      "--paper", "đăng_ký_kinh_doanh", "--paper", "văn_bản_giới_thiệu", "--at", "04/03/2024 09:00")
    #expect(opened.status == 0, "\(opened.remarks)")
    let number = try #require(opened.lines.first)
    let returned = try desk.tthc(
      "case", "act", number, "cần_bổ_sung", "nội_dung_bổ_sung=Văn bản giới thiệu đã hết hạn",
      "--by", "Lan", "--at", "04/03/2024 10:00")
    #expect(returned.status == 0, "\(returned.remarks)")
    #expect(
      try desk.tthc("work", "--until", "03/04/2024 23:59").lines == [
        "03/04/2024 23:59  0 hẹn giờ đã chạy, 3 yêu cầu đã thực hiện"
      ])
    let work = try desk.tthc("work", "--until", "06/04/2024 08:00")
    #expect(work.lines == ["06/04/2024 08:00  1 hẹn giờ đã chạy, 1 yêu cầu đã thực hiện"])
    let history = try desk.tthc("case", "history", number).output
    // At its own moment, though nobody looked before the 6th.
    #expect(history.contains("03/04/2024 23:59  → kết thúc"))
    #expect(try desk.tthc("case", "list", "--at", "06/04/2024 08:00").output.contains("đã_hủy"))
    #expect(try desk.tthc("work", "--until", "06/04/2024 08:00").output.contains(" 0 "))
    #expect(try desk.tthc("verify-journal").status == 0)
  }

  @Test("what a case does not permit is refused in the author's words, and changes nothing")
  func refused() throws {
    let desk = try office()
    defer { desk.remove() }
    let incomplete = try desk.tthc("case", "open", "cấp_lại", "--at", "26/01/2026 08:00")
    #expect(incomplete.status == 1)
    #expect(incomplete.output == "")
    #expect(incomplete.remarks.contains("thiếu giấy tờ “Đơn đề nghị”: nộp 1 bản chính"))
    // A refused dossier uses up no number.
    #expect(try open(desk).lines.first == Self.number)
    let before = try desk.tthc("case", "history", Self.number).output
    let silent = try act(desk, at: "26/01/2026 09:00", "cần_bổ_sung", "--by", "Mai")
    #expect(silent.status == 1)
    #expect(silent.remarks.contains("chưa nhập “Nội dung cần bổ sung”"))
    let early = try act(desk, at: "26/01/2026 09:00", "ký.ký_cấp", "--by", "Tùng")
    #expect(early.status == 1)
    #expect(early.remarks.contains("“Kiểm tra hồ sơ”"))
    #expect(try desk.tthc("case", "history", Self.number).output == before)
    #expect(try act(desk, at: "26/01/2026 09:00", "hợp_lệ", "--by", "Mai").status == 0)
    let same = try act(desk, at: "26/01/2026 10:00", "ký_cấp", "--by", "Mai")
    #expect(same.status == 1)
    #expect(same.remarks.contains("không được làm bước này"))
    #expect(same.remarks.contains("chưa thu đủ “Lệ phí cấp lại”, còn 75.000 đồng"))
    #expect(try desk.tthc("case", "show", "HS-1").status == 1)
    #expect(try desk.tthc("case", "open", "khác", "--at", "26/01/2026 08:00").status == 1)
    #expect(try desk.tthc("case", "open", "cấp_lại", "--at", "19/01/2026 08:00").status == 1)
  }

  @Test("a command with a key is carried out once")
  func key() throws {
    let desk = try office()
    defer { desk.remove() }
    let first = try open(desk, "--key", "k1")
    #expect(try open(desk, "--key", "k1").output == first.output)
    #expect(try desk.tthc("case", "list", "--at", "26/01/2026 08:00").lines.count == 1)
    let other = try act(desk, at: "26/01/2026 09:00", "hợp_lệ", "--by", "Mai", "--key", "k1")
    // The key opened the case; it is not carried out again as something else.
    #expect(other.output == first.lines.dropFirst().map { $0 + "\n" }.joined())
  }

  @Test(
    "what the command line gets wrong is exit code 2",
    arguments: [
      ["case", "open", "cấp_lại", "diện_tich=120"], ["case", "open", "cấp_lại", "diện_tích=ba"],
      ["case", "open", "cấp_lại", "diện_tích"], ["case", "open", "cấp_lại", "--paper", "đơn:vải"],
      ["case", "open", "cấp_lại", "--paper", "đơn:copy:0"],
      ["case", "open", "cấp_lại", "--channel", "bồ_câu"],
      ["case", "act", "HS-260126-0001", "ký_cap"], ["case", "act", "HS-260126-0001", "."],
      ["case", "act", "HS-260126-0001", "hợp_lệ"],
      ["case", "act", "HS-260126-0001", "hợp_lệ", "--as", "giám_đốc"],
      ["case", "pay", "HS-260126-0001", "phí"],
      ["case", "pay", "HS-260126-0001", "lệ_phí", "--amount", "nhiều"],
      ["case", "event", "HS-260126-0001", "tin"],
      ["case", "list", "--store", "sqlite:missing.db"], ["case", "list", "--store", "mysql:x"],
      ["case", "list", "--store", "sqlite:"], ["case", "list", "--store", "sqlite:a.tthc"],
      ["case", "list", "--most", "0"], ["verify-journal", "--store", "sqlite:missing.db"],
      ["work", "--until", "mai"], ["deploy", "missing.json"],
    ])
  func wrong(arguments: [String]) throws {
    let desk = try office()
    defer { desk.remove() }
    try open(desk)
    let takesMoment =
      arguments[0] == "case" && !arguments.contains("--at") || arguments[0] == "deploy"
    let run = try desk.run(arguments + (takesMoment ? ["--at", "26/01/2026 09:00"] : []))
    #expect(run.status == 2, "\(run.remarks)")
    #expect(run.output == "")
    #expect(run.remarks.hasPrefix("lỗi: "))
  }

  @Test("what was altered, lost or moved in the file of the store is found")
  func tampering() throws {
    let whole = try office()
    defer { whole.remove() }
    try open(whole)
    try act(whole, at: "26/01/2026 09:00", "hợp_lệ", "--by", "Mai")
    try whole.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    for (change, finding) in [
      (
        "UPDATE entries SET events = CAST(events || x'00' AS BLOB) WHERE sequence = 2",
        "hồ sơ \(Self.number), lần ghi 2: nội dung đã bị sửa"
      ),
      (
        "DELETE FROM entries WHERE sequence = 1",
        "hồ sơ \(Self.number): đến lượt lần ghi 1 nhưng gặp lần ghi 2"
      ),
      (
        "DELETE FROM entries WHERE sequence = 2",
        "hồ sơ \(Self.number): các lần ghi đến số 1, hồ sơ lại ghi là đến số 2"
      ),
      (
        "UPDATE entries SET position = 9 WHERE sequence = 1",
        "hồ sơ \(Self.number): đến lượt lần ghi 1 nhưng gặp lần ghi 2"
      ),
      (
        "UPDATE entries SET content = CAST(content || x'00' AS BLOB) WHERE position = 1",
        "hồ sơ \(Self.number), lần ghi 1: dữ liệu cá nhân đã bị sửa"
      ),
      ("DELETE FROM cases", "hồ sơ #1: còn các lần ghi nhưng hồ sơ đã mất"),
    ] {
      let desk = try Desk()
      defer { desk.remove() }
      try desk.write(try whole.data("tthc.db"), to: "tthc.db")
      #expect(try desk.tthc("verify-journal").status == 0)
      try desk.sql(change)
      let run = try desk.tthc("verify-journal")
      #expect(run.status == 1, "\(change)")
      #expect(run.output.contains(finding), "\(change): \(run.output)")
    }
  }

  @Test("a seal that was kept elsewhere tells when all was written anew")
  func checkpoint() throws {
    let desk = try office()
    defer { desk.remove() }
    let empty = try desk.tthc("checkpoint", "--at", "26/01/2026 08:00")
    #expect((empty.status, empty.output) == (0, ""))
    try open(desk)
    let made = try desk.tthc("checkpoint", "--at", "26/01/2026 18:00")
    #expect(made.output.hasPrefix("tthc-checkpoint 1 1 1 1769450400 sha256:"))
    // Nothing has happened since: the same seal.
    #expect(try desk.tthc("checkpoint", "--at", "27/01/2026 18:00").output == made.output)
    try desk.write(made.output, to: "seal.txt")
    #expect(try desk.tthc("verify-journal", "--anchor", "seal.txt").status == 0)
    let forged = made.output.replacing("sha256:", with: "sha256:0").dropLast(2)
    try desk.write(forged + "\n", to: "forged.txt")
    let run = try desk.tthc("verify-journal", "--anchor", "forged.txt")
    #expect(run.status == 1 && run.output.contains("mốc niêm phong 1"))
    try desk.write("không phải dòng niêm phong\n", to: "text.txt")
    #expect(try desk.tthc("verify-journal", "--anchor", "text.txt").status == 2)
    #expect(try desk.tthc("verify-journal", "--anchor", "missing.txt").status == 2)
  }

  @Test("the store is told in numbers")
  func metrics() throws {
    let desk = try office()
    defer { desk.remove() }
    try open(desk)
    let run = try desk.tthc("metrics", "--at", "26/01/2026 09:00")
    #expect(run.status == 0)
    #expect(run.output.contains("# TYPE tthc_late_cases gauge\ntthc_late_cases 0\n"))
    #expect(run.output.contains("\"} 1\n"))
  }

  @Test("work goes on until its input is closed")
  func work() throws {
    let desk = try office()
    defer { desk.remove() }
    let program: URL = try #require(Desk.program, "the program was not built")
    let (process, input, remarks) = (Process(), Pipe(), Pipe())
    process.executableURL = program
    process.arguments = ["work", "--lang", "vi"]
    process.currentDirectoryURL = desk.folder
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = remarks
    try process.run()
    let said = String(decoding: remarks.fileHandleForReading.availableData, as: UTF8.self)
    #expect(said == "đang chạy; dừng bằng Ctrl-C\n")
    #expect(process.isRunning)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }
}

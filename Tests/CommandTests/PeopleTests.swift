import Foundation
import SchemaChecking
import Testing

/// People at work: roles and delegation by a directory, tasks taken on, given and given back, papers
/// handed in as files, and runs that are kept.
@Suite("tthc case with people")
struct PeopleTests {
  private static let number = "HS-260126-0001"

  /// A folder with a store, the sample and its directory, and a case that is being examined.
  private func office(_ source: String = Samples.reissue) throws -> Desk {
    let desk = try Desk(["a.tthc": source, "people.json": Samples.people])
    #expect(try desk.tthc("compile", "a.tthc", "-o", ".").status == 0)
    #expect(
      try desk.tthc("deploy", "cấp_lại.tthc.json", "--at", "20/01/2026 08:00").status == 0)
    let run = try desk.tthc(
      "case", "open", "cấp_lại", "diện_tích=120", "--paper", "đơn", "--name", "Nguyễn Văn An",
      "--at", "26/01/2026 08:00")
    #expect(run.status == 0, "\(run.remarks)")
    return desk
  }

  @Test("who may do what, and who has which task", arguments: ["vi", "en"])
  func work(language: String) throws {
    let desk = try office()
    defer { desk.remove() }
    var text = ""
    func told(_ arguments: String..., at time: String = "09:00") throws {
      var given = arguments + ["--lang", language]
      if arguments[1] != "history" { given += ["--at", "26/01/2026 \(time)"] }
      given += ["--people", "people.json"]
      let run = try desk.run(given)
      text += "$ tthc \(arguments.joined(separator: " "))\n" + run.output + run.remarks
    }
    let number = Self.number
    try told("case", "list", "--mine", "--by", "mai")
    try told("case", "list", "--mine", "--by", "Phạm Minh")
    try told("case", "list", "--mine", "--by", "hà")
    try told("case", "claim", number, "kiểm_tra", "--by", "hà")
    try told("case", "claim", number, "kiểm_tra", "--by", "minh")
    try told("case", "claim", number, "kiểm_tra", "--by", "lan")
    try told("case", "claim", number, "kiểm_tra", "--by", "mai")
    try told("case", "act", number, "hợp_lệ", "--by", "mai")
    try told("case", "act", number, "hợp_lệ")
    try told("case", "list", "--mine", "--by", "lan")
    try told("case", "assign", number, "kiểm_tra", "--to", "mai", "--by", "hà")
    try told(
      "case", "assign", number, "kiểm_tra", "--to", "Trần Thị Mai", "--by", "tùng", "--reason",
      "lan đi họp")
    try told("case", "show", number)
    try told("case", "return", number, "kiểm_tra", "--by", "mai", "--reason", "trùng lịch")
    try told(
      "case", "act", number, "hợp_lệ", "--by", "minh", "--on-behalf-of", "tùng", at: "09:30")
    try told(
      "case", "act", number, "hợp_lệ", "--by", "minh", "--on-behalf-of", "mai", "--reason",
      "mai nghỉ ốm", at: "09:30")
    // Whom Tùng would let sign has examined the dossier herself: exclusion wins, and what she may not do
    // is not among her work.
    try told("case", "list", "--mine", "--by", "mai", at: "09:45")
    try told("case", "list", "--mine", "--by", "hà", at: "09:45")
    try told("case", "act", number, "trả_lại", "--by", "mai", "--on-behalf-of", "tùng")
    try told(
      "case", "pay", number, "lệ_phí", "--by", "lan", "--reason", "nộp tại quầy", at: "10:00")
    try told("case", "act", number, "ký_cấp", "--by", "hà", at: "10:00")
    try told("case", "history", number)
    let hash = try Regex("sha256:[0-9a-f]{64}")
    try expectGolden(text.replacing(hash, with: "sha256:…"), "people.\(language).terminal")
  }

  @Test("the same for programs")
  func json() throws {
    let desk = try office()
    defer { desk.remove() }
    let at = ["--at", "26/01/2026 09:00", "--format", "json"]
    let people = ["--people", "people.json"]
    var text = ""
    for arguments in [
      ["case", "list", "--mine", "--by", "minh"] + people + at,
      ["case", "claim", Self.number, "kiểm_tra", "--by", "minh", "--on-behalf-of", "mai"] + people
        + at,
      ["case", "show", Self.number] + at,
      ["case", "history", Self.number, "--format", "json"],
    ] {
      let run = try desk.run(arguments)
      #expect(run.status == 0, "\(run.remarks)")
      text += run.output
      guard ["list", "show"].contains(arguments[1]) else { continue }
      let schema = try PublishedSchema(named: "case-\(arguments[1])")
      #expect(try schema.faults(in: run.output) == [])
    }
    let history = try desk.tthc("case", "history", Self.number, "--format", "json").output
    #expect(try PublishedSchema(named: "events").faults(in: history) == [])
    let hash = try Regex("sha256:[0-9a-f]{64}")
    try expectGolden(text.replacing(hash, with: "sha256:…"), "people.vi.json")
  }

  @Test("notices to a role go to the officers of the directory")
  func told() throws {
    let source = Samples.reissue
      .replacing("mẫu tin cần", with: "mẫu tin chờ_ký \"Hồ sơ {mã_hồ_sơ} chờ ký.\"\n\nmẫu tin cần")
      .replacing(
        "bắt đầu tính thời hạn",
        with: "bắt đầu tính thời hạn\n      báo lãnh_đạo qua sms bằng chờ_ký")
    let desk = try office(source)
    defer { desk.remove() }
    try desk.write(
      """
      {"version": 1, "people": "people.json",
       "requests": {"sms": {"use": "log", "whole": true}, "pay": {"use": "log"}},
       "contacts": {"lãnh_đạo": {"name": "Văn phòng", "phone": "0900 000 000"}}}
      """, to: "tthc.json")
    let act = try desk.tthc(
      "case", "act", Self.number, "hợp_lệ", "--by", "mai", "--at", "26/01/2026 09:00")
    #expect(act.status == 0, "\(act.remarks)")
    func names(_ more: String...) throws -> [String] {
      let run = try desk.run(
        ["work", "--until", "26/01/2026 10:00", "--log", "json"] + more)
      #expect(run.status == 0, "\(run.remarks)")
      return try run.remarks.split(separator: "\n").compactMap { line in
        let note = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
        guard let body = note?["body"],
          let request = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any],
          let notice = request["notice"] as? [String: Any], let to = notice["to"] as? [String: Any]
        else { return nil }
        return to["name"] as? String
      }
    }
    // Tùng and Hà sign; Mai may act for Tùng in this procedure.
    #expect(try names() == ["Lê Tùng", "Trần Thị Mai", "Vũ Hà"])
  }

  @Test("a directory is refused with all its mistakes and their places", arguments: ["vi", "en"])
  func mistakes(language: String) throws {
    let desk = try office()
    defer { desk.remove() }
    try desk.write(Samples.mistakenPeople, to: "wrong.json")
    let run = try desk.tthc(
      "case", "list", "--mine", "--by", "mai", "--people", "wrong.json", "--lang", language)
    #expect(run.status == 2 && run.output == "")
    try expectGolden(run.remarks, "people.\(language).remarks")
    try desk.write("{\"agencies\": [", to: "wrong.json")
    let broken = try desk.tthc(
      "case", "claim", Self.number, "kiểm_tra", "--by", "mai", "--people", "wrong.json")
    #expect(broken.status == 2)
    #expect(broken.remarks == "wrong.json:1:15: lỗi: tệp bị thiếu phần cuối\n")
  }

  @Test("the directory that the configuration names holds as well")
  func configured() throws {
    let desk = try office()
    defer { desk.remove() }
    try desk.write(#"{"version": 1, "people": "people.json"}"#, to: "tthc.json")
    let refused = try desk.tthc(
      "case", "claim", Self.number, "kiểm_tra", "--by", "hà", "--at", "26/01/2026 09:00")
    #expect(refused.status == 1 && refused.remarks.contains("không giữ vai trò"))
    let claimed = try desk.tthc(
      "case", "claim", Self.number, "kiểm_tra", "--by", "mai", "--at", "26/01/2026 09:00")
    #expect(claimed.status == 0, "\(claimed.remarks)")
    try desk.write(#"{"version": 1, "people": 5}"#, to: "tthc.json")
    let wrong = try desk.tthc("case", "list", "--mine", "--by", "mai")
    #expect(wrong.status == 2)
    #expect(wrong.remarks.hasPrefix("tthc.json:1:26: lỗi: people: "), "\(wrong.remarks)")
  }

  @Test("what is late and what is nearly late")
  func near() throws {
    let desk = try office()
    defer { desk.remove() }
    func lines(_ arguments: String..., at moment: String) throws -> Int {
      let run = try desk.run(["case", "list", "--at", moment] + arguments)
      #expect(run.status == 0, "\(run.remarks)")
      return run.lines.count
    }
    // Eight hours of work from then: due on 27/01/2026 at 8:00.
    let morning = "26/01/2026 08:00"
    #expect(try lines("--near", "1 giờ", at: morning) == 0)
    #expect(try lines("--near", "2 ngày", at: morning) == 1)
    #expect(try lines("--role", "một_cửa", "--near", "2 ngày", at: morning) == 1)
    #expect(try lines("--near", "2 ngày", at: "29/01/2026 08:00") == 0)
    #expect(try lines("--near", "2 ngày", "--late", at: "29/01/2026 08:00") == 1)
    #expect(try lines("--late", at: "29/01/2026 08:00") == 1)
  }

  @Test("papers are handed in as files that are looked at")
  func attach() throws {
    let source = Samples.reissue
      .replacing(
        "\"Đơn đề nghị\" bản chính 1", with: "\"Đơn đề nghị\" bản chính 1 định dạng pdf tối đa 1 MB"
      )
      .replacing(
        "bước bổ_sung \"Bổ sung hồ sơ\":\n    do người_nộp",
        with: "bước bổ_sung \"Bổ sung hồ sơ\":\n    do người_nộp\n    nhận hồ sơ")
    let desk = try office(source)
    defer { desk.remove() }
    func attach(_ paper: String) throws -> TthcRun {
      try desk.tthc(
        "case", "attach", Self.number, "--paper", paper, "--at", "26/01/2026 10:00")
    }
    try desk.write("%PDF-1.7 đơn", to: "giấy tờ/đơn.pdf")
    try desk.write("%PDF-1.7" + String(repeating: " ", count: 1 << 20), to: "to.pdf")
    try desk.write("MZ", to: "giả.pdf")
    try desk.write("%PDF-1.7", to: "đơn.docx")
    try desk.write("%PDF-1.7", to: "đơn")
    let early = try attach("đơn=giấy tờ/đơn.pdf")
    #expect(early.status == 1 && early.remarks.contains("không nhận giấy tờ"))
    let asked = try desk.tthc(
      "case", "act", Self.number, "cần_bổ_sung", "lý_do=Đơn mờ", "--by", "Mai", "--at",
      "26/01/2026 09:00")
    #expect(asked.status == 0, "\(asked.remarks)")
    let large = try attach("đơn=to.pdf")
    #expect(large.status == 1 && large.remarks.contains("vượt mức cho phép"), "\(large.remarks)")
    for (paper, said) in [
      ("đơn=giả.pdf", "không phải là tệp pdf"), ("đơn=đơn", "không có đuôi"),
      ("đơn=mất.pdf", "không có tệp"), ("đơn=đơn.docx", "không phải là tệp docx"),
    ] {
      let run = try attach(paper)
      #expect(run.status == 2 && run.remarks.contains(said), "\(run.remarks)")
    }
    let taken = try attach("đơn=giấy tờ/đơn.pdf")
    #expect(taken.status == 0, "\(taken.remarks)")
    #expect(
      taken.lines.last?.hasPrefix("26/01/2026 10:00  Tệp kèm theo: “Đơn đề nghị” (đơn.pdf, sha256:")
        == true, "\(taken.output)")
    let shown = try desk.tthc("case", "show", Self.number, "--format", "json")
    #expect(shown.output.contains("\"name\": \"đơn.pdf\""), "\(shown.output)")
    let hash = try Regex("\"sha256\": \"[0-9a-f]{64}\"")
    #expect(shown.output.contains(hash))
    #expect(try desk.tthc("verify-journal").status == 0)
  }

  @Test("a scenario and a run by hand are kept in a store")
  func kept() throws {
    let desk = try Desk(["a.tthc": Samples.reissue])
    defer { desk.remove() }
    let store = ["--store", "sqlite:trial.db"]
    let played = try desk.run(["run", "a.tthc", "--scenario", "Bổ sung một lần"] + store)
    #expect(played.status == 0, "\(played.remarks)")
    #expect(
      try desk.run(["case", "history", Self.number] + store).output == played.output)
    let answers = "26/01/2026 08:00\ntrực tuyến\nNguyễn Văn An\n\n120\n\nhợp_lệ\nMai\nsau 10 ngày\n"
    let run = try desk.run(["run", "a.tthc"] + store, input: answers)
    // Nobody answered any more: the case is left where it is.
    #expect(run.status == 1, "\(run.remarks)")
    let number = "HS-260126-0002"
    #expect(run.output.contains("(mã hồ sơ \(number))"))
    #expect(try desk.run(["case", "history", number] + store).output == run.output)
    #expect(try desk.run(["verify-journal"] + store).status == 0)
    let other = try desk.run(
      ["run", "a.tthc", "--scenario", "Bổ sung một lần", "--store", "sqlite:không/có.db"])
    #expect(other.status == 2)
  }

  @Test(
    "what the command line gets wrong is exit code 2",
    arguments: [
      ["case", "claim", number, "kiểm_tra"], ["case", "claim", number, "kiem_tra", "--by", "mai"],
      ["case", "assign", number, "kiểm_tra", "--by", "mai"],
      ["case", "return", number, "kiểm_tra", "--by", "mai"],
      ["case", "act", number, "hợp_lệ", "--on-behalf-of", "mai"],
      ["case", "list", "--mine"], ["case", "list", "--mine", "--by", "mai"],
      ["case", "list", "--mine", "--by", "ai", "--people", "people.json"],
      ["case", "list", "--near", "8 giờ làm việc"], ["case", "list", "--near", "mai"],
      ["case", "list", "--people", "missing.json", "--mine", "--by", "mai"],
      ["case", "attach", number], ["case", "attach", number, "--paper", "khác"],
    ])
  func wrong(arguments: [String]) throws {
    let desk = try office()
    defer { desk.remove() }
    let run = try desk.run(arguments + ["--at", "26/01/2026 09:00"])
    #expect(run.status == 2, "\(run.remarks)")
    #expect(run.output == "")
  }
}

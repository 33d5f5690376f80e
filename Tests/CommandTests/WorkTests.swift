import Foundation
import SchemaChecking
import Testing

/// Requests of cases: bound by the configuration, carried out by `work`, and what was given up.
@Suite("tthc work, incident and the configuration", .timeLimit(.minutes(3)))
struct WorkTests {
  private static let number = "HS-260126-0001"

  private static let text = """
    tthc 1

    lịch l "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
    hết

    vai trò một_cửa "Bộ phận Một cửa"
    mẫu tin đã_nhận "Hồ sơ {mã_hồ_sơ} đã được nhận."
    văn bản phiếu_hẹn "Phiếu hẹn"
    hành động tra_dân_cư "Tra cứu dân cư":
      trả họ_tên_khai_sinh: chữ
      thử lại 1 lần cách 60 giây
    hết

    thủ tục cấp_thẻ "Cấp thẻ":
      lịch l
      thông tin:
        họ_tên_khai_sinh "Họ tên khai sinh": chữ tùy chọn
      hết
      bước nhận "Tiếp nhận":
        do một_cửa
        chọn được "Hồ sơ đủ" -> tra_cứu:
          lập phiếu_hẹn
          báo người_nộp qua sms bằng đã_nhận
        hết
      hết
      bước tra_cứu "Tra cứu":
        do hệ_thống
        khi vào:
          thực hiện tra_dân_cư() vào họ_tên_khai_sinh lỗi -> không_cấp
        hết
        còn lại -> xong
      hết
      kết thúc xong "Đã cấp" thành công
      kết thúc không_cấp "Không cấp" từ chối
    hết

    """

  /// What the configuration binds the look-up to: a program of these words.
  private static func configuration(_ script: String) -> String {
    """
    {
      "version": 1,
      "requests": {"sms": {"use": "log"}, "letter": {"use": "log", "whole": true}},
      "actions": {
        "tra_dân_cư": {"use": "command", "program": "/bin/sh", "arguments": ["-c", "\(script)"]}
      }
    }

    """
  }

  private func desk(_ text: String = text, configuration: String? = nil) throws -> Desk {
    let desk = try Desk(["a.tthc": text])
    if let configuration { try desk.write(configuration, to: "tthc.json") }
    let run = try desk.tthc("compile", "a.tthc", "-o", ".")
    #expect(run.status == 0, "\(run.remarks)")
    return desk
  }

  /// A case that waits for the look-up.
  private func office(_ script: String, in text: String = text) throws -> Desk {
    let desk = try desk(text, configuration: Self.configuration(script))
    for command in [
      ["deploy", "cấp_thẻ.tthc.json", "--at", "20/01/2026 08:00"],
      ["case", "open", "cấp_thẻ", "--name", "Lê Thị Cúc", "--at", "26/01/2026 08:00"],
      ["case", "act", Self.number, "được", "--by", "Mai", "--at", "26/01/2026 09:00"],
    ] {
      let run = try desk.run(command)
      #expect(run.status == 0, "\(run.remarks)")
    }
    return desk
  }

  @Test("what nothing carries out is not deployed", arguments: ["vi", "en"])
  func unbound(language: String) throws {
    let desk = try desk()
    defer { desk.remove() }
    let deploy = ["deploy", "cấp_thẻ.tthc.json", "--at", "20/01/2026 08:00", "--lang", language]
    var text = ""
    for configuration in [
      nil, #"{"version": 1, "actions": {"tra_dân_cư": {"use": "log"}}}"#,
      #"{"version": 2, "actions": {"tra_dân_cư": {"use": "fax"}}}"#,
    ] {
      if let configuration { try desk.write(configuration, to: "tthc.json") }
      let run = try desk.run(deploy)
      #expect(run.status == (configuration?.contains("fax") == true ? 2 : 1))
      text += run.output + run.remarks + "\n"
    }
    try expectGolden(text, "deploy.\(language).unbound")
    let missing = try desk.run(deploy + ["--config", "khong-co.json"])
    #expect(missing.status == 2)
    #expect(!FileManager.default.fileExists(atPath: desk.folder.appending(path: "tthc.db").path))
    try desk.write(Self.configuration("exit 0"), to: "khac.json")
    let bound = try desk.run(deploy + ["--config", "khac.json", "--format", "json"])
    #expect(bound.status == 0, "\(bound.remarks)")
    let hash = try Regex("sha256:[0-9a-f]{64}")
    try expectGolden(bound.output.replacing(hash, with: "sha256:…"), "deploy.json")
  }

  @Test("requests are carried out, and the case goes on with the result")
  func carriedOut() throws {
    let desk = try office(#"cat > request.json; echo '{\"họ_tên_khai_sinh\": \"Lê Thị Cúc\"}'"#)
    defer { desk.remove() }
    let run = try desk.tthc("work", "--until", "26/01/2026 09:00", "--log", "json")
    #expect(run.status == 0, "\(run.remarks)")
    #expect(run.output == "26/01/2026 09:00  0 hẹn giờ đã chạy, 3 yêu cầu đã thực hiện\n")
    let nothing = try desk.tthc("work", "--until", "26/01/2026 09:00", "--format", "json")
    #expect(
      nothing.output == """
        {"accepted":0,"again":0,"answered":0,"at":"2026-01-26T09:00","done":0,"failed":0,\
        "incident":0,"late":0,"refused":[],"timers":0}

        """)
    let lines = try run.remarks.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
    }
    let outcomes = lines.filter { $0["outcome"] != nil }
    #expect(outcomes.compactMap { $0["request"] }.sorted() == ["letter", "sms", "tra_dân_cư"])
    #expect(outcomes.allSatisfy { $0["case"] == Self.number && $0["attempt"] == "1" })
    // Only where the whole is asked for is anything personal written down.
    #expect(lines.filter { $0["body"]?.contains("Lê Thị Cúc") == true }.count == 1)
    let request = try JSONSerialization.jsonObject(with: desk.data("request.json"))
    #expect((request as? [String: Any])?["key"] as? String == "\(Self.number)/2.5")
    let shown = try desk.tthc("case", "show", Self.number, "--at", "26/01/2026 09:00")
    #expect(shown.output.contains("kết thúc: Đã cấp (xong)"))
    #expect(shown.output.contains("họ_tên_khai_sinh = Lê Thị Cúc"))
  }

  @Test("what fails for good takes the way that the procedure says")
  func failed() throws {
    let desk = try office("echo 'không có người này' >&2; exit 65")
    defer { desk.remove() }
    let run = try desk.tthc("work", "--until", "26/01/2026 09:00")
    #expect(
      run.output
        == "26/01/2026 09:00  0 hẹn giờ đã chạy, 2 yêu cầu đã thực hiện, 1 đi theo lối khi lỗi\n")
    #expect(run.remarks.contains("không có người này"))
    let history = try desk.tthc("case", "history", Self.number).output
    #expect(history.contains("không có người này") && history.contains("Không cấp"))
  }

  @Test("incidents are listed, tried again and resolved", arguments: ["vi", "en"])
  func incidents(language: String) throws {
    let text = Self.text.replacing(" lỗi -> không_cấp", with: "")
      .replacing("  kết thúc không_cấp \"Không cấp\" từ chối\n", with: "")
    let desk = try office("exit 65", in: text)
    defer { desk.remove() }
    func told(_ arguments: String..., status: Int32 = 0) throws -> String {
      let run = try desk.run(arguments + ["--lang", language])
      #expect(run.status == status, "\(arguments) \(run.remarks)")
      let shown = arguments.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
      let remarks = arguments[0] == "incident" ? run.remarks : ""
      return "$ tthc \(shown)\n" + run.output + remarks
    }
    let key = "\(Self.number)/2.5"
    let who = ["--by", "Hà", "--reason", "đã hỏi lại"]
    var story = try told("incident", "list")
    story += try told("incident", "list", "--unanswered")
    story += try told("work", "--until", "26/01/2026 09:00")
    story += try told("incident", "list")
    story += try told("case", "show", Self.number, "--at", "26/01/2026 09:00")
    story += try told(
      "incident", "retry", key, who[0], who[1], who[2], who[3], "--at", "26/01/2026 10:00")
    story += try told("incident", "list")
    story += try told("work", "--until", "26/01/2026 10:00")
    story += try told("incident", "list")
    let json = try desk.tthc("incident", "list", "--format", "json")
    #expect(try PublishedSchema(named: "incident").faults(in: json.output) == [])
    story += json.output
    story += try told("incident", "resolve", key, who[0], who[1], who[2], who[3], status: 1)
    story += try told(
      "incident", "resolve", key, who[0], who[1], who[2], who[3], "--value", "Lê Thị Cúc", "--at",
      "26/01/2026 11:00")
    story += try told(
      "incident", "resolve", key, who[0], who[1], who[2], who[3], "--failed", status: 1)
    story += try told("case", "history", Self.number)
    let hash = try Regex("sha256:[0-9a-f]{64}")
    try expectGolden(story.replacing(hash, with: "sha256:…"), "incident.\(language).terminal")
  }

  @Test("a called case that can't be opened may be opened by hand", arguments: ["vi", "en"])
  func called(language: String) throws {
    let caller = """

      thủ tục liên_thông "Liên thông":
        lịch l
        bước hỏi "Hỏi":
          do một_cửa
          gọi cấp_thẻ -> hết_việc
        hết
        kết thúc hết_việc "Hết việc" thành công
      hết

      """
    let desk = try desk(Self.text + caller)
    defer { desk.remove() }
    for command in [
      ["deploy", "liên_thông.tthc.json", "--at", "20/01/2026 08:00"],
      ["case", "open", "liên_thông", "--at", "26/01/2026 08:00"],
      ["work", "--until", "26/01/2026 09:00"],
    ] {
      let run = try desk.run(command)
      #expect(run.status == 0, "\(run.remarks)")
    }
    let list = try desk.tthc("incident", "list", "--lang", language)
    let why =
      language == "vi"
      ? "chưa đưa thủ tục `cấp_thẻ` vào kho" : "the procedure `cấp_thẻ` was not deployed"
    #expect(list.output.contains(why), "\(list.output)")
    #expect(list.output.contains("tthc case open cấp_thẻ … --key \(Self.number)/1.2#call"))
  }

  @Test("a request to end is met when what is held is done", arguments: ["INT", "TERM"])
  func signals(signal: String) throws {
    let desk = try office("echo '{\\\"value\\\": \\\"x\\\"}'")
    defer { desk.remove() }
    let work = try LongRun(in: desk, ["work", "--metrics", "so-lieu.prom"])
    while !(try work.line().contains("tra_dân_cư")) {}
    #expect(try work.signal(signal) == 0)
    let figures = try desk.text("so-lieu.prom")
    #expect(figures.contains("tthc_incidents 0\n"))
    #expect(
      figures.contains("tthc_requests_total{request=\"tra_dân_cư\",outcome=\"answered\"} 1\n"))
    #expect(try desk.tthc("case", "history", Self.number).output.contains("kết thúc “Đã cấp”"))
  }

  /// An officer is named in letters as the directory names her when they are made.
  @Test("a directory that changes is read again, and a faulty one leaves it as it was")
  func changedDirectory() throws {
    let desk = try office("echo '{\\\"value\\\": \\\"x\\\"}'")
    defer { desk.remove() }
    func name(_ name: String) throws {
      let people = """
        {"agencies": [{"code": "H1", "title": "UBND xã"}],
         "officers": [{"id": "Mai", "name": "\(name)",
           "posts": [{"agency": "H1", "role": "một_cửa", "from": "2026-01-01"}]}]}
        """
      try desk.write(people, to: "people.json")
    }
    try name("Trần Thị Mai")
    let work = try LongRun(in: desk, ["work", "--people", "people.json"])
    func expectLetter(signedBy name: String) throws {
      var line = try work.line()
      while !line.contains("\"người_lập\"") { line = try work.line() }
      #expect(line.contains(name), "\(line)")
    }
    func receive(_ number: String) throws {
      for command in [
        ["case", "open", "cấp_thẻ", "--name", "Lê Thị Cúc", "--at", "26/01/2026 08:00"],
        ["case", "act", number, "được", "--by", "Mai", "--at", "26/01/2026 09:00"],
      ] {
        #expect(try desk.run(command).status == 0)
      }
    }
    try expectLetter(signedBy: "Trần Thị Mai")
    try name("Nguyễn Thị Mai")
    try receive("HS-260126-0002")
    try expectLetter(signedBy: "Nguyễn Thị Mai")
    try desk.write("{", to: "people.json")
    try receive("HS-260126-0003")
    // By a line of the log, whatever form that has, and by nothing else.
    var line = try work.line()
    while !line.contains("danh bạ") { line = try work.line() }
    #expect(
      line.hasSuffix(
        "danh bạ có lỗi, vẫn dùng danh bạ trước  detail=people.json:1:2: lỗi: tệp bị thiếu phần cuối"
      ))
    try expectLetter(signedBy: "Nguyễn Thị Mai")
    #expect(try work.signal("INT") == 0)
  }
}

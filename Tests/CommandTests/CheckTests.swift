import Foundation
import Testing

@Suite("tthc check")
struct CheckTests {
  @Test("three mistakes in each of three files are nine findings, each at its place")
  func nineFindings() throws {
    let names = ["một", "hai", "ba"]
    let desk = try Desk(["a.tthc": Samples.mistaken(names[0])])
    defer { desk.remove() }
    try desk.write(Samples.mistaken(names[1]), to: "x/b.tthc")
    try desk.write(Samples.mistaken(names[2]), to: "x/y/c.tthc")
    let run = try desk.tthc("check", "--format", "plain")
    #expect(run.status == 1)
    let places = run.lines.filter { $0.contains("lỗi[") }.map {
      $0.split(separator: ":").prefix(3).joined(separator: ":")
    }
    let expected = ["a.tthc", "x/b.tthc", "x/y/c.tthc"].flatMap { path in
      Samples.mistakes.map { "\(path):\($0)" }
    }
    #expect(places == expected)
    let english = try desk.tthc("check", "--format", "plain", "--lang", "en")
    #expect(english.lines.count { $0.contains(": error[") } == 9)
    #expect(english.remarks == "\nchecked 3 files: 9 errors in 3 files\n")
  }

  @Test("golden outputs", arguments: ["terminal", "plain", "json"], ["vi", "en"])
  func golden(format: String, language: String) throws {
    let desk = try Desk(["a.tthc": Samples.mistaken("một"), "b.tthc": Samples.small()])
    defer { desk.remove() }
    let run = try desk.tthc("check", "--format", format, "--lang", language)
    #expect(run.status == 1)
    try expectGolden(run.output, "check.\(language).\(format)")
    let remarks =
      switch (format, language) {
      case ("json", _): ""
      case (_, "vi"): "\nđã kiểm tra 2 tệp: 3 lỗi trong 1 tệp\n"
      case (_, _): "\nchecked 2 files: 3 errors in 1 file\n"
      }
    #expect(run.remarks == remarks)
  }

  @Test("a good file gives no result and exit code 0, in the language of the environment")
  func good() throws {
    let desk = try Desk(["a.tthc": Samples.small()])
    defer { desk.remove() }
    let run = try desk.tthc("check", "a.tthc", language: "en")
    #expect(run.status == 0)
    #expect(run.output == "")
    #expect(run.remarks == "checked 1 file: no findings\n")
    #expect(try desk.tthc("check", "--format", "json").output == "[]\n")
  }

  @Test("what is answered in the text is counted, and no finding of any format")
  func answered() throws {
    let text = "tthc 1\n\n# bỏ qua TTHC0009: chép từ Word\nvai trò một_cửa “Một cửa\"\n"
    let desk = try Desk(["a.tthc": text])
    defer { desk.remove() }
    let run = try desk.tthc("check", "--strict", language: "en")
    #expect(run.status == 0)
    #expect(run.output == "")
    #expect(run.remarks == "checked 1 file: no findings; 1 ignored with a reason\n")
    #expect(try desk.tthc("check", "--format", "json").output == "[]\n")
    #expect(try !desk.tthc("check", "--format", "sarif").output.contains("TTHC0009"))
    try desk.write(text.replacingOccurrences(of: ": chép từ Word", with: ""), to: "a.tthc")
    #expect(try desk.tthc("check", "--strict").status == 1)
  }

  @Test("standard input is a file")
  func standardInput() throws {
    let desk = try Desk()
    defer { desk.remove() }
    #expect(try desk.tthc("check", "-", input: Samples.small()).status == 0)
    let run = try desk.tthc("check", "-", "--format", "plain", input: Samples.mistaken("một"))
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("-:\(Samples.mistakes[0]): "))
  }

  @Test("warnings count only under --strict")
  func strict() throws {
    let desk = try Desk(["a.tthc": "tthc 1\n\nvai trò một_cửa “Một cửa\"\n"])
    defer { desk.remove() }
    let run = try desk.tthc("check", "--format", "plain")
    #expect(run.output.contains("cảnh báo["))
    #expect(run.status == 0)
    #expect(try desk.tthc("check", "--strict").status == 1)
  }

  @Test("an imported file is told of only where it has errors")
  func imported() throws {
    let good = "tthc 1\n\nvai trò một_cửa \"Một cửa\"\n"
    let desk = try Desk([
      "khung/a.tthc": good + "vai trò một_cửa \"Hai\"\n",
      "b.tthc": "tthc 1\n\ndùng \"khung/a.tthc\"\n\nvai trò hai \"Hai\"\n",
    ])
    defer { desk.remove() }
    let run = try desk.tthc("check", "b.tthc", "--format", "plain")
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("khung/a.tthc:4:9: lỗi[TTHC2003]"))
    try desk.write(good, to: "khung/a.tthc")
    #expect(try desk.tthc("check", "b.tthc").status == 0)
  }

  @Test(
    "bad input is refused with a clear message",
    arguments: [
      ("TTHC0002", ""), ("TTHC2002", "tthc 1\ndùng \"a.tthc\"\n"),
      ("TTHC3101", "tthc 1\nlịch l \"L\":\n  ngày làm việc thứ hai\nhết\n"),
      ("TTHC1201", Samples.small(limit: "1" + String(repeating: "0", count: 30) + " ngày")),
      ("TTHC1204", Samples.small(limit: "1.000.000 ngày")),
      ("TTHC2001", "tthc 1\ndùng \"không-có.tthc\"\n"),
    ])
  func refused(code: String, text: String) throws {
    let desk = try Desk(["a.tthc": text])
    defer { desk.remove() }
    let run = try desk.tthc("check", "a.tthc", "--format", "plain")
    #expect(run.status == 1)
    #expect(run.output.contains("[\(code)]"))
  }

  @Test("bytes that are not UTF-8 are told by their place")
  func notUTF8() throws {
    let desk = try Desk()
    defer { desk.remove() }
    try desk.write(Data("tthc 1\nthủ t".utf8) + Data([0xFF, 0x0A]), to: "a.tthc")
    let run = try desk.tthc("check", "a.tthc", "--format", "plain")
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("a.tthc:2:6: lỗi[TTHC0001]"))
  }

  @Test("a file of 100 MB is refused by its size, by every command that reads sources")
  func huge() throws {
    let desk = try Desk(["a.tthc": ""])
    defer { desk.remove() }
    let file = try FileHandle(forWritingTo: desk.folder.appending(path: "a.tthc"))
    try file.truncate(atOffset: 100_000_000)
    try file.close()
    let clock = ContinuousClock()
    for command in ["check", "fmt", "test"] {
      let taken = try clock.measure {
        let run = try desk.tthc(command, "a.tthc")
        #expect(run.status == 1)
        #expect((run.output + run.remarks).contains("TTHC0003"))
      }
      #expect(taken < .seconds(10))
    }
  }

  @Test("100,000 nested blocks are refused without a crash")
  func nested() throws {
    let block = "giai đoạn a \"A\":\n"
    let text = "tthc 1\nthủ tục a \"A\":\n" + String(repeating: block, count: 100_000)
    let desk = try Desk(["a.tthc": text])
    defer { desk.remove() }
    for command in ["check", "fmt", "test"] {
      let run = try desk.tthc(command, "a.tthc")
      #expect(run.status == 1)
      #expect((run.output + run.remarks).contains("[TTHC1011]"))
    }
  }

  @Test("what a folder holds and cannot be read is told beside the rest")
  func besides() throws {
    let desk = try Desk(["a.tthc": Samples.mistaken("một"), "x/b.tthc": Samples.small()])
    defer { desk.remove() }
    let link = desk.folder.appending(path: "lost.tthc").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
    #expect(mkfifo(desk.folder.appending(path: "x/pipe.tthc").path, 0o600) == 0)
    for command in ["check", "fmt", "test"] {
      let run = try desk.tthc(command)
      #expect(run.status == 1)
      let text = run.output + run.remarks
      #expect(text.contains("lost.tthc:1:1"), "\(command)")
      #expect(text.contains("x/pipe.tthc:1:1"), "\(command)")
    }
    let check = try desk.tthc("check", "--format", "plain")
    #expect(check.output.contains("a.tthc:14:8: "))
    #expect(
      check.output.contains(
        "lost.tthc:1:1: lỗi[TTHC0015]: không đọc được: không có tệp hoặc thư mục này\n"))
    #expect(check.remarks == "\nđã kiểm tra 2 tệp: 5 lỗi trong 3 tệp\n")
    // Named, a link that leads nowhere is the operator's mistake; a pipe nobody writes to is empty.
    #expect(try desk.tthc("check", "lost.tthc").status == 2)
    #expect(try desk.tthc("check", "x/pipe.tthc").output.contains("TTHC0002"))
  }

  @Test("a file of another kind is one finding")
  func otherKind() throws {
    let desk = try Desk(["a.tthc": Samples.reissue, "page.tthc": "<!DOCTYPE html>\n<p>404</p>\n"])
    defer { desk.remove() }
    _ = try desk.tthc("compile", "a.tthc", "-o", ".")
    for (name, kind) in [("cấp_lại.tthc.json", "JSON"), ("page.tthc", "HTML")] {
      let run = try desk.tthc("check", name, "--format", "plain")
      #expect(run.status == 1)
      #expect(run.lines.count { $0.contains("lỗi[") } == 1)
      #expect(run.output.contains("lỗi[TTHC0016]: đây là tệp \(kind), không phải"))
    }
  }

  @Test("people are shown two hundred findings of a file and told how many are left")
  func many() throws {
    let lines = (1...350).map { "  chọn c\($0) \"C\" -> không_có_\($0)\n" }.joined()
    let text = Samples.small().replacing("    chọn xong", with: lines + "    chọn xong")
    let desk = try Desk(["a.tthc": text, "b.tthc": Samples.mistaken("một")])
    defer { desk.remove() }
    let plain = try desk.tthc("check", "--format", "plain")
    #expect(plain.lines.count { $0.contains(": lỗi[") } == 203)
    #expect(
      plain.lines.contains("… và 150 phát hiện nữa trong a.tthc; xem hết bằng --format json"))
    #expect(plain.remarks == "\nđã kiểm tra 2 tệp: 353 lỗi trong 2 tệp\n")
    let all = try desk.tthc("check", "--format", "json")
    #expect(all.lines.count { $0.contains("\"severity\"") } == 353)
    let english = try desk.tthc("check", language: "en")
    #expect(english.output.contains("\n… and 150 more in a.tthc; --format json shows all\n"))
  }

  @Test("what cannot be read is the operator's error")
  func unreadable() throws {
    let desk = try Desk(["notes.txt": ""])
    defer { desk.remove() }
    let missing = try desk.tthc("check", "missing")
    #expect(missing.status == 2)
    #expect(missing.output == "")
    #expect(missing.remarks == "lỗi: không đọc được `missing`: không có tệp hoặc thư mục này\n")
    let empty = try desk.tthc("check", "--lang", "en")
    #expect(empty.status == 2)
    #expect(empty.remarks == "error: no *.tthc file found\n")
  }
}

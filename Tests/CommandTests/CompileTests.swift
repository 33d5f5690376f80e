import Foundation
import Testing

@Suite("tthc compile and inspect")
struct CompileTests {
  @Test("forms of one text compile to one hash")
  func twins() throws {
    let desk = try Desk(["vi.tthc": Samples.reissue])
    defer { desk.remove() }
    let nfd = Samples.reissue.decomposedStringWithCanonicalMapping
    try desk.write(nfd, to: "nfd.tthc")
    try desk.write(Samples.reissue.replacing("\n", with: "\r\n"), to: "crlf.tthc")
    try desk.write("\u{FEFF}# Lời đầu\n" + Samples.reissue, to: "comment.tthc")
    let english = try desk.tthc("fmt", "-", "--dialect", "en", input: Samples.reissue)
    try desk.write(english.output, to: "en.tthc")
    #expect(Data(nfd.utf8) != Data(Samples.reissue.utf8))
    var outputs: Set<String> = []
    for name in ["vi", "nfd", "crlf", "en", "comment"] {
      let run = try desk.tthc("compile", "\(name).tthc", "-o", name)
      #expect(run.status == 0, "\(name): \(run.remarks)")
      outputs.insert(run.output)
    }
    #expect(outputs.count == 1)
    let line = try #require(outputs.first)
    #expect(line.wholeMatch(of: /cấp_lại  sha256:[0-9a-f]{64}\n/) != nil)
  }

  @Test("the same sources give the same bytes wherever they are compiled from")
  func places() throws {
    let desk = try Desk(["a/b/c.tthc": Samples.reissue])
    defer { desk.remove() }
    #expect(try desk.tthc("compile", "a", "-o", "one").status == 0)
    #expect(
      try desk.tthc("compile", desk.folder.path + "/a/b/c.tthc", "-o", "two/deep").status == 0)
    let name = "cấp_lại.tthc.json"
    #expect(try desk.data("one/\(name)") == desk.data("two/deep/\(name)"))
  }

  @Test("files with errors compile to nothing")
  func refuses() throws {
    let desk = try Desk(["a.tthc": Samples.mistaken("một"), "b.tthc": Samples.small()])
    defer { desk.remove() }
    let run = try desk.tthc("compile", ".", "-o", "out")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.remarks.contains("lỗi[TTHC2101]"))
    #expect(!FileManager.default.fileExists(atPath: desk.folder.appending(path: "out").path))
  }

  @Test("two procedures of one name do not overwrite each other")
  func sameName() throws {
    let desk = try Desk(["a.tthc": Samples.small(), "b.tthc": Samples.small()])
    defer { desk.remove() }
    let run = try desk.tthc("compile", ".", "-o", "out", "--lang", "en")
    #expect(run.status == 2)
    #expect(run.remarks == "error: two procedures are named `nhỏ`: in a.tthc and b.tthc\n")
  }

  @Test("versions of one procedure are written beside each other, by the day of each")
  func versions() throws {
    let one = Samples.small().replacing(
      "  lịch l", with: "  hiệu lực từ 01/01/2024 đến 31/12/2024\n  lịch l")
    let two = Samples.small().replacing(
      "  lịch l", with: "  hiệu lực từ 01/01/2025\n  lịch l")
    let desk = try Desk(["a.tthc": one, "b.tthc": two])
    defer { desk.remove() }
    let run = try desk.tthc("compile", ".", "-o", "out")
    #expect(run.status == 0, "\(run.remarks)")
    #expect(
      run.output.split(separator: "\n").map { $0.prefix { $0 != " " } } == [
        "nhỏ.2024-01-01", "nhỏ.2025-01-01",
      ])
    let written = try FileManager.default.contentsOfDirectory(
      atPath: desk.folder.appending(path: "out").path)
    #expect(written.sorted() == ["nhỏ.2024-01-01.tthc.json", "nhỏ.2025-01-01.tthc.json"])
  }

  @Test("an artifact is summed up", arguments: ["terminal", "json"], ["vi", "en"])
  func inspect(format: String, language: String) throws {
    let desk = try Desk(["a.tthc": Samples.reissue])
    defer { desk.remove() }
    _ = try desk.tthc("compile", "a.tthc", "-o", ".")
    let run = try desk.tthc(
      "inspect", "cấp_lại.tthc.json", "--format", format, "--lang", language)
    #expect(run.status == 0)
    let hash = /sha256:[0-9a-f]{64}/
    #expect(run.output.contains(hash))
    try expectGolden(run.output.replacing(hash, with: "sha256:…"), "inspect.\(language).\(format)")
  }

  @Test("an artifact with one byte changed is refused, with the place")
  func damaged() throws {
    let desk = try Desk(["a.tthc": Samples.small()])
    defer { desk.remove() }
    _ = try desk.tthc("compile", "a.tthc", "-o", ".")
    let whole = try desk.data("nhỏ.tthc.json")
    #expect(try desk.tthc("inspect", "nhỏ.tthc.json").status == 0)
    for step in 0..<12 {
      var damaged = whole
      damaged[step * (whole.count - 1) / 11] ^= 1
      try desk.write(damaged, to: "x.json")
      for (language, word) in [("vi", "lỗi"), ("en", "error")] {
        let run = try desk.tthc("inspect", "x.json", language: language)
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.remarks.contains(try Regex("^x\\.json:[0-9]+:[0-9]+: \(word): ")))
      }
    }
  }
}

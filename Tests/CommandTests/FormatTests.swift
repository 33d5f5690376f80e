import Foundation
import Testing

@Suite("tthc fmt")
struct FormatTests {
  private let untidy = "tthc 1\nvai trò    một_cửa   \"Một cửa\"\n"
  private let tidy = "tthc 1\n\nvai trò một_cửa \"Một cửa\"\n"

  @Test("a file is written anew and keeps its permissions; another run changes nothing")
  func writes() throws {
    let desk = try Desk(["a.tthc": untidy, "b.tthc": tidy])
    defer { desk.remove() }
    let path = desk.folder.appending(path: "a.tthc").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let check = try desk.tthc("fmt", "--check")
    #expect(check.status == 1)
    #expect(check.output == "a.tthc\n")
    #expect(try desk.text("a.tthc") == untidy)
    let run = try desk.tthc("fmt")
    #expect(run.status == 0)
    #expect(run.output == "")
    #expect(run.remarks == "đã trình bày lại a.tthc\n")
    #expect(try desk.text("a.tthc") == tidy)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).count == 2)
    #expect(try desk.tthc("fmt", "--check").status == 0)
  }

  @Test("a link stays a link")
  func links() throws {
    let desk = try Desk(["a.tthc": untidy])
    defer { desk.remove() }
    let link = desk.folder.appending(path: "link.tthc").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.tthc")
    #expect(try desk.tthc("fmt", "link.tthc").status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "a.tthc")
    #expect(try desk.text("a.tthc") == tidy)
  }

  @Test("standard input goes to standard output, in the other dialect where that is asked")
  func standardInput() throws {
    let desk = try Desk()
    defer { desk.remove() }
    #expect(try desk.tthc("fmt", "-", input: untidy).output == tidy)
    #expect(try desk.tthc("fmt", "-", input: tidy).output == tidy)
    let english = try desk.tthc("fmt", "-", "--dialect", "en", input: tidy)
    #expect(english.output == "tthc 1 en\n\nrole một_cửa \"Một cửa\"\n")
  }

  @Test("a file with mistakes is left alone")
  func refuses() throws {
    let wrong = "tthc 1\nthủ tục a \"A\"\n   mã 1\n"
    let desk = try Desk(["a.tthc": wrong])
    defer { desk.remove() }
    let run = try desk.tthc("fmt")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.remarks.contains("lỗi[TTHC"))
    #expect(try desk.text("a.tthc") == wrong)
  }
}

import Foundation
import Testing

@Suite("Usage")
struct UsageTests {
  @Test("help is in the language asked for", arguments: ["vi", "en"])
  func help(language: String) throws {
    let desk = try Desk()
    defer { desk.remove() }
    let run = try desk.tthc("--help", language: language)
    #expect(run.status == 0)
    #expect(run.remarks == "")
    try expectGolden(run.output, "help.\(language)")
    #expect(try desk.tthc("--lang", language, "--help").output == run.output)
    #expect(try desk.tthc("check", "--help", "--lang", language).status == 0)
  }

  @Test(
    "wrong usage is exit code 2 and said on standard error",
    arguments: [
      ["frobnicate"], ["check", "--frobnicate"], ["check", "--format", "xml"],
      ["check", "--lang", "fr"], ["compile", "a.tthc"], ["due"], ["explain"],
      ["due", "--calendar", "x", "--from", "26/01/2026", "--limit", "3 ngày"],
      ["run", "missing.tthc"], ["inspect", "missing.json"],
    ])
  func wrong(arguments: [String]) throws {
    let desk = try Desk()
    defer { desk.remove() }
    let run = try desk.run(arguments)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.remarks.hasPrefix("lỗi: "))
  }

  @Test("a code has a page in both languages; an unknown one is answered with near ones")
  func explain() throws {
    let desk = try Desk()
    defer { desk.remove() }
    for language in ["vi", "en"] {
      let page = try desk.tthc("explain", "TTHC1004", "--lang", language)
      #expect(page.status == 0)
      try expectGolden(page.output, "explain.\(language)")
    }
    #expect(try desk.tthc("explain", "1004").status == 0)
    let unknown = try desk.tthc("explain", "TTHC1999")
    #expect(unknown.status == 2)
    #expect(unknown.remarks.contains("TTHC1"))
  }

  @Test("a fault of ours ends with a plain sentence and exit code 70")
  func fault() throws {
    let desk = try Desk()
    defer { desk.remove() }
    // The shell takes the place of the program, which then is sent what a trap sends.
    let run = try desk.signalled("ILL")
    #expect(run.status == 70)
    #expect(run.remarks.hasPrefix("lỗi của chương trình"))
  }

  @Test("completion scripts", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let desk = try Desk()
    defer { desk.remove() }
    let run = try desk.tthc("--generate-completion-script", shell)
    #expect(run.status == 0)
    #expect(run.output.contains("explain"))
  }
}

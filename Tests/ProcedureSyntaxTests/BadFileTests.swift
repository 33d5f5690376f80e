import Diagnostics
import SourceText
import Testing

@testable import ProcedureSyntax

/// Files with mistakes. What is expected stands behind the line that causes it:
/// `### TTHC1009 "lời tiếng Việt" "English words"`, or `### ^ …` on the next line where the line
/// itself can hold no comment.
struct BadFileTests {
  struct Expected: Hashable, CustomStringConvertible {
    let line: Int
    let code: String
    let vi: String
    let en: String
    var description: String { "\(line): \(code) \(vi) | \(en)" }
  }

  static func expectations(_ text: String) -> [Expected] {
    var result: [Expected] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      for part in line.split(separator: "### ").dropFirst(line.hasPrefix("###") ? 0 : 1) {
        let isAbove = part.hasPrefix("^ ")
        let words = part.drop { $0 == "^" || $0 == " " }
        let code = words.prefix { $0 != " " }
        let messages = words.dropFirst(code.count + 1).reversed().drop { $0 == " " }.reversed()
        let pair = String(messages).dropFirst().dropLast().split(separator: "\" \"")
        guard pair.count == 2 else { continue }
        result.append(
          Expected(
            line: isAbove ? index : index + 1, code: String(code), vi: nfc(String(pair[0])),
            en: nfc(String(pair[1]))))
      }
    }
    return result
  }

  static func found(_ file: ParsedFile, _ source: SourceText) -> [Expected] {
    file.diagnostics.map {
      Expected(
        line: source.lines.line(ofByte: $0.location.span.lower), code: "\($0.code)",
        vi: nfc($0.message.vi), en: nfc($0.message.en))
    }
  }

  @Test func corpusIsThere() {
    #expect(Corpus.bad.count >= 12)
  }

  @Test(arguments: Corpus.bad)
  func hasTheExpectedFindings(_ file: Corpus.File) {
    let parsed = parse(file.source)
    #expect(parsed.tree.render() == file.bytes)
    let expected = Self.expectations(file.text)
    #expect(!expected.isEmpty)
    let found = Self.found(parsed, file.source)
    for line in Set(expected.map(\.line) + found.map(\.line)).sorted() {
      let (here, wanted) = (found.filter { $0.line == line }, expected.filter { $0.line == line })
      #expect(here.sorted(by: order) == wanted.sorted(by: order))
    }
  }

  private func order(_ left: Expected, _ right: Expected) -> Bool {
    (left.code, left.vi) < (right.code, right.vi)
  }

  @Test(arguments: Corpus.bad, Twin.allCases)
  func twinsHaveTheSameFindings(_ file: Corpus.File, _ twin: Twin) {
    let source = SourceText(path: file.name, bytes: twin.of(file.bytes))
    let parsed = parse(source)
    #expect(parsed.tree.render() == source.bytes)
    #expect(Self.found(parsed, source) == Self.found(parse(file.source), file.source))
  }

  @Test(arguments: Corpus.bad)
  func isNotFormatted(_ file: Corpus.File) {
    let parsed = parse(file.source)
    let errors = parsed.diagnostics.filter { $0.severity == .error }
    guard !errors.isEmpty else { return }
    #expect(format(parsed) == .refused(errors))
  }

  /// A safe fix, applied alone, takes its finding away and brings no other.
  @Test(arguments: Corpus.bad)
  func safeFixesMend(_ file: Corpus.File) {
    let before = parse(file.source).diagnostics
    for finding in before {
      for fix in finding.fixes where fix.safety == .safe {
        let mended = apply(groups: [fix.edits], to: file.bytes).bytes
        let source = SourceText(path: file.name, bytes: mended)
        let after = parse(source).diagnostics
        #expect(after.count < before.count, "\(finding.message.vi)")
      }
    }
  }
}

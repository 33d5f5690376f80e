import Diagnostics
import SourceText
import Testing

@testable import ProcedureSyntax

/// Files without a finding, feature by feature, in the one layout.
struct GoodFileTests {
  static let vietnamese = Corpus.good.filter { !$0.name.hasSuffix(".en.tthc") }

  @Test func corpusIsThere() {
    #expect(Self.vietnamese.count >= 12)
  }

  @Test(arguments: Corpus.good)
  func readsWithoutFindings(_ file: Corpus.File) {
    let parsed = parse(file.source)
    #expect(report(parsed, file.source) == "")
    #expect(parsed.tree.render() == file.bytes)
  }

  @Test(arguments: Corpus.good)
  func isInTheOneLayout(_ file: Corpus.File) {
    #expect(difference(format(parse(file.source)).text, file.text) == nil)
  }

  @Test(arguments: Corpus.good, Twin.allCases)
  func twinsReadTheSame(_ file: Corpus.File, _ twin: Twin) {
    let source = SourceText(path: file.name, bytes: twin.of(file.bytes))
    let parsed = parse(source)
    #expect(report(parsed, source) == "")
    #expect(parsed.tree.render() == source.bytes)
    #expect(difference(format(parsed).text, file.text) == nil)
  }

  /// `x.en.tthc` is `x.tthc` printed in English, and leads back to it.
  @Test(arguments: vietnamese)
  func hasAnEnglishTwin(_ file: Corpus.File) throws {
    let english = format(parse(file.source), dialect: .en).text
    let name = file.name.replacing(".tthc", with: ".en.tthc")
    #expect(try Corpus.matches("Tests/Corpus/good/\(name)", Array(english.utf8)))
    let back = format(parse(SourceText(path: name, english)), dialect: .vi).text
    let header = file.text.hasPrefix("tthc 1\n") ? "" : "tthc 1\n\n"
    #expect(difference(back, header + file.text) == nil)
  }
}

/// The findings of a file as plain text.
func report(_ file: ParsedFile, _ source: SourceText) -> String {
  guard !file.diagnostics.isEmpty else { return "" }
  return Report(file.diagnostics, in: .vi, sources: { _ in source }).terminal(colour: false)
}

/// The first line in which two texts differ.
func difference(_ text: String, _ wanted: String) -> String? {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
  let others = wanted.split(separator: "\n", omittingEmptySubsequences: false).map {
    Array($0.utf8)
  }
  for index in 0..<max(lines.count, others.count) {
    let line = index < lines.count ? lines[index] : nil
    let other = index < others.count ? others[index] : nil
    guard line != other else { continue }
    let shown = [line, other].map { $0.map { String(decoding: $0, as: UTF8.self) } ?? "(no line)" }
    return "line \(index + 1): “\(shown[0])”, wanted “\(shown[1])”"
  }
  return nil
}

extension FormatResult {
  /// The printed file, or why there is none.
  var text: String {
    switch self {
    case .formatted(let bytes): String(decoding: bytes, as: UTF8.self)
    case .refused(let reasons):
      "refused: " + reasons.map { "\($0.code) \($0.message.vi)" }.joined(separator: "; ")
    }
  }
}

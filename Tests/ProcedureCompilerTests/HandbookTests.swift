import Diagnostics
import ProcedureSyntax
import SourceText
import Testing

@testable import ProcedureCompiler

/// `Grammar/handbook.md` says what the language is: its examples hold, and no word is left out.
@Suite struct HandbookTests {
  @Test func hasExamplesOfBothKinds() {
    #expect(HandbookBlock.right.count >= 6)
    #expect(HandbookBlock.wrong.count >= 3)
  }

  /// A right example compiles whole, and nothing in it is lost.
  @Test(arguments: HandbookBlock.right)
  func compiles(_ block: HandbookBlock) {
    let compiled = block.compiled
    let words = compiled.diagnostics.filter { $0.severity != .remark }.map(\.message.vi)
    #expect(words.isEmpty, "\(words.joined(separator: "\n"))")
    #expect(compiled.procedures.count == block.declared.procedures)
    #expect(compiled.scenarios.count == block.declared.scenarios)
  }

  @Test(arguments: HandbookBlock.right)
  func isInTheOneLayout(_ block: HandbookBlock) {
    #expect(format(block.parsed) == .formatted(Array(block.text.utf8)))
  }

  /// A wrong example gives the codes that its first line names, and no other.
  @Test(arguments: HandbookBlock.wrong)
  func isWrongAsItSays(_ block: HandbookBlock) {
    let found = Set(block.compiled.diagnostics.map(\.code.description))
    #expect(!block.promisedCodes.isEmpty)
    #expect(found == block.promisedCodes)
  }

  /// Every phrase of the grammar and every built-in name, in both dialects, stands in the text: in a
  /// table, a paragraph or an example.
  @Test(arguments: Dialect.allCases)
  func mentionsEveryWord(_ dialect: Dialect) {
    let words = HandbookBlock.words(in: Repository.handbook)
    let rules = Repository.text("Grammar/tthc.ebnf")
    let phrases = Keyword.allCases.flatMap { $0.phrases(dialect) }.filter {
      rules.contains("\"\($0)\"")
    }
    #expect(phrases.count > 200)
    let all = phrases + BuiltinNames.all.map { $0.spelling(dialect) }
    let missing = Set(all).filter { !words.contains(HandbookBlock.words(in: $0)) }
    #expect(missing.isEmpty, "\(missing.sorted())")
  }
}

extension Repository {
  static let handbook = text("Grammar/handbook.md")
}

/// An example of the handbook: a fenced block marked `tthc`, or `tthc-sai` for a wrong one.
struct HandbookBlock: CustomStringConvertible, Sendable {
  /// The line of the handbook that opens it, counted from 1.
  let line: Int
  let isWrong: Bool
  let text: String

  var description: String { "handbook.md:\(line)" }

  static let all = read(Repository.handbook)
  static let right = all.filter { !$0.isWrong }
  static let wrong = all.filter(\.isWrong)

  private static func read(_ handbook: String) -> [HandbookBlock] {
    var blocks: [HandbookBlock] = []
    var open: (line: Int, mark: Substring, lines: [Substring])?
    let lines = handbook.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard line.hasPrefix("```") else {
        open?.lines.append(line)
        continue
      }
      if let block = open {
        open = nil
        guard ["tthc", "tthc-sai"].contains(block.mark) else { continue }
        blocks.append(
          HandbookBlock(
            line: block.line, isWrong: block.mark == "tthc-sai",
            text: block.lines.map { $0 + "\n" }.joined()))
      } else {
        open = (index + 1, line.dropFirst(3), [])
      }
    }
    return blocks
  }

  var parsed: ParsedFile {
    parse(SourceText(path: "vi-du.tthc", bytes: Array(text.utf8)))
  }

  var compiled: FileCompilation { compile("vi-du.tthc", in: SourceSet([parsed])) }

  /// How many procedures and scenarios the example declares.
  var declared: (procedures: Int, scenarios: Int) {
    let file = SourceSet([parsed]).files[0]
    return (file.declarations.filter { $0.kind == .procedure }.count, file.scenarios.count)
  }

  /// The codes of the first line, which is a comment.
  var promisedCodes: Set<String> {
    guard let first = text.split(separator: "\n").first, first.hasPrefix("#") else { return [] }
    return Self.codes(in: String(first))
  }

  static func codes(in text: String) -> Set<String> {
    Set(text.matches(of: /TTHC[0-9]{4}/).map { String($0.output) })
  }

  /// The words of a text, each between spaces: letters, digits, and signs that stand in words.
  static func words(in text: String) -> String {
    var result = " "
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || character == "_" || character.isCurrencySymbol
      {
        result.append(character)
      } else if result.last != " " {
        result.append(" ")
      }
    }
    return result + (result.last == " " ? "" : " ")
  }
}

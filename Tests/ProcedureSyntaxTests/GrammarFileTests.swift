import SourceText
import Testing

@testable import ProcedureSyntax

/// The files of `Grammar/` say what the Swift tables say. With `TTHC_REWRITE` they are written.
struct GrammarFileTests {
  @Test func keywordsAreOnFile() throws {
    #expect(try Corpus.matches("Grammar/keywords.json", Array(Grammar.keywordsJSON().utf8)))
  }

  @Test func rulesAreOnFile() throws {
    let text = """
      (* TTHC: the grammar, written from the tables of ProcedureSyntax. First with Vietnamese
         keywords, then the same rules with English ones. Keywords are compared without regard to
         capitals; they are known only where a rule asks for them, the longest one first. *)

      \(Grammar.ebnf(.vi))
      (* The same grammar in English. *)

      \(Grammar.ebnf(.en))
      """
    #expect(try Corpus.matches("Grammar/tthc.ebnf", Array(text.utf8)))
  }

  /// Every rule that is used is defined, once.
  @Test(arguments: Dialect.allCases)
  func rulesAreComplete(_ dialect: Dialect) {
    let text = Grammar.ebnf(dialect)
    var defined: [String] = []
    for line in text.split(separator: "\n") {
      guard let sign = line.firstRange(of: " = "), !line.hasPrefix(" "), !line.hasPrefix("(*")
      else {
        continue
      }
      defined.append(String(line[..<sign.lowerBound]))
    }
    #expect(Set(defined).count == defined.count)
    for context in Context.allCases where context != .file {
      let name =
        switch context {
        case .oneOf: "one of"
        case .amendedStep: "amended step"
        case .onBehalf: "on behalf"
        default: "\(context)"
        }
      #expect(defined.contains("\(name) block"))
    }
    for rule in ["expression", "type", "name", "path", "string", "given", "line end", "unit"] {
      #expect(defined.contains(rule))
    }
  }
}

import SourceText
import Testing

@testable import ProcedureSyntax

/// No phrase means two things in one place of the grammar.
struct KeywordTests {
  /// What a node and a set of keywords have room for.
  @Test func everyKeywordAndKindHasRoom() {
    #expect(Keyword.allCases.count <= KeywordSet.capacity)
    #expect(KeywordSet(Keyword.allCases).keywords == Keyword.allCases)
    #expect(SyntaxKind.allCases.count <= 64)
    for keyword in Keyword.allCases {
      for kind in SyntaxKind.allCases {
        let node = Node(kind, keyword, tokens: 5..<9, firstChild: 2, hasTrouble: true)
        #expect(node.keyword == keyword && node.kind == kind)
        #expect(node.firstToken == 5 && node.endToken == 9 && node.hasTrouble)
      }
    }
  }

  /// A place of the grammar with the keywords that may stand there.
  struct Place: CustomStringConvertible, Sendable {
    let description: String
    let keywords: [Keyword]
  }

  static let places: [Place] = {
    var places: [Place] = []
    for context in Context.allCases {
      places.append(Place(description: "\(context)", keywords: context.forms.map(\.keyword)))
      for form in context.forms { collect(form.parts, "\(context).\(form.keyword)", &places) }
      collect(context.item ?? [], "\(context) item", &places)
    }
    places.append(Place(description: "type", keywords: Grammar.types))
    places.append(
      Place(
        description: "unit", keywords: Keyword.allCases.filter(Parser.unitKeywords.contains)))
    places.append(
      Place(
        description: "operator", keywords: [.and, .or, .not, .equals, .differs, .memberOf, .has]))
    return places
  }()

  static func collect(_ parts: [Part], _ name: String, _ places: inout [Place]) {
    for part in parts {
      switch part {
      case .option(let list):
        places.append(Place(description: "\(name) option", keywords: list.keywords))
      case .clauses(let list):
        places.append(Place(description: "\(name) clauses", keywords: list.clauses.map(\.keyword)))
        for clause in list.clauses { collect(clause.parts, "\(name).\(clause.keyword)", &places) }
      case .oneOf(let inner):
        let keywords = inner.compactMap { part -> Keyword? in
          if case .clause(let keyword, _) = part { keyword } else { nil }
        }
        places.append(Place(description: "\(name) one of", keywords: keywords))
        collect(inner, name, &places)
      case .clause(let keyword, let inner): collect(inner, "\(name).\(keyword)", &places)
      case .optional(let inner), .sequence(let inner), .parenthesized(let inner):
        collect(inner, name, &places)
      case .range(let inner), .list(let inner), .alternatives(let inner), .arrow(let inner):
        collect([inner], name, &places)
      case .name, .path, .string, .expression, .type, .count, .documentNumber, .procedureCode,
        .date, .time, .colon, .comma, .word, .assign, .assignment, .given:
        break
      }
    }
  }

  @Test(arguments: places, Dialect.allCases)
  func noPhraseMeansTwoThings(_ place: Place, _ dialect: Dialect) {
    var meaning: [String: Keyword] = [:]
    for keyword in place.keywords {
      for phrase in keyword.phrases(dialect) {
        let folded = Vietnamese.skeletonWithMarks(phrase)
        #expect(meaning[folded] == nil, "\(place): \(phrase)")
        meaning[folded] = keyword
      }
    }
  }

  @Test(arguments: Keyword.allCases)
  func phrasesAreComposedAndPlain(_ keyword: Keyword) {
    for dialect in Dialect.allCases {
      let phrases = keyword.phrases(dialect)
      #expect(!phrases.isEmpty)
      for phrase in phrases {
        #expect(nfc(phrase) == phrase)
        #expect(phrase.split(separator: " ").joined(separator: " ") == phrase)
        for word in WordTable.words(of: phrase) {
          #expect(WordTable.shared.id(ofAnySpelling: word) != 0)
          #expect(word.utf8.count <= WordTable.longestWord, "\(word)")
        }
      }
      #expect(Set(phrases).count == phrases.count)
    }
  }

  /// Where one phrase begins another, the longer one is read.
  @Test(arguments: places, Dialect.allCases)
  func theLongestPhraseIsRead(_ place: Place, _ dialect: Dialect) {
    let allowed = KeywordSet(place.keywords)
    for keyword in place.keywords {
      for phrase in keyword.phrases(dialect) {
        for spelling in [phrase, phrase.uppercased(), phrase.replacing(" ", with: "\t ")] {
          let bytes = Array(spelling.utf8)
          let found = bytes.withUnsafeBufferPointer { bytes in
            let tokens = Lexer.read(bytes).tokens
            return tokens.withUnsafeBufferPointer { tokens in
              PhraseTable.of(dialect).longest(from: 0, in: tokens, allowed: allowed)
            }
          }
          #expect(found?.keyword == keyword, "\(place): \(spelling)")
          #expect(found?.count == WordTable.words(of: phrase).count)
        }
      }
    }
  }

  @Test func someKeywordsAreBeginningsOfOthers() {
    let pairs: [(Keyword, Keyword)] = [
      (.copy, .certifiedCopy), (.number, .integer), (.due, .overallDue),
    ]
    for (short, long) in pairs {
      #expect(long.phrase(.vi).hasPrefix(short.phrase(.vi)))
    }
  }
}

extension Vietnamese {
  /// A phrase as keywords are compared: in lower case, composed, its tone marks in one place.
  fileprivate static func skeletonWithMarks(_ phrase: String) -> String {
    phrase.split(separator: " ").map { word in
      let folded = lowercased(nfc(String(word)))
      return [folded, withOtherTonePlacement(folded) ?? folded].min() ?? folded
    }.joined(separator: " ")
  }
}

import SourceText

extension Parser {
  static let typeKeywords = KeywordSet([
    .text, .integer, .number, .money, .date, .time, .yesNo, .choice, .listOf, .duration,
  ])

  mutating func parseType() -> Bool {
    let mark = open()
    guard let found = phrase(in: Self.typeKeywords) ?? repairedKeyword(among: Grammar.types) else {
      return fail(.expected(.type, suggestion: suggestKeyword(among: Grammar.types)))
    }
    take(found.keyword, found.count)
    switch found.keyword {
    case .choice:
      guard parseChoices() else { return false }
    case .listOf:
      expressionDepth += 1
      defer { expressionDepth -= 1 }
      guard expressionDepth < Self.deepestNesting else { return fail(.nestedTooDeep) }
      guard parseType() else { return false }
    default: break
    }
    close(mark, .type, found.keyword)
    return true
  }

  private mutating func parseChoices() -> Bool {
    repeat {
      guard parseName() else { return false }
      if at(.string) { _ = parseToken(.string, .string, .string) }
    } while eat(.comma)
    return true
  }
}

extension Grammar {
  /// The types of data, in the order in which they are offered.
  static let types: [Keyword] = [
    .text, .number, .integer, .money, .date, .time, .yesNo, .choice, .listOf, .duration,
  ]
}

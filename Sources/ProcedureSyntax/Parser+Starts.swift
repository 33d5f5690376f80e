import SourceText

// Whether a part can start at the next word: what is optional is left out where it can't.
extension Parser {
  mutating func canStart(_ parts: Range<Int>) -> Bool {
    guard let first = parts.first else { return false }
    let op = grammar.ops[first]
    switch op.code {
    case .optional: return canStart(op.children) || canStart(parts.dropFirst())
    case .clauses: return canStart(first) || canStart(parts.dropFirst())
    case .comma:
      guard at(.comma) else { return false }
      index += 1
      defer { index -= 1 }
      return canStart(parts.dropFirst())
    case .colon:
      // A colon at the end of the line opens a block instead.
      return at(.colon) && index + 1 < statementEnd
    case .name, .path, .string, .expression, .type, .count, .documentNumber, .procedureCode, .date,
      .time, .range, .option, .clause, .list, .alternatives, .oneOf, .arrow, .parenthesized,
      .sequence, .word, .assign, .assignment, .given:
      return canStart(first)
    }
  }

  mutating func canStart(_ part: Int) -> Bool {
    let op = grammar.ops[part]
    switch op.code {
    case .name, .path, .assignment: return at(.word) && !isReserved(tokens[index])
    case .given: return at(.word)
    case .string: return at(.string) || at(.multilineString)
    case .expression: return canStartExpression
    case .type: return phrase(in: Self.typeKeywords) != nil
    case .count: return at(.number)
    case .documentNumber: return at(.documentNumber) || at(.word) && wordsBeforeDocument != nil
    case .procedureCode: return at(.procedureCode)
    case .date: return at(.date)
    case .time: return at(.time)
    case .range, .list, .alternatives: return canStart(op.children.lowerBound)
    case .option, .clauses: return phrase(in: grammar.sets[Int(op.set)]) != nil
    case .clause, .word: return match(op.keyword) != nil
    case .optional, .sequence: return canStart(op.children)
    case .oneOf:
      for alternative in op.children where canStart(alternative) { return true }
      return false
    case .arrow: return at(.arrow) || isAtDoubleArrow
    case .colon: return at(.colon)
    case .comma: return at(.comma)
    case .parenthesized: return at(.leftParenthesis)
    case .assign: return at(.equal)
    }
  }

  /// The longest phrase of the set that stands here.
  @inline(__always)
  func phrase(in set: KeywordSet) -> (keyword: Keyword, count: Int)? {
    guard index < statementEnd,
      let found = phrases.longest(from: index, in: tokens, allowed: set),
      index + found.count <= statementEnd
    else { return nil }
    return found
  }
}

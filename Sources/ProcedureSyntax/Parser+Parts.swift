import SourceText

extension Parser {
  /// Reads the parts in order. False when one of them was missing: the statement is given up then,
  /// and the reason has been reported.
  mutating func parse(_ parts: ArraySlice<Part>) -> Bool {
    for (position, part) in zip(parts.indices, parts) {
      if case .optional = part, isClauseAhead(of: parts[(position + 1)...]) { continue }
      guard parse(part) else { return false }
    }
    return true
  }

  /// A word that starts one of the clauses that follow is not the name that might stand before them:
  /// `đóng lệ_phí qua tại quầy` gives no amount.
  private func isClauseAhead(of parts: ArraySlice<Part>) -> Bool {
    guard case .clauses(let list)? = parts.first else { return false }
    return phrase(in: list.set) != nil
  }

  private mutating func parse(_ part: Part) -> Bool {
    switch part {
    case .name: return parseName()
    case .path: return parsePath()
    case .string: return parseToken([.string, .multilineString], .string, expecting: .string)
    case .expression: return parseExpression()
    case .type: return parseType()
    case .count: return parseToken([.number], .literal, expecting: .count)
    case .documentNumber:
      return parseToken([.documentNumber], .documentNumber, expecting: .documentNumber)
    case .procedureCode:
      return parseToken([.procedureCode], .procedureCode, expecting: .procedureCode)
    case .date: return parseToken([.date], .literal, expecting: .date)
    case .time: return parseToken([.time], .literal, expecting: .time)
    case .range(let inner): return parseRange(of: inner)
    case .option(let list): return parseOption(list)
    case .clause(let keyword, let parts): return parseClause(keyword, parts)
    case .list(let element): return parseList(of: element, orWord: false)
    case .alternatives(let element): return parseList(of: element, orWord: true)
    case .optional(let parts):
      guard canStart(parts[...]) else { return true }
      return parse(parts[...])
    case .oneOf(let alternatives): return parseOneOf(alternatives)
    case .clauses(let list): return parseClauses(list)
    case .arrow(let target):
      guard eat(.arrow) else { return fail(.expected(.arrow)) }
      return parse(target)
    case .colon:
      guard eat(.colon) else { return fail(.expected(.colon)) }
      return true
    case .comma:
      guard eat(.comma) else { return fail(.expected(.comma)) }
      return true
    case .parenthesized(let parts):
      guard eat(.leftParenthesis) else { return fail(.expected(.parenthesis)) }
      guard canStart(parts[...]) else { return eat(.rightParenthesis) || fail(.unclosedBracket) }
      guard parse(parts[...]) else { return false }
      return eat(.rightParenthesis) || fail(.unclosedBracket)
    case .sequence(let parts): return parse(parts[...])
    case .word(let keyword): return eat(keyword) || fail(.expected(.keyword(keyword)))
    case .assign: return eat(.equal) || fail(.expected(.equalSign))
    case .assignment: return parseAssignment()
    case .given: return parseGiven()
    }
  }

  mutating func fail(_ problem: SyntaxProblem) -> Bool {
    if at(.unknown) { silenced += 1 } else { report(problem, at: spanHere) }
    let mark = open()
    let from = index
    index = max(index, statementEnd)
    // The colon that opens the statement's block stays outside, so that the block is still read.
    if index > from, tokens[index - 1].kind == .colon { index -= 1 }
    if index > from { close(mark, .unexpected, hasTrouble: true) }
    return false
  }

  // MARK: Can it start here?

  private mutating func canStart(_ parts: ArraySlice<Part>) -> Bool {
    guard let first = parts.first else { return false }
    switch first {
    case .optional(let inner):
      return canStart(inner[...]) || canStart(parts.dropFirst())
    case .clauses(let list):
      return phrase(in: list.set) != nil || canStart(parts.dropFirst())
    case .comma:
      guard at(.comma) else { return false }
      index += 1
      defer { index -= 1 }
      return canStart(parts.dropFirst())
    case .colon:
      // A colon at the end of the line opens a block instead.
      return at(.colon) && index + 1 < statementEnd
    default: return canStart(first)
    }
  }

  private mutating func canStart(_ part: Part) -> Bool {
    switch part {
    case .name, .path, .assignment: at(.word) && !isReserved(tokens[index])
    case .given: at(.word)
    case .string: at(.string) || at(.multilineString)
    case .expression: canStartExpression
    case .type: phrase(in: Self.typeKeywords) != nil
    case .count: at(.number)
    case .documentNumber: at(.documentNumber)
    case .procedureCode: at(.procedureCode)
    case .date: at(.date)
    case .time: at(.time)
    case .range(let inner): canStart(inner)
    case .option(let list): phrase(in: list.set) != nil
    case .clause(let keyword, _): match(keyword) != nil
    case .list(let element), .alternatives(let element): canStart(element)
    case .optional(let parts), .sequence(let parts): canStart(parts[...])
    case .oneOf(let alternatives): alternatives.contains { canStart($0) }
    case .clauses(let list): phrase(in: list.set) != nil
    case .arrow: at(.arrow)
    case .colon: at(.colon)
    case .comma: at(.comma)
    case .parenthesized: at(.leftParenthesis)
    case .word(let keyword): match(keyword) != nil
    case .assign: at(.equal)
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

  // MARK: The parts

  private mutating func parseToken(
    _ kinds: [Token.Kind], _ node: SyntaxKind, expecting: SyntaxExpectation
  ) -> Bool {
    guard index < statementEnd, kinds.contains(tokens[index].kind) else {
      return fail(.expected(expecting))
    }
    let mark = open()
    index += 1
    close(mark, node)
    return true
  }

  /// The line before ended in `,` or `->` and nothing followed: this is the next line already.
  ///
  /// A name is never followed by another word, but for a clause; the keyword of a line mostly is.
  private var startsForgottenLine: Bool {
    mutating get {
      let token = tokens[index]
      guard token.startsLine, !token.startsStatement, let context = contexts.last,
        let found = phrase(in: ContextTable.of(context).keywords),
        index + found.count < statementEnd
      else { return false }
      let next = tokens[index + found.count]
      guard !next.startsLine else { return false }
      switch next.kind {
      case .word, .number, .string:
        statementEnd = index
        return true
      case .date, .time, .documentNumber, .procedureCode, .multilineString, .comma, .colon, .dot,
        .slash, .percent, .arrow, .leftParenthesis, .rightParenthesis, .plus, .minus, .asterisk,
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .unknown, .endOfFile:
        return false
      }
    }
  }

  mutating func parseName() -> Bool {
    guard at(.word), !startsForgottenLine else { return fail(.expected(.name)) }
    if isReserved(tokens[index]) { return fail(.reservedName) }
    let mark = open()
    index += 1
    close(mark, .name)
    return true
  }

  mutating func parsePath() -> Bool {
    guard at(.word), !startsForgottenLine else { return fail(.expected(.name)) }
    if isReserved(tokens[index]) { return fail(.reservedName) }
    let mark = open()
    index += 1
    while at(.dot), index + 1 < statementEnd, tokens[index + 1].kind == .word { index += 2 }
    close(mark, .path)
    return true
  }

  private mutating func parseRange(of inner: Part) -> Bool {
    let mark = open()
    guard parse(inner) else { return false }
    if eat(.minus) {
      guard parse(inner) else { return false }
    }
    close(mark, .range)
    return true
  }

  private mutating func parseOption(_ list: KeywordList) -> Bool {
    guard let found = phrase(in: list.set) else {
      if let found = unmarkedKeyword(among: list.keywords), found.count > 0 {
        report(.missingMarks(found.keyword), at: span(index..<(index + found.count)))
        return closeOption(found)
      }
      return fail(
        .expected(.oneOf(list.keywords), suggestion: suggestKeyword(among: list.keywords)))
    }
    return closeOption(found)
  }

  private mutating func closeOption(_ found: (keyword: Keyword, count: Int)) -> Bool {
    let mark = open()
    take(found.keyword, found.count)
    close(mark, .option, found.keyword)
    return true
  }

  private mutating func parseClause(_ keyword: Keyword, _ parts: [Part]) -> Bool {
    guard let count = match(keyword) else { return fail(.expected(.keyword(keyword))) }
    return parseClause(keyword, parts, count)
  }

  private mutating func parseClause(_ keyword: Keyword, _ parts: [Part], _ count: Int) -> Bool {
    let mark = open()
    take(keyword, count)
    let isWhole = parse(parts[...])
    close(mark, .clause, keyword, hasTrouble: !isWhole)
    return isWhole
  }

  private mutating func parseClauses(_ list: ClauseList) -> Bool {
    while index < statementEnd {
      guard let found = phrase(in: list.set),
        let clause = list.clauses.first(where: { $0.keyword == found.keyword })
      else {
        note(list.set)
        return true
      }
      guard parseClause(clause.keyword, clause.parts, found.count) else { return false }
    }
    return true
  }

  private mutating func parseList(of element: Part, orWord: Bool) -> Bool {
    guard parse(element) else { return false }
    while true {
      if at(.comma) {
        // A comma may also lead on to what follows the list.
        index += 1
        guard canStart(element) else {
          if isAtEnd { return fail(.expected(.elementAfterComma)) }
          index -= 1
          return true
        }
      } else if orWord, let count = match(.or) {
        let mark = open()
        take(.or, count)
        close(mark, .option, .or)
      } else {
        return true
      }
      guard parse(element) else { return false }
    }
  }

  private mutating func parseOneOf(_ alternatives: [Part]) -> Bool {
    for alternative in alternatives where canStart(alternative) {
      return parse(alternative)
    }
    let expectations = alternatives.compactMap(\.expectation).flatMap(\.leaves)
    let keywords = expectations.flatMap(\.keywords)
    let expectation: SyntaxExpectation =
      keywords.count == expectations.count ? .oneOf(keywords) : .alternatives(expectations)
    return fail(.expected(expectation, suggestion: suggestKeyword(among: keywords)))
  }

  private mutating func parseAssignment() -> Bool {
    let mark = open()
    guard parseName() else { return false }
    guard eat(.equal) else { return fail(.expected(.equalSign)) }
    guard parseExpression() else { return false }
    close(mark, .assignment)
    return true
  }

  /// `trường hợp nhà_ở`, `diện_tích = 120`, `đơn bản sao 1 dung lượng 12 MB`.
  private mutating func parseGiven() -> Bool {
    if let count = match(.inCase), index + count < statementEnd,
      tokens[index + count].kind == .word
    {
      return parseClause(.inCase, [.name], count)
    }
    let mark = open()
    guard parseName() else { return false }
    if eat(.equal) {
      guard parseExpression() else { return false }
      close(mark, .assignment)
      return true
    }
    guard parseClauses(Grammar.givenPaperClauses) else { return false }
    close(mark, .given)
    return true
  }

  // MARK: Types

  static let typeKeywords = KeywordSet([
    .text, .integer, .number, .money, .date, .time, .yesNo, .choice, .listOf, .duration,
  ])

  private mutating func parseType() -> Bool {
    let mark = open()
    guard let found = phrase(in: Self.typeKeywords) else {
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
      if at(.string) { _ = parse(.string) }
    } while eat(.comma)
    return true
  }
}

extension SyntaxExpectation {
  /// The expectations of which one has to be met, each fixed word for itself.
  fileprivate var leaves: [SyntaxExpectation] {
    switch self {
    case .oneOf(let keywords): keywords.map(SyntaxExpectation.keyword)
    case .alternatives(let expectations): expectations.flatMap(\.leaves)
    case .keyword, .name, .string, .value, .count, .type, .date, .time, .documentNumber,
      .procedureCode, .version, .arrow, .colon, .comma, .equalSign, .parenthesis,
      .elementAfterComma:
      [self]
    }
  }

  /// The fixed words that would have been right.
  fileprivate var keywords: [Keyword] {
    switch self {
    case .keyword(let keyword): [keyword]
    case .oneOf(let keywords): keywords
    case .alternatives(let expectations): expectations.flatMap(\.keywords)
    case .name, .string, .value, .count, .type, .date, .time, .documentNumber, .procedureCode,
      .version, .arrow, .colon, .comma, .equalSign, .parenthesis, .elementAfterComma:
      []
    }
  }
}

extension Part {
  /// What the author should have written for the part; nil where nothing has to stand.
  fileprivate var expectation: SyntaxExpectation? {
    switch self {
    case .name, .path, .assignment, .given: .name
    case .string: .string
    case .expression: .value
    case .type: .type
    case .count: .count
    case .documentNumber: .documentNumber
    case .procedureCode: .procedureCode
    case .date: .date
    case .time: .time
    case .range(let inner), .list(let inner), .alternatives(let inner): inner.expectation
    case .option(let list): .oneOf(list.keywords)
    case .clause(let keyword, _), .word(let keyword): .keyword(keyword)
    case .optional, .clauses: nil
    case .oneOf(let alternatives): .alternatives(alternatives.compactMap(\.expectation))
    case .arrow: .arrow
    case .colon: .colon
    case .comma: .comma
    case .parenthesized: .parenthesis
    case .sequence(let parts): parts.lazy.compactMap(\.expectation).first
    case .assign: .equalSign
    }
  }
}

extension Grammar {
  /// The types of data, in the order in which they are offered.
  static let types: [Keyword] = [
    .text, .number, .integer, .money, .date, .time, .yesNo, .choice, .listOf, .duration,
  ]
}

import SourceText

extension Parser {
  /// Reads the parts in order. False when one of them was missing: the statement is given up then,
  /// and the reason has been reported.
  mutating func parse(_ parts: Range<Int>) -> Bool {
    var part = parts.lowerBound
    while part < parts.upperBound {
      defer { part += 1 }
      if grammar.ops[part].code == .optional, part + 1 < parts.upperBound, isClause(ahead: part + 1)
      {
        continue
      }
      guard parse(part) else { return false }
    }
    return true
  }

  /// A word that starts one of the clauses that follow is not the name that might stand before them:
  /// `đóng lệ_phí qua tại quầy` gives no amount.
  @inline(__always)
  private func isClause(ahead next: Int) -> Bool {
    let op = grammar.ops[next]
    return op.code == .clauses && phrase(in: grammar.sets[Int(op.set)]) != nil
  }

  private mutating func parse(_ part: Int) -> Bool {
    let op = grammar.ops[part]
    currentPart = part
    switch op.code {
    case .name: return parseName()
    case .path: return parsePath()
    case .string:
      return parseToken(at(.multilineString) ? .multilineString : .string, .string, .string)
    case .expression: return parseExpression()
    case .type: return parseType()
    case .count: return parseToken(.number, .literal, .count)
    case .documentNumber:
      skipWordsBeforeDocument()
      guard parseToken(.documentNumber, .documentNumber, .documentNumber) else { return false }
      skipWordsBehindDocument()
      return true
    case .procedureCode: return parseToken(.procedureCode, .procedureCode, .procedureCode)
    case .date: return parseToken(.date, .literal, .date)
    case .time: return parseToken(.time, .literal, .time)
    case .range: return parseRange(of: op.children.lowerBound)
    case .option: return parseOption(part)
    case .clause: return parseClause(op)
    case .list: return parseList(of: op.children.lowerBound, orWord: false)
    case .alternatives: return parseList(of: op.children.lowerBound, orWord: true)
    case .optional: return canStart(op.children) ? parse(op.children) : true
    case .oneOf: return parseOneOf(part)
    case .clauses: return parseClauses(part)
    case .arrow:
      return eatArrow() ? parse(op.children.lowerBound) : fail(.expected(.arrow))
    case .colon: return eat(.colon) || fail(.expected(.colon))
    case .comma: return eat(.comma) || fail(.expected(.comma))
    case .parenthesized:
      guard eat(.leftParenthesis) else { return fail(.expected(.parenthesis)) }
      if canStart(op.children) {
        guard parse(op.children) else { return false }
      }
      return eat(.rightParenthesis) || fail(.unclosedBracket)
    case .sequence: return parse(op.children)
    case .word:
      if eat(op.keyword) { return true }
      guard let found = repairedKeyword(among: [op.keyword]) else {
        return fail(.expected(.keyword(op.keyword)))
      }
      take(found.keyword, found.count)
      return true
    case .assign: return eat(.equal) || fail(.expected(.equalSign))
    case .assignment: return parseAssignment()
    case .given: return parseGiven()
    }
  }

  mutating func fail(_ problem: SyntaxProblem) -> Bool {
    if at(.unknown) || followsUnclosedString || joinedIn == statementEnd {
      silenced += 1
    } else if case .expected(let expectation, _) = problem, at(.word),
      let found = unmarkedKeyword(among: expectation.keywords)
    {
      report(.missingMarks(found.keyword), at: span(index..<(index + found.count)))
    } else {
      report(problem, at: spanHere)
    }
    let mark = open()
    let from = index
    index = max(index, statementEnd)
    // The colon that opens the statement's block stays outside, so that the block is still read.
    if index > from, tokens[index - 1].kind == .colon { index -= 1 }
    if index > from { close(mark, .unexpected, hasTrouble: true) }
    return false
  }

  // MARK: The parts

  mutating func parseToken(
    _ kind: Token.Kind, _ node: SyntaxKind, _ expectation: SyntaxExpectation
  ) -> Bool {
    guard at(kind) else { return fail(.expected(expectation)) }
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
        let found = phrase(in: grammar.block(context).keywords),
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
    if at(.word) { joinName() }
    close(mark, .name)
    return true
  }

  mutating func parsePath() -> Bool {
    guard at(.word), !startsForgottenLine else { return fail(.expected(.name)) }
    if isReserved(tokens[index]) { return fail(.reservedName) }
    let mark = open()
    index += 1
    while at(.dot), index + 1 < statementEnd, tokens[index + 1].kind == .word { index += 2 }
    if at(.word) { joinName() }
    close(mark, .path)
    return true
  }

  private mutating func parseRange(of inner: Int) -> Bool {
    let mark = open()
    guard parse(inner) else { return false }
    if eat(.minus) {
      guard parse(inner) else { return false }
    }
    close(mark, .range)
    return true
  }

  private mutating func parseOption(_ part: Int) -> Bool {
    if let found = phrase(in: grammar.sets[Int(grammar.ops[part].set)]) {
      return closeOption(found)
    }
    guard case .option(let list) = GrammarTable.shared.parts[part] else { return false }
    if let found = repairedKeyword(among: list.keywords) { return closeOption(found) }
    return fail(.expected(.oneOf(list.keywords), suggestion: suggestKeyword(among: list.keywords)))
  }

  private mutating func closeOption(_ found: (keyword: Keyword, count: Int)) -> Bool {
    let mark = open()
    take(found.keyword, found.count)
    close(mark, .option, found.keyword)
    return true
  }

  private mutating func parseClause(_ op: GrammarTable.Op) -> Bool {
    if let count = match(op.keyword) { return parseClause(op, count) }
    guard let found = repairedKeyword(among: [op.keyword]) else {
      return fail(.expected(.keyword(op.keyword)))
    }
    return parseClause(op, found.count)
  }

  private mutating func parseClause(_ op: GrammarTable.Op, _ count: Int) -> Bool {
    let mark = open()
    take(op.keyword, count)
    skipFiller(after: op.keyword)
    let isWhole = parse(op.children)
    close(mark, .clause, op.keyword, hasTrouble: !isWhole)
    return isWhole
  }

  private mutating func parseClauses(_ part: Int) -> Bool {
    let list = grammar.ops[part]
    let set = grammar.sets[Int(list.set)]
    while index < statementEnd {
      guard let found = phrase(in: set) else {
        note(set)
        guard tokens[index].kind == .word || tokens[index].kind == .number,
          let repaired = parseRepairedClause(of: part)
        else { return true }
        guard repaired else { return false }
        continue
      }
      for clause in list.children where grammar.ops[clause].keyword == found.keyword {
        guard parseClause(grammar.ops[clause], found.count) else { return false }
        break
      }
    }
    return true
  }

  /// A clause in everyday words or without its marks; nil where none stands here.
  private mutating func parseRepairedClause(of part: Int) -> Bool? {
    let list = grammar.ops[part]
    let set = grammar.sets[Int(list.set)]
    let mark = open()
    if let copy = eatCountBeforeCopy(set) {
      close(mark, .clause, copy, hasTrouble: true)
      return true
    }
    guard at(.word), phrase(in: GrammarTable.shared.follows[part]) == nil,
      let found = repairedKeyword(among: set.keywords)
    else { return nil }
    for clause in list.children where grammar.ops[clause].keyword == found.keyword {
      return parseClause(grammar.ops[clause], found.count)
    }
    return nil
  }

  private mutating func parseList(of element: Int, orWord: Bool) -> Bool {
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

  private mutating func parseOneOf(_ part: Int) -> Bool {
    for alternative in grammar.ops[part].children where canStart(alternative) {
      return parse(alternative)
    }
    guard case .oneOf(let alternatives) = GrammarTable.shared.parts[part] else { return false }
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
      let mark = open()
      take(.inCase, count)
      let isWhole = parseName()
      close(mark, .clause, .inCase, hasTrouble: !isWhole)
      return isWhole
    }
    let mark = open()
    guard parseName() else { return false }
    if eat(.equal) {
      guard parseExpression() else { return false }
      close(mark, .assignment)
      return true
    }
    guard parseClauses(GrammarTable.shared.givenPaper) else { return false }
    close(mark, .given)
    return true
  }
}

import SourceText

/// Expressions, by descent through the precedences: or, and, not, comparison, sum, product, operand.
///
/// Chains become one flat node, so that a long sum costs its length and no depth.
extension Parser {
  static let functionKeywords = KeywordSet([.greatest, .least, .round])
  static let unitKeywords = KeywordSet([
    .unitWorkingDay, .unitWorkingHour, .unitSecond, .unitMinute, .unitHour, .unitDay, .unitWeek,
    .unitMonth, .unitYear, .dong, .megabytes, .kilobytes,
  ])
  private static let operandKeywords = KeywordSet([
    .greatest, .least, .round, .daysFrom, .lengthOf, .dueDay, .monthStart, .listOf, .ifElse,
  ])

  /// Whether an expression can start here.
  @inline(__always)
  var canStartExpression: Bool {
    guard index < statementEnd else { return false }
    switch tokens[index].kind {
    case .word: return !isReserved(tokens[index]) || startsOperand
    case .number, .date, .time, .string, .multilineString, .leftParenthesis, .minus: return true
    case .documentNumber, .procedureCode, .comma, .colon, .dot, .slash, .percent, .arrow,
      .rightParenthesis, .plus, .asterisk, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .unknown, .endOfFile:
      return false
    }
  }

  private static let reservedOperands = KeywordSet([.not, .has, .yes, .no])
  private var startsOperand: Bool { phrase(in: Self.reservedOperands) != nil }

  mutating func parseExpression() -> Bool {
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    guard expressionDepth < Self.deepestNesting else { return fail(.nestedTooDeep) }
    return parseJunction()
  }

  /// `a và b và c` or `a hoặc b hoặc c`; both without brackets is an error that shows both readings.
  private mutating func parseJunction() -> Bool {
    let mark = open()
    let start = index
    guard parseNegation() else { return false }
    guard let first = phrase(in: Self.junctions) ?? repairedJunction() else { return true }
    var isMixed = false
    var next: (keyword: Keyword, count: Int)? = first
    while let found = next {
      if found.keyword != first.keyword { isMixed = true }
      take(found.keyword, found.count)
      guard parseNegation() else { return false }
      next = phrase(in: Self.junctions) ?? repairedJunction()
    }
    if isMixed { report(.mixedJunctions, at: span(start..<index)) }
    close(mark, first.keyword == .and ? .allOf : .anyOf, hasTrouble: isMixed)
    return true
  }

  private static let junctions = KeywordSet([.and, .or])

  /// `va`, `hoac`: only where nothing else may follow.
  private mutating func repairedJunction() -> (keyword: Keyword, count: Int)? {
    guard at(.word), !mayGoOnHere else { return nil }
    return repairedKeyword(among: [.and, .or])
  }

  private mutating func parseNegation() -> Bool {
    guard index < statementEnd, let count = phrases.length(of: .not, at: index, in: tokens),
      index + count < statementEnd, canStartOperand(after: count)
    else { return parseComparison() }
    let mark = open()
    take(.not, count)
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    guard expressionDepth < Self.deepestNesting else { return fail(.nestedTooDeep) }
    guard parseNegation() else { return false }
    close(mark, .negation)
    return true
  }

  @inline(__always)
  private func canStartOperand(after count: Int) -> Bool {
    let ahead = lookahead(count)
    return ahead.canStartExpression && ahead.phrase(in: Self.neverNegated) == nil
  }

  /// `mặc định không khai khi nộp`: the word before these is a value of its own.
  private static let neverNegated = junctions.union(KeywordSet([.statedAtFiling, .optional]))

  /// A parser further on, only for looking.
  @inline(__always)
  private func lookahead(_ count: Int) -> Lookahead {
    Lookahead(index: index + count, end: statementEnd, tokens: tokens, phrases: phrases)
  }

  private struct Lookahead {
    let index: Int
    let end: Int
    let tokens: UnsafeBufferPointer<Token>
    let phrases: PhraseTable

    func phrase(in set: KeywordSet) -> Keyword? {
      guard index < end else { return nil }
      return phrases.longest(from: index, in: tokens, allowed: set)?.keyword
    }

    var canStartExpression: Bool {
      guard index < end else { return false }
      switch tokens[index].kind {
      case .word, .number, .date, .time, .string, .multilineString, .leftParenthesis, .minus:
        return true
      case .documentNumber, .procedureCode, .comma, .colon, .dot, .slash, .percent, .arrow,
        .rightParenthesis, .plus, .asterisk, .equal, .notEqual, .less, .lessOrEqual, .greater,
        .greaterOrEqual, .unknown, .endOfFile:
        return false
      }
    }
  }

  private mutating func parseComparison() -> Bool {
    let mark = open()
    guard parseSum() else { return false }
    if eatComparisonSign() {
      guard parseSum() else { return false }
      close(mark, .comparison)
      if isAtComparisonSign { return fail(.chainedComparison) }
    } else if eat(.memberOf) {
      guard parseMembers() else { return false }
      close(mark, .membership)
    }
    return true
  }

  private static let comparisonWords = KeywordSet([.equals, .differs])

  /// A sign of comparison or its words: `=`, `là`, `khác`, `là khác`.
  @inline(__always)
  private var isAtComparisonSign: Bool {
    guard index < statementEnd else { return false }
    switch tokens[index].kind {
    case .equal: return !isAtDoubleArrow || isComparedByDoubleArrow
    case .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return true
    case .word: return phrase(in: Self.comparisonWords) != nil
    case .number, .date, .time, .documentNumber, .procedureCode, .string, .multilineString, .comma,
      .colon, .dot, .slash, .percent, .arrow, .leftParenthesis, .rightParenthesis, .plus, .minus,
      .asterisk, .unknown, .endOfFile:
      return false
    }
  }

  private mutating func eatComparisonSign() -> Bool {
    guard isAtComparisonSign else { return false }
    if eatDoubleArrow(meaning: ">=") { return true }
    guard at(.word) else {
      index += 1
      return true
    }
    if eat(.equals) {
      _ = eat(.differs)
      return true
    }
    return eat(.differs)
  }

  private mutating func parseMembers() -> Bool {
    guard index < statementEnd else { return fail(.expected(.value)) }
    let kind = tokens[index].kind
    guard parseSum() else { return false }
    while at(.comma), index + 1 < statementEnd, tokens[index + 1].kind == kind,
      lookahead(1).phrase(in: Self.afterLists) == nil
    {
      index += 1
      guard parseSum() else { return false }
    }
    return true
  }

  /// Words that follow a comma behind a list of values and are not one of them.
  private static let afterLists = KeywordSet([.otherwise, .atMost, .afterEvent])

  private mutating func parseSum() -> Bool {
    let mark = open()
    guard parseProduct() else { return false }
    guard at(.plus) || at(.minus) else { return true }
    while eat(.plus) || eat(.minus) {
      guard parseProduct() else { return false }
    }
    close(mark, .sum)
    return true
  }

  private mutating func parseProduct() -> Bool {
    let mark = open()
    guard parseOperand() else { return false }
    if at(.slash) { return fail(.noDivision) }
    guard at(.asterisk) else { return true }
    while eat(.asterisk) {
      guard parseOperand() else { return false }
    }
    close(mark, .product)
    return true
  }

  private mutating func parseOperand() -> Bool {
    guard index < statementEnd else { return fail(.expected(.value)) }
    switch tokens[index].kind {
    case .number: return parseNumber()
    case .date:
      let mark = open()
      index += 1
      if at(.time) {
        index += 1
        close(mark, .dateTime)
      } else {
        close(mark, .literal)
      }
      return true
    case .time: return closeToken(.literal)
    case .string, .multilineString: return closeToken(.string)
    case .leftParenthesis: return parseBracket()
    case .minus:
      let mark = open()
      index += 1
      expressionDepth += 1
      defer { expressionDepth -= 1 }
      guard expressionDepth < Self.deepestNesting else { return fail(.nestedTooDeep) }
      guard parseOperand() else { return false }
      close(mark, .negative)
      return true
    case .word: return parseWordOperand()
    case .documentNumber, .procedureCode, .comma, .colon, .dot, .slash, .percent, .arrow,
      .rightParenthesis, .plus, .asterisk, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .unknown, .endOfFile:
      return fail(.expected(.value))
    }
  }

  private mutating func closeToken(_ kind: SyntaxKind) -> Bool {
    let mark = open()
    index += 1
    close(mark, kind)
    return true
  }

  /// A number, with its unit where one follows: `15 ngày làm việc`, `75.000 đồng`, `10 MB`, `50%`.
  private mutating func parseNumber() -> Bool {
    let mark = open()
    index += 1
    if eat(.percent) {
      close(mark, .percent)
      return true
    }
    if at(.number), eatSpacedGroups() {
      take(.dong, 1)
      close(mark, .money, .dong, hasTrouble: true)
      return true
    }
    skipNumberSaidAgain()
    guard let unit = phrase(in: Self.unitKeywords) else {
      if at(.word), !mayGoOnHere { return parseUnitInWords(mark) }
      close(mark, .literal)
      return true
    }
    return closeUnit(mark, unit)
  }

  /// `1 triệu đồng`, `2 ngay lam viec`: a unit that is spelled in another way.
  private mutating func parseUnitInWords(_ mark: Mark) -> Bool {
    if eatAmountInWords() {
      close(mark, .money, .dong, hasTrouble: true)
      return true
    }
    if let unit = repairedKeyword(among: Self.unitKeywords.keywords) {
      return closeUnit(mark, unit)
    }
    close(mark, .literal)
    return true
  }

  private mutating func closeUnit(_ mark: Mark, _ unit: (keyword: Keyword, count: Int)) -> Bool {
    take(unit.keyword, unit.count)
    switch unit.keyword {
    case .dong: close(mark, .money, unit.keyword)
    case .megabytes, .kilobytes: close(mark, .size, unit.keyword)
    default: close(mark, .duration, unit.keyword)
    }
    return true
  }

  private mutating func parseBracket() -> Bool {
    let mark = open()
    index += 1
    guard parseExpression() else { return false }
    guard eat(.rightParenthesis) else { return fail(.unclosedBracket) }
    close(mark, .parenthesized)
    return true
  }

  private mutating func parseWordOperand() -> Bool {
    if eatNumberInWords() { return parseNumber() }
    if let found = phrase(in: Self.operandKeywords), isOperand(found) {
      return parseFunction(found)
    }
    if let count = match(.has) {
      let next = lookahead(count)
      if next.index < statementEnd, tokens[next.index].kind == .word,
        !isReserved(tokens[next.index]), next.phrase(in: Self.afterTruth) == nil
      {
        let mark = open()
        take(.has, count)
        guard parsePath() else { return false }
        close(mark, .has)
        return true
      }
    }
    if let count = match(.yes) { return closeTruth(.yes, count) }
    if let count = match(.no) { return closeTruth(.no, count) }
    return parsePath()
  }

  private static let afterTruth = KeywordSet([
    .thenElse, .otherwiseElse, .when, .statedAtFiling, .optional,
  ])

  private mutating func closeTruth(_ keyword: Keyword, _ count: Int) -> Bool {
    let mark = open()
    take(keyword, count)
    close(mark, .truth, keyword)
    return true
  }

  /// A function's words count as one only where its arguments follow: elsewhere they are a name.
  @inline(__always)
  private func isOperand(_ found: (keyword: Keyword, count: Int)) -> Bool {
    let next = index + found.count
    guard next < statementEnd else { return false }
    switch found.keyword {
    case .greatest, .least, .round, .listOf: return tokens[next].kind == .leftParenthesis
    default: return lookahead(found.count).canStartExpression
    }
  }

  private mutating func parseFunction(_ found: (keyword: Keyword, count: Int)) -> Bool {
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    guard expressionDepth < Self.deepestNesting else { return fail(.nestedTooDeep) }
    let mark = open()
    take(found.keyword, found.count)
    switch found.keyword {
    case .ifElse:
      guard parseExpression() else { return false }
      guard eat(.thenElse) else { return fail(.expected(.keyword(.thenElse))) }
      guard parseExpression() else { return false }
      guard eat(.otherwiseElse) else { return fail(.expected(.keyword(.otherwiseElse))) }
      guard parseExpression() else { return false }
      close(mark, .conditional)
      return true
    case .daysFrom:
      guard parseSum() else { return false }
      guard eat(.daysTo) else { return fail(.expected(.keyword(.daysTo))) }
      guard parseSum() else { return false }
    case .dueDay:
      guard parseSum() else { return false }
      guard eat(.countedFrom) else { return fail(.expected(.keyword(.countedFrom))) }
      guard parseSum() else { return false }
    case .lengthOf, .monthStart:
      guard parseOperand() else { return false }
    default:
      index += 1
      // Of all that stands in brackets only a list may be empty.
      if found.keyword == .listOf, eat(.rightParenthesis) { break }
      repeat {
        guard parseExpression() else { return false }
      } while eat(.comma)
      guard eat(.rightParenthesis) else { return fail(.unclosedBracket) }
    }
    close(mark, .call, found.keyword)
    return true
  }
}

import SourceText

/// Everyday spellings whose meaning is certain: each is told once, with its right form, and read on.
extension Parser {
  // MARK: Names

  /// A name typed with spaces, `Cán bộ một cửa` or `tiếp nhận`, is taken whole: the first word is
  /// behind us, another one stands here.
  mutating func joinName() {
    let first = index - 1
    let follow = keywordsBehind
    guard phrase(in: follow) == nil, !tokens[index].startsLine,
      !tokens[first].startsLine || tokens[first].startsStatement, !isWrittenAsName(first),
      phrase(in: Self.unitKeywords) == nil
    else { return }
    var end = index
    while end < statementEnd, end - first < Self.longestJoinedName, tokens[end].kind == .word,
      !tokens[end].startsLine, !isReserved(tokens[end]),
      phrases.longest(from: end, in: tokens, allowed: follow) == nil
    {
      end += 1
    }
    guard end > index, isNamePlace(first, end) else { return }
    // `thủ tục cấp thẻ "…"`: before a title stands nothing but the name, whatever its words look like.
    let isTitled = end < statementEnd && tokens[end].kind == .string
    guard isTitled || suggestKeyword(among: follow.keywords) == nil else { return }
    let wasTold = isInvisible(between: first, and: index)
    index = end
    if wasTold {
      silenced += 1
    } else {
      let words = (first..<end).map { folded($0) }
      report(.nameWithSpaces(words.joined(separator: "_")), at: span(first..<end))
    }
    joinedIn = statementEnd
  }

  private static let longestJoinedName = 8

  /// A word that is none of everyday speech: the author knows how names are written.
  private func isWrittenAsName(_ index: Int) -> Bool {
    source.bytes[Int(tokens[index].start)..<Int(tokens[index].end)].contains(UInt8(ascii: "_"))
  }

  /// A field or a case has a sign behind its name; other words there are no name.
  private func isNamePlace(_ first: Int, _ end: Int) -> Bool {
    guard tokens[first].startsStatement, contexts.last == .data || contexts.last == .cases else {
      return true
    }
    return end < statementEnd && (tokens[end].kind == .colon || tokens[end].kind == .string)
  }

  /// Only an invisible character parts the two words, and it was told.
  private func isInvisible(between first: Int, and second: Int) -> Bool {
    let gap = source.bytes[Int(tokens[first].end)..<Int(tokens[second].start)]
    return gap.contains { $0 == 0xE2 || $0 == 0xEF || $0 == 0xC2 } && !gap.contains(0x20)
      && !gap.contains(0xA0)
  }

  /// The keywords that may stand behind what is being read.
  private var keywordsBehind: KeywordSet {
    guard currentPart >= 0 else { return Self.joiningKeywords }
    let follow = GrammarTable.shared.follows[currentPart]
    switch grammar.ops[currentPart].code {
    case .expression, .assignment, .given: return follow.union(Self.joiningKeywords)
    default: return follow
    }
  }

  /// Whether the line may well go on with the words that stand here.
  var mayGoOnHere: Bool { phrase(in: keywordsBehind) != nil }

  private static let joiningKeywords = KeywordSet([
    .and, .or, .equals, .differs, .memberOf, .thenElse, .otherwiseElse, .daysTo, .countedFrom,
  ]).union(KeywordSet(Grammar.givenPaperClauses.clauses.map(\.keyword)))

  /// A word in lower case, composed.
  func folded(_ index: Int) -> String {
    Vietnamese.lowercased(nfc(source.text(tokens[index].span)))
  }

  // MARK: Keywords

  /// A keyword that stands here in another spelling: without its marks, or as people say it.
  mutating func repairedKeyword(among keywords: [Keyword]) -> (keyword: Keyword, count: Int)? {
    guard at(.word), !tokens[index].startsStatement, findings.count < Self.mostFindings else {
      return nil
    }
    if let found = EverydayWords.keyword(among: keywords, in: wordsAhead(), dialect) {
      report(
        .everydaySpelling(right: found.keyword.phrase(dialect)),
        at: span(index..<(index + found.count)))
      return found
    }
    guard let found = unmarkedKeyword(among: keywords) else { return nil }
    report(.missingMarks(found.keyword), at: span(index..<(index + found.count)))
    return found
  }

  /// The words that stand here, as many as a phrase may have.
  func wordsAhead() -> [String] {
    var words: [String] = []
    var next = index
    while next < statementEnd, words.count < 4, tokens[next].kind == .word,
      tokens[next].span.length <= 3 * WordTable.longestWord
    {
      words.append(folded(next))
      next += 1
    }
    return words
  }

  /// `trong vòng 2 ngày`, `mã số 1.013225`: words that add nothing behind their keyword.
  mutating func skipFiller(after keyword: Keyword) {
    guard EverydayWords.mayHaveFiller.contains(keyword), at(.word) else { return }
    let count = EverydayWords.filler(after: keyword, in: wordsAhead(), dialect)
    guard count > 0, index + count < statementEnd else { return }
    let span = ByteSpan(Int(tokens[index].start), Int(tokens[index + count].start))
    report(.everydaySpelling(right: ""), at: span)
    index += count
  }

  /// `01 bản chính`: the count stands behind the kind of copy.
  mutating func eatCountBeforeCopy(_ allowed: KeywordSet) -> Keyword? {
    guard at(.number), index + 1 < statementEnd, tokens[index + 1].kind == .word else { return nil }
    let number = index
    index += 1
    let found =
      phrase(in: Self.copies)
      ?? EverydayWords.keyword(among: Self.copies.keywords, in: wordsAhead(), dialect)
    guard let found, allowed.contains(found.keyword), index + found.count <= statementEnd else {
      index = number
      return nil
    }
    let count = String(source.text(tokens[number].span).drop { $0 == "0" })
    report(
      .everydaySpelling(right: "\(found.keyword.phrase(dialect)) \(count)"),
      at: span(number..<(index + found.count)))
    index += found.count
    return found.keyword
  }

  private static let copies = KeywordSet([.original, .copy, .certifiedCopy, .electronic])

  // MARK: Numbers and documents

  /// `Nghị định số 61/2018/NĐ-CP`: how many words stand before the number of a document.
  var wordsBeforeDocument: Int? {
    var next = index
    while next < statementEnd, next - index <= 6, tokens[next].kind == .word { next += 1 }
    guard next > index, next < statementEnd, tokens[next].kind == .documentNumber else {
      return nil
    }
    return next - index
  }

  mutating func skipWordsBeforeDocument() {
    guard at(.word), let count = wordsBeforeDocument else { return }
    let number = source.text(tokens[index + count].span)
    report(.everydaySpelling(right: number), at: span(index..<(index + count + 1)))
    index += count
  }

  /// `61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ`: the date and the issuer add nothing.
  mutating func skipWordsBehindDocument() {
    guard at(.word), EverydayWords.followsDocument(folded(index), dialect) else { return }
    let first = index
    while index < statementEnd, !tokens[index].startsLine,
      tokens[index].kind == .word || tokens[index].kind == .date
        || tokens[index].kind == .number,
      phrase(in: Self.limitOfDocument) == nil
    {
      index += 1
    }
    report(.everydaySpelling(right: ""), at: span(first..<index))
  }

  private static let limitOfDocument = KeywordSet([.atMost])

  /// `03 (ba) ngày`: the number said again in words stands here, in brackets.
  mutating func skipNumberSaidAgain() {
    guard at(.leftParenthesis) else { return }
    var end = index + 1
    while end < statementEnd, tokens[end].kind == .word { end += 1 }
    guard end > index + 1, end + 1 < statementEnd, tokens[end].kind == .rightParenthesis,
      phrases.longest(from: end + 1, in: tokens, allowed: Self.unitKeywords) != nil
    else { return }
    report(.everydaySpelling(right: ""), at: span(index..<(end + 1)))
    index = end + 1
  }

  /// `100 000 đồng`: groups of three digits that are parted by spaces; the first is behind us.
  mutating func eatSpacedGroups() -> Bool {
    let first = index - 1
    var end = index
    while end < statementEnd, tokens[end].kind == .number,
      tokens[end].end - tokens[end].start == 3, tokens[end].start == tokens[end - 1].end + 1
    {
      end += 1
    }
    guard end > index, end < statementEnd,
      phrases.length(of: .dong, at: end, in: tokens) != nil
    else { return false }
    let groups = (first..<end).map { source.text(tokens[$0].span) }
    guard groups.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return false }
    index = end
    report(.everydaySpelling(right: groups.joined(separator: ".")), at: span(first..<end))
    return true
  }

  /// `1 triệu đồng`, `100.000đ`: the number is behind us, its words stand here.
  mutating func eatAmountInWords() -> Bool {
    guard at(.word) else { return false }
    let number = index - 1
    let words = wordsAhead()
    guard
      let amount = EverydayWords.amount(source.text(tokens[number].span), words, dialect)
    else { return false }
    index += amount.words
    report(
      .everydaySpelling(right: "\(amount.digits) \(Keyword.dong.phrase(dialect))"),
      at: span(number..<index))
    return true
  }

  /// `ba ngày`: a number in words before a unit.
  mutating func eatNumberInWords() -> Bool {
    guard index + 1 < statementEnd, tokens[index + 1].kind == .word,
      phrases.longest(from: index + 1, in: tokens, allowed: Self.unitKeywords) != nil,
      let digits = EverydayWords.number(folded(index), dialect)
    else { return false }
    report(.everydaySpelling(right: digits), at: tokens[index].span)
    return true
  }

  // MARK: Arrows

  /// `=>`, which other languages write for an arrow.
  var isAtDoubleArrow: Bool {
    at(.equal) && index + 1 < statementEnd && tokens[index + 1].kind == .greater
      && tokens[index].end == tokens[index + 1].start
  }

  mutating func eatArrow() -> Bool {
    if eat(.arrow) { return true }
    return eatDoubleArrow(meaning: "->")
  }

  mutating func eatDoubleArrow(meaning sign: String) -> Bool {
    guard isAtDoubleArrow else { return false }
    report(.everydaySpelling(right: sign), at: span(index..<(index + 2)))
    index += 2
    return true
  }

  /// In a condition `=>` is a comparison where an arrow still follows.
  var isComparedByDoubleArrow: Bool {
    guard isAtDoubleArrow else { return false }
    return (index..<statementEnd).contains { tokens[$0].kind == .arrow }
  }

  // MARK: Words that do not end

  /// The word before was told to have no end: what is missing here was swallowed by it.
  var followsUnclosedString: Bool {
    guard index > 0, index == statementEnd || index >= tokens.count - 1 else { return false }
    let last = tokens[index - 1]
    return last.isTroubled && (last.kind == .string || last.kind == .multilineString)
  }

  /// It swallowed the colon that opens a block.
  var swallowedColon: Bool {
    guard followsUnclosedString else { return false }
    let text = source.text(tokens[index - 1].span)
    return text.reversed().drop(while: \.isWhitespace).first == ":"
  }
}

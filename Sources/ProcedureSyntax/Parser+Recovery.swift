import SourceText

// Lines that fit nowhere: told once, and passed over with their blocks.
extension Parser {
  /// A line that no block at hand knows: told once, and passed over with its block.
  mutating func parseMisfit(in context: Context) {
    let mark = open()
    if let (line, count) = repairedLine(in: context) {
      parse(line, keywordTokens: count)
      return
    }
    let end = max(statementEnd, index + 1)
    var shown = end
    if tokens[end - 1].kind == .colon { shown = max(index + 1, end - 1) }
    if let found = phrases.longest(
      from: index, in: tokens, allowed: GrammarTable.shared.lineKeywords)
    {
      rejectMisplaced(found.keyword, at: span(index..<min(shown, index + found.count)))
    } else if tokens[index].kind == .unknown {
      silenced += 1
    } else {
      report(
        .unknownStatement(suggestion: suggestKeyword(among: context.forms.map(\.keyword))),
        at: span(index..<min(shown, index + 4)))
    }
    index = end
    if tokens[end - 1].kind == .colon { skipBlockBody() }
    if lastMisplaced.end == Self.isOpen { lastMisplaced.end = index }
    close(mark, .unexpected, hasTrouble: true)
  }

  /// Lines that were pasted together into a wrong block are told once.
  private mutating func rejectMisplaced(_ keyword: Keyword, at span: ByteSpan) {
    var homes = Set(Context.allCases.filter { grammar.block($0).keywords.contains(keyword) })
    let shared = homes.intersection(lastMisplaced.homes)
    if lastMisplaced.end == index, !shared.isEmpty {
      homes = shared
      silenced += 1
    } else {
      report(.misplacedStatement(keyword, in: place.last?.keyword), at: span)
    }
    lastMisplaced = (Self.isOpen, homes)
  }

  /// The end of a misplaced line that is being passed over.
  private static let isOpen = -2

  /// The keyword was typed without marks, or belongs to the other dialect: report it and go on.
  private mutating func repairedLine(
    in context: Context
  ) -> (line: GrammarTable.Line, count: Int)? {
    guard findings.count < Self.mostFindings, tokens[index].kind == .word else { return nil }
    if let found = PhraseTable.of(dialect.other).longest(
      from: index, in: tokens, allowed: grammar.block(context).keywords),
      let line = grammar.line(found.keyword, in: context)
    {
      report(.otherDialect(found.keyword), at: span(index..<(index + found.count)))
      return (line, found.count)
    }
    let keywords = context.forms.map(\.keyword)
    if let found = EverydayWords.keyword(among: keywords, in: wordsAhead(), dialect),
      index + found.count < statementEnd, tokens[index + found.count].kind == .number,
      let line = grammar.line(found.keyword, in: context)
    {
      report(
        .everydaySpelling(right: found.keyword.phrase(dialect)),
        at: span(index..<(index + found.count)))
      return (line, found.count)
    }
    guard let found = unmarkedKeyword(among: keywords),
      let line = grammar.line(found.keyword, in: context)
    else { return nil }
    report(.missingMarks(found.keyword), at: span(index..<(index + found.count)))
    return (line, found.count)
  }

  /// `tối đa 2 ngày` is how people write `trong 2 ngày`; `tối đa 2 lần` is another line.
  mutating func limitInWords(in context: Context, behind count: Int) -> GrammarTable.Line? {
    guard index + count + 1 < statementEnd, tokens[index + count].kind == .number,
      phrases.longest(from: index + count + 1, in: tokens, allowed: Self.unitKeywords) != nil,
      let line = grammar.line(.within, in: context)
    else { return nil }
    report(
      .everydaySpelling(right: Keyword.within.phrase(dialect)), at: span(index..<(index + count)))
    return line
  }

  /// A keyword that is spelled here but for its marks.
  func unmarkedKeyword(among keywords: [Keyword]) -> (keyword: Keyword, count: Int)? {
    guard findings.count < Self.mostFindings, at(.word) else { return nil }
    var best: (keyword: Keyword, count: Int)?
    let ahead = skeletonsAhead()
    for keyword in keywords {
      for phrase in keyword.phrases(dialect) {
        let words = WordTable.words(of: phrase)
        guard words.count <= ahead.count, words.count > best?.count ?? 0 else { continue }
        if words.indices.allSatisfy({ ahead[$0] == Vietnamese.skeleton(words[$0]) }) {
          best = (keyword, words.count)
        }
      }
    }
    return best
  }

  /// The words that stand here without their marks, as far as a phrase can reach.
  private func skeletonsAhead() -> [String] {
    var skeletons: [String] = []
    var next = index
    while next < statementEnd, skeletons.count < 8, tokens[next].kind == .word,
      tokens[next].span.length <= 3 * WordTable.longestWord
    {
      skeletons.append(Vietnamese.skeleton(source.text(tokens[next].span)))
      next += 1
    }
    return skeletons
  }

  /// The phrase the author may have meant here.
  func suggestKeyword(among keywords: [Keyword]) -> String? {
    guard findings.count < Self.mostFindings, index < statementEnd,
      tokens[index].kind == .word
    else { return nil }
    if let found = unmarkedKeyword(among: keywords) { return found.keyword.phrase(dialect) }
    let phrases = Set(keywords.map { $0.phrase(dialect) }).sorted()
    for count in [3, 2, 1] where index + count <= statementEnd {
      let span = span(index..<(index + count))
      guard span.length <= 4 * Suggestion.longestName else { continue }
      let text = (0..<count).map { source.text(tokens[index + $0].span) }.joined(separator: " ")
      if let near = Suggestion.nearest(to: text, among: phrases) { return near }
    }
    return nil
  }

  /// Passes over an opening colon and the block behind it.
  mutating func skipBlock() {
    index += 1
    skipBlockBody()
  }

  /// Passes over a block by its colons and `hết` alone, however deep it is.
  mutating func skipBlockBody() {
    let mark = open()
    var depth = 1
    while index < tokens.count - 1, depth > 0 {
      findStatementEnd()
      if let count = evidence?.missing[index], count > 0 {
        evidence?.missing[index] = max(0, count - depth)
        depth -= count
        if depth <= 0 { break }
      }
      if evidence?.surplus.contains(index) == true {
        silenced += 1
      } else if isAtBlockEnd {
        depth -= 1
      } else if tokens[statementEnd - 1].kind == .colon {
        depth += 1
      } else if depth == 1, startsStrongLine {
        break
      }
      index = max(statementEnd, index + 1)
    }
    close(mark, .unexpected, hasTrouble: true)
  }

  /// A line that can only start a declaration of the file: a lost `hết` must not swallow it.
  private var startsStrongLine: Bool {
    guard
      let found = phrases.longest(
        from: index, in: tokens, allowed: grammar.block(.file).keywords),
      let line = grammar.line(found.keyword, in: .file)
    else { return false }
    switch line.opening {
    case .required: return tokens[statementEnd - 1].kind == .colon
    case .optional, .none: return false
    }
  }
}

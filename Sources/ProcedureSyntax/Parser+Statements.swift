import SourceText

extension Parser {
  /// The whole file: a header if there is one, then declarations.
  mutating func parseFile() {
    // A procedure has three nodes and less than two keywords for every four words, other files more.
    nodes.reserveCapacity(tokens.count * 5 / 4)
    uses.reserveCapacity(tokens.count * 2 / 5)
    let mark = open()
    parseHeader()
    parseStatements(of: .file)
    index = tokens.count
    close(mark, .file)
  }

  private mutating func parseHeader() {
    guard tokens.count > 1, tokens[0].kind == .word, isWord(0, "tthc") else { return }
    let mark = open()
    findStatementEnd()
    index += 1
    if at(.number) {
      if source.text(tokens[index].span) != "1" { report(.unknownVersion, at: spanHere) }
      index += 1
    } else {
      report(.expected(.version), at: spanHere)
    }
    if at(.word), isWord(index, "en") || isWord(index, "vi") { index += 1 }
    rejectRest()
    close(mark, .header)
  }

  func isWord(_ index: Int, _ word: String) -> Bool {
    tokens[index].kind == .word && source.text(tokens[index].span).lowercased() == word
  }

  /// Statements up to the end of the file, or up to the `hết` of the block.
  mutating func parseStatements(of context: Context) {
    contexts.append(context)
    defer { contexts.removeLast() }
    let block = grammar.block(context)
    while index < tokens.count - 1 {
      findStatementEnd()
      if evidence != nil, meetsEvidence(in: context) {
        if endsByEvidence { return }
        continue
      }
      if isAtBlockEnd {
        if context == .file {
          rejectStrayEnd()
          continue
        }
        return
      }
      if let found = phrases.longest(from: index, in: tokens, allowed: block.keywords),
        let line = grammar.line(found.keyword, in: context), !isItem(insteadOf: found.count)
      {
        if found.keyword == .atMost, let limit = limitInWords(in: context, behind: found.count) {
          parse(limit, keywordTokens: found.count)
        } else {
          parse(line, keywordTokens: found.count)
        }
      } else if let item = block.item, startsItem {
        parseItem(item)
      } else if evidence == nil, belongsToOuterBlock() {
        return
      } else {
        parseMisfit(in: context)
      }
    }
  }

  /// A name that spells a keyword is still a name where the line can only be an item: `mã: chữ`.
  @inline(__always)
  private func isItem(insteadOf count: Int) -> Bool {
    guard contexts.last == .data, count == 1, index + 1 < statementEnd else { return false }
    let next = tokens[index + 1]
    return next.kind == .colon || next.kind == .string
  }

  private var startsItem: Bool {
    switch contexts.last {
    case .fee: tokens[index].kind != .unknown && !opensForeignBlock
    case .cases, .data, .scenario, .onBehalf:
      tokens[index].kind == .word && !looksLikeOuterLine
    case nil, .file, .calendar, .agency, .action, .rule, .framework, .procedure, .dossier, .oneOf,
      .channels, .step, .amendedStep, .acts, .fill, .slot, .stage, .anytime, .parallel, .branch,
      .call, .end, .council:
      false
    }
  }

  /// A line of an outer block that no item can be mistaken for: it starts a declaration.
  private var looksLikeOuterLine: Bool {
    outerContext(orItself: false) != nil && !nextIsItemSign
  }

  private var opensForeignBlock: Bool { outerContext(orItself: false) != nil }

  /// What follows the first word of a field, a case or an actor's line.
  private var nextIsItemSign: Bool {
    guard index + 1 < statementEnd else { return false }
    let next = tokens[index + 1]
    switch contexts.last {
    case .data: return next.kind == .colon || next.kind == .string
    case .cases, .onBehalf: return next.kind == .string
    default: return false
    }
  }

  /// The innermost outer block in which this line would be at home.
  private func outerContext(orItself: Bool) -> Context? {
    let outer = orItself ? contexts[...] : contexts.dropLast()
    for context in outer.reversed()
    where phrases.longest(
      from: index, in: tokens, allowed: grammar.block(context).keywords) != nil
    {
      return context
    }
    return nil
  }

  private func belongsToOuterBlock() -> Bool { outerContext(orItself: false) != nil }

  /// `hết` alone on its line.
  @inline(__always)
  var isAtBlockEnd: Bool {
    mutating get {
      guard statementEnd - index == 1, tokens[index].kind == .word else { return false }
      return isWrittenBlockEnd || misspelledBlockEnd() != nil
    }
  }

  private var isWrittenBlockEnd: Bool {
    tokens[index].word != 0 && phrases.length(of: .endBlock, at: index, in: tokens) == 1
  }

  /// What is wrong with a lone word that can only mean `hết`: its marks, or its dialect.
  private mutating func misspelledBlockEnd() -> SyntaxProblem? {
    guard !isWrittenBlockEnd, tokens[index].end - tokens[index].start <= 8 else { return nil }
    let word = Vietnamese.skeleton(source.text(tokens[index].span))
    if word == Vietnamese.skeleton(Keyword.endBlock.phrase(dialect)) {
      return .missingMarks(.endBlock)
    }
    return word == Vietnamese.skeleton(Keyword.endBlock.phrase(dialect.other))
      ? .otherDialect(.endBlock) : nil
  }

  /// Follows the evidence where it says that a block ends here, or that this `hết` ends none.
  private mutating func meetsEvidence(in context: Context) -> Bool {
    if context != .file, let count = evidence?.missing[index], count > 0 {
      evidence?.missing[index] = count - 1
      endsByEvidence = true
      return true
    }
    guard evidence?.surplus.contains(index) == true else { return false }
    rejectStrayEnd()
    return true
  }

  private mutating func rejectStrayEnd() {
    report(.strayEnd(isInBlock: contexts.count > 1), at: tokens[index].span)
    let mark = open()
    index = statementEnd
    close(mark, .unexpected, hasTrouble: true)
  }

  // MARK: One statement

  mutating func parse(_ line: GrammarTable.Line, keywordTokens: Int) {
    let mark = open()
    let start = index
    let troubles = troubleCount
    if statementIsTroubled { silenced += 1 }
    take(line.keyword, keywordTokens)
    skipFiller(after: line.keyword)
    place.append(Place(keyword: line.keyword, name: name(of: line)))
    _ = parse(line.parts)
    rejectRest()
    parseBlock(line.opening, after: start)
    place.removeLast()
    close(mark, .statement, line.keyword, hasTrouble: troubleCount > troubles)
  }

  private mutating func parseItem(_ parts: Range<Int>) {
    let mark = open()
    let troubles = troubleCount
    if statementIsTroubled { silenced += 1 }
    let start = index
    _ = parse(parts)
    rejectRest()
    parseBlock(.none, after: start)
    close(mark, .item, .endBlock, hasTrouble: troubleCount > troubles)
  }

  /// What the author calls the declaration that starts here.
  @inline(__always)
  private func name(of line: GrammarTable.Line) -> ByteSpan? {
    guard let first = line.parts.first else { return nil }
    switch grammar.ops[first].code {
    case .name where at(.word), .path where at(.word), .string where at(.string):
      return tokens[index].span
    default: return nil
    }
  }

  /// What is left of the line and was not understood, up to a colon that opens a block.
  mutating func rejectRest() {
    guard index < statementEnd, !isAtOpeningColon else { return }
    let mark = open()
    let from = index
    let candidates = expectedAt == index ? expected.keywords : []
    let unmarked = unmarkedKeyword(among: candidates)
    let suggestion = suggestKeyword(among: candidates)
    index = statementEnd
    if tokens[index - 1].kind == .colon, index - 1 > from { index -= 1 }
    if tokens[from].kind == .unknown || joinedIn == statementEnd {
      silenced += 1
    } else if let unmarked {
      report(.missingMarks(unmarked.keyword), at: span(from..<(from + unmarked.count)))
    } else {
      report(.unexpectedWords(suggestion: suggestion), at: span(from..<index))
    }
    close(mark, .unexpected, hasTrouble: true)
  }

  @inline(__always)
  private var isAtOpeningColon: Bool { at(.colon) && index + 1 == statementEnd }

  private mutating func parseBlock(_ opening: Form.Opening, after header: Int) {
    switch opening {
    case .none:
      guard isAtOpeningColon else { return }
      report(.blockNotExpected(header: span(header..<index)), at: tokens[index].span)
      skipBlock()
    case .optional(let context):
      if swallowedColon { return parseBlockBody(context, after: header) }
      guard isAtOpeningColon else { return }
      index += 1
      parseBlockBody(context, after: header)
    case .required(let context):
      if isAtOpeningColon {
        index += 1
      } else if !followsUnclosedString {
        report(.missingColon(header: span(header..<index)), at: spanHere)
      }
      parseBlockBody(context, after: header)
    }
  }

  private mutating func parseBlockBody(_ context: Context, after header: Int) {
    guard contexts.count < Self.deepestNesting else {
      report(.nestedTooDeep, at: tokens[header].span)
      skipBlockBody()
      return
    }
    let mark = open()
    parseStatements(of: context)
    findStatementEnd()
    if endsByEvidence {
      endsByEvidence = false
      reportMissingEnd(of: header)
    } else if index < tokens.count - 1, isAtBlockEnd {
      if let problem = misspelledBlockEnd() { report(problem, at: tokens[index].span) }
      take(.endBlock, 1)
    } else {
      reportMissingEnd(of: header)
    }
    close(mark, .block)
  }

  private mutating func reportMissingEnd(of header: Int) {
    // Text that was not closed swallowed the rest of the file, with every `hết`.
    if index >= tokens.count - 1, followsUnclosedString { return }
    let last = index > 0 ? Int(tokens[index - 1].end) : 0
    var headerEnd = header + 1
    while headerEnd < tokens.count - 1, !tokens[headerEnd].startsStatement { headerEnd += 1 }
    if headerEnd > header + 1, tokens[headerEnd - 1].kind == .colon { headerEnd -= 1 }
    report(.missingEnd(insertAt: last), at: span(header..<headerEnd))
  }
}

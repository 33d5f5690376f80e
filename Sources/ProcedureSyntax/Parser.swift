import SourceText

/// Reads tokens into a tree by the grammar's table. Tolerant: whatever stands there, every token ends
/// up in the tree, and what does not fit is reported and costs its own statement.
struct Parser {
  static let deepestNesting = 64
  static let mostFindings = 500

  let source: SourceText
  let tokens: UnsafeBufferPointer<Token>
  let grammar: GrammarTable.Rows
  var dialect: Dialect
  var phrases: PhraseTable
  var index = 0
  /// One past the last token of the statement that is being read.
  var statementEnd = 0
  var nodes: [Node] = []
  /// Closed nodes that wait for their parent are a chain in the order of the text, from the first to
  /// the last; -1 where there is none.
  private var firstClosed: Int32 = -1
  private var lastClosed: Int32 = -1
  /// The phrases that were read as keywords, in the order of the text.
  var uses: [PhraseUse] = []
  var findings: [SyntaxFinding] = []
  /// Troubles that the lexer has reported already.
  var silenced = 0
  var place: [Place] = []
  var contexts: [Context] = []
  var expressionDepth = 0
  /// The part that is being read, or -1; what may follow it tells a name from a clause.
  var currentPart = -1
  /// The end of the statement in which a name was typed with spaces: it is told, and enough.
  var joinedIn = -1
  /// Whether something in the statement was told before it was read.
  var statementIsTroubled = false
  /// Where blocks end by the look of the text, once `hết` do not add up.
  var evidence: BlockEvidence?
  /// A block ends here by the evidence.
  var endsByEvidence = false
  /// Where the last line of a wrong block ended, and the blocks in which it would be at home.
  var lastMisplaced: (end: Int, homes: Set<Context>) = (-1, [])
  private let operators = OperatorWords.shared
  /// Keywords that were looked for at `expectedAt` and not found: material for suggestions.
  var expected = KeywordSet()
  var expectedAt = -1

  /// A declaration we are in, for the breadcrumb of a finding.
  struct Place {
    var keyword: Keyword
    var name: ByteSpan?
  }

  init(
    source: SourceText, tokens: UnsafeBufferPointer<Token>, grammar: GrammarTable.Rows,
    dialect: Dialect
  ) {
    self.grammar = grammar
    self.source = source
    self.tokens = tokens
    self.dialect = dialect
    phrases = .of(dialect)
  }

  // MARK: Building nodes

  struct Mark {
    /// The node that was closed last when the mark was set, or -1.
    let last: Int32
    let token: Int
  }

  func open() -> Mark { Mark(last: lastClosed, token: index) }

  /// Closes a node over everything since `mark`: the nodes closed since then, a stretch at the end of
  /// the chain, become its children, and it takes their place in the chain.
  mutating func close(
    _ mark: Mark, _ kind: SyntaxKind, _ keyword: Keyword = .endBlock, hasTrouble: Bool = false
  ) {
    let parent = Int32(nodes.count)
    var first: Int32 = -1
    if mark.last < 0 {
      first = firstClosed
      firstClosed = parent
    } else {
      let last = Int(mark.last)
      first = nodes[last].nextSibling
      nodes[last].nextSibling = parent
    }
    lastClosed = parent
    nodes.append(
      Node(
        kind, keyword, tokens: mark.token..<max(mark.token, index), firstChild: first,
        hasTrouble: hasTrouble))
  }

  // MARK: Looking at tokens

  var isAtEnd: Bool { index >= statementEnd }

  @inline(__always)
  func at(_ kind: Token.Kind) -> Bool { index < statementEnd && tokens[index].kind == kind }

  mutating func eat(_ kind: Token.Kind) -> Bool {
    guard at(kind) else { return false }
    index += 1
    return true
  }

  /// How many tokens the phrase takes if it stands here.
  mutating func match(_ keyword: Keyword) -> Int? {
    guard !isAtEnd else {
      note(keyword)
      return nil
    }
    if let count = phrases.length(of: keyword, at: index, in: tokens), index + count <= statementEnd
    {
      return count
    }
    note(keyword)
    return nil
  }

  mutating func eat(_ keyword: Keyword) -> Bool {
    guard let count = match(keyword) else { return false }
    take(keyword, count)
    return true
  }

  /// Passes over a phrase that stands here as a keyword.
  @inline(__always)
  mutating func take(_ keyword: Keyword, _ count: Int) {
    uses.append(
      PhraseUse(token: UInt32(index), count: UInt8(truncatingIfNeeded: count), keyword: keyword))
    index += count
  }

  /// Remembers what could have stood here.
  mutating func note(_ keywords: KeywordSet) {
    expected = expectedAt == index ? expected.union(keywords) : keywords
    expectedAt = index
  }

  private mutating func note(_ keyword: Keyword) {
    if expectedAt != index {
      expected = KeywordSet()
      expectedAt = index
    }
    expected.insert(keyword)
  }

  /// The statement ends before the next token that starts one.
  mutating func findStatementEnd() {
    var end = index + 1
    statementIsTroubled = tokens[index].isTroubled
    while end < tokens.count, !tokens[end].startsStatement {
      if tokens[end].isTroubled { statementIsTroubled = true }
      end += 1
    }
    statementEnd = min(end, tokens.count - 1)
  }

  /// A word that can't be a name in either dialect.
  @inline(__always)
  func isReserved(_ token: Token) -> Bool { token.word != 0 && operators.isReserved(token.word) }

  // MARK: Reporting

  var troubleCount: Int { findings.count + silenced }

  mutating func report(_ problem: SyntaxProblem, at span: ByteSpan) {
    guard findings.count < Self.mostFindings else {
      if findings.count == Self.mostFindings {
        findings.append(SyntaxFinding(problem: .tooManyFindings, span: span, breadcrumb: []))
      }
      return
    }
    findings.append(SyntaxFinding(problem: problem, span: span, breadcrumb: breadcrumb))
  }

  private var breadcrumb: [String] {
    place.compactMap { place in
      guard let name = place.name else { return nil }
      return "\(place.keyword.phrase(dialect)) `\(source.text(shortened(name)))`"
    }
  }

  /// A name of any sensible length; a longer one is cut, so that findings stay small.
  private func shortened(_ name: ByteSpan) -> ByteSpan {
    ByteSpan(name.lower, min(name.upper, name.lower + 400))
  }

  var spanHere: ByteSpan {
    if index < statementEnd { return tokens[index].span }
    // At the end of a line: point just behind its last word.
    let last = index > 0 ? Int(tokens[index - 1].end) : 0
    return ByteSpan(at: last)
  }

  func span(_ range: Range<Int>) -> ByteSpan {
    guard !range.isEmpty else { return spanHere }
    return ByteSpan(
      Int(tokens[range.lowerBound].start), Int(tokens[range.upperBound - 1].end))
  }
}

extension KeywordSet {
  init(one keyword: Keyword) {
    self.init()
    insert(keyword)
  }
}

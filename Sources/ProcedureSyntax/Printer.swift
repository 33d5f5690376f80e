import SourceText

/// Prints a tree without errors in the one layout.
struct Printer {
  /// Lines are broken where they would go past this column, if they can be.
  static let widest = 100
  static let indentation = 2
  /// How much further in the later lines of a statement stand.
  static let continuation = 4

  private let tree: SyntaxTree
  private let units: Units
  private let dialect: Dialect
  private let signs: SignRoles
  private var output: [UInt8] = []
  /// The offset up to which the source has been printed.
  private var printedEnd = 0

  init(_ tree: SyntaxTree, _ units: Units, _ dialect: Dialect) {
    self.tree = tree
    self.units = units
    self.dialect = dialect
    signs = SignRoles(tree)
  }

  /// The printed file.
  mutating func print() -> [UInt8] {
    output.reserveCapacity(tree.source.bytes.count)
    var previous = Neighbour.fileStart
    let header = tree.root.first(.header)
    if header == nil, dialect == .en {
      write("tthc 1 en")
      previous = .header
    }
    for child in tree.root.children {
      if child.kind == .header {
        printTrivia(before: child.tokens.lowerBound, depth: 0, after: previous, opensBlock: false)
        write(dialect == .en ? "tthc 1 en" : "tthc 1")
        printedEnd = Int(tree.tokens[child.tokens.upperBound - 1].end)
        previous = .header
      } else {
        let opensBlock = child.first(.block) != nil
        printStatement(child, depth: 0, after: previous)
        previous = opensBlock ? .topBlock : .statement
      }
    }
    var rest = trivia(before: tree.tokens.count - 1)
    rest.endsBlank = false
    printComments(rest, depth: 0, after: previous, opensBlock: false)
    if !output.isEmpty { output.append(0x0A) }
    return output
  }

  /// What stands before a statement, as far as empty lines depend on it.
  private enum Neighbour {
    case fileStart, header, statement, topBlock, blockStart
  }

  // MARK: Statements

  private mutating func printStatement(_ node: Syntax, depth: Int, after previous: Neighbour) {
    let block = node.first(.block)
    let isTop = depth == 0
    printTrivia(
      before: node.tokens.lowerBound, depth: depth, after: previous,
      opensBlock: isTop && block != nil)
    let end = block?.tokens.lowerBound ?? node.tokens.upperBound
    printLine(node.tokens.lowerBound..<end, depth: depth)
    guard let block else { return }
    var inner = Neighbour.blockStart
    for child in block.children {
      printStatement(child, depth: depth + 1, after: inner)
      inner = .statement
    }
    let last = block.tokens.upperBound - 1
    let comments = trivia(before: last)
    printComments(comments, depth: depth + 1, after: inner, opensBlock: false)
    startLine(depth: depth)
    write(Keyword.endBlock.phrase(dialect))
    printedEnd = Int(tree.tokens[last].end)
  }

  /// One statement without its block, broken where it is too long or holds comments.
  private mutating func printLine(_ tokens: Range<Int>, depth: Int) {
    let indent = depth * Self.indentation
    var column = indent
    var isFirst = true
    var chunk = Chunk()
    for position in unitRange(tokens) {
      let inner = isFirst ? nil : Optional(trivia(before: units.all[position].token))
      let breaks = !isFirst && canBreak(before: position)
      if breaks || inner?.comments.isEmpty == false {
        place(&chunk, &column, indent)
      }
      if let inner, !inner.comments.isEmpty {
        printInnerComments(inner, indent + Self.continuation)
        column = -1
      }
      let text = text(at: position)
      chunk.append(text, spaced: !isFirst && hasSpace(before: position))
      isFirst = false
      printedEnd = Int(tree.tokens[units.all[position].end - 1].end)
    }
    place(&chunk, &column, indent)
  }

  /// Writes words that stay together, on this line or a new one. A negative column asks for a new
  /// line, because a comment ended the last one.
  private mutating func place(_ chunk: inout Chunk, _ column: inout Int, _ indent: Int) {
    guard !chunk.text.isEmpty else { return }
    let isFirst = column == indent
    if column < 0 || !isFirst && column + chunk.firstWidth > Self.widest {
      output.append(0x0A)
      output.append(contentsOf: repeatElement(0x20, count: indent + Self.continuation))
      if chunk.isSpaced { chunk.dropSpace() }
      column = indent + Self.continuation
    }
    write(chunk.text)
    column = chunk.lastWidth(from: column)
    chunk = Chunk()
  }

  private mutating func printInnerComments(_ trivia: Trivia, _ indent: Int) {
    for comment in trivia.comments {
      if comment.startsLine {
        output.append(0x0A)
        output.append(contentsOf: repeatElement(0x20, count: indent))
      } else {
        write("  ")
      }
      write(printedComment(tree.source.text(comment.span)))
    }
  }

  // MARK: Words and signs

  private func unitRange(_ tokens: Range<Int>) -> Range<Int> {
    guard !tokens.isEmpty else { return 0..<0 }
    return Int(units.ofToken[tokens.lowerBound])..<(Int(units.ofToken[tokens.upperBound - 1]) + 1)
  }

  private func text(at position: Int) -> String {
    let unit = units.all[position]
    // `1 working day`, but `2 working days`: the second phrase of an English unit is the singular.
    if dialect == .en, position > 0, case .keyword(let keyword) = unit.meaning,
      keyword == .times || Parser.unitKeywords.contains(keyword), keyword.phrases(.en).count == 2,
      case .literal(.number, let number) = units.all[position - 1].meaning,
      number == "1" || number == "01"
    {
      return keyword.phrases(.en)[1]
    }
    return unit.text(dialect)
  }

  private func sign(at position: Int) -> Token.Kind? {
    if case .sign(let kind) = units.all[position].meaning { kind } else { nil }
  }

  private func hasSpace(before position: Int) -> Bool {
    switch sign(at: position) {
    case .comma, .colon, .rightParenthesis, .percent, .dot: return false
    case .leftParenthesis where signs.isCall(units.all[position].token): return false
    default: break
    }
    switch sign(at: position - 1) {
    case .leftParenthesis, .dot: return false
    case .minus: return !signs.isNegation(units.all[position - 1].token)
    default: return true
    }
  }

  /// Whether a line may end before the unit: the lexer goes on with the statement then, and the
  /// place reads well.
  private func canBreak(before position: Int) -> Bool {
    switch sign(at: position - 1) {
    case .comma, .plus: return true
    default: break
    }
    switch units.all[position].meaning {
    case .sign(.arrow), .keyword(.and), .keyword(.or): return true
    case .keyword, .name, .literal, .string, .multilineString, .sign: return false
    }
  }

  // MARK: Comments and empty lines

  private func trivia(before token: Int) -> Trivia {
    Trivia(tree.source.bytes, printedEnd..<max(printedEnd, Int(tree.tokens[token].start)))
  }

  private mutating func printTrivia(
    before token: Int, depth: Int, after previous: Neighbour, opensBlock: Bool
  ) {
    let trivia = trivia(before: token)
    let isFirst = !printComments(trivia, depth: depth, after: previous, opensBlock: opensBlock)
    if isFirst {
      if needsBlank(trivia, after: previous, opensBlock) || trivia.endsBlank && keepsBlank(previous)
      {
        startBlankLine()
      }
    } else if trivia.endsBlank {
      startBlankLine()
    }
    startLine(depth: depth)
  }

  /// Writes the comments of a gap; true if one of them has a line of its own.
  @discardableResult
  private mutating func printComments(
    _ trivia: Trivia, depth: Int, after previous: Neighbour, opensBlock: Bool
  ) -> Bool {
    var hasLine = false
    for comment in trivia.comments {
      if comment.startsLine {
        let isBlank =
          hasLine
          ? comment.followsBlank
          : needsBlank(trivia, after: previous, opensBlock)
            || comment.followsBlank && keepsBlank(previous)
        if isBlank { startBlankLine() }
        startLine(depth: depth)
        hasLine = true
      } else {
        write("  ")
      }
      write(printedComment(tree.source.text(comment.span)))
    }
    return hasLine
  }

  /// Declarations with blocks stand apart, and so does what follows the header.
  private func needsBlank(_ trivia: Trivia, after previous: Neighbour, _ opensBlock: Bool) -> Bool {
    switch previous {
    case .fileStart, .blockStart: false
    case .header: !trivia.hasBlank
    case .topBlock: !trivia.hasBlank
    case .statement: opensBlock && !trivia.hasBlank
    }
  }

  private func keepsBlank(_ previous: Neighbour) -> Bool {
    switch previous {
    case .fileStart, .blockStart: false
    case .header, .topBlock, .statement: true
    }
  }

  private mutating func startBlankLine() { output.append(0x0A) }

  private mutating func startLine(depth: Int) {
    if !output.isEmpty { output.append(0x0A) }
    output.append(contentsOf: repeatElement(0x20, count: depth * Self.indentation))
  }

  private mutating func write(_ text: String) { output += text.utf8 }
}

/// Words between two places where a line may be broken.
private struct Chunk {
  private(set) var text = ""
  private(set) var isSpaced = false

  mutating func append(_ word: String, spaced: Bool) {
    if text.isEmpty { isSpaced = spaced }
    if spaced { text += " " }
    text += word
  }

  mutating func dropSpace() {
    text.removeFirst()
    isSpaced = false
  }

  /// Columns up to the end, or up to the first line end of a text of several lines.
  var firstWidth: Int { text.prefix { $0 != "\n" }.count }

  func lastWidth(from column: Int) -> Int {
    guard let lineEnd = text.lastIndex(of: "\n") else { return column + text.count }
    return text.distance(from: lineEnd, to: text.endIndex) - 1
  }
}

/// Signs whose spacing depends on what they do.
private struct SignRoles {
  private var calls: Set<Int> = []
  private var negations: Set<Int> = []

  init(_ tree: SyntaxTree) {
    var brackets: Set<Int> = []
    for node in tree.nodes {
      switch node.kind {
      case .negative: negations.insert(Int(node.firstToken))
      case .parenthesized: brackets.insert(Int(node.firstToken))
      default: break
      }
    }
    for (index, token) in tree.tokens.enumerated()
    where token.kind == .leftParenthesis && !brackets.contains(index) {
      calls.insert(index)
    }
  }

  /// The bracket of a call stands close to the name before it.
  func isCall(_ token: Int) -> Bool { calls.contains(token) }
  func isNegation(_ token: Int) -> Bool { negations.contains(token) }
}

import SourceText

/// What a node of the tree is. Which statement or clause it is, its keyword says.
public enum SyntaxKind: UInt8, Hashable, Sendable {
  case file, header
  /// A declaration or another line of a block; its keyword tells which.
  case statement
  /// A line that starts with a name or an expression where the block allows it.
  case item
  case block
  /// A keyword inside a statement with what belongs to it.
  case clause
  /// One of several fixed words, such as `trực tuyến`.
  case option
  case name
  /// Names joined by dots.
  case path
  case string
  case literal
  case documentNumber, procedureCode
  case duration, money, size, percent
  case dateTime
  case anyOf, allOf, negation, comparison, membership, sum, product, negative
  case parenthesized, conditional, call, has, truth
  case type, assignment, given
  /// `7:00 - 11:30`, `thứ hai - thứ sáu`, a span of dates.
  case range
  /// Words that fit nowhere, kept so that no byte is lost.
  case unexpected
}

/// A node in sixteen bytes: a large file has a million of them, and memory is what costs most then.
struct Node: Sendable {
  /// The first token, and below it the keyword.
  private let first: UInt32
  /// One past the last token, and below it the kind and whether there was trouble.
  private let end: UInt32
  /// The first child, or -1.
  let firstChild: Int32
  /// The next child of the same parent, or -1.
  var nextSibling: Int32 = -1

  /// INVARIANT: a file has fewer than 2²⁴ bytes (see ``largestFile``), and so fewer tokens.
  init(
    _ kind: SyntaxKind, _ keyword: Keyword, tokens: Range<Int>, firstChild: Int32, hasTrouble: Bool
  ) {
    first = UInt32(truncatingIfNeeded: tokens.lowerBound) << 8 | UInt32(keyword.rawValue)
    end =
      UInt32(truncatingIfNeeded: tokens.upperBound) << 8 | UInt32(kind.rawValue) << 1
      | (hasTrouble ? 1 : 0)
    self.firstChild = firstChild
  }

  var kind: SyntaxKind {
    SyntaxKind(rawValue: UInt8(truncatingIfNeeded: end) >> 1) ?? .unexpected
  }
  var keyword: Keyword { Keyword(rawValue: UInt8(truncatingIfNeeded: first)) ?? .endBlock }
  var hasTrouble: Bool { end & 1 != 0 }
  var firstToken: Int { Int(first >> 8) }
  /// One past the last token.
  var endToken: Int { Int(end >> 8) }
}

/// A keyword phrase where it was read as one: the words that carry a concept, and no name.
struct PhraseUse: Sendable {
  /// The index of its first token.
  let token: UInt32
  /// How many tokens it takes.
  let count: UInt8
  let keyword: Keyword
}

/// The lossless tree of one file: its bytes, its tokens, and the nodes over them.
///
/// Tokens tile the text together with the gaps between them, and every token belongs to exactly one
/// innermost node, so rendering a tree gives back the bytes it was made from.
public final class SyntaxTree: Sendable {
  public let source: SourceText
  public let dialect: Dialect
  let tokens: [Token]
  let nodes: [Node]
  /// The keyword phrases in the order of the text; every other word is a name.
  let phrases: [PhraseUse]

  init(
    source: SourceText, dialect: Dialect, tokens: [Token], nodes: [Node], phrases: [PhraseUse]
  ) {
    self.source = source
    self.dialect = dialect
    self.tokens = tokens
    self.nodes = nodes
    self.phrases = phrases
  }

  /// INVARIANT: the root is the last node that the parser closed.
  public var root: Syntax { Syntax(tree: self, index: Int32(nodes.count - 1)) }

  /// The text again, put together from the leaves of the tree.
  public func render() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.bytes.count)
    var written = 0
    func write(upTo offset: Int) {
      guard offset > written else { return }
      bytes += source.bytes[written..<offset]
      written = offset
    }
    root.forEachToken { write(upTo: Int(self.tokens[$0].end)) }
    write(upTo: source.bytes.count)
    return bytes
  }
}

/// A place in the tree: a cheap cursor, made on demand.
public struct Syntax: Hashable, Sendable {
  public let tree: SyntaxTree
  let index: Int32

  public static func == (a: Syntax, b: Syntax) -> Bool {
    a.tree === b.tree && a.index == b.index
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(tree))
    hasher.combine(index)
  }

  private var node: Node { tree.nodes[Int(index)] }

  public var kind: SyntaxKind { node.kind }
  /// The concept of a statement, clause or option; meaningless for other kinds.
  public var keyword: Keyword { node.keyword }
  /// Something in this node was reported while reading it: later floors need not complain again.
  public var hasTrouble: Bool { node.hasTrouble }

  public func `is`(_ kind: SyntaxKind, _ keyword: Keyword) -> Bool {
    node.kind == kind && node.keyword == keyword
  }

  /// The bytes from the first to the last token of the node.
  public var span: ByteSpan {
    let node = node
    guard node.firstToken < node.endToken else {
      return ByteSpan(at: Int(tree.tokens[node.firstToken].start))
    }
    return ByteSpan(
      Int(tree.tokens[node.firstToken].start), Int(tree.tokens[node.endToken - 1].end))
  }

  public var tokens: Range<Int> { node.firstToken..<node.endToken }

  public func token(_ index: Int) -> Token { tree.tokens[index] }

  public var text: String { tree.source.text(span) }

  public struct Children: Sequence, IteratorProtocol {
    fileprivate let tree: SyntaxTree
    fileprivate var index: Int32

    public mutating func next() -> Syntax? {
      guard index >= 0 else { return nil }
      defer { index = tree.nodes[Int(index)].nextSibling }
      return Syntax(tree: tree, index: index)
    }
  }

  public var children: Children { Children(tree: tree, index: node.firstChild) }

  public var firstChild: Syntax? {
    let index = node.firstChild
    return index >= 0 ? Syntax(tree: tree, index: index) : nil
  }

  /// The last child of a kind.
  public func last(_ kind: SyntaxKind) -> Syntax? {
    var found: Syntax?
    for child in children where child.kind == kind { found = child }
    return found
  }

  public func first(_ kind: SyntaxKind) -> Syntax? {
    var index = node.firstChild
    while index >= 0 {
      let child = tree.nodes[Int(index)]
      if child.kind == kind { return Syntax(tree: tree, index: index) }
      index = child.nextSibling
    }
    return nil
  }

  public func clause(_ keyword: Keyword) -> Syntax? {
    var index = node.firstChild
    while index >= 0 {
      let child = tree.nodes[Int(index)]
      if child.kind == .clause, child.keyword == keyword { return Syntax(tree: tree, index: index) }
      index = child.nextSibling
    }
    return nil
  }

  public func clauses(_ keyword: Keyword) -> [Syntax] {
    children.filter { $0.is(.clause, keyword) }
  }

  /// The statements of the node's own block.
  public var statements: [Syntax] {
    first(.block)?.children.filter { $0.kind == .statement || $0.kind == .item } ?? []
  }

  public func statements(_ keyword: Keyword) -> [Syntax] {
    first(.block)?.children.filter { $0.is(.statement, keyword) } ?? []
  }

  /// Expressions, names and other arguments: children that are neither clauses nor blocks.
  public var arguments: [Syntax] {
    children.filter { $0.kind != .clause && $0.kind != .block && $0.kind != .unexpected }
  }

  /// The indices of all tokens under the node, in the order in which they stand in the text.
  func forEachToken(_ body: (Int) -> Void) {
    // An explicit stack: the tree may be deep where an expression is.
    var pending: [(end: Int, child: Int32)] = [(tokens.upperBound, node.firstChild)]
    var next = tokens.lowerBound
    while let (end, child) = pending.last {
      if child >= 0 {
        let inner = tree.nodes[Int(child)]
        while next < inner.firstToken {
          body(next)
          next += 1
        }
        pending[pending.count - 1].child = inner.nextSibling
        pending.append((inner.endToken, inner.firstChild))
      } else {
        while next < end {
          body(next)
          next += 1
        }
        pending.removeLast()
      }
    }
  }
}

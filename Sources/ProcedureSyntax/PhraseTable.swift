/// Keyword phrases of one dialect as a tree of words: from any word, the phrases that start there.
final class PhraseTable: Sendable {
  static let vietnamese = PhraseTable(.vi)
  static let english = PhraseTable(.en)

  static func of(_ dialect: Dialect) -> PhraseTable {
    switch dialect {
    case .vi: vietnamese
    case .en: english
    }
  }

  /// One state of the tree: stretches of `keywords` that end here and of `edges` that lead on.
  private struct Node {
    var keywords: Range<UInt16> = 0..<0
    var edges: Range<UInt16> = 0..<0
  }

  private struct Edge {
    var word: WordID
    var node: UInt16
  }

  /// What starts with a word.
  private struct Start {
    var node: UInt16 = 0
    /// All concepts with a phrase that starts with the word: most look-ups end here.
    var keywords = KeywordSet()
  }

  private let nodes: [Node]
  private let keywords: [Keyword]
  private let edges: [Edge]
  private let starts: [Start]

  private init(_ dialect: Dialect) {
    var starts = Array(repeating: Start(), count: Int(WordTable.shared.count) + 1)
    var (nodes, keywords, edges): ([Node], [Keyword], [Edge]) = ([], [], [])
    let tree = PhraseTree(dialect)
    for node in tree.nodes {
      let (keywordStart, edgeStart) = (UInt16(keywords.count), UInt16(edges.count))
      keywords += node.keywords
      edges += node.next.map { Edge(word: $0.word, node: UInt16($0.node)) }
      nodes.append(
        Node(
          keywords: keywordStart..<UInt16(keywords.count), edges: edgeStart..<UInt16(edges.count)))
    }
    for (word, node) in tree.nodes[0].next {
      starts[Int(word)] = Start(node: UInt16(node), keywords: tree.keywords(under: node))
    }
    (self.nodes, self.keywords, self.edges, self.starts) = (nodes, keywords, edges, starts)
  }

  /// The longest phrase from `start` on whose concept is allowed, and how many tokens it takes.
  @inline(__always)
  func longest(
    from start: Int, in tokens: UnsafeBufferPointer<Token>, allowed: KeywordSet
  ) -> (keyword: Keyword, count: Int)? {
    let word = Int(tokens[start].word)
    // INVARIANT: every word number is below the count of words, and 0 starts no phrase.
    guard word != 0, starts[word].keywords.meets(allowed) else { return nil }
    return walk(from: start, in: tokens, allowed: allowed)
  }

  /// How many tokens the phrase of `keyword` takes, if it stands at `start`.
  @inline(__always)
  func length(
    of keyword: Keyword, at start: Int, in tokens: UnsafeBufferPointer<Token>
  ) -> Int? {
    let word = Int(tokens[start].word)
    guard word != 0, starts[word].keywords.contains(keyword) else { return nil }
    return walk(from: start, in: tokens, allowed: KeywordSet(one: keyword))?.count
  }

  private func walk(
    from start: Int, in tokens: UnsafeBufferPointer<Token>, allowed: KeywordSet
  ) -> (keyword: Keyword, count: Int)? {
    var node = nodes[Int(starts[Int(tokens[start].word)].node)]
    var index = start + 1
    var found: (keyword: Keyword, count: Int)?
    while true {
      for position in node.keywords where allowed.contains(keywords[Int(position)]) {
        found = (keywords[Int(position)], index - start)
        break
      }
      if node.edges.isEmpty { return found }
      // INVARIANT: the last token is the end of the file and has no word, so the walk stops there.
      let token = tokens[index]
      guard token.word != 0, !token.startsStatement, let next = next(from: node, by: token.word)
      else { return found }
      node = nodes[next]
      index += 1
    }
  }

  @inline(__always)
  private func next(from node: Node, by word: WordID) -> Int? {
    for position in node.edges where edges[Int(position)].word == word {
      return Int(edges[Int(position)].node)
    }
    return nil
  }
}

/// The phrases of a dialect as they are collected, word by word.
private struct PhraseTree {
  struct Node {
    var keywords: [Keyword] = []
    var next: [(word: WordID, node: Int)] = []
  }

  private(set) var nodes: [Node] = [Node()]

  init(_ dialect: Dialect) {
    for keyword in Keyword.allCases {
      for phrase in keyword.phrases(dialect) { insert(phrase, keyword) }
    }
  }

  private mutating func insert(_ phrase: String, _ keyword: Keyword) {
    var node = 0
    for word in WordTable.words(of: phrase) {
      let id = WordTable.shared.id(ofAnySpelling: word)
      if let known = nodes[node].next.first(where: { $0.word == id }) {
        node = known.node
      } else {
        nodes.append(Node())
        nodes[node].next.append((id, nodes.count - 1))
        node = nodes.count - 1
      }
    }
    nodes[node].keywords.append(keyword)
  }

  func keywords(under node: Int) -> KeywordSet {
    nodes[node].next.reduce(KeywordSet(nodes[node].keywords)) {
      $0.union(keywords(under: $1.node))
    }
  }
}

/// A set of keywords, small enough to pass around.
struct KeywordSet: Hashable, Sendable {
  /// More keywords than there are.
  static let capacity = 320

  private var bits: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)

  init(_ keywords: some Sequence<Keyword> = []) {
    for keyword in keywords { insert(keyword) }
  }

  /// The keywords of the set in the order of the table.
  var keywords: [Keyword] { Keyword.allCases.filter(contains) }

  @inline(__always)
  func contains(_ keyword: Keyword) -> Bool {
    let raw = keyword.rawValue
    let bit = UInt64(1) << UInt64(raw & 63)
    return switch raw >> 6 {
    case 0: bits.0 & bit != 0
    case 1: bits.1 & bit != 0
    case 2: bits.2 & bit != 0
    case 3: bits.3 & bit != 0
    default: bits.4 & bit != 0
    }
  }

  @inline(__always)
  mutating func insert(_ keyword: Keyword) {
    let raw = keyword.rawValue
    let bit = UInt64(1) << UInt64(raw & 63)
    switch raw >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    case 3: bits.3 |= bit
    default: bits.4 |= bit
    }
  }

  /// Whether a keyword is in both sets.
  @inline(__always)
  func meets(_ other: KeywordSet) -> Bool {
    (bits.0 & other.bits.0) | (bits.1 & other.bits.1) | (bits.2 & other.bits.2)
      | (bits.3 & other.bits.3) | (bits.4 & other.bits.4) != 0
  }

  func union(_ other: KeywordSet) -> KeywordSet {
    var result = self
    result.bits.0 |= other.bits.0
    result.bits.1 |= other.bits.1
    result.bits.2 |= other.bits.2
    result.bits.3 |= other.bits.3
    result.bits.4 |= other.bits.4
    return result
  }

  static func == (a: KeywordSet, b: KeywordSet) -> Bool { a.bits == b.bits }

  func hash(into hasher: inout Hasher) {
    hasher.combine(bits.0)
    hasher.combine(bits.1)
    hasher.combine(bits.2)
    hasher.combine(bits.3)
    hasher.combine(bits.4)
  }
}

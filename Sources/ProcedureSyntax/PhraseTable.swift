/// Keyword phrases of one dialect as a tree of words: from any word, the phrases that start there.
struct PhraseTable: Sendable {
  static let vietnamese = PhraseTable(.vi)
  static let english = PhraseTable(.en)

  static func of(_ dialect: Dialect) -> PhraseTable {
    switch dialect {
    case .vi: vietnamese
    case .en: english
    }
  }

  /// One state of the tree: what ends here, and where the next word leads.
  private struct Node {
    var keywords: [Keyword] = []
    var next: [(word: WordID, node: Int)] = []
  }

  private var nodes: [Node] = [Node()]
  /// The node of a first word, or 0.
  private var first: [UInt16]

  private init(_ dialect: Dialect) {
    first = Array(repeating: 0, count: Int(WordTable.shared.count) + 1)
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
        if node == 0 { first[Int(id)] = UInt16(nodes.count - 1) }
        node = nodes.count - 1
      }
    }
    nodes[node].keywords.append(keyword)
  }

  /// The longest phrase from `start` on whose concept is allowed, and how many tokens it takes.
  @inline(__always)
  func longest(
    from start: Int, in tokens: UnsafeBufferPointer<Token>, allowed: KeywordSet
  ) -> (keyword: Keyword, count: Int)? {
    let word = tokens[start].word
    guard word != 0, first[Int(word)] != 0 else { return nil }
    return walk(from: start, in: tokens, allowed: allowed)
  }

  private func walk(
    from start: Int, in tokens: UnsafeBufferPointer<Token>, allowed: KeywordSet
  ) -> (keyword: Keyword, count: Int)? {
    var node = Int(first[Int(tokens[start].word)])
    var index = start + 1
    var found: (keyword: Keyword, count: Int)?
    while true {
      for keyword in nodes[node].keywords where allowed.contains(keyword) {
        found = (keyword, index - start)
        break
      }
      // INVARIANT: the last token is the end of the file and has no word, so the walk stops there.
      let token = tokens[index]
      guard token.word != 0, !token.startsStatement,
        let next = nodes[node].next.first(where: { $0.word == token.word })
      else { return found }
      node = next.node
      index += 1
    }
  }
}

/// A set of keywords, small enough to pass around.
struct KeywordSet: Hashable, Sendable {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(_ keywords: some Sequence<Keyword> = []) {
    for keyword in keywords { insert(keyword) }
  }

  static let all = KeywordSet(Keyword.allCases)

  @inline(__always)
  func contains(_ keyword: Keyword) -> Bool {
    let raw = keyword.rawValue
    let bit = UInt64(1) << UInt64(raw & 63)
    return switch raw >> 6 {
    case 0: bits.0 & bit != 0
    case 1: bits.1 & bit != 0
    case 2: bits.2 & bit != 0
    default: bits.3 & bit != 0
    }
  }

  mutating func insert(_ keyword: Keyword) {
    let raw = keyword.rawValue
    let bit = UInt64(1) << UInt64(raw & 63)
    switch raw >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  func union(_ other: KeywordSet) -> KeywordSet {
    var result = self
    result.bits.0 |= other.bits.0
    result.bits.1 |= other.bits.1
    result.bits.2 |= other.bits.2
    result.bits.3 |= other.bits.3
    return result
  }

  static func == (a: KeywordSet, b: KeywordSet) -> Bool { a.bits == b.bits }

  func hash(into hasher: inout Hasher) {
    hasher.combine(bits.0)
    hasher.combine(bits.1)
    hasher.combine(bits.2)
    hasher.combine(bits.3)
  }
}

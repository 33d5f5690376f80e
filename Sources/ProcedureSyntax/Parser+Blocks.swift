import SourceText

/// Where blocks end by the look of the text, for a file whose `hết` do not add up.
///
/// Indentation means nothing in a file without mistakes. In one with a `hết` too few or too many it
/// shows what the author took for granted, and so the line where the mistake is.
struct BlockEvidence {
  /// Before these tokens so many blocks end that have no `hết`.
  var missing: [Int: Int] = [:]
  /// These are a `hết` too many.
  var surplus: Set<Int> = []
}

extension Parser {
  /// Reads the file; where its blocks do not add up, once more by the evidence, and keeps the reading
  /// with the fewest findings.
  func readWithFewestFindings() -> Parser {
    var best = self
    best.parseFile()
    guard tokens.count <= Self.longestReadAgain, best.findings.count < Self.mostFindings,
      best.findings.contains(where: \.isAboutBlocks)
    else { return best }
    for evidence in readings() {
      var other = self
      other.evidence = evidence
      other.parseFile()
      if other.findings.count <= best.findings.count { best = other }
    }
    return best
  }

  /// Files that people write are shorter by far.
  private static let longestReadAgain = 100_000

  /// What `hết` alone say, where they add up, and what indentation says; nothing of blocks that are
  /// nested deeper than they may be.
  private func readings() -> [BlockEvidence] {
    var reader = self
    var evidence = BlockEvidence()
    var open: [(indent: Int, content: Int?)] = []
    var depth = 0
    while reader.index < tokens.count - 1 {
      reader.findStatementEnd()
      let (index, indent) = (reader.index, indentation(of: reader.index))
      if reader.isAtBlockEnd {
        depth -= 1
        evidence.close(&open, indent, at: index)
      } else {
        while let last = open.last, last.indent >= indent { evidence.lack(&open, at: index) }
        if let last = open.indices.last, open[last].content == nil { open[last].content = indent }
        if tokens[reader.statementEnd - 1].kind == .colon {
          depth += 1
          open.append((indent, nil))
          if open.count > Self.deepestNesting { return [] }
        }
      }
      reader.index = max(reader.statementEnd, index + 1)
    }
    while !open.isEmpty { evidence.lack(&open, at: tokens.count - 1) }
    return depth == 0 ? [BlockEvidence(), evidence] : [evidence]
  }

  /// How far a line is moved in; a tab counts for four spaces.
  private func indentation(of index: Int) -> Int {
    var width = 0
    var offset = Int(tokens[index].start) - 1
    while offset >= 0, source.bytes[offset] == 0x20 || source.bytes[offset] == 0x09 {
      width += source.bytes[offset] == 0x09 ? 4 : 1
      offset -= 1
    }
    return width
  }
}

extension BlockEvidence {
  /// A `hết` closes the block whose first line stands as far in as it does.
  fileprivate mutating func close(
    _ open: inout [(indent: Int, content: Int?)], _ indent: Int, at index: Int
  ) {
    guard let last = open.last else {
      surplus.insert(index)
      return
    }
    if open.contains(where: { $0.indent == indent }) {
      while let last = open.last, last.indent != indent { lack(&open, at: index) }
      open.removeLast()
    } else if let content = last.content, indent >= content {
      surplus.insert(index)
    } else {
      open.removeLast()
    }
  }

  fileprivate mutating func lack(_ open: inout [(indent: Int, content: Int?)], at index: Int) {
    missing[index, default: 0] += 1
    open.removeLast()
  }
}

extension SyntaxFinding {
  /// A `hết` is missing or too much.
  fileprivate var isAboutBlocks: Bool {
    switch problem {
    case .missingEnd, .strayEnd: true
    default: false
    }
  }
}

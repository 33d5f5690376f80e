import Diagnostics
import SourceText

/// An author's answer to a finding, as a comment: `# bỏ qua TTHC5001: lý do`, in English
/// `# ignore TTHC5001: reason`. Both are understood in files of both dialects.
///
/// At the end of a line it answers for that line and for the statement that begins or goes on there, with
/// all that stands in it; on a line of its own, for the statement that follows. That findings can be answered at
/// all, and which, is for others to know.
public struct Waiver: Hashable, Sendable {
  /// A code as it is written.
  public struct Code: Hashable, Sendable {
    /// What the author wrote.
    public let text: String
    /// What it means; nil where it is no code.
    public let code: DiagnosticCode?
    public let span: ByteSpan
  }

  /// From `#` to the end of the line.
  public let span: ByteSpan
  /// What goes when the comment is deleted: with the white space before it, or its whole line.
  public let deletion: ByteSpan
  public let codes: [Code]
  /// Why; nil where no word of it is written.
  public let reason: String?
  /// The stretches of the file that it answers for.
  public let places: [ByteSpan]

  /// Whether a finding that starts at this offset is in its reach.
  public func covers(_ offset: Int) -> Bool {
    places.contains { $0.lower <= offset && offset <= $0.upper }
  }
}

extension SyntaxTree {
  /// The waivers of the file, in the order of the text. A file without any costs a search for a byte.
  public var waivers: [Waiver] {
    var statements: StatementIndex?
    var found: [Waiver] = []
    for offset in ByteSearch(of: UInt8(ascii: "#"), in: source.bytes)
    where opensWaiver(offset) && isComment(offset) {
      let line = source.span(ofLine: source.lines.line(ofByte: offset))
      let span = ByteSpan(offset, line.upper)
      guard let words = WaiverText(source.bytes[span.lower..<span.upper], at: offset) else {
        continue
      }
      let known = statements ?? StatementIndex(self)
      statements = known
      found.append(waiver(words, span: span, line: line, statements: known))
    }
    return found
  }

  /// A quick look at the first letter behind the sign: most comments begin otherwise.
  private func opensWaiver(_ offset: Int) -> Bool {
    let bytes = source.bytes
    var next = offset + 1
    while next < bytes.count, [0x23, 0x20, 0x09].contains(bytes[next]) { next += 1 }
    guard next < bytes.count else { return false }
    return switch bytes[next] | 0x20 {
    case UInt8(ascii: "b"), UInt8(ascii: "i"): true
    case 0xC2 | 0x20: true  // a no-break space
    default: false
    }
  }

  /// Whether the sign stands between tokens: not in a string, and not within another comment.
  private func isComment(_ offset: Int) -> Bool {
    let next = firstToken(from: offset)
    let gap = next > 0 ? Int(tokens[next - 1].end) : 0
    guard gap <= offset else { return false }
    let line = source.lines.start(ofLine: source.lines.line(ofByte: offset))
    return !source.bytes[max(gap, line)..<offset].contains(UInt8(ascii: "#"))
  }

  /// The first token that starts at the offset or behind it; the last one is the end of the file.
  private func firstToken(from offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func waiver(
    _ words: WaiverText, span: ByteSpan, line: ByteSpan, statements: StatementIndex
  ) -> Waiver {
    let before = source.bytes[line.lower..<span.lower]
    let isAlone =
      firstToken(from: line.lower) == firstToken(from: span.lower) && !isWithinToken(line)
    let first = firstToken(from: isAlone ? span.upper : line.lower)
    let beginsBefore = first < tokens.count && Int(tokens[first].start) < span.lower
    let statement = isAlone || beginsBefore ? statements.statement(with: first) : nil
    let blanks = before.reversed().prefix { $0 == UInt8(ascii: " ") || $0 == 0x09 }.count
    let nextLine = source.lines.start(ofLine: source.lines.line(ofByte: span.lower) + 1)
    let deletion =
      isAlone
      ? ByteSpan(line.lower, nextLine > line.lower ? nextLine : line.upper)
      : ByteSpan(span.lower - blanks, span.upper)
    return Waiver(
      span: span, deletion: deletion, codes: words.codes, reason: words.reason,
      places: (isAlone ? [] : [line]) + (statement.map { [$0] } ?? []))
  }

  /// Text of several lines ends on the line: what stands behind it is not alone.
  private func isWithinToken(_ line: ByteSpan) -> Bool {
    let next = firstToken(from: line.lower)
    return next > 0 && Int(tokens[next - 1].end) > line.lower
  }
}

/// The statements of a file by the tokens with which their lines begin.
private struct StatementIndex {
  /// Of several statements that begin with a token, the outermost.
  private var spans: [Int: ByteSpan] = [:]
  /// Tokens that begin a statement, and no line that goes on with one.
  private var starts: [Int] = []

  init(_ tree: SyntaxTree) {
    // A node is closed after all in it: the last one with a first token is the outermost.
    for node in tree.nodes where node.kind == .statement || node.kind == .item {
      guard node.firstToken < node.endToken else { continue }
      spans[node.firstToken] = ByteSpan(
        Int(tree.tokens[node.firstToken].start), Int(tree.tokens[node.endToken - 1].end))
    }
    for (index, token) in tree.tokens.enumerated() where token.startsStatement {
      starts.append(index)
    }
  }

  /// The statement that begins with a token, or that goes on with it on a line of its own.
  func statement(with token: Int) -> ByteSpan? {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= token { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? spans[starts[low - 1]] : nil
  }
}

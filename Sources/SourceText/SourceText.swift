// SourceText: what a file of text is, before anybody asks what it means.
//
// It knows UTF-8 bytes and spans of them, lines and columns in every unit a tool may count in,
// canonical composition, the Vietnamese alphabet, the nearest known name to a mistyped one, and
// edits. It refuses to know the language written in the text, where the file was stored, and how
// a finding is worded.

/// One file of text: its path, its bytes as they were read, and where its lines start.
///
/// The bytes need not be well-formed UTF-8; ``firstInvalidByte`` says where they are not.
public struct SourceText: Hashable, Sendable {
  /// The name by which findings refer to the file; never opened here.
  public let path: String
  /// The content, untouched: a byte-order mark and Windows line ends are still in it.
  public let bytes: [UInt8]
  /// Where the lines start.
  public let lines: LineIndex

  /// Indexes the lines of `bytes` in one pass.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    lines = LineIndex(bytes)
  }

  /// A text held in memory, as in a test or an editor's buffer.
  public init(path: String, _ text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The span of all bytes.
  public var span: ByteSpan { ByteSpan(0, bytes.count) }

  /// The offset of the first byte that is not well-formed UTF-8.
  public var firstInvalidByte: Int? { firstInvalidUTF8(in: bytes) }

  /// Whether the file opens with the UTF-8 form of U+FEFF (three bytes).
  public var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// The text of a span; the part outside the file is left out, ill-formed bytes become U+FFFD.
  public func text(_ span: ByteSpan) -> String {
    String(decoding: bytes[clamped(span)], as: UTF8.self)
  }

  /// The bytes of line `line` (from 1) without its line end; a line past the last one is empty.
  public func span(ofLine line: Int) -> ByteSpan {
    guard line >= 1, line <= lines.count else { return ByteSpan(bytes.count, bytes.count) }
    let lower = lines.start(ofLine: line)
    var upper = line < lines.count ? lines.start(ofLine: line + 1) : bytes.count
    if upper > lower, bytes[upper - 1] == 0x0A { upper -= 1 }
    if upper > lower, bytes[upper - 1] == 0x0D { upper -= 1 }
    return ByteSpan(lower, upper)
  }

  /// The text of line `line` (from 1) without its line end.
  public func text(ofLine line: Int) -> String { text(span(ofLine: line)) }

  /// The part of a span that lies in the file, as indices of ``bytes``.
  func clamped(_ span: ByteSpan) -> Range<Int> {
    let lower = min(span.lower, bytes.count)
    return lower..<max(lower, min(span.upper, bytes.count))
  }
}

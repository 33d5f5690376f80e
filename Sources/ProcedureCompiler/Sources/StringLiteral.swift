import ProcedureSyntax
import SourceText

/// The meaning of words in quotation marks: escapes resolved, composed, with values to fill in.
struct StringLiteral {
  enum Segment {
    case text(String)
    /// What stands between braces, as a place in the file.
    case value(ByteSpan)
    /// A brace that is never closed, or closed without being opened.
    case brokenBrace(ByteSpan)
  }

  private let bytes: [UInt8]
  private let body: Range<Int>

  init(_ syntax: Syntax) {
    bytes = syntax.tree.source.bytes
    body = Self.body(of: syntax.span, in: bytes)
  }

  /// The words as they stand, without looking for values: titles, names of files.
  var plainText: String { Self.plain(body, bytes) }

  /// The words with the places of values between them.
  var segments: [Segment] { Self.segments(body, bytes) }

  /// The bytes between the quotation marks.
  private static func body(of span: ByteSpan, in bytes: [UInt8]) -> Range<Int> {
    let count = span.upper - span.lower
    func three(at offset: Int, are a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
      bytes[offset] == a && bytes[offset + 1] == b && bytes[offset + 2] == c
    }
    let opensStraight = count > 0 && bytes[span.lower] == 0x22
    let isTriple = count >= 3 && three(at: span.lower, are: 0x22, 0x22, 0x22)
    let opening = opensStraight && !isTriple ? 1 : 3
    var closing = 0
    if isTriple {
      closing = count >= 6 && three(at: span.upper - 3, are: 0x22, 0x22, 0x22) ? 3 : 0
    } else if count > opening {
      if bytes[span.upper - 1] == 0x22 { closing = 1 }
      if count >= 3,
        three(at: span.upper - 3, are: 0xE2, 0x80, 0x9D)
          || three(at: span.upper - 3, are: 0xE2, 0x80, 0x9C)
      {
        closing = 3
      }
    }
    let lower = min(span.lower + opening, span.upper)
    var upper = max(lower, span.upper - closing)
    guard isTriple else { return lower..<upper }
    // The line ends next to the triple marks do not belong to the text.
    var start = lower
    if start < upper, bytes[start] == 0x0D { start += 1 }
    if start < upper, bytes[start] == 0x0A { start += 1 }
    var tail = upper
    while tail > start, bytes[tail - 1] == 0x20 || bytes[tail - 1] == 0x09 { tail -= 1 }
    if tail > start, bytes[tail - 1] == 0x0A {
      upper = tail - 1
      if upper > start, bytes[upper - 1] == 0x0D { upper -= 1 }
    }
    return start..<upper
  }

  private static func plain(_ body: Range<Int>, _ bytes: [UInt8]) -> String {
    guard bytes[body].contains(where: { $0 == 0x5C || $0 == 0x0D }) else {
      return nfc(String(decoding: bytes[body], as: UTF8.self))
    }
    var text: [UInt8] = []
    var index = body.lowerBound
    while index < body.upperBound { appendOne(at: &index, of: body, bytes, to: &text) }
    return nfc(String(decoding: text, as: UTF8.self))
  }

  /// One byte of the meaning: an escape resolved, a line end made one.
  private static func appendOne(
    at index: inout Int, of body: Range<Int>, _ bytes: [UInt8], to text: inout [UInt8]
  ) {
    let byte = bytes[index]
    if byte == 0x5C, index + 1 < body.upperBound {
      text.append(bytes[index + 1] == UInt8(ascii: "n") ? 0x0A : bytes[index + 1])
      index += 2
    } else {
      if byte == 0x0D {
        if index + 1 >= body.upperBound || bytes[index + 1] != 0x0A { text.append(0x0A) }
      } else {
        text.append(byte)
      }
      index += 1
    }
  }

  private static func segments(_ body: Range<Int>, _ bytes: [UInt8]) -> [Segment] {
    var segments: [Segment] = []
    var text: [UInt8] = []
    func flush() {
      guard !text.isEmpty else { return }
      segments.append(.text(nfc(String(decoding: text, as: UTF8.self))))
      text = []
    }
    // `\{` prints a brace; the one that closes it is then printed too.
    var printedBraces = 0
    var index = body.lowerBound
    while index < body.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        if index + 1 < body.upperBound, bytes[index + 1] == UInt8(ascii: "{") { printedBraces += 1 }
        appendOne(at: &index, of: body, bytes, to: &text)
      case UInt8(ascii: "}") where printedBraces > 0:
        printedBraces -= 1
        appendOne(at: &index, of: body, bytes, to: &text)
      case UInt8(ascii: "{"):
        flush()
        let start = index + 1
        let end = bytes[start..<body.upperBound].firstIndex(of: UInt8(ascii: "}"))
        guard let end else {
          segments.append(.brokenBrace(ByteSpan(index, start)))
          index = body.upperBound
          continue
        }
        segments.append(.value(ByteSpan(start, end)))
        index = end + 1
      case UInt8(ascii: "}"):
        flush()
        segments.append(.brokenBrace(ByteSpan(index, index + 1)))
        index += 1
      default: appendOne(at: &index, of: body, bytes, to: &text)
      }
    }
    flush()
    return segments
  }
}

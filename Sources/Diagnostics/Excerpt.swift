import SourceText

/// One line of a source as it is shown, and the stretch of it to underline, in terminal columns.
///
/// A span of several lines is shown by its first line. A long line is cut to a window around the
/// span, so that a line of a megabyte costs no more than a short one.
struct Excerpt {
  /// The number of the line, from 1.
  let line: Int
  /// The line, tabs expanded, hidden characters written out, `…` where it was cut.
  let text: String
  /// Columns before the underlining.
  let indent: Int
  /// Columns of the underlining; at least 1.
  let width: Int

  /// Lines wider than this are cut.
  private static let widest = 120
  /// What stays before the span when the line is cut.
  private static let context = 40
  /// Bytes kept on both sides before anything is measured.
  private static let windowBytes = 1024
  private static let tabStop = 4

  init(of span: ByteSpan, in source: SourceText) {
    line = source.position(ofByte: span.lower).line
    let whole = source.span(ofLine: line)
    let start = min(span.lower, whole.upper)
    let end = max(start, min(span.upper, whole.upper))
    let window = Self.window(around: start, of: whole, in: source)
    let cells = Self.cells(of: window, in: source)

    let first = cells.firstIndex { $0.upper > start } ?? cells.count
    let last = cells.lastIndex { $0.lower < end } ?? first
    let fullWidth = cells.last.map { $0.column + $0.width } ?? 0
    let from = first < cells.count ? cells[first].column : fullWidth
    let to = end > start && last < cells.count ? cells[last].column + cells[last].width : from + 1

    var shown = cells[...]
    if fullWidth > Self.widest {
      let left = max(0, min(from - Self.context, fullWidth - Self.widest))
      shown = cells.drop { $0.column < left }
        .prefix { $0.column + $0.width <= left + Self.widest }
    }
    let shownFrom = shown.first?.column ?? 0
    let shownTo = shown.last.map { $0.column + $0.width } ?? 0
    let isCutLeft = shownFrom > 0 || window.lower > whole.lower + 3
    let isCutRight = shownTo < fullWidth || window.upper < whole.upper
    text = (isCutLeft ? "…" : "") + shown.map(\.text).joined() + (isCutRight ? "…" : "")
    indent = max(0, from - shownFrom) + (isCutLeft ? 1 : 0)
    width = max(1, min(to, max(shownTo, from + 1)) - from)
  }

  /// One letter as it is shown.
  private struct Cell {
    let lower: Int
    let upper: Int
    let text: String
    let column: Int
    let width: Int
  }

  /// The bytes worth measuring: the line, or what surrounds `place` in a long one. A byte-order mark
  /// is not shown.
  private static func window(
    around place: Int, of line: ByteSpan, in source: SourceText
  ) -> ByteSpan {
    var lower = max(line.lower, place - windowBytes)
    var upper = min(line.upper, place + windowBytes)
    if lower == 0, source.hasByteOrderMark { lower = 3 }
    // Cut between scalars; ill-formed text may have no such place near, and is cut anyway.
    if lower > line.lower {
      for _ in 0..<3 where lower < place && source.bytes[lower] & 0xC0 == 0x80 { lower += 1 }
    }
    if upper < line.upper {
      for _ in 0..<3 where upper > place && source.bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    }
    return ByteSpan(lower, upper)
  }

  private static func cells(of window: ByteSpan, in source: SourceText) -> [Cell] {
    var cells: [Cell] = []
    var offset = window.lower
    var column = 0
    func append(_ text: String, bytes: Int, width: Int) {
      cells.append(
        Cell(lower: offset, upper: offset + bytes, text: text, column: column, width: width))
      offset += bytes
      column += width
    }
    while offset < window.upper {
      let rest = Array(source.bytes[offset..<window.upper])
      let invalid = firstInvalidUTF8(in: rest)
      for letter in String(decoding: rest[..<(invalid ?? rest.count)], as: UTF8.self) {
        let bytes = letter.utf8.count
        if letter == "\t" {
          let width = tabStop - column % tabStop
          append(String(repeating: " ", count: width), bytes: bytes, width: width)
        } else {
          let text = visible(String(letter))
          append(text, bytes: bytes, width: text.reduce(0) { $0 + displayWidth($1) })
        }
      }
      if let invalid {
        let digits = String(rest[invalid], radix: 16, uppercase: true)
        append("<\(digits)>", bytes: 1, width: 4)
      }
    }
    return cells
  }
}

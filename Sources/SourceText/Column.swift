/// What a column counts. Every column starts from 1.
public enum ColumnUnit: CaseIterable, Hashable, Sendable {
  /// Bytes of UTF-8.
  case bytes
  /// Unicode scalars, the unit of the JSON and SARIF outputs. A byte-order mark counts.
  case scalars
  /// UTF-16 code units, the unit of editors. A byte-order mark counts.
  case utf16
  /// What a reader sees as one letter. A byte-order mark is not seen and does not count.
  case graphemes
}

/// A place as a line and a column, both from 1, in a unit the caller chose.
public struct Position: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1.
  public let column: Int

  /// A place; both numbers from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension SourceText {
  /// Line and byte column of a byte offset, both from 1; an offset past the end means the end.
  public func position(ofByte offset: Int) -> LinePosition {
    lines.position(ofByte: min(offset, bytes.count))
  }

  /// Line and column of a byte offset, the column counted in `unit`.
  public func position(ofByte offset: Int, in unit: ColumnUnit) -> Position {
    let place = position(ofByte: offset)
    let start = lines.start(ofLine: place.line)
    let before = length(of: ByteSpan(start, start + place.byteColumn - 1), in: unit)
    return Position(line: place.line, column: before + 1)
  }

  /// How many units a span is long. An ill-formed byte counts as one.
  public func length(of span: ByteSpan, in unit: ColumnUnit) -> Int {
    var range = clamped(span)
    if unit == .graphemes, range.lowerBound == 0, range.upperBound >= 3, hasByteOrderMark {
      range = 3..<range.upperBound
    }
    return bytes.withUnsafeBufferPointer { buffer in
      let part = UnsafeBufferPointer(rebasing: buffer[range])
      return switch unit {
      case .bytes: part.count
      case .scalars: scalarCount(part)
      case .utf16: scalarCount(part) + supplementaryCount(part)
      case .graphemes: graphemeCount(part)
      }
    }
  }

  /// The byte offset of a line and column, the inverse of ``position(ofByte:in:)``. A place outside
  /// the text is bounded to it: a column past the end of a line means the end of that line, and one
  /// inside a letter of several units means the start of that letter.
  public func byte(of position: Position, in unit: ColumnUnit) -> Int {
    let line = span(ofLine: max(1, position.line))
    let wanted = position.column - 1
    guard wanted > 0 else { return line.lower }
    if unit == .bytes { return min(line.upper, line.lower + min(wanted, line.length)) }
    var counted = 0
    var offset = line.lower
    if unit == .graphemes, offset == 0, hasByteOrderMark { offset = 3 }
    for letter in text(ByteSpan(offset, line.upper)) {
      if unit == .graphemes {
        counted += 1
        if counted > wanted { return offset }
        offset += letter.utf8.count
        continue
      }
      for scalar in letter.unicodeScalars {
        counted += unit == .utf16 ? UTF16.width(scalar) : 1
        if counted > wanted { return offset }
        offset += UTF8.width(scalar)
      }
    }
    return min(offset, line.upper)
  }
}

/// Scalars are counted by the bytes that open one: all but the continuation bytes `10xxxxxx`.
private func scalarCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  bytes.count - count(in: bytes) { ($0 & ~($0 &<< 1)) & 0x8080_8080_8080_8080 }
}

/// The scalars that take two UTF-16 units: those of four bytes, opened by `1111xxxx`.
private func supplementaryCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  count(in: bytes) { $0 & ($0 &<< 1) & ($0 &<< 2) & ($0 &<< 3) & 0x8080_8080_8080_8080 }
}

/// Counts bytes eight at a step; `flag` leaves the high bit of every byte that counts. A shift to the
/// left by less than eight brings no bit of another byte into a high bit.
@inline(__always)
private func count(
  in bytes: UnsafeBufferPointer<UInt8>, flag: (UInt64) -> UInt64
) -> Int {
  guard let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
  var count = 0
  var offset = 0
  while offset &+ 8 <= bytes.count {
    let word = base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    count &+= flag(word).nonzeroBitCount
    offset &+= 8
  }
  while offset < bytes.count {
    count &+= flag(UInt64(bytes[offset])).nonzeroBitCount
    offset &+= 1
  }
  return count
}

/// Vietnamese text, composed or not, is counted at memory speed; anything else letter by letter.
private func graphemeCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  latinGraphemeCount(bytes) ?? String(decoding: bytes, as: UTF8.self).count
}

/// Counts text of printable ASCII, Latin letters and the marks U+0300–U+036F; nil for other text.
/// In such text a mark belongs to the letter before it, and every other scalar is a letter.
private func latinGraphemeCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var count = 0
  var offset = 0
  while offset < bytes.count {
    let byte = bytes[offset]
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    switch byte {
    case 0x20...0x7E, 0x09:
      // A mark after a tab does not belong to it: leave that to the slow way.
      if byte == 0x09, next == 0xCC || next == 0xCD { return nil }
      count += 1
      offset += 1
    case 0xC3...0xCB where next & 0xC0 == 0x80:
      count += 1
      offset += 2
    case 0xCC where next & 0xC0 == 0x80, 0xCD where (0x80...0xAF).contains(next):
      if offset == 0 { return nil }
      offset += 2
    case 0xE1 where (0xB8...0xBB).contains(next) && offset + 2 < bytes.count:
      count += 1
      offset += 3
    default: return nil
    }
  }
  return count
}

/// A place as a line and a byte column, both from 1.
public struct LinePosition: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The bytes before the place on its line, plus 1.
  public let byteColumn: Int

  /// A place; both numbers from 1.
  public init(line: Int, byteColumn: Int) {
    self.line = line
    self.byteColumn = byteColumn
  }
}

/// Where the lines of a file start. A line ends with `\n`, `\r\n` or a lone `\r`; after a final line
/// end one more, empty line follows, as in editors.
public struct LineIndex: Hashable, Sendable {
  private let starts: [UInt32]

  /// Finds the line starts in one pass, eight bytes at a step.
  public init(_ bytes: [UInt8]) {
    var starts: [UInt32] = [0]
    bytes.withUnsafeBufferPointer { collectLineStarts(of: $0, into: &starts) }
    self.starts = starts
  }

  /// The number of lines; at least 1.
  public var count: Int { starts.count }

  /// The byte offset at which line `line` starts; a number outside 1…``count`` is bounded to it.
  public func start(ofLine line: Int) -> Int { Int(starts[max(1, min(line, count)) - 1]) }

  /// The line (from 1) that holds the byte at `offset`; a line end belongs to the line it ends.
  public func line(ofByte offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Line and byte column of `offset`; a negative one is taken for 0.
  public func position(ofByte offset: Int) -> LinePosition {
    let line = line(ofByte: offset)
    return LinePosition(line: line, byteColumn: max(0, offset) - start(ofLine: line) + 1)
  }
}

/// The high bit of every byte of `word` that equals the byte repeated in `pattern`, and no other bit.
@inline(__always)
private func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
  let low7: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  let difference = word ^ pattern
  return ~(((difference & low7) &+ low7) | difference | low7)
}

private func collectLineStarts(of bytes: UnsafeBufferPointer<UInt8>, into starts: inout [UInt32]) {
  guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
  let count = min(bytes.count, Int(UInt32.max) - 1)
  var offset = 0
  while offset &+ 8 <= count {
    let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    var ends = matches(word, 0x0A0A_0A0A_0A0A_0A0A) | matches(word, 0x0D0D_0D0D_0D0D_0D0D)
    while ends != 0 {
      appendLineStart(after: offset &+ ends.trailingZeroBitCount / 8, in: bytes, to: &starts)
      ends &= ends &- 1
    }
    offset &+= 8
  }
  while offset < count {
    let byte = bytes[offset]
    if byte == 0x0A || byte == 0x0D { appendLineStart(after: offset, in: bytes, to: &starts) }
    offset &+= 1
  }
}

/// A `\r` before `\n` ends no line of its own: the `\n` does.
@inline(__always)
private func appendLineStart(
  after end: Int, in bytes: UnsafeBufferPointer<UInt8>, to starts: inout [UInt32]
) {
  if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A { return }
  starts.append(UInt32(end + 1))
}

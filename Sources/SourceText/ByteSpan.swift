/// A stretch of a file: byte offsets, the upper one excluded. Eight bytes in memory.
public struct ByteSpan: Hashable, Sendable {
  private let storedLower: UInt32
  private let storedUpper: UInt32

  /// A span from `lower` up to `upper`. Offsets are bounded to 0…4 GB, and a span that would end
  /// before it starts is empty at `lower`.
  public init(_ lower: Int, _ upper: Int) {
    storedLower = UInt32(clamping: lower)
    storedUpper = max(storedLower, UInt32(clamping: upper))
  }

  /// The empty span at `offset`: a place between two bytes.
  public init(at offset: Int) { self.init(offset, offset) }

  /// The offset of the first byte.
  public var lower: Int { Int(storedLower) }
  /// The offset after the last byte.
  public var upper: Int { Int(storedUpper) }
  /// The number of bytes.
  public var length: Int { upper - lower }
  /// Whether no byte belongs to the span.
  public var isEmpty: Bool { storedLower == storedUpper }

  /// The smallest span that covers both.
  public func union(_ other: ByteSpan) -> ByteSpan {
    ByteSpan(min(lower, other.lower), max(upper, other.upper))
  }

  /// Whether the byte at `offset` belongs to the span; never, when the span is empty.
  public func contains(_ offset: Int) -> Bool { lower <= offset && offset < upper }

  /// Whether `other` lies within this span; a place at either end lies within.
  public func contains(_ other: ByteSpan) -> Bool {
    lower <= other.lower && other.upper <= upper
  }

  /// Whether the two share a byte, or one of them is a place strictly inside the other.
  public func overlaps(_ other: ByteSpan) -> Bool { lower < other.upper && other.lower < upper }
}

extension ByteSpan: Comparable {
  /// By start, then by end.
  public static func < (left: ByteSpan, right: ByteSpan) -> Bool {
    (left.storedLower, left.storedUpper) < (right.storedLower, right.storedUpper)
  }
}

extension ByteSpan: CustomStringConvertible {
  /// `12..<15`, for tests and traces.
  public var description: String { "\(lower)..<\(upper)" }
}

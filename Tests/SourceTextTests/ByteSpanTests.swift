import SourceText
import Testing

@Test func boundsOffsets() {
  #expect(ByteSpan(-4, 3) == ByteSpan(0, 3))
  #expect(ByteSpan(5, 2) == ByteSpan(5, 5))
  #expect(ByteSpan(Int.max, Int.max).lower == Int(UInt32.max))
  #expect(MemoryLayout<ByteSpan>.size == 8)
}

@Test func relatesSpans() {
  let span = ByteSpan(4, 8)
  #expect(span.length == 4)
  #expect(!span.isEmpty && ByteSpan(at: 4).isEmpty)
  #expect([3, 4, 7, 8].map { span.contains($0) } == [false, true, true, false])
  #expect(span.union(ByteSpan(6, 12)) == ByteSpan(4, 12))
  #expect(span.contains(ByteSpan(at: 8)))
  #expect(!span.contains(ByteSpan(7, 9)))
  #expect(span.overlaps(ByteSpan(7, 9)) && span.overlaps(ByteSpan(at: 5)))
  #expect(!span.overlaps(ByteSpan(8, 9)) && !span.overlaps(ByteSpan(at: 4)))
  #expect(!span.overlaps(ByteSpan(at: 8)) && !ByteSpan(at: 4).overlaps(ByteSpan(at: 4)))
  #expect(
    [ByteSpan(4, 9), ByteSpan(1, 2), span].sorted() == [ByteSpan(1, 2), span, ByteSpan(4, 9)])
}

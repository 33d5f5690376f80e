import SourceText
import Testing

/// Edits of `0123456789`, what comes out, and which of them are left out.
private let edits: [(edits: [TextEdit], text: String, dropped: [Int])] = [
  ([], "0123456789", []),
  ([TextEdit(ByteSpan(2, 4), "xyz")], "01xyz456789", []),
  ([TextEdit(ByteSpan(8, 9), ""), TextEdit(ByteSpan(at: 0), ">")], ">01234567" + "9", []),
  ([TextEdit(ByteSpan(2, 5), "A"), TextEdit(ByteSpan(4, 6), "B")], "01A56789", [1]),
  ([TextEdit(ByteSpan(4, 6), "B"), TextEdit(ByteSpan(2, 5), "A")], "0123B6789", [1]),
  ([TextEdit(ByteSpan(2, 5), "A"), TextEdit(ByteSpan(5, 6), "B")], "01AB6789", []),
  ([TextEdit(ByteSpan(2, 5), "A"), TextEdit(ByteSpan(at: 3), "B")], "01A56789", [1]),
  ([TextEdit(ByteSpan(at: 3), "B"), TextEdit(ByteSpan(2, 5), "A")], "012B3456789", [1]),
  ([TextEdit(ByteSpan(2, 5), "A"), TextEdit(ByteSpan(at: 2), "B")], "01BA56789", []),
  ([TextEdit(ByteSpan(2, 5), "A"), TextEdit(ByteSpan(at: 5), "B")], "01AB56789", []),
  ([TextEdit(ByteSpan(at: 2), "A"), TextEdit(ByteSpan(at: 2), "B")], "01AB23456789", []),
  ([TextEdit(ByteSpan(at: 2), "A"), TextEdit(ByteSpan(at: 2), "A")], "01A23456789", [1]),
  ([TextEdit(ByteSpan(9, 11), "A"), TextEdit(ByteSpan(at: 10), "!")], "0123456789!", [0]),
  ([TextEdit(ByteSpan(0, 10), "tất cả"), TextEdit(ByteSpan(1, 2), "")], "tất cả", [1]),
]

@Test(arguments: edits)
func appliesEdits(_ edits: [TextEdit], _ text: String, _ dropped: [Int]) {
  let result = apply(edits, to: Array("0123456789".utf8))
  #expect(String(decoding: result.bytes, as: UTF8.self) == text)
  #expect(result.dropped == dropped)
  let kept = edits.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  #expect(Set(result.applied) == Set(kept))
  #expect(result.applied.map(\.span) == result.applied.map(\.span).sorted())
}

@Test func groupsStandOrFallTogether() {
  let bytes = Array("0123456789".utf8)
  let first = [TextEdit(ByteSpan(0, 1), "a"), TextEdit(ByteSpan(4, 5), "b")]
  let clashing = [TextEdit(ByteSpan(2, 3), "c"), TextEdit(ByteSpan(4, 6), "d")]
  let later = [TextEdit(ByteSpan(2, 3), "e")]
  let result = apply(groups: [first, clashing, later, []], to: bytes)
  #expect(String(decoding: result.bytes, as: UTF8.self) == "a1e3b56789")
  #expect(result.dropped == [1])
}

import SourceText
import Testing

/// A text and the offsets at which its lines start.
private let lineStarts: [(text: String, starts: [Int])] = [
  ("", [0]),
  ("a", [0]),
  ("a\n", [0, 2]),
  ("a\nb", [0, 2]),
  ("a\r\nb", [0, 3]),
  ("a\rb", [0, 2]),
  ("\r\r\n\n\r", [0, 1, 3, 4, 5]),
  ("\n\n\n", [0, 1, 2, 3]),
  ("1234567\r\n9", [0, 9]),
  ("12345678\r\n1", [0, 10]),
  ("1234567\r", [0, 8]),
  ("\u{8A}\u{10D}bước\nhết\r\n", [0, 12, 19]),
  ("\u{B}\u{C}\u{85}\u{2028}x", [0]),
]

@Test(arguments: lineStarts)
func findsLineStarts(_ text: String, _ starts: [Int]) {
  let index = LineIndex(Array(text.utf8))
  #expect((1...index.count).map { index.start(ofLine: $0) } == starts)
}

/// The fast pass agrees with a slow one on every text of a few bytes around a word's border.
@Test func agreesWithSlowSearch() {
  let alphabet: [UInt8] = [0x0A, 0x0D, 0x61, 0x8A]
  for padding in 5...8 {
    for number in 0..<1024 {
      var bytes = [UInt8](repeating: 0x20, count: padding)
      for digit in 0..<5 { bytes.append(alphabet[(number >> (2 * digit)) & 3]) }
      var slow = [0]
      for (offset, byte) in bytes.enumerated() {
        let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        if byte == 0x0A || (byte == 0x0D && next != 0x0A) { slow.append(offset + 1) }
      }
      let index = LineIndex(bytes)
      let found = (1...index.count).map { index.start(ofLine: $0) }
      if found != slow { Issue.record("\(bytes): \(found) instead of \(slow)") }
    }
  }
}

@Test func placesBytesOnLines() {
  let source = SourceText(path: "a.tthc", "bước a\r\n\r\nhết")
  let places = [0, 6, 7, 8, 9, 11, 12, 13, 18, 99].map { source.position(ofByte: $0) }
  #expect(places.map(\.line) == [1, 1, 1, 1, 1, 2, 2, 3, 3, 3])
  #expect(places.map(\.byteColumn) == [1, 7, 8, 9, 10, 1, 2, 1, 6, 6])
  #expect(source.lines.position(ofByte: -1) == LinePosition(line: 1, byteColumn: 1))
}

@Test func cutsLinesWithoutTheirEnds() {
  let source = SourceText(path: "a.tthc", "một\r\nhai\rba\n\nnăm")
  let lines = (0...7).map { source.text(ofLine: $0) }
  #expect(lines == ["", "một", "hai", "ba", "", "năm", "", ""])
}

@Test func textOfSpanIsBoundedToFile() {
  let source = SourceText(path: "a.tthc", "hồ sơ")
  #expect(source.text(ByteSpan(0, 4)) == "hồ")
  #expect(source.text(ByteSpan(5, 900)) == "sơ")
  #expect(source.text(ByteSpan(70, 90)) == "")
  #expect(source.text(source.span) == "hồ sơ")
}

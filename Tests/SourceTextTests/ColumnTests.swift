import SourceText
import Testing

/// The text before a place, and the column of the place in bytes, scalars, UTF-16 and graphemes.
private let columns: [(before: String, columns: [Int])] = [
  ("", [1, 1, 1, 1]),
  ("buoc", [5, 5, 5, 5]),
  ("bước", [8, 5, 5, 5]),
  ("bu\u{31B}o\u{31B}\u{301}c", [11, 8, 8, 5]),
  ("đề", [6, 3, 3, 3]),
  ("đê\u{300}", [7, 4, 4, 3]),
  ("😀", [5, 2, 3, 2]),
  ("👨‍👩‍👧", [19, 6, 9, 2]),
  ("👍🏽 a", [11, 5, 7, 4]),
  ("🇻🇳", [9, 3, 5, 2]),
  ("\u{FEFF}tthc", [8, 6, 6, 5]),
  ("\tdo", [4, 4, 4, 4]),
  ("中文", [7, 3, 3, 3]),
  ("\"\u{301}", [4, 3, 3, 2]),
  ("\t\u{301}", [4, 3, 3, 3]),
  ("→ ≥", [8, 4, 4, 4]),
]

@Test(arguments: columns)
func countsColumnsInEveryUnit(_ before: String, _ columns: [Int]) {
  let offset = before.utf8.count
  for lineEnd in ["\n", "\r\n", "\r"] {
    let source = SourceText(path: "a.tthc", before + "|" + lineEnd + "hết")
    for (unit, column) in zip(ColumnUnit.allCases, columns) {
      let position = source.position(ofByte: offset, in: unit)
      #expect(position == Position(line: 1, column: column), "\(unit)")
      #expect(source.byte(of: position, in: unit) == offset, "\(unit)")
    }
  }
}

@Test func boundsPlacesToTheText() {
  let source = SourceText(path: "a.tthc", "một\r\nhai")
  let end = Position(line: 1, column: 99)
  #expect(ColumnUnit.allCases.map { source.byte(of: end, in: $0) } == [5, 5, 5, 5])
  #expect(source.byte(of: Position(line: 9, column: 3), in: .utf16) == 10)
  #expect(source.byte(of: Position(line: 0, column: 1), in: .utf16) == 0)
  #expect(source.byte(of: Position(line: 1, column: -7), in: .scalars) == 0)
  #expect(source.byte(of: Position(line: 1, column: Int.max), in: .bytes) == 5)
}

@Test func aPlaceInsideALetterIsItsStart() {
  let source = SourceText(path: "a.tthc", "a😀b")
  #expect(source.byte(of: Position(line: 1, column: 3), in: .utf16) == 1)
  #expect(source.byte(of: Position(line: 1, column: 4), in: .utf16) == 5)
}

@Test func countsInIllFormedText() {
  let source = SourceText(path: "a.tthc", bytes: [0x61, 0xFF, 0x62])
  #expect(source.position(ofByte: 2, in: .graphemes).column == 3)
  #expect(source.firstInvalidByte == 1)
}

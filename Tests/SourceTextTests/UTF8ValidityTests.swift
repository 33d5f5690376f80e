import SourceText
import Testing

/// A byte sequence and the offset of the first byte that is wrong in it.
struct IllFormed: CustomTestStringConvertible {
  let what: String
  let bytes: [UInt8]
  let offset: Int

  var testDescription: String { what }

  init(_ what: String, _ bytes: [UInt8], at offset: Int = 0) {
    self.what = what
    self.bytes = bytes
    self.offset = offset
  }

  static let all: [IllFormed] = [
    IllFormed("lone continuation byte", [0x80]),
    IllFormed("last continuation byte", [0xBF]),
    IllFormed("overlong slash in two bytes", [0xC0, 0xAF]),
    IllFormed("overlong delete in two bytes", [0xC1, 0xBF]),
    IllFormed("overlong in three bytes", [0xE0, 0x80, 0xAF]),
    IllFormed("highest overlong in three bytes", [0xE0, 0x9F, 0xBF]),
    IllFormed("overlong in four bytes", [0xF0, 0x80, 0x80, 0xAF]),
    IllFormed("highest overlong in four bytes", [0xF0, 0x8F, 0xBF, 0xBF]),
    IllFormed("first surrogate", [0xED, 0xA0, 0x80]),
    IllFormed("last surrogate", [0xED, 0xBF, 0xBF]),
    IllFormed("surrogate pair", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
    IllFormed("past U+10FFFF", [0xF4, 0x90, 0x80, 0x80]),
    IllFormed("F5", [0xF5, 0x80, 0x80, 0x80]),
    IllFormed("five byte form", [0xF8, 0x88, 0x80, 0x80, 0x80]),
    IllFormed("six byte form", [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80]),
    IllFormed("FE", [0xFE]),
    IllFormed("FF", [0xFF]),
    IllFormed("two bytes cut short", [0xC3]),
    IllFormed("three bytes cut after one", [0xE1]),
    IllFormed("three bytes cut after two", [0xE1, 0xBB]),
    IllFormed("four bytes cut after three", [0xF0, 0x9F, 0x98]),
    IllFormed("second byte is ASCII", [0xC3, 0x41]),
    IllFormed("third byte is ASCII", [0xE1, 0xBB, 0x41]),
    IllFormed("fourth byte is ASCII", [0xF0, 0x9F, 0x98, 0x41]),
    IllFormed("third byte opens another", [0xE1, 0xBB, 0xC3, 0xA0]),
    IllFormed("Latin-1 à in a word", Array("ngh".utf8) + [0xE0] + Array("i".utf8), at: 3),
    IllFormed("UTF-16 text", [0xFF, 0xFE, 0x42, 0x00]),
    IllFormed("after a well-formed word", Array("bước".utf8) + [0xC3, 0x28], at: 7),
    IllFormed("after eight ASCII bytes", Array("12345678".utf8) + [0xFF], at: 8),
    IllFormed("within the ninth to sixteenth", Array("1234567890123".utf8) + [0x80], at: 13),
  ]
}

@Test(arguments: IllFormed.all)
func findsFirstIllFormedByte(_ sample: IllFormed) {
  #expect(firstInvalidUTF8(in: sample.bytes) == sample.offset)
  for padding in [1, 7, 8, 9, 31] {
    let front = [UInt8](repeating: 0x61, count: padding)
    let back = [UInt8](repeating: 0x62, count: padding)
    #expect(firstInvalidUTF8(in: front + sample.bytes + back) == padding + sample.offset)
  }
}

@Test(arguments: [
  "", "a", "12345678", "bước tiếp_nhận", "đ", "\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}",
  "\u{FFFF}\u{10000}\u{10FFFF}", "😀", "e\u{302}\u{300}",
])
func acceptsWellFormedText(_ text: String) {
  for padding in 0..<9 {
    let bytes = [UInt8](repeating: 0x61, count: padding) + Array(text.utf8)
    #expect(firstInvalidUTF8(in: bytes) == nil)
  }
}

/// All sequences of two bytes, and all of three behind every lead byte, agree with the toolchain.
@Test func agreesWithToolchainOnShortSequences() {
  var disagreements = 0
  func check(_ bytes: [UInt8]) {
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    if (firstInvalidUTF8(in: bytes) == nil) != isValid { disagreements += 1 }
  }
  let edges: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
  for first in UInt8.min...UInt8.max {
    check([first])
    for second in UInt8.min...UInt8.max { check([first, second]) }
    for second in edges {
      for third in edges {
        check([first, second, third])
        for fourth in edges { check([first, second, third, fourth]) }
      }
    }
  }
  #expect(disagreements == 0)
}

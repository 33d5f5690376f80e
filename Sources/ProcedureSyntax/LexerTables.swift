/// What a byte can begin.
enum ByteClass: UInt8 {
  case space, newline, hash, letter, underscore, digit, quote, sign, high

  static let table: [ByteClass] = (0...255).map { (value: Int) -> ByteClass in
    let byte = UInt8(value)
    return switch byte {
    case 0x20, 0x09, 0x0B, 0x0C: .space
    case 0x0A, 0x0D: .newline
    case UInt8(ascii: "#"): .hash
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      .letter
    case UInt8(ascii: "_"): .underscore
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "\""): .quote
    case 0x80...0xFF: .high
    default: .sign
    }
  }
}

/// Letters of names outside ASCII, recognised by their bytes.
enum NameBytes {
  /// How many bytes of a letter or mark of a name stand here; 0 means something else.
  ///
  /// Letters are U+00C0–U+024F without the two signs × ÷, and U+1E00–U+1EFF; marks U+0300–U+036F.
  @inline(__always)
  static func length(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let first = bytes[offset]
    guard offset + 1 < bytes.count else { return 0 }
    let second = bytes[offset + 1]
    switch first {
    case 0xE1:
      guard second >= 0xB8, second <= 0xBB, offset + 2 < bytes.count else { return 0 }
      return bytes[offset + 2] & 0xC0 == 0x80 ? 3 : 0
    case 0xC3: return second & 0xC0 == 0x80 && second != 0x97 && second != 0xB7 ? 2 : 0
    case 0xC4...0xC9, 0xCC: return second & 0xC0 == 0x80 ? 2 : 0
    case 0xCD: return second >= 0x80 && second <= 0xAF ? 2 : 0
    default: return 0
    }
  }

  /// Whether a letter or mark that starts with this byte is a combining mark.
  static func isMark(_ first: UInt8) -> Bool { first == 0xCC || first == 0xCD }

  /// Whether a word may have another spelling in lower case, composed: it holds a capital or a mark.
  ///
  /// Folding decides; this only spares it words that have neither.
  static func mayFold(_ word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in word {
      let byte = bytes[index]
      if byte >= 0x41 && byte <= 0x5A || isMark(byte) { return true }
      guard byte >= 0xC3, index + 1 < word.upperBound else { continue }
      let next = bytes[index + 1]
      switch byte {
      case 0xC3 where next < 0x9F: return true
      // Ă Đ Ĩ Ũ Ơ have even second bytes, Ư (U+01AF) has not.
      case 0xC4...0xC9 where next & 1 == 0 || next == 0xAF: return true
      case 0xE1 where index + 2 < word.upperBound && bytes[index + 2] & 1 == 0: return true
      default: continue
      }
    }
    return false
  }

  /// The bytes of the character here; the text is known to be UTF-8, but never trusted with bounds.
  static func characterLength(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let expected =
      switch bytes[offset] {
      case 0..<0x80: 1
      case 0..<0xE0: 2
      case 0..<0xF0: 3
      default: 4
      }
    return min(expected, bytes.count - offset)
  }

  static func scalar(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let count = characterLength(at: offset, in: bytes)
    var value =
      switch count {
      case 1: UInt32(bytes[offset])
      case 2: UInt32(bytes[offset] & 0x1F)
      case 3: UInt32(bytes[offset] & 0x0F)
      default: UInt32(bytes[offset] & 0x07)
      }
    for index in 1..<max(1, count) { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return value
  }
}

/// Words that join lines, and the words that can't be names in either dialect.
struct OperatorWords: Sendable {
  static let shared = OperatorWords()

  /// `và hoặc` · `and or`: a line that starts with one goes on with the statement before it.
  private let joining: [Bool]
  private let reserved: [Bool]
  let dongSign: WordID
  let slash: WordID

  private init() {
    func marks(_ keywords: [Keyword]) -> [Bool] {
      var marks = Array(repeating: false, count: Int(WordTable.shared.count) + 1)
      for keyword in keywords {
        for dialect in Dialect.allCases {
          marks[Int(WordTable.shared.id(ofAnySpelling: keyword.phrase(dialect)))] = true
        }
      }
      return marks
    }
    joining = marks([.and, .or])
    reserved = marks([.and, .or, .not, .equals, .differs, .memberOf, .has])
    slash = WordTable.shared.id(ofAnySpelling: "/")
    dongSign = WordTable.shared.id(ofAnySpelling: "₫")
  }

  @inline(__always)
  func joins(_ word: WordID) -> Bool { word != 0 && joining[Int(word)] }

  @inline(__always)
  func isReserved(_ word: WordID) -> Bool { reserved[Int(word)] }
}

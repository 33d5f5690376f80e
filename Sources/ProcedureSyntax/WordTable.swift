import SourceText

/// The number of a word that occurs in some keyword phrase; 0 means none.
typealias WordID = UInt16

/// The bytes of a short word in two numbers, so that words are compared and hashed at once.
struct WordKey: Hashable {
  /// The most bytes that a key can hold.
  static let longest = 16

  let low: UInt64
  let high: UInt64

  /// The key of `range`, at most ``longest`` bytes of `bytes`.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let count = range.count
    if range.lowerBound + Self.longest <= bytes.count, let base = bytes.baseAddress {
      // Sixteen bytes can be read: take them all and cut off what is not of the word.
      let start = UnsafeRawPointer(base + range.lowerBound)
      let first = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
      let second = UInt64(
        littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      low = count >= 8 ? first : first & ((1 << UInt64(8 * count)) &- 1)
      high = count <= 8 ? 0 : count >= 16 ? second : second & ((1 << UInt64(8 * (count - 8))) &- 1)
    } else {
      var (low, high): (UInt64, UInt64) = (0, 0)
      for (place, index) in range.enumerated() {
        if place < 8 {
          low |= UInt64(bytes[index]) << UInt64(8 * place)
        } else {
          high |= UInt64(bytes[index]) << UInt64(8 * (place - 8))
        }
      }
      (self.low, self.high) = (low, high)
    }
  }

  /// A number below `size`, a power of two, spread well over the words of keywords.
  @inline(__always)
  func slot(below size: Int) -> Int {
    let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
    return Int(truncatingIfNeeded: mixed >> 40) & (size - 1)
  }
}

/// All words of all keyword phrases of both dialects, found by their bytes.
///
/// Keywords are compared in lower case, composed, and with either placement of a tone mark, so the
/// table holds both placements of a word and the lexer folds only words that it does not find.
struct WordTable: Sendable {
  static let shared = WordTable()
  /// Bytes of the longest word of the table.
  static let longestWord = WordKey.longest

  private struct Slot {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var id: WordID = 0
  }

  private var slots: [Slot]
  private(set) var count: WordID = 0
  private static let size = 2048

  private init() {
    slots = Array(repeating: Slot(), count: Self.size)
    for keyword in Keyword.allCases {
      for dialect in Dialect.allCases {
        for phrase in keyword.phrases(dialect) {
          for word in Self.words(of: phrase) { insert(word) }
        }
      }
    }
  }

  /// The words of a phrase; a slash is a word of its own.
  ///
  /// By bytes: every run of the program goes through all phrases once.
  static func words(of phrase: String) -> [String] {
    var phrase = phrase
    return phrase.withUTF8 { bytes in
      var words: [String] = []
      var start = 0
      func endWord(at end: Int) {
        if start < end {
          words.append(
            String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
        }
        start = end + 1
      }
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: " "): endWord(at: index)
        case UInt8(ascii: "/"):
          endWord(at: index)
          words.append("/")
        default: break
        }
      }
      endWord(at: bytes.count)
      return words
    }
  }

  private mutating func insert(_ word: String) {
    // Most words stand in many phrases, spelt alike.
    if id(of: word) != 0 { return }
    let isLower = word.unicodeScalars.allSatisfy { Vietnamese.lowercased($0) == $0 }
    let folded = isLower ? word : Vietnamese.lowercased(word)
    if !isLower, id(of: folded) != 0 { return }
    count += 1
    place(folded, as: count)
    // A word of plain letters bears no tone mark.
    if folded.utf8.allSatisfy({ $0 < 0x80 }) { return }
    if let other = Vietnamese.withOtherTonePlacement(folded) { place(other, as: count) }
  }

  private mutating func place(_ word: String, as id: WordID) {
    let bytes = Array(word.utf8)
    precondition(bytes.count <= WordKey.longest, "a word of a keyword fits in a key")
    let key = bytes.withUnsafeBufferPointer { WordKey($0, 0..<$0.count) }
    var index = key.slot(below: Self.size)
    while slots[index].id != 0 { index = (index + 1) & (Self.size - 1) }
    slots[index] = Slot(low: key.low, high: key.high, id: id)
  }

  /// The number of a word that is written exactly as in the table.
  @inline(__always)
  func id(of key: WordKey) -> WordID {
    slots.withUnsafeBufferPointer { slots in
      var index = key.slot(below: Self.size)
      while slots[index].id != 0 {
        if slots[index].low == key.low, slots[index].high == key.high { return slots[index].id }
        index = (index + 1) & (Self.size - 1)
      }
      return 0
    }
  }

  /// The number of a word that is written exactly as in the table.
  func id(of word: String) -> WordID {
    var word = word
    return word.withUTF8 { bytes in
      bytes.count > WordKey.longest ? 0 : id(of: WordKey(bytes, 0..<bytes.count))
    }
  }

  /// The number of a word in any spelling: capitals, decomposed or half-composed letters.
  func id(ofAnySpelling word: String) -> WordID {
    let known = id(of: word)
    if known != 0 { return known }
    var folded = Vietnamese.lowercased(nfc(word))
    return folded.withUTF8 { bytes in
      bytes.count > WordKey.longest ? 0 : id(of: WordKey(bytes, 0..<bytes.count))
    }
  }
}

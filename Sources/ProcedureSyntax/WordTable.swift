import SourceText

/// The number of a word that occurs in some keyword phrase; 0 means none.
typealias WordID = UInt16

/// All words of all keyword phrases of both dialects, found by their bytes.
///
/// Keywords are compared in lower case, composed, and with either placement of a tone mark, so the
/// table holds both placements of a word and the lexer folds only words that it does not find.
struct WordTable: Sendable {
  static let shared = WordTable()
  /// Bytes of the longest word of the table.
  static let longestWord = 16

  private struct Slot {
    var hash: UInt32 = 0
    var id: WordID = 0
    var start: UInt32 = 0
    var length: UInt32 = 0
  }

  private var slots: [Slot]
  private var bytes: [UInt8] = []
  private(set) var count: WordID = 0
  private static let size = 1024

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
  static func words(of phrase: String) -> [String] {
    phrase.split(separator: " ").flatMap { part -> [String] in
      let halves = part.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      return Array(halves.map { [$0] }.joined(separator: ["/"]))
    }
  }

  private mutating func insert(_ word: String) {
    let folded = Vietnamese.lowercased(word)
    let bytes = Array(folded.utf8)
    if bytes.withUnsafeBufferPointer({ id(of: $0, hash: Self.hash($0)) }) != 0 { return }
    count += 1
    place(bytes, as: count)
    if let other = Vietnamese.withOtherTonePlacement(folded) { place(Array(other.utf8), as: count) }
  }

  private mutating func place(_ word: [UInt8], as id: WordID) {
    let hash = word.withUnsafeBufferPointer(Self.hash)
    var index = Int(hash) & (Self.size - 1)
    while slots[index].id != 0 { index = (index + 1) & (Self.size - 1) }
    slots[index] = Slot(
      hash: hash, id: id, start: UInt32(bytes.count), length: UInt32(word.count))
    bytes += word
  }

  /// The hash of a word, the same that the lexer computes while it reads the word.
  static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash = hashSeed
    for byte in word { hash = step(hash, byte) }
    return finish(hash)
  }

  @inline(__always) static var hashSeed: UInt32 { 0x811C_9DC5 }
  @inline(__always) static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }
  @inline(__always) static func finish(_ hash: UInt32) -> UInt32 { hash ^ (hash >> 15) }

  /// The number of a word that is written exactly as in the table.
  func id(of word: UnsafeBufferPointer<UInt8>, hash: UInt32) -> WordID {
    slots.withUnsafeBufferPointer { slots in
      var index = Int(hash) & (Self.size - 1)
      while slots[index].id != 0 {
        let slot = slots[index]
        if slot.hash == hash, Int(slot.length) == word.count, matches(slot.start, word) {
          return slot.id
        }
        index = (index + 1) & (Self.size - 1)
      }
      return 0
    }
  }

  private func matches(_ start: UInt32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for offset in 0..<word.count where bytes[Int(start) + offset] != word[offset] { return false }
      return true
    }
  }

  /// The number of a word in any spelling: capitals, decomposed or half-composed letters.
  func id(ofAnySpelling word: String) -> WordID {
    var folded = Vietnamese.lowercased(nfc(word))
    return folded.withUTF8 { id(of: $0, hash: Self.hash($0)) }
  }
}

/// The place of a text in a Vietnamese list: *An, Ăn, Ân, Chu, Dân, Đan*.
///
/// Letters decide first (a ă â b c d đ e ê …), then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then
/// lower case before upper case, and at last the bytes, so that the order is total. White space and
/// `_` stand before digits, digits before letters, letters of other scripts after all.
public struct AlphabetKey: Hashable, Sendable {
  private let letters: [UInt32]
  private let tones: [UInt8]
  private let cases: [UInt8]
  private let bytes: [UInt8]

  /// The key of a text; sort by keys made once when a list is long.
  public init(_ text: String) {
    var letters: [UInt32] = []
    var tones: [UInt8] = []
    var cases: [UInt8] = []
    var current: VietnameseLetter?
    func finish() {
      guard let letter = current else { return }
      letters.append(Self.weight(letter.base))
      tones.append(UInt8(letter.tone.rawValue))
      cases.append(letter.isUpperCase ? 1 : 0)
      current = nil
    }
    for scalar in text.unicodeScalars {
      // A mark that the letter cannot bear weighs nothing; the bytes still tell the two apart.
      if Vietnamese.isMark(scalar) {
        _ = current?.take(scalar)
        continue
      }
      finish()
      current = VietnameseLetter(scalar)
    }
    finish()
    self.letters = letters
    self.tones = tones
    self.cases = cases
    bytes = Array(text.utf8)
  }

  private static func weight(_ base: Unicode.Scalar) -> UInt32 {
    if let place = alphabet[base] { return 0x1000 + place }
    if base == "_" || base.properties.isWhitespace { return 0 }
    if base.value < 0x80 { return base.value }
    let plain = Vietnamese.skeleton(base)
    if plain.value < 0x80, let place = alphabet[plain] { return 0x1000 + place }
    return 0x1_0000 + base.value
  }

  /// The letters of the alphabet, with f, j, w, z where names and loan words need them.
  private static let alphabet: [Unicode.Scalar: UInt32] = {
    var table: [Unicode.Scalar: UInt32] = ["ð": 6]
    for (place, letter) in "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".unicodeScalars.enumerated() {
      table[letter] = UInt32(place)
    }
    return table
  }()
}

extension AlphabetKey: Comparable {
  /// Whether `left` stands before `right` in the list.
  public static func < (left: AlphabetKey, right: AlphabetKey) -> Bool {
    if left.letters != right.letters {
      return left.letters.lexicographicallyPrecedes(right.letters)
    }
    if left.tones != right.tones { return left.tones.lexicographicallyPrecedes(right.tones) }
    if left.cases != right.cases { return left.cases.lexicographicallyPrecedes(right.cases) }
    return left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension Vietnamese {
  /// Whether `left` stands before `right` in a Vietnamese list.
  public static func alphabetPrecedes(_ left: String, _ right: String) -> Bool {
    AlphabetKey(left) < AlphabetKey(right)
  }

  /// The texts in the order of the Vietnamese alphabet.
  public static func alphabetSorted(_ texts: some Sequence<String>) -> [String] {
    texts.map { (key: AlphabetKey($0), text: $0) }.sorted { $0.key < $1.key }.map(\.text)
  }
}

/// The six tones in dictionary order.
enum Tone: Int, CaseIterable, Hashable, Sendable {
  /// *ngang*, *huyền*, *hỏi*, *ngã*, *sắc*, *nặng*.
  case level, falling, rising, broken, sharp, heavy

  /// The tone that a combining mark writes.
  init?(mark: Unicode.Scalar) {
    switch mark.value {
    case 0x300: self = .falling
    case 0x309: self = .rising
    case 0x303: self = .broken
    case 0x301: self = .sharp
    case 0x323: self = .heavy
    default: return nil
    }
  }
}

/// A letter taken apart: `Ế` is the letter `ê`, sharp, in upper case.
struct VietnameseLetter: Hashable, Sendable {
  /// The lower-case letter of the alphabet, its quality mark kept and its tone taken off.
  var base: Unicode.Scalar
  var tone: Tone
  var isUpperCase: Bool

  /// Takes one scalar apart; anything but a Vietnamese vowel is its own lower-case base.
  init(_ scalar: Unicode.Scalar) {
    base = Vietnamese.lowercased(scalar)
    isUpperCase = base != scalar
    tone = .level
    if let vowel = Self.vowels[base] { (base, tone) = vowel }
  }

  /// Adds a mark that stands after the letter. False when the letter cannot bear it.
  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    if let added = Tone(mark: mark) {
      guard tone == .level else { return false }
      tone = added
      return true
    }
    switch (base, mark.value) {
    case ("a", 0x306): base = "ă"
    case ("a", 0x302): base = "â"
    case ("e", 0x302): base = "ê"
    case ("o", 0x302): base = "ô"
    case ("o", 0x31B): base = "ơ"
    case ("u", 0x31B): base = "ư"
    default: return false
    }
    return true
  }

  /// The composed text of the letter.
  var text: String {
    let row = Self.rows.first { $0.first == base }
    let scalar = row.map { $0[tone.rawValue] } ?? base
    let lower = String(Character(scalar))
    return isUpperCase ? lower.uppercased() : lower
  }

  /// Each vowel with the six tones.
  private static let rows: [[Unicode.Scalar]] = [
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
    "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
  ].map { Array($0.unicodeScalars) }

  private static let vowels: [Unicode.Scalar: (Unicode.Scalar, Tone)] = {
    var table: [Unicode.Scalar: (Unicode.Scalar, Tone)] = [:]
    for row in rows {
      for (scalar, tone) in zip(row, Tone.allCases) { table[scalar] = (row[0], tone) }
    }
    return table
  }()
}

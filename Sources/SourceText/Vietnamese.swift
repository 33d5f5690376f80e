/// What the Vietnamese alphabet demands of text: letters, lower case, skeletons, tone placement and
/// dictionary order. Works without Foundation and without a locale.
public enum Vietnamese {
  /// The lower-case form of a letter; any other scalar comes back as it is.
  public static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: return Unicode.Scalar(UInt8(value + 0x20))
    case 0...0xBF, 0xD7, 0xDF...0xFF, 0x300...0x36F: return scalar
    case 0xC0...0xDE: return Unicode.Scalar(UInt8(value + 0x20))
    case 0x1E00...0x1E95, 0x1EA0...0x1EFF, 0x100...0x12F:
      return value.isMultiple(of: 2) ? Unicode.Scalar(value + 1) ?? scalar : scalar
    default:
      // The few letters that have no single lower-case scalar (İ) stay as they are.
      let mapping = scalar.properties.lowercaseMapping.unicodeScalars
      return mapping.count == 1 ? mapping.first ?? scalar : scalar
    }
  }

  /// The lower-case form of a text, scalar by scalar: the number of scalars stays the same.
  public static func lowercased(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(lowercased(scalar)) }
    return String(result)
  }

  /// The lower-case form of UTF-8 text; ill-formed bytes become U+FFFD.
  public static func lowercased(bytes: some Collection<UInt8>) -> [UInt8] {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }
    return Array(lowercased(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  /// Whether a name may start with `scalar`: a Latin letter with or without a mark, or `_`.
  public static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61...0x7A, 0x41...0x5A, 0x5F: true
    case 0xD7, 0xF7: false  // × ÷
    case 0xC0...0x24F, 0x1E00...0x1EFF: true
    default: false
    }
  }

  /// Whether a name may go on with `scalar`: also a digit or a combining mark U+0300–U+036F.
  public static func isNameContinue(_ scalar: Unicode.Scalar) -> Bool {
    isNameStart(scalar) || (0x30...0x39).contains(scalar.value) || isMark(scalar)
  }

  /// Whether `scalar` is a combining mark of the block that decomposed Vietnamese uses.
  public static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value)
  }
}

import Foundation

/// A text as a mobile network carries it: in segments, longer ones without marks.
struct ShortMessage: Hashable, Sendable {
  let text: String

  /// - Parameter unmarked: writes Vietnamese without marks (*bỏ dấu*): a segment holds more than
  ///   twice as much of it.
  init(_ text: String, unmarked: Bool) {
    let plain = text.precomposedStringWithCanonicalMapping.replacing("\r\n", with: "\n")
    self.text = unmarked ? plain.unmarked : plain
  }

  /// What a network charges (3GPP TS 23.038): 160 characters of its plain alphabet or 70 of any
  /// other, a little less in each of several.
  var segments: Int {
    if let length = plainLength { return length <= 160 ? 1 : (length + 152) / 153 }
    let length = text.utf16.count
    return length <= 70 ? 1 : (length + 66) / 67
  }

  /// Characters of the plain alphabet, some of which count twice; nil where another one is in it.
  private var plainLength: Int? {
    var length = 0
    for scalar in text.unicodeScalars {
      if scalar.isLetterOrDigit || Self.single.contains(scalar) {
        length += 1
      } else if Self.double.contains(scalar) {
        length += 2
      } else {
        return nil
      }
    }
    return length
  }

  private static let single = Set(" \n\r@£$¥_!\"#¤%&'()*+,-./:;<=>?¡¿§".unicodeScalars)
  private static let double = Set("^{}\\[~]|€".unicodeScalars)
}

extension String {
  /// Without marks: `Đắk Lắk` as `Dak Lak`. Curly quotes, long dashes and the like become plain ones.
  var unmarked: String {
    var plain = String.UnicodeScalarView()
    for scalar in decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "đ": plain.append("d")
      case "Đ": plain.append("D")
      case "“", "”", "„": plain.append("\"")
      case "‘", "’": plain.append("'")
      case "–", "—", "−": plain.append("-")
      case "…": plain.append(contentsOf: "...".unicodeScalars)
      case "\u{A0}", "\u{202F}": plain.append(" ")
      case "₫": plain.append(contentsOf: "d".unicodeScalars)
      case _ where scalar.properties.canonicalCombiningClass != .notReordered: break
      case _: plain.append(scalar)
      }
    }
    return String(plain)
  }
}

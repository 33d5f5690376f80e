import Foundation

/// Text of a header in the characters that headers have (RFC 2047).
enum EncodedWords {
  /// Of an encoded word, which is at most 75 characters long: what is left beside its frame.
  private static let room = 75 - "=?UTF-8?B??=".utf8.count

  /// The text as it stands in a header, folded into lines. Plain text stays as it is.
  ///
  /// - Parameter column: characters that already stand on the first line.
  static func header(_ text: String, after column: Int) -> String {
    if text.isPlainHeader, column + text.utf8.count <= 76 { return text }
    var words: [String] = []
    var bytes: [UInt8] = []
    // The first line is shorter by what stands there. A word holds whole characters only.
    var most = Self.bytes(in: min(room, max(8, 76 - column - (75 - room))))
    for scalar in text.unicodeScalars {
      let encoded = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      if bytes.count + encoded.count > most {
        words.append(word(bytes))
        bytes = []
        most = Self.bytes(in: room)
      }
      bytes += encoded
    }
    if !bytes.isEmpty { words.append(word(bytes)) }
    return words.joined(separator: "\n ")
  }

  private static func word(_ bytes: [UInt8]) -> String {
    "=?UTF-8?B?" + Data(bytes).base64EncodedString() + "?="
  }

  /// Base64 makes four characters of three bytes.
  private static func bytes(in characters: Int) -> Int { characters / 4 * 3 }
}

extension String {
  /// Whether it may stand in a header as it is.
  fileprivate var isPlainHeader: Bool {
    !contains("=?")
      && unicodeScalars.allSatisfy {
        $0.isLetterOrDigit || " !#$%&'*+-/=?^_`{|}~".unicodeScalars.contains($0)
      }
  }
}

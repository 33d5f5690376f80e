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
    var rest = Array(text.utf8)[...]
    // The first line is shorter by what stands there.
    var most = bytes(in: min(room, max(8, 76 - column - (75 - room))))
    while !rest.isEmpty {
      let end = rest.startIndex + length(of: rest, most: most)
      words.append("=?UTF-8?B?" + Data(rest[..<end]).base64EncodedString() + "?=")
      rest = rest[end...]
      most = bytes(in: room)
    }
    return words.joined(separator: "\n ")
  }

  /// How many bytes go into the next word: whole characters, and up to the last space where there is
  /// one, because some readers put a gap between two words.
  private static func length(of rest: ArraySlice<UInt8>, most: Int) -> Int {
    if rest.count <= most { return rest.count }
    let fitting = rest.prefix(most)
    if let space = fitting.lastIndex(of: 0x20) { return space - rest.startIndex + 1 }
    var end = rest.startIndex + most
    while rest[end] & 0xC0 == 0x80 { end -= 1 }
    return end - rest.startIndex
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

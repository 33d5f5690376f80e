/// A name by its bytes: names of a graph are composed already, and asking Unicode whether two of them
/// are the same is most of what checking them would cost.
struct NameBytes {
  private let text: String

  init(_ text: String) { self.text = text }

  /// A name must not hold a slash, which separates the parts of a path, nor white space or control
  /// characters. Only a few pairs of bytes can begin white space outside ASCII, so that names in
  /// Vietnamese letters are not decoded.
  var isBad: Bool {
    var previous: UInt8 = 0
    var mayHoldSpace = false
    for byte in text.utf8 {
      if byte <= 0x20 || byte == 0x2F || byte == 0x7F { return true }
      switch (previous, byte) {
      case (0xC2, 0x85), (0xC2, 0xA0), (0xE1, 0x9A), (0xE2, 0x80...0x81), (0xE3, 0x80):
        mayHoldSpace = true
      default: break
      }
      previous = byte
    }
    return mayHoldSpace && text.unicodeScalars.contains { $0.properties.isWhitespace }
  }
}

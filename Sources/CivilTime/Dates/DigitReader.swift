/// Reads fixed-width numbers and separators from ASCII text, one after the other.
struct DigitReader {
  private var rest: [UInt8].SubSequence

  init(_ text: some StringProtocol) { rest = Array(text.utf8)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  /// The number written in exactly `width` digits, or nil.
  mutating func number(of width: Int) -> Int? {
    guard rest.count >= width else { return nil }
    var value = 0
    for byte in rest.prefix(width) {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    rest = rest.dropFirst(width)
    return value
  }

  /// Takes that character if it comes next.
  mutating func take(_ separator: Unicode.Scalar) -> Bool {
    guard let next = rest.first, UInt32(next) == separator.value else { return false }
    rest = rest.dropFirst()
    return true
  }
}

/// A number below one hundred in two digits.
func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// Plain ("2.5") and Vietnamese ("1.500,5") spelling of numbers.
extension ExactDecimal: CustomStringConvertible {
  /// Reads digits with an optional minus sign and an optional decimal point: `-1500`, `2.5`. At
  /// least one digit stands on each side of the point; nil for anything else, and when the number
  /// does not fit.
  public init?(plain text: some StringProtocol) {
    var significand: Int128 = 0
    var scale = 0
    var isNegative = false
    var isAfterPoint = false
    var digits = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0:
        isNegative = true
      case UInt8(ascii: ".") where digits > 0 && !isAfterPoint:
        isAfterPoint = true
        digits = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // 36 digits keep the significand in range of 128 bits; more cannot fit in any case.
        guard significand < 1_000_000_000_000_000_000_000_000_000_000_000_000 else { return nil }
        significand = significand * 10 + Int128(byte - UInt8(ascii: "0"))
        digits += 1
        if isAfterPoint { scale += 1 }
      default:
        return nil
      }
    }
    guard digits > 0 else { return nil }
    self.init(wide: isNegative ? -significand : significand, scale: scale)
  }

  /// "1500", "-2.5".
  public var description: String { spelled(point: ".", groups: "") }

  /// "1.500", "-2,5": a dot groups by threes, a comma is the decimal mark.
  public var vietnamese: String { spelled(point: ",", groups: ".") }

  private func spelled(point: String, groups: String) -> String {
    var digits = String(significand.magnitude)
    if digits.utf8.count <= scale {
      digits = String(repeating: "0", count: scale - digits.utf8.count + 1) + digits
    }
    let whole = digits.dropLast(scale)
    var text = significand < 0 ? "-" : ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { text += groups }
      text.append(digit)
    }
    return scale == 0 ? text : text + point + digits.suffix(scale)
  }
}

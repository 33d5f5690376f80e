/// The number of a kind of finding, written `TTHC2104`. Never reused for something else.
///
/// Ranges: 0 text and encoding, 1000 syntax, 2000 names and types, 3000 process graph, 4000 policy,
/// 5000 compatibility, 6000 scenarios, 9000 faults of the tool itself.
public struct DiagnosticCode: RawRepresentable, Hashable, Sendable {
  /// The number, 0…9999.
  public let rawValue: Int

  /// The code of a number.
  public init(_ number: Int) { rawValue = number }

  /// The code of a number; the same as ``init(_:)``.
  public init(rawValue: Int) { self.init(rawValue) }

  /// Reads `TTHC2104`, in any case, or just `2104`; nil for anything else.
  public init?(_ text: String) {
    var digits = Array(text.utf8)
    let prefix = digits.prefix(4).map { $0 | 0x20 }
    if digits.count == 8, prefix == Array("tthc".utf8) { digits.removeFirst(4) }
    guard digits.count == 4, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    self.init(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }
}

extension DiagnosticCode: Comparable {
  /// By number.
  public static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension DiagnosticCode: CustomStringConvertible {
  /// `TTHC0007`: four digits at least.
  public var description: String {
    let digits = String(rawValue)
    return "TTHC" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

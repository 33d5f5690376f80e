import CivilTime
import ProcedureGraph
import SourceText

/// Numbers, dates and times in Vietnamese habit: a dot groups by threes, a comma is the decimal mark,
/// the day comes before the month.
enum NumberLiteral {
  enum Fault: Error {
    /// `1.5`: the writing that was probably meant.
    case dotForComma(meant: String)
    case badGrouping
    /// `100,000`: a hundred thousand the foreign way, or a hundred with three decimals.
    case commaForDot(grouped: String, decimal: String)
    case tooLarge
  }

  /// A number of a few digits, perhaps grouped, as nearly all are: no text is made of it.
  static func plainNumber(_ bytes: ArraySlice<UInt8>) -> ExactDecimal? {
    guard !bytes.isEmpty, bytes.count <= 15 else { return nil }
    var value: Int64 = 0
    var group = 0
    var isGrouped = false
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        guard isGrouped ? group == 3 : (1...3).contains(group) else { return nil }
        (isGrouped, group) = (true, 0)
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 0x30)
      group += 1
    }
    return isGrouped && group != 3 ? nil : ExactDecimal(value)
  }

  static func number(_ text: String) throws(Fault) -> ExactDecimal {
    let halves = text.split(separator: ",", omittingEmptySubsequences: false)
    let groups = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    if groups.count > 1 {
      let isGrouped =
        groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
        && (1...3).contains(groups[0].utf8.count)
      guard isGrouped else {
        if groups.count == 2, halves.count == 1 {
          throw .dotForComma(meant: groups.joined(separator: ","))
        }
        throw .badGrouping
      }
    }
    let fraction = halves.count > 1 ? String(halves[1]) : ""
    if fraction.utf8.count == 3, halves.count == 2, groups.count == 1, groups[0] != "0",
      groups[0].utf8.count <= 3
    {
      let kept = fraction.last == "0" ? String(fraction.dropLast()) : fraction + "0"
      throw .commaForDot(grouped: "\(groups[0]).\(fraction)", decimal: "\(groups[0]),\(kept)")
    }
    guard halves.count <= 2, fraction.utf8.count <= ExactDecimal.maximumScale,
      let significand = Int64(groups.joined() + fraction),
      let value = ExactDecimal(significand: significand, scale: fraction.utf8.count)
    else { throw .tooLarge }
    return value
  }

  static func date(_ text: String) -> CivilDate? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].utf8.count == 4, parts[0].utf8.count <= 2,
      parts[1].utf8.count <= 2, let day = Int(parts[0]), let month = Int(parts[1]),
      let year = Int(parts[2])
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  static func time(_ text: String) -> TimeOfDay? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2, parts[0].utf8.count <= 2,
      let hour = Int(parts[0]), let minute = Int(parts[1])
    else { return nil }
    return TimeOfDay(hour: hour, minute: minute)
  }
}

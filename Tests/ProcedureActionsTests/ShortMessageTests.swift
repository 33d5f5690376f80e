import Foundation
import SourceText
import Testing

@testable import ProcedureActions

/// Telephone numbers as people write them, and texts as networks carry them.
@Suite struct ShortMessageTests {
  @Test(arguments: [
    "0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "(0912) 345678", "+84912345678",
    "+84 912 345 678", "+84 (0)912 345 678", "0084912345678", "84912345678", "912345678",
  ])
  func oneNumberInManyWays(_ written: String) throws {
    let number = try PhoneNumber(written)
    #expect(number.written(.plus) == "+84912345678")
    #expect(number.written(.country) == "84912345678")
    #expect(number.written(.trunk) == "0912345678")
  }

  private static let unusable: [(String, PhoneNumber.Fault)] = [
    ("", PhoneNumber.Fault.notANumber), ("không có", .notANumber), ("0912345678 a", .notANumber),
    ("0912345678,0912345679", .notANumber), ("+1 202 555 0100", .foreign),
    ("02623852852", .fixedLine), ("01634567890", .oldPrefix), ("091234567", .wrongLength),
    ("09123456789", .wrongLength), ("123", .wrongLength), ("0412345678", .unknownPrefix),
    ("٠٩١٢٣٤٥٦٧٨", .notANumber),
  ]

  @Test(arguments: unusable)
  func whatIsNoNumberIsSaidInWords(_ written: String, _ fault: PhoneNumber.Fault) {
    #expect(throws: fault) { try PhoneNumber(written) }
    #expect(!fault.words.vi.contains { $0.isNumber } || fault != .notANumber)
  }

  @Test func marksAreTakenOff() {
    let text = ShortMessage(
      "Đề nghị: “Bổ sung” hồ sơ – Ủy ban nhân dân xã Ea Kpam…\u{A0}75.000 ₫", unmarked: true)
    #expect(text.text == "De nghi: \"Bo sung\" ho so - Uy ban nhan dan xa Ea Kpam... 75.000 d")
    let decomposed = "Hồ sơ".decomposedStringWithCanonicalMapping
    #expect(ShortMessage(decomposed, unmarked: false).text.unicodeScalars.count == 5)
  }

  private static let lengths: [(String, Int, Int)] = [
    ("a", 160, 1), ("a", 161, 2), ("a", 306, 2), ("a", 307, 3), ("€", 80, 1), ("€", 81, 2),
    ("ồ", 70, 1), ("ồ", 71, 2), ("ồ", 134, 2), ("ồ", 135, 3), ("", 0, 1),
  ]

  @Test(arguments: lengths)
  func segmentsAreCounted(_ character: String, _ count: Int, _ segments: Int) {
    let text = String(repeating: character, count: count)
    #expect(ShortMessage(text, unmarked: false).segments == segments)
  }
}

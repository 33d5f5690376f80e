import CivilTime
import Foundation
import Testing

@testable import ProcedureActions

/// Messages as they are put together, byte for byte.
@Suite struct MailMessageTests {
  private static func message(
    to address: String = "cuc@vi.du", name: String? = "Lê Thị Cúc",
    subject: String = "Hồ sơ HS-260126-0001: Cấp phép"
  ) throws(MailFault) -> MailMessage {
    MailMessage(
      key: "HS-260126-0001/3.2#email", from: try MailAddress("mot-cua@vi.du", name: "Một cửa"),
      to: try MailAddress(address, name: name), subject: subject, text: "Mời nhận kết quả.",
      moment: Moment(seconds: 1_769_414_400))
  }

  private static func lines(_ message: MailMessage) throws -> [String] {
    String(decoding: try message.bytes(), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func aNoticeIsPlainAsciiAndTheSameEachTime() throws {
    let lines = try Self.lines(Self.message())
    #expect(
      lines == [
        "From: =?UTF-8?B?TeG7mXQgY+G7rWE=?= <mot-cua@vi.du>",
        "To: =?UTF-8?B?TMOqIFRo4buLIEPDumM=?= <cuc@vi.du>",
        "Subject: =?UTF-8?B?SOG7kyBzxqEgSFMtMjYwMTI2LTAwMDE6IEPhuqVwIHBow6lw?=",
        "Date: Mon, 26 Jan 2026 08:00:00 +0700",
        "Message-ID: <cd21f5b303ab2ff17e6ef467e68c25aeb717d1be@vi.du>",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: base64",
        "",
        "TeG7nWkgbmjhuq1uIGvhur90IHF14bqjLg0K",
        "",
      ])
    #expect(try Self.message().bytes() == Self.message().bytes())
  }

  @Test func everyKeyHasAMessageIDOfItsOwn() throws {
    var other = try Self.message()
    other.key = "HS-260126-0001/3.3#email"
    #expect(try Self.message().identifier != other.identifier)
  }

  @Test(arguments: [
    "", "cuc", "@vi.du", "cuc@", "cuc@@vi.du", "cuc@vi.du@x", "cuc@vi.du\nBcc: x@vi.du",
    "cuc@vi.du\rx", "<cuc@vi.du>", "cuc@vi.du>", "a b@vi.du", "cuc,x@vi.du", "cuc@vi..du",
    "cuc@-vi.du", ".cuc@vi.du", "cúc@vi.du", "\"cuc\"@vi.du", "cuc@vi.du\u{0}", "cuc@vi.du x@vi.du",
    "cuc(x)@vi.du",
  ])
  func whatIsNoSingleAddressIsRefused(_ address: String) {
    #expect(throws: MailFault.badAddress) { try Self.message(to: address) }
  }

  @Test(arguments: ["Cúc\r\nBcc: x@vi.du", "Cúc\n", "\u{7F}", "a\u{2028}b", "a\u{85}b"])
  func lineEndsInNamesAndSubjectsAreRefused(_ text: String) throws {
    #expect(throws: MailFault.badName) { try Self.message(name: text) }
    #expect(throws: MailFault.badSubject) { try Self.message(subject: text).bytes() }
  }

  @Test func longHeadersAreFoldedBetweenCharacters() throws {
    let subject = String(repeating: "Giấy chứng nhận quyền sử dụng đất ở đô thị ", count: 12)
    let lines = try Self.lines(Self.message(subject: subject))
    #expect(lines.allSatisfy { $0.utf8.count <= 78 })
    let start = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
    let words = lines[start...].prefix { $0.hasPrefix("Subject: ") || $0.hasPrefix(" ") }
    #expect(words.count > 5)
    let decoded = try words.map { line in
      let word = try #require(line.split(separator: " ").last { $0.hasPrefix("=?UTF-8?B?") })
      let data = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
      return try #require(String(data: data, encoding: .utf8), "a character was cut")
    }
    #expect(decoded.joined() == subject)
  }
}

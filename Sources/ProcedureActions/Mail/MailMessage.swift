import CivilTime
import Crypto
import Foundation

/// A message as it goes to the program that sends it: the same bytes for the same key, whenever it
/// is put together.
struct MailMessage: Hashable, Sendable {
  struct Attachment: Hashable, Sendable {
    var name: String
    var type: String
    var bytes: [UInt8]
  }

  var key: String
  var from: MailAddress
  var to: MailAddress
  var subject: String
  var text: String
  /// The same for programs that show pages.
  var html: String?
  var attachments: [Attachment] = []
  /// When the case asked for it; by the clock of Vietnam.
  var moment: Moment

  /// Made of the key alone: a message that comes a second time is recognised by it.
  var identifier: String { "<\(digest.prefix(40))@\(from.domain)>" }

  private var digest: String {
    SHA256.hash(data: Array(key.utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Lines end in a line feed, as programs of this kind expect.
  func bytes() throws(MailFault) -> [UInt8] {
    if subject.unicodeScalars.contains(where: \.isControl) { throw .badSubject }
    var lines = [
      "From: " + from.header,
      "To: " + to.header,
      "Subject: " + EncodedWords.header(subject, after: 9),
      "Date: " + date,
      "Message-ID: " + identifier,
      "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0",
    ]
    lines += content.lines
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private var content: Part {
    let plain = Part(type: "text/plain; charset=UTF-8", bytes: Self.body(text))
    var whole = plain
    if let html {
      whole = Part(
        type: "multipart/alternative", boundary: boundary(1),
        parts: [plain, Part(type: "text/html; charset=UTF-8", bytes: Self.body(html))])
    }
    if attachments.isEmpty { return whole }
    return Part(
      type: "multipart/mixed", boundary: boundary(2), parts: [whole] + attachments.map(Part.init))
  }

  /// No line of Base64 holds an equals sign before its end.
  private func boundary(_ number: Int) -> String { "=_\(number)_\(digest.prefix(24))" }

  private static func body(_ text: String) -> [UInt8] {
    let lines = text.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false)
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  /// "Mon, 26 Jan 2026 08:00:00 +0700".
  private var date: String {
    let day = moment.date
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let clock = [moment.secondOfDay / 3600, moment.secondOfDay / 60 % 60, moment.secondOfDay % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return "\(day.weekday.mailName), \(day.day) \(months[day.month - 1]) \(day.year) \(clock) +0700"
  }
}

/// A part of a message, with those it holds.
private struct Part {
  var headers: [String]
  var body: [String]

  init(type: String, bytes: [UInt8]) {
    headers = ["Content-Type: \(type)", "Content-Transfer-Encoding: base64"]
    body = Data(bytes).base64EncodedString(
      options: [.lineLength76Characters, .endLineWithLineFeed]
    ).split(separator: "\n").map(String.init)
  }

  init(_ attachment: MailMessage.Attachment) {
    self.init(type: attachment.type, bytes: attachment.bytes)
    headers.append(
      "Content-Disposition: attachment;\n filename*=UTF-8''\(attachment.name.percentEncoded)")
  }

  init(type: String, boundary: String, parts: [Part]) {
    headers = ["Content-Type: \(type);\n boundary=\"\(boundary)\""]
    body = parts.flatMap { ["--" + boundary] + $0.lines } + ["--" + boundary + "--"]
  }

  var lines: [String] { headers + [""] + body }
}

extension String {
  /// Everything but letters, digits and `-._~` as `%XX` (RFC 3986).
  var percentEncoded: String {
    var encoded = ""
    for byte in utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isLetterOrDigit || "-._~".unicodeScalars.contains(scalar) {
        encoded.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return encoded
  }
}

extension Weekday {
  fileprivate var mailName: String {
    switch self {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }
}

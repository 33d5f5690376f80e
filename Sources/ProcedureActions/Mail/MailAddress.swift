/// An address that may stand in a header and in an envelope, with the name of whoever reads there.
struct MailAddress: Hashable, Sendable {
  let address: String
  let name: String?

  /// Takes nothing that could reach past its place: no line end, no bracket, no second address.
  init(_ address: String, name: String? = nil) throws(MailFault) {
    let halves = address.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, Self.isLocalPart(halves[0]), Self.isDomain(halves[1]) else {
      throw .badAddress
    }
    if let name, name.unicodeScalars.contains(where: \.isControl) { throw .badName }
    self.address = address
    self.name = name.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What stands after the `@`.
  var domain: String { String(address.drop { $0 != "@" }.dropFirst()) }

  /// `=?UTF-8?B?…?= <lan@example.vn>`.
  var header: String {
    name.map { EncodedWords.header($0, after: 10) + " <\(address)>" } ?? "<\(address)>"
  }

  // RFC 5322, 3.2.3: the characters of an atom, with dots between. Quoted forms are not taken: nobody
  // has such an address, and they can hold anything.
  private static func isLocalPart(_ text: Substring) -> Bool {
    let marks = Set("!#$%&'*+-/=?^_`{|}~".unicodeScalars)
    return (1...64).contains(text.utf8.count)
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
        !atom.isEmpty
          && atom.unicodeScalars.allSatisfy { $0.isLetterOrDigit || marks.contains($0) }
      }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    (1...253).contains(text.utf8.count)
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.unicodeScalars.allSatisfy { $0.isLetterOrDigit || $0 == "-" }
      }
  }
}

/// Why a message can't be put together.
enum MailFault: Error, Hashable, Sendable {
  case badAddress
  case badName
  case badSubject
}

extension Unicode.Scalar {
  /// A letter or digit of ASCII.
  var isLetterOrDigit: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
  }

  /// What ends a line or steers a terminal.
  var isControl: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029
  }
}

import Diagnostics
import SourceText

/// The words of a comment that answers findings: the keyword of either dialect in any case, with or
/// without marks, composed or not; codes with commas between them; and the reason.
struct WaiverText {
  var codes: [Waiver.Code] = []
  var reason: String?

  /// Nil for every other comment: only the name of a code behind the keyword makes one of these.
  init?(_ bytes: ArraySlice<UInt8>, at offset: Int) {
    let text = String(decoding: bytes, as: UTF8.self)
    var rest = text.unicodeScalars[...]
    rest = rest.drop { $0 == "#" || $0.properties.isWhitespace }
    guard Self.readKeyword(&rest) else { return nil }
    while true {
      let start = rest.startIndex
      var word = Self.readWord(&rest)
      // A blank within: `TTHC 5001`.
      if Self.isPrefix(word), let digits = Self.readDigits(&rest) { word += digits }
      let isCode =
        codes.isEmpty ? Self.isPrefix(word.prefix(4)) : !word.isEmpty
      guard isCode else {
        rest = text.unicodeScalars[start...]
        break
      }
      let lower = offset + text.utf8.distance(from: text.startIndex, to: start)
      let upper = offset + text.utf8.distance(from: text.startIndex, to: rest.startIndex)
      codes.append(
        Waiver.Code(text: word, code: DiagnosticCode(word), span: ByteSpan(lower, upper)))
      let before = rest
      rest = rest.drop(while: \.properties.isWhitespace)
      guard let comma = rest.first, comma == "," || comma == ";" else {
        rest = before
        break
      }
      rest = rest.dropFirst().drop(while: \.properties.isWhitespace)
    }
    guard !codes.isEmpty else { return nil }
    reason = Self.reason(rest)
  }

  private static func readKeyword(_ rest: inout Substring.UnicodeScalarView) -> Bool {
    let first = Vietnamese.skeleton(readWord(&rest))
    rest = rest.drop(while: \.properties.isWhitespace)
    if first == "ignore" { return true }
    guard first == "bo", Vietnamese.skeleton(readWord(&rest)) == "qua" else { return false }
    rest = rest.drop(while: \.properties.isWhitespace)
    return true
  }

  private static func readWord(_ rest: inout Substring.UnicodeScalarView) -> String {
    let word = rest.prefix(while: Vietnamese.isNameContinue)
    rest = rest[word.endIndex...]
    return String(word)
  }

  private static func readDigits(_ rest: inout Substring.UnicodeScalarView) -> String? {
    let digits = rest.drop(while: \.properties.isWhitespace)
    guard let first = digits.first, ("0"..."9").contains(first) else { return nil }
    rest = digits
    return readWord(&rest)
  }

  private static func isPrefix(_ word: some StringProtocol) -> Bool { word.lowercased() == "tthc" }

  /// What is left, without the sign before it. A place-holder copied from a page is no reason.
  private static func reason(_ rest: Substring.UnicodeScalarView) -> String? {
    let words = rest.drop { $0.properties.isWhitespace || ":-–—=,;".unicodeScalars.contains($0) }
    var text = Substring(words)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    let said = Vietnamese.skeleton(String(text)).filter(\.isLetter)
    return said.isEmpty || ["lydo", "reason"].contains(said) ? nil : String(text)
  }
}

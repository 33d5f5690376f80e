import Foundation
import SourceText
import Testing

/// Five ways of writing a text, and its composed form.
private let compositions: [(written: String, composed: String)] = [
  ("ho so", "ho so"),
  ("đề nghị", "đề nghị"),
  ("đe\u{302}\u{300} nghi\u{323}", "đề nghị"),
  ("đê\u{300} nghi\u{323}", "đề nghị"),
  ("nhâ\u{323}n", "nhận"),
  ("nha\u{323}\u{302}n", "nhận"),
  ("nha\u{302}\u{323}n", "nhận"),
  ("nhạ\u{302}n", "nhận"),
  ("bu\u{31B}o\u{31B}\u{301}c", "bước"),
  ("bu\u{31B}ó\u{31B}c", "bước"),
  ("e\u{301}\u{302}", "é\u{302}"),
  ("\u{212B}\u{2126}x\u{340}", "ÅΩx\u{300}"),
  ("“→ ≥ 75.000 ₫” 😀", "“→ ≥ 75.000 ₫” 😀"),
]

@Test(arguments: compositions)
func composes(_ written: String, _ composed: String) {
  // Strings compare by canonical equivalence; bytes show the form.
  #expect(Array(nfc(written).utf8) == Array(composed.utf8))
  #expect(Array(nfc(nfc(written)).utf8) == Array(composed.utf8))
}

/// What is taken for composed at a glance is what Foundation leaves alone, alone and in pairs.
@Test func quickAnswerIsNeverWrong() {
  var accepted: [Unicode.Scalar] = []
  for value in UInt32(1)...0x1FFFF {
    guard let scalar = Unicode.Scalar(value) else { continue }
    let text = String(Character(scalar))
    guard isPlainlyComposed(text.utf8) else { continue }
    accepted.append(scalar)
    let full = text.precomposedStringWithCanonicalMapping
    if !full.utf8.elementsEqual(text.utf8) { Issue.record("U+\(String(value, radix: 16))") }
  }
  #expect(accepted.count > 5000)
  for scalar in accepted {
    // A scalar that composes with one before it would be changed behind some base letter.
    for base in ["a", "ê", "o", "→", "≥"] {
      let text = base + String(Character(scalar))
      let full = text.precomposedStringWithCanonicalMapping
      if !full.utf8.elementsEqual(text.utf8) { Issue.record("\(base) and \(scalar.value)") }
    }
  }
}

/// Every letter and mark that both know composes as it does in Foundation, alone and in company.
@Test func composesLikeFoundation() {
  for value in UInt32(0xC0)...0xFFFF {
    guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major < 15 else {
      continue
    }
    let text = String(Character(scalar))
    for given in [text, "a\(text)", "ơ\u{323}\(text)\u{301}"] {
      let full = given.precomposedStringWithCanonicalMapping
      if !nfc(given).utf8.elementsEqual(full.utf8) { Issue.record("U+\(String(value, radix: 16))") }
    }
  }
}

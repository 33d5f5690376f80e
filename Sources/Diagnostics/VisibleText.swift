/// The text with everything that would act on a terminal, or hide, written out: `<U+202E>`.
///
/// Findings quote the author's text, and a file may hold escape sequences, marks that reverse the
/// direction of writing, or letters of no width. Line ends become spaces.
func visible(_ text: String) -> String {
  if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar == "\n" {
      result.append(" ")
    } else if isHidden(scalar) {
      result.append(contentsOf: codePoint(scalar).unicodeScalars)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

/// Whether a scalar must be written out. The joiner of emoji is kept: without it they fall apart.
func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value < 0x7F { return scalar.value < 0x20 }
  if scalar.value < 0x300 { return scalar.value <= 0x9F || scalar.value == 0xAD }
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: return true
  case .format: return scalar.value != 0x200D
  default: return false
  }
}

/// `<U+0007>`: at least four digits, as the Unicode standard writes them.
func codePoint(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
}

/// How many columns a terminal gives to one visible letter: 2 for wide scripts and emoji.
func displayWidth(_ letter: Character) -> Int {
  if letter.isASCII { return 1 }
  var width = 0
  for scalar in letter.unicodeScalars {
    if scalar.value == 0xFE0F { return 2 }
    if scalar.value != 0x200D, !isCombining(scalar) { width = max(width, displayWidth(scalar)) }
  }
  return width
}

private func isCombining(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark: true
  default: false
  }
}

/// East Asian Width "wide" and "fullwidth", by block.
private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x1100: 1
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3: 2
  case 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6: 2
  case 0x20000...0x3FFFD: 2
  default: scalar.properties.isEmojiPresentation ? 2 : 1
  }
}

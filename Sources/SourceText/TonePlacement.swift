extension Vietnamese {
  /// The word with its tone mark placed the other way: `hủy` for `huỷ`, `hoà` for `hòa`, `khỏe` for
  /// `khoẻ`. Both ways are in use; they differ only in open syllables in *oa*, *oe*, *uy*, and not
  /// after *q*, where *u* belongs to the consonant.
  ///
  /// A name of several syllables (`hủy_hồ_sơ`) has all of them changed. Nil when there is nothing to
  /// place otherwise. The result is composed (NFC).
  public static func withOtherTonePlacement(_ word: String) -> String? {
    let scalars = Array(nfc(word).unicodeScalars)
    var result = ""
    var changed = false
    var start = 0
    while start < scalars.count {
      let isLetters = isSyllabic(scalars[start])
      var end = start + 1
      while end < scalars.count, isSyllabic(scalars[end]) == isLetters { end += 1 }
      let run = scalars[start..<end]
      let letters = run.map { VietnameseLetter($0) }
      if isLetters, let (first, second) = otherPlacement(letters) {
        for scalar in run.dropLast(2) { result.unicodeScalars.append(scalar) }
        result += first.text + second.text
        changed = true
      } else {
        for scalar in run { result.unicodeScalars.append(scalar) }
      }
      start = end
    }
    return changed ? result : nil
  }

  private static func isSyllabic(_ scalar: Unicode.Scalar) -> Bool {
    isNameContinue(scalar) && scalar != "_" && !(0x30...0x39).contains(scalar.value)
  }

  /// The last two letters of an open syllable, the tone moved from one to the other.
  private static func otherPlacement(
    _ syllable: [VietnameseLetter]
  ) -> (VietnameseLetter, VietnameseLetter)? {
    guard syllable.count >= 2 else { return nil }
    var (first, second) = (syllable[syllable.count - 2], syllable[syllable.count - 1])
    switch (first.base, second.base) {
    case ("o", "a"), ("o", "e"), ("u", "y"): break
    default: return nil
    }
    if syllable.dropLast(2).last?.base == "q" { return nil }
    guard (first.tone == .level) != (second.tone == .level) else { return nil }
    swap(&first.tone, &second.tone)
    return (first, second)
  }
}

import ProcedureSyntax
import SourceText

/// Names for what a sheet gives only titles: the first words of the title, joined, each name once.
struct DraftNames {
  /// By skeleton: names that differ only by their marks are not allowed in one scope.
  private var taken: Set<String>

  init(_ others: [String] = []) {
    taken = Set(([hole] + others).map { Vietnamese.skeleton($0) })
    for name in BuiltinNames.all { taken.formUnion([Vietnamese.skeleton(name.vi), name.en]) }
  }

  /// A name of at most six words; `noun` opens it where the title alone would make none. A word that
  /// stands alone could be a word of the language.
  mutating func name(for title: String, or noun: String) -> String {
    let head = title.prefix { !"(;:/".contains($0) }
    var words = DraftNames.words(of: head)
    if words.isEmpty { words = DraftNames.words(of: title[...]) }
    var name = words.prefix(6).joined(separator: "_")
    let startsWithLetter = name.unicodeScalars.first.map(Vietnamese.isNameStart) ?? false
    if !startsWithLetter || words.count < 2 {
      name = name.isEmpty ? noun : "\(noun)_\(name)"
    }
    return unique(name)
  }

  mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(Vietnamese.skeleton(candidate)).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }

  private static func words(of text: Substring) -> [String] {
    Vietnamese.lowercased(nfc(String(text))).unicodeScalars
      .split { !Vietnamese.isNameContinue($0) || $0 == "_" }
      .map { String(String.UnicodeScalarView($0.prefix(20))) }
      .filter { !$0.isEmpty }
  }
}

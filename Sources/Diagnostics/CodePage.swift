import SourceText

/// The page of a code, as `tthc explain` prints it.
public struct CodePage: Hashable, Sendable {
  /// The code it explains.
  public let code: DiagnosticCode
  /// The kind of finding in a few words.
  public let title: Localized
  /// What is found.
  public let what: Localized
  /// Why it matters.
  public let why: Localized
  /// An example that has the finding.
  public let wrong: String
  /// The same example without it.
  public let right: String

  /// A page; the examples are source text.
  public init(
    _ code: DiagnosticCode, title: Localized, what: Localized, why: Localized, wrong: String,
    right: String
  ) {
    self.code = code
    self.title = title
    self.what = what
    self.why = why
    self.wrong = wrong
    self.right = right
  }

  /// The page as plain text, ending with a line end.
  public func render(_ language: Language) -> String {
    let words = PageWords(language)
    return """
      \(code): \(title[language])

      \(what[language])

      \(words.why): \(why[language])

      \(words.wrong):

      \(indented(wrong))

      \(words.right):

      \(indented(right))

      """
  }

  /// The example four spaces in; empty lines stay empty, the last line end is not needed.
  private func indented(_ example: String) -> String {
    var lines = example.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    return lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
  }
}

private struct PageWords {
  let why: String
  let wrong: String
  let right: String

  init(_ language: Language) {
    switch language {
    case .vi: (why, wrong, right) = ("Vì sao", "Viết sai", "Viết đúng")
    case .en: (why, wrong, right) = ("Why", "Wrong", "Right")
    }
  }
}

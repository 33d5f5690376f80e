/// A language of prose: messages, pages, help. Keywords have dialects of their own.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// Vietnamese, the default.
  case vi
  /// English.
  case en
}

/// One text in every language of the reader. A missing translation does not compile.
public struct Localized: Hashable, Sendable {
  /// The Vietnamese text.
  public var vi: String
  /// The English text.
  public var en: String

  /// The same statement in both languages.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// A text that is the same in every language, such as a name or a number.
  public init(verbatim text: String) { self.init(vi: text, en: text) }

  /// The text in `language`.
  public subscript(language: Language) -> String {
    switch language {
    case .vi: vi
    case .en: en
    }
  }
}

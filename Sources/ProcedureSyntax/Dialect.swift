import SourceText

/// The language in which a file writes its keywords. Both dialects are one grammar.
public enum Dialect: String, Hashable, Sendable, CaseIterable {
  case vi, en

  /// The language of the keywords in words.
  var name: Localized {
    switch self {
    case .vi: Localized(vi: "Việt", en: "Vietnamese")
    case .en: Localized(vi: "Anh", en: "English")
    }
  }

  public var other: Dialect {
    switch self {
    case .vi: .en
    case .en: .vi
    }
  }
}

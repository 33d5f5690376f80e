/// The language in which a file writes its keywords. Both dialects are one grammar.
public enum Dialect: String, Hashable, Sendable, CaseIterable {
  case vi, en

  public var other: Dialect {
    switch self {
    case .vi: .en
    case .en: .vi
    }
  }
}

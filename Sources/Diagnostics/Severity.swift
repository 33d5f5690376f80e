import SourceText

/// How much a finding weighs.
public enum Severity: String, CaseIterable, Hashable, Sendable {
  /// The procedure cannot be compiled.
  case error
  /// It can, but somebody should look; an error where `--strict` is asked for.
  case warning
  /// Worth knowing.
  case remark

  /// The word that opens a finding.
  public var word: Localized {
    switch self {
    case .error: Localized(vi: "lỗi", en: "error")
    case .warning: Localized(vi: "cảnh báo", en: "warning")
    case .remark: Localized(vi: "nhận xét", en: "remark")
    }
  }
}

extension Severity: Comparable {
  /// A remark is less than a warning, a warning less than an error.
  public static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }

  private var weight: Int {
    switch self {
    case .remark: 0
    case .warning: 1
    case .error: 2
    }
  }
}

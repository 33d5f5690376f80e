import SourceText

/// Findings made ready to be shown: without repetitions, in a stable order, in one language.
///
/// Every way of showing them is an extension in a file of its own and a pure function of this value.
public struct Report {
  /// The findings, by path, place and code.
  public let findings: [Diagnostic]
  /// The language of the prose.
  public let language: Language
  /// The files that the findings speak of. A file that is not known is shown by its name alone, and
  /// its places as line 1, column 1.
  let source: (String) -> SourceText?

  /// Orders `findings` and drops repetitions.
  public init(
    _ findings: some Sequence<Diagnostic>, in language: Language,
    sources: @escaping (String) -> SourceText?
  ) {
    self.findings = findings.deduplicated().inStableOrder()
    self.language = language
    source = sources
  }

  /// The findings as people are shown them: of each file no more than `most`, the rest as a number
  /// behind the last of them, of that file.
  func shown(most: Int) -> [(finding: Diagnostic, hiddenAfter: Int)] {
    var counts: [String: Int] = [:]
    for finding in findings { counts[finding.location.path, default: 0] += 1 }
    var shown: [(finding: Diagnostic, hiddenAfter: Int)] = []
    var taken: [String: Int] = [:]
    for finding in findings {
      let path = finding.location.path
      let number = taken[path, default: 0] + 1
      guard number <= most else { continue }
      taken[path] = number
      let isLast = number == min(most, counts[path] ?? 0)
      shown.append((finding, isLast ? max(0, (counts[path] ?? 0) - most) : 0))
    }
    return shown
  }

  /// The line that says how many findings of a file are not shown; nothing where none is hidden.
  func rest(_ hidden: Int, of path: String) -> String {
    guard hidden > 0 else { return "" }
    let words = Localized(
      vi: "\n… và \(hidden) phát hiện nữa trong \(visible(path)); xem hết bằng --format json\n",
      en: "\n… and \(hidden) more in \(visible(path)); --format json shows all\n")
    return words[language]
  }

  /// `path:line:column`, the column counted as a reader sees it; the path alone for an unknown file.
  func place(_ location: SourceLocation) -> String {
    let path = visible(location.path)
    guard let source = source(location.path) else { return path }
    let position = source.position(ofByte: location.span.lower, in: .graphemes)
    return "\(path):\(position.line):\(position.column)"
  }

  /// The words that every rendering for people uses.
  var words: ReportWords { ReportWords(language) }
}

/// The fixed words around findings.
struct ReportWords {
  let within: String
  let here: String
  let note: String
  let help: String
  let related: String
  let see: String

  init(_ language: Language) {
    switch language {
    case .vi:
      (within, here, note) = ("trong", "chỗ này", "lưu ý")
      (help, related, see) = ("gợi ý", "liên quan", "xem")
    case .en:
      (within, here, note) = ("in", "here", "note")
      (help, related, see) = ("help", "related", "see")
    }
  }
}

// Diagnostics: one finding about one place, and every way of showing it.
//
// It knows codes, severities, labels, fixes and texts in two languages, and prints them for people
// and for programs. It refuses to know which rule found something and what the language means; it
// reads no file and no terminal: sources and the wish for colour are given to it.

import SourceText

/// A finding: what is wrong, where, and what was expected.
public struct Diagnostic: Hashable, Sendable {
  /// The stable number of this kind of finding.
  public let code: DiagnosticCode
  /// How much it weighs.
  public let severity: Severity
  /// The place that is underlined.
  public let location: SourceLocation
  /// What is wrong: lower-case start, no final period, back-ticks around the author's words.
  public let message: Localized
  /// What stands under the underlined words.
  public let label: Localized?
  /// Where in the procedure this is, outermost first, such as "thủ tục `cấp_lại`", "bước `tiếp_nhận`";
  /// in the dialect of the file.
  public let breadcrumb: [String]
  /// Other places that belong to the finding.
  public let related: [Related]
  /// Further sentences: why, and what would be right.
  public let notes: [Localized]
  /// Ways to repair it, the likeliest first.
  public let fixes: [Fix]

  /// A finding; the parts that it lacks are left out.
  public init(
    _ code: DiagnosticCode, _ severity: Severity, at location: SourceLocation,
    _ message: Localized, label: Localized? = nil, breadcrumb: [String] = [],
    related: [Related] = [], notes: [Localized] = [], fixes: [Fix] = []
  ) {
    self.code = code
    self.severity = severity
    self.location = location
    self.message = message
    self.label = label
    self.breadcrumb = breadcrumb
    self.related = related
    self.notes = notes
    self.fixes = fixes
  }
}

import Diagnostics
import ProcedureSyntax
import SourceText

/// Collects the findings of one lowering, with the place we are in for their breadcrumbs.
struct Findings {
  private(set) var diagnostics: [Diagnostic] = []
  /// The declarations we are in: set by whoever walks into one.
  private var around: [(syntax: Syntax, name: String)] = []

  /// How many more names are sought that may have been meant: a text full of unknown names is one
  /// whose declarations are missing, and suggestions are slow among thousands of names.
  private var suggestionsLeft = 100

  /// Walks into a declaration while `body` runs.
  mutating func enter(_ syntax: Syntax, _ name: String) {
    around.append((syntax, name))
  }

  mutating func leave() { around.removeLast() }

  /// `thủ tục x`, `bước y`
  private var breadcrumb: [String] {
    around.map { "\($0.keyword.phrase($0.tree.dialect)) `\($1)`" }
  }

  mutating func report(
    _ problem: CompileProblem, at syntax: Syntax, related: [(Syntax, Localized)] = []
  ) {
    report(problem, at: syntax.head, of: syntax.tree, related: related)
  }

  mutating func report(
    _ problem: CompileProblem, at span: ByteSpan, of tree: SyntaxTree,
    related: [(Syntax, Localized)] = []
  ) {
    let wording = CompileWording(dialect: tree.dialect, text: quoted(span, of: tree), span: span)
    let words = wording.words(for: problem)
    diagnostics.append(
      Diagnostic(
        words.code.code, words.severity,
        at: SourceLocation(path: tree.source.path, span: span), words.message,
        label: words.label, breadcrumb: breadcrumb,
        related: related.map { syntax, text in
          Related(
            SourceLocation(path: syntax.tree.source.path, span: syntax.head), text)
        }, notes: words.notes, fixes: words.fixes))
  }

  /// The author's words as a message quotes them: composed, on one line, and not too long.
  private func quoted(_ span: ByteSpan, of tree: SyntaxTree) -> String {
    let most = 60
    let end = min(span.upper, span.lower + 8 * most)
    let text = nfc(tree.source.text(ByteSpan(span.lower, end)))
    var words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.count > most || end < span.upper { words = words.prefix(most - 1) + "…" }
    return words
  }

  /// The known name that is nearest to one that means nothing.
  mutating func suggestion(for name: String, among known: some Sequence<String>) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return Suggestion.nearest(to: name, among: known.sorted())
  }

  mutating func add(_ others: [Diagnostic]) { diagnostics += others }
}

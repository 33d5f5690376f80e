import Diagnostics
import ProcedureSyntax
import SourceText

/// Collects the findings of one lowering, with the place we are in for their breadcrumbs.
struct Findings {
  private(set) var diagnostics: [Diagnostic] = []
  /// `thủ tục x`, `bước y`: set by whoever walks into a declaration.
  var breadcrumb: [String] = []

  /// Walks into a declaration while `body` runs.
  mutating func enter(_ syntax: Syntax, _ name: String) {
    breadcrumb.append("\(syntax.keyword.phrase(syntax.tree.dialect)) `\(name)`")
  }

  mutating func leave() { breadcrumb.removeLast() }

  mutating func report(
    _ problem: CompileProblem, at syntax: Syntax, related: [(Syntax, Localized)] = []
  ) {
    report(problem, at: syntax.span, of: syntax.tree, related: related)
  }

  mutating func report(
    _ problem: CompileProblem, at span: ByteSpan, of tree: SyntaxTree,
    related: [(Syntax, Localized)] = []
  ) {
    let wording = CompileWording(dialect: tree.dialect, text: tree.source.text(span), span: span)
    let words = wording.words(for: problem)
    diagnostics.append(
      Diagnostic(
        words.code.code, words.severity,
        at: SourceLocation(path: tree.source.path, span: span), words.message,
        label: words.label, breadcrumb: breadcrumb,
        related: related.map { syntax, text in
          Related(
            SourceLocation(path: syntax.tree.source.path, span: syntax.span), text)
        }, notes: words.notes, fixes: words.fixes))
  }

  mutating func add(_ others: [Diagnostic]) { diagnostics += others }
}

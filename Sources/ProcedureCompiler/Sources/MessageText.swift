import Diagnostics
import ProcedureSyntax
import SourceText

/// The words of a message, with the values to be filled in read but not yet understood: what they
/// mean depends on the procedure that sends the message.
struct MessageText: Sendable {
  enum Part: Sendable {
    case text(String)
    case value(Syntax)
    case brokenBrace(ByteSpan)
  }

  private(set) var parts: [Part] = []
  /// Mistakes of spelling between the braces.
  private(set) var findings: [Diagnostic] = []

  init(_ string: Syntax) {
    for segment in StringLiteral(string).segments {
      switch segment {
      case .text(let text): parts.append(.text(text))
      case .brokenBrace(let span): parts.append(.brokenBrace(span))
      case .value(let span):
        let parsed = Self.expression(at: span, in: string.tree)
        findings += parsed.diagnostics
        if !parsed.diagnostics.hasErrors, let inner = parsed.tree.root.firstChild {
          parts.append(.value(inner))
        }
      }
    }
  }

  /// What stands between two braces. Words in quotation marks do not change with the dialect of the
  /// file around them, so the words of either dialect are understood.
  private static func expression(at span: ByteSpan, in tree: SyntaxTree) -> ParsedFile {
    let parsed = parseExpression(in: tree.source, span: span, dialect: tree.dialect)
    guard parsed.diagnostics.hasErrors else { return parsed }
    let other: Dialect = tree.dialect == .vi ? .en : .vi
    let again = parseExpression(in: tree.source, span: span, dialect: other)
    return again.diagnostics.hasErrors ? parsed : again
  }
}

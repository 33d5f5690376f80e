import Diagnostics
import ProcedureGraph
import ProcedureSyntax
import SourceText

extension ProcedureLowering {
  /// The words of a message with the values to be filled in.
  mutating func template(_ syntax: Syntax) -> Template {
    var parts: [Template.Part] = []
    for segment in StringLiteral(syntax).segments {
      switch segment {
      case .text(let text): parts.append(.text(text))
      case .brokenBrace(let span): findings.report(.brokenBrace, at: span, of: syntax.tree)
      case .value(let span):
        let parsed = expression(at: span, in: syntax.tree)
        findings.add(parsed.diagnostics)
        guard !parsed.diagnostics.hasErrors, let inner = parsed.tree.root.firstChild else {
          continue
        }
        let typed = lower(inner, expecting: nil)
        if typed.type == .size || typed.type == .percent {
          findings.report(.wrongType(expected: .text, found: typed.type), at: inner)
        } else if typed.type != .unknown {
          parts.append(.value(typed.expression))
        }
      }
    }
    return Template(parts)
  }

  /// Judges how a message is written, without asking what its values mean: that depends on the
  /// procedure that sends it.
  mutating func checkWriting(of message: Declaration) {
    guard let body = message.syntax.first(.string) else { return }
    for segment in StringLiteral(body).segments {
      switch segment {
      case .text: break
      case .brokenBrace(let span): findings.report(.brokenBrace, at: span, of: body.tree)
      case .value(let span):
        findings.add(expression(at: span, in: body.tree).diagnostics)
      }
    }
  }

  /// What stands between two braces. Words in quotation marks do not change with the dialect of the
  /// file around them, so the words of either dialect are understood.
  private func expression(at span: ByteSpan, in tree: SyntaxTree) -> ParsedFile {
    let parsed = parseExpression(in: tree.source, span: span, dialect: tree.dialect)
    guard parsed.diagnostics.hasErrors else { return parsed }
    let other: Dialect = tree.dialect == .vi ? .en : .vi
    let again = parseExpression(in: tree.source, span: span, dialect: other)
    return again.diagnostics.hasErrors ? parsed : again
  }
}

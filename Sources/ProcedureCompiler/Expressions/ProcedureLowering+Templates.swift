import ProcedureGraph
import ProcedureSyntax

extension ProcedureLowering {
  /// The words of a message with the values to be filled in.
  mutating func template(_ syntax: Syntax) -> Template {
    let message = sources.message(syntax)
    var parts: [Template.Part] = []
    findings.add(message.findings)
    for part in message.parts {
      switch part {
      case .text(let text): parts.append(.text(text))
      case .brokenBrace(let span): findings.report(.brokenBrace, at: span, of: syntax.tree)
      case .value(let inner):
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
    let text = sources.message(body)
    findings.add(text.findings)
    for case .brokenBrace(let span) in text.parts {
      findings.report(.brokenBrace, at: span, of: body.tree)
    }
  }
}

import Diagnostics
import SourceText

/// Reads the expression between the braces of a message, at its place in the file.
///
/// The offsets of the tree and of the findings are those of the whole file. The root has the
/// expression as its only child where it could be read.
public func parseExpression(
  in source: SourceText, span: ByteSpan, dialect: Dialect
) -> ParsedFile {
  source.bytes.withUnsafeBufferPointer { bytes in
    let part = UnsafeBufferPointer(rebasing: bytes[..<span.upper])
    let (tokens, _) = Lexer.read(part, from: span.lower)
    return tokens.withUnsafeBufferPointer { buffer in
      GrammarTable.shared.withRows { grammar in
        var parser = Parser(source: source, tokens: buffer, grammar: grammar, dialect: dialect)
        parser.parseLoneExpression()
        let wording = SyntaxWording(source: source, dialect: dialect)
        return ParsedFile(
          tree: SyntaxTree(
            source: source, dialect: dialect, tokens: tokens, nodes: parser.nodes,
            phrases: parser.uses),
          diagnostics: parser.findings.map(wording.diagnostic))
      }
    }
  }
}

extension Parser {
  fileprivate mutating func parseLoneExpression() {
    let mark = open()
    findStatementEnd()
    if parseExpression() { rejectRest() }
    index = tokens.count
    close(mark, .file)
  }
}

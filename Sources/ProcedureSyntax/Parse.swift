// ProcedureSyntax: text to a lossless tree, and back.
//
// It knows how the language is spelled, in both dialects: its words, its literals, which line may
// stand in which block, and the one layout of the formatter. It refuses to know what anything means:
// no name is looked up here, no type is checked, no file is opened.

import Diagnostics
import SourceText

/// What reading a file gives: always a tree, and beside it what is wrong with the text.
public struct ParsedFile: Sendable {
  public let tree: SyntaxTree
  public let diagnostics: [Diagnostic]
}

/// The largest file that is read, in bytes. A procedure takes a few kilobytes; nodes of the tree count
/// on less than 2²⁴.
public let largestFile = 16_000_000

/// Reads a file. Never fails and never throws: whatever the bytes, they are in the tree.
public func parse(_ source: SourceText) -> ParsedFile {
  if source.bytes.count > largestFile {
    return refused(
      source,
      .fileTooLarge(bytes: source.bytes.count, limit: largestFile), at: ByteSpan(at: 0))
  }
  if let offset = source.firstInvalidByte {
    return refused(source, .notUTF8, at: ByteSpan(offset, offset + 1))
  }
  return source.bytes.withUnsafeBufferPointer { bytes in
    let (tokens, trouble) = Lexer.read(bytes)
    return tokens.withUnsafeBufferPointer { buffer in
      GrammarTable.shared.withRows { parse(source, tokens: tokens, buffer, $0, trouble) }
    }
  }
}

private func parse(
  _ source: SourceText, tokens: [Token], _ buffer: UnsafeBufferPointer<Token>,
  _ grammar: GrammarTable.Rows, _ trouble: [Lexer.LexicalTrouble]
) -> ParsedFile {
  let dialect = dialect(of: source, buffer)
  var parser = Parser(source: source, tokens: buffer, grammar: grammar, dialect: dialect)
  for trouble in trouble.prefix(Parser.mostFindings) {
    parser.report(.lexical(trouble.kind.code), at: trouble.span)
  }
  if buffer.count == 1 { parser.report(.emptyFile, at: ByteSpan(at: 0)) }
  parser.parseFile()
  let wording = SyntaxWording(source: source, dialect: dialect)
  return ParsedFile(
    tree: SyntaxTree(
      source: source, dialect: dialect, tokens: tokens, nodes: parser.nodes,
      phrases: parser.uses),
    diagnostics: parser.findings.map(wording.diagnostic).inStableOrder())
}

/// The dialect that the header names; without one, the dialect of the first keyword.
private func dialect(of source: SourceText, _ tokens: UnsafeBufferPointer<Token>) -> Dialect {
  func word(_ index: Int) -> String {
    index < tokens.count ? source.text(tokens[index].span).lowercased() : ""
  }
  var first = 0
  if word(0) == "tthc" {
    if word(2) == "en", !tokens[2].startsStatement { return .en }
    if word(2) == "vi", !tokens[2].startsStatement { return .vi }
    first = 1
    while first < tokens.count - 1, !tokens[first].startsStatement { first += 1 }
  }
  let declarations = KeywordSet(Context.file.forms.map(\.keyword))
  var index = first
  while index < tokens.count - 1 {
    if tokens[index].startsStatement {
      if PhraseTable.vietnamese.longest(from: index, in: tokens, allowed: declarations) != nil {
        return .vi
      }
      if PhraseTable.english.longest(from: index, in: tokens, allowed: declarations) != nil {
        return .en
      }
    }
    index += 1
  }
  return .vi
}

/// A file that is not read at all keeps its bytes in a tree of one unknown word.
private func refused(
  _ source: SourceText, _ problem: SyntaxProblem, at span: ByteSpan
) -> ParsedFile {
  let end = UInt32(clamping: source.bytes.count)
  let tokens = [
    Token(start: 0, end: end, word: 0, kind: .unknown, flags: [.startsLine, .startsStatement]),
    Token(start: end, end: end, word: 0, kind: .endOfFile, flags: [.startsLine, .startsStatement]),
  ]
  let root = Node(
    .file, .endBlock, tokens: 0..<2, firstChild: -1, hasTrouble: true)
  let wording = SyntaxWording(source: source, dialect: .vi)
  let finding = SyntaxFinding(problem: problem, span: span, breadcrumb: [])
  return ParsedFile(
    tree: SyntaxTree(source: source, dialect: .vi, tokens: tokens, nodes: [root], phrases: []),
    diagnostics: [wording.diagnostic(finding)])
}

extension Lexer.LexicalTrouble.Kind {
  fileprivate var code: SyntaxCode {
    switch self {
    case .unclosedString: .unclosedString
    case .unclosedMultilineString: .unclosedMultilineString
    case .mixedQuotes: .mixedQuotes
    case .unknownEscape: .unknownEscape
    case .noBreakSpace: .noBreakSpace
    case .invisibleCharacter: .invisibleCharacter
    case .strayCharacter: .strayCharacter
    case .wordJoinedToNumber: .wordJoinedToNumber
    }
  }
}

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
  if let (kind, offset) = otherFormat(source.bytes) {
    return refused(source, .otherFormat(kind), at: ByteSpan(offset, offset + 1))
  }
  return source.bytes.withUnsafeBufferPointer { bytes in
    let (tokens, trouble) = Lexer.read(bytes)
    return tokens.withUnsafeBufferPointer { buffer in
      GrammarTable.shared.withRows { parse(source, tokens: tokens, buffer, $0, trouble) }
    }
  }
}

/// JSON and HTML by their first sign, with which no line of the language starts.
private func otherFormat(_ bytes: [UInt8]) -> (kind: String, offset: Int)? {
  var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
  guard offset < bytes.count else { return nil }
  switch bytes[offset] {
  case UInt8(ascii: "{"): return ("JSON", offset)
  case UInt8(ascii: "<"): return ("HTML", offset)
  default: return nil
  }
}

private func parse(
  _ source: SourceText, tokens: [Token], _ buffer: UnsafeBufferPointer<Token>,
  _ grammar: GrammarTable.Rows, _ trouble: [Lexer.LexicalTrouble]
) -> ParsedFile {
  let dialect = dialect(of: source, buffer)
  var first = Parser(source: source, tokens: buffer, grammar: grammar, dialect: dialect.used)
  if let header = dialect.wronglyNamed { first.report(.otherHeader(dialect.used), at: header) }
  for trouble in trouble.prefix(Parser.mostFindings) {
    first.report(.lexical(trouble.kind.code), at: trouble.span)
  }
  if buffer.count == 1 { first.report(.emptyFile, at: ByteSpan(at: 0)) }
  let parser = first.readWithFewestFindings()
  let wording = SyntaxWording(source: source, dialect: dialect.used)
  return ParsedFile(
    tree: SyntaxTree(
      source: source, dialect: dialect.used, tokens: tokens, nodes: parser.nodes,
      phrases: parser.uses),
    diagnostics: parser.findings.map(wording.diagnostic).inStableOrder())
}

/// The dialect that the header names; without one, the dialect of the first keyword.
///
/// A header that names one while only keywords of the other stand below it is wrong itself.
private func dialect(
  of source: SourceText, _ tokens: UnsafeBufferPointer<Token>
) -> (used: Dialect, wronglyNamed: ByteSpan?) {
  func word(_ index: Int) -> String {
    index < tokens.count ? source.text(tokens[index].span).lowercased() : ""
  }
  guard word(0) == "tthc" else { return (firstDialect(tokens, from: 0) ?? .vi, nil) }
  var body = 1
  while body < tokens.count - 1, !tokens[body].startsStatement { body += 1 }
  guard body > 2, let named = Dialect.allCases.first(where: { "\($0)" == word(2) }) else {
    return (firstDialect(tokens, from: body) ?? .vi, nil)
  }
  let isOther = isWritten(in: named.other, andNotIn: named, tokens, from: body)
  return isOther ? (named.other, tokens[2].span) : (named, nil)
}

/// The dialect of the first line that declares something.
private func firstDialect(_ tokens: UnsafeBufferPointer<Token>, from start: Int) -> Dialect? {
  let declarations = KeywordSet(Context.file.forms.map(\.keyword))
  for index in start..<(tokens.count - 1) where tokens[index].startsStatement {
    for dialect in Dialect.allCases
    where PhraseTable.of(dialect).longest(from: index, in: tokens, allowed: declarations) != nil {
      return dialect
    }
  }
  return nil
}

/// Whether the first lines start with keywords of one dialect, and hardly one of the other.
private func isWritten(
  in dialect: Dialect, andNotIn other: Dialect, _ tokens: UnsafeBufferPointer<Token>,
  from start: Int
) -> Bool {
  let keywords = GrammarTable.shared.lineKeywords
  var (lines, otherLines) = (0, 0)
  for index in start..<(tokens.count - 1) where tokens[index].startsStatement && lines < 50 {
    if PhraseTable.of(other).longest(from: index, in: tokens, allowed: keywords) != nil {
      otherLines += 1
    } else if PhraseTable.of(dialect).longest(from: index, in: tokens, allowed: keywords) != nil {
      lines += 1
    }
  }
  return lines >= 2 && lines >= 4 * otherLines
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
    case .timeWithLetter: .timeWithLetter
    case .otherArrow: .otherArrow
    }
  }
}

import Diagnostics
import SourceText

/// Something wrong with the form of a statement.
enum SyntaxProblem: Hashable, Sendable {
  case lexical(SyntaxCode)
  case notUTF8
  case emptyFile
  case fileTooLarge(bytes: Int, limit: Int)
  case tooManyFindings
  case unreadable(Localized)
  /// Text of another kind altogether, named by what it looks like.
  case otherFormat(String)
  case unknownStatement(suggestion: String?)
  /// A line of the language, but of another block.
  case misplacedStatement(Keyword, in: Keyword?)
  case missingMarks(Keyword)
  case otherDialect(Keyword)
  case missingColon(header: ByteSpan)
  case missingEnd(insertAt: Int)
  /// A `hết` too many; the text around it shows that a block is still open there.
  case strayEnd(isInBlock: Bool)
  case blockNotExpected(header: ByteSpan)
  case unexpectedWords(suggestion: String?)
  case expected(SyntaxExpectation, suggestion: String? = nil)
  case reservedName
  /// Words that were meant for one name, and the name they make.
  case nameWithSpaces(String)
  /// The header names the dialect in which the file is not written.
  case otherHeader(Dialect)
  /// Written as in everyday texts; what it means is certain.
  case everydaySpelling(right: String)
  case nestedTooDeep
  case unknownVersion
  case mixedJunctions
  case chainedComparison
  case noDivision
  case unclosedBracket
  /// Printed in a dialect, the file would say something else here.
  case changedByLayout(Dialect)
}

/// What should have stood in a place.
indirect enum SyntaxExpectation: Hashable, Sendable {
  case name, string, value, count, type, date, time, documentNumber, procedureCode, version
  case arrow, colon, comma, equalSign, parenthesis, elementAfterComma
  case keyword(Keyword)
  case oneOf([Keyword])
  case alternatives([SyntaxExpectation])
}

/// A problem at its place, before it is put into words.
struct SyntaxFinding: Hashable, Sendable {
  let problem: SyntaxProblem
  let span: ByteSpan
  let breadcrumb: [String]
}

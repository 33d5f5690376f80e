import Diagnostics

/// The codes of findings about the text and its form. A code is never reused for something else.
public enum SyntaxCode: Int, Hashable, Sendable, CaseIterable {
  // The text itself
  case notUTF8 = 1
  case emptyFile = 2
  case fileTooLarge = 3
  case noBreakSpace = 4
  case invisibleCharacter = 5
  case strayCharacter = 6
  case unclosedString = 7
  case unclosedMultilineString = 8
  case mixedQuotes = 9
  case unknownEscape = 10
  case wordJoinedToNumber = 11
  case tooManyFindings = 12
  case timeWithLetter = 13
  case otherArrow = 14
  case unreadable = 15
  case otherFormat = 16
  // The form of statements
  case unknownStatement = 1001
  case missingMarks = 1002
  case otherDialect = 1003
  case missingColon = 1004
  case missingEnd = 1005
  case strayEnd = 1006
  case blockNotExpected = 1007
  case unexpectedWords = 1008
  case expected = 1009
  case reservedName = 1010
  case nestedTooDeep = 1011
  case unknownVersion = 1012
  case misplacedStatement = 1013
  case nameWithSpaces = 1014
  case otherHeader = 1015
  case everydaySpelling = 1016
  // Expressions
  case mixedJunctions = 1101
  case chainedComparison = 1102
  case noDivision = 1103
  case unclosedBracket = 1104
  // Layout
  case changedByLayout = 1901

  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}

import SourceText

/// One word, literal or sign of the text. White space and comments are the gaps between tokens.
public struct Token: Sendable {
  public enum Kind: UInt8, Hashable, Sendable {
    case word
    case number, date, time, documentNumber, procedureCode
    case string, multilineString
    case comma, colon, dot, slash, percent, arrow
    case leftParenthesis, rightParenthesis
    case plus, minus, asterisk
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// Bytes that belong to no word of the language.
    case unknown
    case endOfFile
  }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    /// A new statement starts here: first on its line, and the line before does not go on.
    static let startsStatement = Flags(rawValue: 1)
    /// First on its line, whether or not a statement goes on.
    static let startsLine = Flags(rawValue: 2)
    /// What is wrong with the word itself was told already, and nothing that follows from it is.
    static let isTroubled = Flags(rawValue: 4)
  }

  let start: UInt32
  let end: UInt32
  /// The number of the word among the words of keywords; 0 for every other word.
  let word: WordID
  public let kind: Kind
  let flags: Flags

  public var span: ByteSpan { ByteSpan(Int(start), Int(end)) }
  public var startsStatement: Bool { flags.contains(.startsStatement) }
  public var startsLine: Bool { flags.contains(.startsLine) }
  var isTroubled: Bool { flags.contains(.isTroubled) }
}

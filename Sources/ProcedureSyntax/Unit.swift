import SourceText

/// A phrase, name, literal or sign of a file as the formatter prints it.
struct Unit: Equatable {
  enum Meaning: Hashable {
    case keyword(Keyword)
    /// A name, composed; a built-in name in the spelling of the dialect that is printed.
    case name(String)
    case literal(Token.Kind, String)
    /// The words of a string between its quotation marks.
    case string(String)
    case multilineString(String)
    case sign(Token.Kind)
  }

  let meaning: Meaning
  /// The first token, and how many there are.
  let token: Int
  let count: Int

  var end: Int { token + count }
}

/// A file as units, without its header.
struct Units {
  private(set) var all: [Unit] = []
  /// The position in `all` of the unit that starts with a token, or the one that holds it.
  private(set) var ofToken: [Int32]

  /// The units of a tree whose built-in names are spelled in `dialect`, if one is given.
  init(_ tree: SyntaxTree, translatingTo dialect: Dialect?) {
    ofToken = Array(repeating: 0, count: tree.tokens.count)
    let names = dialect.map { TranslatedNames(tree, to: $0) }
    var token = tree.root.first(.header)?.tokens.upperBound ?? 0
    var phrases = tree.phrases[...]
    while token < tree.tokens.count - 1 {
      var count = 1
      let meaning: Unit.Meaning
      if let use = phrases.first, Int(use.token) == token {
        phrases.removeFirst()
        count = max(1, Int(use.count))
        meaning = .keyword(use.keyword)
      } else {
        meaning = Self.meaning(of: token, in: tree, names)
      }
      for index in token..<(token + count) { ofToken[index] = Int32(all.count) }
      all.append(Unit(meaning: meaning, token: token, count: count))
      token += count
    }
  }

  private static func meaning(
    of index: Int, in tree: SyntaxTree, _ names: TranslatedNames?
  ) -> Unit.Meaning {
    let token = tree.tokens[index]
    let text = { tree.source.text(token.span) }
    switch token.kind {
    case .word: return .name(names?.spelling[index] ?? nfc(text()))
    case .number, .date, .time, .documentNumber, .procedureCode:
      return .literal(token.kind, nfc(text()))
    case .string: return .string(content(of: text()))
    case .multilineString: return .multilineString(multilineContent(of: text()))
    case .comma, .colon, .dot, .slash, .percent, .arrow, .leftParenthesis, .rightParenthesis, .plus,
      .minus, .asterisk, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      .unknown, .endOfFile:
      return .sign(token.kind)
    }
  }

  /// What stands between the quotation marks, straight or curly.
  private static func content(of text: String) -> String {
    nfc(String(text.unicodeScalars.dropFirst().dropLast()))
  }

  private static func multilineContent(of text: String) -> String {
    let inner = text.unicodeScalars.dropFirst(3).dropLast(3)
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in inner {
      if scalar == "\r" {
        result.append("\n")
      } else if scalar != "\n" || !afterReturn {
        result.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return nfc(String(result))
  }
}

extension Unit {
  /// The unit in the letters of a dialect.
  func text(_ dialect: Dialect) -> String {
    switch meaning {
    case .keyword(let keyword): keyword.phrase(dialect)
    case .name(let name): name
    case .literal(_, let text): text
    case .string(let content): "\"\(content)\""
    case .multilineString(let content): "\"\"\"\(content)\"\"\""
    case .sign(let kind): kind.sign
    }
  }
}

extension Token.Kind {
  /// How a sign is printed; empty for kinds with letters of their own.
  fileprivate var sign: String {
    switch self {
    case .comma: ","
    case .colon: ":"
    case .dot: "."
    case .slash: "/"
    case .percent: "%"
    case .arrow: "->"
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .plus: "+"
    case .minus: "-"
    case .asterisk: "*"
    case .equal: "="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .word, .number, .date, .time, .documentNumber, .procedureCode, .string, .multilineString,
      .unknown, .endOfFile:
      ""
    }
  }
}

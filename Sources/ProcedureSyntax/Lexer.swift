import SourceText

/// Reads bytes into tokens in one pass. Never fails: bytes that fit nothing become `unknown` tokens.
///
/// Names are recognised by their bytes: letters of the Latin script with any Vietnamese mark lie in
/// a few ranges of UTF-8, so no character is decoded unless a word has to be folded.
struct Lexer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let classes: UnsafeBufferPointer<ByteClass>
  private let words = WordTable.shared
  private let operators = OperatorWords.shared
  private var offset = 0
  private var tokens: [Token] = []
  private var trouble: [LexicalTrouble] = []
  private var startsLine = true
  private var mayContinue = false
  private var reportedSpace = false

  /// Something wrong with the text itself, at a place.
  struct LexicalTrouble {
    enum Kind {
      case unclosedString, unclosedMultilineString, mixedQuotes, unknownEscape
      case noBreakSpace, invisibleCharacter, strayCharacter
      case wordJoinedToNumber
    }
    let kind: Kind
    let span: ByteSpan
  }

  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
  ) -> (tokens: [Token], [LexicalTrouble]) {
    ByteClass.table.withUnsafeBufferPointer { classes in
      var lexer = Lexer(bytes, from: start, classes)
      lexer.run()
      return (lexer.tokens, lexer.trouble)
    }
  }

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int,
    _ classes: UnsafeBufferPointer<ByteClass>
  ) {
    self.bytes = bytes
    self.classes = classes
    offset = start
    // A word and the space before it take nine bytes of a procedure.
    tokens.reserveCapacity((bytes.count - start) / 7 + 16)
  }

  @inline(__always)
  private func peek(_ distance: Int = 0) -> UInt8 {
    let index = offset + distance
    return index < bytes.count ? bytes[index] : 0
  }

  private mutating func run() {
    if offset == 0, peek() == 0xEF, peek(1) == 0xBB, peek(2) == 0xBF { offset = 3 }
    while true {
      while offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
      guard offset < bytes.count else { break }
      let byte = bytes[offset]
      switch classes[Int(byte)] {
      case .space: offset += 1
      case .newline:
        startsLine = true
        offset += 1
      case .hash: skipComment()
      case .letter, .underscore: lexWord()
      case .digit: lexNumber()
      case .quote: lexString()
      case .sign: lexSign(byte)
      case .high: lexHigh(byte)
      }
    }
    append(.endOfFile, from: offset)
  }

  @inline(__always)
  private mutating func append(
    _ kind: Token.Kind, from start: Int, word: WordID = 0
  ) {
    var flags: Token.Flags = []
    if startsLine {
      flags.insert(.startsLine)
      if !mayContinue && !continues(kind, word) || kind == .endOfFile {
        flags.insert(.startsStatement)
      }
      startsLine = false
    }
    mayContinue = Self.letsLineGoOn(kind)
    tokens.append(
      Token(start: UInt32(start), end: UInt32(offset), word: word, kind: kind, flags: flags))
  }

  /// A line goes on after these.
  @inline(__always)
  private static func letsLineGoOn(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .comma, .arrow, .leftParenthesis, .plus, .minus, .asterisk, .equal, .notEqual, .less,
      .lessOrEqual, .greater, .greaterOrEqual:
      true
    case .word, .number, .date, .time, .documentNumber, .procedureCode, .string, .multilineString,
      .colon, .dot, .slash, .percent, .rightParenthesis, .unknown, .endOfFile:
      false
    }
  }

  /// A line that starts with these goes on with the statement before it.
  @inline(__always)
  private func continues(_ kind: Token.Kind, _ word: WordID) -> Bool {
    switch kind {
    case .arrow, .rightParenthesis: true
    case .word: operators.joins(word)
    case .number, .date, .time, .documentNumber, .procedureCode, .string, .multilineString, .comma,
      .colon, .dot, .slash, .percent, .leftParenthesis, .plus, .minus, .asterisk, .equal, .notEqual,
      .less, .lessOrEqual, .greater, .greaterOrEqual, .unknown, .endOfFile:
      false
    }
  }

  private mutating func skipComment() {
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
  }

  private mutating func lexWord() {
    let start = offset
    var end = start
    var isName = false
    while end < bytes.count {
      let kind = classes[Int(bytes[end])]
      if kind == .letter {
        end += 1
      } else if kind == .high {
        let count = NameBytes.length(at: end, in: bytes)
        guard count > 0 else { break }
        end += count
      } else if kind == .digit || kind == .underscore {
        isName = true
        end += 1
      } else {
        break
      }
    }
    offset = end
    append(.word, from: start, word: isName ? 0 : wordID(start..<end))
  }

  /// The number of a word of keywords, in whatever spelling.
  @inline(__always)
  private func wordID(_ range: Range<Int>) -> WordID {
    if range.count <= WordKey.longest {
      let id = words.id(of: WordKey(bytes, range))
      if id != 0 { return id }
    }
    // Capitals and marks make a word of a keyword three times as long at most.
    guard range.count <= 3 * WordTable.longestWord, NameBytes.mayFold(range, in: bytes) else {
      return 0
    }
    return words.id(
      ofAnySpelling: String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
  }

  private mutating func lexSign(_ byte: UInt8) {
    let start = offset
    var kind: Token.Kind
    offset += 1
    switch byte {
    case UInt8(ascii: ","): kind = .comma
    case UInt8(ascii: ":"): kind = .colon
    case UInt8(ascii: "."): kind = .dot
    case UInt8(ascii: "/"): kind = .slash
    case UInt8(ascii: "%"): kind = .percent
    case UInt8(ascii: "("): kind = .leftParenthesis
    case UInt8(ascii: ")"): kind = .rightParenthesis
    case UInt8(ascii: "+"): kind = .plus
    case UInt8(ascii: "*"): kind = .asterisk
    case UInt8(ascii: "="):
      kind = .equal
      // `≠` in decomposed text: `=` and U+0338.
      if peek() == 0xCC, peek(1) == 0xB8 { (kind, offset) = (.notEqual, offset + 2) }
    case UInt8(ascii: "-"):
      kind = .minus
      if peek() == UInt8(ascii: ">") { (kind, offset) = (.arrow, offset + 1) }
    case UInt8(ascii: "<"):
      kind = .less
      if peek() == UInt8(ascii: "=") { (kind, offset) = (.lessOrEqual, offset + 1) }
      if peek() == UInt8(ascii: ">"), kind == .less { (kind, offset) = (.notEqual, offset + 1) }
    case UInt8(ascii: ">"):
      kind = .greater
      if peek() == UInt8(ascii: "=") { (kind, offset) = (.greaterOrEqual, offset + 1) }
    case UInt8(ascii: "!") where peek() == UInt8(ascii: "="):
      kind = .notEqual
      offset += 1
    default:
      kind = .unknown
      trouble.append(LexicalTrouble(kind: .strayCharacter, span: ByteSpan(start, offset)))
    }
    append(kind, from: start, word: kind == .slash ? operators.slash : 0)
  }

  /// A byte of a character outside ASCII: a letter, a sign, a kind of space, or nothing we know.
  private mutating func lexHigh(_ byte: UInt8) {
    if NameBytes.length(at: offset, in: bytes) > 0, !NameBytes.isMark(byte) { return lexWord() }
    let start = offset
    let length = NameBytes.characterLength(at: offset, in: bytes)
    let scalar = NameBytes.scalar(at: offset, in: bytes)
    let span = ByteSpan(start, start + length)
    offset += length
    switch scalar {
    case 0xA0, 0x2007, 0x202F, 0x3000, 0x2002...0x200A:
      // Word and web pages paste these for spaces. One remark a file is enough.
      if !reportedSpace { trouble.append(LexicalTrouble(kind: .noBreakSpace, span: span)) }
      reportedSpace = true
    case 0x2028, 0x2029, 0x85: startsLine = true
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xAD:
      trouble.append(LexicalTrouble(kind: .invisibleCharacter, span: span))
    case 0x201C, 0x201D:
      offset = start
      lexString()
    case 0x2192: append(.arrow, from: start)
    case 0x2264: append(.lessOrEqual, from: start)
    case 0x2265: append(.greaterOrEqual, from: start)
    case 0x2260: append(.notEqual, from: start)
    case 0xD7: append(.asterisk, from: start)
    case 0x2013, 0x2014, 0x2212: append(.minus, from: start)
    case 0x20AB: append(.word, from: start, word: operators.dongSign)
    default:
      trouble.append(LexicalTrouble(kind: .strayCharacter, span: span))
      append(.unknown, from: start)
    }
  }
}

// MARK: - Literals

extension Lexer {
  /// Numbers, dates, times, document numbers and procedure codes all start with a digit.
  private mutating func lexNumber() {
    let start = offset
    skipDigits()
    var kind = Token.Kind.number
    switch peek() {
    case UInt8(ascii: "/") where isDigit(peek(1)) || isLetter(1):
      kind = lexSlashed()
    case UInt8(ascii: ":") where isDigit(peek(1)):
      kind = .time
      offset += 1
      skipDigits()
    case UInt8(ascii: ".") where isDigit(peek(1)):
      kind = lexDotted(from: start)
    case UInt8(ascii: ",") where isDigit(peek(1)):
      offset += 1
      skipDigits()
    default: break
    }
    if kind == .number, isLetter(0) {
      // `15ngày`: the number and the word are read apart, and the author is told.
      trouble.append(LexicalTrouble(kind: .wordJoinedToNumber, span: ByteSpan(start, offset)))
    }
    append(kind, from: start)
  }

  private mutating func skipDigits() {
    while offset < bytes.count, isDigit(bytes[offset]) { offset += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isLetter(_ distance: Int) -> Bool {
    switch classes[Int(peek(distance))] {
    case .letter, .underscore: true
    case .high: NameBytes.length(at: offset + distance, in: bytes) > 0
    case .space, .newline, .hash, .digit, .quote, .sign: false
    }
  }

  /// `07/8/2017` is a date, `61/2018/NĐ-CP` a document number.
  private mutating func lexSlashed() -> Token.Kind {
    var hasLetters = false
    loop: while offset < bytes.count {
      let byte = bytes[offset]
      switch classes[Int(byte)] {
      case .digit: offset += 1
      case .letter, .underscore:
        hasLetters = true
        offset += 1
      case .high:
        let count = NameBytes.length(at: offset, in: bytes)
        guard count > 0 else { break loop }
        hasLetters = true
        offset += count
      case .sign:
        // A slash or a hyphen belongs to the number only when more of it follows.
        guard byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") && hasLetters,
          isDigit(peek(1)) || isLetter(1)
        else { break loop }
        offset += 1
      case .space, .newline, .hash, .quote: break loop
      }
    }
    return hasLetters ? .documentNumber : .date
  }

  /// `1.500.000` is a number; `1.013225` and `1.013225.H32` are procedure codes.
  private mutating func lexDotted(from start: Int) -> Token.Kind {
    offset += 1
    let groupStart = offset
    skipDigits()
    guard groupStart - start == 2, offset - groupStart == 6 else {
      while peek() == UInt8(ascii: "."), isDigit(peek(1)) {
        offset += 1
        skipDigits()
      }
      if peek() == UInt8(ascii: ","), isDigit(peek(1)) {
        offset += 1
        skipDigits()
      }
      return .number
    }
    while peek() == UInt8(ascii: "."), isDigit(peek(1)) || isCapital(peek(1)) {
      offset += 1
      while isDigit(peek()) || isCapital(peek()) { offset += 1 }
    }
    return .procedureCode
  }

  private func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  private mutating func lexString() {
    let start = offset
    let isCurly = bytes[offset] != UInt8(ascii: "\"")
    if !isCurly, peek(1) == UInt8(ascii: "\""), peek(2) == UInt8(ascii: "\"") {
      return lexMultilineString()
    }
    offset += isCurly ? 3 : 1
    while true {
      skipPlainText()
      guard offset < bytes.count else { break }
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        if isCurly { reportQuotes(from: start) }
        return append(.string, from: start)
      case 0xE2 where peek(1) == 0x80 && (peek(2) == 0x9D || peek(2) == 0x9C && isCurly):
        offset += 3
        if !isCurly {
          // `"abc”`: a curly end closes a straight start only if no straight end follows.
          guard !straightQuoteFollows() else { continue }
          reportQuotes(from: start)
        }
        return append(.string, from: start)
      case UInt8(ascii: "\\"):
        let escape = peek(1)
        if escape != UInt8(ascii: "\""), escape != UInt8(ascii: "\\"), escape != UInt8(ascii: "n"),
          escape != UInt8(ascii: "{")
        {
          trouble.append(
            LexicalTrouble(kind: .unknownEscape, span: ByteSpan(offset, offset + 1)))
        }
        offset += escape == 0x0A || escape == 0x0D || offset + 1 >= bytes.count ? 1 : 2
      case 0x0A, 0x0D:
        trouble.append(LexicalTrouble(kind: .unclosedString, span: ByteSpan(start, offset)))
        return append(.string, from: start)
      default: offset += 1
      }
    }
    trouble.append(LexicalTrouble(kind: .unclosedString, span: ByteSpan(start, offset)))
    append(.string, from: start)
  }

  /// Passes over what can neither end a string nor be wrong in it.
  @inline(__always)
  private mutating func skipPlainText() {
    var next = offset
    while next < bytes.count {
      let byte = bytes[next]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2 || byte == 0x0A
        || byte == 0x0D
      {
        break
      }
      next += 1
    }
    offset = next
  }

  private mutating func reportQuotes(from start: Int) {
    trouble.append(LexicalTrouble(kind: .mixedQuotes, span: ByteSpan(start, offset)))
  }

  private func straightQuoteFollows() -> Bool {
    var index = offset
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      if bytes[index] == UInt8(ascii: "\"") { return true }
      index += 1
    }
    return false
  }

  private mutating func lexMultilineString() {
    let start = offset
    offset += 3
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset = min(offset + 2, bytes.count)
      } else if bytes[offset] == UInt8(ascii: "\""), peek(1) == UInt8(ascii: "\""),
        peek(2) == UInt8(ascii: "\"")
      {
        offset += 3
        return append(.multilineString, from: start)
      } else {
        offset += 1
      }
    }
    trouble.append(
      LexicalTrouble(kind: .unclosedMultilineString, span: ByteSpan(start, start + 3)))
    append(.multilineString, from: start)
  }
}

/// A small regular expression that a text has to match whole, found in linear time.
///
/// Known: literal letters, `.` (anything but a line break), classes `[a-z_]` and `[^0-9]`, `\d` (0–9),
/// `\w` (a letter of any alphabet, a digit of 0–9, `_`), `\s`, their complements `\D \W \S`, `\n`,
/// `\t`, a backslash before any sign for the sign itself, groups `( )`, alternatives `|`, and the
/// repetitions `? * + {m} {m,} {m,n}`. `^` first and `$` last are allowed and say nothing new.
/// There are no back references, no look-around and no backtracking: the pattern is compiled to an
/// automaton whose states advance together, so the work is bounded by length times size.
public struct Pattern: Hashable, Sendable {
  /// Bounds that keep the automaton small whatever an author writes.
  public static let maximumLength = 500
  public static let maximumSize = 2_000
  static let maximumDepth = 32

  /// The pattern as it was written.
  public let source: String
  let program: [PatternInstruction]

  public init(parsing source: String) throws(PatternFault) {
    guard source.utf8.count <= Self.maximumLength else {
      throw PatternFault(.tooLarge, at: Self.maximumLength)
    }
    var parser = PatternParser(source)
    let node = try parser.parse()
    guard node.size <= Self.maximumSize else { throw PatternFault(.tooLarge, at: 0) }
    var compiler = PatternCompiler()
    compiler.emit(node)
    self.source = source
    program = compiler.program + [.match]
  }

  public static func == (a: Pattern, b: Pattern) -> Bool { a.source == b.source }
  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// What is wrong with a pattern, and at which UTF-8 byte of it.
public struct PatternFault: Error, Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Too long, too deeply nested, or too large once repetitions are written out.
    case tooLarge
    case nothingToRepeat
    /// Not `{m}`, `{m,}` or `{m,n}` with m ≤ n.
    case badRepetition
    case unclosedGroup, unopenedGroup
    case unclosedClass, emptyClass, reversedRange
    case unknownEscape
    /// `^` that is not first or `$` that is not last; put a backslash before it to mean the sign.
    case misplacedAnchor
    /// A closing bracket without an opening one.
    case unopenedBracket
  }

  public var kind: Kind
  public var offset: Int

  public init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

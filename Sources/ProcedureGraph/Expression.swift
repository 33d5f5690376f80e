/// A typed, total expression over the data of a case. No loops, no functions of the author's own:
/// evaluating one always ends.
public indirect enum Expression: Hashable, Sendable {
  case literal(Value)
  case field(ID<Field>)
  case builtin(BuiltinValue)
  /// The case of the dossier is this one.
  case caseHolds(ID<CaseSelector>)
  /// A field was given, a paper was handed in (*có x*).
  case hasField(ID<Field>)
  case hasPaper(ID<Paper>)
  case not(Expression)
  case all([Expression])
  case any([Expression])
  case compare(Comparison, Expression, Expression)
  case arithmetic(Arithmetic, Expression, Expression)
  /// The value is one of these (*thuộc a, b*).
  case oneOf(Expression, [Expression])
  case conditional(Expression, then: Expression, otherwise: Expression)
  case call(Function, [Expression])
  /// A list of these, of which at least one is not known beforehand (*danh sách(a, b)*).
  case list([Expression])
}

public enum Comparison: String, Hashable, Sendable, CaseIterable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

/// Arithmetic on numbers and money; a date or moment plus or minus a duration.
public enum Arithmetic: String, Hashable, Sendable, CaseIterable {
  case plus, minus, times
}

public enum Function: String, Hashable, Sendable, CaseIterable {
  /// The greatest, the least of two or more values of one ordered type.
  case greatest, least
  /// A number rounded half away from zero to whole units, money to whole đồng, which it is already;
  /// with a second value, to the nearest multiple of that (*làm tròn(x, 1.000 đồng)*).
  case round
  /// The number of calendar days from one date to another; negative when the second is earlier.
  case daysBetween
  /// The number of characters of a text, or of elements of a list.
  case length
  /// Whether a list, the first, holds the second.
  case contains
  /// The day on which a limit, the first, is due that starts on a day, the second: holidays are
  /// counted as the calendar of the procedure counts them.
  case dueDay
  /// The first day of the month of a date.
  case monthStart
}

/// Text with values filled in when it is sent.
public struct Template: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case text(String)
    case value(Expression)
  }

  public var parts: [Part]

  public init(_ parts: [Part]) { self.parts = parts }
}

import CivilTime

/// The type of a value.
public indirect enum ValueType: Hashable, Sendable {
  case text
  case number
  case integer
  case money
  case date
  case moment
  case flag
  case choice([Named])
  case list(ValueType)
  case duration
}

/// A value of a field, or of an expression.
public enum Value: Hashable, Sendable {
  case text(String)
  case number(ExactDecimal)
  /// Whole đồng.
  case money(Int64)
  case date(CivilDate)
  case moment(Moment)
  case flag(Bool)
  /// The name of the option.
  case choice(String)
  case list([Value])
  case duration(LegalDuration)
}

/// One datum of a case.
public struct Field: Hashable, Sendable {
  public var name: String
  public var title: String
  public var type: ValueType
  /// Whether it may stay empty in a step that asks for it.
  public var isOptional: Bool
  public var minimum: Value?
  public var maximum: Value?
  /// Greatest length of a text, in characters.
  public var maximumLength: Int?
  /// A pattern that a text has to match whole.
  public var pattern: String?
  public var initial: Expression?

  public init(
    name: String, title: String, type: ValueType, isOptional: Bool = false, minimum: Value? = nil,
    maximum: Value? = nil, maximumLength: Int? = nil, pattern: String? = nil,
    initial: Expression? = nil
  ) {
    self.name = name
    self.title = title
    self.type = type
    self.isOptional = isOptional
    self.minimum = minimum
    self.maximum = maximum
    self.maximumLength = maximumLength
    self.pattern = pattern
    self.initial = initial
  }
}

/// A case (*trường hợp*): chosen by the applicant at filing, or computed where it has a condition.
public struct CaseSelector: Hashable, Sendable {
  public var name: String
  public var title: String
  public var condition: Expression?

  public init(name: String, title: String, condition: Expression? = nil) {
    self.name = name
    self.title = title
    self.condition = condition
  }
}

/// What the system itself knows about a case.
public enum BuiltinValue: String, Hashable, Sendable, CaseIterable {
  case caseNumber, filedOn, dueOn, filedBy, returnedBy, level, totalFee, today
  case applicantName, applicantPhone, applicantEmail, applicantAddress
}

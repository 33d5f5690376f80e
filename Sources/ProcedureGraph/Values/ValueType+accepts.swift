import CivilTime

extension ValueType {
  /// Whether the value is of this type. An integer is a whole number, a choice one of its options.
  public func accepts(_ value: Value) -> Bool {
    switch (self, value) {
    case (.text, .text), (.number, .number), (.money, .money), (.date, .date),
      (.moment, .moment), (.flag, .flag), (.duration, .duration):
      true
    case (.integer, .number(let number)): number.isWhole
    case (.choice(let options), .choice(let name)): options.contains { $0.name == name }
    case (.list(let element), .list(let values)): values.allSatisfy(element.accepts)
    case (.text, _), (.number, _), (.integer, _), (.money, _), (.date, _), (.moment, _),
      (.flag, _), (.duration, _), (.choice, _), (.list, _):
      false
    }
  }
}

/// What is wrong with a value that was given for a field.
public enum FieldFault: Hashable, Sendable {
  case wrongType
  case unknownOption(String)
  case notWhole
  case belowMinimum(Value)
  case aboveMaximum(Value)
  /// More characters than allowed.
  case tooLong(maximum: Int)
  case patternNotMatched
}

/// What a value of one field has to keep to: the part of a field that is asked for each value.
public struct FieldCheck: Sendable {
  private let type: ValueType
  private let minimum: Value?
  private let maximum: Value?
  private let maximumLength: Int?
  private let pattern: String?
  private let compiled: Pattern?

  public init(_ field: Field, pattern compiled: Pattern? = nil) {
    type = field.type
    minimum = field.minimum
    maximum = field.maximum
    maximumLength = field.maximumLength
    pattern = field.pattern
    self.compiled = compiled
  }

  /// Everything that is wrong with a value; empty when it may be stored.
  public func faults(in value: Value) -> [FieldFault] {
    guard type.accepts(value) else { return [type.fault(in: value)] }
    var faults: [FieldFault] = []
    // Constraints of a list hold for each element.
    if case .list(let elements) = value {
      for element in elements { check(element, &faults) }
    } else {
      check(value, &faults)
    }
    return faults
  }

  private func check(_ element: Value, _ faults: inout [FieldFault]) {
    if let minimum, element.isOrdered(.less, minimum) { faults.append(.belowMinimum(minimum)) }
    if let maximum, element.isOrdered(.greater, maximum) { faults.append(.aboveMaximum(maximum)) }
    guard case .text(let text) = element else { return }
    // No text has more characters than bytes, so most are never counted.
    if let maximumLength, text.utf8.count > maximumLength, text.count > maximumLength {
      faults.append(.tooLong(maximum: maximumLength))
    }
    if let pattern, !matches(text, pattern) { faults.append(.patternNotMatched) }
  }

  private func matches(_ text: String, _ source: String) -> Bool {
    if let compiled { return compiled.matches(text) }
    do throws(PatternFault) {
      return try Pattern(parsing: source).matches(text)
    } catch {
      return false
    }
  }
}

extension Field {
  /// Everything that is wrong with a value; empty when it may be stored. The pattern of a field of a
  /// verified procedure is at hand in `VerifiedProcedure.patterns`; without it, it is read anew.
  public func faults(in value: Value, pattern compiled: Pattern? = nil) -> [FieldFault] {
    FieldCheck(self, pattern: compiled).faults(in: value)
  }
}

extension ValueType {
  /// The reason why a value that this type does not accept is not accepted.
  fileprivate func fault(in value: Value) -> FieldFault {
    switch (self, value) {
    case (.integer, .number): .notWhole
    case (.choice, .choice(let name)): .unknownOption(name)
    case (.list(let element), .list(let values)):
      values.first { !element.accepts($0) }.map(element.fault(in:)) ?? .wrongType
    case (.text, _), (.number, _), (.integer, _), (.money, _), (.date, _), (.moment, _),
      (.flag, _), (.duration, _), (.choice, _), (.list, _):
      .wrongType
    }
  }
}

extension Value {
  /// Whether the comparison is known to hold; values that do not compare break no bound.
  func isOrdered(_ comparison: Comparison, _ other: Value) -> Bool {
    switch (self, other) {
    case (.number(let a), .number(let b)): comparison.holds(a, b)
    case (.money(let a), .money(let b)): comparison.holds(a, b)
    case (.date(let a), .date(let b)): comparison.holds(a, b)
    case (.moment(let a), .moment(let b)): comparison.holds(a, b)
    case (.duration(let a), .duration(let b)):
      a.order(against: b).map { comparison.holds($0.sign, 0) } ?? false
    case (.text, _), (.number, _), (.money, _), (.date, _), (.moment, _), (.flag, _),
      (.choice, _), (.list, _), (.duration, _):
      false
    }
  }
}

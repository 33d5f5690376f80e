import CivilTime

/// What an expression may ask about a case.
///
/// A missing value is nil; whether that is a fault is for the expression to say. Contexts are passed
/// as generic parameters, never as existentials: evaluating is the inner loop of the interpreter.
public protocol EvaluationContext {
  /// The calendar that dates and moments are counted with.
  var calendar: WorkingCalendar { get }
  /// The value of a field; nil when it was not given.
  func value(of field: ID<Field>) -> Value?
  func value(of builtin: BuiltinValue) -> Value?
  /// Whether the case of the dossier is this one. Conditions of computed cases never ask it.
  func isCase(_ id: ID<CaseSelector>) -> Bool
  /// Whether the paper was handed in.
  func hasPaper(_ id: ID<Paper>) -> Bool
}

/// Why an expression has no value.
public enum EvaluationFault: Error, Hashable, Sendable {
  case missingField(ID<Field>)
  case missingBuiltin(BuiltinValue)
  /// A number or a sum of money that does not fit, or needs more than nine decimals.
  case overflow
  /// Operands that do not go together. In a verified procedure: only a context that gives a value of
  /// another type than the field's.
  case typeMismatch
  /// Durations that do not compare without a start: *3 tháng* with *90 ngày*.
  case incomparableDurations
  /// A date or moment outside of the years 1900…2200.
  case dateOutOfRange
}

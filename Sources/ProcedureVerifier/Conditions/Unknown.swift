import ProcedureGraph

/// Something a condition asks about that is not known before a case runs.
enum Unknown: Hashable {
  case field(ID<Field>)
  case builtin(BuiltinValue)
  /// Whether the paper was handed in.
  case paper(ID<Paper>)
  /// Which of the cases the applicant chose.
  case chosenCase
  /// Whether a part of a condition holds that can't be worked out from values taken one by one, such
  /// as a sum of two fields. Taken as free: it may hold or not, whatever else holds.
  case part(Expression)
}

/// A value that an unknown may have; `absent` where a field may have none.
enum Sample: Hashable {
  case absent
  case value(Value)
  case chosen(ID<CaseSelector>)

  var isTrue: Bool { self == .value(.flag(true)) }
}

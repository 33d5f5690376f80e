/// A procedure that has passed every structural check: what the interpreter takes, and nothing else.
///
/// Made only by `Procedure.verified()` and by loading an artifact, which checks the same.
public struct VerifiedProcedure: Hashable, Sendable {
  public let procedure: Procedure
  /// The pattern of each field, ready to be matched; nil where a field has none.
  public let patterns: [Pattern?]

  fileprivate init(checked procedure: Procedure) {
    self.procedure = procedure
    patterns = procedure.fields.map { field in
      guard let source = field.pattern else { return nil }
      return try? Pattern(parsing: source)
    }
  }
}

/// All that is wrong with a procedure; never empty.
public struct GraphFaults: Error, Hashable, Sendable {
  public let all: [GraphFault]
}

extension Procedure {
  /// The procedure as one that can be run. Throws every fault of `faults()` at once.
  public func verified() throws(GraphFaults) -> VerifiedProcedure {
    let faults = faults()
    guard faults.isEmpty else { throw GraphFaults(all: faults) }
    return VerifiedProcedure(checked: self)
  }
}

extension VerifiedProcedure {
  /// Everything that is wrong with a value for a field; empty when it may be stored.
  public func faults(in value: Value, for field: ID<Field>) -> [FieldFault] {
    procedure.fields[field.index].faults(in: value, pattern: patterns[field.index])
  }
}

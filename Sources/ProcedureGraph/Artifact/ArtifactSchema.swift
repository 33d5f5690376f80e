extension Artifact {
  /// The JSON Schema (2020-12) of an artifact, made from the same descriptions that write and read
  /// it. It describes the form; references, types and digests are checked by `load` alone.
  public static var schema: JSONValue {
    let digest: JSONValue = ["type": "string", "pattern": "^sha256:[0-9a-f]{64}$"]
    let members: [(String, isRequired: Bool, JSONValue)] = [
      ("content", true, Shape<Procedure>.procedure.schema), ("format", true, ["const": 1]),
      ("hash", true, digest), ("positions", true, Shape<SourcePositions>.positions.schema),
      ("seal", true, digest),
    ]
    let definitions: [(String, JSONValue?)] = [
      ("act", Shape<Act>.act.definition),
      ("caseEvent", Shape<Obligation.Event>.caseEvent.definition),
      ("expression", Shape<Expression>.expression.definition),
      ("target", Shape<Target>.target.definition), ("type", Shape<ValueType>.type.definition),
      ("value", Shape<Value>.value.definition),
    ]
    guard case .object(let body) = Shape<Procedure>.objectSchema(members) else { return [:] }
    return .object(
      [
        .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
        .init("title", "Compiled administrative procedure, format 1"),
        .init(
          "$defs",
          .object(
            definitions.compactMap { name, form in form.map { JSONValue.Member(name, $0) } })),
      ] + body)
  }
}

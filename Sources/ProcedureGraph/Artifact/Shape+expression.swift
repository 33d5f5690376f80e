import CivilTime

// The forms of values, types and expressions: objects with one member that names the form.

extension Shape where Whole == Value {
  static let value: Shape<Value> = tagged(
    [
      ("text", Shape<String>.text.schema), ("number", Shape<ExactDecimal>.decimal.schema),
      ("money", Shape<Int64>.integer.schema), ("date", Shape<CivilDate>.date.schema),
      ("moment", Shape<Moment>.moment.schema), ("flag", Shape<Bool>.flag.schema),
      ("choice", Shape<String>.text.schema),
      ("list", ["type": "array", "items": reference("value")]),
      ("duration", Shape<LegalDuration>.duration.schema),
    ],
    write: { value, names in write(value, &names) },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "text": return .text(try Shape<String>.text.read(node, &names))
      case "number": return .number(try Shape<ExactDecimal>.decimal.read(node, &names))
      case "money": return .money(try Shape<Int64>.integer.read(node, &names))
      case "date": return .date(try Shape<CivilDate>.date.read(node, &names))
      case "moment": return .moment(try Shape<Moment>.moment.read(node, &names))
      case "flag": return .flag(try Shape<Bool>.flag.read(node, &names))
      case "choice": return .choice(try Shape<String>.text.read(node, &names))
      case "list": return .list(try Shape<[Value]>.array(of: .value).read(node, &names))
      case "duration": return .duration(try Shape<LegalDuration>.duration.read(node, &names))
      case _: return nil
      }
    }
  ).named("value")

  fileprivate static func write(_ value: Value, _ names: inout Names) -> (String, JSONValue) {
    switch value {
    case .text(let text): ("text", .string(text))
    case .number(let number): ("number", .string(number.description))
    case .money(let amount): ("money", .integer(amount))
    case .date(let date): ("date", .string(date.iso))
    case .moment(let moment): ("moment", .string(moment.iso))
    case .flag(let flag): ("flag", .flag(flag))
    case .choice(let name): ("choice", .string(name))
    case .list(let values): ("list", Shape<[Value]>.array(of: .value).write(values, &names))
    case .duration(let duration):
      ("duration", Shape<LegalDuration>.duration.write(duration, &names))
    }
  }
}

extension Shape where Whole == ValueType {
  /// A word, or `{"choice": […]}`, or `{"list": …}`.
  static let type: Shape<ValueType> = Shape(
    schema: [
      "oneOf": [
        ["enum": .array(words.map { .string($0.0) })],
        objectSchema([("choice", true, Shape<[Named]>.array(of: .named).schema)]),
        objectSchema([("list", true, reference("type"))]),
      ]
    ],
    write: { type, names in write(type, &names) },
    read: { (node, names) throws(ArtifactFault) in
      if case .string(let word) = node.content {
        guard let type = words.first(where: { $0.0 == word })?.1 else {
          throw ArtifactFault(.unknownWord(word), at: node.offset)
        }
        return type
      }
      return try composed.read(node, &names)
    }
  ).named("type")

  fileprivate static let words: [(String, ValueType)] = [
    ("text", .text), ("number", .number), ("integer", .integer), ("money", .money),
    ("date", .date), ("moment", .moment), ("flag", .flag), ("duration", .duration),
  ]

  private static let composed: Shape<ValueType> = tagged(
    [],
    write: { type, names in ("", Self.write(type, &names)) },
    read: { (form, node, names) throws(ArtifactFault) in
      switch form {
      case "choice": return .choice(try Shape<[Named]>.array(of: .named).read(node, &names))
      case "list": return .list(try Shape.type.read(node, &names))
      case _: return nil
      }
    })

  fileprivate static func write(_ type: ValueType, _ names: inout Names) -> JSONValue {
    switch type {
    case .text: "text"
    case .number: "number"
    case .integer: "integer"
    case .money: "money"
    case .date: "date"
    case .moment: "moment"
    case .flag: "flag"
    case .duration: "duration"
    case .choice(let options):
      ["choice": Shape<[Named]>.array(of: .named).write(options, &names)]
    case .list(let element): ["list": write(element, &names)]
    }
  }
}

extension Shape where Whole == Expression {
  /// `{"field": "diện_tích"}`, `{"lessOrEqual": [a, b]}`, `{"if": [condition, then, otherwise]}`:
  /// operands in arrays, in the order of the sentence.
  static let expression: Shape<Expression> = tagged(
    valueForms + referenceForms
      + operatorForms.map { ($0, ["type": "array", "items": reference("expression")]) },
    write: { expression, names in write(expression, &names) },
    read: { (form, node, names) throws(ArtifactFault) in
      if let expression = try readReference(form, node, &names) { return expression }
      return try readOperator(form, node, &names)
    }
  ).named("expression")

  fileprivate static let valueForms: [(String, JSONValue)] = [
    ("value", Shape<Value>.value.schema)
  ]

  fileprivate static let referenceForms: [(String, JSONValue)] = [
    ("field", ["type": "string"]), ("builtin", Shape<BuiltinValue>.word().schema),
    ("case", ["type": "string"]), ("given", ["type": "string"]),
    ("handedIn", ["type": "string"]), ("not", reference("expression")),
  ]

  fileprivate static let operatorForms =
    ["all", "any", "oneOf", "if", "list"] + Comparison.allCases.map(\.rawValue)
    + Arithmetic.allCases.map(\.rawValue) + Function.allCases.map(\.rawValue)

  fileprivate static func write(
    _ expression: Expression, _ names: inout Names
  ) -> (String, JSONValue) {
    func operands(_ expressions: [Expression], _ names: inout Names) -> JSONValue {
      .array(
        expressions.map { part in
          let (form, content) = write(part, &names)
          return .object([JSONValue.Member(form, content)])
        })
    }
    switch expression {
    case .literal(let value): return ("value", Shape<Value>.value.write(value, &names))
    case .field(let id): return ("field", .string(names.name(at: id.index, of: .fields)))
    case .builtin(let builtin): return ("builtin", .string(builtin.rawValue))
    case .caseHolds(let id): return ("case", .string(names.name(at: id.index, of: .cases)))
    case .hasField(let id): return ("given", .string(names.name(at: id.index, of: .fields)))
    case .hasPaper(let id): return ("handedIn", .string(names.name(at: id.index, of: .papers)))
    case .not(let operand):
      let (form, content) = write(operand, &names)
      return ("not", .object([JSONValue.Member(form, content)]))
    case .all(let parts): return ("all", operands(parts, &names))
    case .any(let parts): return ("any", operands(parts, &names))
    case .compare(let comparison, let a, let b):
      return (comparison.rawValue, operands([a, b], &names))
    case .arithmetic(let operation, let a, let b):
      return (operation.rawValue, operands([a, b], &names))
    case .oneOf(let operand, let options): return ("oneOf", operands([operand] + options, &names))
    case .conditional(let condition, let then, let otherwise):
      return ("if", operands([condition, then, otherwise], &names))
    case .call(let function, let arguments):
      return (function.rawValue, operands(arguments, &names))
    case .list(let elements): return ("list", operands(elements, &names))
    }
  }

  fileprivate static func readReference(
    _ form: String, _ node: JSONNode, _ names: inout Names
  ) throws(ArtifactFault) -> Expression? {
    switch form {
    case "value": return .literal(try Shape<Value>.value.read(node, &names))
    case "field": return .field(try Shape<ID<Field>>.reference(to: .fields).read(node, &names))
    case "builtin": return .builtin(try Shape<BuiltinValue>.word().read(node, &names))
    case "case":
      return .caseHolds(try Shape<ID<CaseSelector>>.reference(to: .cases).read(node, &names))
    case "given": return .hasField(try Shape<ID<Field>>.reference(to: .fields).read(node, &names))
    case "handedIn":
      return .hasPaper(try Shape<ID<Paper>>.reference(to: .papers).read(node, &names))
    case "not": return .not(try Shape.expression.read(node, &names))
    case _: return nil
    }
  }

  fileprivate static func readOperator(
    _ form: String, _ node: JSONNode, _ names: inout Names
  ) throws(ArtifactFault) -> Expression? {
    guard operatorForms.contains(form) else { return nil }
    let parts = try Shape<[Expression]>.array(of: .expression).read(node, &names)
    func need(_ isEnough: Bool) throws(ArtifactFault) {
      if !isEnough { throw ArtifactFault(.wrongShape(expected: "operands"), at: node.offset) }
    }
    if let comparison = Comparison(rawValue: form) {
      try need(parts.count == 2)
      return .compare(comparison, parts[0], parts[1])
    }
    if let operation = Arithmetic(rawValue: form) {
      try need(parts.count == 2)
      return .arithmetic(operation, parts[0], parts[1])
    }
    if let function = Function(rawValue: form) { return .call(function, parts) }
    switch form {
    case "all": return .all(parts)
    case "any": return .any(parts)
    case "list": return .list(parts)
    case "oneOf":
      try need(!parts.isEmpty)
      return .oneOf(parts[0], Array(parts.dropFirst()))
    case _:
      try need(parts.count == 3)
      return .conditional(parts[0], then: parts[1], otherwise: parts[2])
    }
  }
}

extension Shape where Whole == Named {
  static let named: Shape<Named> = object(
    Named(name: "", title: ""),
    [.required("name", \.name, .text), .required("title", \.title, .text)])
}

extension Template {
  /// The text with its values filled in, as official Vietnamese writes them. What has no value is
  /// shown as "…": a message that lacks a detail is better than a message that is never sent.
  ///
  /// `fields` are the fields of the procedure; they know the titles of options.
  public func render<Context: EvaluationContext>(
    in context: Context, fields: [Field]
  ) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .value(let expression):
        do throws(EvaluationFault) {
          let value = try expression.evaluate(in: context)
          text += value.vietnamese(options: expression.options(fields: fields))
        } catch {
          text += "…"
        }
      }
    }
    return text
  }
}

extension Expression {
  /// The options that a choice from this expression can be one of.
  func options(fields: [Field]) -> [Named] {
    switch self {
    case .field(let id):
      fields.indices.contains(id.index) ? fields[id.index].type.options : []
    case .builtin(let builtin): builtin.type.options
    case .conditional(_, let then, let otherwise):
      then.options(fields: fields) + otherwise.options(fields: fields)
    case .list(let elements): elements.flatMap { $0.options(fields: fields) }
    case .literal, .caseHolds, .hasField, .hasPaper, .not, .all, .any, .compare, .arithmetic,
      .oneOf, .call:
      []
    }
  }
}

extension ValueType {
  /// The options of a choice, or of a list of choices.
  public var options: [Named] {
    switch self {
    case .choice(let options): options
    case .list(let element): element.options
    case .text, .number, .integer, .money, .date, .moment, .flag, .duration: []
    }
  }
}

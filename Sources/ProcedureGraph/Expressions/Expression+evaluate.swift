import CivilTime

/// Evaluation is total and strict: every operand has to have a value, but `all` and `any` stop at the
/// first operand that decides, left to right, and of a conditional only the chosen branch is
/// evaluated. Recurses as deep as the expression is nested, which verification bounds to 64.
extension Expression {
  @inlinable public func evaluate<Context: EvaluationContext>(
    in context: Context
  ) throws(EvaluationFault) -> Value {
    switch self {
    case .literal(let value): return value
    case .field(let id):
      guard let value = context.value(of: id) else { throw .missingField(id) }
      return value
    case .builtin(let builtin):
      guard let value = context.value(of: builtin) else { throw .missingBuiltin(builtin) }
      return value
    case .caseHolds, .hasField, .hasPaper, .not, .all, .any, .compare, .oneOf:
      return .flag(try holds(in: context))
    case .arithmetic(let operation, let left, let right):
      let a = try left.evaluate(in: context)
      let b = try right.evaluate(in: context)
      return try operation.apply(a, b, calendar: context.calendar)
    case .conditional(let condition, let then, let otherwise):
      return try condition.holds(in: context)
        ? then.evaluate(in: context) : otherwise.evaluate(in: context)
    case .call(.contains, _): return .flag(try holds(in: context))
    case .call(let function, let arguments):
      return try Self.call(function, arguments, in: context)
    case .list(let elements):
      var values: [Value] = []
      for element in elements { values.append(try element.evaluate(in: context)) }
      return .list(values)
    }
  }

  /// The value of a condition. Allocates nothing for comparisons of numbers, money, dates and flags.
  @inlinable public func holds<Context: EvaluationContext>(
    in context: Context
  ) throws(EvaluationFault) -> Bool {
    switch self {
    case .caseHolds(let id): return context.isCase(id)
    case .hasField(let id): return context.value(of: id) != nil
    case .hasPaper(let id): return context.hasPaper(id)
    case .not(let operand): return try !operand.holds(in: context)
    case .all(let operands):
      for operand in operands where try !operand.holds(in: context) { return false }
      return true
    case .any(let operands):
      for operand in operands where try operand.holds(in: context) { return true }
      return false
    case .compare(let comparison, let left, let right):
      let a = try left.evaluate(in: context)
      let b = try right.evaluate(in: context)
      return try comparison.holds(a, b, calendar: context.calendar)
    case .oneOf(let operand, let options):
      let value = try operand.evaluate(in: context)
      for option in options {
        let other = try option.evaluate(in: context)
        if try Comparison.equal.holds(value, other, calendar: context.calendar) { return true }
      }
      return false
    case .call(.contains, let arguments):
      guard arguments.count == 2,
        case .list(let elements) = try arguments[0].evaluate(in: context)
      else { throw .typeMismatch }
      let value = try arguments[1].evaluate(in: context)
      for element in elements
      where try Comparison.equal.holds(value, element, calendar: context.calendar) { return true }
      return false
    case .literal, .field, .builtin, .arithmetic, .conditional, .call, .list:
      guard case .flag(let flag) = try evaluate(in: context) else { throw .typeMismatch }
      return flag
    }
  }

  @inlinable static func call<Context: EvaluationContext>(
    _ function: Function, _ arguments: [Expression], in context: Context
  ) throws(EvaluationFault) -> Value {
    switch function {
    case .greatest, .least:
      guard let first = arguments.first else { throw .typeMismatch }
      let better: Comparison = function == .greatest ? .greater : .less
      var best = try first.evaluate(in: context)
      for argument in arguments.dropFirst() {
        let value = try argument.evaluate(in: context)
        if try better.holds(value, best, calendar: context.calendar) { best = value }
      }
      return best
    case .round:
      guard let first = arguments.first, arguments.count <= 2 else { throw .typeMismatch }
      let value = try first.evaluate(in: context)
      if arguments.count == 2 {
        return try value.rounded(toMultipleOf: try arguments[1].evaluate(in: context))
      }
      switch value {
      case .number(let number): return .number(ExactDecimal(number.rounded()))
      case .money: return value
      case .text, .date, .moment, .flag, .choice, .list, .duration: throw .typeMismatch
      }
    case .daysBetween:
      guard arguments.count == 2 else { throw .typeMismatch }
      let first = try arguments[0].evaluate(in: context).calendarDate
      let last = try arguments[1].evaluate(in: context).calendarDate
      return .number(ExactDecimal(first.days(to: last)))
    case .length:
      guard arguments.count == 1 else { throw .typeMismatch }
      switch try arguments[0].evaluate(in: context) {
      case .text(let text): return .number(ExactDecimal(text.count))
      case .list(let elements): return .number(ExactDecimal(elements.count))
      case .number, .money, .date, .moment, .flag, .choice, .duration: throw .typeMismatch
      }
    case .dueDay:
      guard arguments.count == 2,
        case .duration(let limit) = try arguments[0].evaluate(in: context)
      else { throw .typeMismatch }
      let start = try arguments[1].evaluate(in: context).calendarDate
      return .date(context.calendar.due(of: limit, from: Moment(start, .midnight)).moment.date)
    case .monthStart:
      guard arguments.count == 1 else { throw .typeMismatch }
      let date = try arguments[0].evaluate(in: context).calendarDate
      return .date(date.adding(days: 1 - date.day))
    case .contains: throw .typeMismatch
    }
  }
}

extension Value {
  /// Money to the nearest multiple of a sum, half away from zero: law rounds to thousands of đồng.
  @usableFromInline func rounded(
    toMultipleOf unit: Value
  ) throws(EvaluationFault) -> Value {
    guard case .money(let amount) = self, case .money(let unit) = unit, unit > 0 else {
      throw .typeMismatch
    }
    let half = amount < 0 ? -Int128(unit) : Int128(unit)
    let count = (Int128(amount) * 2 + half) / (Int128(unit) * 2)
    guard let rounded = Int64(exactly: count * Int128(unit)) else { throw .overflow }
    return .money(rounded)
  }

  /// The date itself, or the date of a moment.
  @inlinable var calendarDate: CivilDate {
    get throws(EvaluationFault) {
      switch self {
      case .date(let date): return date
      case .moment(let moment): return moment.date
      case .text, .number, .money, .flag, .choice, .list, .duration: throw .typeMismatch
      }
    }
  }
}

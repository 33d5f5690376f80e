import CivilTime
import ProcedureGraph

/// Values that stand for all others, as far as the conditions of a procedure can tell them apart.
///
/// Between two constants that a field is compared with, all its values are alike: one of them is
/// enough. Conditions that compare fields with each other, count, or ask for the date are not told
/// apart like that; they are kept as not decided.
struct Samples {
  let procedure: Procedure
  private var constants: [ID<Field>: [Value]] = [:]

  init(_ procedure: Procedure) { self.procedure = procedure }

  /// Takes the constants of a condition into account.
  mutating func note(_ condition: Expression) {
    switch condition {
    case .compare(_, .field(let field), .literal(let value)),
      .compare(_, .literal(let value), .field(let field)):
      constants[field, default: []].append(value)
    case .oneOf(.field(let field), let options):
      for case .literal(let value) in options { constants[field, default: []].append(value) }
    case .not(let operand): note(operand)
    case .all(let operands), .any(let operands), .call(_, let operands), .list(let operands):
      for operand in operands { note(operand) }
    case .compare(_, let left, let right), .arithmetic(_, let left, let right):
      note(left)
      note(right)
    case .oneOf(let operand, let options):
      note(operand)
      for option in options { note(option) }
    case .conditional(let condition, let then, let otherwise):
      note(condition)
      note(then)
      note(otherwise)
    case .literal, .field, .builtin, .caseHolds, .hasField, .hasPaper: break
    }
  }

  /// Whether the values of these samples decide a condition, whatever values there are besides.
  func decide(_ condition: Expression) -> Bool {
    switch condition {
    case .literal, .hasField: return true
    case .field(let field): return procedure.fields[field.index].type == .flag
    case .compare(_, .field(let field), .literal), .compare(_, .literal, .field(let field)),
      .oneOf(.field(let field), _):
      if case .oneOf(_, let options) = condition, !options.allSatisfy(\.isLiteral) { return false }
      switch procedure.fields[field.index].type {
      case .text, .number, .integer, .money, .date, .moment, .flag, .choice: return true
      case .list, .duration: return false
      }
    case .compare(_, .builtin(let builtin), .literal), .oneOf(.builtin(let builtin), _):
      if case .oneOf(_, let options) = condition, !options.allSatisfy(\.isLiteral) { return false }
      switch builtin {
      case .filedBy, .returnedBy, .level: return true
      case .caseNumber, .filedOn, .dueOn, .totalFee, .today, .applicantName, .applicantPhone,
        .applicantEmail, .applicantAddress:
        return false
      }
    case .caseHolds(let id):
      return procedure.cases[id.index].condition.map(decide) ?? true
    case .not(let operand): return decide(operand)
    case .all(let operands), .any(let operands): return operands.allSatisfy(decide)
    case .compare, .oneOf, .builtin, .hasPaper, .arithmetic, .conditional, .call, .list:
      return false
    }
  }

  /// Values of a field that stand for all; never empty for a type that has values.
  func values(of id: ID<Field>) -> [Value] {
    let field = procedure.fields[id.index]
    return candidates(for: field, constants[id] ?? []).filter { field.faults(in: $0).isEmpty }
  }

  private func candidates(for field: Field, _ constants: [Value]) -> [Value] {
    let bounds = [field.minimum, field.maximum].compactMap(\.self)
    switch field.type {
    case .flag: return [.flag(true), .flag(false)]
    case .choice(let options): return options.map { .choice($0.name) }
    case .text: return Self.texts(constants, field)
    case .number: return Self.ranks(constants + bounds, step: ExactDecimal(1)).map { .number($0) }
    case .integer:
      return Self.ranks(constants + bounds, step: ExactDecimal(1)).filter(\.isWhole)
        .map { .number($0) }
    case .money:
      return Self.ranks(constants + bounds, step: ExactDecimal(1))
        .compactMap { $0.isWhole && $0 >= .zero ? .money($0.significand) : nil }
    case .date:
      return Self.ranks(constants + bounds, step: ExactDecimal(1), from: 45_000).compactMap {
        $0.isWhole ? CivilDate(dayNumber: Int($0.significand)).map { .date($0) } : nil
      }
    case .moment:
      return Self.ranks(constants + bounds, step: ExactDecimal(60), from: 0).compactMap {
        $0.isWhole ? .moment(Moment(seconds: $0.significand)) : nil
      }
    case .duration:
      return constants + [LegalDuration.day].compactMap(\.self).map { .duration($0) }
    case .list(let element):
      let one = Samples.simple(element, field)
      return [.list([])] + one.prefix(2).indices.map { .list(Array(one.prefix($0 + 1))) }
    }
  }

  private static func texts(_ constants: [Value], _ field: Field) -> [Value] {
    let known = constants.compactMap { if case .text(let text) = $0 { text } else { nil } }
    // Patterns mostly ask for so many digits; a text that fits none of these is not found.
    let others = ["x", "xx"] + (1...20).map { String(repeating: "1", count: $0) }
    let other = others.first { text in
      !known.contains(text) && field.faults(in: .text(text)).isEmpty
    }
    return (known + [other].compactMap(\.self)).uniqued.map { .text($0) }
  }

  private static func simple(_ type: ValueType, _ field: Field) -> [Value] {
    switch type {
    case .choice(let options): options.map { .choice($0.name) }
    case .text: [.text("x"), .text("xx")]
    case .number, .integer: [.number(ExactDecimal(1)), .number(ExactDecimal(2))]
    case .money: [.money(1), .money(2)]
    case .flag: [.flag(true), .flag(false)]
    case .date: [CivilDate(dayNumber: 45_000)].compactMap(\.self).map { .date($0) }
    case .moment: [.moment(Moment(seconds: 0))]
    case .duration, .list: []
    }
  }

  /// The constants, a value between each two, and one beyond each end.
  private static func ranks(
    _ constants: [Value], step: ExactDecimal, from start: Int = 1
  ) -> [ExactDecimal] {
    let sorted = constants.compactMap(\.rank).uniqued.sorted()
    guard let first = sorted.first, let last = sorted.last else { return [ExactDecimal(start)] }
    var all = [first - step].compactMap(\.self)
    for (low, high) in zip(sorted, sorted.dropFirst()) {
      all.append(low)
      if let next = low + step, next < high {
        all.append(next)
      } else if let half = ExactDecimal(significand: 1, scale: 3), let next = low + half,
        next < high
      {
        all.append(next)
      }
    }
    return all + [last] + [last + step].compactMap(\.self)
  }
}

extension Array where Element: Hashable {
  /// Each once, in the order of the first time.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Expression {
  var isLiteral: Bool {
    if case .literal = self { true } else { false }
  }
}

extension LegalDuration {
  fileprivate static var day: LegalDuration? {
    do { return try .calendar(1, .day) } catch { return nil }
  }
}

extension Value {
  /// Its place in the order of its type; nil for values without an order.
  fileprivate var rank: ExactDecimal? {
    switch self {
    case .number(let number): number
    case .money(let amount): ExactDecimal(amount)
    case .date(let date): ExactDecimal(Int(date.dayNumber))
    case .moment(let moment): ExactDecimal(moment.seconds)
    case .text, .flag, .choice, .list, .duration: nil
    }
  }
}

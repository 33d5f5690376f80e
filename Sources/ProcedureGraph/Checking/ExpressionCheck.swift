import CivilTime

/// What an expression may not refer to, because it is computed from it.
struct CircularValues {
  var builtins: Set<BuiltinValue> = []
  var refusesCases = false
  /// Fields from this index on are refused; nil refuses none.
  var fieldsFrom: Int?

  static let none = CircularValues()
}

/// The type check of one expression. A fault is reported once, where it arises; what contains it is
/// then of unknown type and not reported again.
struct ExpressionCheck {
  static let maximumDepth = 64

  // What an expression can refer to: a copy of the whole procedure would count its every list.
  private let fields: [Field]
  private let cases: Range<Int>
  private let papers: Range<Int>
  let circular: CircularValues
  private(set) var faults: [GraphFault.Kind] = []

  init(_ procedure: borrowing Procedure, circular: CircularValues) {
    fields = procedure.fields
    cases = procedure.cases.indices
    papers = procedure.papers.indices
    self.circular = circular
  }

  mutating func type(of expression: Expression) -> StaticType? {
    type(of: expression, depth: 1)
  }

  private mutating func fail(_ kind: GraphFault.Kind) -> StaticType? {
    faults.append(kind)
    return nil
  }

  private mutating func type(of expression: Expression, depth: Int) -> StaticType? {
    guard depth <= Self.maximumDepth else { return fail(.expressionTooDeep) }
    switch expression {
    case .literal(let value): return StaticType(value) ?? fail(.wrongOperands)
    case .field(let id):
      guard check(field: id) else { return nil }
      return StaticType(fields[id.index].type)
    case .builtin(let builtin):
      if circular.builtins.contains(builtin) { return fail(.circularValue) }
      return StaticType(builtin.type)
    case .caseHolds(let id):
      if !cases.contains(id.index) { return fail(.unknownReference) }
      if circular.refusesCases { return fail(.circularValue) }
      return .flag
    case .hasField(let id): return check(field: id) ? .flag : nil
    case .hasPaper(let id):
      return papers.contains(id.index) ? .flag : fail(.unknownReference)
    case .not(let operand): return flags([operand], depth: depth)
    case .all(let operands), .any(let operands): return flags(operands, depth: depth)
    case .compare(let comparison, let left, let right):
      let (a, b) = (type(of: left, depth: depth + 1), type(of: right, depth: depth + 1))
      compare(comparison, a, b)
      return .flag
    case .arithmetic(let operation, let left, let right):
      let (a, b) = (type(of: left, depth: depth + 1), type(of: right, depth: depth + 1))
      guard let a, let b else { return nil }
      return operation.result(a, b) ?? fail(.wrongOperands)
    case .oneOf(let operand, let options):
      if options.isEmpty { return fail(.wrongArgumentCount) }
      // The operand is judged once: nested lists of options would multiply the work otherwise.
      let asked = type(of: operand, depth: depth + 1)
      for option in options { compare(.equal, asked, type(of: option, depth: depth + 1)) }
      return .flag
    case .conditional(let condition, let then, let otherwise):
      _ = flags([condition], depth: depth)
      let (a, b) = (type(of: then, depth: depth + 1), type(of: otherwise, depth: depth + 1))
      guard let a, let b else { return nil }
      return a.joined(with: b) ?? fail(.wrongOperands)
    case .call(let function, let arguments): return call(function, arguments, depth: depth)
    case .list(let elements):
      var joined: StaticType?
      for element in elements {
        guard let type = type(of: element, depth: depth + 1) else { return nil }
        guard !type.isList, let both = joined.map({ $0.joined(with: type) }) ?? type else {
          return fail(.wrongOperands)
        }
        joined = both
      }
      return .list(joined)
    }
  }

  private mutating func check(field id: ID<Field>) -> Bool {
    let isKnown = fields.indices.contains(id.index)
    let isCircular = circular.fieldsFrom.map { id.index >= $0 } ?? false
    if !isKnown {
      faults.append(.unknownReference)
    } else if isCircular {
      faults.append(.circularValue)
    }
    return isKnown && !isCircular
  }

  private mutating func flags(_ operands: [Expression], depth: Int) -> StaticType? {
    if operands.isEmpty { return fail(.wrongArgumentCount) }
    for operand in operands {
      if let type = type(of: operand, depth: depth + 1), type != .flag {
        faults.append(.wrongOperands)
      }
    }
    return .flag
  }

  private mutating func compare(_ comparison: Comparison, _ a: StaticType?, _ b: StaticType?) {
    guard let a, let b else { return }
    let needsOrder = comparison != .equal && comparison != .notEqual
    if !a.isComparable(with: b) || (needsOrder && !a.isOrdered) { faults.append(.wrongOperands) }
  }

  private mutating func call(
    _ function: Function, _ arguments: [Expression], depth: Int
  ) -> StaticType? {
    let types = arguments.map { type(of: $0, depth: depth + 1) }
    guard function.accepts(count: types.count) else { return fail(.wrongArgumentCount) }
    let known = types.compactMap(\.self)
    guard known.count == types.count else { return nil }
    switch function {
    case .greatest, .least:
      var joined = known[0]
      for type in known.dropFirst() {
        guard joined.isComparable(with: type), let both = joined.joined(with: type) else {
          return fail(.wrongOperands)
        }
        joined = both
      }
      return joined.isOrdered ? joined : fail(.wrongOperands)
    case .round:
      if known.count == 2 {
        return known == [.money, .money] ? .money : fail(.wrongOperands)
      }
      switch known[0] {
      case .number: return .number(isWhole: true)
      case .money: return .money
      case .text, .date, .moment, .flag, .choice, .list, .duration: return fail(.wrongOperands)
      }
    case .daysBetween:
      let isDated = known.allSatisfy { $0 == .date || $0 == .moment }
      return isDated ? .number(isWhole: true) : fail(.wrongOperands)
    case .dueDay:
      guard case .duration(let scale) = known[0], !(scale.map(\.isInHours) ?? false),
        known[1] == .date || known[1] == .moment
      else { return fail(.wrongOperands) }
      return .date
    case .monthStart:
      return known[0] == .date || known[0] == .moment ? .date : fail(.wrongOperands)
    case .length:
      return known[0] == .text || known[0].isList
        ? .number(isWhole: true) : fail(.wrongOperands)
    case .contains:
      guard case .list(let element) = known[0], element?.isComparable(with: known[1]) ?? true
      else { return fail(.wrongOperands) }
      return .flag
    }
  }
}

extension Function {
  fileprivate func accepts(count: Int) -> Bool {
    switch self {
    case .greatest, .least: count >= 2
    case .daysBetween, .contains, .dueDay: count == 2
    case .round: count == 1 || count == 2
    case .length, .monthStart: count == 1
    }
  }
}

extension Arithmetic {
  /// The type of the result; nil for operands that do not go together.
  fileprivate func result(_ a: StaticType, _ b: StaticType) -> StaticType? {
    switch (self, a, b) {
    case (_, .number(let x), .number(let y)): .number(isWhole: x && y)
    case (.plus, .money, .money), (.minus, .money, .money), (.times, .money, .number),
      (.times, .number, .money):
      .money
    case (.plus, .date, .duration(let scale)), (.minus, .date, .duration(let scale)):
      scale.map(\.isInHours) ?? false ? nil : .date
    case (.plus, .moment, .duration), (.minus, .moment, .duration): .moment
    case (.plus, _, _), (.minus, _, _), (.times, _, _): nil
    }
  }
}

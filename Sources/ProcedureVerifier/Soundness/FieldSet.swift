import ProcedureGraph

/// Fields that are known, as far as an analysis keeps count of them: the first 128 that are read.
struct FieldSet: Hashable {
  private var bits: UInt128 = 0

  static let none = FieldSet()
  static let all = FieldSet(bits: .max)

  init() {}
  private init(bits: UInt128) { self.bits = bits }

  func contains(_ number: Int) -> Bool { number < 128 && bits & (1 << UInt128(number)) != 0 }

  mutating func insert(_ number: Int?) {
    if let number, number < 128 { bits |= 1 << UInt128(number) }
  }

  func union(_ other: FieldSet) -> FieldSet { FieldSet(bits: bits | other.bits) }
  func intersection(_ other: FieldSet) -> FieldSet { FieldSet(bits: bits & other.bits) }
  func subtracting(_ other: FieldSet) -> FieldSet { FieldSet(bits: bits & ~other.bits) }

  var isEmpty: Bool { bits == 0 }

  /// The numbers in it, in order.
  var numbers: [Int] {
    var (rest, found) = (bits, [Int]())
    while rest != 0 {
      found.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return found
  }
}

/// Whether an expression has a value where only these fields are known.
///
/// Follows the order in which operands are looked at: `có x và x > 5` reads `x` only where it is
/// there. What concerns the size of values (a sum that does not fit, a date past 2200) is left aside,
/// and so is what the system itself knows of every case that is filed in earnest.
struct ValueReading {
  let procedure: Procedure
  /// A number for each field that some expression reads; nil for the others.
  private(set) var numbers: [Int?]
  private var next = 0

  init(_ procedure: Procedure) {
    self.procedure = procedure
    numbers = Array(repeating: nil, count: procedure.fields.count)
    // What a block gives each branch has a value wherever it may be read.
    bound = Set(procedure.parallels.compactMap(\.each?.field))
  }

  private let bound: Set<ID<Field>>

  mutating func note(_ expression: Expression) {
    expression.forEachField { field in
      guard numbers[field.index] == nil else { return }
      // The numbers from 100 on are those of results; what finds no number is never known.
      numbers[field.index] = next < 100 ? next : 128
      next += 1
    }
  }

  /// The number under which is kept whether a result was made.
  func number(of result: ID<Named>) -> Int? { result.index < 27 ? 100 + result.index : nil }

  /// The number under which is kept whether any result was made at all.
  static let someResult = 127

  func set(of fields: [ID<Field>]) -> FieldSet {
    var set = FieldSet.none
    for field in fields { set.insert(numbers[field.index]) }
    return set
  }

  /// Whether evaluating may find a field missing.
  func mayMiss(_ expression: Expression, knowing known: FieldSet) -> Bool {
    switch expression {
    case .literal, .builtin, .hasField, .hasPaper, .caseHolds: false
    case .field(let field):
      !(bound.contains(field) || numbers[field.index].map(known.contains) ?? false)
    case .not(let operand): mayMiss(operand, knowing: known)
    case .all(let operands): mayMiss(operands, knowing: known, whileTheyAre: true)
    case .any(let operands): mayMiss(operands, knowing: known, whileTheyAre: false)
    case .compare(_, let left, let right), .arithmetic(_, let left, let right):
      mayMiss(left, knowing: known) || mayMiss(right, knowing: known)
    case .oneOf(let operand, let options):
      mayMiss(operand, knowing: known) || options.contains { mayMiss($0, knowing: known) }
    case .conditional(let condition, let then, let otherwise):
      mayMiss(condition, knowing: known)
        || mayMiss(then, knowing: shown(by: condition, being: true, known))
        || mayMiss(otherwise, knowing: shown(by: condition, being: false, known))
    case .call(_, let arguments), .list(let arguments):
      arguments.contains { mayMiss($0, knowing: known) }
    }
  }

  private func mayMiss(
    _ operands: [Expression], knowing known: FieldSet, whileTheyAre value: Bool
  ) -> Bool {
    var known = known
    for operand in operands {
      if mayMiss(operand, knowing: known) { return true }
      known = shown(by: operand, being: value, known)
    }
    return false
  }

  /// Fields that evaluating reads in every case: what follows in a chain may go unread.
  func read(by expression: Expression) -> FieldSet {
    switch expression {
    case .literal, .builtin, .hasField, .hasPaper, .caseHolds: return .none
    case .field(let field): return set(of: [field])
    case .not(let operand), .conditional(let operand, _, _), .oneOf(let operand, _):
      return read(by: operand)
    case .all(let operands), .any(let operands):
      return operands.first.map { read(by: $0) } ?? .none
    case .compare(_, let left, let right), .arithmetic(_, let left, let right):
      return read(by: left).union(read(by: right))
    case .call(_, let arguments), .list(let arguments):
      return arguments.reduce(.none) { $0.union(read(by: $1)) }
    }
  }

  /// What is known besides, once a condition has come out like this.
  func shown(by condition: Expression, being value: Bool, _ known: FieldSet) -> FieldSet {
    var known = known
    switch condition {
    case .hasField(let field):
      if value { known.insert(numbers[field.index]) }
    case .not(let operand): return shown(by: operand, being: !value, known)
    case .all(let operands) where value, .any(let operands) where !value:
      for operand in operands { known = shown(by: operand, being: value, known) }
    case .all, .any, .literal, .builtin, .hasPaper, .caseHolds, .field, .compare, .arithmetic,
      .oneOf, .conditional, .call, .list:
      break
    }
    return known
  }
}

extension Expression {
  /// Every field that is named in it.
  func forEachField(_ body: (ID<Field>) -> Void) {
    switch self {
    case .literal, .builtin, .hasPaper, .caseHolds: break
    case .field(let field), .hasField(let field): body(field)
    case .not(let operand): operand.forEachField(body)
    case .all(let operands), .any(let operands), .call(_, let operands), .list(let operands):
      for operand in operands { operand.forEachField(body) }
    case .compare(_, let left, let right), .arithmetic(_, let left, let right):
      left.forEachField(body)
      right.forEachField(body)
    case .oneOf(let operand, let options):
      operand.forEachField(body)
      for option in options { option.forEachField(body) }
    case .conditional(let condition, let then, let otherwise):
      condition.forEachField(body)
      then.forEachField(body)
      otherwise.forEachField(body)
    }
  }
}

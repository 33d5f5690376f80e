import ProcedureGraph

/// Something that an expression may find missing when it is worked out.
enum ReadDatum: Hashable {
  case field(ID<Field>)
  /// The due date of the whole case: none before its clock has started.
  case dueDate
}

/// What expressions read of the data that is looked at: up to 128 at a time, in passes.
///
/// Follows the order in which operands are looked at: `có x và x > 5` reads `x` only where it is there.
/// All other data counts as known.
struct DataReading {
  static let mostAtOnce = 128

  let data: [ReadDatum]
  // Not the whole procedure: this is copied often.
  private let cases: [CaseSelector]
  private let fees: [Fee]
  private let computesCases: Bool
  private var numbers: [Int?]
  private var dueDate: Int?
  /// What is known besides where a field has a certain value.
  var implied = ImpliedData.nothing

  init(_ procedure: Procedure, of data: [ReadDatum]) {
    self.data = data
    cases = procedure.cases
    fees = procedure.fees
    computesCases = cases.contains { $0.condition != nil }
    numbers = Array(repeating: nil, count: procedure.fields.count)
    for (number, datum) in data.enumerated() {
      switch datum {
      case .field(let field): numbers[field.index] = number
      case .dueDate: dueDate = number
      }
    }
  }

  func number(of field: ID<Field>) -> Int? { numbers[field.index] }
  var numberOfDueDate: Int? { dueDate }

  func set(of fields: [ID<Field>]) -> FieldSet {
    var set = FieldSet.none
    for field in fields { set.insert(numbers[field.index]) }
    return set
  }

  private func set(of number: Int?, unless known: FieldSet) -> FieldSet {
    var set = FieldSet.none
    set.insert(number)
    return set.subtracting(known)
  }

  // MARK: What may be missing

  /// What an expression may find missing where this is known.
  func lack(in expression: Expression, knowing known: FieldSet) -> FieldSet {
    switch expression {
    case .literal, .hasField, .hasPaper, .caseHolds: .none
    case .builtin(let builtin): lack(in: builtin, knowing: known)
    case .field(let field): set(of: numbers[field.index], unless: known)
    case .not(let operand): lack(in: operand, knowing: known)
    case .all(let operands): lack(in: operands, knowing: known, whileTheyAre: true)
    case .any(let operands): lack(in: operands, knowing: known, whileTheyAre: false)
    case .compare(_, let left, let right), .arithmetic(_, let left, let right):
      lack(in: left, knowing: known).union(lack(in: right, knowing: known))
    case .oneOf(let operand, let options):
      options.reduce(lack(in: operand, knowing: known)) {
        $0.union(lack(in: $1, knowing: known))
      }
    case .conditional(let condition, let then, let otherwise):
      lack(in: condition, knowing: known)
        .union(lack(in: then, knowing: after(condition, being: true, known)))
        .union(lack(in: otherwise, knowing: after(condition, being: false, known)))
    case .call(_, let arguments), .list(let arguments):
      arguments.reduce(.none) { $0.union(lack(in: $1, knowing: known)) }
    }
  }

  private func lack(
    in operands: [Expression], knowing known: FieldSet, whileTheyAre value: Bool
  ) -> FieldSet {
    var (known, lacking) = (known, FieldSet.none)
    for operand in operands {
      lacking = lacking.union(lack(in: operand, knowing: known))
      known = after(operand, being: value, known)
    }
    return lacking
  }

  private func lack(in builtin: BuiltinValue, knowing known: FieldSet) -> FieldSet {
    switch builtin {
    case .dueOn: set(of: dueDate, unless: known)
    case .totalFee:
      fees.reduce(.none) { $0.union(lack(in: $1, knowing: known)) }
    case .caseNumber, .filedOn, .filedBy, .returnedBy, .level, .today, .applicantName,
      .applicantPhone, .applicantEmail, .applicantAddress:
      .none
    }
  }

  /// What the amount of a fee is worked out from: tiers up to the first that holds, then reliefs.
  func lack(in fee: Fee, knowing known: FieldSet) -> FieldSet {
    var (tried, lacking) = (known, FieldSet.none)
    for tier in fee.tiers {
      var holding = tried
      if let condition = tier.condition {
        lacking = lacking.union(lack(in: condition, knowing: tried))
        holding = after(condition, being: true, tried)
        tried = after(condition, being: false, tried)
      }
      lacking = lacking.union(lack(in: tier.amount, knowing: holding))
      if let cap = tier.cap { lacking = lacking.union(lack(in: cap, knowing: holding)) }
      if tier.condition == nil { break }
    }
    return fee.reliefs.reduce(lacking) {
      $0.union(lack(in: $1.condition, knowing: known))
    }
  }

  /// The limit of the first rule whose condition holds.
  func lack(in limits: [LimitRule], knowing known: FieldSet) -> FieldSet {
    var (tried, lacking) = (known, FieldSet.none)
    for rule in limits {
      var holding = tried
      if let condition = rule.condition {
        lacking = lacking.union(lack(in: condition, knowing: tried))
        holding = after(condition, being: true, tried)
        tried = after(condition, being: false, tried)
      }
      if case .duration(let duration) = rule.limit {
        lacking = lacking.union(lack(in: duration, knowing: holding))
      }
      if rule.condition == nil { break }
    }
    return lacking
  }

  /// Data that conditions of computed cases may find missing: such a case does not hold then, without
  /// a word.
  func silentLack(in expression: Expression, knowing known: FieldSet) -> FieldSet {
    var lacking = FieldSet.none
    guard computesCases else { return lacking }
    expression.forEachCase { id in
      guard let condition = cases[id.index].condition else { return }
      lacking = lacking.union(lack(in: condition, knowing: known))
    }
    return lacking
  }

  // MARK: What is known afterwards

  /// What is known once a condition has come out like this: what it asked after, and what it must have
  /// had to come out at all.
  func after(_ condition: Expression, being value: Bool, _ known: FieldSet) -> FieldSet {
    shown(by: condition, being: value, known.union(needed(by: condition)))
  }

  private func shown(by condition: Expression, being value: Bool, _ known: FieldSet) -> FieldSet {
    var known = known
    switch condition {
    case .hasField(let field):
      if value { known.insert(numbers[field.index]) }
    case .field(let field): return known.union(implied.known(field, [.flag(value)], being: true))
    case .compare(.equal, .field(let field), .literal(let constant)),
      .compare(.equal, .literal(let constant), .field(let field)):
      return known.union(implied.known(field, [constant], being: value))
    case .compare(.notEqual, .field(let field), .literal(let constant)),
      .compare(.notEqual, .literal(let constant), .field(let field)):
      return known.union(implied.known(field, [constant], being: !value))
    case .oneOf(.field(let field), let options):
      let constants = options.compactMap { option -> Value? in
        if case .literal(let constant) = option { constant } else { nil }
      }
      guard constants.count == options.count else { break }
      return known.union(implied.known(field, constants, being: value))
    case .not(let operand): return shown(by: operand, being: !value, known)
    case .all(let operands) where value, .any(let operands) where !value:
      for operand in operands { known = after(operand, being: value, known) }
    case .all, .any, .literal, .builtin, .hasPaper, .caseHolds, .compare, .arithmetic, .oneOf,
      .conditional, .call, .list:
      break
    }
    return known
  }

  /// What an expression surely reads, whatever it comes to.
  func needed(by expression: Expression) -> FieldSet {
    switch expression {
    case .literal, .hasField, .hasPaper, .caseHolds: return .none
    case .builtin(let builtin):
      return builtin == .dueOn ? set(of: dueDate, unless: .none) : .none
    case .field(let field): return set(of: numbers[field.index], unless: .none)
    case .not(let operand): return needed(by: operand)
    case .all(let operands), .any(let operands): return operands.first.map(needed) ?? .none
    case .compare(_, let left, let right), .arithmetic(_, let left, let right):
      return needed(by: left).union(needed(by: right))
    case .oneOf(let operand, _): return needed(by: operand)
    case .conditional(let condition, let then, let otherwise):
      return needed(by: condition)
        .union(needed(by: then).intersection(needed(by: otherwise)))
    case .call(_, let arguments), .list(let arguments):
      return arguments.reduce(.none) { $0.union(needed(by: $1)) }
    }
  }
}

extension Expression {
  /// Every case that is asked for in it.
  func forEachCase(_ body: (ID<CaseSelector>) -> Void) {
    switch self {
    case .caseHolds(let id): body(id)
    case .literal, .builtin, .hasPaper, .field, .hasField: break
    case .not(let operand): operand.forEachCase(body)
    case .all(let operands), .any(let operands), .call(_, let operands), .list(let operands):
      for operand in operands { operand.forEachCase(body) }
    case .compare(_, let left, let right), .arithmetic(_, let left, let right):
      left.forEachCase(body)
      right.forEachCase(body)
    case .oneOf(let operand, let options):
      operand.forEachCase(body)
      for option in options { option.forEachCase(body) }
    case .conditional(let condition, let then, let otherwise):
      condition.forEachCase(body)
      then.forEachCase(body)
      otherwise.forEachCase(body)
    }
  }
}

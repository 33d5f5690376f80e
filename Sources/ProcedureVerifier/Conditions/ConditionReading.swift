import CivilTime
import ProcedureGraph

/// What a set of conditions asks, and the constants that they compare with.
///
/// A comparison of an unknown with constants, or of unknowns with each other, splits its values into
/// finitely many cells; anything else about values is a part of its own.
struct ConditionReading {
  let procedure: Procedure
  /// In the order in which they are asked.
  private(set) var unknowns: [Unknown] = []
  private(set) var constants: [Unknown: Set<Value>] = [:]
  /// Fields whose being given is asked.
  private(set) var mayBeAbsent: Set<Unknown> = []
  /// Unknowns that are compared with each other share their constants, and each needs a value of its
  /// own between two of them.
  private(set) var together: [Set<Unknown>] = []
  private var known: Set<Unknown> = []

  init(of procedure: Procedure) { self.procedure = procedure }

  /// Reads a condition of the procedure.
  mutating func read(_ condition: Expression) {
    switch condition {
    case .not(let operand): read(operand)
    case .all(let operands), .any(let operands): for operand in operands { read(operand) }
    case .caseHolds(let id):
      if let condition = procedure.cases[id.index].condition {
        read(condition)
      } else {
        ask(.chosenCase)
      }
    case .hasField(let id):
      ask(.field(id))
      mayBeAbsent.insert(.field(id))
    case .hasPaper(let id): ask(.paper(id))
    case .conditional(let condition, let then, let otherwise):
      read(condition)
      read(then)
      read(otherwise)
    case .field(let id): ask(.field(id))
    case .builtin(let builtin): ask(.builtin(builtin))
    case .literal: break
    case .compare(_, let left, let right): compare(condition, [left, right])
    case .oneOf(let operand, let options): compare(condition, [operand] + options)
    case .arithmetic, .call: ask(.part(condition))
    }
  }

  private mutating func compare(_ condition: Expression, _ sides: [Expression]) {
    var asked: [Unknown] = []
    var values: Set<Value> = []
    for side in sides {
      switch side {
      case .field(let id):
        guard procedure.fields[id.index].type.hasCells else { return ask(.part(condition)) }
        asked.append(.field(id))
      case .builtin(let builtin):
        guard builtin.type.hasCells else { return ask(.part(condition)) }
        asked.append(.builtin(builtin))
      case .literal(let value):
        if case .list = value { return ask(.part(condition)) }
        values.insert(value)
      case .caseHolds, .hasField, .hasPaper, .not, .all, .any, .compare, .arithmetic, .oneOf,
        .conditional, .call:
        return ask(.part(condition))
      }
    }
    for unknown in asked {
      ask(unknown)
      constants[unknown, default: []].formUnion(values)
    }
    if asked.count > 1 { join(Set(asked)) }
  }

  private mutating func join(_ group: Set<Unknown>) {
    var joined = group
    together.removeAll { other in
      guard !other.isDisjoint(with: joined) else { return false }
      joined.formUnion(other)
      return true
    }
    together.append(joined)
  }

  private mutating func ask(_ unknown: Unknown) {
    if known.insert(unknown).inserted { unknowns.append(unknown) }
  }
}

extension ValueType {
  /// Whether its values fall into finitely many cells between constants. Durations have no order that
  /// holds for every calendar, and lists have too many values.
  var hasCells: Bool {
    switch self {
    case .text, .number, .integer, .money, .date, .moment, .flag, .choice: true
    case .list, .duration: false
    }
  }
}

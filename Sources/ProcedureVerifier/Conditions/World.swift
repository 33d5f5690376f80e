import CivilTime
import ProcedureGraph

/// One way that things may be: a sample of every unknown.
struct World {
  let procedure: Procedure
  var samples: [Unknown: Sample] = [:]
  /// Whether any of them is a part of a condition.
  var hasParts = false

  /// Whether a condition holds; nil where it has no value, such as dates beyond the calendar.
  func holds(_ condition: Expression) -> Bool? {
    if hasParts, let part = samples[.part(condition)] { return part.isTrue }
    switch condition {
    case .not(let operand): return holds(operand).map { !$0 }
    case .all(let operands): return whether(operands, decides: false)
    case .any(let operands): return whether(operands, decides: true)
    case .caseHolds(let id):
      if let condition = procedure.cases[id.index].condition { return holds(condition) }
      return samples[.chosenCase] == .chosen(id)
    case .hasPaper(let id): return samples[.paper(id)]?.isTrue
    case .conditional(let condition, let then, let otherwise):
      return holds(condition).flatMap { $0 ? holds(then) : holds(otherwise) }
    case .literal, .field, .builtin, .hasField, .compare, .arithmetic, .oneOf, .call:
      do throws(EvaluationFault) {
        return try condition.holds(in: self)
      } catch {
        return nil
      }
    }
  }

  /// As the interpreter does: left to right, up to the first operand that decides.
  private func whether(_ operands: [Expression], decides: Bool) -> Bool? {
    for operand in operands {
      guard let holds = holds(operand) else { return nil }
      if holds == decides { return decides }
    }
    return !decides
  }
}

extension World: EvaluationContext {
  var calendar: WorkingCalendar { procedure.calendar }
  func value(of field: ID<Field>) -> Value? { value(.field(field)) }
  func value(of builtin: BuiltinValue) -> Value? { value(.builtin(builtin)) }
  func isCase(_ id: ID<CaseSelector>) -> Bool { holds(.caseHolds(id)) ?? false }
  func hasPaper(_ id: ID<Paper>) -> Bool { samples[.paper(id)]?.isTrue ?? false }

  private func value(_ unknown: Unknown) -> Value? {
    if case .value(let value) = samples[unknown] { value } else { nil }
  }
}

import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// A case as the expressions of a scenario see it, and as a branch saw it that was taken.
struct ScenarioContext: EvaluationContext {
  let state: CaseState
  let program: Program
  let now: Moment

  private var procedure: Procedure { program.procedure }

  var calendar: WorkingCalendar { procedure.calendar }

  func value(of field: ID<Field>) -> Value? { state.value(of: field) }

  func value(of builtin: BuiltinValue) -> Value? {
    let opening = state.opening
    return switch builtin {
    case .caseNumber: opening.map { .text($0.caseNumber) }
    case .filedOn: state.filedAt.map { .date($0.date) }
    case .dueOn: state.overallDue.map { .moment($0.moment) }
    case .filedBy: (opening?.channel).map { .choice($0.rawValue) }
    case .returnedBy: (opening?.returning).map { .choice($0.rawValue) }
    case .level: procedure.level.map { .choice($0.rawValue) }
    case .totalFee: totalFee.map { .money($0) }
    case .today: .date(now.date)
    case .applicantName: (opening?.applicant.name).map { .text($0) }
    case .applicantPhone: (opening?.applicant.phone).map { .text($0) }
    case .applicantEmail: (opening?.applicant.email).map { .text($0) }
    case .applicantAddress: (opening?.applicant.address).map { .text($0) }
    }
  }

  func isCase(_ id: ID<CaseSelector>) -> Bool {
    guard let selector = procedure.cases[safely: id] else { return false }
    guard let condition = selector.condition else { return state.opening?.selected == id }
    return holds(condition)
  }

  func hasPaper(_ id: ID<Paper>) -> Bool {
    state.papers.contains { $0.paper == id && $0.count > 0 }
  }

  /// Whether a condition is known to hold.
  func holds(_ condition: Expression) -> Bool {
    value(of: condition) == .success(.flag(true))
  }

  func value(of expression: Expression) -> Result<Value, EvaluationFault> {
    do throws(EvaluationFault) {
      return .success(try expression.evaluate(in: self))
    } catch {
      return .failure(error)
    }
  }

  private var totalFee: Int64? {
    var sum: Int64 = 0
    for due in feesDue(in: state, at: now, of: program) {
      guard let amount = due.amount else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(amount)
      guard !overflow else { return nil }
      sum = next
    }
    return sum
  }
}

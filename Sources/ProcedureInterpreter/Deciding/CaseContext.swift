import CivilTime
import ProcedureGraph

/// A case as expressions see it at a moment.
struct CaseContext: EvaluationContext {
  let state: CaseState
  let tables: Tables
  let now: Moment
  /// Within the amount of a fee the total of all fees has no value: it would need itself.
  var isWithinFee = false

  init(_ state: CaseState, _ tables: Tables, at now: Moment) {
    self.state = state
    self.tables = tables
    self.now = now
  }

  var calendar: WorkingCalendar { tables.calendar }

  func value(of field: ID<Field>) -> Value? {
    if state.head.branch != 0, let element = state.element(of: field, tables) { return element }
    return state.values.indices.contains(field.index) ? state.values[field.index] : nil
  }

  func value(of builtin: BuiltinValue) -> Value? {
    switch builtin {
    case .caseNumber: state.opening.map { .text($0.caseNumber) }
    case .filedOn: state.filedAt.map { .date($0.date) }
    case .dueOn: state.overallClock?.due.map { .moment($0.moment) }
    case .filedBy: (state.opening?.channel).map { .choice($0.rawValue) }
    case .returnedBy: (state.opening?.returning).map { .choice($0.rawValue) }
    case .level: tables.graph.level.map { .choice($0.rawValue) }
    case .totalFee: totalFee.map { .money($0) }
    case .today: .date(now.date)
    case .applicantName: (state.opening?.applicant.name).map { .text($0) }
    case .applicantPhone: (state.opening?.applicant.phone).map { .text($0) }
    case .applicantEmail: (state.opening?.applicant.email).map { .text($0) }
    case .applicantAddress: (state.opening?.applicant.address).map { .text($0) }
    }
  }

  /// A computed case whose condition can't be evaluated does not hold.
  func isCase(_ id: ID<CaseSelector>) -> Bool {
    guard tables.graph.cases.indices.contains(id.index) else { return false }
    guard let condition = tables.graph.cases[id.index].condition else {
      return state.opening?.selected == id
    }
    do throws(EvaluationFault) {
      return try condition.holds(in: self)
    } catch {
      return false
    }
  }

  /// Handed in, or replaced by data that has arrived.
  func hasPaper(_ id: ID<Paper>) -> Bool {
    if state.hasHandedIn(id) { return true }
    guard tables.graph.papers.indices.contains(id.index),
      let lookUp = tables.graph.papers[id.index].replacedBy
    else { return false }
    return state.hasLookedUp(lookUp)
  }

  private var totalFee: Int64? {
    guard !isWithinFee else { return nil }
    var sum: Int64 = 0
    for fee in tables.graph.fees.indices {
      do throws(EvaluationFault) {
        let (next, overflow) = sum.addingReportingOverflow(try amount(of: ID(fee)))
        guard !overflow else { return nil }
        sum = next
      } catch {
        return nil
      }
    }
    return sum
  }
}

import CivilTime
import ProcedureGraph

/// A case as expressions see it at a moment. Takes along only what they may ask about: one is made
/// for each evaluation.
struct CaseContext: EvaluationContext {
  let tables: Tables
  let now: Moment
  private let values: [Value?]
  /// Fields that stand for the element a branch in hand was opened for.
  private let elements: [FieldEntry]
  private let opening: Boxed<Opening>?
  private let filedAt: Moment?
  let records: Boxed<CaseState.Records>
  /// Within the amount of a fee the total of all fees has no value: it would need itself.
  var isWithinFee = false

  @inline(__always)
  init(_ state: CaseState, _ tables: Tables, at now: Moment) {
    self.tables = tables
    self.now = now
    values = state.values
    elements = state.head.branch == 0 ? [] : state.elements(tables)
    opening = state.boxedOpening
    filedAt = state.head.filedAt
    records = state.records
  }

  var calendar: WorkingCalendar { tables.calendar }

  func value(of field: ID<Field>) -> Value? {
    for element in elements where element.field == field { return element.value }
    return values.indices.contains(field.index) ? values[field.index] : nil
  }

  func value(of builtin: BuiltinValue) -> Value? {
    switch builtin {
    case .caseNumber: (opening?.cell[0].caseNumber).map { .text($0) }
    case .filedOn: filedAt.map { .date($0.date) }
    case .dueOn: records.cell[0].overall?.due.map { .moment($0.moment) }
    case .filedBy: (opening?.cell[0].channel).map { .choice($0.rawValue) }
    case .returnedBy: (opening?.cell[0].returning).map { .choice($0.rawValue) }
    case .level: tables.graph.level.map { .choice($0.rawValue) }
    case .totalFee: totalFee.map { .money($0) }
    case .today: .date(now.date)
    case .applicantName: (opening?.cell[0].applicant.name).map { .text($0) }
    case .applicantPhone: (opening?.cell[0].applicant.phone).map { .text($0) }
    case .applicantEmail: (opening?.cell[0].applicant.email).map { .text($0) }
    case .applicantAddress: (opening?.cell[0].applicant.address).map { .text($0) }
    }
  }

  /// A computed case whose condition can't be evaluated does not hold.
  func isCase(_ id: ID<CaseSelector>) -> Bool {
    guard tables.graph.cases.indices.contains(id.index) else { return false }
    guard let condition = tables.graph.cases[id.index].condition else {
      return opening?.cell[0].selected == id
    }
    do throws(EvaluationFault) {
      return try condition.holds(in: self)
    } catch {
      return false
    }
  }

  /// Handed in, or replaced by data that has arrived.
  func hasPaper(_ id: ID<Paper>) -> Bool {
    if records.cell[0].hasHandedIn(id) { return true }
    guard tables.graph.papers.indices.contains(id.index),
      let lookUp = tables.graph.papers[id.index].replacedBy
    else { return false }
    return hasLookedUp(lookUp)
  }

  /// Before filing or since.
  func hasLookedUp(_ action: ID<ActionSignature>) -> Bool {
    records.cell[0].lookUps.contains { $0.action == action }
      || opening?.cell[0].lookedUp.contains(action) ?? false
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

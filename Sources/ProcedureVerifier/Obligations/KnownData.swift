import CivilTime
import ProcedureGraph

/// Which data of a procedure can be followed along a run, and what they say about conditions.
///
/// Followed are the channels and the case chosen at filing, and fields with few values that nobody
/// can change unseen: those that only acts set, to values that are written down, and those that are
/// given at filing and never again.
struct KnownData {
  /// By datum, the number of its value from 1 on; 0 where it is not known.
  typealias Known = [UInt16]

  let procedure: Procedure
  /// What is known before anything is done: fields that only acts set have their initial values.
  private(set) var atFiling: Known = []
  /// The values that each datum can have.
  private var domains: [[Value]] = []
  private let filedBy: Int
  private let returnedBy: Int
  private var selectedCase: Int?
  /// The datum of each field; nil where it is not followed.
  private var fields: [Int?]

  init(_ procedure: Procedure) {
    self.procedure = procedure
    fields = Array(repeating: nil, count: procedure.fields.count)
    domains = [Self.channels(procedure.filing), Self.channels(procedure.returning)]
    (filedBy, returnedBy) = (0, 1)
    let chosen = procedure.cases.indices.filter { procedure.cases[$0].condition == nil }
    if !chosen.isEmpty, chosen.count < UInt16.max {
      selectedCase = domains.count
      domains.append(chosen.map { .choice(procedure.cases[$0].name) })
    }
    atFiling = domains.map { _ in 0 }
    let changes = FieldChanges(procedure)
    for index in procedure.fields.indices {
      guard let values = Self.fewValues(of: procedure.fields[index].type),
        values.count < UInt16.max
      else { continue }
      var initial: UInt16 = 0
      switch changes.manner(of: index) {
      case .onlySetToConstants:
        if case .literal(let value)? = procedure.fields[index].initial {
          initial = Self.number(of: value, in: values)
        }
      case .onlyAtFiling: break
      case .otherwise: continue
      }
      fields[index] = domains.count
      domains.append(values)
      atFiling.append(initial)
    }
  }

  /// The numbers of every value that a datum can have.
  func values(of datum: Int) -> ClosedRange<UInt16> { 1...UInt16(max(1, domains[datum].count)) }

  func isFollowed(_ field: ID<Field>) -> Bool { fields[field.index] != nil }

  func set(_ field: ID<Field>, to value: Value, in known: inout Known) {
    guard let datum = fields[field.index] else { return }
    known[datum] = Self.number(of: value, in: domains[datum])
  }

  /// A value that is none of them is as good as not known.
  private static func number(of value: Value, in values: [Value]) -> UInt16 {
    values.firstIndex(of: value).map { UInt16($0 + 1) } ?? 0
  }

  fileprivate func value(of datum: Int?, _ known: Known) -> Value? {
    guard let datum, known[datum] > 0 else { return nil }
    return domains[datum][Int(known[datum]) - 1]
  }

  fileprivate func value(of field: ID<Field>, _ known: Known) -> Value? {
    value(of: fields[field.index], known)
  }

  fileprivate func value(of builtin: BuiltinValue, _ known: Known) -> Value? {
    switch builtin {
    case .filedBy: value(of: filedBy, known)
    case .returnedBy: value(of: returnedBy, known)
    case .level: procedure.level.map { .choice($0.rawValue) }
    case .caseNumber, .filedOn, .dueOn, .totalFee, .today, .applicantName, .applicantPhone,
      .applicantEmail, .applicantAddress:
      nil
    }
  }

  private static func channels(_ rules: [ChannelRule]) -> [Value] {
    let named = rules.map(\.channel).uniqued
    return (named.isEmpty ? Channel.allCases : named).map { .choice($0.rawValue) }
  }

  private static func fewValues(of type: ValueType) -> [Value]? {
    switch type {
    case .flag: [.flag(true), .flag(false)]
    case .choice(let options): options.map { .choice($0.name) }
    case .text, .number, .integer, .money, .date, .moment, .list, .duration: nil
    }
  }

  // MARK: Conditions

  enum Answer {
    case yes, no
    /// It hangs on this datum, whose value is not known yet; nil: on something that is not followed.
    case unknown(Int?)
  }

  func answer(_ condition: Expression, _ known: Known) -> Answer {
    switch condition {
    case .not(let operand):
      switch answer(operand, known) {
      case .yes: return .no
      case .no: return .yes
      case .unknown(let datum): return .unknown(datum)
      }
    case .all(let operands): return fold(operands, known, decisive: false)
    case .any(let operands): return fold(operands, known, decisive: true)
    case .caseHolds(let id):
      if let condition = procedure.cases[id.index].condition { return answer(condition, known) }
      guard let chosen = value(of: selectedCase, known) else { return .unknown(selectedCase) }
      return chosen == .choice(procedure.cases[id.index].name) ? .yes : .no
    case .field, .compare, .oneOf, .literal: return leaf(condition, known)
    case .hasField, .hasPaper, .builtin, .arithmetic, .conditional, .call, .list:
      return .unknown(nil)
    }
  }

  private func fold(
    _ operands: [Expression], _ known: Known, decisive: Bool
  ) -> Answer {
    var open: Answer?
    for operand in operands {
      switch answer(operand, known) {
      case .yes: if decisive { return .yes }
      case .no: if !decisive { return .no }
      case .unknown(let datum):
        if case .unknown(.some)? = open { continue }
        open = .unknown(datum)
      }
    }
    return open ?? (decisive ? .no : .yes)
  }

  private func leaf(_ condition: Expression, _ known: Known) -> Answer {
    var missing: Int?
    guard isFollowed(condition, known, &missing) else { return .unknown(nil) }
    if let missing { return .unknown(missing) }
    let context = KnownContext(data: self, known: known)
    do throws(EvaluationFault) {
      return try condition.holds(in: context) ? .yes : .no
    } catch {
      return .unknown(nil)
    }
  }

  /// Whether the condition speaks of nothing but what is followed; gives one that is not known yet.
  private func isFollowed(
    _ expression: Expression, _ known: Known, _ missing: inout Int?
  ) -> Bool {
    func note(_ datum: Int?) -> Bool {
      guard let datum else { return false }
      if known[datum] == 0 { missing = datum }
      return true
    }
    switch expression {
    case .literal, .builtin(.level): return true
    case .field(let field): return note(fields[field.index])
    case .builtin(.filedBy): return note(filedBy)
    case .builtin(.returnedBy): return note(returnedBy)
    case .compare(_, let left, let right):
      return isFollowed(left, known, &missing) && isFollowed(right, known, &missing)
    case .oneOf(let operand, let options):
      return ([operand] + options).allSatisfy { isFollowed($0, known, &missing) }
    case .builtin, .caseHolds, .hasField, .hasPaper, .not, .all, .any, .arithmetic, .conditional,
      .call, .list:
      return false
    }
  }
}

/// Known data as expressions ask for them.
private struct KnownContext: EvaluationContext {
  let data: KnownData
  let known: KnownData.Known

  var calendar: WorkingCalendar { data.procedure.calendar }
  func value(of field: ID<Field>) -> Value? { data.value(of: field, known) }
  func value(of builtin: BuiltinValue) -> Value? { data.value(of: builtin, known) }
  func isCase(_ id: ID<CaseSelector>) -> Bool { false }
  func hasPaper(_ id: ID<Paper>) -> Bool { false }
}

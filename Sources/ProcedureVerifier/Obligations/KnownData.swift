import CivilTime
import ProcedureGraph

/// Which data of a procedure can be followed along a run, and what they say about conditions.
///
/// Followed are the channels and the case chosen at filing, and fields with few values that nobody
/// can change unseen: those that only acts set, to values that are written down, and those that are
/// given at filing and never again.
struct KnownData {
  let procedure: Procedure
  /// What is known before anything is done: fields that only acts set have their initial values.
  private(set) var atFiling: [Datum: Value] = [:]
  private var domains: [Datum: [Value]] = [:]

  init(_ procedure: Procedure) {
    self.procedure = procedure
    domains[.filedBy] = Self.channels(procedure.filing)
    domains[.returnedBy] = Self.channels(procedure.returning)
    let chosen = procedure.cases.indices.filter { procedure.cases[$0].condition == nil }
    if !chosen.isEmpty { domains[.selectedCase] = chosen.map { .choice(procedure.cases[$0].name) } }
    let changes = FieldChanges(procedure)
    for (index, field) in procedure.fields.enumerated() {
      guard let values = Self.fewValues(of: field.type) else { continue }
      switch changes.manner(of: index) {
      case .onlySetToConstants:
        domains[.field(ID(index))] = values
        if case .literal(let value)? = field.initial { atFiling[.field(ID(index))] = value }
      case .onlyAtFiling: domains[.field(ID(index))] = values
      case .otherwise: break
      }
    }
  }

  /// Every value that a datum can have.
  func values(of datum: Datum) -> [Value] { domains[datum] ?? [] }

  func isFollowed(_ field: ID<Field>) -> Bool { domains[.field(field)] != nil }

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
    case unknown(Datum?)
  }

  func answer(_ condition: Expression, _ known: [Datum: Value]) -> Answer {
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
      guard let chosen = known[.selectedCase] else { return .unknown(.selectedCase) }
      return chosen == .choice(procedure.cases[id.index].name) ? .yes : .no
    case .field, .compare, .oneOf, .literal: return leaf(condition, known)
    case .hasField, .hasPaper, .builtin, .arithmetic, .conditional, .call, .list:
      return .unknown(nil)
    }
  }

  private func fold(
    _ operands: [Expression], _ known: [Datum: Value], decisive: Bool
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

  private func leaf(_ condition: Expression, _ known: [Datum: Value]) -> Answer {
    var missing: Datum?
    guard isFollowed(condition, known, &missing) else { return .unknown(nil) }
    if let missing { return .unknown(missing) }
    let context = KnownContext(procedure: procedure, known: known)
    do throws(EvaluationFault) {
      return try condition.holds(in: context) ? .yes : .no
    } catch {
      return .unknown(nil)
    }
  }

  /// Whether the condition speaks of nothing but what is followed; gives one that is not known yet.
  private func isFollowed(
    _ expression: Expression, _ known: [Datum: Value], _ missing: inout Datum?
  ) -> Bool {
    func note(_ datum: Datum) -> Bool {
      guard domains[datum] != nil else { return false }
      if known[datum] == nil { missing = datum }
      return true
    }
    switch expression {
    case .literal, .builtin(.level): return true
    case .field(let field): return note(.field(field))
    case .builtin(.filedBy): return note(.filedBy)
    case .builtin(.returnedBy): return note(.returnedBy)
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
  let procedure: Procedure
  let known: [Datum: Value]

  var calendar: WorkingCalendar { procedure.calendar }
  func value(of field: ID<Field>) -> Value? { known[.field(field)] }
  func value(of builtin: BuiltinValue) -> Value? {
    switch builtin {
    case .filedBy: known[.filedBy]
    case .returnedBy: known[.returnedBy]
    case .level: procedure.level.map { .choice($0.rawValue) }
    case .caseNumber, .filedOn, .dueOn, .totalFee, .today, .applicantName, .applicantPhone,
      .applicantEmail, .applicantAddress:
      nil
    }
  }
  func isCase(_ id: ID<CaseSelector>) -> Bool { false }
  func hasPaper(_ id: ID<Paper>) -> Bool { false }
}

/// Who can change a field, and when.
struct FieldChanges {
  enum Manner {
    /// Only acts set it, to values that are written down.
    case onlySetToConstants
    /// It is entered in the step in which a case is filed, to which no case comes back.
    case onlyAtFiling
    case otherwise
  }

  private var manners: [Manner]

  init(_ procedure: Procedure) {
    var isSet = Array(repeating: false, count: procedure.fields.count)
    var isComputed = isSet
    var isEntered = isSet
    var isFiled = isSet
    for act in procedure.allActs {
      switch act {
      case .set(let field, .literal): isSet[field.index] = true
      case .set(let field, _): isComputed[field.index] = true
      case .perform(let performance):
        if let into = performance.into { isComputed[into.index] = true }
      case .notify, .remind, .issue, .publish, .post, .refund, .startClock, .extendClock,
        .issueResult, .returnResult:
        break
      }
    }
    for index in procedure.steps.indices {
      for gift in procedure.steps[index].call?.gives ?? [] { isComputed[gift.into.index] = true }
    }
    for each in procedure.parallels.compactMap(\.each) { isComputed[each.field.index] = true }
    for (index, step) in procedure.steps.enumerated() {
      for field in step.enters + step.outcomes.flatMap(\.requires) {
        if ID(index) == procedure.initial {
          isFiled[field.index] = true
        } else {
          isEntered[field.index] = true
        }
      }
    }
    for field in procedure.anytime.flatMap(\.outcome.requires) { isEntered[field.index] = true }
    let comesBack = procedure.allTargets.contains(.step(procedure.initial))
    // Messages of other systems may bring any field that acts do not set.
    let brings = procedure.steps.contains { !$0.awaits.isEmpty }
    let filesAnything = procedure.steps[procedure.initial.index].role != .applicant
    manners = procedure.fields.indices.map { index in
      if isComputed[index] || isEntered[index] { return .otherwise }
      if isSet[index] { return isFiled[index] ? .otherwise : .onlySetToConstants }
      return comesBack || brings || !isFiled[index] || filesAnything ? .otherwise : .onlyAtFiling
    }
  }

  func manner(of field: Int) -> Manner { manners[field] }
}

extension Procedure {
  /// Every act that stands anywhere.
  var allActs: [Act] {
    func acts(_ route: Route) -> [Act] { route.branches.flatMap(\.acts) + route.otherwiseActs }
    func acts(_ timers: Timers) -> [Act] {
      timers.reminders.flatMap(\.acts) + (timers.overdue?.acts ?? [])
    }
    func acts(_ outcome: Outcome) -> [Act] { outcome.acts + acts(outcome.route) }
    var all = acts(timers) + stages.flatMap { acts($0.timers) } + ends.flatMap(\.acts)
    all += anytime.flatMap { acts($0.outcome) } + parallels.flatMap { $0.acts + acts($0.route) }
    for step in steps {
      all += step.onEntry + step.onExit + acts(step.timers) + step.outcomes.flatMap(acts)
      all += step.awaits.flatMap(\.acts) + (step.route.map(acts) ?? [])
      all += step.call?.ends.flatMap(\.acts) ?? []
    }
    return all
  }

  /// Every place that an arrow leads to; places that stopping leads to among them.
  var allTargets: [Target] {
    func targets(_ route: Route) -> [Target] { route.branches.map(\.target) + [route.otherwise] }
    func targets(_ timers: Timers) -> [Target] {
      if case .moves(let target)? = timers.overdue?.consequence { [target] } else { [] }
    }
    var all = targets(timers) + stages.flatMap { targets($0.timers) }
    all += anytime.flatMap { targets($0.outcome.route) }
    all += parallels.flatMap { targets($0.route) + $0.branches.map(\.entrance) }
    for step in steps {
      all += targets(step.timers) + step.outcomes.flatMap { targets($0.route) }
      all += step.awaits.map(\.target) + (step.route.map(targets) ?? [])
      all += [step.wait?.target, step.visitLimit?.otherwise, step.call?.otherwise].compactMap(
        \.self)
      all += step.call?.ends.map(\.target) ?? []
    }
    all += allActs.compactMap { act in
      if case .perform(let performance) = act { performance.onFailure } else { nil }
    }
    return all.map { if case .stopping(let place) = $0 { place.target } else { $0 } }
  }
}

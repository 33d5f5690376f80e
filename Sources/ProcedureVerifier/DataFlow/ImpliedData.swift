import ProcedureGraph

/// What is known wherever a field has a certain value: `đề_xuất` is set to `từ_chối` only where
/// `lý_do` was asked for, so whoever finds the one has the other.
///
/// Only of fields that nothing changes but acts that set them to constants; and what is known once
/// stays known. Worked out from above: everything is taken to be implied, and whatever some act sets
/// a value without is taken away, until nothing changes.
struct ImpliedData: Equatable {
  private var known: [ID<Field>: [Value: FieldSet]] = [:]

  static let nothing = ImpliedData()

  /// Gives up after so many rounds: nothing is implied then.
  static let mostRounds = 8

  private init() {}

  /// Of these fields with these values all is implied.
  private init(all values: [ID<Field>: Set<Value>]) {
    for (field, values) in values {
      known[field] = Dictionary(values.map { ($0, FieldSet.all) }, uniquingKeysWith: { $1 })
    }
  }

  /// What is known where a field has one of these values, or where it has none of them.
  func known(_ field: ID<Field>, _ values: [Value], being isOne: Bool) -> FieldSet {
    guard let all = known[field] else { return .none }
    let fitting = all.filter { values.contains($0.key) == isOne }
    // A value that nothing sets it to is never met.
    return fitting.values.reduce(FieldSet.all) { $0.intersection($1) }
  }

  /// The pass over a flow with all that is implied in it.
  static func applied(
    _ flow: Flow, _ reach: Reach, neverTaken: [Bool], _ reading: DataReading
  ) -> SureData? {
    let values = constants(in: flow)
    guard !values.isEmpty else { return nil }
    var reading = reading
    reading.implied = ImpliedData(all: values)
    for _ in 0..<mostRounds {
      let sure = SureData(flow, reach, neverTaken: neverTaken, reading)
      var next = ImpliedData(all: values)
      for (field, values) in values {
        guard case .literal(let value)? = flow.procedure.fields[field.index].initial,
          values.contains(value)
        else { continue }
        next.known[field]?[value] = sure.knownFromTheStart
      }
      sure.visit(
        SureData.Watch(set: { field, value, known in
          guard let before = next.known[field]?[value] else { return }
          next.known[field]?[value] = before.intersection(known)
        }))
      if next == reading.implied { return sure }
      reading.implied = next
    }
    return nil
  }

  /// Fields that only acts change, and the constants that they set them to.
  private static func constants(in flow: Flow) -> [ID<Field>: Set<Value>] {
    let procedure = flow.procedure
    var values: [ID<Field>: Set<Value>] = [:]
    var others: Set<ID<Field>> = []
    flow.forEachAct { act in
      switch act {
      case .set(let field, .literal(let value)): values[field, default: []].insert(value)
      case .set(let field, _): others.insert(field)
      case .perform(let performance): if let into = performance.into { others.insert(into) }
      case .notify, .remind, .issue, .publish, .post, .refund, .startClock, .extendClock,
        .issueResult, .returnResult:
        break
      }
    }
    guard !values.isEmpty else { return [:] }
    for step in procedure.steps {
      others.formUnion(step.enters)
      for outcome in step.outcomes { others.formUnion(outcome.requires) }
      others.formUnion(step.call?.gives.map(\.into) ?? [])
    }
    for choice in procedure.anytime { others.formUnion(choice.outcome.requires) }
    if let onBehalf = procedure.onBehalf { others.insert(onBehalf.field) }
    for field in values.keys {
      guard let initial = procedure.fields[field.index].initial else { continue }
      if case .literal(let value) = initial {
        values[field]?.insert(value)
      } else {
        others.insert(field)
      }
    }
    // Equal values have to be the same value.
    return values.filter { field, _ in
      guard !others.contains(field) else { return false }
      switch procedure.fields[field.index].type {
      case .flag, .choice, .integer, .number: return true
      case .text, .money, .date, .moment, .list, .duration: return false
      }
    }
  }
}

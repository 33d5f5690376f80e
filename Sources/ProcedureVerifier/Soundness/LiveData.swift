import ProcedureGraph

/// The data on which the way of a case depends, and values that stand for all it may have.
struct LiveData {
  let fields: [ID<Field>]
  let isLive: [Bool]
  /// Values that stand for all, by field; empty for fields that are not live.
  let values: [[Value]]
  /// A value for each field, live or not; nil where none was found.
  let example: [Value?]
  let asksForCase: Bool
  let asksForChannel: Bool
  let samples: Samples
  /// Fields whose values come from a computation that samples don't follow.
  private let isOpaque: [Bool]

  /// `besides` are fields of which it matters as well whether they are there, though not their values.
  init(_ flow: Flow, _ samples: Samples, besides: [ID<Field>] = []) {
    let procedure = flow.procedure
    var isLive = Array(repeating: false, count: procedure.fields.count)
    var isOpaque = isLive
    var conditions: [Expression] = []
    flow.forEachCondition { conditions.append($0) }
    // Conditions of computed cases are asked for with the case.
    let computed = procedure.cases.compactMap(\.condition)
    var asksForCase = false
    for condition in conditions {
      let questions = Questions([condition], of: procedure)
      for field in questions.fields { isLive[field.index] = true }
      if questions.asksForCase { asksForCase = true }
    }
    // What a live field is set from is live as well.
    var sets: [(ID<Field>, Expression)] = []
    flow.forEachAct { if case .set(let field, let value) = $0 { sets.append((field, value)) } }
    var samples = samples
    for condition in computed { samples.note(condition) }
    var isChanging = true
    while isChanging {
      isChanging = false
      for (field, value) in sets where isLive[field.index] {
        for source in Questions([value], of: procedure).fields where !isLive[source.index] {
          isLive[source.index] = true
          isChanging = true
        }
      }
    }
    for (field, value) in sets where !value.isLiteral { isOpaque[field.index] = true }
    for field in procedure.fields.indices {
      if let initial = procedure.fields[field].initial, !initial.isLiteral {
        isOpaque[field] = true
      }
    }
    let decisive = isLive
    for field in besides { isLive[field.index] = true }
    self.samples = samples
    self.isLive = isLive
    self.isOpaque = isOpaque
    self.asksForCase = asksForCase
    asksForChannel =
      conditions.contains { !Questions([$0], of: procedure).builtins.isEmpty }
    fields = isLive.indices.filter { isLive[$0] }.map { ID($0) }
    values = isLive.indices.map { field in
      guard isLive[field] else { return [] }
      let all = samples.values(of: ID(field))
      return decisive[field] ? all : Array(all.prefix(1))
    }
    example = isLive.indices.map { samples.values(of: ID($0)).last }
  }

  /// Whether the samples decide a condition.
  func decide(_ condition: Expression) -> Bool {
    guard samples.decide(condition) else { return false }
    return Questions([condition], of: samples.procedure).fields
      .allSatisfy { !isOpaque[$0.index] && !values[$0.index].isEmpty }
  }
}

extension Flow {
  /// Everything that decides where a case goes, or whether it may go on.
  func forEachCondition(_ body: (Expression) -> Void) {
    for way in ways { if let condition = way.condition { body(condition) } }
    func visit(_ rules: [LimitRule]) {
      for rule in rules {
        if let condition = rule.condition { body(condition) }
        if case .duration(let duration) = rule.limit, !duration.isLiteral { body(duration) }
      }
    }
    // By their numbers: a step is a large value to copy.
    for index in procedure.steps.indices {
      visit(procedure.steps[index].limits)
      if let wait = procedure.steps[index].wait, !wait.duration.isLiteral { body(wait.duration) }
      if let call = procedure.steps[index].call {
        for argument in call.arguments { body(argument.value) }
      }
    }
    for stage in procedure.stages { visit(stage.limits) }
    visit(procedure.limits)
    for block in procedure.parallels {
      if let each = block.each { body(each.list) }
      if let required = block.required, !required.isLiteral { body(required) }
    }
    forEachAct { act in
      for argument in act.performance?.arguments ?? [] { body(argument) }
    }
    for expression in procedure.fees.flatMap(\.expressions) where !expression.isLiteral {
      body(expression)
    }
    for paper in procedure.papers { if let condition = paper.condition { body(condition) } }
    for group in procedure.paperGroups { if let condition = group.condition { body(condition) } }
  }

  func forEachAct(_ body: (Act) -> Void) {
    for list in actLists { list.forEach(body) }
    for index in procedure.steps.indices {
      procedure.steps[index].onEntry.forEach(body)
      procedure.steps[index].timers.actsInStay.forEach(body)
    }
    for stage in procedure.stages { stage.timers.actsInStay.forEach(body) }
    procedure.timers.actsInStay.forEach(body)
    for end in procedure.ends { end.acts.forEach(body) }
  }
}

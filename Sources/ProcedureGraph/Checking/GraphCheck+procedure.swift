import CivilTime

extension GraphCheck {
  mutating func checkProcedure() {
    inside("name") { $0.check(name: $0.procedure.name) }
    checkPeople()
    checkFrame()
    checkData()
    checkDossier()
    checkFees()
    checkTime()
    checkTexts()
    checkProcess()
    checkObligations()
  }

  private mutating func checkPeople() {
    eachNamed("agencies", procedure.agencies, name: \.name) { check, _, agency in
      check.refer(agency.partOf, to: check.procedure.agencies, at: "partOf")
      check.refer(agency.replaces, to: check.procedure.agencies, at: "replaces")
      check.check(agency.inForce, at: "inForce")
    }
    let known = procedure.agencies.indices
    checkAgencyCycles(procedure.agencies.map { $0.partOf.map { [$0.index] } ?? [] }, at: "partOf")
    checkAgencyCycles(procedure.agencies.map { $0.replaces.map(\.index) }, at: "replaces")
    if procedure.roles.count < 2 { report(.reservedRole, at: "roles") }
    eachNamed("roles", procedure.roles, name: \.name) { check, index, role in
      check.refer(role.agency, to: check.procedure.agencies, at: "agency")
      let reserved: Role? = index == 0 ? .applicant : index == 1 ? .system : nil
      if let reserved, role.name != reserved.name || role.agency != nil {
        check.report(.reservedRole)
      }
    }
    if let agency = procedure.performedBy, !known.contains(agency.index) {
      report(.unknownReference, at: "performedBy")
    }
    refer(procedure.filedAt, to: procedure.agencies, at: "filedAt")
    checkUnique(procedure.filedAt, at: "filedAt", isEmptyAllowed: true)
    refer(procedure.receivedBy, to: procedure.agencies, at: "receivedBy")
  }

  private mutating func checkAgencyCycles(_ edges: [[Int]], at place: String) {
    let known = edges.map { $0.filter(edges.indices.contains) }
    for agency in CycleSearch.nodes(closing: known) {
      report(.agencyCycle, at: "agencies", procedure.agencies[agency].name, place)
    }
  }

  private mutating func checkFrame() {
    checkUnique(procedure.applicants, at: "applicants", isEmptyAllowed: true)
    eachNamed("results", procedure.results, name: \.name)
    eachNamed("frameworks", procedure.frameworks, name: \.name)
    eachNamed("stages", procedure.stages, name: \.name) { check, index, stage in
      check.each("limits", stage.limits) { $0.check(limit: $1) }
      let places = check.procedure.steps.filter { $0.stage == ID(index) }.map(\.branch)
      check.standing(.anyOf(places)) { check in
        check.inside("timers") {
          $0.check(stage.timers, hasLimit: !stage.limits.isEmpty, outcomes: [])
        }
      }
    }
    eachNamed("externalEvents", procedure.externalEvents, name: \.name)
    check(procedure.inForce, at: "inForce")
    checkCount(procedure.sets, at: "sets")
  }

  private mutating func check(_ validity: Validity?, at place: String) {
    if let validity, let until = validity.until, until < validity.from {
      report(.reversedValidity, at: place)
    }
  }

  private mutating func checkTime() {
    each("leadTimes", procedure.leadTimes) { check, lead in
      check.checkNotEmpty(lead.atLeast, at: "atLeast")
      check.check(lead.condition, is: .flag, at: "condition")
      guard check.refer(lead.event, to: check.procedure.fields, at: "event") else { return }
      switch check.procedure.fields[lead.event.index].type {
      case .date, .moment: break
      case .text, .number, .integer, .money, .flag, .choice, .list, .duration:
        check.report(.wrongType, at: "event")
      }
    }
    each("limits", procedure.limits) {
      $0.check(limit: $1, circular: CircularValues(builtins: [.dueOn]))
    }
    // The whole case is moved from outside of all blocks.
    inside("timers") {
      $0.check($0.procedure.timers, hasLimit: !$0.procedure.limits.isEmpty, outcomes: [])
    }
  }

  mutating func check(limit rule: LimitRule, circular: CircularValues = .none) {
    check(rule.condition, is: .flag, at: "condition", circular: circular)
    switch rule.limit {
    case .duration(let duration): checkTimeToPass(duration, at: "limit", circular: circular)
    case .sameDay: break
    }
  }

  /// A duration that is not nothing, as far as that can be seen.
  mutating func checkTimeToPass(
    _ expression: Expression, at place: String, circular: CircularValues = .none
  ) {
    let before = faults.count
    check(expression, is: .duration, at: place, circular: circular)
    if faults.count == before, expression.canBeNoTime { report(.emptyDuration, at: place) }
  }

  /// Reminders and overdue rules of a step, or of a stage or the whole case, which have no outcomes.
  mutating func check(_ timers: Timers, hasLimit: Bool, outcomes: [Outcome]) {
    if !timers.isEmpty, !hasLimit { report(.timerWithoutLimit) }
    each("reminders", timers.reminders) { check, reminder in
      check.checkNotEmpty(reminder.before, at: "before")
      check.check(reminder.acts)
    }
    guard let overdue = timers.overdue else { return }
    inside("overdue") { check in
      check.check(overdue.acts)
      switch overdue.consequence {
      case .stays: break
      case .moves(let target): check.refer(to: target, at: "target")
      case .counts(let outcome):
        if !outcomes.indices.contains(outcome) { check.report(.unknownOutcome, at: "outcome") }
      }
    }
  }

  private mutating func checkTexts() {
    eachNamed("messages", procedure.messages, name: \.name) { check, _, message in
      check.each("body", message.body.parts) { check, part in
        switch part {
        case .text: break
        case .value(let expression): check.check(expression, is: nil, at: "value")
        }
      }
    }
    eachNamed("letters", procedure.letters, name: \.name)
    eachNamed("actions", procedure.actions, name: \.name) { check, _, action in
      check.eachNamed("takes", action.takes, name: \.name) { check, _, parameter in
        check.check(parameter.type)
      }
      if let gives = action.gives {
        check.inside("gives") {
          $0.check(name: gives.name)
          $0.check(gives.type)
        }
      }
      if let retry = action.retry {
        check.checkCount(retry.count, atLeast: 0, at: "retry")
        check.checkCount(Int(clamping: retry.intervalSeconds), atLeast: 0, at: "retry")
      }
    }
  }
}

extension Expression {
  /// Whether a duration of nothing stands where this expression takes its value from.
  fileprivate var canBeNoTime: Bool {
    switch self {
    case .literal(.duration(let duration)): duration.isZero
    case .conditional(_, let then, let otherwise): then.canBeNoTime || otherwise.canBeNoTime
    case .literal, .field, .builtin, .caseHolds, .hasField, .hasPaper, .not, .all, .any, .compare,
      .arithmetic, .oneOf, .call, .list:
      false
    }
  }
}

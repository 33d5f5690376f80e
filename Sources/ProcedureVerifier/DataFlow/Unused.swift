import ProcedureGraph

/// What a procedure declares and nothing uses. Roles, messages and the like that nobody uses are not
/// part of the graph: the compiler tells of them.
func unusedFindings(_ flow: Flow, _ read: ReadData) -> [ProofFinding] {
  let procedure = flow.procedure
  guard
    !procedure.fields.isEmpty || !procedure.cases.isEmpty || !procedure.fees.isEmpty
      || !procedure.results.isEmpty
  else { return [] }
  let used = UsedThings(flow)
  var findings: [ProofFinding] = []
  for (index, field) in procedure.fields.enumerated() {
    let path = ["fields", field.name]
    if !used.isGiven[index] {
      findings.append(
        DataFlowProblem.fieldNeverGiven(field.name, isUsed: read.isUsed[index]).finding(at: path))
    } else if used.isSet[index], !used.isEntered[index], !read.isUsed[index] {
      findings.append(DataFlowProblem.fieldNeverRead(field.name).finding(at: path))
    }
  }
  if let first = procedure.cases.first, !read.isAsked.contains(true) {
    findings.append(DataFlowProblem.casesNeverAsked.finding(at: ["cases", first.name]))
  }
  for (index, fee) in procedure.fees.enumerated() where !used.isCollected[index] {
    findings.append(DataFlowProblem.feeNeverCollected(fee.name).finding(at: ["fees", fee.name]))
  }
  // One result is handed over without being named; where some are, each has to be.
  if used.isMade.contains(true), !used.returnsUnnamed || used.isIssued {
    let others = procedure.results.indices.filter { used.isMade[$0] }
      .map { procedure.results[$0].name }
    for (index, result) in procedure.results.enumerated() where !used.isMade[index] {
      findings.append(
        DataFlowProblem.resultNeverIssued(result.name, others: others)
          .finding(at: ["results", result.name]))
    }
  }
  return findings
}

/// What the steps of a procedure give, collect and issue, wherever it is.
private struct UsedThings {
  /// Somebody or something may give the field.
  private(set) var isGiven: [Bool]
  /// Set by an act.
  private(set) var isSet: [Bool]
  /// Entered or required by people, or given from outside.
  private(set) var isEntered: [Bool]
  private(set) var isCollected: [Bool]
  private(set) var isMade: [Bool]
  /// Some result is recorded as made.
  private(set) var isIssued = false
  private(set) var returnsUnnamed = false

  init(_ flow: Flow) {
    let procedure = flow.procedure
    let first = procedure.steps[procedure.initial.index]
    // Whoever files at an office, or another system, may give any field without its being named.
    let isOpen =
      first.role != .applicant || !procedure.openedBy.isEmpty
      || procedure.steps.contains { !$0.awaits.isEmpty }
    isEntered = Array(repeating: isOpen, count: procedure.fields.count)
    isSet = Array(repeating: false, count: procedure.fields.count)
    isGiven = procedure.fields.map { isOpen || $0.initial != nil }
    isCollected = Array(repeating: false, count: procedure.fees.count)
    isMade = Array(repeating: false, count: procedure.results.count)
    // By their numbers: a step is a large value to copy.
    for index in procedure.steps.indices {
      enter(procedure.steps[index].enters)
      for outcome in procedure.steps[index].outcomes.indices {
        enter(procedure.steps[index].outcomes[outcome].requires)
      }
      for gift in procedure.steps[index].call?.gives ?? [] { enter([gift.into]) }
      for collection in procedure.steps[index].collects {
        for fee in collection.fees { isCollected[fee.index] = true }
      }
    }
    for choice in procedure.anytime { enter(choice.outcome.requires) }
    enter(procedure.parallels.compactMap(\.each?.field))
    if let onBehalf = procedure.onBehalf { enter([onBehalf.field]) }
    flow.forEachAct { note($0) }
    for obligation in procedure.obligations {
      for event in obligation.demand.events {
        if case .published(.result(let result)) = event { isMade[result.index] = true }
      }
    }
  }

  private mutating func enter(_ fields: [ID<Field>]) {
    for field in fields {
      isEntered[field.index] = true
      isGiven[field.index] = true
    }
  }

  private mutating func note(_ act: Act) {
    switch act {
    case .set(let field, _):
      isSet[field.index] = true
      isGiven[field.index] = true
    case .perform(let performance): if let into = performance.into { enter([into]) }
    case .issueResult(let result):
      isMade[result.index] = true
      isIssued = true
    case .returnResult(let results):
      returnsUnnamed = returnsUnnamed || results.isEmpty
      for result in results { isMade[result.index] = true }
    case .publish(.result(let result)), .post(.result(let result), _): isMade[result.index] = true
    case .notify, .remind, .issue, .publish, .post, .refund, .startClock, .extendClock: break
    }
  }
}

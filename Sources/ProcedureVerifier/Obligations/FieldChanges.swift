import ProcedureGraph

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
    procedure.forEachAct { act in
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
    // By their numbers: a step is a large value to copy.
    for index in procedure.steps.indices {
      let isFirst = ID(index) == procedure.initial
      func enter(_ fields: [ID<Field>]) {
        for field in fields {
          if isFirst { isFiled[field.index] = true } else { isEntered[field.index] = true }
        }
      }
      enter(procedure.steps[index].enters)
      for outcome in procedure.steps[index].outcomes.indices {
        enter(procedure.steps[index].outcomes[outcome].requires)
      }
    }
    for field in procedure.anytime.flatMap(\.outcome.requires) { isEntered[field.index] = true }
    let comesBack = procedure.leads(to: .step(procedure.initial))
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

extension GraphCheck {
  /// A council needs people who may vote, outcomes to vote for and a rule by which one is taken.
  mutating func checkCouncil(of step: Step) {
    guard let council = step.council else { return }
    inside("council") { check in
      if step.isAutomatic || step.role == .applicant { check.report(.personNeeded) }
      check.check(council.members, is: .integer, at: "members")
      if let chair = council.chair, check.refer(chair, to: check.procedure.roles, at: "chair") {
        if chair == .applicant || chair == .system { check.report(.personNeeded, at: "chair") }
        if chair == step.role { check.report(.duplicateEntry, at: "chair") }
      }
      if council.hasCastingVote, council.chair == nil {
        check.report(.personNeeded, at: "castingVote")
      }
      check.check(council.quorum, at: "quorum")
      if council.carries.isEmpty { check.report(.emptyList, at: "carries") }
      check.each("carries", council.carries) { check, carry in
        check.check(carry.share, at: "share")
        check.check(outcome: carry.outcome, of: step, at: "outcome")
      }
      check.checkUnique(council.carries.map(\.outcome), at: "carries", isEmptyAllowed: true)
      switch council.otherwise {
      case .counts(let outcome): check.check(outcome: outcome, of: step, at: "otherwise")
      case .moves(let target): check.refer(to: target, at: "otherwise")
      }
      check.check(council.otherwiseActs, at: "otherwiseActs")
    }
  }

  private mutating func check(_ share: Council.Share?, at place: String) {
    switch share {
    case nil, .moreThanHalf, .all: break
    case .count(let count): checkCount(count, at: place)
    case .atLeast(let part, let whole):
      if part < 1 || whole < part { report(.countOutOfRange, at: place) }
    }
  }

  private mutating func check(outcome: Int, of step: Step, at place: String) {
    if !step.outcomes.indices.contains(outcome) { report(.unknownOutcome, at: place) }
  }

  /// Who may file for the applicant, and by which events a case is opened.
  mutating func checkOpening() {
    refer(procedure.openedBy, to: procedure.externalEvents, at: "openedBy")
    checkUnique(procedure.openedBy, at: "openedBy", isEmptyAllowed: true)
    guard let onBehalf = procedure.onBehalf else { return }
    inside("onBehalf") { check in
      if check.refer(onBehalf.field, to: check.procedure.fields, at: "field") {
        check.checkFree(onBehalf.field, at: "field")
        switch check.procedure.fields[onBehalf.field.index].type {
        case .choice: break
        case .text, .number, .integer, .money, .date, .moment, .flag, .duration, .list:
          check.report(.wrongType, at: "field")
        }
      }
      check.each("bans", onBehalf.bans) { $0.check($1.condition, is: .flag, at: "condition") }
    }
  }
}

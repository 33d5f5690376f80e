import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// Holds an expectation against a case.
struct ExpectationJudge {
  struct Unmet {
    /// After *mong đợi*, *expected*.
    var expected: Localized
    /// After *nhưng*, *but*.
    var instead: Localized
  }

  let playing: Playing
  let stretch: Stretch
  let vi: ProcedureWords
  let en: ProcedureWords

  init(playing: Playing, stretch: Stretch) {
    self.playing = playing
    self.stretch = stretch
    vi = ProcedureWords(playing.program.procedure, in: .vi)
    en = ProcedureWords(playing.program.procedure, in: .en)
  }

  var state: CaseState { playing.state }

  /// What was expected and what is so instead; nil where the expectation is met.
  func unmet(_ kind: ScenarioExpectation.Kind) -> Unmet? {
    if case .not(let inner) = kind {
      return holds(inner)
        ? Unmet(expected: expected(inner, isDenied: true), instead: happened(inner)) : nil
    }
    return holds(kind) ? nil : Unmet(expected: expected(kind, isDenied: false), instead: so(kind))
  }

  // MARK: Whether it holds

  private func holds(_ kind: ScenarioExpectation.Kind) -> Bool {
    switch kind {
    case .isAt(let step): state.activities.contains { $0.step == step }
    case .due(let date, let time): state.activities.contains { matches($0.due, date, time) }
    case .overallDue(let date, let time): matches(state.overallDue, date, time)
    case .status(let status): state.status == status
    case .ended(let end): state.end == end
    case .fee(let fee, let sum): amount(of: fee).map { .money($0) } == value(sum)
    case .value(let field, let expression):
      state.value(of: field) != nil && state.value(of: field) == value(expression)
    case .heldBy(let agency): agencyNow == agency
    case .not(let inner): !holds(inner)
    case .refused: stretch.outcome.isRefusal
    case .notified, .reminded, .issued, .published, .posted, .refunded, .performed, .returned,
      .issuedResult:
      !matching(kind).isEmpty
    }
  }

  private func matches(_ due: Due?, _ date: CivilDate, _ time: TimeOfDay?) -> Bool {
    guard let due, due.moment.date == date else { return false }
    return time == nil || due.moment.time == time
  }

  func amount(of fee: ID<Fee>) -> Int64? {
    feesDue(in: state, at: playing.now, of: playing.program).first { $0.fee == fee }?.amount
  }

  /// Nil where the expression has no value.
  func value(_ expression: Expression) -> Value? {
    let context = ScenarioContext(state: state, program: playing.program, now: playing.now)
    switch context.value(of: expression) {
    case .success(let value): return value
    case .failure: return nil
    }
  }

  /// The agency that has the case now: that of the step it is in, or else the competent one.
  var agencyNow: ID<Agency>? {
    let procedure = playing.program.procedure
    let role = state.activities.first.flatMap { procedure.steps[safely: $0.step]?.role }
    let date = playing.now.date
    return role.flatMap { procedure.agency(of: $0, on: date) }
      ?? procedure.performedBy.map { procedure.agency(inChargeOf: $0, on: date) }
  }

  // MARK: What happened in the stretch

  /// Events of the stretch that are what an expectation speaks of.
  func matching(_ kind: ScenarioExpectation.Kind) -> [TimedEvent] {
    var replayed = stretch.start
    return playing.history.dropFirst(stretch.events).filter { timed in
      apply(timed, to: &replayed, of: playing.program)
      return matches(timed, kind, replayed)
    }
  }

  private func matches(
    _ timed: TimedEvent, _ kind: ScenarioExpectation.Kind, _ state: CaseState
  ) -> Bool {
    switch (kind, timed.event) {
    case (.notified(let role, let means, let message, let saying), .noticeRequested(let notice)):
      guard notice.to == role, means.allSatisfy(notice.means.all.contains) else { return false }
      if let message, notice.message != message { return false }
      guard let saying else { return true }
      return text(of: notice.message, in: state, at: timed.moment, of: playing.program)
        .contains(saying)
    case (.reminded(let role), .reminderRequested(let reminded)): return role == reminded
    case (.issued(let letter), .letterIssued(let issued)): return letter == issued
    case (.published(let what), .published(let published)): return what == published
    case (.posted(let what, let role), .postingRequested(let posted, let to)):
      return what == posted && (role == nil || role == to)
    case (.refunded(let fee), .refundRequested(let refunded, _)): return fee == refunded
    case (.issuedResult(let result), .resultIssued(let issued)): return result == issued
    case (.returned(let result), .resultsReturned(let returned)):
      return result.map(returned.contains) ?? true
    case (.performed(let action), .actionRequested(let request)):
      return action == request.action
    case (_, _): return false
    }
  }
}

extension Stretch.Outcome {
  fileprivate var isRefusal: Bool {
    switch self {
    case .refused: true
    case .none, .accepted: false
    }
  }
}

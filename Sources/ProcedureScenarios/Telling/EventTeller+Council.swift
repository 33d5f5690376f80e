import ProcedureGraph
import ProcedureInterpreter
import SourceText

// Votes of a council, and cases that an event has opened.
extension EventTeller {
  func vote(
    _ event: Event, for principal: String?, _ before: CaseState
  ) -> Localized? {
    switch event {
    case .voteCast(let step, let outcome, let voter):
      return Localized(
        vi: "\(vi.performer(voter, for: principal)) bỏ phiếu \(vi.outcome(step, outcome)) "
          + "tại bước \(vi.step(step))",
        en: "\(en.performer(voter, for: principal)) votes \(en.outcome(step, outcome)) "
          + "in step \(en.step(step))")
    case .voteClosed(let step, let performer):
      return Localized(
        vi: "\(vi.performer(performer, for: principal)) chốt biểu quyết "
          + "tại bước \(vi.step(step))",
        en: "\(en.performer(performer, for: principal)) closes the vote "
          + "in step \(en.step(step))")
    case .voteDecided(let step, let decision): return decided(step, decision, before)
    case _: return nil
    }
  }

  private func decided(
    _ step: ID<Step>, _ decision: VoteDecision, _ before: CaseState
  ) -> Localized {
    let stay = before.activities.last { $0.step == step && $0.branch == before.branchInHand }?.stay
    let votes = before.votes(inStay: stay ?? 0)
    let outcomes = program.procedure.steps[safely: step]?.outcomes ?? []
    func tally(_ words: ProcedureWords) -> String {
      outcomes.indices.map { index in
        "\(words.outcome(step, index)) \(votes.count { $0.outcome == index })"
      }.joined(separator: ", ")
    }
    switch decision {
    case .carried(let outcome):
      return Localized(
        vi: "Kết quả biểu quyết (\(tally(vi))): thông qua \(vi.outcome(step, outcome))",
        en: "The vote (\(tally(en))) carries \(en.outcome(step, outcome))")
    case .casting(let outcome):
      return Localized(
        vi: "Kết quả biểu quyết (\(tally(vi))): ngang phiếu, theo người chủ trì là "
          + vi.outcome(step, outcome),
        en: "The vote (\(tally(en))) is a tie; the chair's decides: \(en.outcome(step, outcome))")
    case .notCarried:
      return Localized(
        vi: "Kết quả biểu quyết (\(tally(vi))): không đủ phiếu",
        en: "The vote (\(tally(en))) carries nothing")
    }
  }

  func opened(_ opening: Opening) -> Localized {
    let event = opening.event
    return Localized(
      vi: "Mở hồ sơ khi nhận \(event.map(vi.event) ?? "…") (mã hồ sơ \(opening.caseNumber))",
      en: "A case is opened by \(event.map(en.event) ?? "…") (case number \(opening.caseNumber))")
  }
}

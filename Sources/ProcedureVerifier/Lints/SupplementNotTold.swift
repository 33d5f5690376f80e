import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 61/2018 art. 17.1, 17.2 and 19: what is missing is asked for by a slip, online by a message, with
  /// full guidance.
  static let supplementNotTold: Lint = Lint(
    5015, .warning,
    title: Localized(
      vi: "yêu cầu bổ sung mà không báo người nộp", en: "supplement nobody asks for"),
    what: Localized(
      vi: "Hồ sơ được chuyển sang bước bổ sung mà không lập Phiếu yêu cầu, không báo người nộp.",
      en:
        "A case goes to the step of the supplement, and neither a slip is issued nor the applicant "
        + "notified."),
    why: Localized(
      vi:
        "Người nộp không biết phải bổ sung gì thì hạn bổ sung trôi qua và hồ sơ bị dừng (61/2018/NĐ-CP "
        + "Điều 17, Điều 19).",
      en: "Who does not know what is missing lets the deadline pass, and the case is discontinued "
        + "(Decree 61/2018 art. 17, 19)."),
    wrong: LintExample.text([LintExample.supplementWord: ""])
  ) { view in
    view.supplements.compactMap { index -> ProofFinding? in
      let step = view.procedure.steps[index]
      if view.tell(step.onEntry) { return nil }
      let silent = view.arrivals(at: index).filter { arrival in
        !view.tells(arrival) && arrival.move.cause != .exhausted
          && !view.isTold(before: arrival.move.source) && !view.ensuresWord(after: arrival.move)
      }
      guard let first = silent.first else { return nil }
      return ProofFinding(
        supplementNotTold, at: view.path(of: first.move),
        Localized(
          vi: "hồ sơ chuyển sang bước `\(step.name)` mà người nộp không được báo phải bổ sung gì",
          en: "the case goes to step `\(step.name)`, and the applicant is not told what is missing"),
        note: Localized(
          vi: "lập Phiếu yêu cầu và `báo người_nộp …` ở đó, hoặc trong `khi vào:` của bước bổ sung",
          en: "issue the slip and `notify applicant …` there, or `on entry` of the step"))
    }
  }
}

extension LintView {
  /// An automatic step in between: told on the way to it, or in it.
  fileprivate func isTold(before source: Int) -> Bool {
    guard flow.places.isStep(source), procedure.steps[source].isAutomatic else { return false }
    return tell(procedure.steps[source].onEntry) || arrivals(at: source).contains(where: tells)
  }

  fileprivate func ensuresWord(after move: Move) -> Bool {
    guard let name = outcome(of: move)?.name else { return false }
    return ensuresWord { if case .outcomeChosen(name, _) = $0 { true } else { false } }
  }
}

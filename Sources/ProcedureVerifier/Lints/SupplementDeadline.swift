import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// A request for supplement says by when; without it the case stays open for ever. Sector laws give
  /// 15 days to 6 months; where none does, the agency that approves the process sets one.
  static let supplementWithoutDeadline: Lint = Lint(
    5006, .warning,
    title: Localized(vi: "bổ sung không có hạn", en: "supplement without a deadline"),
    what: Localized(
      vi: "Người nộp được yêu cầu bổ sung hồ sơ mà không có hạn để bổ sung.",
      en: "The applicant is asked to supplement the dossier, without a deadline."),
    why: Localized(
      vi: "Hồ sơ chờ mãi không kết thúc được, và người nộp không biết phải bổ sung trước "
        + "ngày nào.",
      en: "The case stays open for ever, and the applicant does not know by when to answer."),
    wrong: LintExample.text(["    trong 30 ngày\n": "", "    quá hạn -> đã_dừng\n": ""])
  ) { view in
    view.supplements.compactMap { index -> ProofFinding? in
      let step = view.procedure.steps[index]
      guard step.limits.isEmpty, step.wait == nil else { return nil }
      return ProofFinding(
        supplementWithoutDeadline, at: ["steps", step.name],
        Localized(
          vi: "người nộp được yêu cầu bổ sung ở bước `\(step.name)` mà không có hạn",
          en: "the applicant is asked for a supplement in step `\(step.name)`, without a deadline"),
        note: Localized(
          vi: "thêm `trong … ngày` và `quá hạn -> …` cho trường hợp người nộp không bổ sung",
          en: "add `within … days`, and `overdue -> …` for applicants who do not answer"))
    }
  }

  /// The deadline has to mean something: discontinued, refused, or taken as it is.
  static let supplementDeadlineWithoutEffect: Lint = Lint(
    5007, .remark,
    title: Localized(vi: "quá hạn bổ sung mà không có hệ quả", en: "deadline without an effect"),
    what: Localized(
      vi: "Bước bổ sung có thời hạn cho người nộp, nhưng quá hạn thì hồ sơ vẫn ở bước đó.",
      en: "The supplement has a deadline, but the case stays where it is when it has passed."),
    why: Localized(
      vi: "Thời hạn không có hệ quả thì không có tác dụng: hồ sơ chờ mãi, không kết thúc "
        + "được.",
      en: "A deadline without a consequence is none: the case waits for ever, and no report closes."
    ),
    wrong: LintExample.text(["    quá hạn -> đã_dừng\n": ""])
  ) { view in
    view.supplements.compactMap { index -> ProofFinding? in
      let step = view.procedure.steps[index]
      guard !step.limits.isEmpty else { return nil }
      switch step.timers.overdue?.consequence {
      case .moves, .counts: return nil
      case .stays, nil: break
      }
      return ProofFinding(
        supplementDeadlineWithoutEffect, at: ["steps", step.name, "limits"],
        Localized(
          vi: "quá hạn bổ sung ở bước `\(step.name)` thì hồ sơ vẫn chờ mãi",
          en: "when the deadline of step `\(step.name)` has passed, the case goes on waiting"),
        note: Localized(
          vi: "thêm `quá hạn -> …`: dừng giải quyết, từ chối, hoặc giải quyết theo hồ sơ đã có",
          en: "add `overdue -> …`: discontinue, refuse, or decide by what is there"))
    }
  }
}

import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 61/2018 art. 19 has the lead agency report a late answer; that silence counts as consent is for a
  /// law of the sector to say.
  static let silenceWithoutBasis: Lint = Lint(
    5022, .warning,
    title: Localized(vi: "im lặng coi như đồng ý mà không có căn cứ", en: "silence without a law"),
    what: Localized(
      vi: "Cơ quan không trả lời đúng hạn thì `coi như` một lựa chọn, mà bước không có `căn cứ`.",
      en:
        "When an agency does not answer in time, silence `counts as` an outcome, and the step cites "
        + "no `legal basis`."),
    why: Localized(
      vi:
        "Cơ chế một cửa không cho im lặng là đồng ý; chỉ luật chuyên ngành mới cho, và quyết định ban hành "
        + "theo đó phải nêu được điều luật.",
      en: "The one-stop rules know no consent by silence; only a law of the sector gives it, and a "
        + "decision made so has to cite the article."),
    wrong: LintExample.text([
      "    trong 5 ngày làm việc\n":
        "    trong 5 ngày làm việc\n    quá hạn coi như đạt\n"
    ])
  ) { view in
    view.procedure.steps.indices.compactMap { index -> ProofFinding? in
      let step = view.procedure.steps[index]
      guard view.isOfficers(index), step.legalBases.isEmpty,
        !step.limits.contains(where: { !$0.legalBases.isEmpty }),
        case .counts(let outcome) = step.timers.overdue?.consequence
      else { return nil }
      return ProofFinding(
        silenceWithoutBasis, at: ["steps", step.name, "timers", "overdue"],
        Localized(
          vi:
            "ở bước `\(step.name)` im lặng được coi như `\(step.outcomes[outcome].name)` mà không có căn cứ",
          en:
            "in step `\(step.name)` silence counts as `\(step.outcomes[outcome].name)`, citing no law"
        ),
        note: Localized(
          vi: "thêm `căn cứ SỐ-VĂN-BẢN \"Điều …\"` vào bước",
          en: "add `legal basis NUMBER \"Article …\"` to the step"))
    }
  }
}

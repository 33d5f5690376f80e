import CivilTime
import Diagnostics
import ProcedureGraph
import SourceText

/// Limits of steps and stages that come to more than the limit they stand under. The published text is
/// law, so they are warnings and the numbers stay; what hangs on days off is remarked.
func budgetFindings(of subject: Subject) -> [ProofFinding] {
  let procedure = subject.procedure
  guard let analysis = BudgetAnalysis(subject.flow) else { return [] }
  return analysis.excesses.filter { !analysis.isTold(before: $0) }.map { excess in
    ProofFinding(
      excess.code.code, excess.isCertain ? .warning : .remark, at: excess.place(in: procedure),
      excess.message(in: procedure), notes: excess.notes(in: procedure))
  }
}

extension BudgetAnalysis {
  /// Where the steps exceed a limit, that stages do as well is no news.
  fileprivate func isTold(before excess: Excess) -> Bool {
    guard case .stagesOfCase(let rule) = excess.budget else { return false }
    return excesses.contains {
      $0.budget == .wholeCase(rule: rule) && ($0.isCertain || !excess.isCertain)
    }
  }
}

extension BudgetAnalysis.Excess {
  /// Whether it does not fit from whichever day it is counted.
  var isCertain: Bool {
    switch fit {
    case .never: true
    case .always, .sometimes: false
    }
  }

  fileprivate var code: BudgetCode {
    switch (budget, isCertain) {
    case (.wholeCase, true): .caseExceeded
    case (.stagesOfCase, true): .stagesExceedCase
    case (.remainder, true): .remainderExceeded
    case (.wholeCase, false), (.stagesOfCase, false), (.remainder, false): .caseDepends
    case (.stage, true): .stageExceeded
    case (.stage, false): .stageDepends
    }
  }

  /// In the procedure's own text: a framework's line holds for many.
  fileprivate func place(in procedure: Procedure) -> [String] {
    switch budget {
    case .wholeCase, .stagesOfCase: ["own", "limits"]
    case .remainder(let step): ["own", "steps", procedure.steps[step.index].name]
    case .stage(let stage): ["own", "stages", procedure.stages[stage.index].name]
    }
  }

  func message(in procedure: Procedure) -> Localized {
    let (sum, limit) = (sum.words, limit.words)
    let over = isCertain ? "quá" : "có khi quá"
    let more = isCertain ? "more than" : "on some days more than"
    let (when, on) = (circumstances(self.limit), self.circumstances)
    let tail = isCertain ? on : Localized(vi: when.vi + on.vi, en: when.en + on.en)
    switch budget {
    case .wholeCase:
      return Localized(
        vi: "các bước cộng lại \(sum.vi), \(over) thời hạn \(limit.vi) của thủ tục\(tail.vi)",
        en: "the steps come to \(sum.en), \(more) the procedure's limit of \(limit.en)\(tail.en)")
    case .stagesOfCase:
      return Localized(
        vi:
          "các giai đoạn cộng lại \(sum.vi), \(over) thời hạn \(limit.vi) của thủ tục\(tail.vi)",
        en: "the stages come to \(sum.en), \(more) the procedure's limit of \(limit.en)\(tail.en)")
    case .remainder(let step):
      let name = procedure.steps[step.index].name
      return Localized(
        vi:
          "sau bước `\(name)` các bước cộng lại \(sum.vi), \(over) thời hạn còn lại \(limit.vi)\(tail.vi)",
        en:
          "after step `\(name)` the steps come to \(sum.en), \(more) the \(limit.en) that are left\(tail.en)"
      )
    case .stage(let stage):
      let name = procedure.stages[stage.index].name
      return Localized(
        vi:
          "các bước của giai đoạn `\(name)` cộng lại \(sum.vi), \(over) thời hạn \(limit.vi) của giai đoạn\(tail.vi)",
        en:
          "the steps of stage `\(name)` come to \(sum.en), \(more) the stage's limit of \(limit.en)\(tail.en)"
      )
    }
  }

  /// On what it hangs whether it fits.
  private func circumstances(_ limit: TimeSum) -> Localized {
    sum.dependsOnTheHour || limit.dependsOnTheHour
      ? Localized(vi: ", tùy ngày giờ bắt đầu tính", en: ", depending on when it starts")
      : Localized(vi: ", tùy ngày bắt đầu tính", en: ", depending on the day it starts")
  }

  /// The cases in which it is so.
  private var circumstances: Localized {
    guard let words = world?.words, !words.vi.isEmpty else { return Localized(vi: "", en: "") }
    return Localized(vi: " (khi \(words.vi))", en: " (when \(words.en))")
  }
}

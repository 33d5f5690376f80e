import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// An officer has the dossier and no time limit runs: neither the step's, nor its stage's, nor that
  /// of the whole case. Circular 01/2018/TT-VPCP art. 8 has a time for the work of every step.
  static let noClock: Lint = Lint(
    5001, .warning,
    title: Localized(vi: "bước không có thời hạn", en: "step without any limit"),
    what: Localized(
      vi:
        "Cán bộ giữ hồ sơ ở bước này mà không thời hạn nào đang tính: bước không có "
        + "`trong`, giai đoạn không có thời hạn, thời hạn chung chưa bắt đầu, đang tạm "
        + "dừng hoặc không có.",
      en:
        "An officer has the dossier in this step and no limit runs: the step has no `within`, its "
        + "stage has none, and the overall clock has not started, is paused, or there is none."),
    why: Localized(
      vi:
        "Hồ sơ để ở đó bao lâu cũng không quá hạn, không ai được nhắc. Quy trình nội bộ phải ghi thời "
        + "gian của từng bước (01/2018/TT-VPCP Điều 8).",
      en:
        "A dossier can lie there for ever and never be late; nobody is reminded. An internal process "
        + "states a time for each step (01/2018/TT-VPCP art. 8)."),
    wrong: LintExample.text(["    trong 8 giờ làm việc\n": ""])
  ) { view in
    let procedure = view.procedure
    let hasOwn = { (step: Step) in
      !step.limits.isEmpty || step.wait != nil
        || step.stage.map { !procedure.stages[$0.index].limits.isEmpty } ?? false
    }
    let unlimited = procedure.steps.indices.filter {
      view.isOfficers($0) && !hasOwn(procedure.steps[$0])
    }
    guard !unlimited.isEmpty else { return [] }
    let waiting = view.unstarted
    return unlimited.compactMap { index -> ProofFinding? in
      let step = procedure.steps[index]
      guard !step.hasResult, waiting[index] || step.restsWithoutResult else { return nil }
      return ProofFinding(
        noClock, at: ["steps", step.name],
        Localized(
          vi: "ở bước `\(step.name)` không có thời hạn nào đang tính: cán bộ giữ hồ sơ bao "
            + "lâu cũng được",
          en: "no limit runs in step `\(step.name)`: an officer may keep the dossier for ever"),
        note: Localized(
          vi: "ghi thời hạn của bước bằng `trong`, hoặc cho thời hạn chung bắt đầu tính từ "
            + "trước bước này",
          en: "give the step a limit by `within`, or let the overall clock run before it"))
    }
  }
}

extension Step {
  /// The result is there: what is waited for is the applicant.
  fileprivate var hasResult: Bool { status == .decided || status == .returned }

  /// It stops the overall clock though the result is not there, and no money is waited for.
  fileprivate var restsWithoutResult: Bool {
    switch overallClock {
    case .pauses, .restarts, .leaves: break
    case .gains, nil: return false
    }
    switch status {
    case .decided, .returned, .financialObligation, .discontinued, .withdrawalRequested:
      return false
    case .registered, .received, .notReceived, .processing, .supplementRequested, nil:
      return awaits.isEmpty && call == nil
    }
  }
}

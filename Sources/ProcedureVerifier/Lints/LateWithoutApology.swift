import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 61/2018 art. 19: when a case is late, the agency apologises in writing, with the reason and a new
  /// date.
  static let lateWithoutApology: Lint = Lint(
    5013, .warning,
    title: Localized(vi: "quá hạn mà không xin lỗi", en: "late without an apology"),
    what: Localized(
      vi: "Thủ tục có thời hạn mà `quá hạn` của cả hồ sơ không lập văn bản, không báo người nộp.",
      en: "The procedure has a limit, and its `overdue` neither issues a document nor notifies the "
        + "applicant."),
    why: Localized(
      vi: "Hồ sơ quá hạn thì cơ quan giải quyết phải xin lỗi bằng văn bản, nêu lý do và hẹn lại "
        + "(61/2018/NĐ-CP Điều 19).",
      en: "When a case is late the agency apologises in writing, with the reason and a new date "
        + "(Decree 61/2018 art. 19)."),
    wrong: LintExample.text([LintExample.apology: ""])
  ) { view in
    let procedure = view.procedure
    guard !procedure.limits.isEmpty, !view.tell(procedure.timers.overdue?.acts ?? []),
      !view.ensuresWord(after: { $0 == .overdue(.wholeCase) })
    else { return [] }
    return [
      ProofFinding(
        lateWithoutApology, at: ["limits"],
        Localized(
          vi: "hồ sơ quá hạn thì người nộp không được xin lỗi, không được báo",
          en: "when a case is late, the applicant gets no apology and no word"),
        note: Localized(
          vi: "thêm khối `quá hạn:` ở cấp thủ tục: `lập` văn bản xin lỗi và `báo người_nộp …`",
          en:
            "add a block `overdue:` to the procedure: `issue` the apology and `notify applicant …`")
      )
    ]
  }
}

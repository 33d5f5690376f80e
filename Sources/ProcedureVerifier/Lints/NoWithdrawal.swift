import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Form 05 of Circular 03/2025/TT-VPCP (*Thông báo dừng giải quyết hồ sơ*) and status 7 of the national
  /// portal: an applicant may ask for the dossier back.
  static let noWithdrawal: Lint = Lint(
    5005, .remark,
    title: Localized(vi: "không rút được hồ sơ", en: "no withdrawal"),
    what: Localized(
      vi: "Không có `kết thúc` nào là `rút`: người nộp không rút được hồ sơ.",
      en: "No `end` is `withdrawn`: the applicant cannot take the dossier back."),
    why: Localized(
      vi:
        "Cổng Dịch vụ công quốc gia có trạng thái \"yêu cầu rút hồ sơ\", 03/2025/TT-VPCP có mẫu Thông báo "
        + "dừng giải quyết khi người nộp đề nghị rút. Luật chuyên ngành không cho rút thì ghi lý do.",
      en:
        "The national portal has the status \"withdrawal requested\", and Circular 03/2025 a form "
        + "for discontinuing on the applicant's request. Where the sector's law allows none, say so."
    ),
    wrong: LintExample.text([LintExample.withdrawal: "", LintExample.withdrawnEnd: ""])
  ) { view in
    let procedure = view.procedure
    guard procedure.steps.indices.contains(where: view.isOfficers),
      !procedure.ends.contains(where: { $0.kind == .withdrawn })
    else { return [] }
    return [
      ProofFinding(
        noWithdrawal, at: [],
        Localized(
          vi: "người nộp không rút được hồ sơ: không `kết thúc` nào là `rút`",
          en: "the applicant cannot withdraw: no `end` is `withdrawn`"),
        note: Localized(
          vi: "thêm `lúc nào người_nộp chọn rút … -> đã_rút` và `kết thúc đã_rút … rút`",
          en: "add `anytime applicant chooses withdraw … -> withdrawn` and an `end … withdrawn`"))
    ]
  }
}

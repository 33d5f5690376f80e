import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 61/2018 art. 17.1 and 19: a dossier that does not qualify is refused, by a slip with the
  /// reason. A procedure without that end leaves the officer nothing but to say yes.
  static let noRefusal: Lint = Lint(
    5002, .warning,
    title: Localized(vi: "không có lối từ chối", en: "no way to refuse"),
    what: Localized(
      vi: "Có người xem xét hồ sơ, mà không có `kết thúc` nào là `từ chối`.",
      en: "Somebody examines the dossier, and no `end` is `refused`."),
    why: Localized(
      vi:
        "Hồ sơ không đủ điều kiện thì phải được từ chối bằng văn bản, nêu rõ lý do (61/2018/NĐ-CP Điều "
        + "17, Điều 19). Không có lối ấy, hồ sơ sẽ bị để lại hoặc được giải quyết sai.",
      en:
        "A dossier that does not qualify is refused in writing, with the reason (Decree 61/2018 art. "
        + "17, 19). Without that way it lies around, or is let through."),
    wrong: LintExample.text([
      "    chọn từ_chối \"Từ chối\" cần lý_do_từ_chối chưa cần thu -> đã_từ_chối\n": "",
      "    nhập nội_dung_bổ_sung, lý_do_từ_chối\n": "    nhập nội_dung_bổ_sung\n",
      LintExample.refusedEnd: "",
    ])
  ) { view in
    let procedure = view.procedure
    let examines = procedure.steps.indices.contains {
      view.isOfficers($0) && !procedure.steps[$0].outcomes.isEmpty
    }
    let takesDossier = !procedure.papers.isEmpty || procedure.steps.contains(where: \.takesDossier)
    guard examines, takesDossier, !procedure.ends.contains(where: { $0.kind == .refused }) else {
      return []
    }
    return [
      ProofFinding(
        noRefusal, at: [],
        Localized(
          vi: "thủ tục không có lối từ chối: không `kết thúc` nào là `từ chối`",
          en: "the procedure has no way to refuse: no `end` is `refused`"),
        note: Localized(
          vi:
            "thêm một `chọn` cần ghi lý do, dẫn tới một `kết thúc … từ chối` có lập Phiếu từ chối và báo "
            + "người nộp",
          en:
            "add a `choose` that requires a reason and leads to an `end … refused`, which issues the "
            + "refusal and notifies the applicant"))
    ]
  }
}

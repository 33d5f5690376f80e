import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 61/2018 art. 17.1, 17.2 and 19: the slip of refusal states the reason.
  static let refusalWithoutReason: Lint = Lint(
    5003, .warning,
    title: Localized(vi: "từ chối không cần lý do", en: "refusal without a reason"),
    what: Localized(
      vi:
        "Có lối tới một `kết thúc … từ chối` mà người từ chối không phải ghi gì, và tin báo cũng không "
        + "nêu thông tin nào đã ghi trước đó.",
      en: "A way leads to an `end … refused` for which nothing has to be written, and the message "
        + "tells nothing that was written before."),
    why: Localized(
      vi:
        "Phiếu từ chối phải ghi rõ lý do (61/2018/NĐ-CP Điều 17, Điều 19): người nộp cần biết để sửa hồ "
        + "sơ hoặc khiếu nại.",
      en:
        "The refusal states its reason (Decree 61/2018 art. 17, 19): the applicant has to know it to "
        + "mend the dossier, or to complain."),
    wrong: LintExample.text([
      "chọn từ_chối \"Từ chối\" cần lý_do_từ_chối chưa cần thu ->":
        "chọn từ_chối \"Từ chối\" chưa cần thu ->",
      "bị từ chối. Lý do: {lý_do_từ_chối}.": "bị từ chối.",
      "    nhập nội_dung_bổ_sung, lý_do_từ_chối\n": "    nhập nội_dung_bổ_sung\n",
      "    lý_do_từ_chối \"Lý do từ chối\": chữ dài tối đa 2.000\n": "",
    ])
  ) { view in
    let procedure = view.procedure
    var findings: [ProofFinding] = []
    for (index, end) in procedure.ends.enumerated() where end.kind == .refused {
      if view.tellsSomethingWritten(end.acts) { continue }
      for arrival in view.arrivals(at: view.flow.places.number(of: ID<End>(index))) {
        guard let outcome = view.outcome(of: arrival.move), !view.asksForWords(outcome),
          !view.contains(arrival, where: view.tellsSomethingWritten)
        else { continue }
        findings.append(
          ProofFinding(
            refusalWithoutReason, at: view.path(of: arrival.move),
            Localized(
              vi: "lựa chọn `\(outcome.name)` từ chối hồ sơ mà không phải ghi lý do",
              en: "`\(outcome.name)` refuses the dossier, and no reason has to be written"),
            note: Localized(
              vi:
                "thêm `cần lý_do_từ_chối` (một thông tin kiểu chữ), và nêu lý do ấy trong tin báo",
              en: "add `requiring` a field of text for the reason, and tell it in the message")))
      }
    }
    return findings
  }
}

extension LintView {
  fileprivate func asksForWords(_ outcome: Outcome) -> Bool {
    outcome.requires.contains { id in
      switch procedure.fields[id.index].type {
      case .text, .choice, .list: true
      case .number, .integer, .money, .date, .moment, .flag, .duration: false
      }
    }
  }

  /// A message to the applicant in which a field is filled in.
  fileprivate func tellsSomethingWritten(_ acts: [Act]) -> Bool {
    acts.contains { act in
      guard case .notify(let notice) = act, notice.to == .applicant else { return false }
      return procedure.messages[notice.message.index].body.parts.contains { part in
        if case .value(.field) = part { true } else { false }
      }
    }
  }
}

import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 61/2018 art. 17 and 19, form 05 of Circular 03/2025/TT-VPCP: refusing a dossier and
  /// discontinuing it is told to the applicant.
  static let endNotTold: Lint = Lint(
    5004, .warning,
    title: Localized(vi: "kết thúc mà không báo người nộp", en: "end that nobody tells"),
    what: Localized(
      vi:
        "Hồ sơ có thể kết thúc (từ chối, hủy, dừng, rút) mà người nộp không được báo và không có văn "
        + "bản nào được lập.",
      en: "A case may end (refused, cancelled, discontinued, withdrawn) while the applicant is not "
        + "notified and no document is issued."),
    why: Localized(
      vi:
        "Người nộp vẫn chờ một hồ sơ đã kết thúc. Từ chối, dừng giải quyết phải báo bằng văn bản (61/2018/NĐ-CP "
        + "Điều 17, Điều 19; 03/2025/TT-VPCP).",
      en: "The applicant waits for a case that is closed. Refusing and discontinuing is told in "
        + "writing (Decree 61/2018 art. 17, 19; Circular 03/2025)."),
    wrong: LintExample.text([
      "    lập phiếu_từ_chối\n": "",
      "    báo người_nộp qua sms, thư điện tử bằng tin_từ_chối\n": "",
    ])
  ) { view in
    let procedure = view.procedure
    return procedure.ends.enumerated().compactMap { index, end -> ProofFinding? in
      guard end.kind != .succeeded, !view.tell(end.acts) else { return nil }
      let silent = view.arrivals(at: view.flow.places.number(of: ID<End>(index)))
        .filter { !view.tells($0) }
      guard !silent.isEmpty, !view.ensuresWord(after: { $0.isEnd(ID(index), end.kind) }) else {
        return nil
      }
      // Who asks for it knows of it; a paper that says so is still good practice.
      let isAsked = end.kind == .withdrawn
      return ProofFinding(
        endNotTold, isAsked ? .remark : .warning, at: ["ends", end.name],
        Localized(
          vi: "hồ sơ tới `kết thúc` `\(end.name)` mà người nộp không được báo",
          en: "a case comes to `end` `\(end.name)`, and the applicant is not told"),
        note: Localized(
          vi: "thêm `báo người_nộp …` hoặc `lập` văn bản trong khối của `kết thúc`",
          en: "add `notify applicant …`, or `issue` a document, in the block of the `end`"))
    }
  }
}

extension Obligation.Event {
  fileprivate func isEnd(_ id: ID<End>, _ kind: End.Kind) -> Bool {
    guard case .ended(let ending) = self else { return false }
    return switch ending {
    case .any: true
    case .kind(let named): named == kind
    case .end(let named): named == id
    }
  }
}

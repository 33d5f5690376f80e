import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 61/2018 art. 16 and 20, Decision 45/2016/QĐ-TTg: dossiers are taken and results given at the
  /// counter, by post and online.
  static let onlyCounter: Lint = Lint(
    5019, .remark,
    title: Localized(vi: "chỉ nộp, trả tại quầy", en: "at the counter only"),
    what: Localized(
      vi:
        "Chỉ nộp được, hoặc chỉ nhận được kết quả, tại quầy; thủ tục trả ngay trong ngày không xét.",
      en:
        "Filing, or collecting the result, is possible at the counter only; procedures of one day "
        + "don't count."),
    why: Localized(
      vi:
        "Người dân được chọn nộp, nhận trực tiếp, qua bưu chính hoặc trực tuyến (61/2018/NĐ-CP Điều 16; "
        + "45/2016/QĐ-TTg). Việc bắt buộc có mặt thì ghi lý do.",
      en: "People may choose the counter, the post, or the net (Decree 61/2018 art. 16; Decision "
        + "45/2016). Where presence is needed, say why."),
    wrong: LintExample.text(["    nộp trực tuyến, trực tiếp, bưu chính\n": "    nộp trực tiếp\n"])
  ) { view in
    guard !view.isImmediate else { return [] }
    let procedure = view.procedure
    let sides: [(name: String, rules: [ChannelRule], words: Localized)] = [
      ("filing", procedure.filing, Localized(vi: "nộp được", en: "be filed")),
      ("returning", procedure.returning, Localized(vi: "nhận được kết quả", en: "be answered")),
    ]
    return sides.compactMap { name, rules, words -> ProofFinding? in
      guard !rules.isEmpty, rules.allSatisfy({ $0.channel == .counter }) else { return nil }
      return ProofFinding(
        onlyCounter, at: [name],
        Localized(
          vi: "hồ sơ chỉ \(words.vi) tại quầy", en: "a case can \(words.en) at the counter only"),
        note: Localized(
          vi:
            "thêm `trực tuyến`, `bưu chính`; nếu pháp luật buộc có mặt thì bỏ qua và nêu điều luật",
          en: "add `online`, `post`; where a law demands presence, ignore this and cite it"))
    }
  }
}

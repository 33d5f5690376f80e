import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Law on fees and charges 97/2015/QH13 art. 3 and 4: fees and charges are those of its list, by amounts
  /// that a competent agency sets.
  static let feeWithoutBasis: Lint = Lint(
    5011, .remark,
    title: Localized(vi: "khoản thu không có căn cứ", en: "fee without a legal basis"),
    what: Localized(
      vi: "Khoản phí, lệ phí không có `căn cứ` của riêng nó.",
      en: "A fee or charge has no `legal basis` of its own."),
    why: Localized(
      vi:
        "Phí, lệ phí chỉ được thu theo danh mục và mức do cơ quan có thẩm quyền quy định (97/2015/QH13 "
        + "Điều 4); người nộp có quyền biết văn bản quy định.",
      en: "Fees are collected only by the list and the amounts that competent agencies set (Law "
        + "97/2015/QH13 art. 4); who pays may ask which text it is."),
    wrong: LintExample.text(["    căn cứ 168/2016/TT-BTC\n": ""])
  ) { view in
    view.procedure.fees.compactMap { fee -> ProofFinding? in
      guard fee.legalBases.isEmpty else { return nil }
      return ProofFinding(
        feeWithoutBasis, at: ["fees", fee.name],
        Localized(
          vi: "khoản thu `\(fee.name)` không có căn cứ pháp lý",
          en: "fee `\(fee.name)` has no legal basis"),
        note: Localized(
          vi:
            "thêm dòng `căn cứ SỐ-VĂN-BẢN` vào khối của khoản thu: thông tư hoặc nghị quyết quy định mức",
          en: "add a line `legal basis NUMBER` to the block of the fee: what sets the amount"))
    }
  }

  /// Decree 63/2010 art. 7 and 8: a procedure exists only by a legal document, which its publication names.
  static let noLegalBasis: Lint = Lint(
    5012, .warning,
    title: Localized(vi: "thủ tục không có căn cứ", en: "procedure without a legal basis"),
    what: Localized(
      vi: "Thủ tục đã có mã mà không có dòng `căn cứ` nào.",
      en: "A procedure with a code has no line `legal basis`."),
    why: Localized(
      vi:
        "Thủ tục hành chính chỉ được đặt ra bằng văn bản quy phạm pháp luật, và quyết định công bố phải "
        + "nêu văn bản ấy (63/2010/NĐ-CP, sửa đổi tại 92/2017/NĐ-CP).",
      en: "Only a legal document can lay down a procedure, and its publication has to name it "
        + "(Decree 63/2010, amended by 92/2017)."),
    wrong: LintExample.text(["  căn cứ 67/2013/NĐ-CP \"Điều 28\"\n": ""])
  ) { view in
    guard view.procedure.legalBases.isEmpty else { return [] }
    return [
      ProofFinding(
        noLegalBasis, at: [],
        Localized(
          vi: "thủ tục không có căn cứ pháp lý nào", en: "the procedure has no legal basis"),
        note: Localized(
          vi: "thêm dòng `căn cứ SỐ-VĂN-BẢN \"Điều …\"` theo quyết định công bố",
          en: "add lines `legal basis NUMBER \"Article …\"`, as its publication has them"))
    ]
  }
}

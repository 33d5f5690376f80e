import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 63/2010 art. 8: the parts that every procedure has, among them manner, time limit, applicants,
  /// deciding agency and result.
  static let missingParts: Lint = Lint(
    5020, .warning,
    title: Localized(vi: "thiếu bộ phận bắt buộc", en: "a required part is missing"),
    what: Localized(
      vi:
        "Thủ tục đã có mã mà chưa ghi cách thức thực hiện, thời hạn, đối tượng, cơ quan thực hiện hoặc kết "
        + "quả.",
      en:
        "A procedure with a code lacks its channels, its limit, its applicants, its agency or its "
        + "result."),
    why: Localized(
      vi:
        "Đó là những bộ phận mà mọi thủ tục hành chính phải có (63/2010/NĐ-CP Điều 8); thiếu thì không "
        + "công bố được.",
      en: "Every administrative procedure has these parts (Decree 63/2010 art. 8); without them it "
        + "cannot be published."),
    wrong: LintExample.text([
      "  đối tượng công dân\n": "", "  kết quả giấy_phép \"Giấy phép\"\n": "",
      "      lập giấy_phép\n": "", "      trả kết quả\n": "",
    ])
  ) { view in
    let procedure = view.procedure
    let isOpenedByEvent = !procedure.openedBy.isEmpty
    let parts: [(isMissing: Bool, words: Localized)] = [
      (
        procedure.filing.isEmpty && !isOpenedByEvent,
        Localized(vi: "cách thức nộp (`cách thức: nộp …`)", en: "how to file (`channels: file …`)")
      ),
      (procedure.limits.isEmpty, Localized(vi: "`thời hạn`", en: "`limit`")),
      (
        procedure.applicants.isEmpty && !isOpenedByEvent,
        Localized(vi: "`đối tượng`", en: "`applicants`")
      ),
      (procedure.performedBy == nil, Localized(vi: "`thực hiện bởi`", en: "`performed by`")),
      (procedure.results.isEmpty, Localized(vi: "`kết quả`", en: "`result`")),
    ]
    let missing = parts.filter(\.isMissing).map(\.words)
    guard !missing.isEmpty else { return [] }
    return [
      ProofFinding(
        missingParts, at: [],
        Localized(
          vi: "thủ tục chưa ghi \(missing.map(\.vi).joined(separator: ", "))",
          en: "the procedure does not state \(missing.map(\.en).joined(separator: ", "))"),
        note: Localized(
          vi: "ghi theo quyết định công bố; nếu không có thì bỏ qua và nêu lý do",
          en: "write it as its publication has it; where there is none, ignore this and say why"))
    ]
  }
}

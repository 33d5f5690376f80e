import Diagnostics
import ProcedureSyntax
import SourceText

/// Something wrong with a waiver.
enum WaiverProblem {
  case withoutReason
  case unused(Waiver.Code)
  case unknownCode(Waiver.Code)
  case notWaivable(Waiver.Code)

  func diagnostic(_ waiver: Waiver, path: String) -> Diagnostic {
    switch self {
    case .withoutReason:
      Diagnostic(
        WaiverCode.withoutReason.code, .warning, at: SourceLocation(path: path, span: waiver.span),
        Localized(
          vi: "bỏ qua mà không ghi lý do, nên không có hiệu lực",
          en: "a waiver without a reason has no effect"),
        notes: [
          Localized(
            vi: "người duyệt cần biết vì sao: ghi lý do sau dấu hai chấm, "
              + "như `# bỏ qua \(waiver.codes[0].text): luật chuyên ngành không cho rút hồ sơ`",
            en: "whoever approves the text has to know why: write it behind the colon, "
              + "as in `# ignore \(waiver.codes[0].text): the sector's law allows no withdrawal`")
        ])
    case .unused(let code):
      Diagnostic(
        WaiverCode.unused.code, .warning, at: SourceLocation(path: path, span: code.span),
        Localized(
          vi: "không có \(name(code)) nào ở đây để bỏ qua",
          en: "there is no \(name(code)) here to ignore"),
        notes: [
          Localized(
            vi:
              "cuối dòng thì bỏ qua cho dòng ấy và cả khối mở ra ở đó; đứng một mình thì cho dòng "
              + "kế tiếp và cả khối của nó; chỗ sai đã sửa rồi thì xóa ghi chú này",
            en: "at the end of a line it is for that line and the block it opens; on a line of its "
              + "own, for the next line and its block; where the cause is gone, delete the comment")
        ],
        fixes: waiver.codes.count > 1
          ? []
          : [
            .replace(
              waiver.deletion, with: "", .unsafe,
              Localized(vi: "xóa ghi chú này", en: "delete this comment"))
          ])
    case .unknownCode(let code):
      Diagnostic(
        WaiverCode.unknownCode.code, .warning, at: SourceLocation(path: path, span: code.span),
        Localized(
          vi: "không có mã `\(code.text)`", en: "there is no code `\(code.text)`"),
        fixes: near(code).map { near in
          .replace(
            code.span, with: near.description, .unsafe,
            Localized(
              vi: "có phải ý là `\(near)` (\(title(near).vi))?",
              en: "did you mean `\(near)` (\(title(near).en))?"))
        })
    case .notWaivable(let code):
      Diagnostic(
        WaiverCode.notWaivable.code, .warning, at: SourceLocation(path: path, span: code.span),
        Localized(
          vi: "không bỏ qua được \(name(code)) ở đây", en: "\(name(code)) cannot be ignored here"),
        notes: [
          Localized(
            vi: "chỉ bỏ qua được cảnh báo và nhận xét về thủ tục; lỗi thì phải sửa",
            en: "only warnings and remarks about procedures can be answered so; errors are mended")
        ])
    }
  }

  private func name(_ code: Waiver.Code) -> String { code.code?.description ?? code.text }

  private func near(_ code: Waiver.Code) -> [DiagnosticCode] {
    let known = CodePages.codes
    let near =
      code.code.map { Array(CodePages.nearest(to: $0).prefix(1)) }
      ?? Suggestion.nearest(to: code.text, among: known.map(\.description))
      .flatMap { DiagnosticCode($0) }.map { [$0] } ?? []
    return near
  }

  private func title(_ code: DiagnosticCode) -> Localized {
    CodePages.page(of: code)?.title ?? Localized(vi: "", en: "")
  }
}

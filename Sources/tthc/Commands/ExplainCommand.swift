import ArgumentParser
import Diagnostics
import ProcedureWorkspace
import SourceText

/// `tthc explain CODE`: the page of a code.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: words(
      vi: "Giải thích một mã: là gì, vì sao, ví dụ sai và đúng.",
      en: "Explain a code: what, why, a wrong and a right example."))

  @Argument(
    help: ArgumentHelp(
      words(vi: "Mã của phát hiện, như TTHC2101.", en: "The code of a finding, such as TTHC2101.")))
  var code: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let code = DiagnosticCode(self.code)
    if let code, let page = CodePages.page(of: code) {
      return Output.result(page.render(common.language))
    }
    let near = CodePages.nearest(to: code ?? DiagnosticCode(0))
    let listed = near.compactMap(CodePages.page(of:)).map {
      "\n  \($0.code): \($0.title[common.language])"
    }
    throw UsageFault(
      vi: "không có mã `\(self.code)`; các mã gần nhất:\(listed.joined())",
      en: "there is no code `\(self.code)`; the nearest ones:\(listed.joined())")
  }
}

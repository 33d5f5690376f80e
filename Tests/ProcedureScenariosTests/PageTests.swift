import Diagnostics
import ProcedureScenarios
import ProcedureSyntax
import SourceText
import Testing

@Suite struct PageTests {
  @Test(arguments: ScenarioCode.allCases) func everyCodeHasAPage(_ code: ScenarioCode) {
    let page = code.page
    #expect(page.code == code.code)
    #expect((6001...6999).contains(code.rawValue))
    for text in [page.title, page.what, page.why] {
      #expect(!text.vi.isEmpty && !text.en.isEmpty && text.vi != text.en)
    }
    #expect(page.wrong != page.right)
  }

  /// An example is wrong for its own reason and for no other.
  @Test(arguments: ScenarioCode.allCases) func examplesAreReadable(_ code: ScenarioCode) {
    for example in [code.page.wrong, code.page.right] where example.hasPrefix("kịch bản") {
      #expect(parse(SourceText(path: "trang.tthc", example)).diagnostics.isEmpty, "\(example)")
    }
  }
}

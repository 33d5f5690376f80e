import Diagnostics
import ProcedureSyntax
import SourceText
import Testing

@testable import ProcedureCompiler

/// Every code has a page, and its examples are what the page says they are.
@Suite struct PageTests {
  private func codes(_ example: String) -> [DiagnosticCode] {
    CompileCase("vi-du.tthc", example).compiled().flatMap(\.diagnostics).map(\.code)
  }

  @Test(arguments: CompileCode.allCases)
  func wrongExamples(_ code: CompileCode) {
    // The last net catches what no other check names; no file is known that falls into it.
    guard code != .badGraph else { return }
    let found = codes(code.page.wrong)
    #expect(found.contains(code.code), "\(code.page.wrong)\n\(found)")
    #expect(Set(found).count == 1, "one mistake, one finding: \(found)\n\(code.page.wrong)")
  }

  @Test(arguments: CompileCode.allCases)
  func rightExamples(_ code: CompileCode) {
    // Examples share a head: not each of them uses all of its names.
    let found = codes(code.page.right).filter {
      code == .unusedName || $0 != CompileCode.unusedName.code
    }
    #expect(found.isEmpty, "\(code.page.right)\n\(found)")
  }

  @Test(arguments: CompileCode.allCases)
  func pagesSpeakBothLanguages(_ code: CompileCode) {
    let page = code.page
    #expect(page.code == code.code)
    for text in [page.title, page.what, page.why] {
      #expect(!text.vi.isEmpty && !text.en.isEmpty && text.vi != text.en)
    }
    if code != .badGraph { #expect(page.wrong != page.right) }
  }

  /// The corpus shows every code at work.
  @Test func theCorpusHasEveryCode() {
    let shown = Set(CompileCase.bad.flatMap { $0.compiled() }.flatMap(\.diagnostics).map(\.code))
    let missing = CompileCode.allCases.filter { $0 != .badGraph && !shown.contains($0.code) }
    #expect(missing.isEmpty)
  }
}

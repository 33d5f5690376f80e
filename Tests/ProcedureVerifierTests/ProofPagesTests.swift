import Diagnostics
import ProcedureVerifier
import SourceText
import Testing

/// Every code has a page, and its examples are what the page says they are.
@Suite struct ProofPagesTests {
  @Test func everyCodeHasOnePage() {
    let codes = ProofPages.all.map(\.code)
    #expect(Set(codes).count == codes.count)
  }

  @Test(arguments: ProofPages.all)
  func examples(_ page: CodePage) {
    let wrong = ProofCase.proved(page.wrong)
    #expect(wrong.unreadable.isEmpty, "\(wrong.unreadable)\n\(page.wrong)")
    let found = wrong.findings.map(\.finding.code)
    #expect(found.contains(page.code), "\(found)\n\(page.wrong)")
    let right = ProofCase.proved(page.right)
    #expect(right.unreadable.isEmpty, "\(right.unreadable)\n\(page.right)")
    let left = right.findings.map(\.finding.message.vi)
    #expect(left.isEmpty, "\(left)\n\(page.right)")
  }

  @Test(arguments: ProofPages.all)
  func bothLanguages(_ page: CodePage) {
    for text in [page.title, page.what, page.why] {
      #expect(!text.vi.isEmpty && !text.en.isEmpty && text.vi != text.en)
    }
  }
}

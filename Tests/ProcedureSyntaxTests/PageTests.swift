import Diagnostics
import SourceText
import Testing

@testable import ProcedureSyntax

/// Every code has a page whose wrong example has the finding, and whose right one has none.
struct PageTests {
  /// The codes that an example gives: when it is read, and when it is printed in English.
  static func codes(_ source: SourceText) -> Set<DiagnosticCode> {
    let file = parse(source)
    var codes = Set(file.diagnostics.map(\.code))
    if case .refused(let reasons) = format(file, dialect: .en) {
      codes.formUnion(reasons.map(\.code))
    }
    return codes
  }

  /// Bytes that cannot be shown in an example.
  static func wrongSource(_ code: SyntaxCode) -> SourceText {
    switch code {
    case .notUTF8: SourceText(path: "x.tthc", bytes: Array("vai trò a \"".utf8) + [0xFF, 0x22])
    case .fileTooLarge:
      SourceText(path: "x.tthc", bytes: Array(repeating: 0x20, count: largestFile + 1))
    default: SourceText(path: "x.tthc", code.page.wrong)
    }
  }

  @Test(arguments: SyntaxCode.allCases)
  func theWrongExampleHasTheFinding(_ code: SyntaxCode) {
    // What cannot be read has no text to show.
    if code == .unreadable {
      let refused = refuseUnreadable(path: "x.tthc", because: Localized(vi: "a", en: "b"))
      #expect(refused.diagnostics.map(\.code) == [code.code])
      return
    }
    #expect(Self.codes(Self.wrongSource(code)).contains(code.code))
  }

  @Test(arguments: SyntaxCode.allCases)
  func theRightExampleHasNone(_ code: SyntaxCode) {
    #expect(Self.codes(SourceText(path: "x.tthc", code.page.right)) == [])
  }

  @Test(arguments: SyntaxCode.allCases)
  func thePageSpeaksBothLanguages(_ code: SyntaxCode) {
    let page = code.page
    #expect(page.code == code.code)
    for text in [page.title, page.what, page.why] {
      for language in Language.allCases {
        #expect(!text[language].isEmpty)
        #expect(nfc(text[language]) == text[language])
      }
      #expect(text.vi != text.en)
    }
  }

  @Test func noCodeIsUsedTwice() {
    #expect(Set(SyntaxCode.allCases.map(\.rawValue)).count == SyntaxCode.allCases.count)
  }
}

import SourceText
import Testing

/// Both languages of a text, kept as one.
@Suite struct LocalizedTests {
  @Test(arguments: [
    Localized(vi: "không liên lạc được", en: "not reached"), Localized(verbatim: "HTTP 500"),
    Localized(vi: "", en: "nothing"), Localized(vi: "không", en: ""), Localized(verbatim: ""),
  ])
  func whatWasJoinedIsRead(_ text: Localized) {
    #expect(Localized(joined: text.joined) == text)
  }

  @Test func aTextOfOneLanguageIsTheSameInBoth() {
    #expect(Localized(verbatim: "bận").joined == "bận")
    #expect(Localized(joined: "chương trình kết thúc với mã 65").en.hasPrefix("chương trình"))
  }

  /// The sign between them can't be smuggled in by what a server or a program says.
  @Test func theSeparatorIsTakenOut() {
    let text = Localized(vi: "a\u{1E}b", en: "c\u{1E}\u{1E}d")
    #expect(Localized(joined: text.joined) == Localized(vi: "ab", en: "cd"))
  }
}

import SourceText
import Testing

@testable import Diagnostics

/// A line, the span underlined in it, and how both are shown.
struct Underlining: Sendable {
  let source: String
  let words: String
  let text: String
  let marks: String

  init(_ source: String, _ words: String, _ text: String, _ marks: String) {
    self.source = source
    self.words = words
    self.text = text
    self.marks = marks
  }

  static let all: [Underlining] = [
    Underlining("bước a", "a", "bước a", "     ^"),
    Underlining("bu\u{31B}o\u{31B}\u{301}c a", "a", "bu\u{31B}o\u{31B}\u{301}c a", "     ^"),
    Underlining("đề a", "đề", "đề a", "^^"),
    Underlining("đê\u{300} a", "a", "đê\u{300} a", "   ^"),
    Underlining("\tdo a", "a", "    do a", "       ^"),
    Underlining("ab\tdo a", "do", "ab  do a", "    ^^"),
    Underlining("a\tb", "\t", "a   b", " ^^^"),
    Underlining("中文 a", "文", "中文 a", "  ^^"),
    Underlining("😀👨‍👩‍👧 a", "a", "😀👨‍👩‍👧 a", "     ^"),
    Underlining("\u{FEFF}tthc 1", "1", "tthc 1", "     ^"),
    Underlining("\u{FEFF}tthc 1", "\u{FEFF}", "tthc 1", "^"),
    Underlining("a\u{202E}b c", "c", "a<U+202E>b c", "           ^"),
    Underlining("a\u{200B}b", "\u{200B}", "a<U+200B>b", " ^^^^^^^^"),
    Underlining("a\u{1B}[31mb", "b", "a<U+001B>[31mb", "             ^"),
    Underlining("a\u{7F}\u{85}b", "b", "a<U+007F><U+0085>b", "                 ^"),
    Underlining("một\r\nhai\r\n", "hai", "hai", "^^^"),
    Underlining("một\rhai", "hai", "hai", "^^^"),
    Underlining("một\nhai\nba", "một\nhai", "một", "^^^"),
    Underlining("một\r\nhai", "\r\n", "một", "   ^"),
  ]
}

@Test(arguments: Underlining.all)
func underlinesByDisplayColumns(_ sample: Underlining) {
  let source = SourceText(path: "a.tthc", sample.source)
  let excerpt = Excerpt(of: span(of: sample.words, in: source), in: source)
  #expect(Array(excerpt.text.utf8) == Array(sample.text.utf8))
  #expect(marks(excerpt) == sample.marks)
}

@Test func marksAPlaceByOneCaret() {
  let source = SourceText(path: "a.tthc", "bước\n\nhết")
  #expect(marks(Excerpt(of: ByteSpan(at: 1), in: source)) == " ^")
  #expect(marks(Excerpt(of: ByteSpan(at: 7), in: source)) == "    ^")
  #expect(marks(Excerpt(of: ByteSpan(at: 8), in: source)) == "^")
  let end = Excerpt(of: ByteSpan(at: 999), in: source)
  #expect(end.line == 3 && end.text == "hết" && marks(end) == "   ^")
  #expect(marks(Excerpt(of: ByteSpan(at: 0), in: SourceText(path: "", ""))) == "^")
}

@Test func showsIllFormedBytes() {
  let source = SourceText(path: "a.tthc", bytes: Array("a ".utf8) + [0xE0, 0xFF] + Array("b".utf8))
  let excerpt = Excerpt(of: ByteSpan(3, 4), in: source)
  #expect(excerpt.text == "a <E0><FF>b")
  #expect(marks(excerpt) == "      ^^^^")
}

@Test(arguments: ["a", "ệ", "e\u{323}\u{302}", "😀", "中"], [0, 30, 5000, 9999])
func aLongLineIsCutAroundTheSpan(_ letter: String, _ before: Int) {
  let text =
    String(repeating: letter, count: before) + "|xyz|"
    + String(repeating: letter, count: 10_000 - before)
  let source = SourceText(path: "a.tthc", text)
  let excerpt = Excerpt(of: span(of: "xyz", in: source), in: source)
  let columns = excerpt.text.reduce(0) { $0 + displayWidth($1) }
  #expect(columns <= 122)
  #expect(excerpt.text.contains("|xyz|"))
  let start = excerpt.text.prefix { $0 != "x" }.reduce(0) { $0 + displayWidth($1) }
  #expect(excerpt.indent == start && excerpt.width == 3)
  #expect(excerpt.text.hasPrefix("…") == (before * displayWidth(Character(letter)) > 40))
  #expect(excerpt.text.hasSuffix("…") == (before < 9990))
}

@Test func underliningEndsWhereALongLineIsCut() {
  let source = SourceText(path: "a.tthc", String(repeating: "b", count: 1_000_000))
  let excerpt = Excerpt(of: source.span, in: source)
  #expect(excerpt.text == String(repeating: "b", count: 120) + "…")
  #expect(excerpt.indent == 0 && excerpt.width == 120)
}

private func marks(_ excerpt: Excerpt) -> String {
  String(repeating: " ", count: excerpt.indent) + String(repeating: "^", count: excerpt.width)
}

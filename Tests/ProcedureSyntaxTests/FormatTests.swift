import Diagnostics
import SourceText
import Testing

@testable import ProcedureSyntax

struct FormatTests {
  static let inputs = Corpus.format.filter { $0.name.hasSuffix(".in.tthc") }

  @Test func corpusIsThere() {
    #expect(Self.inputs.count >= 4)
  }

  /// `x.in.tthc` is printed as `x.out.tthc`.
  @Test(arguments: inputs)
  func isPrintedAsTheGoldenFile(_ file: Corpus.File) throws {
    let text = format(parse(file.source)).text
    let golden = "Tests/Corpus/format/\(file.name.replacing(".in.", with: ".out."))"
    #expect(try Corpus.matches(golden, Array(text.utf8)), "\(text)")
  }

  @Test(arguments: Corpus.good + inputs)
  func twiceIsOnce(_ file: Corpus.File) {
    for dialect in Dialect.allCases {
      let once = format(parse(file.source), dialect: dialect).text
      let twice = format(parse(SourceText(path: file.name, once)))
      #expect(difference(twice.text, once) == nil)
    }
  }

  @Test(arguments: Corpus.good + inputs)
  func theOtherDialectLeadsBack(_ file: Corpus.File) {
    let formatted = format(parse(file.source)).text
    let source = parse(SourceText(path: file.name, formatted))
    let other = format(source, dialect: source.tree.dialect.other).text
    let back = format(
      parse(SourceText(path: file.name, other)), dialect: source.tree.dialect
    ).text
    // A file without a header gets one on the way.
    let header = formatted.hasPrefix("tthc 1") ? "" : "tthc 1\n\n"
    #expect(difference(back, header + formatted) == nil)
  }

  @Test(arguments: Corpus.good + inputs, Twin.allCases)
  func twinsArePrintedTheSame(_ file: Corpus.File, _ twin: Twin) {
    let bytes = file.source.hasByteOrderMark ? Array(file.bytes.dropFirst(3)) : file.bytes
    let plain = bytes.filter { $0 != 0x0D }
    let twinned = SourceText(path: file.name, bytes: twin.of(plain))
    #expect(difference(format(parse(twinned)).text, format(parse(file.source)).text) == nil)
  }

  /// Comments stay, all of them and in their order.
  @Test(arguments: Corpus.good + inputs)
  func commentsStay(_ file: Corpus.File) {
    #expect(
      comments(format(parse(file.source)).text) == comments(file.text.replacing("\r", with: "")))
  }

  /// Found without the lexer: none of these files holds `#` in a string on one line.
  private func comments(_ text: String) -> [String] {
    var inString = false
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      defer { if line.components(of: "\"\"\"") % 2 == 1 { inString.toggle() } }
      guard !inString, let start = line.firstIndex(of: "#") else { return nil }
      return nfc(String(line[start...])).replacing("\u{A0}", with: " ").trimmed
    }
  }

  // MARK: Refusals

  @Test func errorsAreRefused() {
    let file = parse(SourceText(path: "a.tthc", "thủ tục a"))
    guard case .refused(let reasons) = format(file) else {
      Issue.record("printed a file with an error")
      return
    }
    #expect(reasons.map(\.code) == [SyntaxCode.missingEnd.code, SyntaxCode.missingColon.code])
  }

  /// A name that is a keyword of the other dialect, where a keyword could stand too.
  @Test func aNameThatWouldBeReadOtherwiseIsRefused() {
    let text = """
      tthc 1
      kịch bản "K" cho a:
        người_nộp nộp trực tuyến
        at chọn xong_rồi
      hết

      """
    let source = SourceText(path: "a.tthc", text)
    let file = parse(source)
    #expect(report(file, source) == "")
    guard case .refused(let reasons) = format(file, dialect: .en) else {
      Issue.record("printed a file that says something else: \(format(file, dialect: .en).text)")
      return
    }
    #expect(reasons.map(\.code) == [SyntaxCode.changedByLayout.code])
    #expect(reasons.first.map { source.text($0.location.span) } == "at")
  }

  // MARK: Built-in names

  @Test func namesOfTheLanguageChangeWithTheDialect() {
    let text = """
      tthc 1

      thủ tục a "A":
        bước b "B":
          do người_nộp
          trạng thái yêu_cầu_bổ_sung
          chọn c "C" -> d:
            báo người_nộp qua sms bằng yêu_cầu_bổ_sung
            đặt e = kênh_nộp
          hết
          nếu mức_độ là toàn_trình và xử_lý.trực_tuyến -> d
        hết
        kết thúc d "D" thành công
      hết

      """
    let english = format(parse(SourceText(path: "a.tthc", text)), dialect: .en).text
    for line in [
      "by applicant", "status supplement_requested",
      "notify applicant via sms with yêu_cầu_bổ_sung",
      "set e = filed_by", "if level is full and xử_lý.trực_tuyến -> d",
    ] {
      #expect(english.contains("\(line)\n"), "\(line)")
    }
  }

  @Test func namesOfTheAuthorStay() {
    let text = """
      tthc 1

      vai trò người_nộp "Một vai trò của tác giả"

      thủ tục a "A":
        thông tin:
          họ_tên "Họ và tên": chữ
          nơi: lựa chọn trực_tuyến "Trên mạng", tại_chỗ
        hết
        bước b "B":
          do người_nộp
          nhập họ_tên
          nếu nơi là trực_tuyến -> b
        hết
      hết

      """
    let english = format(parse(SourceText(path: "a.tthc", text)), dialect: .en).text
    for line in ["by người_nộp", "enter họ_tên", "if nơi is trực_tuyến -> b"] {
      #expect(english.contains("\(line)\n"), "\(line)")
    }
  }

  @Test func builtInNamesAreUnique() {
    for kind in BuiltinName.Kind.allCases {
      let names = BuiltinNames.all.filter { $0.kind == kind }
      #expect(Set(names.map(\.vi)).count == names.count)
      #expect(Set(names.map(\.en)).count == names.count)
      for name in names {
        #expect(nfc(name.vi) == name.vi)
        #expect(BuiltinNames.named(name.vi, kinds: [kind])?.key == name.key)
        #expect(BuiltinNames.named(name.en, kinds: [kind])?.key == name.key)
      }
    }
    #expect(BuiltinNames.named("hộ_tên") == nil)
    #expect(BuiltinNames.named("trực_tuyến", kinds: [.role]) == nil)
    #expect(BuiltinNames.named("mức_đô\u{323}")?.key == "level")
  }
}

extension StringProtocol {
  fileprivate func components(of part: String) -> Int {
    ranges(of: part).count
  }

  fileprivate var trimmed: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}

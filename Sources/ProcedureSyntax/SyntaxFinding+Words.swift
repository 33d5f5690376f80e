import Diagnostics
import SourceText

/// Every finding of this floor in words, in both languages side by side.
struct SyntaxWording {
  let source: SourceText
  let dialect: Dialect

  func diagnostic(_ finding: SyntaxFinding) -> Diagnostic {
    let words = words(for: finding)
    return Diagnostic(
      words.code.code, words.severity, at: SourceLocation(path: source.path, span: finding.span),
      words.message, label: words.label, breadcrumb: finding.breadcrumb, notes: words.notes,
      fixes: words.fixes)
  }

  private struct Words {
    var code: SyntaxCode
    var severity = Severity.error
    var message: Localized
    var label: Localized?
    var notes: [Localized] = []
    var fixes: [Fix] = []
  }

  private func words(for finding: SyntaxFinding) -> Words {
    let span = finding.span
    let text = words(at: span)
    switch finding.problem {
    case .lexical(let code): return lexical(code, span)
    case .notUTF8:
      return Words(
        code: .notUTF8,
        message: Localized(
          vi: "tệp không phải văn bản UTF-8: byte thứ \(span.lower) không đọc được",
          en: "the file is not UTF-8 text: byte \(span.lower) cannot be read"),
        notes: [
          Localized(
            vi: "lưu lại tệp với bảng mã UTF-8 (trong Word: Lưu dưới dạng, Văn bản thuần, UTF-8)",
            en: "save the file again as UTF-8 (in Word: Save As, Plain Text, UTF-8)")
        ])
    case .emptyFile:
      return Words(
        code: .emptyFile,
        message: Localized(
          vi: "tệp chưa có nội dung: cần ít nhất một khai báo, ví dụ `thủ tục`",
          en: "the file is empty: it needs at least one declaration, such as `procedure`"))
    case .fileTooLarge(let bytes, let limit):
      let (size, most) = (bytes / 1_000_000, limit / 1_000_000)
      return Words(
        code: .fileTooLarge,
        message: Localized(
          vi: "tệp quá lớn: \(size) MB, tối đa \(most) MB",
          en: "the file is too large: \(size) MB, at most \(most) MB"),
        notes: [
          Localized(
            vi: "một thủ tục thường chỉ dài vài trăm dòng; hãy tách tệp, mỗi thủ tục một tệp",
            en: "a procedure is a few hundred lines; split the file, one procedure each")
        ])
    case .unreadable(let reason):
      return Words(
        code: .unreadable,
        message: Localized(
          vi: "không đọc được: \(reason.vi)", en: "cannot be read: \(reason.en)"))
    case .otherFormat(let kind):
      return Words(
        code: .otherFormat,
        message: Localized(
          vi: "đây là tệp \(kind), không phải tệp thủ tục .tthc",
          en: "this is a file of \(kind), not a procedure file .tthc"),
        notes: [
          Localized(
            vi:
              "thủ tục đã biên dịch thì xem bằng `tthc inspect`; dữ liệu của cổng dịch vụ công thì "
              + "chuyển bằng `tthc new --from`",
            en:
              "an artifact is looked at with `tthc inspect`; the sheet of a portal is turned into "
              + "a draft with `tthc new --from`")
        ])
    case .tooManyFindings:
      return Words(
        code: .tooManyFindings, severity: .remark,
        message: Localized(
          vi: "còn nhiều lỗi nữa trong tệp này; sửa các lỗi trên rồi kiểm tra lại",
          en: "there are more errors in this file; mend those above and check again"))
    case .unknownStatement(let suggestion):
      return Words(
        code: .unknownStatement,
        message: Localized(
          vi: "không hiểu dòng bắt đầu bằng “\(text)”",
          en: "a line that starts with “\(text)” is not understood here"),
        label: Localized(vi: "không phải từ khóa ở đây", en: "no keyword of this place"),
        notes: didYouMean(suggestion))
    case .misplacedStatement(let keyword, let block): return misplaced(keyword, in: block)
    case .missingMarks(let keyword):
      let phrase = keyword.phrase(dialect)
      return Words(
        code: .missingMarks,
        message: Localized(
          vi: "“\(text)” viết thiếu hoặc sai dấu: cần viết `\(phrase)`",
          en: "“\(text)” lacks its marks or has wrong ones: write `\(phrase)`"),
        fixes: [replace(span, with: phrase, .safe)])
    case .otherDialect(let keyword):
      let phrase = keyword.phrase(dialect)
      return Words(
        code: .otherDialect,
        message: Localized(
          vi:
            "“\(text)” là từ khóa tiếng \(dialect.other.name.vi), còn tệp này dùng tiếng \(dialect.name.vi): cần viết `\(phrase)`",
          en:
            "“\(text)” is a keyword in \(dialect.other.name.en), but this file uses \(dialect.name.en): write `\(phrase)`"
        ),
        fixes: [replace(span, with: phrase, .safe)])
    case .missingColon(let header):
      let line = self.words(at: header)
      return Words(
        code: .missingColon,
        message: Localized(
          vi: "dòng “\(line)” mở một khối nên phải kết thúc bằng dấu `:`",
          en: "the line “\(line)” opens a block, so it must end in `:`"),
        label: Localized(vi: "thiếu dấu `:`", en: "`:` is missing"),
        fixes: [
          Fix(
            Localized(vi: "thêm `:`", en: "add `:`"),
            edits: [TextEdit(ByteSpan(at: span.lower), ":")], .safe)
        ])
    case .missingEnd(let offset):
      let end = Keyword.endBlock.phrase(dialect)
      return Words(
        code: .missingEnd,
        message: Localized(
          vi: "khối mở ở “\(text)” chưa được đóng bằng `\(end)`",
          en: "the block opened by “\(text)” is not closed by `\(end)`"),
        label: Localized(vi: "khối mở ở đây", en: "the block opens here"),
        fixes: [
          Fix(
            Localized(vi: "thêm `\(end)`", en: "add `\(end)`"),
            edits: [TextEdit(ByteSpan(at: offset), "\n\(end)")], .unsafe)
        ])
    case .strayEnd(let isInBlock):
      return Words(
        code: .strayEnd,
        message: isInBlock
          ? Localized(
            vi: "thừa `\(text)`: khối ở ngay trên đã đóng rồi",
            en: "one `\(text)` too many: the block above is closed already")
          : Localized(
            vi: "thừa `\(text)`: không còn khối nào đang mở", en: "`\(text)` closes no block"),
        fixes: [
          Fix(
            Localized(vi: "xóa dòng này", en: "delete this line"),
            edits: [TextEdit(span, "")], .unsafe)
        ])
    case .blockNotExpected(let header):
      let line = self.words(at: header)
      return Words(
        code: .blockNotExpected,
        message: Localized(
          vi: "dòng “\(line)” không mở khối nào nên không được kết thúc bằng dấu `:`",
          en: "the line “\(line)” opens no block, so it must not end in `:`"),
        label: Localized(vi: "bỏ dấu `:` và khối theo sau", en: "leave out `:` and its block"))
    case .unexpectedWords(let suggestion):
      return Words(
        code: .unexpectedWords,
        message: Localized(
          vi: "phần “\(text)” ở cuối dòng viết chưa đúng",
          en: "the rest of the line, “\(text)”, is not understood"),
        label: Localized(vi: "phần chưa hiểu được", en: "left over"), notes: didYouMean(suggestion)
      )
    case .expected(let expectation, let suggestion): return expected(expectation, suggestion, span)
    case .reservedName:
      return Words(
        code: .reservedName,
        message: Localized(
          vi: "`\(text)` là từ nối của ngôn ngữ, không dùng làm tên được",
          en: "`\(text)` is an operator word and cannot be a name"))
    case .nameWithSpaces(let name):
      return Words(
        code: .nameWithSpaces,
        message: Localized(
          vi: "tên “\(text)” phải viết liền bằng dấu gạch dưới: `\(name)`",
          en: "the words of the name “\(text)” are joined by underscores: `\(name)`"),
        fixes: [replace(span, with: name, .safe)])
    case .otherHeader(let used):
      return Words(
        code: .otherHeader,
        message: Localized(
          vi:
            "dòng đầu ghi `\(text)` (tiếng \(used.other.name.vi)), nhưng tệp viết bằng từ khóa tiếng \(used.name.vi)",
          en:
            "the header says `\(text)` (\(used.other.name.en)), but the file is written with keywords in \(used.name.en)"
        ),
        fixes: [replace(span, with: used.rawValue, .safe)])
    case .everydaySpelling(let right): return everyday(right, span)
    case .nestedTooDeep:
      return Words(
        code: .nestedTooDeep,
        message: Localized(
          vi: "các khối hoặc dấu ngoặc lồng nhau quá sâu (quá \(Parser.deepestNesting) lớp)",
          en: "blocks or brackets are nested too deep (over \(Parser.deepestNesting) levels)"))
    case .unknownVersion:
      return Words(
        code: .unknownVersion,
        message: Localized(
          vi: "phiên bản ngôn ngữ `\(text)` chưa có; phiên bản hiện hành là 1",
          en: "language version `\(text)` is not known; the current one is 1"))
    case .mixedJunctions:
      let (and, or) = (Keyword.and.phrase(dialect), Keyword.or.phrase(dialect))
      return Words(
        code: .mixedJunctions,
        message: Localized(
          vi:
            "`\(and)` và `\(or)` đứng lẫn trong một điều kiện mà không có ngoặc: có thể hiểu hai cách",
          en: "`\(and)` and `\(or)` in one condition without brackets can be read in two ways"),
        notes: [
          Localized(
            vi: "viết rõ một cách: `(a \(and) b) \(or) c`, hoặc `a \(and) (b \(or) c)`",
            en: "write one of them: `(a \(and) b) \(or) c`, or `a \(and) (b \(or) c)`")
        ])
    case .chainedComparison:
      let and = Keyword.and.phrase(dialect)
      return Words(
        code: .chainedComparison,
        message: Localized(
          vi: "không viết liền hai phép so sánh; tách thành hai điều kiện nối bằng `\(and)`",
          en: "comparisons do not chain; write two of them joined by `\(and)`"))
    case .noDivision:
      return Words(
        code: .noDivision,
        message: Localized(
          vi: "ngôn ngữ không có phép chia; viết thành phép nhân, ví dụ `x * 0,5`",
          en: "there is no division; write a multiplication, such as `x * 0,5`"))
    case .unclosedBracket:
      return Words(
        code: .unclosedBracket,
        message: Localized(vi: "thiếu dấu `)` đóng ngoặc", en: "a `)` is missing"))
    case .changedByLayout(let printed):
      let isTranslation = printed != dialect
      return Words(
        code: .changedByLayout,
        message: isTranslation
          ? Localized(
            vi: "không chuyển được tệp này sang từ khóa của ngôn ngữ kia: “\(text)” sẽ bị hiểu "
              + "khác đi",
            en: "the file cannot be printed in the other dialect: “\(text)” would be read otherwise"
          )
          : Localized(
            vi: "không trình bày lại được tệp này: “\(text)” sẽ bị hiểu sai nghĩa",
            en: "the file cannot be laid out again: “\(text)” would be read otherwise"),
        notes: [
          Localized(
            vi: "tệp được giữ nguyên; nếu “\(text)” là tên do bạn đặt, hãy đổi tên đó",
            en: "the file stays as it is; if “\(text)” is a name of yours, choose another one")
        ])
    }
  }

  /// A word, phrase or sign of everyday texts, and how it is written here.
  private func everyday(_ right: String, _ span: ByteSpan) -> Words {
    let text = words(at: span).trimmingSpaces
    guard !right.isEmpty else {
      return Words(
        code: .everydaySpelling,
        message: Localized(vi: "thừa chữ “\(text)”, cần bỏ", en: "leave out “\(text)”"),
        fixes: [
          Fix(
            Localized(vi: "bỏ “\(text)”", en: "leave out “\(text)”"), edits: [TextEdit(span, "")],
            .safe)
        ])
    }
    return Words(
      code: .everydaySpelling,
      message: Localized(
        vi: "“\(text)” chưa đúng cách viết: cần viết `\(right)`",
        en: "“\(text)” is written `\(right)` here"),
      fixes: [replace(span, with: right, .safe)])
  }

  /// A line in a wrong block, and the blocks in which it stands.
  private func misplaced(_ keyword: Keyword, in block: Keyword?) -> Words {
    let line = keyword.phrase(dialect)
    let homes = homes(of: keyword, near: block)
    let here =
      block.map {
        Localized(
          vi: "không thuộc khối `\($0.phrase(dialect))`",
          en: "does not belong in a `\($0.phrase(dialect))` block")
      } ?? Localized(vi: "không đứng ngoài các khối", en: "does not stand outside blocks")
    return Words(
      code: .misplacedStatement,
      message: Localized(
        vi: "dòng `\(line)` \(here.vi); dòng này viết \(homes.vi)",
        en: "a `\(line)` line \(here.en); it is written \(homes.en)"),
      label: Localized(vi: "không dùng được ở đây", en: "not possible here"))
  }

  /// Where a line may stand: in the blocks that these keywords open, or outside of all. Blocks that
  /// stand in the one at hand are named first.
  private func homes(of keyword: Keyword, near block: Keyword?) -> Localized {
    let contexts = Context.allCases.filter { $0.forms.contains { $0.keyword == keyword } }
    let forms = Context.allCases.flatMap(\.forms)
    let here = forms.filter { $0.keyword == block }.compactMap(\.opening.context)
    var openers: [Keyword] = []
    for form in here.flatMap(\.forms) + forms {
      guard let opened = form.opening.context, contexts.contains(opened),
        !openers.contains(form.keyword)
      else { continue }
      openers.append(form.keyword)
    }
    let list = joined(
      openers.prefix(Self.mostNamed).map { Localized(verbatim: "`\($0.phrase(dialect))`") })
    let isOutside = contexts.contains(.file)
    guard !openers.isEmpty else { return Localized(vi: "ngoài các khối", en: "outside blocks") }
    return Localized(
      vi: "trong khối \(list.vi)" + (isOutside ? ", hoặc ngoài các khối" : ""),
      en: "in a block of \(list.en)" + (isOutside ? ", or outside blocks" : ""))
  }

  // MARK: The text itself

  private func lexical(_ code: SyntaxCode, _ span: ByteSpan) -> Words {
    switch code {
    case .noBreakSpace:
      return Words(
        code: code, severity: .remark,
        message: Localized(
          vi: "có dấu cách không ngắt (thường do dán từ Word); được hiểu như dấu cách thường",
          en: "a no-break space (often pasted from Word) is read as a plain space"),
        fixes: [
          Fix(
            Localized(vi: "thay bằng dấu cách thường", en: "replace it by a plain space"),
            edits: [TextEdit(span, " ")], .safe)
        ])
    case .invisibleCharacter:
      return Words(
        code: code,
        message: Localized(
          vi: "có ký tự vô hình trong văn bản; hãy xóa đi", en: "an invisible character; delete it"),
        fixes: [
          Fix(
            Localized(vi: "xóa ký tự vô hình", en: "delete the invisible character"),
            edits: [TextEdit(span, "")], .safe)
        ])
    case .unclosedString:
      return Words(
        code: code,
        message: Localized(
          vi: "thiếu dấu ngoặc kép đóng sau “\(inner(span))”",
          en: "a closing quotation mark is missing after “\(inner(span))”"),
        notes: [
          Localized(
            vi: "văn bản nhiều dòng mở và đóng bằng ba dấu `\"\"\"`",
            en: "text of several lines opens and closes with `\"\"\"`")
        ])
    case .unclosedMultilineString:
      return Words(
        code: code,
        message: Localized(
          vi: "văn bản nhiều dòng mở bằng `\"\"\"` ở đây chưa được đóng",
          en: "the text of several lines opened by `\"\"\"` here is not closed"))
    case .mixedQuotes:
      return Words(
        code: code, severity: .warning,
        message: Localized(
          vi: "dấu ngoặc kép mở và đóng của \(words(at: span)) không cùng kiểu",
          en: "the quotation marks of \(words(at: span)) do not match"),
        fixes: [straightened(span)])
    case .unknownEscape:
      return Words(
        code: code,
        message: Localized(
          vi: "sau `\\` chỉ viết được `\"`, `\\`, `n` hoặc `{`",
          en: "after `\\` only `\"`, `\\`, `n` or `{` may stand"))
    case .wordJoinedToNumber:
      return Words(
        code: code,
        message: Localized(
          vi: "số và chữ viết liền nhau; cần một dấu cách sau `\(words(at: span))`",
          en: "a number and a word are joined; put a space after `\(words(at: span))`"),
        fixes: [
          Fix(
            Localized(vi: "thêm dấu cách", en: "add a space"),
            edits: [TextEdit(ByteSpan(at: span.upper), " ")], .safe)
        ])
    case .timeWithLetter:
      let right = words(at: span).map { $0.isNumber ? String($0) : ":" }.joined()
      return Words(
        code: code,
        message: Localized(
          vi: "giờ “\(words(at: span))” cần viết `\(right)`",
          en: "the time “\(words(at: span))” is written `\(right)`"),
        fixes: [replace(span, with: right, .safe)])
    case .otherArrow:
      return Words(
        code: code,
        message: Localized(
          vi: "mũi tên “\(words(at: span))” cần viết `->`",
          en: "the arrow “\(words(at: span))” is written `->`"),
        fixes: [replace(span, with: "->", .safe)])
    case .strayCharacter, .notUTF8, .emptyFile, .fileTooLarge, .tooManyFindings, .unreadable,
      .otherFormat, .unknownStatement,
      .misplacedStatement, .missingMarks, .otherDialect, .missingColon, .missingEnd, .strayEnd,
      .blockNotExpected,
      .unexpectedWords, .expected, .reservedName, .nestedTooDeep, .unknownVersion, .mixedJunctions,
      .chainedComparison, .noDivision, .unclosedBracket, .changedByLayout, .nameWithSpaces,
      .otherHeader, .everydaySpelling:
      return Words(
        code: .strayCharacter,
        message: Localized(
          vi: "ký tự `\(words(at: span))` không có nghĩa trong ngôn ngữ",
          en: "the character `\(words(at: span))` has no meaning here"))
    }
  }

  /// The words of a string that is not closed.
  private func inner(_ span: ByteSpan) -> String {
    let isCurly = source.text(ByteSpan(span.lower, span.lower + 3)).hasPrefix("“")
    return words(at: ByteSpan(span.lower + (isCurly ? 3 : 1), span.upper))
  }

  /// Straight quotation marks at both ends of a string.
  private func straightened(_ span: ByteSpan) -> Fix {
    let curly = ["“", "”"]
    let opens = curly.contains { source.text(span).hasPrefix($0) }
    let closes = curly.contains { source.text(span).hasSuffix($0) }
    let edits = [
      opens ? TextEdit(ByteSpan(span.lower, span.lower + 3), "\"") : nil,
      closes ? TextEdit(ByteSpan(span.upper - 3, span.upper), "\"") : nil,
    ]
    return Fix(
      Localized(vi: "dùng dấu ngoặc kép thẳng", en: "use straight quotation marks"),
      edits: edits.compactMap { $0 }, .safe)
  }

  // MARK: What was expected

  private func expected(
    _ expectation: SyntaxExpectation, _ suggestion: String?, _ span: ByteSpan
  ) -> Words {
    let wanted = describe(expectation)
    let found = words(at: span)
    let message =
      found.isEmpty
      ? Localized(
        vi: "dòng chưa đủ: còn thiếu \(wanted.vi)",
        en: "the line stops short: expected \(wanted.en)")
      : Localized(
        vi: "cần \(wanted.vi), nhưng gặp “\(found)”",
        en: "expected \(wanted.en), but found “\(found)”")
    var notes = didYouMean(suggestion)
    if case .oneOf(let keywords) = expectation, keywords.count > Self.mostNamed {
      let list = keywords.prefix(14).map { "`\($0.phrase(dialect))`" }.joined(separator: ", ")
      notes.append(Localized(vi: "có thể viết: \(list)", en: "possible here: \(list)"))
    }
    return Words(
      code: .expected, message: message,
      label: Localized(vi: "cần \(wanted.vi)", en: "\(wanted.en) expected"), notes: notes)
  }

  private func describe(_ expectation: SyntaxExpectation) -> Localized {
    switch expectation {
    case .name: Localized(vi: "một tên", en: "a name")
    case .string: Localized(vi: "lời văn trong ngoặc kép", en: "words in quotation marks")
    case .value: Localized(vi: "một giá trị", en: "a value")
    case .count: Localized(vi: "một con số", en: "a number")
    case .type:
      Localized(
        vi: "kiểu dữ liệu (chữ, số, tiền, ngày…)", en: "a type (text, number, money, date…)")
    case .date: Localized(vi: "ngày dạng 26/01/2026", en: "a date such as 26/01/2026")
    case .time: Localized(vi: "giờ dạng 16:30", en: "a time such as 16:30")
    case .documentNumber:
      Localized(
        vi: "số hiệu văn bản, ví dụ 61/2018/NĐ-CP", en: "a document number, such as 61/2018/NĐ-CP")
    case .procedureCode:
      Localized(vi: "mã thủ tục, ví dụ 1.013225", en: "a procedure code, such as 1.013225")
    case .version:
      Localized(vi: "phiên bản ngôn ngữ, ví dụ `tthc 1`", en: "a version, such as `tthc 1`")
    case .arrow:
      Localized(vi: "mũi tên `->` và bước tiếp theo", en: "an arrow `->` and the next step")
    case .colon: Localized(vi: "dấu `:`", en: "`:`")
    case .comma: Localized(vi: "dấu `,`", en: "`,`")
    case .equalSign: Localized(vi: "dấu `=`", en: "`=`")
    case .parenthesis: Localized(vi: "dấu `(`", en: "`(`")
    case .elementAfterComma:
      Localized(vi: "phần tử tiếp theo sau dấu phẩy", en: "another element after the comma")
    case .alternatives(let expectations): joined(expectations.map(describe))
    case .keyword(let keyword):
      Localized(verbatim: "`\(keyword.phrase(dialect))`")
    case .oneOf(let keywords):
      if keywords.count <= Self.mostNamed {
        joined(keywords.map { Localized(verbatim: "`\($0.phrase(dialect))`") })
      } else {
        Localized(
          vi: "một trong các từ dùng được ở đây", en: "one of the words that may stand here")
      }
    }
  }

  /// Up to this many words are named in the message itself.
  private static let mostNamed = 5

  /// `a`, `b` hoặc `c`.
  private func joined(_ wanted: [Localized]) -> Localized {
    func join(_ words: [String], _ or: String) -> String {
      let last = words.suffix(2).joined(separator: " \(or) ")
      return (words.dropLast(2) + [last]).joined(separator: ", ")
    }
    return Localized(vi: join(wanted.map(\.vi), "hoặc"), en: join(wanted.map(\.en), "or"))
  }

  private func didYouMean(_ suggestion: String?) -> [Localized] {
    guard let suggestion else { return [] }
    return [
      Localized(vi: "có phải ý là `\(suggestion)`?", en: "did you mean `\(suggestion)`?")
    ]
  }

  private func replace(_ span: ByteSpan, with text: String, _ safety: Fix.Safety) -> Fix {
    Fix(
      Localized(vi: "viết `\(text)`", en: "write `\(text)`"),
      edits: [TextEdit(span, text)], safety)
  }

  /// The author's words, short enough for a message, and never read to the end where they are long.
  private func words(at span: ByteSpan) -> String {
    let text = source.text(ByteSpan(span.lower, min(span.upper, span.lower + 400)))
    let line = text.prefix { !$0.isNewline }
    return line.count > 60 ? line.prefix(57) + "…" : String(line)
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}

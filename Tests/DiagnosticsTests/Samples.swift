import Diagnostics
import SourceText

/// A procedure file with the mistake that the guide to findings shows.
let licenceSource = SourceText(
  path: "Procedures/lao-cai/cap-lai.tthc",
  String(repeating: "\n", count: 21)
    + "  bước tiếp_nhận \"Tiếp nhận hồ sơ\":\n"
    + "    nếu thiếu giấy tờ bắt buộc thì chuyển sang bổ_sung\n"
    + "  hết\n")

/// The finding of that mistake, with everything a finding may carry.
let unknownStep = Diagnostic(
  DiagnosticCode(2104), .error, at: location(of: "bổ_sung", in: licenceSource),
  Localized(vi: "không có bước nào tên `bổ_sung`", en: "no step named `bổ_sung`"),
  label: Localized(
    vi: "chưa khai báo trong thủ tục này", en: "not declared in this procedure"),
  breadcrumb: ["thủ tục `cấp_lại_giấy_phép`", "bước `tiếp_nhận`"],
  fixes: [
    .advice(
      Localized(
        vi: "thêm `bước bổ_sung … hết`, hoặc chuyển sang một bước đã có: thẩm_định, tiếp_nhận",
        en: "add `bước bổ_sung … hết`, or go to an existing step: thẩm_định, tiếp_nhận"))
  ])

/// The place of the first `words` in `source`; the start of the file if they are not in it.
func location(of words: String, in source: SourceText) -> SourceLocation {
  SourceLocation(path: source.path, span: span(of: words, in: source))
}

/// The span of the first `words` in `source`; the start of the file if they are not in it.
func span(of words: String, in source: SourceText) -> ByteSpan {
  let wanted = Array(words.utf8)
  let starts = 0...max(0, source.bytes.count - wanted.count)
  let start = starts.first { source.bytes[$0...].starts(with: wanted) }
  return start.map { ByteSpan($0, $0 + wanted.count) } ?? ByteSpan(at: 0)
}

/// A report on findings in one file.
func report(
  _ findings: [Diagnostic], in source: SourceText, _ language: Language = .vi
) -> Report {
  Report(findings, in: language) { $0 == source.path ? source : nil }
}

/// A bare finding at a span of a file.
func finding(_ span: ByteSpan, in source: SourceText, code: Int = 1001) -> Diagnostic {
  Diagnostic(
    DiagnosticCode(code), .warning, at: SourceLocation(path: source.path, span: span),
    Localized(vi: "chỗ này lạ", en: "odd"))
}

import Diagnostics
import SourceText
import Testing

private func findings(_ severities: [Severity], files: Int) -> [Diagnostic] {
  severities.enumerated().map { index, severity in
    Diagnostic(
      DiagnosticCode(index), severity,
      at: SourceLocation(path: "\(index % files).tthc", span: ByteSpan(at: index)),
      Localized(verbatim: "x"))
  }
}

private let summaries: [(severities: [Severity], files: Int, vi: String, en: String)] = [
  ([], 1, "không có lỗi hay cảnh báo nào", "no findings"),
  ([.error], 1, "1 lỗi trong 1 tệp", "1 error in 1 file"),
  (
    [.error, .warning, .error, .error], 2, "3 lỗi, 1 cảnh báo trong 2 tệp",
    "3 errors, 1 warning in 2 files"
  ),
  (
    [.remark, .warning, .remark, .warning], 3, "2 cảnh báo, 2 nhận xét trong 3 tệp",
    "2 warnings, 2 remarks in 3 files"
  ),
]

@Test(arguments: summaries)
func sumsUp(_ sample: (severities: [Severity], files: Int, vi: String, en: String)) {
  let findings = findings(sample.severities, files: sample.files)
  #expect(Report(findings, in: .vi, sources: { _ in nil }).summary() == sample.vi)
  #expect(Report(findings, in: .en, sources: { _ in nil }).summary() == sample.en)
}

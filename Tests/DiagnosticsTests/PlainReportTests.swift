import Diagnostics
import SourceText
import Testing

@Test func writesAParagraphInVietnamese() {
  let expected = """
    Procedures/lao-cai/cap-lai.tthc:23:48: lỗi[TTHC2104]: không có bước nào tên `bổ_sung`
        trong thủ tục `cấp_lại_giấy_phép`, bước `tiếp_nhận`
        `bổ_sung`: chưa khai báo trong thủ tục này
        gợi ý: thêm `bước bổ_sung … hết`, hoặc chuyển sang một bước đã có: thẩm_định, tiếp_nhận
        xem: tthc explain TTHC2104

    """
  #expect(report([unknownStep], in: licenceSource).plain() == expected)
}

@Test func writesAParagraphInEnglish() {
  let expected = """
    Procedures/lao-cai/cap-lai.tthc:23:48: error[TTHC2104]: no step named `bổ_sung`
        in thủ tục `cấp_lại_giấy_phép`, bước `tiếp_nhận`
        `bổ_sung`: not declared in this procedure
        help: add `bước bổ_sung … hết`, or go to an existing step: thẩm_định, tiếp_nhận
        see: tthc explain TTHC2104

    """
  #expect(report([unknownStep], in: licenceSource, .en).plain() == expected)
}

@Test func hidesNothingInPlainText() {
  let source = SourceText(path: "a\u{1B}b.tthc", "x\n")
  let odd = Diagnostic(
    DiagnosticCode(12), .remark, at: SourceLocation(path: source.path, span: ByteSpan(0, 2)),
    Localized(verbatim: "tên `a\u{202E}b`"), label: Localized(verbatim: "hai\ndòng"),
    related: [
      Related(
        SourceLocation(path: source.path, span: ByteSpan(at: 2)), Localized(verbatim: "cuối tệp"))
    ])
  let expected = """
    a<U+001B>b.tthc:1:1: nhận xét[TTHC0012]: tên `a<U+202E>b`
        chỗ này: hai dòng
        liên quan: a<U+001B>b.tthc:2:1: cuối tệp
        xem: tthc explain TTHC0012

    """
  #expect(report([odd], in: source).plain() == expected)
}

@Test func paragraphsAreSetApart() {
  let source = SourceText(path: "a.tthc", "hết\n")
  let two = [finding(ByteSpan(0, 1), in: source), finding(ByteSpan(1, 2), in: source)]
  let expected = """
    a.tthc:1:1: warning[TTHC1001]: odd
        see: tthc explain TTHC1001

    a.tthc:1:2: warning[TTHC1001]: odd
        see: tthc explain TTHC1001

    """
  #expect(report(two, in: source, .en).plain() == expected)
}

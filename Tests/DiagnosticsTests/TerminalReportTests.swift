import Diagnostics
import SourceText
import Testing

@Test func drawsABoxInVietnamese() {
  let expected = """
    lỗi[TTHC2104]: không có bước nào tên `bổ_sung`
      ┌─ Procedures/lao-cai/cap-lai.tthc:23:48
      │  trong thủ tục `cấp_lại_giấy_phép` › bước `tiếp_nhận`
    23│     nếu thiếu giấy tờ bắt buộc thì chuyển sang bổ_sung
      │                                                ^^^^^^^ chưa khai báo trong thủ tục này
      = gợi ý: thêm `bước bổ_sung … hết`, hoặc chuyển sang một bước đã có: thẩm_định, tiếp_nhận
      = xem: tthc explain TTHC2104

    """
  #expect(report([unknownStep], in: licenceSource).terminal() == expected)
}

@Test func drawsABoxInEnglish() {
  let expected = """
    error[TTHC2104]: no step named `bổ_sung`
      ┌─ Procedures/lao-cai/cap-lai.tthc:23:48
      │  in thủ tục `cấp_lại_giấy_phép` › bước `tiếp_nhận`
    23│     nếu thiếu giấy tờ bắt buộc thì chuyển sang bổ_sung
      │                                                ^^^^^^^ not declared in this procedure
      = help: add `bước bổ_sung … hết`, or go to an existing step: thẩm_định, tiếp_nhận
      = see: tthc explain TTHC2104

    """
  #expect(report([unknownStep], in: licenceSource, .en).terminal() == expected)
}

@Test func drawsRelatedPlacesAndNotes() {
  let source = SourceText(path: "a.tthc", "bước a \"A\"\nhết\nbước a \"B\"\nhết\n")
  let twice = Diagnostic(
    DiagnosticCode(2001), .warning,
    at: SourceLocation(path: "a.tthc", span: ByteSpan(28, 29)),
    Localized(vi: "tên `a` đã dùng", en: "name `a` is taken"),
    related: [
      Related(
        SourceLocation(path: "a.tthc", span: ByteSpan(8, 9)),
        Localized(vi: "khai báo lần đầu", en: "first declared here")),
      Related(
        SourceLocation(path: "b.tthc", span: ByteSpan(8, 9)),
        Localized(vi: "và ở đây", en: "and here")),
    ],
    notes: [Localized(vi: "dòng một\ndòng hai", en: "line one\nline two")])
  let expected = """
    cảnh báo[TTHC2001]: tên `a` đã dùng
      ┌─ a.tthc:3:6
     3│ bước a "B"
      │      ^
      ├─ a.tthc:1:6
     1│ bước a "A"
      │      - khai báo lần đầu
      ├─ b.tthc
      │  và ở đây
      = lưu ý: dòng một
               dòng hai
      = xem: tthc explain TTHC2001

    """
  #expect(report([twice], in: source).terminal() == expected)
}

@Test func showsAFindingOfAnUnknownFile() {
  let expected = """
    lỗi[TTHC2104]: không có bước nào tên `bổ_sung`
      ┌─ Procedures/lao-cai/cap-lai.tthc
      │  trong thủ tục `cấp_lại_giấy_phép` › bước `tiếp_nhận`
      │  chưa khai báo trong thủ tục này
      = gợi ý: thêm `bước bổ_sung … hết`, hoặc chuyển sang một bước đã có: thẩm_định, tiếp_nhận
      = xem: tthc explain TTHC2104

    """
  #expect(Report([unknownStep], in: .vi, sources: { _ in nil }).terminal() == expected)
}

@Test func coloursLeaveTheTextAlone() {
  let coloured = report([unknownStep], in: licenceSource).terminal(colour: true)
  #expect(coloured.hasPrefix("\u{1B}[1;31mlỗi[TTHC2104]\u{1B}[0m\u{1B}[1m: "))
  let pieces = coloured.split(separator: "\u{1B}[", omittingEmptySubsequences: false)
  let plain = pieces.enumerated().map { index, piece in
    index == 0 ? String(piece) : String(piece.drop { $0 != "m" }.dropFirst())
  }
  #expect(plain.joined() == report([unknownStep], in: licenceSource).terminal())
}

@Test func findingsAreSetApart() {
  let source = SourceText(path: "a.tthc", "hết\n")
  let two = [finding(ByteSpan(1, 2), in: source), finding(ByteSpan(0, 1), in: source)]
  let text = report(two, in: source, .en).terminal()
  let expected = """
    warning[TTHC1001]: odd
      ┌─ a.tthc:1:1
     1│ hết
      │ ^
      = see: tthc explain TTHC1001

    warning[TTHC1001]: odd
      ┌─ a.tthc:1:2
     1│ hết
      │  ^
      = see: tthc explain TTHC1001

    """
  #expect(text == expected)
}

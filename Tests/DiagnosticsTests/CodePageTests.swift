import Diagnostics
import SourceText
import Testing

private let page = CodePage(
  DiagnosticCode(2104),
  title: Localized(vi: "bước không tồn tại", en: "unknown step"),
  what: Localized(
    vi: "Một kết quả dẫn tới một bước chưa khai báo.", en: "An outcome leads to an undeclared step."
  ),
  why: Localized(vi: "Hồ sơ sẽ không biết đi đâu.", en: "The case would not know where to go."),
  wrong: "chọn hợp_lệ -> xong\n",
  right: "chọn hợp_lệ -> xong\n\nbước xong \"Xong\":\r\nhết")

@Test func printsThePageInVietnamese() {
  let expected = """
    TTHC2104: bước không tồn tại

    Một kết quả dẫn tới một bước chưa khai báo.

    Vì sao: Hồ sơ sẽ không biết đi đâu.

    Viết sai:

        chọn hợp_lệ -> xong

    Viết đúng:

        chọn hợp_lệ -> xong

        bước xong "Xong":
        hết

    """
  #expect(page.render(.vi) == expected)
}

@Test func printsThePageInEnglish() {
  let expected = """
    TTHC2104: unknown step

    An outcome leads to an undeclared step.

    Why: The case would not know where to go.

    Wrong:

        chọn hợp_lệ -> xong

    Right:

        chọn hợp_lệ -> xong

        bước xong "Xong":
        hết

    """
  #expect(page.render(.en) == expected)
}

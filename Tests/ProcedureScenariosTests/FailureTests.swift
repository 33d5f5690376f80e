import Diagnostics
import ProcedureScenarios
import SourceText
import Testing

/// A scenario that does not come true, and what is said about it.
struct Failure: Sendable, CustomTestStringConvertible {
  /// What follows after filing, or the whole scenario.
  var lines: String
  var isAfterFiling = true
  var vi: String
  var en: String

  var testDescription: String { lines }
}

@Suite struct FailureTests {
  static let failures: [Failure] = [
    Failure(
      lines: """
        một_cửa chọn hợp_lệ
        """,
      vi: """
        một_cửa chọn hợp_lệ
        lỗi[TTHC6002]: việc này không được chấp nhận: chưa thu đủ “Phí thẩm định”, còn 75.000 đồng
          thu đủ rồi mới đi tiếp
          nếu đúng là phải bị từ chối, thêm dòng `thì không được` ngay sau dòng này
        """,
      en: """
        một_cửa chọn hợp_lệ
        error[TTHC6002]: this is refused: “Phí thẩm định” is not paid: 75.000 đồng outstanding
          collect it first
          if it has to be refused, write `then is refused` right after this line
        """),
    Failure(
      lines: """
        thì ở xử_lý, hạn 28/01/2026, trạng thái đã_xử_lý_xong, kết thúc đã_cấp
        thì phí thẩm_định = 80.000 đồng, thông tin lý_do = "x", thông tin diện_tích = 51, hạn trả \
        01/02/2026
        """,
      vi: """
        ở xử_lý
        lỗi[TTHC6001]: mong đợi hồ sơ ở bước “Thẩm định”, nhưng hồ sơ đang ở bước “Tiếp nhận, \
        kiểm tra hồ sơ”
        hạn 28/01/2026
        lỗi[TTHC6001]: mong đợi bước có hạn 28/01/2026, nhưng hạn là 27/01/2026 08:00
        trạng thái đã_xử_lý_xong
        lỗi[TTHC6001]: mong đợi trạng thái là “Đã xử lý xong”, nhưng trạng thái đang là “Đang xử lý”
        kết thúc đã_cấp
        lỗi[TTHC6001]: mong đợi hồ sơ kết thúc “Đã cấp phép”, nhưng hồ sơ đang ở bước “Tiếp nhận, \
        kiểm tra hồ sơ”
        phí thẩm_định = 80.000 đồng
        lỗi[TTHC6001]: mong đợi “Phí thẩm định” là 80.000 đồng, nhưng số phải thu là 75.000 đồng
        thông tin lý_do = "x"
        lỗi[TTHC6001]: mong đợi “Lý do” là “x”, nhưng chưa ai nhập
        thông tin diện_tích = 51
        lỗi[TTHC6001]: mong đợi “Diện tích (m²)” là 51, nhưng giá trị là 50
        hạn trả 01/02/2026
        lỗi[TTHC6001]: mong đợi hẹn trả 01/02/2026, nhưng chưa bắt đầu tính thời hạn
        """,
      en: """
        ở xử_lý
        error[TTHC6001]: expected the case to be in step “Thẩm định”, but the case is in step \
        “Tiếp nhận, kiểm tra hồ sơ”
        hạn 28/01/2026
        error[TTHC6001]: expected the step to be due 28/01/2026, but it is due 27/01/2026 08:00
        trạng thái đã_xử_lý_xong
        error[TTHC6001]: expected the status to be “Decided”, but the status is “Being processed”
        kết thúc đã_cấp
        error[TTHC6001]: expected the case to end in “Đã cấp phép”, but the case is in step “Tiếp \
        nhận, kiểm tra hồ sơ”
        phí thẩm_định = 80.000 đồng
        error[TTHC6001]: expected “Phí thẩm định” to be 80.000 đồng, but it comes to 75.000 đồng
        thông tin lý_do = "x"
        error[TTHC6001]: expected “Lý do” to be “x”, but nobody has given it
        thông tin diện_tích = 51
        error[TTHC6001]: expected “Diện tích (m²)” to be 51, but it is 50
        hạn trả 01/02/2026
        error[TTHC6001]: expected the whole case to be due 01/02/2026, but the overall clock has \
        not started
        """),
    Failure(
      lines: """
        thì đã báo người_nộp qua sms bằng đã_nhận, đã nhắc một_cửa, đã lập phiếu_hẹn, chưa thực \
        hiện tra_dân_cư
        """,
      vi: """
        đã báo người_nộp qua sms bằng đã_nhận
        lỗi[TTHC6001]: mong đợi đã báo người nộp qua tin nhắn SMS bằng “đã_nhận”, nhưng không có \
        việc đó
        đã nhắc một_cửa
        lỗi[TTHC6001]: mong đợi đã nhắc Bộ phận Một cửa, nhưng không có việc đó
        đã lập phiếu_hẹn
        lỗi[TTHC6001]: mong đợi đã lập “Giấy hẹn trả kết quả”, nhưng không có việc đó
        """,
      en: """
        đã báo người_nộp qua sms bằng đã_nhận
        error[TTHC6001]: expected the applicant to be notified by SMS with “đã_nhận”, but nothing \
        of the kind happened
        đã nhắc một_cửa
        error[TTHC6001]: expected Bộ phận Một cửa to be reminded, but nothing of the kind happened
        đã lập phiếu_hẹn
        error[TTHC6001]: expected “Giấy hẹn trả kết quả” to be issued, but nothing of the kind \
        happened
        """),
    Failure(
      lines: """
        người_nộp đóng thẩm_định
        một_cửa chọn hợp_lệ
        thì chưa lập phiếu_hẹn, đã báo người_nộp qua zalo bằng đã_nhận, đã lập phiếu_xin_lỗi
        thì không được
        """,
      vi: """
        chưa lập phiếu_hẹn
        lỗi[TTHC6001]: mong đợi chưa lập “Giấy hẹn trả kết quả”, nhưng việc đó đã xảy ra lúc \
        26/01/2026 08:00
        đã báo người_nộp qua zalo bằng đã_nhận
        lỗi[TTHC6001]: mong đợi đã báo người nộp qua Zalo bằng “đã_nhận”, nhưng chỉ báo người nộp \
        qua tin nhắn SMS và thư điện tử bằng “đã_nhận”
        đã lập phiếu_xin_lỗi
        lỗi[TTHC6001]: mong đợi đã lập “Phiếu xin lỗi”, nhưng chỉ lập “Giấy hẹn trả kết quả”
        không được
        lỗi[TTHC6003]: mong đợi việc ngay trước bị từ chối, nhưng nó đã được chấp nhận
        """,
      en: """
        chưa lập phiếu_hẹn
        error[TTHC6001]: expected “Giấy hẹn trả kết quả” not to be issued, but that happened at \
        26/01/2026 08:00
        đã báo người_nộp qua zalo bằng đã_nhận
        error[TTHC6001]: expected the applicant to be notified by Zalo with “đã_nhận”, but only \
        the applicant was notified by SMS and e-mail with “đã_nhận”
        đã lập phiếu_xin_lỗi
        error[TTHC6001]: expected “Phiếu xin lỗi” to be issued, but only “Giấy hẹn trả kết quả” \
        was issued
        không được
        error[TTHC6003]: expected what was done just before to be refused, but it was accepted
        """),
    Failure(
      lines: """
        người_nộp nộp trực tuyến với đơn
        """,
      isAfterFiling: false,
      vi: """
        người_nộp nộp trực tuyến với đơn
        lỗi[TTHC6008]: chưa đặt đồng hồ: chưa có dòng `lúc` nào trước dòng này
          mở đầu kịch bản bằng ngày giờ, ví dụ `lúc 05/01/2026 08:00`
        """,
      en: """
        người_nộp nộp trực tuyến với đơn
        error[TTHC6008]: the clock is not set: there is no `at` line before this one
          begin the scenario with a date and time, such as `at 05/01/2026 08:00`
        """),
    Failure(
      lines: """
        lúc 26/01/2026 08:00
        lúc 25/01/2026 08:00
        """,
      isAfterFiling: false,
      vi: """
        lúc 25/01/2026 08:00
        lỗi[TTHC6005]: đồng hồ đang là 26/01/2026 08:00, không lùi về 25/01/2026 08:00 được
          các dòng của kịch bản phải theo thứ tự thời gian
        """,
      en: """
        lúc 25/01/2026 08:00
        error[TTHC6005]: the clock stands at 26/01/2026 08:00 and can't go back to 25/01/2026 08:00
          the lines of a scenario are in the order of time
        """),
    Failure(
      lines: """
        lúc 26/01/2026 08:00
        một_cửa chọn hợp_lệ
        """,
      isAfterFiling: false,
      vi: """
        một_cửa chọn hợp_lệ
        lỗi[TTHC6006]: hồ sơ chưa được nộp
          thêm dòng `người_nộp nộp …` trước dòng này
        """,
      en: """
        một_cửa chọn hợp_lệ
        error[TTHC6006]: nothing has been filed yet
          write a line `applicant files …` before this one
        """),
    Failure(
      lines: """
        lúc 26/01/2026 08:00
        thì ở tiếp_nhận
        """,
      isAfterFiling: false,
      vi: """
        ở tiếp_nhận
        lỗi[TTHC6006]: hồ sơ chưa được nộp
          thêm dòng `người_nộp nộp …` trước dòng này
        """,
      en: """
        ở tiếp_nhận
        error[TTHC6006]: nothing has been filed yet
          write a line `applicant files …` before this one
        """),
    Failure(
      lines: """
        lúc 26/01/2026 08:00
        người_nộp nộp bưu chính nhận trực tuyến với đơn bản sao 1 định dạng docx dung lượng 12 \
        MB, sức_khỏe bản sao 1 cấp ngày 01/01/2020, diện_tích = 5.000
        thì không được vì lý_do
        """,
      isAfterFiling: false,
      vi: """
        không được vì lý_do
        lỗi[TTHC6004]: mong đợi bị từ chối vì `lý_do`, nhưng lý do là: “Diện tích (m²)” lớn hơn \
        mức tối đa 1.000; thủ tục này không nhận hồ sơ qua bưu chính; thủ tục này không trả kết \
        quả trực tuyến; “Đơn đề nghị” không nhận bản sao; “Đơn đề nghị” không nhận tệp định dạng \
        docx; tệp “Đơn đề nghị” dung lượng 12 MB vượt mức cho phép; “Giấy khám sức khỏe” chỉ có 1 \
        bản sao; “Giấy khám sức khỏe” đã hết giá trị (chỉ có giá trị 6 tháng kể từ ngày cấp)
          tên có thể nêu sau `vì`: `diện_tích`, `sức_khỏe`, `đơn`
        """,
      en: """
        không được vì lý_do
        error[TTHC6004]: expected a refusal because of `lý_do`, but the reason is: “Diện tích \
        (m²)” is above the maximum of 1.000; this procedure is not filed by post; this procedure \
        does not hand results over online; “Đơn đề nghị” is not accepted as copy; “Đơn đề nghị” \
        is not accepted as a docx file; the file of “Đơn đề nghị” is too large: 12 MB; only 1 \
        copy of “Giấy khám sức khỏe”; “Giấy khám sức khỏe” is no longer valid (valid for 6 months \
        from its issue)
          names that may follow `because`: `diện_tích`, `sức_khỏe`, `đơn`
        """),
    Failure(
      lines: """
        lúc 26/01/2026 08:00
        """,
      isAfterFiling: false,
      vi: """
        lúc 26/01/2026 08:00
        cảnh báo[TTHC6007]: kịch bản không có dòng `thì` nào, nên không kiểm tra được gì
        """,
      en: """
        lúc 26/01/2026 08:00
        warning[TTHC6007]: the scenario has no `then` line, so it checks nothing
        """),
    Failure(
      lines: """
        thì không được
        """,
      vi: """
        không được
        lỗi[TTHC6003]: mong đợi việc ngay trước bị từ chối, nhưng nó đã được chấp nhận
        """,
      en: """
        không được
        error[TTHC6003]: expected what was done just before to be refused, but it was accepted
        """),
    Failure(
      lines: """
        chuyên_viên chọn trình
        """,
      vi: """
        chuyên_viên chọn trình
        lỗi[TTHC6002]: việc này không được chấp nhận: hồ sơ không ở bước “Thẩm định”
          hồ sơ đang ở bước “Tiếp nhận, kiểm tra hồ sơ”
          nếu đúng là phải bị từ chối, thêm dòng `thì không được` ngay sau dòng này
        """,
      en: """
        chuyên_viên chọn trình
        error[TTHC6002]: this is refused: the case is not in step “Thẩm định”
          the case is in step “Tiếp nhận, kiểm tra hồ sơ”
          if it has to be refused, write `then is refused` right after this line
        """),
    Failure(
      lines: """
        người_nộp đóng thẩm_định 90.000 đồng qua trực tuyến
        """,
      vi: """
        người_nộp đóng thẩm_định 90.000 đồng qua trực tuyến
        lỗi[TTHC6002]: việc này không được chấp nhận: số tiền nộp nhiều hơn số còn phải thu của \
        “Phí thẩm định”; bước hiện tại không thu “Phí thẩm định” trực tuyến
          số tiền nộp nhiều hơn số còn phải thu của “Phí thẩm định”: chỉ thu 75.000 đồng
          bước hiện tại không thu “Phí thẩm định” trực tuyến
          nếu đúng là phải bị từ chối, thêm dòng `thì không được` ngay sau dòng này
        """,
      en: """
        người_nộp đóng thẩm_định 90.000 đồng qua trực tuyến
        error[TTHC6002]: this is refused: more is paid than is outstanding of “Phí thẩm định”; \
        the step does not collect “Phí thẩm định” online
          more is paid than is outstanding of “Phí thẩm định”: collect 75.000 đồng
          the step does not collect “Phí thẩm định” online
          if it has to be refused, write `then is refused` right after this line
        """),
    Failure(
      lines: """
        một_cửa chọn cần_bổ_sung giao "Cúc" với lý_do = "Thiếu rất nhiều giấy tờ trong hồ sơ đã nộp"
        """,
      vi: """
        một_cửa chọn cần_bổ_sung giao "Cúc" với lý_do = "Thiếu rất nhiều giấy tờ trong hồ sơ đã nộp"
        lỗi[TTHC6002]: việc này không được chấp nhận: “Lý do” dài quá 30 ký tự
          nhập lại giá trị
          nếu đúng là phải bị từ chối, thêm dòng `thì không được` ngay sau dòng này
        """,
      en: """
        một_cửa chọn cần_bổ_sung giao "Cúc" với lý_do = "Thiếu rất nhiều giấy tờ trong hồ sơ đã nộp"
        error[TTHC6002]: this is refused: “Lý do” is longer than 30 characters
          enter another value
          if it has to be refused, write `then is refused` right after this line
        """),
    Failure(
      lines: """
        người_nộp chọn rút
        một_cửa chọn cần_bổ_sung
        """,
      vi: """
        một_cửa chọn cần_bổ_sung
        lỗi[TTHC6002]: việc này không được chấp nhận: hồ sơ đã kết thúc (“Đã rút hồ sơ”)
          nếu đúng là phải bị từ chối, thêm dòng `thì không được` ngay sau dòng này
        """,
      en: """
        một_cửa chọn cần_bổ_sung
        error[TTHC6002]: this is refused: the case is closed (“Đã rút hồ sơ”)
          if it has to be refused, write `then is refused` right after this line
        """),
    Failure(
      lines: """
        một_cửa chọn cần_bổ_sung với họ_tên = "An", lý_do = "x"
        thì ở bổ_sung
        """,
      vi: """
        một_cửa chọn cần_bổ_sung với họ_tên = "An", lý_do = "x"
        lỗi[TTHC6012]: họ tên người nộp chỉ khai khi nộp hồ sơ
        """,
      en: """
        một_cửa chọn cần_bổ_sung với họ_tên = "An", lý_do = "x"
        error[TTHC6012]: the name of the applicant is given only when filing
        """),
    Failure(
      lines: """
        người_nộp đóng thẩm_định
        người_nộp đóng thẩm_định
        """,
      vi: """
        người_nộp đóng thẩm_định
        lỗi[TTHC6002]: việc này không được chấp nhận: không có gì phải thu: số tiền là 0 đồng
          nếu đúng là phải bị từ chối, thêm dòng `thì không được` ngay sau dòng này
        """,
      en: """
        người_nộp đóng thẩm_định
        error[TTHC6002]: this is refused: there is nothing to pay: the sum is 0 đồng
          if it has to be refused, write `then is refused` right after this line
        """),
    Failure(
      lines: """
        người_nộp nộp trực tuyến với đơn
        """,
      vi: """
        người_nộp nộp trực tuyến với đơn
        lỗi[TTHC6002]: việc này không được chấp nhận: hồ sơ này đã nộp rồi
          nộp một hồ sơ khác, hoặc bổ sung ở bước yêu cầu bổ sung
          nếu đúng là phải bị từ chối, thêm dòng `thì không được` ngay sau dòng này
        """,
      en: """
        người_nộp nộp trực tuyến với đơn
        error[TTHC6002]: this is refused: this case has already been filed
          file another case, or supplement this one where it asks for it
          if it has to be refused, write `then is refused` right after this line
        """),
    Failure(
      lines: """
        lãnh_đạo chọn hợp_lệ
        """,
      vi: """
        lãnh_đạo chọn hợp_lệ
        lỗi[TTHC6002]: việc này không được chấp nhận: bước “Tiếp nhận, kiểm tra hồ sơ” không do \
        Lãnh đạo thực hiện
          bước này do Bộ phận Một cửa thực hiện
          nếu đúng là phải bị từ chối, thêm dòng `thì không được` ngay sau dòng này
        """,
      en: """
        lãnh_đạo chọn hợp_lệ
        error[TTHC6002]: this is refused: step “Tiếp nhận, kiểm tra hồ sơ” is not performed by \
        Lãnh đạo
          it is performed by Bộ phận Một cửa
          if it has to be refused, write `then is refused` right after this line
        """),
    Failure(
      lines: """
        một_cửa chọn cần_bổ_sung
        """,
      vi: """
        một_cửa chọn cần_bổ_sung
        lỗi[TTHC6002]: việc này không được chấp nhận: chưa nhập “Lý do”
          nhập mục này
          nếu đúng là phải bị từ chối, thêm dòng `thì không được` ngay sau dòng này
        """,
      en: """
        một_cửa chọn cần_bổ_sung
        error[TTHC6002]: this is refused: “Lý do” has not been entered
          enter it
          if it has to be refused, write `then is refused` right after this line
        """),
    Failure(
      lines: """
        hành động tra_dân_cư lỗi
        """,
      vi: """
        hành động tra_dân_cư lỗi
        lỗi[TTHC6009]: không có yêu cầu “Tra cứu dân cư” nào đang chờ kết quả
        """,
      en: """
        hành động tra_dân_cư lỗi
        error[TTHC6009]: no request of “Tra cứu dân cư” awaits a result
        """),
  ]

  @Test(arguments: failures) func isReported(_ failure: Failure) throws {
    let lines = (failure.isAfterFiling ? filing + "\n" : "") + failure.lines
    #expect(try Sample.findings(lines, .vi) == failure.vi)
    #expect(try Sample.findings(lines, .en) == failure.en)
  }

  @Test func theHistoryUpToHereIsTold() throws {
    let run = try Sample.play(filing + "\nthì ở xử_lý, ở ký")
    let told = run.history.lines.map(\.dated)
    #expect(run.diagnostics.count == 2)
    // One note, a line for each event.
    let note = try #require(run.diagnostics[0].notes.last)
    #expect(note.vi == (["diễn biến hồ sơ đến đây:"] + told.map(\.vi)).joined(separator: "\n"))
    #expect(note.en == (["the case so far:"] + told.map(\.en)).joined(separator: "\n"))
    // The second finding is about the same moment.
    #expect(run.diagnostics[1].notes.isEmpty)
  }

  @Test func aLongHistoryIsToldFromItsEnd() throws {
    let again = """

      một_cửa chọn cần_bổ_sung với lý_do = "Thiếu bản vẽ"
      người_nộp chọn đã_bổ_sung
      """
    let run = try Sample.play(filing + String(repeating: again, count: 5) + "\nthì ở xử_lý")
    let notes = try #require(run.diagnostics.first).notes
    let lines = try #require(notes.last).vi.split(separator: "\n").map(String.init)
    #expect(lines.count == 31)
    #expect(lines.first == "diễn biến hồ sơ đến đây (bỏ 9 dòng đầu):")
    #expect(lines.last == run.history.lines.last?.dated.vi)
  }

  @Test func anUnmetExpectationLetsTheScenarioGoOn() throws {
    let run = try Sample.play(filing + "\nthì ở xử_lý\nngười_nộp chọn rút\nthì kết thúc đã_rút")
    #expect(run.diagnostics.count == 1)
    #expect(run.history.lines.last?.text.vi == "→ kết thúc “Đã rút hồ sơ” (rút hồ sơ)")
  }

  @Test func aRefusedCommandEndsTheScenario() throws {
    let run = try Sample.play(filing + "\nmột_cửa chọn hợp_lệ\nngười_nộp chọn rút\nthì ở ký")
    #expect(run.diagnostics.map(\.code) == [ScenarioCode.commandRefused.code])
    #expect(run.history.lines.last?.text.vi.hasPrefix("Bộ phận Một cửa chọn") == true)
  }

  @Test func whatFallsDueMayNotBePossible() throws {
    let procedure = Sample.procedure.replacing(
      "    lập phiếu_xin_lỗi\n", with: "    lập phiếu_xin_lỗi\n      đặt lý_do = họ_tên\n")
    let run = try Sample.play(
      "lúc 26/01/2026 08:00\nngười_nộp nộp trực tuyến với đơn, sức_khỏe, diện_tích = 50\n"
        + "hành động tra_dân_cư trả có\nsau 9 giờ làm việc\nthì ở tiếp_nhận",
      of: procedure)
    #expect(run.diagnostics.map(\.code) == [ScenarioCode.passageRefused.code])
    #expect(
      run.diagnostics.first?.message.vi
        == "việc đến hạn trong thời gian này không thực hiện được: "
        + "không tính được “Lý do”, vì chưa có họ tên người nộp")
  }

  @Test func aCommandAfterAPassageBelongsToTheSameStretch() throws {
    let late =
      filing + """

        người_nộp đóng thẩm_định
        sau 9 giờ làm việc
        một_cửa chọn hợp_lệ
        thì đã lập phiếu_xin_lỗi, đã lập phiếu_hẹn
        """
    #expect(try Sample.play(late).isPassed)
    // Once something was expected, a new stretch begins.
    let apart = late + "\nchuyên_viên chọn trình\nthì chưa lập phiếu_xin_lỗi, chưa lập phiếu_hẹn"
    #expect(try Sample.play(apart).isPassed)
  }

  @Test func aRefusalThatIsExpectedChangesNothing() throws {
    let run = try Sample.play(
      "lúc 26/01/2026 08:00\nngười_nộp nộp trực tuyến với đơn\n"
        + "thì không được vì sức_khỏe, chưa báo người_nộp\nthì không được vì diện_tích")
    #expect(run.isPassed)
    #expect(run.events.isEmpty)
    #expect(run.visits.isEmpty)
    #expect(run.history.lines.count == 1)
  }

  @Test func whatCanNotBeWorkedOutIsReported() throws {
    let run = try Sample.play(
      "lúc 26/01/2026 08:00\nngười_nộp nộp trực tuyến với đơn, "
        + "diện_tích = 9.000.000.000 * 9.000.000.000\nthì ở tiếp_nhận")
    #expect(run.diagnostics.map(\.code) == [ScenarioCode.valueNotComputable.code])
    #expect(
      run.diagnostics.first?.message
        == Localized(
          vi: "không tính được giá trị ở dòng này: kết quả quá lớn",
          en: "can't work out a value of this line: the result is too large"))
  }
}

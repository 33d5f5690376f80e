import ProcedureScenarios
import SourceText
import Testing

@Suite struct HistoryTests {
  @Test func aWholeCaseIsTold() throws {
    let run = try Sample.play(
      filing + """

        người_nộp đóng thẩm_định
        một_cửa "Lan" chọn cần_bổ_sung với lý_do = "Thiếu bản vẽ"
        sau 1 ngày
        người_nộp chọn đã_bổ_sung
        sau 9 giờ làm việc
        một_cửa "Lan" chọn hợp_lệ giao "Cúc"
        chuyên_viên chọn trình
        lãnh_đạo "Cúc" chọn đồng_ý
        thì không được vì xử_lý
        lãnh_đạo chọn đồng_ý
        thì kết thúc đã_cấp
        """)
    #expect(run.isPassed)
    print(run.history.text(in: .vi))
    print(run.history.text(in: .en))
    print(Sample.findings(run, .vi))
  }
}

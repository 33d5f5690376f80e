import ProcedureScenarios
import SourceText
import Testing

@Suite struct FailureTests {
  static let cases: [String] = [
    filing + "\n một_cửa chọn hợp_lệ",
    filing + "\n thì ở xử_lý, hạn 28/01/2026, trạng thái đã_xử_lý_xong, kết thúc đã_cấp\n thì phí thẩm_định = 80.000 đồng, thông tin lý_do = \"x\", thông tin diện_tích = 51, hạn trả 01/02/2026",
    filing + "\n thì đã báo người_nộp qua sms bằng đã_nhận, đã nhắc một_cửa, đã lập phiếu_hẹn, chưa thực hiện tra_dân_cư",
    filing + "\n người_nộp đóng thẩm_định\n một_cửa chọn hợp_lệ\n thì chưa lập phiếu_hẹn, đã báo người_nộp qua zalo bằng đã_nhận, đã lập phiếu_xin_lỗi\n thì không được",
    "người_nộp nộp trực tuyến với đơn",
    "lúc 26/01/2026 08:00\n lúc 25/01/2026 08:00",
    "lúc 26/01/2026 08:00\n một_cửa chọn hợp_lệ",
    "lúc 26/01/2026 08:00\n thì ở tiếp_nhận",
    "lúc 26/01/2026 08:00\n người_nộp nộp bưu chính nhận trực tuyến với đơn bản sao 1 định dạng docx dung lượng 12 MB, sức_khỏe bản sao 1 cấp ngày 01/01/2020, diện_tích = 5.000\n thì không được vì lý_do",
    "lúc 26/01/2026 08:00\n người_nộp nộp trực tuyến với đơn\n thì không được",
    "lúc 26/01/2026 08:00",
    filing + "\n hành động tra_dân_cư lỗi\n thì không được",
    filing + "\n thì không được",
    filing + "\n chuyên_viên chọn trình",
    filing + "\n người_nộp đóng thẩm_định 90.000 đồng qua trực tuyến",
    filing + "\n một_cửa chọn cần_bổ_sung giao \"Cúc\" với lý_do = \"Thiếu rất nhiều giấy tờ trong hồ sơ đã nộp\"",
    filing + "\n người_nộp chọn rút\n một_cửa chọn cần_bổ_sung",
  ]

  @Test(arguments: cases) func findings(_ lines: String) throws {
    let run = try Sample.play(lines)
    print("=== \(lines)")
    print(Sample.findings(run, .vi))
    print(Sample.findings(run, .en))
  }
}

/// Files that several tests share.
enum Samples {
  /// A procedure with a supplement loop, a fee, four eyes and a scenario.
  static let reissue = #"""
    tthc 1

    lịch l "Lịch hành chính":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
      nghỉ 28/01/2026 "Tết Nguyên đán"
      đếm ngày theo ngày
    hết

    vai trò một_cửa "Bộ phận Một cửa"
    vai trò lãnh_đạo "Lãnh đạo phòng"

    mẫu tin cần_bổ_sung_tin "Hồ sơ {mã_hồ_sơ} cần bổ sung: {lý_do}"

    thủ tục cấp_lại "Cấp lại giấy phép":
      mã 1.013225
      lịch l
      kết quả giấy_phép "Giấy phép"

      thông tin:
        diện_tích "Diện tích (m²)": số từ 1 đến 1.000
        lý_do "Nội dung cần bổ sung": chữ
      hết

      hồ sơ:
        giấy tờ đơn "Đơn đề nghị" bản chính 1
      hết

      lệ phí lệ_phí "Lệ phí cấp lại": 75.000 đồng

      cách thức:
        nộp trực tuyến, trực tiếp
        trả trực tuyến
      hết

      thời hạn 5 ngày làm việc

      bước nộp "Nộp hồ sơ":
        do người_nộp
        nhận hồ sơ
        nhập diện_tích
        chọn gửi "Gửi hồ sơ" -> kiểm_tra
      hết

      bước kiểm_tra "Kiểm tra hồ sơ":
        do một_cửa
        trong 8 giờ làm việc
        nhập lý_do
        chọn hợp_lệ "Hồ sơ hợp lệ" -> ký:
          bắt đầu tính thời hạn
        hết
        chọn cần_bổ_sung "Cần bổ sung" cần lý_do -> bổ_sung:
          báo người_nộp qua sms bằng cần_bổ_sung_tin
        hết
      hết

      bước bổ_sung "Bổ sung hồ sơ":
        do người_nộp
        trong 30 ngày
        chọn đã_bổ_sung "Đã bổ sung" -> kiểm_tra
        quá hạn -> đã_hủy
      hết

      bước ký "Ký giấy phép":
        do lãnh_đạo
        khác người làm kiểm_tra
        thu lệ_phí qua trực tuyến, tại quầy
        chọn ký_cấp "Ký cấp" -> đã_cấp
        chọn trả_lại "Trả lại" chưa cần thu -> kiểm_tra
      hết

      kết thúc đã_cấp "Đã cấp lại" thành công
      kết thúc đã_hủy "Đã hủy hồ sơ" hủy
    hết

    kịch bản "Bổ sung một lần" cho cấp_lại:
      lúc 26/01/2026 16:30
      người_nộp nộp trực tuyến với đơn, diện_tích = 120
      thì ở kiểm_tra, hạn 27/01/2026 16:30
      một_cửa "Lan" chọn cần_bổ_sung với lý_do = "Thiếu bản vẽ"
      thì đã báo người_nộp qua sms bằng cần_bổ_sung_tin
      sau 31 ngày
      thì kết thúc đã_hủy
    hết
    """#

  /// Where the mistakes of `mistaken` are: line and column.
  static let mistakes = ["14:8", "16:10", "19:34"]

  /// A small procedure with three mistakes: a role, a field and a target that are not there.
  static func mistaken(_ name: String) -> String {
    """
    tthc 1

    lịch l "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
    hết

    vai trò một_cửa "Bộ phận Một cửa"

    thủ tục \(name) "Thủ tục":
      lịch l

      bước kiểm_tra "Kiểm tra":
        do lãnh_đạo
        trong 8 giờ làm việc
        nhập lý_do
        chọn xong "Xong" -> đã_xong
        quá hạn:
          báo người_nộp qua sms bằng quá_hạn_tin
        hết
      hết

      kết thúc đã_xong "Đã xong" thành công
    hết

    """
  }

  /// A procedure with a working calendar of its own and nothing wrong; `limit` is that of its step.
  static func small(limit: String = "8 giờ làm việc") -> String {
    """
    tthc 1

    lịch l "Lịch":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
    hết

    vai trò một_cửa "Bộ phận Một cửa"

    thủ tục nhỏ "Thủ tục nhỏ":
      lịch l

      bước kiểm_tra "Kiểm tra":
        do một_cửa
        trong \(limit)
        chọn xong "Xong" -> đã_xong
      hết

      kết thúc đã_xong "Đã xong" thành công
    hết

    """
  }
}

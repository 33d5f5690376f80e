/// A small whole procedure with which no rule finds anything; examples of pages take a piece out of it.
enum LintExample {
  /// The procedure with some of its pieces replaced.
  static func text(_ changes: [String: String] = [:]) -> String {
    changes.reduce(whole) { $0.replacing($1.key, with: $1.value) }
  }

  static let withdrawal =
    "  lúc nào người_nộp chọn rút \"Rút hồ sơ\" từ kiểm_tra đến ký_duyệt -> đã_rút\n"

  static let refusedEnd = """
      kết thúc đã_từ_chối "Từ chối" từ chối:
        lập phiếu_từ_chối
        báo người_nộp qua sms, thư điện tử bằng tin_từ_chối
      hết

    """

  static let stoppedEnd = """
      kết thúc đã_dừng "Dừng giải quyết" dừng:
        báo người_nộp qua sms, thư điện tử bằng tin_dừng
      hết

    """

  static let withdrawnEnd = """
      kết thúc đã_rút "Đã rút hồ sơ" rút:
        báo người_nộp qua sms, thư điện tử bằng tin_dừng
      hết

    """

  static let apology = """
      quá hạn:
        lập văn_bản_xin_lỗi
        báo người_nộp qua sms, thư điện tử bằng tin_xin_lỗi
      hết

    """

  static let supplementWord = """
        khi vào:
          lập phiếu_bổ_sung
          báo người_nộp qua sms, thư điện tử bằng tin_bổ_sung
        hết

    """

  static let extending = """
        chọn chưa_kịp "Chưa kịp" -> thẩm_định:
          gia hạn 3 ngày làm việc
        hết

    """

  private static let whole = """
    lịch hành_chính "Giờ hành chính":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:30 - 11:30, 13:30 - 17:30
    hết
    cơ quan sở "Sở Công Thương"
    vai trò một_cửa "Bộ phận Một cửa"
    vai trò công_chức "Công chức thụ lý"
    vai trò lãnh_đạo "Lãnh đạo cơ quan"
    văn bản giấy_tiếp_nhận "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    văn bản phiếu_bổ_sung "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"
    văn bản phiếu_từ_chối "Phiếu từ chối"
    văn bản văn_bản_xin_lỗi "Văn bản xin lỗi"
    mẫu tin tin_tiếp_nhận "Hồ sơ {mã_hồ_sơ} đã được tiếp nhận, hẹn trả {hạn_trả}."
    mẫu tin tin_bổ_sung "Hồ sơ {mã_hồ_sơ} cần bổ sung: {nội_dung_bổ_sung}."
    mẫu tin tin_từ_chối "Hồ sơ {mã_hồ_sơ} bị từ chối. Lý do: {lý_do_từ_chối}."
    mẫu tin tin_dừng "Hồ sơ {mã_hồ_sơ} dừng giải quyết."
    mẫu tin tin_xin_lỗi "Hồ sơ {mã_hồ_sơ} chưa có kết quả đúng hẹn. Xin lỗi {họ_tên}."

    thủ tục cấp_phép "Cấp phép bán lẻ":
      mã 1.000001
      mức độ một phần
      thực hiện bởi sở
      đối tượng công dân
      căn cứ 67/2013/NĐ-CP "Điều 28"
      kết quả giấy_phép "Giấy phép"
      lịch hành_chính
      thông tin:
        nội_dung_bổ_sung "Nội dung cần bổ sung": chữ dài tối đa 2.000
        lý_do_từ_chối "Lý do từ chối": chữ dài tối đa 2.000
      hết
      hồ sơ:
        giấy tờ đơn "Đơn đề nghị" bản chính 1
      hết
      phí thẩm_định "Phí thẩm định":
        còn lại: 200.000 đồng
        căn cứ 168/2016/TT-BTC
      hết
      cách thức:
        nộp trực tuyến, trực tiếp, bưu chính
        trả trực tuyến, trực tiếp, bưu chính
      hết
      thời hạn 10 ngày làm việc

      bước nộp "Nộp hồ sơ":
        do người_nộp
        nhận hồ sơ
        chọn gửi "Gửi hồ sơ" -> kiểm_tra
      hết
      bước kiểm_tra "Kiểm tra, tiếp nhận hồ sơ":
        do một_cửa
        trong 8 giờ làm việc
        nhập nội_dung_bổ_sung, lý_do_từ_chối
        thu thẩm_định qua trực tuyến, tại quầy
        chọn tiếp_nhận "Tiếp nhận" -> thẩm_định:
          bắt đầu tính thời hạn
          lập giấy_tiếp_nhận
          báo người_nộp qua sms, thư điện tử bằng tin_tiếp_nhận
        hết
        chọn cần_bổ_sung "Cần bổ sung" cần nội_dung_bổ_sung chưa cần thu -> bổ_sung
        chọn từ_chối "Từ chối" cần lý_do_từ_chối chưa cần thu -> đã_từ_chối
      hết
      bước bổ_sung "Bổ sung hồ sơ":
        do người_nộp
        trong 30 ngày
        tối đa 1 lần -> đã_dừng
        nhận hồ sơ
    \(supplementWord)    chọn đã_bổ_sung "Đã bổ sung" -> kiểm_tra
        quá hạn -> đã_dừng
      hết
      bước thẩm_định "Thẩm định":
        do công_chức
        trong 5 ngày làm việc
        chọn đạt "Đủ điều kiện" -> ký_duyệt
        chọn xem_lại "Cần xem lại" -> thẩm_định
      hết
      bước ký_duyệt "Ký giấy phép":
        do lãnh_đạo
        trong 2 ngày làm việc
        chọn ký "Ký" -> đã_trả:
          lập giấy_phép
          trả kết quả
        hết
      hết
    \(withdrawal)  kết thúc đã_trả "Đã trả kết quả" thành công
    \(refusedEnd)\(stoppedEnd)\(withdrawnEnd)\(apology)hết

    """
}

/// Files of a country that does not exist: procedures of 150 lines that follow one of 30 frameworks.
/// The same number gives the same text.
enum GeneratedCountry {
  static let calendar = """
    lịch hành_chính "Lịch làm việc":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:00 - 11:30, 13:30 - 17:00
      nghỉ 14/02/2026 - 22/02/2026 "Tết Nguyên đán"
      nghỉ 30/04/2026 - 03/05/2026 "Ngày Chiến thắng và Quốc tế Lao động"
      nghỉ 29/08/2026 - 02/09/2026 "Quốc khánh"
      làm bù 10/01/2026
      đếm ngày theo ngày
      công bố đến 31/12/2026
    hết

    vai trò một_cửa "Bộ phận Một cửa"
    vai trò lãnh_đạo_phòng "Lãnh đạo phòng chuyên môn"
    vai trò công_chức "Công chức thụ lý"
    vai trò lãnh_đạo_cơ_quan "Lãnh đạo cơ quan"
    văn bản giấy_tiếp_nhận "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    văn bản phiếu_bổ_sung "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"
    văn bản phiếu_từ_chối "Phiếu từ chối giải quyết hồ sơ"
    văn bản văn_bản_xin_lỗi "Văn bản xin lỗi và hẹn lại"
    văn bản thông_báo_dừng "Thông báo dừng giải quyết hồ sơ"
    cơ quan sở "Sở chuyên ngành"

    """

  static func framework(_ number: Int) -> String {
    let fields = (1...20).map {
      "    thông_tin_chung_\($0) \"Thông tin chung thứ \($0)\": chữ dài tối đa 200 tùy chọn"
    }
    let checks = (1...10).map { index in
      """
        bước thẩm_tra_\(index) "Thẩm tra nội dung \(index)":
          do công_chức
          trong 2 ngày làm việc
          nhập ý_kiến
          trạng thái đang_xử_lý
          chọn đạt "Đạt" -> \(index == 10 ? "chuyên_môn" : "thẩm_tra_\(index + 1)")
          chọn chưa_đạt "Chưa đạt" cần ý_kiến -> bổ_sung:
            lập phiếu_bổ_sung
            báo người_nộp qua sms, thư điện tử bằng yêu_cầu_bổ_sung
          hết
          quá hạn:
            nhắc công_chức
          hết
        hết
      """
    }
    return """
      dùng "lich.tthc"

      mẫu tin đã_tiếp_nhận "Hồ sơ {mã_hồ_sơ} của {họ_tên} đã được tiếp nhận, hẹn trả {hạn_trả}."
      mẫu tin yêu_cầu_bổ_sung "Hồ sơ {mã_hồ_sơ} cần bổ sung: {ý_kiến}."
      mẫu tin có_kết_quả "Hồ sơ {mã_hồ_sơ} đã có kết quả, phí phải nộp {tổng_phí}."

      khung khung_\(number) "Quy trình khung số \(number)":
        căn cứ 61/2018/NĐ-CP "Điều 17"
        lịch hành_chính
        tham số thời_hạn_tiếp_nhận "Thời hạn tiếp nhận": thời hạn mặc định 8 giờ làm việc
        tham số thời_hạn_giải_quyết "Thời hạn giải quyết": thời hạn
        thông tin:
          ý_kiến "Ý kiến của người xử lý": chữ dài tối đa 2.000
      \(fields.joined(separator: "\n"))
        hết
        thời hạn thời_hạn_giải_quyết
        bước tiếp_nhận "Tiếp nhận, kiểm tra hồ sơ":
          do một_cửa
          nhận hồ sơ
          trong thời_hạn_tiếp_nhận
          nhập ý_kiến
          trạng thái mới_đăng_ký
          chọn hợp_lệ "Hồ sơ đầy đủ, hợp lệ" -> thẩm_tra_1:
            bắt đầu tính thời hạn
            lập giấy_tiếp_nhận
            báo người_nộp qua sms hoặc thư điện tử bằng đã_tiếp_nhận
          hết
          chọn cần_bổ_sung "Cần bổ sung" cần ý_kiến -> bổ_sung:
            lập phiếu_bổ_sung
            báo người_nộp qua sms, thư điện tử bằng yêu_cầu_bổ_sung
          hết
          chọn từ_chối "Từ chối" cần ý_kiến -> đã_từ_chối
          trước hạn 2 giờ làm việc:
            nhắc một_cửa
          hết
        hết
        bước bổ_sung "Bổ sung hồ sơ":
          do người_nộp
          trong 30 ngày
          trạng thái yêu_cầu_bổ_sung
          thời hạn chung tạm dừng
          chọn đã_bổ_sung "Đã bổ sung" -> tiếp_nhận
          chọn rút "Rút hồ sơ" -> đã_rút
          tối đa 3 lần -> đã_từ_chối
          quá hạn -> đã_hủy
        hết
      \(checks.joined(separator: "\n"))
        chỗ điền chuyên_môn "Xử lý chuyên môn":
          lối ra xong "Xong phần chuyên môn" -> trả_kết_quả
          lối ra không_đạt "Không đủ điều kiện" -> đã_từ_chối
        hết
        bước trả_kết_quả "Trả kết quả":
          do một_cửa
          trạng thái đã_xử_lý_xong
          chọn trả_xong "Đã trả kết quả" -> đã_trả
        hết
        kết thúc đã_trả "Đã trả kết quả" thành công
        kết thúc đã_từ_chối "Từ chối giải quyết" từ chối:
          lập phiếu_từ_chối
        hết
        kết thúc đã_hủy "Hủy hồ sơ" hủy:
          lập thông_báo_dừng
        hết
        kết thúc đã_rút "Rút hồ sơ" rút:
          lập thông_báo_dừng
        hết
        quá hạn:
          lập văn_bản_xin_lỗi
        hết
      hết

      """
  }

  /// A procedure of 150 lines that follows `framework`.
  static func procedure(_ number: Int, follows framework: Int) -> String {
    let fields = (1...24).map { index in
      switch index % 4 {
      case 0: "    số_liệu_\(index) \"Số liệu thứ \(index) (m²)\": số từ 1 đến 100.000 mặc định 100"
      case 1: "    nội_dung_\(index) \"Nội dung khai thứ \(index)\": chữ dài tối đa 500 tùy chọn"
      case 2: "    ngày_cấp_\(index) \"Ngày cấp giấy tờ thứ \(index)\": ngày tùy chọn"
      default:
        "    loại_\(index) \"Loại thứ \(index)\": lựa chọn cấp_3 \"Cấp III\", cấp_4 \"Cấp IV\" tùy chọn"
      }
    }
    let papers = (1...24).map { index in
      switch index % 3 {
      case 0:
        "    giấy tờ giấy_tờ_\(index) \"Giấy tờ thứ \(index)\" bản sao chứng thực 1 khi số_liệu_4 >= \(index)00"
      case 1:
        "    giấy tờ giấy_tờ_\(index) \"Giấy tờ thứ \(index)\" bản chính 1 mẫu \"Mẫu số \(index)\" định dạng pdf tối đa 10 MB"
      default: "    giấy tờ giấy_tờ_\(index) \"Giấy tờ thứ \(index)\" bản sao 1 tùy chọn"
      }
    }
    let steps = (1...5).map { index in
      """
          bước xử_lý_\(index) "Xử lý hồ sơ, phần việc \(index) của thủ tục \(number)":
            do \(index % 2 == 0 ? "lãnh_đạo_phòng" : "công_chức")
            trong 1,5 ngày làm việc
            nhập ý_kiến
            chọn đồng_ý "Đồng ý" -> \(index == 5 ? "chuyên_môn.xong" : "xử_lý_\(index + 1)"):
              báo người_nộp qua cổng bằng yêu_cầu_bổ_sung
            hết
            chọn trả_lại "Trả lại" cần ý_kiến -> \(index == 1 ? "chuyên_môn.không_đạt" : "xử_lý_\(index - 1)")
            quá hạn:
              nhắc công_chức
            hết
          hết
      """
    }
    return """
      tthc 1
      dùng "lich.tthc"
      dùng "khung-\(framework).tthc"

      # Thủ tục số \(number), theo khung \(framework).
      thủ tục thủ_tục_\(number) "Thủ tục hành chính số \(number)" theo khung_\(framework):
        mã 1.\(100000 + number)
        lĩnh vực "Lĩnh vực \(number % 140)"
        mức độ toàn trình
        thực hiện bởi sở
        đối tượng công dân, doanh nghiệp, tổ chức
        căn cứ 61/2018/NĐ-CP "Điều 17"
        căn cứ 107/2021/NĐ-CP
        kết quả giấy_phép "Giấy phép số \(number)"
        tham số thời_hạn_tiếp_nhận = 4 giờ làm việc
        tham số thời_hạn_giải_quyết = \(5 + number % 25) ngày làm việc
        trường hợp:
          cá_nhân "Cá nhân, hộ gia đình"
          tổ_chức "Tổ chức, doanh nghiệp"
        hết
        thông tin:
      \(fields.joined(separator: "\n"))
        hết
        hồ sơ:
      \(papers.joined(separator: "\n"))
        hết
        phí thẩm_định "Phí thẩm định":
          số_liệu_4 <= 250: 75.000 đồng
          số_liệu_4 <= 1.000: 75.000 đồng + (số_liệu_4 - 250) * 100 đồng, tối đa 200.000 đồng
          còn lại: 300.000 đồng
          giảm 50% khi kênh_nộp là trực_tuyến
          căn cứ 168/2016/TT-BTC
        hết
        cách thức:
          nộp trực tuyến, trực tiếp, bưu chính
          trả trực tuyến, trực tiếp, bưu chính
        hết
        sửa bước trả_kết_quả:
          thu thẩm_định qua trực tuyến, tại quầy
        hết
        điền chuyên_môn:
      \(steps.joined(separator: "\n"))
        hết
      hết

      """
  }
}

import Diagnostics
import SourceText

extension ObligationCode {
  /// The page of the code; its examples are compiled and proved by a test.
  var page: CodePage {
    switch self {
    case .unproved: Self.unprovedPage
    case .broken: Self.brokenPage
    case .vacuous: Self.vacuousPage
    }
  }

  private static func procedure(_ ensured: String, asking: String = "") -> String {
    """
    lịch hành_chính "Giờ hành chính":
      ngày làm việc thứ hai - thứ sáu
      giờ làm việc 7:30 - 11:30, 13:30 - 17:30
    hết
    vai trò một_cửa "Bộ phận Một cửa"
    mẫu tin mời_bổ_sung "Hồ sơ {mã_hồ_sơ} cần bổ sung."
    thủ tục cấp_phép "Cấp phép":
      lịch hành_chính
      bước tiếp_nhận "Tiếp nhận":
        do một_cửa
        chọn cần_bổ_sung "Cần bổ sung" -> bổ_sung\(asking)
        chọn trả "Trả kết quả" -> đã_trả
      hết
      bước bổ_sung "Bổ sung":
        do người_nộp
        chọn đã_bổ_sung "Đã bổ sung" -> tiếp_nhận
      hết
      kết thúc đã_trả "Đã trả" thành công
      đảm bảo \(ensured)
    hết

    """
  }

  private static let asks = """
    :
          báo người_nộp qua sms bằng mời_bổ_sung
        hết
    """

  private static var brokenPage: CodePage {
    let told = "\"yêu cầu bổ sung thì báo\": sau chọn cần_bổ_sung luôn có báo người_nộp"
    return CodePage(
      Self.broken.code,
      title: Localized(
        vi: "không giữ được điều đảm bảo", en: "something that is ensured does not hold"),
      what: Localized(
        vi:
          "Có hồ sơ đi được một lối mà điều `đảm bảo` không được giữ. Diễn biến ngắn nhất của hồ sơ ấy được nêu kèm theo, dựng bằng chính bộ máy chạy hồ sơ thật.",
        en:
          "A case can go a way on which what is ensured does not hold. The shortest such case is told; it was played by what runs real cases."
      ),
      why: Localized(
        vi:
          "Điều đảm bảo thường là điều luật buộc: công bố quy trình này là công bố một quy trình trái luật.",
        en: "What is ensured is mostly what the law demands: such a process would break the law."),
      wrong: procedure(told), right: procedure(told, asking: asks))
  }

  private static var vacuousPage: CodePage {
    CodePage(
      Self.vacuous.code,
      title: Localized(
        vi: "điều đảm bảo không có gì để áp dụng", en: "something ensured of what never happens"),
      what: Localized(
        vi:
          "Điều `đảm bảo` nói về một việc không bao giờ xảy ra trong thủ tục này, nên không đòi hỏi gì.",
        en: "What is ensured speaks of something that never happens here, and so asks for nothing."),
      why: Localized(
        vi:
          "Người đọc tưởng đã có ràng buộc mà thực tế không có. Với quy định dùng chung "
          + "thì đây chỉ là lời nhắc.",
        en:
          "Readers believe in a protection that is not there. Of a common rule it is a remark only."
      ),
      wrong: procedure(
        "\"quá hạn thì báo\": sau quá hạn luôn có báo người_nộp", asking: asks),
      right: procedure(
        "\"yêu cầu bổ sung thì báo\": sau chọn cần_bổ_sung luôn có báo người_nộp", asking: asks))
  }

  private static var unprovedPage: CodePage {
    CodePage(
      Self.unproved.code,
      title: Localized(
        vi: "điều đảm bảo chưa được chứng minh", en: "an obligation that is not proved"),
      what: Localized(
        vi:
          "Chưa chứng minh được là điều `đảm bảo` luôn được giữ, cũng chưa dựng được hồ sơ nào không giữ. Lý do được ghi kèm.",
        en:
          "It is neither proved that what is ensured always holds, nor was a case found that breaks it. The reason is given."
      ),
      why: Localized(
        vi: "Người đọc kết quả phải biết điều nào đã được chứng minh, điều nào chưa.",
        en: "Whoever reads the result must know what was proved and what was not."),
      wrong: timed(by: "thời_gian_tiếp_nhận"),
      right: timed(by: "2 ngày làm việc"))
  }

  /// How long the step takes is written down, or told by the dossier.
  private static func timed(by limit: String) -> String {
    procedure("\"đúng hạn\": tổng thời hạn các bước không quá thời hạn")
      .replacing(
        "  bước tiếp_nhận",
        with: """
            thông tin:
              thời_gian_tiếp_nhận "Thời gian tiếp nhận": thời hạn mặc định 2 ngày làm việc
            hết
            thời hạn 5 ngày làm việc
            bước tiếp_nhận
          """
      )
      .replacing(
        "    chọn cần_bổ_sung",
        with: """
              trong \(limit)
              chọn cần_bổ_sung
          """
      )
      .replacing("    chọn đã_bổ_sung", with: "    thời hạn chung tạm dừng\n    chọn đã_bổ_sung")
  }
}

import Diagnostics
import SourceText

extension CompileCode {
  private static let papers = """
    hồ sơ:
      giấy tờ đơn "Đơn đề nghị" bản chính 1
    hết
    """

  private static func taking(_ lines: String) -> String {
    """
    bước tiếp_nhận "Tiếp nhận":
      do một_cửa
    \(Example.indented(lines))
    hết
    """
  }

  static var dossierNotTakenPage: CodePage {
    Self.dossierNotTaken.page(
      Localized(vi: "giấy tờ không ai kiểm tra", en: "papers that nobody checks"),
      what: Localized(
        vi: "Thủ tục yêu cầu giấy tờ, nhưng bước đầu tiên không ghi `nhận hồ sơ`.",
        en: "The procedure asks for papers, but its first step does not say `nhận hồ sơ`."),
      why: Localized(
        vi:
          "Chỉ bước `nhận hồ sơ` mới kiểm tra đủ hay thiếu; không có thì hồ sơ thiếu vẫn nộp được.",
        en: "Only a step with `nhận hồ sơ` checks whether the dossier is complete."),
      wrong: Example.procedure(papers, step: taking("chọn trả \"Trả kết quả\" -> đã_trả")),
      right: Example.procedure(
        papers, step: taking("nhận hồ sơ\nchọn trả \"Trả kết quả\" -> đã_trả")))
  }

  static var nothingReturnedPage: CodePage {
    let lines = """
      kết quả giấy_phép "Giấy phép"
      hồ sơ:
        giấy tờ phép_cũ "Giấy phép cũ" bản chính 1 nộp khi nhận kết quả
      hết
      """
    return Self.nothingReturned.page(
      Localized(
        vi: "giấy tờ không bao giờ được yêu cầu nộp", en: "a paper that is never asked for"),
      what: Localized(
        vi:
          "Giấy tờ ghi `nộp khi nhận kết quả`, nhưng không lựa chọn nào ghi `trả kết quả`.",
        en: "A paper is due at return, but no outcome says `trả kết quả`."),
      why: Localized(
        vi: "Giấy tờ ấy được yêu cầu khi `trả kết quả`; thiếu dòng này thì giấy tờ cũ "
          + "không được thu lại.",
        en: "It is `trả kết quả` that asks for the paper; without it nobody does."),
      wrong: Example.procedure(lines),
      right: Example.procedure(
        lines, step: taking("chọn trả \"Trả\" -> đã_trả:\n  trả kết quả giấy_phép\nhết")))
  }

  private static func measured(_ requiring: String) -> String {
    Example.procedure(
      """
      thông tin:
        diện_tích "Diện tích": số
      hết
      phí thẩm_định "Phí thẩm định": diện_tích * 100 đồng
      """,
      step: taking(
        "nhập diện_tích\nthu thẩm_định\nchọn trả \"Trả kết quả\"\(requiring) -> đã_trả"))
  }

  static var feeRestsOnNothingPage: CodePage {
    Self.feeRestsOnNothing.page(
      Localized(
        vi: "mức thu dựa vào thông tin có thể thiếu", en: "a sum that rests on what may be lacking"),
      what: Localized(
        vi:
          "Mức thu tính từ một thông tin mà không lựa chọn nào `cần` và không có giá trị mặc định.",
        en: "The sum is reckoned from a field that no outcome requires and that has no default."),
      why: Localized(
        vi: "Không ai nhập thì không tính được mức thu, và hồ sơ đứng lại ở bước thu.",
        en: "If nobody enters it the sum cannot be worked out, and the case is stuck."),
      wrong: measured(""), right: measured(" cần diện_tích"))
  }

  private static func expecting(_ kind: String) -> String {
    Example.procedure("lệ phí cấp \"Lệ phí cấp\": 50.000 đồng") + """
      kịch bản "Một" cho cấp_phép:
        lúc 05/03/2026 09:00
        người_nộp nộp trực tiếp
        thì \(kind) cấp = 50.000 đồng
      hết

      """
  }

  static var otherKindOfMoneyPage: CodePage {
    Self.otherKindOfMoney.page(
      Localized(vi: "nhầm phí với lệ phí", en: "a fee taken for a charge"),
      what: Localized(
        vi: "Khoản này khai báo là `lệ phí` mà gọi là `phí`, hoặc ngược lại.",
        en: "What is declared as a charge is called a fee, or the other way round."),
      why: Localized(
        vi: "Phí trả cho dịch vụ công, lệ phí nộp ngân sách; biên lai và sổ sách ghi riêng.",
        en: "Fees pay for a service, charges belong to the budget; receipts tell them apart."),
      wrong: expecting("phí"), right: expecting("lệ phí"))
  }

  private static func table(_ rows: String) -> String {
    Example.procedure(
      """
      thông tin:
        loại "Loại": lựa chọn cấp_mới "Cấp mới", cấp_lại "Cấp lại" mặc định cấp_mới
      hết
      phí cấp "Phí cấp" theo kênh_nộp, loại:
      \(Example.indented(rows))
      hết
      """)
  }

  static var tableIncompletePage: CodePage {
    Self.tableIncomplete.page(
      Localized(vi: "bảng mức thu thiếu dòng", en: "rows lacking in a table of amounts"),
      what: Localized(
        vi: "Bảng mức thu chưa có đủ các kết hợp của những mục đứng sau `theo`.",
        en: "The table has no amount for some combination of what stands behind `theo`."),
      why: Localized(
        vi: "Hồ sơ không thuộc dòng nào thì không phải nộp tiền; thường là do ghi sót.",
        en: "A case without a row pays nothing, which is mostly an oversight."),
      wrong: table("trực_tuyến, cấp_mới: 10.000 đồng"),
      right: table("trực_tuyến, cấp_mới: 10.000 đồng\ncòn lại: 20.000 đồng"))
  }

  static var rowLengthPage: CodePage {
    Self.rowLength.page(
      Localized(vi: "dòng của bảng thiếu hoặc thừa mục", en: "a row too short or too long"),
      what: Localized(
        vi: "Mỗi dòng của bảng mức thu có đúng một mục cho mỗi tên sau `theo`.",
        en: "A row has exactly one entry for each name behind `theo`."),
      why: Localized(
        vi: "Thiếu một mục thì không biết dòng này cho ai.",
        en: "With an entry lacking it is not clear whom the row is for."),
      wrong: table("trực_tuyến: 10.000 đồng\ncòn lại: 20.000 đồng"),
      right: table("trực_tuyến, cấp_mới: 10.000 đồng\ncòn lại: 20.000 đồng"))
  }

  static var reminderTooEarlyPage: CodePage {
    func reminding(_ before: String) -> String {
      Example.step("trong 2 ngày làm việc\ntrước hạn \(before):\n  nhắc một_cửa\nhết")
    }
    return Self.reminderTooEarly.page(
      Localized(vi: "nhắc trước lâu hơn cả thời hạn", en: "a reminder longer than the limit"),
      what: Localized(
        vi: "Mốc nhắc đặt trước hạn lâu bằng hoặc hơn cả thời hạn.",
        en: "The reminder is set as long before the due date as the limit is, or longer."),
      why: Localized(
        vi: "Mốc nhắc rơi vào trước lúc bắt đầu tính, nên lời nhắc được gửi ngay và không "
          + "còn ý nghĩa.",
        en: "Its moment lies before the start, so it comes at once and reminds of nothing."),
      wrong: reminding("3 ngày làm việc"), right: reminding("1 ngày làm việc"))
  }

  private static func versions(_ step: String) -> String {
    func version(_ validity: String, _ lines: String, _ name: String) -> String {
      """
      thủ tục cấp_phép "Cấp phép":
        lịch hành_chính
        hiệu lực \(validity)
      \(Example.indented(lines))
        bước \(name) "Tiếp nhận":
          do một_cửa
          chọn trả "Trả kết quả" -> đã_trả
        hết
        kết thúc đã_trả "Đã trả" thành công
      hết

      """
    }
    return Example.calendar
      + version("từ 01/01/2025 đến 30/06/2025", "", "tiếp_nhận")
      + version("từ 01/07/2025", "chuyển tiếp hồ sơ đã nhận theo bản này", step)
  }

  static var strandedStepPage: CodePage {
    Self.strandedStep.page(
      Localized(vi: "hồ sơ cũ không có chỗ trong bản mới", en: "no place for an old case"),
      what: Localized(
        vi: "Bản mới nhận cả hồ sơ đang giải quyết, nhưng thiếu một bước của bản cũ.",
        en: "The new version takes over cases in progress, but lacks a step of the old one."),
      why: Localized(
        vi: "Hồ sơ đang ở bước ấy sẽ không biết đi tiếp từ đâu.",
        en: "A case in that step would have nowhere to go on from."),
      wrong: versions("thẩm_định"), right: versions("tiếp_nhận"))
  }

  static var unusedNamePage: CodePage {
    Self.unusedName.page(
      Localized(vi: "khai báo mà không dùng", en: "declared and never used"),
      what: Localized(
        vi:
          "Một vai trò, cơ quan, văn bản, mẫu tin hay hành động được khai báo trong tệp "
          + "có thủ tục mà không thủ tục nào của tệp dùng đến. Không xét khung, quy định "
          + "và tệp khai báo chung.",
        en:
          "A role, agency, letter, message or action is declared in a file of procedures, and none of them uses it. Frameworks, rules and files of shared names are not asked."
      ),
      why: Localized(
        vi: "Thường là do một bước chưa báo tin, chưa lập văn bản; hoặc tên còn sót lại "
          + "sau khi sửa.",
        en: "Mostly a step forgot to notify or to issue it; or the name was left over."),
      wrong: Example.procedure(
        before: "mẫu tin mời_nhận \"Mời nhận kết quả hồ sơ {mã_hồ_sơ}.\""),
      right: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            nhận hồ sơ
            chọn trả "Trả kết quả" -> đã_trả:
              báo người_nộp qua sms bằng mời_nhận
            hết
          hết
          """, before: "mẫu tin mời_nhận \"Mời nhận kết quả hồ sơ {mã_hồ_sơ}.\""))
  }
}

import Diagnostics
import SourceText

extension CompileCode {
  static var holePage: CodePage {
    Self.hole.page(
      Localized(
        vi: "tham số của khung chưa có giá trị",
        en: "a parameter without a value"),
      what: Localized(
        vi: "Khung để ngỏ một tham số (theo quy định), thủ tục phải ghi giá trị.",
        en: "The framework leaves a parameter open, and the procedure has to give it."),
      why: Localized(
        vi:
          "Thiếu con số thì không hẹn trả được, mà giấy tiếp nhận phải ghi rõ giờ, ngày hẹn trả (mẫu của 01/2018/TT-VPCP).",
        en:
          "Without the number no due date can be promised, which the reception slip has to show (model of Circular 01/2018/TT-VPCP)."
      ),
      wrong: Example.following(
        "mức độ toàn trình",
        framework: """
          khung khung_tỉnh "Quy trình khung":
            lịch hành_chính
            tham số hạn "Hạn tiếp nhận": thời hạn
            bước tiếp_nhận "Tiếp nhận":
              do một_cửa
              trong hạn
              chọn nhận "Nhận" -> đã_trả
            hết
            kết thúc đã_trả "Đã trả" thành công
          hết

          """),
      right: Example.following(
        "tham số hạn = 8 giờ làm việc",
        framework: """
          khung khung_tỉnh "Quy trình khung":
            lịch hành_chính
            tham số hạn "Hạn tiếp nhận": thời hạn
            bước tiếp_nhận "Tiếp nhận":
              do một_cửa
              trong hạn
              chọn nhận "Nhận" -> đã_trả
            hết
            kết thúc đã_trả "Đã trả" thành công
          hết

          """))
  }

  static var unfilledSlotPage: CodePage {
    Self.unfilledSlot.page(
      Localized(
        vi: "chỗ điền còn trống",
        en: "a slot that is not filled"),
      what: Localized(
        vi: "Khung dành chỗ cho các bước riêng của thủ tục; thủ tục chưa điền.",
        en: "The framework keeps a place for the procedure's own steps, and none are given."),
      why: Localized(
        vi: "Hồ sơ đến chỗ trống sẽ không có ai xử lý.",
        en: "A case that arrives there would have nobody to handle it."),
      wrong: Example.following(
        "mức độ toàn trình",
        framework: """
          khung khung_tỉnh "Quy trình khung":
            lịch hành_chính
            chỗ điền xử_lý "Xử lý":
              lối ra xong -> đã_trả
            hết
            kết thúc đã_trả "Đã trả" thành công
          hết

          """),
      right: Example.following(
        """
        điền xử_lý:
          bước thụ_lý "Thụ lý":
            do một_cửa
            chọn xong_việc "Xong" -> xử_lý.xong
          hết
        hết
        """,
        framework: """
          khung khung_tỉnh "Quy trình khung":
            lịch hành_chính
            chỗ điền xử_lý "Xử lý":
              lối ra xong -> đã_trả
            hết
            kết thúc đã_trả "Đã trả" thành công
          hết

          """))
  }

  static var filledTwicePage: CodePage {
    Self.filledTwice.page(
      Localized(
        vi: "chỗ điền đã được điền",
        en: "a slot filled twice"),
      what: Localized(
        vi: "Một chỗ điền chỉ có một khối `điền`, ở thủ tục hoặc ở một khung phía dưới.",
        en: "A slot has one block `điền`, in the procedure or in one framework below it."),
      why: Localized(
        vi: "Có hai khối thì không biết hồ sơ đi vào khối nào.",
        en: "With two it is not clear which one a case enters."),
      wrong: Example.following(
        """
        điền xử_lý:
          bước thụ_lý "Thụ lý":
            do một_cửa
            chọn xong_việc "Xong" -> xử_lý.xong
          hết
        hết
        điền xử_lý:
          bước làm_lại "Làm lại":
            do một_cửa
            chọn xong_việc "Xong" -> xử_lý.xong
          hết
        hết
        """,
        framework: """
          khung khung_tỉnh "Quy trình khung":
            lịch hành_chính
            chỗ điền xử_lý "Xử lý":
              lối ra xong -> đã_trả
            hết
            kết thúc đã_trả "Đã trả" thành công
          hết

          """),
      right: Example.following(
        """
        điền xử_lý:
          bước thụ_lý "Thụ lý":
            do một_cửa
            chọn xong_việc "Xong" -> xử_lý.xong
          hết
        hết
        """,
        framework: """
          khung khung_tỉnh "Quy trình khung":
            lịch hành_chính
            chỗ điền xử_lý "Xử lý":
              lối ra xong -> đã_trả
            hết
            kết thúc đã_trả "Đã trả" thành công
          hết

          """))
  }

  static var lengthenedLimitPage: CodePage {
    Self.lengthenedLimit.page(
      Localized(
        vi: "kéo dài thời hạn của khung",
        en: "a limit longer than the framework's"),
      what: Localized(
        vi:
          "Sửa bước chỉ được rút ngắn thời hạn, cùng cách đếm; muốn dài hơn phải có căn cứ riêng.",
        en:
          "An amendment may shorten a limit counted in the same way; to lengthen it takes a legal basis."
      ),
      why: Localized(
        vi:
          "Khung do Chủ tịch Ủy ban nhân dân tỉnh phê duyệt; thủ tục không được tự nới thời hạn với người dân.",
        en:
          "The province approves the framework; a procedure may not take more time from citizens by itself."
      ),
      wrong: Example.following(
        """
        sửa bước tiếp_nhận:
          trong 16 giờ làm việc
        hết
        """),
      right: Example.following(
        """
        sửa bước tiếp_nhận:
          trong 4 giờ làm việc
        hết
        """))
  }

  static var forbiddenPaperPage: CodePage {
    Self.forbiddenPaper.page(
      Localized(
        vi: "giấy tờ mà khung không cho yêu cầu",
        en: "a paper that the framework forbids"),
      what: Localized(
        vi: "Khung ghi `không yêu cầu giấy tờ …`, thủ tục lại yêu cầu.",
        en: "The framework says `không yêu cầu giấy tờ …`, and the procedure asks for it."),
      why: Localized(
        vi:
          "Người dân chỉ nộp giấy tờ mà văn bản quy định; giấy tờ cơ quan nhà nước đã có thì không hỏi lại.",
        en:
          "Citizens hand in what the rules ask for, and nothing that the state has already."
      ),
      wrong: Example.following(
        """
        hồ sơ:
          giấy tờ sổ_hộ_khẩu "Sổ hộ khẩu" bản sao 1
        hết
        """,
        framework: """
          khung khung_tỉnh "Quy trình khung":
            lịch hành_chính
            không yêu cầu giấy tờ sổ_hộ_khẩu "Sổ hộ khẩu"
            bước tiếp_nhận "Tiếp nhận":
              do một_cửa
              nhận hồ sơ
              chọn nhận "Nhận" -> đã_trả
            hết
            kết thúc đã_trả "Đã trả" thành công
          hết

          """),
      right: Example.following(
        """
        hồ sơ:
          giấy tờ đơn "Đơn đề nghị" bản chính 1
        hết
        """,
        framework: """
          khung khung_tỉnh "Quy trình khung":
            lịch hành_chính
            không yêu cầu giấy tờ sổ_hộ_khẩu "Sổ hộ khẩu"
            bước tiếp_nhận "Tiếp nhận":
              do một_cửa
              nhận hồ sơ
              chọn nhận "Nhận" -> đã_trả
            hết
            kết thúc đã_trả "Đã trả" thành công
          hết

          """))
  }

  static var redirectedOutcomePage: CodePage {
    Self.redirectedOutcome.page(
      Localized(
        vi: "đổi hướng đi của khung",
        en: "a way of the framework redirected"),
      what: Localized(
        vi: "Lựa chọn của khung đi đâu là do khung; thủ tục chỉ thêm việc hoặc thêm lựa chọn khác.",
        en:
          "Where an outcome of the framework leads is the framework's; a procedure adds acts, or outcomes of its own."
      ),
      why: Localized(
        vi: "Đổi hướng có thể bỏ qua một bước mà tỉnh bắt buộc.",
        en: "Another way might pass by a step that the province demands."),
      wrong: Example.following(
        """
        sửa bước tiếp_nhận:
          chọn nhận "Nhận" -> tiếp_nhận
        hết
        """),
      right: Example.following(
        """
        sửa bước tiếp_nhận:
          chọn trả_lại "Trả lại" -> tiếp_nhận
        hết
        """))
  }

  static var frameworkCyclePage: CodePage {
    Self.frameworkCycle.page(
      Localized(
        vi: "các khung theo nhau thành vòng",
        en: "frameworks in a circle"),
      what: Localized(
        vi: "Khung này theo khung kia, khung kia lại theo khung này.",
        en: "A framework follows another one that follows it."),
      why: Localized(
        vi: "Không có khung nào là gốc để bắt đầu.",
        en: "None of them is the first."),
      wrong: Example.calendar
        + """
        khung a "A" theo b:
          bước một "Một":
            do một_cửa
            chọn tiếp "Tiếp" -> một
          hết
        hết
        khung b "B" theo a:
        hết
        """,
      right: Example.calendar
        + """
        khung a "A" theo b:
          bước một "Một":
            do một_cửa
            chọn tiếp "Tiếp" -> hai
          hết
        hết
        khung b "B":
          bước hai "Hai":
            do một_cửa
            chọn tiếp "Tiếp" -> hai
          hết
        hết
        """)
  }

  static var notAmendablePage: CodePage {
    Self.notAmendable.page(
      Localized(
        vi: "phần của khung không sửa được",
        en: "a part that cannot be amended"),
      what: Localized(
        vi:
          "Người làm, trạng thái, cách tính thời hạn chung, số lần, lối đi tự động của bước trong khung giữ nguyên, trừ khi có căn cứ riêng.",
        en:
          "Performer, status, effect on the overall clock, number of visits and computed ways of a framework's step stay, unless a legal basis is cited."
      ),
      why: Localized(
        vi: "Nếu sửa được tất cả thì khung không còn bảo đảm được điều gì.",
        en: "If everything could be amended, the framework would promise nothing."),
      wrong: Example.following(
        """
        sửa bước tiếp_nhận:
          trạng thái đang_xử_lý
        hết
        """),
      right: Example.following(
        """
        sửa bước tiếp_nhận căn cứ 15/2021/NĐ-CP "Điều 55":
          trạng thái đang_xử_lý
        hết
        """))
  }

  static var followsNothingPage: CodePage {
    Self.followsNothing.page(
      Localized(
        vi: "chưa theo khung nào",
        en: "no framework is followed"),
      what: Localized(
        vi: "Ghi giá trị tham số, điền chỗ điền, sửa bước chỉ có tác dụng khi thủ tục "
          + "`theo` một khung.",
        en: "Parameters, fills and amendments mean something only where a framework is followed."),
      why: Localized(
        vi: "Không có khung thì không có gì để điền hay sửa.",
        en: "Without a framework there is nothing to fill or amend."),
      wrong: Example.procedure(
        """
        sửa bước tiếp_nhận:
          trong 4 giờ làm việc
        hết
        """),
      right: Example.following(
        """
        sửa bước tiếp_nhận:
          trong 4 giờ làm việc
        hết
        """))
  }

  static var tooManyFrameworksPage: CodePage {
    Self.tooManyFrameworks.page(
      Localized(
        vi: "quá nhiều khung theo nhau",
        en: "too many frameworks over each other"),
      what: Localized(
        vi: "Nhiều nhất 32 khung theo nhau.",
        en: "At most 32 frameworks follow each other."),
      why: Localized(
        vi: "Nhiều hơn thì không xác định được dòng nào do khung nào quy định; thường là "
          + "lỗi sao chép.",
        en:
          "With more, nobody could tell what comes from where; most likely it is a slip of copying."
      ),
      wrong: Example.chain(33),
      right: Example.chain(2))
  }
}

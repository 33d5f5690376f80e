import Diagnostics
import SourceText

extension CompileCode {
  static var missingPartPage: CodePage {
    Self.missingPart.page(
      Localized(
        vi: "thiếu một phần bắt buộc",
        en: "a part that must be there is missing"),
      what: Localized(
        vi:
          "Thủ tục cần có lịch; lịch cần biết ngày làm việc; phí cần mức thu; `một trong` cần giấy tờ.",
        en:
          "A procedure needs a calendar, a calendar its working days, a fee an amount, `một trong` its papers."
      ),
      why: Localized(
        vi:
          "Thiếu phần này thì không tính được hạn, không thu được tiền; công cụ không tự "
          + "đặt ra điều văn bản không ghi.",
        en: "Without it no limit can be counted and no money asked; a guess would not be law."),
      wrong: Example.procedure(
        "phí thẩm_định \"Phí thẩm định\""),
      right: Example.procedure(
        "phí thẩm_định \"Phí thẩm định\": 75.000 đồng"))
  }

  static var repeatedLinePage: CodePage {
    Self.repeatedLine.page(
      Localized(
        vi: "ghi hai lần",
        en: "the same thing twice"),
      what: Localized(
        vi: "Dòng hay mục này chỉ được có một lần ở đây.",
        en: "The line or entry may stand here only once."),
      why: Localized(
        vi: "Hai dòng khác nhau thì không biết áp dụng dòng nào; giống nhau thì thừa một "
          + "dòng.",
        en: "If they differ, it is not clear which holds; if not, one is too many."),
      wrong: Example.step(
        """
        trong 5 ngày làm việc
        trong 7 ngày làm việc
        """),
      right: Example.step(
        "trong 5 ngày làm việc"))
  }

  static var notHerePage: CodePage {
    Self.notHere.page(
      Localized(
        vi: "rẽ nhánh sai chỗ",
        en: "a branch where none can be"),
      what: Localized(
        vi: "`nếu … ->` chỉ đứng trong một lựa chọn, hoặc trong bước do hệ thống làm.",
        en: "`nếu … ->` stands inside an outcome, or in a step of the system."),
      why: Localized(
        vi: "Việc làm khi vào bước không được tự đưa hồ sơ đi nơi khác.",
        en: "What is done on entry must not take the case elsewhere."),
      wrong: Example.step(
        """
        khi vào:
          nếu kênh_nộp là trực_tuyến -> đã_trả
        hết
        """),
      right: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả kết quả":
              nếu kênh_nộp là trực_tuyến -> đã_trả
              còn lại -> tiếp_nhận
            hết
          hết
          """))
  }

  static var mixedCasesPage: CodePage {
    Self.mixedCases.page(
      Localized(
        vi: "trường hợp tự chọn lẫn với trường hợp tính theo điều kiện",
        en: "chosen and computed cases mixed"),
      what: Localized(
        vi: "Các trường hợp hoặc do người nộp chọn, hoặc đều tính bằng `nếu`.",
        en: "Cases are all chosen by the applicant or all computed by `nếu`."),
      why: Localized(
        vi:
          "Đúng một trường hợp xảy ra; lẫn hai cách thì có thể không trường hợp nào, hoặc cả hai.",
        en: "Exactly one case holds; with both ways there may be none or two."),
      wrong: Example.procedure(
        """
        trường hợp:
          lớn "Công trình lớn" nếu diện_tích > 500
          nhỏ "Công trình nhỏ"
        hết
        thông tin:
          diện_tích "Diện tích": số
        hết
        """),
      right: Example.procedure(
        """
        trường hợp:
          lớn "Công trình lớn" nếu diện_tích > 500
          nhỏ "Công trình nhỏ" nếu diện_tích <= 500
        hết
        thông tin:
          diện_tích "Diện tích": số
        hết
        """))
  }

  static var mixedMannerPage: CodePage {
    Self.mixedManner.page(
      Localized(
        vi: "vừa dấu phẩy vừa `hoặc`",
        en: "commas and `hoặc` mixed"),
      what: Localized(
        vi: "Dấu phẩy: báo bằng mọi cách. `hoặc`: báo bằng cách đầu tiên gửi được. Không dùng lẫn.",
        en: "Commas notify by each means, `hoặc` by the first that reaches; they do not mix."),
      why: Localized(
        vi: "Có hai cách hiểu, nên phải chọn một.",
        en: "It could mean two things, so one has to be chosen."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả" -> đã_trả:
              báo người_nộp qua sms, zalo hoặc cổng bằng đã_nhận
            hết
          hết
          """,
        before: "mẫu tin đã_nhận \"Đã nhận hồ sơ {mã_hồ_sơ}\""),
      right: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả" -> đã_trả:
              báo người_nộp qua sms hoặc zalo hoặc cổng bằng đã_nhận
            hết
          hết
          """,
        before: "mẫu tin đã_nhận \"Đã nhận hồ sơ {mã_hồ_sơ}\""))
  }

  static var neverReachedPage: CodePage {
    Self.neverReached.page(
      Localized(
        vi: "phần không bao giờ dùng đến",
        en: "a part that is never used"),
      what: Localized(
        vi:
          "Các bậc phí, các mức thời hạn được thử lần lượt; phần đứng sau phần không điều kiện thì không bao giờ tới lượt.",
        en:
          "Tiers and limits are tried in order; what follows one without a condition is never tried."
      ),
      why: Localized(
        vi: "Văn bản có ghi mà không bao giờ áp dụng là dấu hiệu xếp sai thứ tự.",
        en: "What is written and never applied is most likely out of order."),
      wrong: Example.procedure(
        """
        phí thẩm_định "Phí":
          còn lại: 100.000 đồng
          kênh_nộp là trực_tuyến: 50.000 đồng
        hết
        """),
      right: Example.procedure(
        """
        phí thẩm_định "Phí":
          kênh_nộp là trực_tuyến: 50.000 đồng
          còn lại: 100.000 đồng
        hết
        """))
  }

  static var emptyScenarioPage: CodePage {
    Self.emptyScenario.page(
      Localized(vi: "kịch bản trống", en: "an empty scenario"),
      what: Localized(
        vi: "Kịch bản không có dòng nào.", en: "The scenario has no line."),
      why: Localized(
        vi: "Không thử gì mà vẫn được tính là đạt thì người đọc tưởng thủ tục đã được thử.",
        en: "It would pass without trying anything, and readers would think the procedure tried."),
      wrong: Example.procedure() + "kịch bản \"Nộp rồi nhận\" cho cấp_phép:\nhết\n",
      right: Example.procedure()
        + """
        kịch bản "Nộp rồi nhận" cho cấp_phép:
          lúc 05/01/2026 08:00
          người_nộp nộp trực tiếp
          một_cửa chọn trả
          thì kết thúc đã_trả
        hết
        """)
  }

  static var overlappingVersionsPage: CodePage {
    Self.overlappingVersions.page(
      Localized(
        vi: "hai bản cùng hiệu lực",
        en: "two versions in force at once"),
      what: Localized(
        vi: "Hai bản của một thủ tục có ngày hiệu lực chồng nhau.",
        en: "The dates of two versions of one procedure overlap."),
      why: Localized(
        vi:
          "Hồ sơ theo bản có hiệu lực ngày nhận; hai bản cùng lúc thì không biết theo bản nào.",
        en:
          "A case follows the version in force on the day of receipt; with two of them it is not clear which."
      ),
      wrong: Example.calendar
        + """
        thủ tục cấp_phép "Bản cũ":
          lịch hành_chính
          hiệu lực từ 01/01/2025 đến 01/07/2026
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả" -> đã_trả
          hết
          kết thúc đã_trả "Đã trả" thành công
        hết
        thủ tục cấp_phép "Bản mới":
          lịch hành_chính
          hiệu lực từ 01/07/2026
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả" -> đã_trả
          hết
          kết thúc đã_trả "Đã trả" thành công
        hết
        """,
      right: Example.calendar
        + """
        thủ tục cấp_phép "Bản cũ":
          lịch hành_chính
          hiệu lực từ 01/01/2025 đến 30/06/2026
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả" -> đã_trả
          hết
          kết thúc đã_trả "Đã trả" thành công
        hết
        thủ tục cấp_phép "Bản mới":
          lịch hành_chính
          hiệu lực từ 01/07/2026
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả" -> đã_trả
          hết
          kết thúc đã_trả "Đã trả" thành công
        hết
        """)
  }
}

import Diagnostics
import SourceText

extension CompileCode {
  static var badNumberPage: CodePage {
    Self.badNumber.page(
      Localized(
        vi: "số viết sai",
        en: "a number in the wrong form"),
      what: Localized(
        vi: "Dấu chấm tách nhóm ba chữ số, dấu phẩy là dấu thập phân: 1.500.000 và 2,5.",
        en: "A dot groups digits by threes, a comma is the decimal mark: 1.500.000 and 2,5."),
      why: Localized(
        vi:
          "`1.5` có thể là một rưỡi, cũng có thể là một nghìn năm trăm thiếu số; sai một dấu là sai cả mức phí.",
        en: "`1.5` may be one and a half or a number that lost digits; one mark changes a fee."),
      wrong: Example.procedure(
        """
        thông tin:
          diện_tích "Diện tích (ha)": số từ 1.5 đến 100
        hết
        """),
      right: Example.procedure(
        """
        thông tin:
          diện_tích "Diện tích (ha)": số từ 1,5 đến 100
        hết
        """))
  }

  static var badDatePage: CodePage {
    Self.badDate.page(
      Localized(
        vi: "ngày không có thật",
        en: "a date that does not exist"),
      what: Localized(
        vi: "Ngày viết là ngày/tháng/năm, năm đủ bốn chữ số, và phải có trên lịch.",
        en: "A date is day/month/year with four digits for the year, and has to be on the calendar."
      ),
      why: Localized(
        vi: "Hiệu lực và kỳ nghỉ tính từ ngày này; ngày không có thì không tính được gì.",
        en: "Validity and holidays are counted from it; nothing follows from a day that never is."),
      wrong: Example.procedure(
        "hiệu lực từ 31/02/2026"),
      right: Example.procedure(
        "hiệu lực từ 01/03/2026"))
  }

  static var badTimePage: CodePage {
    Self.badTime.page(
      Localized(
        vi: "giờ không có thật",
        en: "a time that does not exist"),
      what: Localized(
        vi: "Giờ viết từ 0:00 đến 24:00.",
        en: "A time is from 0:00 to 24:00."),
      why: Localized(
        vi: "Giờ nhận hồ sơ quyết định hạn trả trong ngày hay ngày hôm sau.",
        en: "The hour at which a dossier comes in decides on which day it is due."),
      wrong: Example.procedure(
        "thời hạn trong ngày, sau 25:00 thì ngày làm việc tiếp theo"),
      right: Example.procedure(
        "thời hạn trong ngày, sau 15:00 thì ngày làm việc tiếp theo"))
  }

  static var badDurationPage: CodePage {
    Self.badDuration.page(
      Localized(
        vi: "thời hạn không dùng được",
        en: "a duration that cannot be used"),
      what: Localized(
        vi:
          "Thời hạn phải lớn hơn không và không quá 100 năm; ngày theo lịch, tuần, tháng, năm là số nguyên.",
        en:
          "A duration is more than nothing and at most a hundred years; calendar days, weeks, months and years are whole."
      ),
      why: Localized(
        vi:
          "Điều 147 và 148 Bộ luật Dân sự 2015 tính thời hạn theo ngày, tháng tròn; một thời hạn bằng không vừa bắt đầu đã quá hạn.",
        en:
          "Articles 147 and 148 of the Civil Code 2015 count whole days and months; a limit of nothing is overdue as it starts."
      ),
      wrong: Example.step(
        "trong 2,5 ngày"),
      right: Example.step(
        "trong 2,5 ngày làm việc"))
  }

  static var moneyNotWholePage: CodePage {
    Self.moneyNotWhole.page(
      Localized(
        vi: "tiền lẻ dưới một đồng",
        en: "a fraction of a đồng"),
      what: Localized(
        vi: "Số tiền là số đồng nguyên.",
        en: "A sum of money is in whole đồng."),
      why: Localized(
        vi: "Biên lai không ghi được phần lẻ của đồng; muốn chia thì dùng `làm tròn`.",
        en: "No receipt shows a part of a đồng; use `làm tròn` where a sum is divided."),
      wrong: Example.procedure(
        "phí thẩm_định \"Phí thẩm định\": 75.000,5 đồng"),
      right: Example.procedure(
        "phí thẩm_định \"Phí thẩm định\": 75.000 đồng"))
  }

  static var badTemplatePage: CodePage {
    Self.badTemplate.page(
      Localized(
        vi: "dấu ngoặc nhọn không đủ cặp",
        en: "a brace without its pair"),
      what: Localized(
        vi: "Trong mẫu tin, `{` mở chỗ ghi một thông tin và `}` đóng lại.",
        en: "In a message `{` opens the place of a value and `}` closes it."),
      why: Localized(
        vi: "Thiếu một dấu thì người nộp nhận được tin nhắn hỏng.",
        en: "Without one of them the applicant would receive a broken message."),
      wrong: Example.procedure(
        before: "mẫu tin đã_nhận \"Đã nhận hồ sơ {mã_hồ_sơ\""),
      right: Example.procedure(
        before: "mẫu tin đã_nhận \"Đã nhận hồ sơ {mã_hồ_sơ}\""))
  }

  static var badCountPage: CodePage {
    Self.badCount.page(
      Localized(
        vi: "số lượng ngoài khoảng cho phép",
        en: "a count out of range"),
      what: Localized(
        vi:
          "Số bản, số bộ, số lần là số nguyên từ 1; mức giảm từ trên 0% đến 100%; mức độ là một trong các mức có thật.",
        en:
          "Copies, sets and times are whole numbers from 1; a reduction is above 0% and up to 100%; a level is one that exists."
      ),
      why: Localized(
        vi:
          "Không cần bản nào thì bỏ hẳn giấy tờ đó; giảm quá 100% thì cơ quan phải trả "
          + "tiền cho người nộp.",
        en: "A paper of no copies is no paper; a reduction above 100% would pay the applicant."),
      wrong: Example.procedure(
        """
        hồ sơ:
          giấy tờ đơn "Đơn đề nghị" bản chính 0
        hết
        """),
      right: Example.procedure(
        """
        hồ sơ:
          giấy tờ đơn "Đơn đề nghị" bản chính 1
        hết
        """))
  }
}

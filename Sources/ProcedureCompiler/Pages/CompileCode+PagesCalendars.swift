import Diagnostics
import SourceText

extension CompileCode {
  static var noWorkingHoursPage: CodePage {
    Self.noWorkingHours.page(
      Localized(
        vi: "lịch không có giờ làm việc",
        en: "a calendar without working hours"),
      what: Localized(
        vi: "Lịch không có giờ làm việc nào, hoặc có ngày làm việc chưa ghi giờ.",
        en: "The calendar has no hours, or a working day without hours."),
      why: Localized(
        vi: "Thời hạn tính bằng giờ, ngày làm việc sẽ không bao giờ hết.",
        en: "A limit in working time would never end."),
      wrong: """
        lịch xã "Lịch của xã":
          ngày làm việc thứ hai - thứ sáu
        hết
        """,
      right: """
        lịch xã "Lịch của xã":
          ngày làm việc thứ hai - thứ sáu
          giờ làm việc 7:00 - 11:30, 13:30 - 17:00
        hết
        """)
  }

  static var badHoursPage: CodePage {
    Self.badHours.page(
      Localized(
        vi: "giờ làm việc ngược hoặc chồng nhau",
        en: "hours reversed or overlapping"),
      what: Localized(
        vi: "Giờ mở cửa đứng trước giờ đóng cửa, và các buổi không chồng nhau.",
        en: "Opening comes before closing, and spans do not overlap."),
      why: Localized(
        vi: "Giờ ngược hay đếm hai lần thì hạn trả sai.",
        en: "Hours that run backwards or count twice give wrong due dates."),
      wrong: """
        lịch xã "Lịch của xã":
          ngày làm việc thứ hai - thứ sáu
          giờ làm việc 7:00 - 11:30, 11:00 - 17:00
        hết
        """,
      right: """
        lịch xã "Lịch của xã":
          ngày làm việc thứ hai - thứ sáu
          giờ làm việc 7:00 - 11:30, 13:30 - 17:00
        hết
        """)
  }

  static var badCalendarDayPage: CodePage {
    Self.badCalendarDay.page(
      Localized(
        vi: "ngày nghỉ, ngày làm bù vô lý",
        en: "holidays or make-up days that make no sense"),
      what: Localized(
        vi:
          "Kỳ nghỉ bị ngược, ngày làm bù ghi hai lần, nằm trong kỳ nghỉ, hoặc không có giờ làm việc.",
        en:
          "A holiday is reversed, or a make-up day is repeated, inside a holiday or without hours."),
      why: Localized(
        vi:
          "Việc hoán đổi ngày làm việc do thông báo hằng năm theo Điều 112 Bộ luật Lao động 2019; ghi sai là sai hạn của mọi hồ sơ.",
        en:
          "Days are exchanged by yearly notices under article 112 of the Labour Code 2019; a slip moves every due date."
      ),
      wrong: """
        lịch xã "Lịch của xã":
          ngày làm việc thứ hai - thứ sáu
          giờ làm việc 7:00 - 11:30
          nghỉ 22/02/2026 - 14/02/2026 "Tết Nguyên đán"
        hết
        """,
      right: """
        lịch xã "Lịch của xã":
          ngày làm việc thứ hai - thứ sáu
          giờ làm việc 7:00 - 11:30
          nghỉ 14/02/2026 - 22/02/2026 "Tết Nguyên đán"
        hết
        """)
  }

  static var unknownTimeZonePage: CodePage {
    Self.unknownTimeZone.page(
      Localized(
        vi: "múi giờ không có",
        en: "a time zone that does not exist"),
      what: Localized(
        vi: "Tên múi giờ lấy theo danh mục quốc tế; ở Việt Nam là \"Asia/Ho_Chi_Minh\".",
        en: "Time zones have international names; that of Vietnam is \"Asia/Ho_Chi_Minh\"."),
      why: Localized(
        vi: "Sai múi giờ thì hồ sơ nộp lúc 16:30 có thể bị coi là ngoài giờ.",
        en: "In the wrong zone a dossier of 16:30 may count as out of hours."),
      wrong: """
        lịch xã "Lịch của xã":
          múi giờ "Asia/Hanoi"
          ngày làm việc thứ hai - thứ sáu
          giờ làm việc 7:00 - 11:30
        hết
        """,
      right: """
        lịch xã "Lịch của xã":
          múi giờ "Asia/Ho_Chi_Minh"
          ngày làm việc thứ hai - thứ sáu
          giờ làm việc 7:00 - 11:30
        hết
        """)
  }
}

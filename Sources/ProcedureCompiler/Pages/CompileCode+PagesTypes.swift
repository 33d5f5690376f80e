import Diagnostics
import SourceText

extension CompileCode {
  static var wrongTypePage: CodePage {
    Self.wrongType.page(
      Localized(
        vi: "giá trị sai kiểu",
        en: "a value of the wrong type"),
      what: Localized(
        vi: "Chỗ này cần một kiểu giá trị, mà ở đây là kiểu khác.",
        en: "One type of value is needed here, and another is given."),
      why: Localized(
        vi:
          "Mỗi thông tin có một kiểu để cán bộ không ghi chữ vào chỗ số và không so ngày với tiền.",
        en:
          "Fields have types so that nobody writes words where numbers belong or compares dates with money."
      ),
      wrong: Example.procedure(
        """
        thông tin:
          giá "Giá trị": tiền mặc định 5
        hết
        """),
      right: Example.procedure(
        """
        thông tin:
          giá "Giá trị": tiền mặc định 5 đồng
        hết
        """))
  }

  static var cannotCombinePage: CodePage {
    Self.cannotCombine.page(
      Localized(
        vi: "hai kiểu giá trị không tính được với nhau",
        en: "values that cannot be reckoned together"),
      what: Localized(
        vi: "Cộng, trừ, nhân hai kiểu không hợp nhau, như tiền cộng số.",
        en:
          "Two types that do not go together are added, subtracted or multiplied, such as money and a number."
      ),
      why: Localized(
        vi: "`1.000 đồng + 5` có thể là 1.005 đồng hay 5 lần 1.000 đồng: phải viết rõ.",
        en: "`1.000 đồng + 5` may mean 1.005 đồng or five times as much: it has to be said."),
      wrong: Example.procedure(
        "phí bản_sao \"Phí\": 1.000 đồng + 5"),
      right: Example.procedure(
        "phí bản_sao \"Phí\": 1.000 đồng * 5"))
  }

  static var cannotComparePage: CodePage {
    Self.cannotCompare.page(
      Localized(
        vi: "không so sánh được",
        en: "values that do not compare"),
      what: Localized(
        vi: "So sánh hai giá trị khác kiểu, hoặc hai vế của `nếu` khác kiểu.",
        en: "Values of different types are compared, or the two ways of `nếu` differ in type."),
      why: Localized(
        vi: "Không thể nói \"5 đồng lớn hơn 5\" là đúng hay sai.",
        en: "There is no true or false answer to \"5 đồng are more than 5\"."),
      wrong: Example.procedure(
        """
        thông tin:
          giá "Giá trị": tiền
        hết
        phí thẩm_định "Phí":
          giá > 5: 2.000 đồng
          còn lại: 1.000 đồng
        hết
        """),
      right: Example.procedure(
        """
        thông tin:
          giá "Giá trị": tiền
        hết
        phí thẩm_định "Phí":
          giá > 5 đồng: 2.000 đồng
          còn lại: 1.000 đồng
        hết
        """))
  }

  static var mixedDurationsPage: CodePage {
    Self.mixedDurations.page(
      Localized(
        vi: "so hai thời hạn đếm khác cách",
        en: "durations counted in different ways"),
      what: Localized(
        vi: "Ngày làm việc so với ngày theo lịch, giờ so với ngày, ngày so với tháng.",
        en: "Working days are compared with calendar days, hours with days, days with months."),
      why: Localized(
        vi: "Năm ngày làm việc dài hơn hay ngắn hơn bảy ngày còn tùy hôm bắt đầu và kỳ nghỉ.",
        en:
          "Whether five working days are longer than seven days depends on the start and on holidays."
      ),
      wrong: Example.procedure(
        """
        thông tin:
          gấp "Gấp": có/không mặc định 5 ngày làm việc < 7 ngày
        hết
        """),
      right: Example.procedure(
        """
        thông tin:
          gấp "Gấp": có/không mặc định 5 ngày < 7 ngày
        hết
        """))
  }

  static var badPatternPage: CodePage {
    Self.badPattern.page(
      Localized(
        vi: "mẫu chữ viết sai",
        en: "a pattern that is not well formed"),
      what: Localized(
        vi: "Mẫu sau `dạng` viết theo quy tắc biểu thức chính quy thu gọn.",
        en: "The pattern after `dạng` follows the rules of small regular expressions."),
      why: Localized(
        vi: "Mẫu hỏng thì không kiểm tra được gì, hoặc từ chối mọi người.",
        en: "A broken pattern would check nothing, or refuse everybody."),
      wrong: Example.procedure(
        """
        thông tin:
          số_cccd "Số căn cước": chữ dạng "[0-9{12}"
        hết
        """),
      right: Example.procedure(
        """
        thông tin:
          số_cccd "Số căn cước": chữ dạng "[0-9]{12}"
        hết
        """))
  }

  static var badRangePage: CodePage {
    Self.badRange.page(
      Localized(
        vi: "khoảng giá trị vô lý",
        en: "a range that makes no sense"),
      what: Localized(
        vi:
          "Khoảng bị ngược, không dùng được với kiểu này, hoặc giá trị mặc định nằm ngoài khoảng.",
        en: "The range is reversed, has no meaning for the type, or refuses its own default."),
      why: Localized(
        vi: "Không giá trị nào lọt vào một khoảng ngược: không ai nộp được hồ sơ.",
        en: "Nothing fits a reversed range: nobody could file."),
      wrong: Example.procedure(
        """
        thông tin:
          diện_tích "Diện tích": số từ 100 đến 1
        hết
        """),
      right: Example.procedure(
        """
        thông tin:
          diện_tích "Diện tích": số từ 1 đến 100
        hết
        """))
  }

  static var wrongArgumentsPage: CodePage {
    Self.wrongArguments.page(
      Localized(
        vi: "thông tin gửi cho hành động không đúng",
        en: "the wrong things given to an action"),
      what: Localized(
        vi: "Mỗi hành động khai báo cần nhận gì, trả gì; gọi phải đúng như vậy.",
        en: "An action declares what it takes and gives; a call has to match."),
      why: Localized(
        vi: "Hệ thống bên kia không đoán được thông tin còn thiếu.",
        en: "The other system cannot guess what is missing."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả" -> đã_trả:
              thực hiện tra_cứu
            hết
          hết
          """,
        before: "hành động tra_cứu \"Tra cứu\" nhận số: chữ"),
      right: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả" -> đã_trả:
              thực hiện tra_cứu(số = mã_hồ_sơ)
            hết
          hết
          """,
        before: "hành động tra_cứu \"Tra cứu\" nhận số: chữ"))
  }

  static var durationWithoutUnitPage: CodePage {
    Self.durationWithoutUnit.page(
      Localized(
        vi: "thời hạn thiếu đơn vị",
        en: "a duration without a unit"),
      what: Localized(
        vi: "Thời hạn phải ghi đơn vị: giờ làm việc, ngày làm việc, ngày, tháng.",
        en: "A duration names its unit: working hours, working days, days, months."),
      why: Localized(
        vi:
          "15 ngày và 15 ngày làm việc lệch nhau cả tuần, mà quá hạn là phải xin lỗi bằng văn bản (61/2018/NĐ-CP).",
        en:
          "15 days and 15 working days are a week apart, and lateness takes a written apology (Decree 61/2018)."
      ),
      wrong: Example.step(
        "trong 15"),
      right: Example.step(
        "trong 15 ngày làm việc"))
  }

  static var circularDefinitionPage: CodePage {
    Self.circularDefinition.page(
      Localized(
        vi: "giá trị được tính từ chính nó",
        en: "something defined by itself"),
      what: Localized(
        vi: "Một giá trị được tính từ chính nó, trực tiếp hoặc qua giá trị khác.",
        en: "A value is computed from itself, at once or through others."),
      why: Localized(
        vi: "Như vậy không tính ra được giá trị nào.",
        en: "There is nothing to begin with."),
      wrong: Example.procedure(
        "phí thẩm_định \"Phí\": tổng_phí"),
      right: Example.procedure(
        "phí thẩm_định \"Phí\": 75.000 đồng"))
  }

  static var expressionTooLongPage: CodePage {
    Self.expressionTooLong.page(
      Localized(
        vi: "biểu thức quá dài",
        en: "an expression that is too long"),
      what: Localized(
        vi: "Biểu thức lồng quá 62 lớp, hoặc có quá 5.000 thành phần sau khi thay tham số.",
        en:
          "The expression is more than 62 levels deep, or has over 5.000 parts once parameters are put in."
      ),
      why: Localized(
        vi: "Không người nào kiểm tra được một công thức như thế với quyết định trên giấy.",
        en: "Nobody could check such a formula against the decision on paper."),
      wrong: Example.procedure(
        """
        thông tin:
          tổng "Tổng": số mặc định 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1
        hết
        """),
      right: Example.procedure(
        """
        thông tin:
          tổng "Tổng": số mặc định 66
        hết
        """))
  }

  static var notConstantPage: CodePage {
    Self.notConstant.page(
      Localized(
        vi: "cần giá trị cụ thể",
        en: "a fixed value is needed"),
      what: Localized(
        vi:
          "Giới hạn của thông tin, mốc nhắc hạn, thời gian giá trị của giấy tờ phải là giá trị ghi sẵn hoặc tham số.",
        en:
          "Bounds of fields, reminders and the validity of papers are written values or parameters."
      ),
      why: Localized(
        vi: "Những giá trị này phải đọc được từ văn bản, không đổi theo từng hồ sơ.",
        en: "They are read from the text and do not change with each case."),
      wrong: Example.step(
        """
        trong 5 ngày làm việc
        trước hạn hạn_nhắc:
          nhắc một_cửa
        hết
        """,
        """
        thông tin:
          hạn_nhắc "Nhắc trước": thời hạn
        hết
        """),
      right: Example.step(
        """
        trong 5 ngày làm việc
        trước hạn 1 ngày làm việc:
          nhắc một_cửa
        hết
        """,
        """
        thông tin:
          hạn_nhắc "Nhắc trước": thời hạn
        hết
        """))
  }

  static var nestedListPage: CodePage {
    Self.nestedList.page(
      Localized(
        vi: "danh sách của danh sách",
        en: "a list of lists"),
      what: Localized(
        vi: "Phần tử của danh sách là một giá trị đơn.",
        en: "The elements of a list are single values."),
      why: Localized(
        vi: "Biểu mẫu không có chỗ ghi bảng trong bảng; tách thành hai thông tin.",
        en: "No form has room for tables within tables; make it two fields."),
      wrong: Example.procedure(
        """
        thông tin:
          các_thửa "Các thửa đất": danh sách danh sách chữ
        hết
        """),
      right: Example.procedure(
        """
        thông tin:
          các_thửa "Các thửa đất": danh sách chữ
        hết
        """))
  }
}

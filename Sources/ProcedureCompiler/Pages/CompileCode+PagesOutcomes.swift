import Diagnostics
import SourceText

extension CompileCode {
  static var outcomeLeadsNowherePage: CodePage {
    Self.outcomeLeadsNowhere.page(
      Localized(
        vi: "lựa chọn không ghi đi đâu",
        en: "an outcome that leads nowhere"),
      what: Localized(
        vi: "Mỗi lựa chọn có `-> bước`, hoặc các nhánh `nếu … ->` trong khối của nó.",
        en: "Each outcome has `-> step`, or branches `nếu … ->` in its block."),
      why: Localized(
        vi: "Người làm chọn xong mà hồ sơ vẫn đứng yên.",
        en: "The performer would choose and the case would stay."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả kết quả"
          hết
          """),
      right: Example.procedure(
        ""))
  }

  static var timerWithoutLimitPage: CodePage {
    Self.timerWithoutLimit.page(
      Localized(
        vi: "nhắc hạn mà không có hạn",
        en: "timers without a limit"),
      what: Localized(
        vi:
          "`trước hạn`, `quá hạn` cần một thời hạn: `trong …` của bước hoặc `thời hạn …` của thủ tục.",
        en:
          "`trước hạn` and `quá hạn` need a limit: `trong …` of the step or `thời hạn …` of the procedure."
      ),
      why: Localized(
        vi: "Không có hạn thì không bao giờ đến lúc nhắc.",
        en: "Without a limit the time never comes."),
      wrong: Example.step(
        """
        trước hạn 2 giờ làm việc:
          nhắc một_cửa
        hết
        """),
      right: Example.step(
        """
        trong 8 giờ làm việc
        trước hạn 2 giờ làm việc:
          nhắc một_cửa
        hết
        """))
  }

  static var endlessAutomaticStepsPage: CodePage {
    Self.endlessAutomaticSteps.page(
      Localized(
        vi: "các bước tự động quay vòng mãi",
        en: "automatic steps without end"),
      what: Localized(
        vi:
          "Các bước do hệ thống làm dẫn lẫn nhau mà không bước nào chờ người, thời gian hay sự kiện.",
        en:
          "Steps of the system lead to each other, and none waits for a person, for time or for an event."
      ),
      why: Localized(
        vi: "Hệ thống sẽ chạy mãi không dừng với một hồ sơ.",
        en: "The system would go round for ever with one case."),
      wrong: Example.procedure(
        step: """
          bước một "Một":
            do hệ_thống
            còn lại -> hai
          hết
          bước hai "Hai":
            do hệ_thống
            còn lại -> một
          hết
          """),
      right: Example.procedure(
        step: """
          bước một "Một":
            do hệ_thống
            còn lại -> hai
          hết
          bước hai "Hai":
            do hệ_thống
            chờ 1 ngày -> đã_trả
          hết
          """))
  }

  static var outcomeLeadsTwicePage: CodePage {
    Self.outcomeLeadsTwice.page(
      Localized(
        vi: "lựa chọn có hai lối đi",
        en: "an outcome that leads two ways"),
      what: Localized(
        vi: "Một lựa chọn có cả `->` trên dòng đầu lẫn nhánh `nếu` trong khối.",
        en: "An outcome has both `->` on its line and branches in its block."),
      why: Localized(
        vi: "Không xác định được khi nào đi theo lối nào.",
        en: "It is not clear which one holds when."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trả "Trả kết quả" -> đã_trả:
              nếu kênh_nộp là trực_tuyến -> đã_trả
              còn lại -> tiếp_nhận
            hết
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

  static var noEndsPage: CodePage {
    Self.noEnds.page(
      Localized(
        vi: "thủ tục không có kết thúc",
        en: "a procedure without an end"),
      what: Localized(
        vi: "Thủ tục cần ít nhất một `kết thúc`.",
        en: "A procedure needs one `kết thúc` at least."),
      why: Localized(
        vi: "Hồ sơ không bao giờ được tính là đã giải quyết xong.",
        en: "No case would ever count as done."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn lại "Làm lại" -> tiếp_nhận
          hết
          """,
        end: ""),
      right: Example.procedure(
        ""))
  }

  static var badGraphPage: CodePage {
    Self.badGraph.page(
      Localized(
        vi: "quy trình chưa chặt chẽ",
        en: "a process that is not well formed"),
      what: Localized(
        vi: "Lần kiểm tra cuối cùng trên quy trình đã biên dịch phát hiện một lỗi mà các "
          + "lần kiểm tra trước chưa báo.",
        en: "The last check, of the compiled process, found a fault that no check before it named."),
      why: Localized(
        vi: "Quy trình như vậy không được đưa vào vận hành; nếu gặp, đề nghị gửi lại kèm "
          + "tệp.",
        en: "Such a process is not run; please report it with the file."),
      wrong: Example.procedure(
        ""),
      right: Example.procedure(
        ""))
  }

  static var wrongRolePage: CodePage {
    Self.wrongRole.page(
      Localized(
        vi: "việc giao cho vai trò không thực hiện được",
        en: "something asked of a role that cannot"),
      what: Localized(
        vi:
          "`hệ_thống` không nhận tin, không được nhắc, không chọn; `giao cho` chỉ giao cho vai trò của cơ quan.",
        en:
          "`hệ_thống` receives no messages or reminders and chooses nothing; only roles of the authority are assigned."
      ),
      why: Localized(
        vi: "Tin gửi cho hệ thống thì không có ai đọc.",
        en: "Nobody reads a message to a machine."),
      wrong: Example.step(
        """
        trong 8 giờ làm việc
        quá hạn:
          nhắc hệ_thống
        hết
        """),
      right: Example.step(
        """
        trong 8 giờ làm việc
        quá hạn:
          nhắc một_cửa
        hết
        """))
  }

  static var badExclusionPage: CodePage {
    Self.badExclusion.page(
      Localized(
        vi: "không xác định được người phải khác",
        en: "nobody to differ from"),
      what: Localized(
        vi: "`khác người làm` phải nêu một bước khác, và bước ấy phải có người thực hiện.",
        en: "`khác người làm` names another step, performed by a person."),
      why: Localized(
        vi: "Kiểm soát chéo cần hai người khác nhau ở hai bước.",
        en: "Four eyes take two people in two steps."),
      wrong: Example.step(
        "khác người làm tiếp_nhận"),
      right: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trình "Trình" -> ký
          hết
          bước ký "Ký":
            do một_cửa
            khác người làm tiếp_nhận
            chọn ký_tên "Ký" -> đã_trả
          hết
          """))
  }

  static var laterExclusionPage: CodePage {
    Self.laterExclusion.page(
      Localized(
        vi: "khác người làm một bước đứng sau",
        en: "an exclusion of a later step"),
      what: Localized(
        vi: "Bước được nêu đứng sau bước này trong tệp, nên lúc này thường chưa có ai làm.",
        en:
          "The step that is named comes later in the file: nobody has performed it yet, as a rule."),
      why: Localized(
        vi: "Điều kiện đặt ở bước trước thì không ngăn được cùng một người làm bước sau.",
        en: "Said in the earlier step, it does not keep the same person from the later one."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            khác người làm ký
            chọn trình "Trình" -> ký
          hết
          bước ký "Ký":
            do một_cửa
            chọn ký_tên "Ký" -> đã_trả
          hết
          """),
      right: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            chọn trình "Trình" -> ký
          hết
          bước ký "Ký":
            do một_cửa
            khác người làm tiếp_nhận
            chọn ký_tên "Ký" -> đã_trả
          hết
          """))
  }
}

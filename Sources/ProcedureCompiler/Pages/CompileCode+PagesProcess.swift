import Diagnostics
import SourceText

extension CompileCode {
  static var noStepsPage: CodePage {
    Self.noSteps.page(
      Localized(
        vi: "chưa có bước nào",
        en: "no step at all"),
      what: Localized(
        vi: "Thủ tục, khung hoặc khối `điền` chưa có bước.",
        en: "A procedure, framework or fill has no step."),
      why: Localized(
        vi: "Hồ sơ không có chỗ để bắt đầu.",
        en: "A case would have nowhere to begin."),
      wrong: Example.procedure(
        step: ""),
      right: Example.procedure(
        ""))
  }

  static var stepWithoutRolePage: CodePage {
    Self.stepWithoutRole.page(
      Localized(
        vi: "bước chưa ghi ai làm",
        en: "a step without a performer"),
      what: Localized(
        vi: "Mỗi bước thuộc về một vai trò: `do …`.",
        en: "Each step belongs to one role: `do …`."),
      why: Localized(
        vi:
          "Điều 17, 18 Nghị định 61/2018/NĐ-CP giao từng việc cho từng người; không ghi thì không ai chịu trách nhiệm.",
        en: "Decree 61/2018 assigns each task; without a name nobody is responsible."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            chọn trả "Trả kết quả" -> đã_trả
          hết
          """),
      right: Example.procedure(
        ""))
  }

  static var deadEndPage: CodePage {
    Self.deadEnd.page(
      Localized(
        vi: "bước không có lối đi tiếp",
        en: "a step with no way on"),
      what: Localized(
        vi: "Từ bước này không có lựa chọn, nhánh, chờ đợi hay quá hạn nào đưa hồ sơ đi.",
        en: "No outcome, branch, wait or timer takes a case out of the step."),
      why: Localized(
        vi: "Hồ sơ vào đây sẽ nằm mãi.",
        en: "A case that comes here stays for ever."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
          hết
          """),
      right: Example.procedure(
        ""))
  }

  static var automaticStepChoosesPage: CodePage {
    Self.automaticStepChooses.page(
      Localized(
        vi: "bước tự động không có người",
        en: "nobody is in an automatic step"),
      what: Localized(
        vi: "Bước `do hệ_thống` không chọn, nhập, ký, giao việc được; dùng `nếu` và `còn lại`.",
        en:
          "A step of `hệ_thống` cannot choose, enter, sign or assign; it uses `nếu` and `còn lại`."),
      why: Localized(
        vi: "Những việc ấy cần một người cân nhắc và chịu trách nhiệm.",
        en: "Those take a person who weighs and answers for it."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do hệ_thống
            chọn trả "Trả kết quả" -> đã_trả
          hết
          """),
      right: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do hệ_thống
            còn lại -> đã_trả
          hết
          """))
  }

  static var personStepComputesPage: CodePage {
    Self.personStepComputes.page(
      Localized(
        vi: "rẽ nhánh tự động trong bước của người",
        en: "a computed branch in a person's step"),
      what: Localized(
        vi: "Trong bước do người làm, `nếu … ->` phải nằm trong một lựa chọn.",
        en: "In a person's step `nếu … ->` stands inside an outcome."),
      why: Localized(
        vi: "Hồ sơ chỉ rời bước khi người làm đã chọn.",
        en: "A case leaves the step only when its performer has chosen."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do một_cửa
            nếu kênh_nộp là trực_tuyến -> đã_trả
            còn lại -> đã_trả
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

  static var missingOtherwisePage: CodePage {
    Self.missingOtherwise.page(
      Localized(
        vi: "rẽ nhánh thiếu `còn lại`",
        en: "a branch without `còn lại`"),
      what: Localized(
        vi: "Các nhánh `nếu` phải kết bằng một dòng `còn lại ->`.",
        en: "Branches by `nếu` end in a line `còn lại ->`."),
      why: Localized(
        vi: "Khi không điều kiện nào đúng, hồ sơ phải có chỗ đi.",
        en: "Where no condition holds, the case must have somewhere to go."),
      wrong: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do hệ_thống
            nếu kênh_nộp là trực_tuyến -> đã_trả
          hết
          """),
      right: Example.procedure(
        step: """
          bước tiếp_nhận "Tiếp nhận":
            do hệ_thống
            nếu kênh_nộp là trực_tuyến -> đã_trả
            còn lại -> chờ
          hết
          bước chờ "Chờ":
            do một_cửa
            chọn trả "Trả kết quả" -> đã_trả
          hết
          """))
  }

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
        vi: "lựa chọn dẫn đi hai đường",
        en: "an outcome that leads two ways"),
      what: Localized(
        vi: "Một lựa chọn có cả `->` trên dòng đầu lẫn nhánh `nếu` trong khối.",
        en: "An outcome has both `->` on its line and branches in its block."),
      why: Localized(
        vi: "Không rõ khi nào theo đường nào.",
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
        vi: "Lần kiểm tra cuối trên quy trình đã biên dịch thấy một lỗi mà các lần trước chưa nói.",
        en: "The last check, of the compiled process, found a fault that no check before it named."),
      why: Localized(
        vi: "Quy trình như vậy không được đem chạy; nếu gặp, xin báo lại kèm tệp.",
        en: "Such a process is not run; please report it with the file."),
      wrong: Example.procedure(
        ""),
      right: Example.procedure(
        ""))
  }

  static var wrongRolePage: CodePage {
    Self.wrongRole.page(
      Localized(
        vi: "việc giao cho vai trò không làm được",
        en: "something asked of a role that cannot"),
      what: Localized(
        vi:
          "`hệ_thống` không nhận tin, không được nhắc, không chọn; `giao cho` chỉ giao cho vai trò của cơ quan.",
        en:
          "`hệ_thống` receives no messages or reminders and chooses nothing; only roles of the authority are assigned."
      ),
      why: Localized(
        vi: "Tin gửi cho máy thì không ai đọc.",
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
        vi: "không có ai để khác",
        en: "nobody to differ from"),
      what: Localized(
        vi: "`khác người làm` phải nêu một bước khác, do người làm.",
        en: "`khác người làm` names another step, performed by a person."),
      why: Localized(
        vi: "Nguyên tắc bốn mắt cần hai người ở hai bước.",
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
        vi: "khác người của bước đứng sau",
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

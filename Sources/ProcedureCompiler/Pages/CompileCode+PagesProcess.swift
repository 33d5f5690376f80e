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
          "61/2018/NĐ-CP (Điều 17 đến Điều 20) giao từng việc cho từng người; không ghi thì không ai chịu trách nhiệm.",
        en:
          "Decree 61/2018 (articles 17 to 20) assigns each task; without a name nobody is responsible."
      ),
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
        vi: "Hồ sơ tới bước này sẽ không đi tiếp được.",
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
        vi: "Khi không điều kiện nào đúng, hồ sơ vẫn phải có lối đi tiếp.",
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
}

// What is ensured.
extension CompileCode {
  static var obligationNamesNothingPage: CodePage {
    Self.obligationNamesNothing.page(
      Localized(
        vi: "điều đảm bảo nói đến nội dung không có", en: "an obligation that speaks of nothing"),
      what: Localized(
        vi:
          "Điều `đảm bảo` nói đến một bước, lựa chọn, văn bản, vai trò... không có. Quy định dùng cho nhiều thủ tục thì bước và lựa chọn của từng thủ tục được phép thiếu, trừ khi quy định đòi phải luôn có.",
        en:
          "What is ensured speaks of a step, an outcome, a letter, a role... that is not there. A rule for many procedures may name steps and outcomes that one of them lacks, unless it asks for them always."
      ),
      why: Localized(
        vi: "Điều đảm bảo về nội dung không có thì luôn luôn đúng, nên không ràng buộc "
          + "được gì.",
        en: "What is ensured of nothing holds always, and so protects nobody."),
      wrong: Example.procedure("đảm bảo \"có trả kết quả\": luôn có bước trả_kết_quả"),
      right: Example.procedure("đảm bảo \"có trả kết quả\": luôn có bước tiếp_nhận"))
  }
}

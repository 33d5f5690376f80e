import Diagnostics
import SourceText

extension BudgetCode {
  /// The page of the code; its examples are compiled and proved by a test.
  var page: CodePage {
    switch self {
    case .caseExceeded:
      CodePage(
        code,
        title: Localized(
          vi: "các bước cộng lại quá thời hạn của thủ tục",
          en: "the steps come to more than the procedure's limit"),
        what: Localized(
          vi:
            "Có lối đi mà thời hạn các bước cộng lại nhiều hơn thời hạn của thủ tục, dù bắt đầu tính từ ngày nào. "
            + "Chỉ cộng thời gian thời hạn chung đang tính: bước tạm dừng thì không cộng, bước tính lại từ "
            + "đầu thì cộng lại từ sau bước ấy. Ngày làm việc và ngày không cộng vào nhau mà so qua lịch.",
          en:
            "On some way the limits of the steps come to more than the procedure's limit, whatever day it "
            + "is counted from. Only time in which the overall clock runs is added: steps that pause it "
            + "are left out, and behind a step that restarts it a new sum begins. Working days and days "
            + "are not added but compared by the calendar."),
        why: Localized(
          vi: "Bước nào cũng đúng hạn mà hồ sơ vẫn trả trễ hẹn cho người dân.",
          en: "Everybody keeps his own limit, and the case is late all the same."),
        wrong: Self.table(["3 ngày làm việc", "2 ngày làm việc"], within: "4 ngày làm việc"),
        right: Self.table(["2,5 ngày làm việc", "1,5 ngày làm việc"], within: "4 ngày làm việc"))
    case .caseDepends:
      CodePage(
        code,
        title: Localized(
          vi: "có khi các bước cộng lại quá thời hạn của thủ tục",
          en: "on some days the steps come to more than the procedure's limit"),
        what: Localized(
          vi:
            "Thời hạn của bước và của thủ tục khác đơn vị, nên có đủ hay không còn tùy "
            + "ngày bắt đầu tính. Đã xét mọi ngày làm việc trong hai năm cuối của lịch; "
            + "thông báo nêu một ngày không đủ và một ngày đủ.",
          en:
            "The limits differ in kind, so that whether they fit hangs on the day they are counted from. "
            + "Every working day of the calendar's last two years was tried; the finding gives one on "
            + "which they do not fit, and one on which they do."),
        why: Localized(
          vi: "Gần kỳ nghỉ dài, hồ sơ đúng hạn ở từng bước vẫn trả trễ hẹn.",
          en: "Around long holidays a case is late though every step was in time."),
        wrong: Self.table(["5 ngày làm việc"], within: "7 ngày", more: Self.tet),
        right: Self.table(["5 ngày làm việc"], within: "5 ngày làm việc", more: Self.tet))
    case .stageExceeded:
      CodePage(
        code,
        title: Localized(
          vi: "các bước cộng lại quá thời hạn của giai đoạn",
          en: "the steps come to more than the stage's limit"),
        what: Localized(
          vi: "Trong một giai đoạn, thời hạn các bước cộng lại nhiều hơn thời hạn của giai đoạn.",
          en: "Within a stage the limits of its steps come to more than the stage's own limit."),
        why: Localized(
          vi: "Mọi bước đúng hạn mà giai đoạn vẫn quá hạn.",
          en: "Every step is in time, and the stage is overdue."),
        wrong: Self.stage("3 ngày làm việc"), right: Self.stage("4 ngày làm việc"))
    case .stageDepends:
      CodePage(
        code,
        title: Localized(
          vi: "có khi các bước cộng lại quá thời hạn của giai đoạn",
          en: "on some days the steps come to more than the stage's limit"),
        what: Localized(
          vi:
            "Thời hạn của bước và của giai đoạn khác đơn vị; có đủ hay không còn tùy ngày "
            + "bắt đầu tính.",
          en: "The limits of steps and stage differ in kind; whether they fit hangs on the day."),
        why: Localized(
          vi: "Có ngày mà từng bước đúng hạn, giai đoạn vẫn quá hạn.",
          en: "On some days the stage is overdue though every step was in time."),
        wrong: Self.stage("5 ngày"), right: Self.stage("4 ngày làm việc"))
    case .stagesExceedCase:
      CodePage(
        code,
        title: Localized(
          vi: "các giai đoạn cộng lại quá thời hạn của thủ tục",
          en: "the stages come to more than the procedure's limit"),
        what: Localized(
          vi:
            "Thời hạn của các giai đoạn, cùng các bước ngoài giai đoạn, cộng lại nhiều hơn thời hạn của thủ tục.",
          en:
            "The limits of the stages, and of steps outside of stages, come to more than the procedure's limit."
        ),
        why: Localized(
          vi: "Giai đoạn nào cũng đúng hạn mà hồ sơ vẫn trễ hẹn.",
          en: "Every stage is in time, and the case is late."),
        wrong: Self.stage("4 ngày làm việc", within: "3 ngày làm việc", steps: false),
        right: Self.stage("4 ngày làm việc", within: "4 ngày làm việc", steps: false))
    case .remainderExceeded:
      CodePage(
        code,
        title: Localized(
          vi: "các bước cộng lại quá thời hạn còn lại",
          en: "the steps come to more than the time that is left"),
        what: Localized(
          vi:
            "Sau một bước ghi `thời hạn chung sau đó còn`, các bước cộng lại nhiều hơn thời gian còn lại ấy.",
          en: "Behind a step with `overall clock then has … left` the steps come to more than that."
        ),
        why: Localized(
          vi: "Hồ sơ đã phải bổ sung thì chắc chắn trễ hẹn.",
          en: "Once it was supplemented, a case can only be late."),
        wrong: Self.supplement(left: "1 ngày làm việc"),
        right: Self.supplement(left: "2 ngày làm việc"))
    }
  }

  private static let tet = """
    lịch hành_chính_tết "Giờ hành chính, có Tết" theo hành_chính:
      nghỉ 14/02/2026 - 22/02/2026 "Tết Nguyên đán"
      công bố đến 31/12/2026
    hết
    """

  private static func table(_ steps: [String], within limit: String, more: String = "") -> String {
    let names = steps.indices.map { "bước_\($0 + 1)" } + ["đã_trả"]
    let lines = steps.enumerated().map { index, time in
      """
      bước \(names[index]) "Bước \(index + 1)":
        do một_cửa
        trong \(time)
        chọn xong_\(index + 1) "Xong" -> \(names[index + 1])
      hết
      """
    }
    let text = ProofExample.procedure(
      "thời hạn \(limit)", steps: lines.joined(separator: "\n"))
    guard !more.isEmpty else { return text }
    return text.replacing("  lịch hành_chính\n", with: "  lịch hành_chính_tết\n")
      .replacing("vai trò một_cửa", with: more + "\nvai trò một_cửa")
  }

  private static func stage(
    _ limit: String, within whole: String = "10 ngày làm việc", steps: Bool = true
  ) -> String {
    let time = steps ? "\n    trong 2 ngày làm việc" : ""
    return ProofExample.procedure(
      "thời hạn \(whole)",
      steps: """
        giai đoạn thẩm_tra "Thẩm tra" trong \(limit):
          bước thẩm_định "Thẩm định":
            do chuyên_môn\(time)
            chọn trình "Trình" -> duyệt
          hết
          bước duyệt "Duyệt":
            do một_cửa\(time)
            chọn ký "Ký" -> đã_trả
          hết
        hết
        """)
  }

  private static func supplement(left: String) -> String {
    ProofExample.procedure(
      "thời hạn 10 ngày làm việc",
      steps: """
        bước thẩm_định "Thẩm định":
          do chuyên_môn
          trong 2 ngày làm việc
          chọn cần_bổ_sung "Cần bổ sung" -> bổ_sung
          chọn đạt "Đạt" -> đã_trả
        hết
        bước bổ_sung "Bổ sung":
          do người_nộp
          tối đa 1 lần
          thời hạn chung sau đó còn \(left)
          chọn đã_bổ_sung "Đã bổ sung" -> thẩm_định
        hết
        """)
  }
}

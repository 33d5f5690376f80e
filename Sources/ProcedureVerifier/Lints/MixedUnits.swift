import CivilTime
import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Working days and days of the calendar do not add up (Civil Code 2015 art. 145–148 counts the latter
  /// with all days off): whether the steps fit into the limit then depends on the week.
  static let mixedUnits: Lint = Lint(
    5009, .remark,
    title: Localized(vi: "lẫn ngày làm việc với ngày", en: "working and calendar days mixed"),
    what: Localized(
      vi:
        "Thời hạn chung tính bằng ngày làm việc còn thời hạn của bước tính bằng ngày lịch, hoặc ngược "
        + "lại. Hạn của người nộp không xét.",
      en: "The overall limit is in working days and limits of steps in calendar days, or the other "
        + "way round. Deadlines of the applicant don't count."),
    why: Localized(
      vi:
        "Hai loại ngày không cộng được với nhau: tổng thời hạn các bước có vừa thời hạn chung hay không "
        + "tùy vào ngày nghỉ của tuần ấy.",
      en:
        "The two kinds of days do not add up: whether the steps fit into the overall limit depends "
        + "on the days off of that week."),
    wrong: LintExample.text(["    trong 5 ngày làm việc\n": "    trong 5 ngày\n"])
  ) { view in
    let procedure = view.procedure
    let overall = Set(
      procedure.limits.flatMap { LintView.durations(of: $0.limit) }.compactMap(\.isWorking))
    guard overall.count == 1, let isWorking = overall.first else { return [] }
    let waiting = view.unstarted
    let others = procedure.steps.indices.filter { index in
      view.isOfficers(index) && !waiting[index] && procedure.steps[index].overallClock == nil
        && procedure.steps[index].limits.contains { rule in
          LintView.durations(of: rule.limit).contains { $0.isWorking == !isWorking }
        }
    }
    guard let first = others.first else { return [] }
    var finding = ProofFinding(
      mixedUnits, at: ["limits"],
      isWorking
        ? Localized(
          vi: "thời hạn chung tính bằng ngày làm việc, còn có bước tính bằng ngày lịch",
          en: "the overall limit is in working days, and that of a step in calendar days")
        : Localized(
          vi: "thời hạn chung tính bằng ngày lịch, còn có bước tính bằng ngày làm việc",
          en: "the overall limit is in calendar days, and that of a step in working days"),
      note: Localized(
        vi:
          "dùng một loại ngày cho cả thủ tục; nếu pháp luật ghi khác nhau thì bỏ qua và nêu điều luật",
        en:
          "use one kind of days in the procedure; where the laws differ, ignore this and cite them")
    )
    finding.related = [
      (
        ["steps", procedure.steps[first].name, "limits"],
        Localized(vi: "bước này tính khác", en: "this step counts otherwise")
      )
    ]
    return [finding]
  }
}

extension LegalDuration {
  /// Whether its days are working days; nil for hours, which fit into either.
  fileprivate var isWorking: Bool? {
    switch self {
    case .working(let duration): duration.unit == .day ? true : nil
    case .calendar(let duration):
      switch duration.unit {
      case .minute, .hour: nil
      case .day, .week, .month, .year: false
      }
    }
  }
}

import CivilTime
import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// A dossier filed online is answered within eight working hours of its arrival, as published procedures
  /// have it (such as 1.003198, 1.014783) from Decree 45/2020 art. 11.
  static let slowAnswer: Lint = Lint(
    5018, .remark,
    title: Localized(vi: "trả lời hồ sơ trực tuyến quá 8 giờ", en: "slow answer to online filing"),
    what: Localized(
      vi:
        "Nộp được trực tuyến mà bước kiểm tra hồ sơ trước khi tiếp nhận có hạn dài hơn 8 giờ làm việc.",
      en:
        "The dossier can be filed online, and the step that checks it before it is received has more "
        + "than 8 working hours."),
    why: Localized(
      vi:
        "Hồ sơ trực tuyến phải được trả lời trong 08 giờ làm việc kể từ khi hệ thống nhận (45/2020/NĐ-CP "
        + "Điều 11, như các thủ tục công bố).",
      en:
        "A dossier filed online is answered within 8 working hours of its arrival (Decree 45/2020 "
        + "art. 11, as published procedures state)."),
    wrong: LintExample.text(["    trong 8 giờ làm việc\n": "    trong 3 ngày làm việc\n"])
  ) { view in
    let procedure = view.procedure
    guard procedure.filing.contains(where: { $0.channel == .online }) else { return [] }
    let slow = procedure.steps.indices.filter { index in
      let limits = procedure.steps[index].limits
      return view.isOfficers(index) && limits.count == 1 && limits[0].condition == nil
        && LintView.durations(of: limits[0].limit).contains(where: \.isOverOneWorkingDay)
    }
    guard !slow.isEmpty, !procedure.limits.isEmpty else { return [] }
    let waiting = view.unstarted
    return slow.compactMap { index -> ProofFinding? in
      let step = procedure.steps[index]
      guard waiting[index], view.isFirstAfterFiling(index) else { return nil }
      return ProofFinding(
        slowAnswer, at: ["steps", step.name, "limits"],
        Localized(
          vi: "bước `\(step.name)` trả lời hồ sơ trực tuyến chậm hơn 8 giờ làm việc",
          en: "step `\(step.name)` answers online filing in more than 8 working hours"),
        note: Localized(
          vi: "ghi `trong 8 giờ làm việc`, hoặc `… khi kênh_nộp là trực_tuyến, còn lại …`",
          en: "write `within 8 working hours`, or `… when filed_by is online, otherwise …`"))
    }
  }
}

extension LegalDuration {
  fileprivate var isOverOneWorkingDay: Bool {
    switch self {
    case .working(let duration):
      switch duration.unit {
      case .minute: duration.thousandths > 480_000
      case .hour: duration.thousandths > 8000
      case .day: duration.thousandths > 1000
      }
    case .calendar(let duration):
      switch duration.unit {
      case .minute: duration.thousandths > 1_440_000
      case .hour: duration.thousandths > 24_000
      case .day: duration.thousandths > 1000
      case .week, .month, .year: true
      }
    }
  }
}

extension LintView {
  /// The filing leads to it, perhaps by automatic steps.
  fileprivate func isFirstAfterFiling(_ index: Int) -> Bool {
    let first = reach(from: [procedure.initial.index]) { arrival in
      let source = arrival.move.source
      return source != procedure.initial.index
        && (!flow.places.isStep(source) || !procedure.steps[source].isAutomatic)
    }
    return first[index] && index != procedure.initial.index
  }
}

import ProcedureGraph
import SourceText

/// Something a procedure makes use of, as its graph shows it.
public enum ProcedureFeature: String, Hashable, Sendable, CaseIterable {
  case framework, versions, succession, cases, parallel, parallelForEach, council, presence
  case calls, openedByEvent, onBehalf, leadTime, severalResults, stages, loop, anytime
  case automaticBranch, stepLimits, sameDay, limitByCase, reminders, overdueMoves, silence, apology
  case wait, events, visitLimit, pause, restart, remainder
  case extended = "extension"
  case fourEyes, assignment, signature
  case tieredFee, relief, oneOf, conditionalPaper, presented, dataForPaper, validity, atReturn
  case actions, post, publishing, refund
  case refusal, withdrawal, cancellation, discontinuation

  /// The name of the feature, as a part of a list.
  public var words: Localized {
    switch self {
    case .framework: Localized(vi: "theo khung", en: "framework")
    case .versions: Localized(vi: "hiệu lực theo ngày", en: "in force by date")
    case .succession: Localized(vi: "cơ quan thay thế", en: "agencies' succession")
    case .cases: Localized(vi: "trường hợp", en: "cases")
    case .parallel: Localized(vi: "song song", en: "parallel work")
    case .parallelForEach: Localized(vi: "song song cho mỗi nơi", en: "a branch for each")
    case .council: Localized(vi: "hội đồng biểu quyết", en: "council")
    case .presence: Localized(vi: "các bên có mặt", en: "parties present")
    case .calls: Localized(vi: "liên thông", en: "calls another procedure")
    case .openedByEvent: Localized(vi: "mở hồ sơ theo sự kiện", en: "opened by an event")
    case .onBehalf: Localized(vi: "nộp thay", en: "filed on behalf")
    case .leadTime: Localized(vi: "nộp trước một ngày", en: "lead time")
    case .severalResults: Localized(vi: "nhiều kết quả", en: "several results")
    case .stages: Localized(vi: "giai đoạn", en: "stages")
    case .loop: Localized(vi: "vòng lặp", en: "loop")
    case .anytime: Localized(vi: "lựa chọn lúc nào cũng được", en: "at any time")
    case .automaticBranch: Localized(vi: "rẽ nhánh tự động", en: "computed branch")
    case .stepLimits: Localized(vi: "hạn từng bước", en: "limits of steps")
    case .sameDay: Localized(vi: "trong ngày", en: "same day")
    case .limitByCase: Localized(vi: "thời hạn theo trường hợp", en: "limit by case")
    case .reminders: Localized(vi: "nhắc trước hạn", en: "reminders")
    case .overdueMoves: Localized(vi: "quá hạn thì chuyển", en: "overdue moves on")
    case .silence: Localized(vi: "im lặng là đồng ý", en: "silence counts")
    case .apology: Localized(vi: "việc phải làm khi quá hạn", en: "acts when overdue")
    case .wait: Localized(vi: "niêm yết, chờ", en: "waiting time")
    case .events: Localized(vi: "sự kiện từ hệ thống khác", en: "outside events")
    case .visitLimit: Localized(vi: "giới hạn số lần", en: "limited visits")
    case .pause: Localized(vi: "tạm dừng thời hạn", en: "clock pauses")
    case .restart: Localized(vi: "tính lại từ đầu", en: "clock restarts")
    case .remainder: Localized(vi: "còn lại một số ngày", en: "fixed remainder")
    case .extended: Localized(vi: "gia hạn", en: "extension")
    case .fourEyes: Localized(vi: "khác người làm", en: "four eyes")
    case .assignment: Localized(vi: "phân công", en: "assignment")
    case .signature: Localized(vi: "ký", en: "signature")
    case .tieredFee: Localized(vi: "phí theo mức", en: "tiered fee")
    case .relief: Localized(vi: "miễn, giảm phí", en: "relief")
    case .oneOf: Localized(vi: "một trong các giấy tờ", en: "one of several papers")
    case .conditionalPaper: Localized(vi: "giấy tờ theo điều kiện", en: "conditional papers")
    case .presented: Localized(vi: "xuất trình", en: "presented papers")
    case .dataForPaper: Localized(vi: "dữ liệu thay giấy tờ", en: "data for papers")
    case .validity: Localized(vi: "giấy tờ có thời hạn", en: "validity of papers")
    case .atReturn: Localized(vi: "nộp khi nhận kết quả", en: "papers at return")
    case .actions: Localized(vi: "hành động cắm thêm", en: "pluggable actions")
    case .post: Localized(vi: "bưu chính", en: "post")
    case .publishing: Localized(vi: "công bố", en: "publishing")
    case .refund: Localized(vi: "hoàn phí", en: "refund")
    case .refusal: Localized(vi: "từ chối", en: "refusal")
    case .withdrawal: Localized(vi: "rút hồ sơ", en: "withdrawal")
    case .cancellation: Localized(vi: "hủy", en: "cancellation")
    case .discontinuation: Localized(vi: "dừng giải quyết", en: "discontinuation")
    }
  }

  /// Whether the graph of a procedure has it.
  func isIn(_ procedure: Procedure) -> Bool {
    let steps = procedure.steps
    return switch self {
    case .framework: !procedure.frameworks.isEmpty
    case .versions: procedure.inForce != nil
    case .succession: procedure.agencies.contains { !$0.replaces.isEmpty }
    case .cases: !procedure.cases.isEmpty
    case .parallel: procedure.parallels.contains { $0.each == nil }
    case .parallelForEach: procedure.parallels.contains { $0.each != nil }
    case .council: steps.contains { $0.council != nil }
    case .presence:
      steps.contains { step in step.outcomes.contains { !$0.inPresenceOf.isEmpty } }
    case .calls: steps.contains { $0.call != nil }
    case .openedByEvent: !procedure.openedBy.isEmpty
    case .onBehalf: procedure.onBehalf != nil
    case .leadTime: !procedure.leadTimes.isEmpty
    case .severalResults: procedure.results.count > 1
    case .stages: !procedure.stages.isEmpty
    case .loop: procedure.hasLoop
    case .anytime: !procedure.anytime.isEmpty
    case .automaticBranch: procedure.allRoutes.contains { !$0.branches.isEmpty }
    case .stepLimits: steps.contains { !$0.limits.isEmpty }
    case .sameDay: procedure.allLimits.contains { $0.isSameDay }
    case .limitByCase: procedure.limits.count > 1
    case .reminders: procedure.allTimers.contains { !$0.reminders.isEmpty }
    case .overdueMoves: procedure.allTimers.contains { $0.overdue?.consequence.moves == true }
    case .silence: procedure.allTimers.contains { $0.overdue?.consequence.isSilence == true }
    case .apology: procedure.allTimers.contains { $0.overdue?.acts.isEmpty == false }
    case .wait: steps.contains { $0.wait != nil }
    case .events: steps.contains { !$0.awaits.isEmpty }
    case .visitLimit: steps.contains { $0.visitLimit != nil }
    case .pause: steps.contains { $0.overallClock == .pauses }
    case .restart: steps.contains { $0.overallClock == .restarts }
    case .remainder: steps.contains { $0.overallClock?.setsRemainder == true }
    case .extended:
      steps.contains { $0.overallClock?.gainsTime == true }
        || procedure.allActs.contains { $0.extendsClock }
    case .fourEyes: steps.contains { !$0.notPerformerOf.isEmpty }
    case .assignment: steps.contains { !$0.assigns.isEmpty }
    case .signature: steps.contains { !$0.signs.isEmpty }
    case .tieredFee: procedure.fees.contains { $0.tiers.count > 1 }
    case .relief: procedure.fees.contains { !$0.reliefs.isEmpty }
    case .oneOf: !procedure.paperGroups.isEmpty
    case .conditionalPaper: procedure.papers.contains { $0.condition != nil }
    case .presented: procedure.papers.contains(where: \.isPresentedOnly)
    case .dataForPaper: procedure.papers.contains { $0.replacedBy != nil }
    case .validity: procedure.papers.contains { $0.validFor != nil }
    case .atReturn: procedure.papers.contains(where: \.isHandedAtReturn)
    case .actions: procedure.allActs.contains { $0.isPerformance }
    case .post: procedure.allActs.contains { $0.isPost }
    case .publishing: procedure.allActs.contains { $0.isPublishing }
    case .refund: procedure.allActs.contains { $0.isRefund }
    case .refusal: procedure.ends.contains { $0.kind == .refused }
    case .withdrawal: procedure.ends.contains { $0.kind == .withdrawn }
    case .cancellation: procedure.ends.contains { $0.kind == .cancelled }
    case .discontinuation: procedure.ends.contains { $0.kind == .discontinued }
    }
  }
}

extension LimitRule {
  fileprivate var isSameDay: Bool {
    switch limit {
    case .sameDay: true
    case .duration: false
    }
  }
}

extension Timers.Overdue.Consequence {
  fileprivate var moves: Bool {
    switch self {
    case .moves: true
    case .stays, .counts: false
    }
  }

  fileprivate var isSilence: Bool {
    switch self {
    case .counts: true
    case .stays, .moves: false
    }
  }
}

extension OverallClockEffect {
  fileprivate var setsRemainder: Bool {
    switch self {
    case .leaves: true
    case .pauses, .restarts, .gains: false
    }
  }

  fileprivate var gainsTime: Bool {
    switch self {
    case .gains: true
    case .pauses, .restarts, .leaves: false
    }
  }
}

extension Act {
  fileprivate var extendsClock: Bool { if case .extendClock = self { true } else { false } }
  fileprivate var isPerformance: Bool { if case .perform = self { true } else { false } }
  fileprivate var isPost: Bool { if case .post = self { true } else { false } }
  fileprivate var isPublishing: Bool { if case .publish = self { true } else { false } }
  fileprivate var isRefund: Bool { if case .refund = self { true } else { false } }
}

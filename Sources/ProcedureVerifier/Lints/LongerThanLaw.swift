import CivilTime
import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 63/2010 art. 8 and every law of a sector: a limit may be shorter than the law's, never longer.
  static let longerThanLaw: Lint = Lint(
    5010, .warning,
    title: Localized(vi: "thời hạn dài hơn luật cho", en: "a limit longer than the law's"),
    what: Localized(
      vi:
        "`căn cứ … tối đa …` ghi thời hạn mà luật cho; thời hạn của thủ tục, hoặc của "
        + "bước, dài hơn.",
      en:
        "`legal basis … at most …` says how long the law gives; the limit of the procedure, or of the "
        + "step, is longer."),
    why: Localized(
      vi: "Địa phương được rút ngắn thời hạn, không được kéo dài thời hạn mà luật đã định.",
      en: "A province may shorten what the law sets; it cannot lengthen it."),
    wrong: LintExample.text([
      "\"Điều 28\"\n": "\"Điều 28\" tối đa 8 ngày làm việc\n"
    ]),
    right: LintExample.text([
      "\"Điều 28\"\n": "\"Điều 28\" tối đa 15 ngày làm việc\n"
    ])
  ) { view in
    let procedure = view.procedure
    var findings = view.tooLong(
      procedure.limits, procedure.legalBases, at: ["limits"],
      Localized(vi: "thời hạn của thủ tục", en: "the limit of the procedure"))
    for step in procedure.steps where step.legalBases.contains(where: { $0.most != nil }) {
      findings += view.tooLong(
        step.limits, step.legalBases, at: ["steps", step.name, "limits"],
        Localized(vi: "thời hạn của bước `\(step.name)`", en: "the limit of step `\(step.name)`"))
    }
    return findings
  }
}

extension LintView {
  fileprivate func tooLong(
    _ limits: [LimitRule], _ bases: [LegalBasis], at path: [String], _ subject: Localized
  ) -> [ProofFinding] {
    bases.compactMap { basis -> ProofFinding? in
      guard let most = basis.most,
        let limit = limits.flatMap({ LintView.durations(of: $0.limit) })
          .first(where: { $0.isSurelyLonger(than: most) })
      else { return nil }
      let words = Value.duration(limit).vietnamese()
      let allowed = Value.duration(most).vietnamese()
      let law = [basis.number, basis.place].compactMap(\.self).joined(separator: ", ")
      return ProofFinding(
        .longerThanLaw, at: path,
        Localized(
          vi: "\(subject.vi) là \(words), dài hơn \(allowed) theo \(law)",
          en: "\(subject.en) is \(words), longer than \(allowed) by \(law)"),
        note: Localized(
          vi: "rút ngắn thời hạn, hoặc sửa con số sau `tối đa` nếu ghi nhầm luật",
          en: "shorten the limit, or correct the number behind `at most` where the law is mistaken")
      )
    }
  }
}

extension LegalDuration {
  /// Whether it is longer whatever the calendar: so many working days take at least as many days.
  fileprivate func isSurelyLonger(than other: LegalDuration) -> Bool {
    if let order = order(against: other) { return order == .longer }
    guard case .working(let working) = self, working.unit == .day,
      case .calendar(let calendar) = other
    else { return false }
    switch calendar.unit {
    case .day: return working.thousandths > calendar.thousandths
    case .week: return working.thousandths > calendar.thousandths * 7
    case .month: return working.thousandths > calendar.thousandths * 31
    case .minute, .hour, .year: return false
    }
  }
}

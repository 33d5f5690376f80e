import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 61/2018 art. 19: a new date is given at most once.
  static let extendedAgain: Lint = Lint(
    5021, .warning,
    title: Localized(vi: "hẹn lại nhiều lần", en: "a new date again and again"),
    what: Localized(
      vi:
        "Thời hạn được gia hạn ở một bước mà hồ sơ có thể tới nhiều lần, không có `tối đa … lần`.",
      en: "The limit is extended in a step that a case may come to many times, without `at most … "
        + "times`."),
    why: Localized(
      vi: "Hẹn lại ngày trả kết quả không quá một lần (61/2018/NĐ-CP Điều 19).",
      en: "A new date is given at most once (Decree 61/2018 art. 19)."),
    wrong: LintExample.text([
      "      trả kết quả\n    hết\n": "      trả kết quả\n    hết\n" + LintExample.extending
    ])
  ) { view in
    let extends = { (acts: [Act]) in
      acts.contains { if case .extendClock = $0 { true } else { false } }
    }
    let procedure = view.procedure
    let isBounded = procedure.obligations.contains {
      if case .bounded(.clockExtended, _, _) = $0.demand { true } else { false }
    }
    guard !isBounded else { return [] }
    var findings: [ProofFinding] = []
    var looks = 0
    for move in view.flow.moves where view.flow.places.isStep(move.source) {
      let isExtending = move.ways.contains {
        view.contains(LintView.Arrival(move: move, way: view.flow.ways[$0]), where: extends)
      }
      guard isExtending, procedure.steps[move.source].visitLimit == nil else { continue }
      looks += 1
      if looks > LintView.mostLookedAt { break }
      let next = move.ways.map { view.flow.ways[$0].target }
      let again = view.reach(from: next) { arrival in
        let target = arrival.way.target
        return view.flow.places.isStep(target) && procedure.steps[target].visitLimit != nil
      }
      guard again[move.source] else { continue }
      findings.append(
        ProofFinding(
          extendedAgain, at: view.path(of: move),
          Localized(
            vi: "ngày trả kết quả có thể được hẹn lại nhiều lần",
            en: "a new date for the result may be given again and again"),
          note: Localized(
            vi:
              "thêm `tối đa 1 lần` vào bước `\(procedure.steps[move.source].name)`, hoặc `đảm bảo … gia "
              + "hạn không quá 1 lần`",
            en:
              "add `at most 1 times` to step `\(procedure.steps[move.source].name)`, or ensure that "
              + "the clock is extended at most once")))
    }
    return findings
  }
}

import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 61/2018 art. 15.3: what is missing is asked for once, fully and precisely.
  static let supplementAgain: Lint = Lint(
    5008, .warning,
    title: Localized(vi: "yêu cầu bổ sung không giới hạn số lần", en: "supplements without end"),
    what: Localized(
      vi:
        "Sau khi người nộp bổ sung, cán bộ lại có thể yêu cầu bổ sung nữa, không giới hạn số lần.",
      en: "After a supplement an officer may ask for another one, as often as wanted."),
    why: Localized(
      vi:
        "Yêu cầu bổ sung phải một lần, đầy đủ, chính xác (61/2018/NĐ-CP Điều 15). Phải "
        + "đi lại nhiều lần là điều người dân phản ánh nhiều nhất.",
      en:
        "What is missing is asked for once, fully and precisely (Decree 61/2018 art. 15). Being sent "
        + "back again and again is what people complain about most."),
    wrong: LintExample.text(["    tối đa 1 lần -> đã_dừng\n": ""])
  ) { view in
    let procedure = view.procedure
    return view.supplements.prefix(LintView.mostLookedAt).compactMap { index -> ProofFinding? in
      let step = procedure.steps[index]
      guard step.visitLimit == nil, !view.isBounded(step: index) else { return nil }
      let again = view.reach(from: [index]) { arrival in
        let target = arrival.way.target
        return view.flow.places.isStep(target) && procedure.steps[target].visitLimit != nil
      }
      let asks = view.arrivals(at: index).filter { arrival in
        view.flow.places.isStep(arrival.move.source) && view.isOfficers(arrival.move.source)
          && again[arrival.move.source] && !view.isBounded(arrival)
      }
      guard !asks.isEmpty else { return nil }
      return ProofFinding(
        supplementAgain, at: ["steps", step.name],
        Localized(
          vi: "người nộp có thể bị yêu cầu bổ sung ở bước `\(step.name)` nhiều lần không giới hạn",
          en:
            "the applicant may be asked for a supplement in step `\(step.name)` any number of times"
        ),
        note: Localized(
          vi:
            "thêm `tối đa 1 lần -> …` vào bước ấy, hoặc `đảm bảo … không quá 1 lần mỗi giai đoạn`",
          en: "add `at most 1 times -> …` to the step, or ensure `… at most 1 times each stage`"))
    }
  }
}

extension LintView {
  fileprivate func isBounded(step: Int) -> Bool {
    procedure.obligations.contains { obligation in
      guard case .bounded(let event, _, _) = obligation.demand else { return false }
      if case .stepEntered(let id) = event { return id.index == step }
      return false
    }
  }

  fileprivate func isBounded(_ arrival: Arrival) -> Bool {
    procedure.obligations.contains { obligation in
      guard case .bounded(let event, _, _) = obligation.demand,
        case .outcomeChosen(let name, let step) = event
      else { return false }
      return name == outcome(of: arrival.move)?.name
        && step.map { $0.index == arrival.move.source } ?? true
    }
  }
}

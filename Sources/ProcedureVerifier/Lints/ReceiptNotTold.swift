import Diagnostics
import ProcedureGraph
import SourceText

extension Lint {
  /// Decree 61/2018 art. 17.1 and 17.2: a dossier that is received gets its slip with the due date; online
  /// by e-mail or text message. Results handed out at once need none (17.4).
  static let receiptNotTold: Lint = Lint(
    5014, .warning,
    title: Localized(vi: "tiếp nhận mà không báo người nộp", en: "received without a word"),
    what: Localized(
      vi:
        "Thời hạn bắt đầu tính (hồ sơ được tiếp nhận) mà không lập giấy tiếp nhận, không báo người nộp.",
      en:
        "The clock starts (the dossier is received), and neither a slip is issued nor the applicant "
        + "notified."),
    why: Localized(
      vi:
        "Giấy tiếp nhận và hẹn trả là căn cứ của người nộp về ngày trả kết quả (61/2018/NĐ-CP Điều 17).",
      en: "The slip with the due date is what the applicant can rely on (Decree 61/2018 art. 17)."),
    wrong: LintExample.text([
      "      lập giấy_tiếp_nhận\n": "",
      "      báo người_nộp qua sms, thư điện tử bằng tin_tiếp_nhận\n": "",
    ])
  ) { view in
    guard !view.isImmediate else { return [] }
    var findings: [ProofFinding] = []
    for move in view.flow.moves where !view.startsFiling(move) {
      for way in move.ways {
        let arrival = LintView.Arrival(move: move, way: view.flow.ways[way])
        guard view.contains(arrival, where: LintView.startsClock), !view.tells(arrival),
          !view.tell(view.flow.entryActs(of: arrival.way.target)),
          !view.ensuresWord(after: { $0 == .clockStarted })
        else { continue }
        let outcome = view.outcome(of: move)
        if let outcome,
          view.ensuresWord(after: {
            if case .outcomeChosen(outcome.name, _) = $0 { true } else { false }
          })
        {
          continue
        }
        findings.append(
          ProofFinding(
            receiptNotTold, at: view.path(of: move),
            Localized(
              vi:
                "thời hạn bắt đầu tính mà người nộp không có giấy tiếp nhận, không được báo ngày hẹn trả",
              en:
                "the clock starts, and the applicant gets neither a slip nor a word of the due date"
            ),
            note: Localized(
              vi:
                "thêm `lập giấy_tiếp_nhận` và `báo người_nộp …` vào khối có `bắt đầu tính thời hạn`",
              en: "add `issue` of the slip and `notify applicant …` to the block with `start clock`"
            )))
        break
      }
    }
    return findings
  }
}

extension LintView {
  /// Filing itself: the portal's own acknowledgement is not the author's to write.
  fileprivate func startsFiling(_ move: Move) -> Bool { move.source == procedure.initial.index }
}

import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import SourceText

extension EventTeller {
  /// That the case goes by another version from here on, by whose order and why, and what became of
  /// its due dates.
  func moved(_ move: CaseMove, to new: Program) -> Localized {
    let by = move.by.map { people[$0] }
    var text =
      move.undoes == nil
      ? Localized(
        vi: "Chuyển sang phiên bản \(Self.short(move.to))",
        en: "Moved to version \(Self.short(move.to))")
      : Localized(
        vi: "Chuyển trở lại phiên bản \(Self.short(move.to))",
        en: "Moved back to version \(Self.short(move.to))")
    if let by { text = Localized(vi: text.vi + " (\(by))", en: text.en + " (\(by))") }
    if !move.reason.isEmpty {
      text = Localized(vi: "\(text.vi): \(move.reason)", en: "\(text.en): \(move.reason)")
    }
    let words = (ProcedureWords(new.procedure, in: .vi), ProcedureWords(new.procedure, in: .en))
    for clock in move.changedDues {
      text = Localized(
        vi: "\(text.vi); \(due(of: clock, words.0))", en: "\(text.en); \(due(of: clock, words.1))")
    }
    return text
  }

  private func due(of clock: MovedClock, _ words: ProcedureWords) -> String {
    let what: String
    switch (clock.owner, words.language) {
    case (.whole, .vi): what = "hạn trả kết quả"
    case (.whole, .en): what = "the result is due"
    case (.stage(let stage), .vi): what = "hạn của giai đoạn \(words.stage(stage))"
    case (.stage(let stage), .en): what = "stage \(words.stage(stage)) is due"
    // Steps by the words they had when the case was in them: the new ones follow in the history.
    case (.stay(let stay), .vi): what = "hạn của bước \(step(of: stay, self.vi))"
    case (.stay(let stay), .en): what = "step \(step(of: stay, self.en)) is due"
    }
    let before = clock.before.map { "\($0.moment)" }
    let after = clock.due.map { "\($0.moment)" }
    return switch (before, after, words.language) {
    case (let before?, let after?, .vi): "\(what) từ \(before) thành \(after)"
    case (let before?, let after?, .en): "\(what) \(after) instead of \(before)"
    case (nil, let after?, .vi): "\(what): \(after)"
    case (nil, let after?, .en): "\(what) \(after)"
    case (_, nil, .vi): "\(what): không còn"
    case (_, nil, .en): "\(what) no more"
    }
  }

  private func step(of stay: Int, _ words: ProcedureWords) -> String {
    state.activities.first { $0.stay == stay }.map { words.step($0.step) } ?? "…"
  }

  /// As much of a hash as tells versions of one procedure apart.
  private static func short(_ hash: String) -> String {
    String(hash.drop { $0 != ":" }.dropFirst().prefix(8))
  }
}

import Diagnostics
import ProcedureGraph
import ProcedureVerifier
import SourceText

extension ArtifactSummary {
  /// The loops of the procedure, each with what keeps a case going round: no fault, as the proof of
  /// soundness asks only for a way out, but for somebody to know.
  func loops(in language: Language) -> [String] {
    guard !rounds.isEmpty else { return [] }
    return ["  \(Localized(vi: "vòng lặp", en: "loops")[language]):"]
      + rounds.map { "     \(names(of: $0).joined(separator: ", ")): \($0.words[language])" }
  }

  func write(_ round: Round, to json: inout JSONWriter) {
    json.member("places", names(of: round))
    json.member("turnedBy", round.turnsByItself ? "time" : "people")
    json.member("isLimited") { $0.boolean(round.isLimited) }
  }

  private func names(of round: Round) -> [String] {
    round.steps.map { procedure.steps[$0.index].name }
      + round.blocks.map { procedure.parallels[$0.index].name }
  }
}

extension Round {
  fileprivate var words: Localized {
    switch (turnsByItself, isLimited) {
    case (_, true):
      Localized(
        vi: "có giới hạn số lần", en: "limited in number")
    case (false, false):
      Localized(
        vi: "có thể lặp lại mãi, mỗi lần do người làm chọn",
        en: "may go round for ever, each time by somebody's choice")
    case (true, false):
      Localized(
        vi: "có thể lặp lại mãi do thời gian hoặc hệ thống khác, không cần người chọn",
        en: "may go round for ever by time or another system alone")
    }
  }
}

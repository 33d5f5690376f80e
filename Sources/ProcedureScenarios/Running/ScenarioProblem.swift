import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureInterpreter
import SourceText

/// Something in a scenario that did not come true, or can't be played.
enum ScenarioProblem: Hashable {
  case expectationNotMet(expected: Localized, instead: Localized)
  case commandRefused(Rejection)
  case refusalMissing(wasCommand: Bool)
  case refusedForAnotherReason(expected: String, Rejection)
  case clockSetBack(to: Moment, now: Moment)
  case nothingFiled
  case noExpectation
  case clockNotSet
  case noPendingRequest(ID<ActionSignature>)
  case valueNotComputable(EvaluationFault)
  case passageRefused(Rejection)
  case valueNotUsable(BuiltinValue)
}

/// Every finding about a scenario in words, in both languages side by side.
struct ScenarioWording {
  struct Words {
    var code: ScenarioCode
    var severity = Severity.error
    var message: Localized
    var notes: [Localized] = []
    /// Whether it takes the history of the case to understand the finding.
    var tellsHistory = true
  }

  let procedure: Procedure

  init(_ procedure: Procedure) { self.procedure = procedure }

  func words(for problem: ScenarioProblem) -> Words {
    switch problem {
    case .expectationNotMet(let expected, let instead):
      return Words(
        code: .expectationNotMet,
        message: Localized(
          vi: "mong đợi \(expected.vi), nhưng \(instead.vi)",
          en: "expected \(expected.en), but \(instead.en)"))
    case .commandRefused(let rejection):
      let wording = RejectionWording(rejection, of: procedure)
      return Words(
        code: .commandRefused,
        message: Localized(
          vi: "việc này không được chấp nhận: \(wording.sentence.vi)",
          en: "this is refused: \(wording.sentence.en)"),
        notes: mends(wording) + [
          Localized(
            vi: "nếu đúng là phải bị từ chối, thêm dòng `thì không được` ngay sau dòng này",
            en: "if it has to be refused, write `then is refused` right after this line")
        ])
    case .refusalMissing(let wasCommand):
      return Words(
        code: .refusalMissing,
        message: wasCommand
          ? Localized(
            vi: "mong đợi việc ngay trước bị từ chối, nhưng nó đã được chấp nhận",
            en: "expected what was done just before to be refused, but it was accepted")
          : Localized(
            vi: "mong đợi có việc bị từ chối, nhưng ngay trước dòng này không có ai làm gì",
            en: "expected a refusal, but nobody did anything just before this line"))
    case .refusedForAnotherReason(let expected, let rejection):
      return otherReason(expected, RejectionWording(rejection, of: procedure))
    case .clockSetBack(let moment, let now):
      return Words(
        code: .clockSetBack,
        message: Localized(
          vi: "đồng hồ đang là \(now), không lùi về \(moment) được",
          en: "the clock stands at \(now) and can't go back to \(moment)"),
        notes: [
          Localized(
            vi: "các dòng của kịch bản phải theo thứ tự thời gian",
            en: "the lines of a scenario are in the order of time")
        ])
    case .nothingFiled:
      return Words(
        code: .nothingFiled,
        message: Localized(vi: "hồ sơ chưa được nộp", en: "nothing has been filed yet"),
        notes: [
          Localized(
            vi: "thêm dòng `người_nộp nộp …` trước dòng này",
            en: "write a line `applicant files …` before this one")
        ], tellsHistory: false)
    case .noExpectation:
      return Words(
        code: .noExpectation, severity: .warning,
        message: Localized(
          vi: "kịch bản không có dòng `thì` nào, nên không kiểm tra được gì",
          en: "the scenario has no `then` line, so it checks nothing"),
        tellsHistory: false)
    case .clockNotSet:
      return Words(
        code: .clockNotSet,
        message: Localized(
          vi: "chưa đặt đồng hồ: chưa có dòng `lúc` nào trước dòng này",
          en: "the clock is not set: there is no `at` line before this one"),
        notes: [
          Localized(
            vi: "mở đầu kịch bản bằng ngày giờ, ví dụ `lúc 05/01/2026 08:00`",
            en: "begin the scenario with a date and time, such as `at 05/01/2026 08:00`")
        ])
    case .noPendingRequest(let action):
      let (vi, en) = vocabularies
      return Words(
        code: .noPendingRequest,
        message: Localized(
          vi: "không có yêu cầu \(vi.action(action)) nào đang chờ kết quả",
          en: "no request of \(en.action(action)) awaits a result"))
    case .valueNotComputable(let fault):
      return Words(
        code: .valueNotComputable,
        message: Localized(
          vi: "không tính được giá trị ở dòng này: \(why(fault).vi)",
          en: "can't work out a value of this line: \(why(fault).en)"))
    case .passageRefused(let rejection):
      let wording = RejectionWording(rejection, of: procedure)
      return Words(
        code: .passageRefused,
        message: Localized(
          vi: "việc đến hạn trong thời gian này không thực hiện được: \(wording.sentence.vi)",
          en: "what falls due in this time can't be carried out: \(wording.sentence.en)"),
        notes: mends(wording))
    case .valueNotUsable(let builtin):
      let (vi, en) = vocabularies
      return Words(
        code: .valueNotUsable,
        message: Localized(
          vi: "\(vi.builtin(builtin)) chỉ khai khi nộp hồ sơ",
          en: "the \(en.builtin(builtin)) is given only when filing"))
    }
  }

  private var vocabularies: (vi: ProcedureWords, en: ProcedureWords) {
    (ProcedureWords(procedure, in: .vi), ProcedureWords(procedure, in: .en))
  }

  private func mends(_ wording: RejectionWording) -> [Localized] {
    if wording.reasons.count == 1 { return wording.reasons.compactMap(\.mend) }
    return wording.reasons.contains { $0.mend != nil } ? wording.lines : []
  }

  private func otherReason(_ expected: String, _ wording: RejectionWording) -> Words {
    let names = wording.names.sorted().map { "`\($0)`" }.joined(separator: ", ")
    return Words(
      code: .refusedForAnotherReason,
      message: Localized(
        vi: "mong đợi bị từ chối vì `\(expected)`, nhưng lý do là: \(wording.sentence.vi)",
        en: "expected a refusal because of `\(expected)`, but the reason is: "
          + wording.sentence.en),
      notes: names.isEmpty
        ? []
        : [
          Localized(
            vi: "tên có thể nêu sau `vì`: \(names)", en: "names that may follow `because`: \(names)"
          )
        ])
  }

  private func why(_ fault: EvaluationFault) -> Localized {
    ReasonWords(procedure).why(fault)
  }
}

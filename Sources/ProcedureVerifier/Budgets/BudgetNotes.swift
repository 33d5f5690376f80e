import CivilTime
import ProcedureGraph
import SourceText

extension BudgetAnalysis.Excess {
  /// The longest way limit by limit, what is not in the sum, the dates of an example, and how to mend
  /// it.
  func notes(in procedure: Procedure) -> [Localized] {
    var notes = [way(in: procedure)]
    if let left = notCounted(in: procedure) { notes.append(left) }
    if let dates = dates(in: procedure.calendar) { notes.append(dates) }
    if path.hasReturns {
      notes.append(
        Localized(
          vi: "mỗi bước được tính một lần; hồ sơ bị trả lại để làm lại thì còn lâu hơn",
          en: "each step is counted once; a case that is sent back takes longer still"))
    }
    return notes + [mending(in: procedure)]
  }

  private func way(in procedure: Procedure) -> Localized {
    let from = beginning(in: procedure)
    let lines = path.entries.filter { $0.limit != nil }.map { $0.words(in: procedure) }.shortened
    return Localized(
      vi: (["lối đi lâu nhất\(from.vi):"] + lines.map(\.vi)).joined(separator: "\n"),
      en: (["the longest way\(from.en):"] + lines.map(\.en)).joined(separator: "\n"))
  }

  /// From where it is counted, where that is not the start of the clock.
  private func beginning(in procedure: Procedure) -> Localized {
    switch cause {
    case nil: return Localized(vi: " trong giai đoạn", en: " within the stage")
    case .started: return Localized(vi: "", en: "")
    case .restarted(let step), .left(let step, _):
      let name = procedure.steps[step.index].name
      return Localized(
        vi: ", kể từ khi rời bước `\(name)`", en: ", counted from leaving step `\(name)`")
    }
  }

  private func notCounted(in procedure: Procedure) -> Localized? {
    let names = path.entries.compactMap { entry -> String? in
      guard entry.limit == nil, case .step(let step) = entry.element else { return nil }
      return "`\(procedure.steps[step.index].name)`"
    }
    guard !names.isEmpty else { return nil }
    let most = 10
    let more = names.count - most
    let list = names.prefix(most).joined(separator: ", ")
    return Localized(
      vi: "chưa kể các bước không có thời hạn: \(list)\(more > 0 ? " và \(more) bước nữa" : "")",
      en: "besides steps without a limit: \(list)\(more > 0 ? " and \(more) more" : "")")
  }

  private func dates(in calendar: WorkingCalendar) -> Localized? {
    guard let example = example(in: calendar) else { return nil }
    func words(_ example: BudgetCalendar.Example) -> (start: String, end: String, due: String) {
      (example.start.words, example.end.words, example.due.words)
    }
    let late = words(example)
    var text = Localized(
      vi:
        "ví dụ tính từ \(late.start): dùng hết từng thời hạn thì xong lúc \(late.end), trong khi hạn là \(late.due)",
      en:
        "counted from \(late.start), say: with every limit used up it is done at \(late.end), while it is due at \(late.due)"
    )
    if case .sometimes(_, let other) = fit {
      let inTime = words(other)
      text.vi += "; còn tính từ \(inTime.start) thì xong lúc \(inTime.end), kịp hạn \(inTime.due)"
      text.en +=
        "; counted from \(inTime.start) it is done at \(inTime.end), in time for \(inTime.due)"
    }
    return text
  }

  private func mending(in procedure: Procedure) -> Localized {
    let asksApplicant = path.entries.contains { entry in
      guard entry.limit != nil, case .step(let step) = entry.element else { return false }
      return procedure.steps[step.index].role == .applicant
    }
    if asksApplicant {
      return Localized(
        vi:
          "trong tổng có bước của người nộp: nếu luật không tính thời gian ấy thì ghi `thời hạn chung tạm dừng` ở bước đó",
        en:
          "a step of the applicant is in the sum: where the law does not count that time, say `overall clock pauses` in the step"
      )
    }
    return Localized(
      vi:
        "hãy đối chiếu với văn bản và sửa thời hạn ghi sai; văn bản đã công bố đúng như vậy thì giữ nguyên con số và kiến nghị cơ quan công bố sửa",
      en:
        "compare the limits with the decision and mend the one that is wrong; where it was published like that, keep the numbers and ask the publisher to mend it"
    )
  }
}

extension BudgetPath.Entry {
  fileprivate func words(in procedure: Procedure) -> Localized {
    let time = limit?.words ?? Localized(vi: "", en: "")
    switch element {
    case .step(let id):
      let step = procedure.steps[id.index]
      return Localized(
        vi: "- bước `\(step.name)` “\(step.title)”: \(time.vi)",
        en: "- step `\(step.name)` “\(step.title)”: \(time.en)")
    case .stage(let id):
      let stage = procedure.stages[id.index]
      return Localized(
        vi: "- giai đoạn `\(stage.name)` “\(stage.title)”: \(time.vi)",
        en: "- stage `\(stage.name)` “\(stage.title)”: \(time.en)")
    }
  }
}

extension [Localized] {
  /// A long list without its middle.
  fileprivate var shortened: [Localized] {
    let most = 30
    guard count > most else { return self }
    let left = count - most
    return prefix(most / 2) + [Localized(vi: "- … và \(left) bước nữa", en: "- … and \(left) more")]
      + suffix(most / 2)
  }
}

extension Moment {
  fileprivate var words: String { "\(time) \(date)" }
}

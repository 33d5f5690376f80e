import CivilTime
import Diagnostics
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureScenarios
import SourceText

/// What became of the cases of a batch, those that stay grouped by what keeps them.
struct MoveReport {
  let batch: String
  /// The version they were to be moved to; nil where moves are taken back.
  let to: String?
  let procedure: Procedure?
  let isTrial: Bool

  private var moved: [(number: String, move: CaseMove)] = []
  private var already: [String] = []
  private var stays: [(number: String, reasons: [Localized])] = []

  init(batch: String, to: String?, procedure: Procedure?, isTrial: Bool) {
    self.batch = batch
    self.to = to
    self.procedure = procedure
    self.isTrial = isTrial
  }

  mutating func add(_ numbers: [String], _ outcomes: [MoveOutcome]) {
    for (number, outcome) in zip(numbers, outcomes) {
      switch outcome {
      case .moved(let move): moved.append((number, move))
      case .already: already.append(number)
      case .stays(let refusal): stays.append((number, refusal.reasons(to: procedure)))
      }
    }
  }

  func show(as format: CaseFormat) throws {
    switch format {
    case .terminal: showText()
    case .json: Output.result(json)
    }
    if !stays.isEmpty { throw ExitStatus.findings }
  }

  // MARK: For people

  private func showText() {
    for (number, move) in moved {
      let dues = move.changedDues.map { told($0) }
      let what =
        dues.isEmpty
        ? words(vi: "hạn như cũ", en: "due dates as before") : dues.joined(separator: "; ")
      Output.result("\(number)  \(what)\n")
    }
    for number in already {
      let what = words(vi: "đã theo phiên bản này", en: "goes by this version already")
      Output.result("\(number)  \(what)\n")
    }
    for (reason, numbers) in groups {
      let head = words(
        vi: "\(numbers.count) hồ sơ ở lại vì \(reason.vi)",
        en:
          "\(numbers.count) \(numbers.count == 1 ? "case stays" : "cases stay"), because \(reason.en)"
      )
      Output.result(head + ":\n" + numbers.map { "  \($0)\n" }.joined())
    }
    Output.remark(sum + "\n")
  }

  private var sum: String {
    let (count, left) = (moved.count, stays.count)
    let rest = words(vi: "\(left) hồ sơ ở lại", en: "\(left) stay")
    if isTrial {
      return words(vi: "chuyển được \(count) hồ sơ, ", en: "\(count) can be moved, ") + rest
        + words(vi: "; chưa chuyển gì", en: "; nothing was moved")
    }
    let done =
      to == nil
      ? words(vi: "đã chuyển trở lại \(count) hồ sơ, ", en: "\(count) moved back, ")
      : words(vi: "đã chuyển \(count) hồ sơ, ", en: "\(count) moved, ")
    return done + rest + words(vi: "; lô \(batch)", en: "; batch \(batch)")
  }

  private func told(_ clock: MovedClock) -> String {
    let before = clock.before.map { "\($0.moment)" } ?? "-"
    let after = clock.due.map { "\($0.moment)" } ?? "-"
    let what: String =
      switch clock.owner {
      case .whole: words(vi: "hạn trả kết quả", en: "result due")
      case .stage: words(vi: "hạn giai đoạn", en: "stage due")
      case .stay: words(vi: "hạn bước", en: "step due")
      }
    return "\(what) \(before) → \(after)"
  }

  /// Each reason with the cases it keeps, in the order in which reasons were met.
  private var groups: [(reason: Localized, numbers: [String])] {
    var order: [Localized] = []
    var numbers: [Localized: [String]] = [:]
    for (number, reasons) in stays {
      for reason in reasons {
        if numbers[reason] == nil { order.append(reason) }
        numbers[reason, default: []].append(number)
      }
    }
    return order.map { ($0, numbers[$0] ?? []) }
  }

  // MARK: For programs

  private var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("batch", batch)
      if let to { json.member("to", to) }
      json.member("isTrial") { $0.boolean(isTrial) }
      json.member("moved") { json in
        json.array(of: moved) { json, one in
          json.object { json in
            json.member("case", one.number)
            json.member("from", one.move.from)
            json.member("to", one.move.to)
            json.member("dues") { json in
              json.array(of: one.move.changedDues) { json, clock in
                json.object { json in
                  json.member("of", clock.owner.word)
                  if let before = clock.before { json.member("before", before.moment.iso) }
                  if let due = clock.due { json.member("due", due.moment.iso) }
                }
              }
            }
          }
        }
      }
      json.member("already", already)
      json.member("stays") { json in
        json.array(of: stays) { json, one in
          json.object { json in
            json.member("case", one.number)
            json.member("reasons", one.reasons.map { $0[runLanguage] })
          }
        }
      }
    }
    return json.text + "\n"
  }
}

extension MovedClock.Owner {
  fileprivate var word: String {
    switch self {
    case .whole: "case"
    case .stage: "stage"
    case .stay: "step"
    }
  }
}

extension Refusal {
  /// Why a case stays, one by one.
  fileprivate func reasons(to procedure: Procedure?) -> [Localized] {
    switch self {
    case .notMovable(let reasons):
      guard let procedure else { return [] }
      return reasons.map { MoveWording($0, to: procedure).line }
    case .rejected(.closed):
      return [Localized(vi: "hồ sơ đã kết thúc", en: "the case has ended")]
    case .nothingToUndo:
      return [
        Localized(
          vi: "từ lúc chuyển đã có việc xảy ra; có thể chuyển sang bản cũ bằng --to",
          en:
            "something has happened since it was moved; it can be moved to the old version with --to"
        )
      ]
    case .noSuchCase:
      return [Localized(vi: "không có hồ sơ số này", en: "there is no case of that number")]
    case .noSuchVersion:
      return [
        Localized(
          vi: "phiên bản ấy không phải của thủ tục mà hồ sơ theo",
          en: "that version is not of the procedure of the case")
      ]
    case .rejected, .unauthorized, .unbound, .noSuchRequest, .unusableAnswer, .alreadyMoved,
      .numberTaken,
      .noSuchProcedure, .notInForce, .artifact,
      .keyOfAnother, .overtaken, .stillOpen, .journal:
      return [Localized(vi: "không xử lý được: \(self)", en: "it could not be done: \(self)")]
    }
  }
}

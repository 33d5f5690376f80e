import ArgumentParser
import CivilTime
import Logging
import ProcedureActions
import ProcedureGraph
import ProcedureRuntime
import SourceText

/// How `tthc work` tells what it does, on standard error.
enum LogForm: String, ExpressibleByArgument, CaseIterable {
  /// A line for people.
  case plain
  /// A JSON object a line, for programs that collect logs.
  case json
}

extension Logger {
  /// The log of a run in that form.
  static func work(_ form: LogForm) -> Logger {
    Logger(label: "tthc.work") { _ in LineLogHandler(form: form) }
  }

  /// What has become of a request. Nothing personal.
  func tell(_ note: WorkNote) {
    var metadata: Logger.Metadata = [
      "request": "\(note.name)", "key": "\(note.key)", "case": "\(note.caseNumber)",
      "attempt": "\(note.attempt)", "outcome": "\(note.outcome.rawValue)",
    ]
    if let text = note.text { metadata["detail"] = "\(text[runLanguage])" }
    if let next = note.next { metadata["next"] = "\(next.iso)" }
    log(level: note.outcome.level, "\(note.outcome.words[runLanguage])", metadata: metadata)
  }

  /// A request that goes to the log and nowhere else.
  func tell(_ note: ActionNote) {
    var metadata: Logger.Metadata = [
      "request": "\(note.call.name.text)", "key": "\(note.call.key)",
      "case": "\(note.call.caseNumber)",
    ]
    if note.isWhole {
      metadata["body"] = "\(String(decoding: note.call.body, as: UTF8.self))"
    }
    info("\(words(vi: "chỉ ghi lại", en: "written down only"))", metadata: metadata)
  }
}

extension WorkNote.Outcome {
  fileprivate var level: Logger.Level {
    switch self {
    case .done, .accepted, .answered, .late: .info
    case .again: .warning
    case .failed, .incident: .error
    }
  }

  fileprivate var words: Localized {
    switch self {
    case .done: Localized(vi: "đã thực hiện", en: "done")
    case .accepted: Localized(vi: "đã nhận, chờ trả lời", en: "accepted, an answer is awaited")
    case .answered: Localized(vi: "đã trả lời hồ sơ", en: "the case is answered")
    case .again: Localized(vi: "chưa được, sẽ thử lại", en: "failed, to be tried again")
    case .failed:
      Localized(
        vi: "không được, hồ sơ đi theo lối khi lỗi", en: "failed, the case goes on without it")
    case .incident: Localized(vi: "sự cố, cần người xem", en: "an incident: somebody has to look")
    case .late: Localized(vi: "hồ sơ không còn chờ", en: "the case no longer waits for it")
    }
  }
}

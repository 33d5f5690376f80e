import ProcedureGraph
import ProcedureRuntime

/// Writes the request down and calls it done: for trials, and for what an office does not send.
struct LogAction: Action {
  let write: @Sendable (ActionNote) -> Void
  let isWhole: Bool
  /// What a pluggable action is answered with.
  let answer: JSONValue?

  var givesResult: Bool { answer != nil }

  func perform(_ call: ActionCall) async throws(ActionFault) -> ActionOutcome {
    write(ActionNote(call, isWhole: isWhole))
    return .done(try call.result(from: answer))
  }
}

extension ActionKind {
  static let log = ActionKind(
    "log", for: .everything,
    settings: [
      Setting("whole", .flag, "Write the whole request down, with what is personal in it."),
      Setting(
        "answer", .value, "What an action that gives a result is answered with, for trials."),
    ]
  ) { (settings) throws(SettingFault) in
    LogAction(
      write: settings.surroundings.log, isWhole: settings.flag("whole"),
      answer: settings.value("answer"))
  }
}

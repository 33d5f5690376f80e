import CivilTime
import Logging
import ProcedureGraph

/// Writes each message as one line on standard error.
struct LineLogHandler: LogHandler {
  let form: LogForm
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  init(form: LogForm) { self.form = form }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let (level, message) = (event.level, event.message)
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    let time = currentMoment().iso
    let text: String
    switch form {
    case .plain:
      let parts = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      text = ([time, level.rawValue, message.description] + parts).joined(separator: "  ")
        .replacing("\n", with: " ")
    case .json:
      var members: [JSONValue.Member] = [
        .init("time", .string(time)), .init("level", .string(level.rawValue)),
        .init("message", .string(message.description)),
      ]
      for (name, value) in all { members.append(.init(name, .string("\(value)"))) }
      text = String(decoding: JSONValue.object(members).canonicalBytes(), as: UTF8.self)
    }
    Output.remark(text + "\n")
  }
}

import ProcedureGraph
import ProcedureRuntime
import SourceText

/// Hands a request to a program on this computer: JSON on its standard input, JSON with the result on
/// its standard output. Exit codes are those of `sysexits.h`: what they call temporary may pass.
struct CommandAction: Action {
  let program: LocalProgram

  var givesResult: Bool { true }

  func perform(_ call: ActionCall) async throws(ActionFault) -> ActionOutcome {
    let run = try await program.run(call.body)
    guard run.code == 0 else { throw Self.fault(run) }
    guard case .action(let action) = call.payload, let gives = action.gives else {
      return .done()
    }
    let answer = (try? JSONReader.read(run.output, as: .foreign))?.value
    return .done(try call.result(from: answer?[gives.name] ?? answer?["value"]))
  }

  private static func fault(_ run: LocalProgram.Run) -> ActionFault {
    let complaint = run.complaint.isEmpty ? "" : ": \(run.complaint)"
    guard let code = run.code else {
      return .transient(
        vi: "chương trình bị ngắt\(complaint)", en: "the program was ended\(complaint)")
    }
    let words = Localized(
      vi: "chương trình kết thúc với mã \(code)\(complaint)",
      en: "the program ended with the code \(code)\(complaint)")
    switch code {
    // Wrong usage or data, nobody there, no permission, wrongly set up.
    case 64, 65, 66, 67, 68, 73, 77, 78: return ActionFault(.permanent, words)
    case _: return ActionFault(.transient, words)
    }
  }
}

extension ActionKind {
  static let command = ActionKind(
    "command", for: .everything,
    settings: [
      Setting("program", .text, required: true, "The absolute path of the program."),
      Setting("arguments", .texts, "Its arguments, the same each time."),
      Setting(
        "environment", .texts, "Environment variables that are handed on to it; no others are."),
    ]
  ) { (settings) throws(SettingFault) in
    var environment: [String: String] = [:]
    for name in settings.texts("environment") {
      guard let value = settings.surroundings.environment(name) else {
        throw SettingFault(
          "environment", vi: "biến môi trường `\(name)` chưa có giá trị",
          en: "the environment variable `\(name)` is not set")
      }
      environment[name] = value
    }
    return CommandAction(
      program: try LocalProgram(
        "program", of: settings, arguments: settings.texts("arguments"),
        environment: environment))
  }
}

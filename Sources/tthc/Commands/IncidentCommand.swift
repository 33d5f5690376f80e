import ArgumentParser
import ProcedureWorkspace

/// `tthc incident`: requests that were given up, and what becomes of them.
struct IncidentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incident",
    abstract: words(
      vi: "Các yêu cầu gửi ra ngoài không được: xem, cho thử lại, giải quyết.",
      en: "Requests that could not be carried out: look, try again, resolve."),
    subcommands: [
      IncidentListCommand.self, IncidentRetryCommand.self, IncidentResolveCommand.self,
    ])

  @OptionGroup var common: CommonOptions
}

/// Who decides about an incident, and why.
struct DecisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      words(vi: "Người quyết định.", en: "Who decides."), valueName: "person"))
  var by: String

  @Option(
    help: ArgumentHelp(words(vi: "Lý do.", en: "The reason."), valueName: "text"))
  var reason: String

  func validate() throws {
    for (name, text) in [("--by", by), ("--reason", reason)] where text.trimmed.isEmpty {
      throw ValidationError(words(vi: "\(name): ghi rõ", en: "\(name): say so in words"))
    }
  }
}

/// The key of a request, as every command takes it.
var requestKeyHelp: ArgumentHelp {
  ArgumentHelp(
    words(
      vi: "Khóa của yêu cầu, như HS-260126-0001/3.2.",
      en: "The key of the request, such as HS-260126-0001/3.2."), valueName: "key")
}

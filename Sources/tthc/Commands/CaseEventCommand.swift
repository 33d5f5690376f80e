import ArgumentParser
import ProcedureInterpreter
import ProcedureRuntime

/// `tthc case event`: another system's message reaches a case.
struct CaseEventCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event",
    abstract: words(
      vi: "Báo cho hồ sơ một sự kiện từ nơi khác.", en: "Tell a case of an event from elsewhere."))

  @Argument(help: caseNumberHelp) var number: String

  @Argument(
    help: ArgumentHelp(
      words(vi: "Tên sự kiện.", en: "The name of the event."), valueName: "name"))
  var name: String

  @Argument(help: fieldsHelp) var fields: [String] = []

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Số của nhánh, khi nhiều nhánh cùng chờ.",
        en: "The number of the branch, where several wait for it."), valueName: "number"))
  var branch: Int?

  @OptionGroup var submission: SubmissionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try submission.submit(to: number) { file, now, _ in
      let words = GivenWords(program: file.program, now: now)
      return .deliver(
        Delivery(try words.event(name), fields: try words.fields(fields), branch: branch))
    }
  }
}

import ArgumentParser
import ProcedureRuntime

/// `tthc case history`: everything that has happened in a case.
struct CaseHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: words(vi: "Kể lại diễn biến của hồ sơ.", en: "Tell the history of a case."))

  @Argument(help: caseNumberHelp) var number: String

  @OptionGroup var people: PeopleOption
  @OptionGroup var store: StoreOptions

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: CaseFormat = .terminal

  @OptionGroup var common: CommonOptions

  func run() throws {
    let names = try people.directory().shownNames
    let (desk, _) = try store.desk()
    let number = number
    do {
      let told = AttributedHistory(
        records: try awaiting { try await desk.records(of: number) }, people: names)
      switch format {
      case .terminal: Output.result(told.text(in: common.language))
      case .json: Output.result(told.json)
      }
    } catch let refusal as Refusal {
      throw refusal.told()
    }
  }
}

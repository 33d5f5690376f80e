import ArgumentParser
import CivilTime
import ProcedureRuntime

/// `tthc case show`: where a case is, and what can be done in it.
struct CaseShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: words(
      vi: "Hồ sơ đang ở đâu, có thể làm gì, còn thiếu gì, điều gì chờ gửi ra ngoài.",
      en: "Where a case is, what can be done, what is missing, what waits to be sent."))

  @Argument(help: caseNumberHelp) var number: String

  @OptionGroup var people: PeopleOption
  @OptionGroup var store: StoreOptions
  @OptionGroup var moment: MomentOption

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: CaseFormat = .terminal

  @OptionGroup var common: CommonOptions

  func run() throws {
    let now = try moment.moment()
    let names = try people.directory().shownNames
    let (desk, journal) = try store.desk()
    let number = number
    do {
      let overview = CaseOverview(
        file: try awaiting { try await desk.file(of: number) },
        chapters: try awaiting { try await desk.chapters(of: number) },
        requests: try awaiting { try await journal.requests(of: number) },
        entries: try awaiting { try await journal.read(number, after: 0)?.entries ?? [] },
        now: now, language: common.language, people: names)
      switch format {
      case .terminal: Output.result(overview.text)
      case .json: Output.result(overview.json)
      }
    } catch let refusal as Refusal {
      throw refusal.told()
    } catch let fault as JournalFault {
      throw fault.asUsage
    }
  }
}

import ArgumentParser
import ProcedureRuntime

/// `tthc incident retry`: has a request that was given up begun again.
struct IncidentRetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: words(
      vi: "Cho thử lại một yêu cầu đã thành sự cố; `tthc work` sẽ gửi.",
      en: "Have a request that was given up begun again; `tthc work` sends it."))

  @Argument(help: requestKeyHelp) var key: String
  @OptionGroup var decision: DecisionOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var moment: MomentOption
  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: CaseFormat = .terminal
  @OptionGroup var common: CommonOptions

  func run() throws {
    let now = try moment.moment()
    let (desk, _) = try store.desk()
    let (key, decision) = (key, decision)
    do {
      try awaiting {
        try await desk.retry(key, by: decision.by, because: decision.reason, at: now)
      }
    } catch let refusal as Refusal {
      throw refusal.told()
    }
    switch format {
    case .terminal:
      Output.result(words(vi: "\(key): sẽ thử lại\n", en: "\(key): to be tried again\n"))
    case .json: Output.result(IncidentJSON.decided(key, .retry, answered: false))
    }
  }
}

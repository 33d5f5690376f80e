import ArgumentParser
import ProcedureWorkspace

/// `tthc inspect`: what an artifact holds, after a full re-check.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: words(
      vi: "Kiểm tra lại một tệp đã biên dịch và tóm tắt nội dung.",
      en: "Check an artifact again from the ground up and sum it up."))

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal, json
  }

  @Argument(
    help: ArgumentHelp(words(vi: "Tệp NAME.tthc.json.", en: "A file NAME.tthc.json.")))
  var artifact: String

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: Format = .terminal

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let loaded = try ArtifactFile.checked(artifact)?.loaded else {
      throw ExitStatus.findings
    }
    let summary = ArtifactSummary(loaded)
    switch format {
    case .terminal: Output.result(summary.text(in: common.language))
    case .json: Output.result(summary.json())
    }
  }
}

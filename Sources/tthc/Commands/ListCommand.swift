import ArgumentParser
import Diagnostics
import ProcedureWorkspace

/// `tthc list`: the procedures of files and folders in a table.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: words(
      vi: "Liệt kê các thủ tục: số dòng, bước, giấy tờ, thời hạn, kịch bản, những gì dùng đến.",
      en: "List procedures: lines, steps, papers, limits, scenarios, what they make use of."))

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case plain, markdown, json
  }

  @Argument(help: pathsHelp) var paths: [String] = []

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: Format = .plain

  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try Workspace.load(paths, examining: .compiling)
    guard !workspace.paths.isEmpty else { throw noFiles }
    let listing = ProcedureListing(workspace)
    switch format {
    case .plain: Output.result(listing.plain(in: common.language))
    case .markdown: Output.result(listing.markdown(in: common.language))
    case .json: Output.result(listing.json())
    }
    guard workspace.diagnostics.hasErrors else { return }
    // What does not compile is not in the table.
    Output.remark(
      workspace.report(in: common.language).terminal(colour: Output.wantsColour(2)))
    throw ExitStatus.findings
  }
}

import ArgumentParser
import Diagnostics
import ProcedureSyntax
import ProcedureWorkspace
import SourceText

extension Dialect: ExpressibleByArgument {}

/// `tthc fmt`: the one layout.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: words(
      vi: "Trình bày lại tệp theo một kiểu duy nhất.", en: "Lay files out in the one layout."))

  @Argument(help: pathsHelp) var paths: [String] = []

  @Flag(
    help: ArgumentHelp(
      words(
        vi: "Không ghi gì, chỉ liệt kê các tệp chưa đúng kiểu.",
        en: "Write nothing; list the files that differ.")))
  var check = false

  @Option(
    help: ArgumentHelp(
      words(vi: "In từ khóa theo phương ngữ này.", en: "Print the keywords of this dialect."),
      valueName: "vi|en"))
  var dialect: Dialect?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let files = try Workspace.format(paths, dialect: dialect)
    guard !files.isEmpty else { throw noFiles }
    var refusals: [Diagnostic] = []
    var changed = 0
    for file in files {
      switch file.outcome {
      case .unchanged:
        if file.path == "-", !check { Output.result(file.source.bytes) }
      case .changed(let bytes):
        changed += 1
        try deliver(bytes, of: file)
      case .refused(let reasons): refusals += reasons
      }
    }
    if !refusals.isEmpty {
      let sources = Dictionary(files.map { ($0.path, $0.source) }) { first, _ in first }
      let report = Report(refusals, in: common.language) { sources[$0] }
      Output.remark(report.terminal(colour: Output.wantsColour(2)))
    }
    if !refusals.isEmpty || (check && changed > 0) { throw ExitStatus.findings }
  }

  private func deliver(_ bytes: [UInt8], of file: FormattedFile) throws {
    if check {
      Output.result(file.path + "\n")
    } else if file.path == "-" {
      Output.result(bytes)
    } else {
      try writeFile(bytes, to: file.path)
      Output.remark(words(vi: "đã trình bày lại", en: "laid out") + " \(file.path)\n")
    }
  }
}

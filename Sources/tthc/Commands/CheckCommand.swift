import ArgumentParser
import Diagnostics
import ProcedureWorkspace
import SourceText

/// `tthc check`: all findings of all files in one run.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: words(
      vi: "Kiểm tra tệp: mọi lỗi của mọi tệp trong một lần chạy.",
      en: "Check files: all findings of all files in one run."))

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal, plain, json, sarif, github, junit
  }

  @Argument(help: pathsHelp) var paths: [String] = []

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: Format = .terminal

  @Flag(
    help: ArgumentHelp(
      words(vi: "Cảnh báo cũng bị coi là lỗi.", en: "Warnings count as errors.")))
  var strict = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try Workspace.load(paths, keeping: .findings)
    let report = workspace.report(in: common.language)
    switch format {
    case .terminal: Output.result(report.terminal(colour: Output.wantsColour(1)))
    case .plain: Output.result(report.plain())
    case .json: Output.result(report.json())
    case .sarif: Output.result(report.sarif(page: CodePages.page))
    case .github: Output.result(report.github())
    case .junit: Output.result(report.junit(paths: workspace.paths, strict: strict))
    }
    if workspace.paths.isEmpty { throw noFiles }
    switch format {
    case .terminal, .plain:
      let files = workspace.paths.count
      let checked = words(
        vi: "đã kiểm tra \(files) tệp", en: "checked \(files) file\(files == 1 ? "" : "s")")
      Output.remark("\(report.findings.isEmpty ? "" : "\n")\(checked): \(report.summary())\n")
    case .json, .sarif, .github, .junit: break
    }
    let worst = report.findings.map(\.severity).max()
    switch worst {
    case .error: throw ExitStatus.findings
    case .warning: if strict { throw ExitStatus.findings }
    case .remark, nil: break
    }
  }
}

/// The help of the paths that several commands take.
var pathsHelp: ArgumentHelp {
  ArgumentHelp(
    words(
      vi: "Tệp hoặc thư mục; không ghi là thư mục hiện tại.",
      en: "Files or folders; none means the current folder."),
    valueName: "path")
}

/// A folder without a single source file is most likely the wrong folder.
var noFiles: UsageFault {
  UsageFault(vi: "không tìm thấy tệp *.tthc nào", en: "no *.tthc file found")
}

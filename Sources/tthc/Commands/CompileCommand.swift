import ArgumentParser
import CivilTime
import Diagnostics
import ProcedureCompiler
import ProcedureGraph
import ProcedureWorkspace

/// `tthc compile`: one artifact per procedure.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: words(
      vi: "Biên dịch mỗi thủ tục thành một tệp NAME.tthc.json.",
      en: "Compile each procedure to a file NAME.tthc.json."))

  @Argument(
    help: ArgumentHelp(words(vi: "Tệp hoặc thư mục.", en: "Files or folders."), valueName: "path"))
  var paths: [String]

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      words(vi: "Thư mục để ghi vào.", en: "The folder to write to."), valueName: "dir"))
  var output: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try Workspace.load(paths)
    guard !workspace.paths.isEmpty else { throw noFiles }
    let report = workspace.report(in: common.language)
    Output.remark(report.terminal(colour: Output.wantsColour(2)))
    if workspace.diagnostics.hasErrors { throw ExitStatus.findings }
    let names = self.names(of: workspace.procedures)
    try refuseSameNames(names, of: workspace.procedures)
    guard !workspace.procedures.isEmpty else {
      throw UsageFault(
        vi: "không có thủ tục nào để biên dịch", en: "there is no procedure to compile")
    }
    try makeFolder(output)
    for (name, compiled) in zip(names, workspace.procedures) {
      let separator = output.hasSuffix("/") ? "" : "/"
      try writeFile(
        Artifacts.encode(compiled, in: workspace), to: "\(output)\(separator)\(name).tthc.json")
      Output.result("\(name)  \(Artifacts.hash(of: compiled.verified))\n")
    }
  }

  /// What each is written as: its name, and of several versions the day from which it is in force.
  private func names(of procedures: [CompiledProcedure]) -> [String] {
    let versions = Dictionary(grouping: procedures) { $0.procedure.name }
    return procedures.map { compiled in
      let name = compiled.procedure.name
      guard versions[name]?.count ?? 1 > 1, let from = compiled.procedure.inForce?.from else {
        return name
      }
      return "\(name).\(from.iso)"
    }
  }

  /// Two procedures of one name would overwrite each other.
  private func refuseSameNames(_ names: [String], of procedures: [CompiledProcedure]) throws {
    var seen: [String: String] = [:]
    for (name, compiled) in zip(names, procedures) {
      guard let other = seen[name] else {
        seen[name] = compiled.path
        continue
      }
      throw UsageFault(
        vi: "hai thủ tục cùng tên `\(name)`: trong \(other) và \(compiled.path)",
        en: "two procedures are named `\(name)`: in \(other) and \(compiled.path)")
    }
  }
}

import Diagnostics
import ProcedureWorkspace
import SourceText

/// A check of files: what `tthc check` does once its arguments are known.
struct Check {
  enum Format: String, CaseIterable {
    case terminal, plain, json, sarif, github, junit
  }

  var paths: [String]
  var format = Format.terminal
  /// Warnings count as errors.
  var strict = false
  var watch = false

  /// More findings of one file than a person reads; programs get them all.
  static let mostShown = 200

  func run() throws {
    if watch {
      try watchFiles()
    } else {
      let workspace = try Workspace.load(paths, keeping: .findings)
      try show(workspace)
    }
  }

  /// Prints the findings; throws what they come to.
  private func show(_ workspace: LoadedWorkspace) throws {
    let report = workspace.report(in: runLanguage)
    switch format {
    case .terminal:
      Output.result(report.terminal(colour: Output.wantsColour(1), most: Self.mostShown))
    case .plain: Output.result(report.plain(most: Self.mostShown))
    case .json: Output.result(report.json())
    case .sarif: Output.result(report.sarif(page: CodePages.page))
    case .github: Output.result(report.github())
    case .junit: Output.result(report.junit(paths: workspace.paths, strict: strict))
    }
    if workspace.paths.isEmpty, report.findings.isEmpty { throw noFiles }
    switch format {
    case .terminal, .plain:
      let files = workspace.paths.count
      let checked = words(
        vi: "đã kiểm tra \(files) tệp", en: "checked \(files) file\(files == 1 ? "" : "s")")
      let blank = report.findings.isEmpty ? "" : "\n"
      Output.remark("\(blank)\(checked): \(report.summary())\(answered(workspace.waived.count))\n")
    case .json, .sarif, .github, .junit: break
    }
    let worst = report.findings.map(\.severity).max()
    switch worst {
    case .error: throw ExitStatus.findings
    case .warning: if strict { throw ExitStatus.findings }
    case .remark, nil: break
    }
  }

  /// What was answered in the text is not forgotten.
  private func answered(_ count: Int) -> String {
    count == 0
      ? ""
      : words(
        vi: "; \(count) điều được bỏ qua có ghi lý do",
        en: "; \(count) ignored with a reason")
  }

  // MARK: Watching

  /// Checks again whenever a file changes, comes or goes, until somebody ends it; what the last check
  /// came to is the exit code.
  private func watchFiles() throws {
    let patience = Patience()
    var imported: Set<String> = []
    while true {
      var last = ExitStatus.fine
      // Stamped before it is read: what changes meanwhile is seen as a change.
      var stamps = FileStamps(of: paths, and: imported)
      do {
        var workspace = try Workspace.load(paths, keeping: .findings)
        while workspace.imported != imported {
          imported = workspace.imported
          stamps = FileStamps(of: paths, and: imported)
          workspace = try Workspace.load(paths, keeping: .findings)
        }
        try show(workspace)
      } catch let status as ExitStatus {
        last = status
      } catch let fault as FileFault {
        Output.failure(fault.message)
        last = .usage
      } catch let fault as UsageFault {
        Output.failure(fault.message)
        last = .usage
      }
      Output.remark(
        words(
          vi: "đang theo dõi; dừng bằng Ctrl-C\n", en: "watching; Ctrl-C ends it\n"))
      repeat {
        guard patience.waits(milliseconds: 200) else {
          if last != .fine { throw last }
          return
        }
      } while FileStamps(of: paths, and: imported) == stamps
    }
  }
}

extension Check {
  /// A check of files and folders without options, straight from the arguments; nil for any other run.
  ///
  /// Editors and hooks run it for every file they save: to set up the argument parser for all commands
  /// would take most of its time.
  init?(plain arguments: [String]) {
    guard arguments.first == "check", !arguments.contains(where: { $0.hasPrefix("-") }) else {
      return nil
    }
    self.init(paths: Array(arguments.dropFirst()))
  }
}

import ArgumentParser
import Diagnostics
import ProcedureCompiler
import ProcedureScenarios
import ProcedureWorkspace
import SourceText

/// `tthc test`: all scenarios.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: words(
      vi: "Chạy mọi kịch bản và báo kịch bản hỏng.", en: "Play all scenarios and tell which fail."))

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal, json, junit
  }

  @Argument(help: pathsHelp) var paths: [String] = []

  @Flag(
    help: ArgumentHelp(
      words(
        vi: "Liệt kê bước, lựa chọn và hẹn giờ chưa kịch bản nào đi qua.",
        en: "List steps, outcomes and timers that no scenario visits.")))
  var coverage = false

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: Format = .terminal

  @OptionGroup var common: CommonOptions

  func run() throws {
    let workspace = try Workspace.load(paths, examining: .compiling)
    guard !workspace.paths.isEmpty else { throw noFiles }
    if workspace.diagnostics.hasErrors {
      Output.remark(
        workspace.report(in: common.language).terminal(colour: Output.wantsColour(2)))
    }
    let suite = ScenarioSuite(workspace)
    switch format {
    case .terminal: Output.result(text(of: suite, workspace))
    case .json: Output.result(json(of: suite, workspace))
    case .junit: Output.result(junit(of: suite, workspace))
    }
    if suite.failed > 0 || workspace.diagnostics.hasErrors { throw ExitStatus.findings }
  }

  private func text(of suite: ScenarioSuite, _ workspace: LoadedWorkspace) -> String {
    let language = common.language
    var text = ""
    let (passed, failed) = (words(vi: "đạt ", en: "pass"), words(vi: "hỏng", en: "FAIL"))
    for run in suite.runs {
      text += "\(run.isPassed ? passed : failed)  \(run.path): \(run.title)\n"
    }
    for scenario in suite.uncompiled {
      text += words(vi: "lỗi ", en: "ERR ") + "  \(scenario.path): \(scenario.title)\n"
    }
    let report = Report(suite.diagnostics, in: language) { workspace.source($0) }
    if !report.findings.isEmpty {
      text += "\n" + report.terminal(colour: Output.wantsColour(1))
    }
    if coverage {
      text += "\n"
      for procedure in suite.coverage {
        let coverage = procedure.coverage
        text += words(
          vi: "\(procedure.name): đã đi qua \(coverage.visitedCount)/\(coverage.count) chỗ",
          en: "\(procedure.name): visited \(coverage.visitedCount) of \(coverage.count) places")
        text += " (\(coverage.percent)%)\n"
        for item in coverage.missing {
          text += words(vi: "  chưa đi qua ", en: "  never visited: ") + item.words[language] + "\n"
        }
      }
    }
    text += "\n"
    let count = suite.runs.count + suite.uncompiled.count
    let left = suite.uncompiled.count
    let more =
      left == 0
      ? ""
      : words(
        vi: ", \(left) có lỗi nên không chạy được", en: ", \(left) not played for their errors")
    text += words(
      vi: "\(count) kịch bản: \(suite.passed) đạt, \(suite.failed) hỏng\(more)\n",
      en: "\(count) scenarios: \(suite.passed) passed, \(suite.failed) failed\(more)\n")
    return text
  }

  private func junit(of suite: ScenarioSuite, _ workspace: LoadedWorkspace) -> String {
    let language = common.language
    var cases = suite.runs.map { run in
      let first = run.diagnostics.first { $0.severity == .error }
      return JUnitCase(
        name: run.title, group: run.procedure, file: run.path,
        failure: first.map { finding in
          let report = Report(run.diagnostics, in: language) { workspace.source($0) }
          return JUnitCase.Failure(
            message: finding.message[language], kind: finding.code.description,
            text: "\n" + report.plain())
        })
    }
    cases += suite.uncompiled.map { scenario in
      let reason = words(
        vi: "kịch bản hoặc thủ tục của nó có lỗi; xem tthc check",
        en: "the scenario or its procedure has errors; see tthc check")
      return JUnitCase(
        name: scenario.title, group: scenario.procedure, file: scenario.path,
        failure: JUnitCase.Failure(message: reason, kind: "check", text: reason))
    }
    return Diagnostics.junit(suite: "tthc test", cases)
  }

  private func json(of suite: ScenarioSuite, _ workspace: LoadedWorkspace) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("passed", suite.passed)
      json.member("failed", suite.failed)
      json.member("uncompiled") { json in
        json.array(of: suite.uncompiled) { json, scenario in
          json.object { json in
            json.member("title", scenario.title)
            json.member("procedure", scenario.procedure)
            json.member("path", scenario.path)
          }
        }
      }
      json.member("scenarios") { json in
        json.array(of: suite.runs) { json, run in
          json.object { write(run, workspace, to: &$0) }
        }
      }
      json.member("coverage") { json in
        json.object { json in
          json.member("visited", suite.visitedPlaces)
          json.member("count", suite.places)
          json.member("percent", suite.percent)
          json.member("procedures") { json in
            json.array(of: suite.coverage) { json, procedure in
              json.object { write(procedure, to: &$0) }
            }
          }
        }
      }
    }
    return json.text + "\n"
  }

  private func write(
    _ run: ScenarioRun, _ workspace: LoadedWorkspace, to json: inout JSONWriter
  ) {
    json.member("title", run.title)
    json.member("procedure", run.procedure)
    json.member("path", run.path)
    json.member("passed") { $0.boolean(run.isPassed) }
    json.member("findings") { json in
      json.array(of: run.diagnostics) { json, finding in
        let place = workspace.source(finding.location.path)?
          .position(ofByte: finding.location.span.lower, in: .scalars)
        json.object {
          $0.member("code", finding.code.description)
          $0.member("severity", finding.severity.rawValue)
          $0.member("message", finding.message[common.language])
          $0.member("line", place?.line ?? 1)
          $0.member("column", place?.column ?? 1)
        }
      }
    }
  }

  private func write(
    _ procedure: ScenarioSuite.ProcedureCoverage, to json: inout JSONWriter
  ) {
    let coverage = procedure.coverage
    json.member("procedure", procedure.name)
    json.member("path", procedure.path)
    json.member("visited", coverage.visitedCount)
    json.member("count", coverage.count)
    json.member("percent", coverage.percent)
    json.member("missing") { json in
      json.array(of: coverage.missing) { json, item in
        json.object {
          $0.member("place", item.path)
          $0.member("words", item.words[common.language])
        }
      }
    }
  }
}

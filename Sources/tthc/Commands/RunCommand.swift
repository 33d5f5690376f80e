import ArgumentParser
import CivilTime
import Diagnostics
import ProcedureActions
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureScenarios
import ProcedureStore
import ProcedureWorkspace
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `tthc run`: one case, from opening to end.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: words(
      vi: "Chạy thử một hồ sơ, từ lúc nộp đến lúc kết thúc.",
      en: "Run one case, from filing to its end."),
    discussion: words(
      vi: """
        Có --scenario thì chạy kịch bản ấy và kể diễn biến hồ sơ. Không thì hỏi ở từng bước, thời \
        gian là giả định; khi đầu vào không phải bàn phím thì đọc mỗi dòng một câu trả lời. Lúc \
        nào cũng có thể trả lời `sau 3 ngày` hay `lúc 27/01/2026 08:00` để cho thời gian trôi.
        Có --store thì thủ tục được đưa vào kho ấy và hồ sơ được lưu ở đó, mang số của kho.
        """,
      en: """
        With --scenario that scenario is played and the case history told. Otherwise it asks at \
        each step under a virtual clock; what is no keyboard is read as one answer a line. In any \
        menu `after 3 days` or `at 27/01/2026 08:00` lets time pass.
        With --store the procedure is put into that store and the case kept there, numbered by it.
        """))

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case terminal, json
  }

  @Argument(help: ArgumentHelp(words(vi: "Tệp .tthc.", en: "A .tthc file."))) var file: String

  @Option(
    help: ArgumentHelp(
      words(vi: "Tên thủ tục, khi tệp có nhiều thủ tục.", en: "Which procedure, of several."),
      valueName: "name"))
  var procedure: String?

  @Option(
    help: ArgumentHelp(
      words(vi: "Tên kịch bản cần chạy.", en: "The scenario to play."), valueName: "title"))
  var scenario: String?

  @Option(
    help: ArgumentHelp(
      words(
        vi: "Kho để lưu hồ sơ, như sqlite:thu.db; không ghi thì chỉ chạy thử.",
        en: "The store to keep the case in, such as sqlite:trial.db; else it is only played."),
      valueName: "url"))
  var store: String?

  @Option(help: ArgumentHelp(words(vi: "Dạng in ra.", en: "Form of the output.")))
  var format: Format = .terminal

  @OptionGroup var actions: ActionOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    // What is kept has to be fit to be deployed.
    let workspace = try Workspace.load([file], examining: store == nil ? .compiling : .proving)
    if workspace.diagnostics.hasErrors {
      Output.remark(
        workspace.report(in: common.language).terminal(colour: Output.wantsColour(2)))
      throw ExitStatus.findings
    }
    if let scenario {
      try play(try chosenScenario(scenario, in: workspace), workspace)
    } else {
      try runCase(of: try chosenProcedure(in: workspace), workspace)
    }
  }

  // MARK: A scenario

  private func chosenScenario(
    _ title: String, in workspace: LoadedWorkspace
  ) throws -> CompiledScenario {
    let candidates = workspace.scenarios.filter {
      procedure == nil || nfc(procedure ?? "") == $0.scenario.procedure
    }
    if let found = candidates.first(where: { nfc($0.scenario.title) == nfc(title) }) {
      return found
    }
    let titles = candidates.map(\.scenario.title)
    let listed = titles.prefix(10).map { "\n  \($0)" }.joined()
    throw UsageFault(
      vi: "không có kịch bản `\(title)` trong \(file)"
        + (listed.isEmpty ? "" : "; tệp có:\(listed)"),
      en: "there is no scenario `\(title)` in \(file)"
        + (listed.isEmpty ? "" : "; it has:\(listed)"))
  }

  private func play(_ compiled: CompiledScenario, _ workspace: LoadedWorkspace) throws {
    let program = Program(compiled.procedure.verified)
    let run = ScenarioRunner.play(compiled.scenario, on: program, path: compiled.path)
    var events = run.events
    if var stored = try self.stored(compiled.procedure, in: workspace) {
      do {
        for given in run.commands { _ = try stored.carryOut(given) }
        events = try stored.history()
      } catch let refusal as Refusal {
        throw refusal.told(of: program.procedure)
      }
    }
    switch format {
    case .terminal:
      let history = store == nil ? run.history : CaseHistory(of: events, on: program)
      Output.result(history.text(in: common.language))
    case .json: Output.result(EventJSON.text(of: events, on: program))
    }
    let report = Report(run.diagnostics, in: common.language) { workspace.source($0) }
    Output.remark(report.terminal(colour: Output.wantsColour(2)))
    if !run.isPassed { throw ExitStatus.findings }
  }

  // MARK: A case by hand

  private func chosenProcedure(in workspace: LoadedWorkspace) throws -> CompiledProcedure {
    let all = workspace.procedures
    let names = all.map(\.procedure.name)
    let listed = names.map { "\n  \($0)" }.joined()
    if let procedure {
      if let found = all.first(where: { $0.procedure.name == nfc(procedure) }) { return found }
      throw UsageFault(
        vi: "không có thủ tục `\(procedure)` trong \(file); tệp có:\(listed)",
        en: "there is no procedure `\(procedure)` in \(file); it has:\(listed)")
    }
    guard let first = all.first else {
      throw UsageFault(
        vi: "\(file) không có thủ tục nào; để chạy kịch bản, thêm --scenario",
        en: "\(file) declares no procedure; to play a scenario, give --scenario")
    }
    guard all.count == 1 else {
      throw UsageFault(
        vi: "\(file) có nhiều thủ tục, chọn một bằng --procedure:\(listed)",
        en: "\(file) has several procedures, name one with --procedure:\(listed)")
    }
    return first
  }

  /// Where the case is kept; nil where it is only played.
  private func stored(
    _ compiled: CompiledProcedure, in workspace: LoadedWorkspace
  ) throws -> StoredRun? {
    guard let store else { return nil }
    let desk = ProcedureRuntime.Desk(try StoreOptions.open(store, making: true), .standard)
    return StoredRun(
      desk: desk, artifact: Artifacts.encode(compiled, in: workspace),
      with: try actions.configuration().bindings, procedure: compiled.procedure.name)
  }

  private func runCase(of compiled: CompiledProcedure, _ workspace: LoadedWorkspace) throws {
    let program = Program(compiled.verified)
    var session = CaseSession(
      program, in: common.language, today: Output.isTerminal(0) ? Self.today : nil,
      tellsHistory: format == .terminal, keptIn: try stored(compiled, in: workspace))
    let ending = session.run()
    if let fault = session.fault {
      throw (fault as? Refusal)?.told(of: program.procedure) ?? fault
    }
    switch format {
    case .terminal: break
    case .json: Output.result(EventJSON.text(of: session.events, on: program))
    }
    switch ending {
    case .finished: break
    case .leftOpen:
      Output.remark(
        words(vi: "hồ sơ chưa kết thúc\n", en: "the case has not reached its end\n"))
      if !Output.isTerminal(0) { throw ExitStatus.findings }
    case .refused: throw ExitStatus.findings
    }
  }

  /// Only offered to a person, as the start of the virtual clock.
  private static var today: CivilDate? {
    var now = time(nil)
    var local = tm()
    guard localtime_r(&now, &local) != nil else { return nil }
    return CivilDate(
      year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
  }
}

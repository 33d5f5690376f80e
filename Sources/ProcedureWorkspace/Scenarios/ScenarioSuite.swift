import Diagnostics
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureScenarios
import SourceText

/// All scenarios of a workspace, played.
public struct ScenarioSuite: Sendable {
  /// How much of one procedure the scenarios have visited.
  public struct ProcedureCoverage: Sendable {
    public let name: String
    public let path: String
    public let coverage: Coverage
  }

  /// In the order of the files, and within a file in that of the text.
  public let runs: [ScenarioRun]
  /// Scenarios that could not be played, in the order of the files.
  public let uncompiled: [UncompiledScenario]
  /// For every procedure of the files asked for, and every other that a scenario was played on.
  public let coverage: [ProcedureCoverage]
  public let diagnostics: [Diagnostic]

  /// Places visited, and all there are, over all procedures.
  public var visitedPlaces: Int { coverage.reduce(0) { $0 + $1.coverage.visitedCount } }
  public var places: Int { coverage.reduce(0) { $0 + $1.coverage.count } }
  /// Rounded down: a hundred only when nothing is missing.
  public var percent: Int { places == 0 ? 100 : visitedPlaces * 100 / places }

  public var passed: Int { runs.count { $0.isPassed } }
  public var failed: Int { runs.count - passed }

  /// Plays on all processors; the result does not depend on how many there are.
  public init(_ workspace: LoadedWorkspace) {
    let tasks = workspace.scenarios
    let runs = inParallel(tasks) { task in
      ScenarioRunner.play(task.scenario, on: task.procedure.verified, path: task.path)
    }
    var order: [Key] = []
    var coverage: [Key: Coverage] = [:]
    for compiled in workspace.procedures + tasks.map(\.procedure) {
      let key = Key(path: compiled.path, name: compiled.procedure.name)
      guard coverage[key] == nil else { continue }
      coverage[key] = Coverage(of: Program(compiled.verified))
      order.append(key)
    }
    for (task, run) in zip(tasks, runs) {
      let key = Key(path: task.procedure.path, name: task.procedure.procedure.name)
      coverage[key]?.visit(run)
    }
    self.runs = runs
    uncompiled = workspace.uncompiledScenarios
    self.coverage = order.compactMap { key in
      coverage[key].map { ProcedureCoverage(name: key.name, path: key.path, coverage: $0) }
    }
    diagnostics = runs.flatMap(\.diagnostics)
  }

  private struct Key: Hashable {
    let path: String
    let name: String
  }
}

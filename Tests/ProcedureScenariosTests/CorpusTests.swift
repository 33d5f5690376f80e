import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureInterpreter
import ProcedureScenarios
import ProcedureSyntax
import SourceText
import Testing

/// The scenarios of the procedures that come with the language.
@Suite struct CorpusTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Procedures")
    .resolvingSymlinksInPath()

  static func runs() throws -> [ScenarioRun] {
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let paths = (files ?? []).filter { $0.hasSuffix(".tthc") }.sorted()
    let set = try SourceSet(
      paths.map { path in
        let data = try Data(contentsOf: folder.appending(path: path))
        return parse(SourceText(path: path, bytes: Array(data)))
      })
    return paths.flatMap { path in
      compile(path, in: set).scenarios.map {
        ScenarioRunner.play($0.scenario, on: $0.procedure.verified, path: $0.path)
      }
    }
  }

  @Test func everyScenarioComesTrue() throws {
    let runs = try Self.runs()
    #expect(!runs.isEmpty)
    for run in runs {
      #expect(run.isPassed, "\(run.path) “\(run.title)”\n\(Sample.findings(run, .vi))")
    }
  }

  @Test func aSecondPerformanceIsTheSame() throws {
    let (first, second) = try (Self.runs(), Self.runs())
    #expect(first.map(\.events) == second.map(\.events))
    #expect(first.map(\.diagnostics) == second.map(\.diagnostics))
  }
}

import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureScenarios
import ProcedureSyntax
import SourceText
import Testing

/// What holds of every scenario, shown with those of the procedures that come with the language.
@Suite struct CorpusTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Procedures")
    .resolvingSymlinksInPath()

  /// Small procedures, one for each thing that only a run shows.
  static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus/scenario").resolvingSymlinksInPath()

  static func scenarios() throws -> [CompiledScenario] {
    try scenarios(in: folder) + scenarios(in: corpus)
  }

  static func scenarios(in folder: URL) throws -> [CompiledScenario] {
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let paths = (files ?? []).filter { $0.hasSuffix(".tthc") }.sorted()
    let set = try SourceSet(
      paths.map { path in
        let data = try Data(contentsOf: folder.appending(path: path))
        return parse(SourceText(path: path, bytes: Array(data)))
      })
    let scenarios = paths.flatMap { compile($0, in: set).scenarios }
    try #require(!scenarios.isEmpty)
    return scenarios
  }

  static func play(_ one: CompiledScenario) -> ScenarioRun {
    ScenarioRunner.play(one.scenario, on: one.procedure.verified, path: one.path)
  }

  @Test func everyScenarioComesTrue() throws {
    for one in try Self.scenarios() {
      let run = Self.play(one)
      let findings = run.diagnostics.map(\.message.vi)
      #expect(findings.isEmpty, "\(run.path) “\(run.title)”")
    }
  }

  @Test func scenariosOfTheCorpusGoEverywhere() throws {
    let scenarios = try Self.scenarios(in: Self.corpus)
    for (_, ofOne) in Dictionary(grouping: scenarios, by: { $0.scenario.procedure }) {
      guard let first = ofOne.first else { continue }
      var coverage = Coverage(of: Program(first.procedure.verified))
      for one in ofOne { coverage.visit(Self.play(one)) }
      #expect(coverage.missing.map(\.words.vi).isEmpty, "\(first.scenario.procedure)")
    }
  }

  @Test func aSecondPerformanceIsTheSame() throws {
    for one in try Self.scenarios() {
      let (first, second) = (Self.play(one), Self.play(one))
      #expect(first.events == second.events)
      #expect(first.diagnostics == second.diagnostics)
      #expect(first.visits == second.visits)
    }
  }

  @Test func everyEventIsToldInBothLanguages() throws {
    for one in try Self.scenarios() {
      for line in Self.play(one).history.lines {
        #expect(!line.text.vi.isEmpty && !line.text.en.isEmpty)
        #expect(line.text.vi != line.text.en)
      }
    }
  }

  @Test func nothingIsVisitedThatIsNotThere() throws {
    for one in try Self.scenarios() {
      let places = Set(Coverage(of: Program(one.procedure.verified)).places)
      #expect(Self.play(one).visits.isSubset(of: places))
    }
  }
}

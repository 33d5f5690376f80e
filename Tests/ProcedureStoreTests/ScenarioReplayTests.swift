import CivilTime
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureScenarios
import ProcedureSyntax
import SourceText
import Testing

@testable import ProcedureStore

/// Every scenario of the repository, played again through a desk: kept, read back and replayed, it is
/// what it was in memory.
@Suite(.serialized) struct ScenarioReplayTests {
  private static let all = Result { try scenarios() }

  private static func scenarios() throws -> [CompiledScenario] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folders = [
      tests.deletingLastPathComponent().appending(path: "Procedures"),
      tests.appending(path: "Corpus/scenario"),
    ]
    return try folders.flatMap { folder -> [CompiledScenario] in
      let folder = folder.resolvingSymlinksInPath()
      let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
      let paths = (files ?? []).filter { $0.hasSuffix(".tthc") }.sorted()
      let set = try SourceSet(
        paths.map { path in
          let data = try Data(contentsOf: folder.appending(path: path))
          return parse(SourceText(path: path, bytes: Array(data)))
        })
      return paths.flatMap { compile($0, in: set).scenarios }
    }
  }

  @Test(arguments: Store.allCases)
  func replayIsTheRun(_ store: Store) async throws {
    let open = try await store.open()
    let desk = Desk(open.journal, .standard)
    var deployed: [VerifiedProcedure: String] = [:]
    var played: [(number: String, events: [TimedEvent], state: CaseState)] = []
    for (index, one) in try Self.all.get().enumerated() {
      let verified = one.procedure.verified
      if deployed[verified] == nil {
        let name = "p\(deployed.count)"
        let artifact = try Sample.artifact(verified) {
          $0.name = name
          $0.inForce = nil
        }
        try await desk.deploy(artifact, with: .trial, at: .earliest)
        deployed[verified] = name
      }
      let name = try #require(deployed[verified])
      let run = ScenarioRunner.play(one.scenario, on: verified, path: one.path)
      let number = "KB-\(index)"
      let program = Program(verified)
      var state = CaseState.new
      var events: [TimedEvent] = []
      for (place, given) in run.commands.enumerated() {
        let command = given.command.opening(number)
        let key = "\(number)/\(place)"
        let wasFiled = state.isFiled
        var refused: Rejection?
        do throws(Rejection) {
          try perform(command, on: &state, at: given.moment, of: program, events: &events)
        } catch {
          refused = error
        }
        do throws(Refusal) {
          if command.openedCase != nil, !wasFiled {
            _ = try await desk.open(name, with: command, key: key, at: given.moment)
          } else {
            _ = try await desk.submit(command, to: number, key: key, at: given.moment)
          }
          #expect(refused == nil, "\(one.path) \(run.title) \(place)")
        } catch {
          switch (refused, error) {
          case (let rejection?, .rejected(let same)): #expect(rejection == same)
          case (.notFiled, .noSuchCase): break
          case (_, _): Issue.record("\(one.path) \(run.title) \(place): \(error)")
          }
        }
      }
      guard state.isFiled else { continue }
      #expect(try await desk.history(of: number) == events, "\(one.path) \(run.title)")
      played.append((number, events, state))
    }
    #expect(played.count > 50)
    let other = try await open.otherDesk()
    for (number, events, state) in played {
      #expect(try await other.history(of: number) == events)
      #expect(try await other.file(of: number).state == state)
    }
    let result = try await verify(open.journal, .standard)
    #expect(result.isSound, "\(result.findings.prefix(5))")
    #expect(result.cases == played.count)
  }
}

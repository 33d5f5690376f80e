import Foundation
import ProcedureRuntime
import Testing

@testable import ProcedureActions

/// The configuration file that the handbook shows is one that the program takes.
@Test func theConfigurationOfTheHandbookIsTaken() throws {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let handbook = try String(
    contentsOf: root.appending(path: "Grammar/handbook.md"), encoding: .utf8)
  let start = try #require(handbook.range(of: "```json\n{\n  \"version\": 1,")).lowerBound
  let text = handbook[start...].dropFirst("```json\n".count)
  let end = try #require(text.range(of: "\n```")).lowerBound
  let surroundings = Surroundings(folder: root.path, environment: { _ in "x" }, log: { _ in })
  do throws(ConfigurationFaults) {
    let configuration = try Configuration(Array(text[..<end].utf8), in: surroundings)
    for request in BuiltInRequest.allCases {
      #expect(configuration.bindings[.builtIn(request)] != nil, "\(request) is not shown")
    }
    #expect(configuration.callbacks.payment?.tolerance == 300)
    #expect(configuration.callbacks.post?.events["delivered"] == "đã_phát")
  } catch {
    Issue.record("\(error.faults)")
  }
}

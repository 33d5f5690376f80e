import Foundation
import ProcedureCompiler
import ProcedureInterpreter
import ProcedureScenarios
import SchemaChecking
import Testing

/// What programs are told of events is what `Grammar/events.schema.json` says.
@Suite struct EventSchemaTests {
  @Test func everyScenarioIsToldAsDescribed() throws {
    let schema = try PublishedSchema(named: "events")
    for one in try CorpusTests.scenarios() {
      let run = CorpusTests.play(one)
      let text = EventJSON.text(of: run.events, on: Program(one.procedure.verified))
      #expect(try schema.faults(in: text) == [], "\(run.title)")
    }
  }

  /// The kept records have an event of every kind there is.
  @Test func everyKindIsDescribed() throws {
    let schema = try PublishedSchema(named: "events")
    let program = try Sample.program()
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus/record")
    let kinds = /"event": "([A-Za-z]+)"/
    var told: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasPrefix("events-") {
      let lines = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for line in lines.split(separator: "\n") {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(bytes)
        let record = EventRecord(open: parts[0], personal: parts[1])
        let text = EventJSON.text(of: try record.events(), on: program)
        #expect(try schema.faults(in: text) == [], "\(line)")
        told.formUnion(text.matches(of: kinds).map { String($0.1) })
      }
    }
    #expect(told.count > 50)
    #expect(told.isSubset(of: schema.definitions))
  }

  private func bytes(_ hexadecimal: Substring) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] * 16 + digits[$0 + 1])
    }
  }
}

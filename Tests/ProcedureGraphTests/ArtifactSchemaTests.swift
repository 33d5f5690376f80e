import Foundation
import ProcedureGraph
import Testing

/// The schema in `Grammar/` is the one that the forms give. `UPDATE_GOLDEN=1` writes it anew.
@Test func theSchemaFileIsTheSchema() throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Grammar/artifact.schema.json")
  let expected = Artifact.schema.canonicalBytes(.lines)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
    try Data(expected).write(to: file)
  }
  #expect(try [UInt8](Data(contentsOf: file)) == expected)
}

import Foundation
import ProcedureGraph
import Testing

@testable import ProcedureActions

@Suite struct ConfigurationSchemaTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Grammar/config.schema.json")

  @Test func thePublishedSchemaIsTheOneTheFileIsCheckedBy() throws {
    let bytes = Configuration.schema().canonicalBytes(.lines)
    if ProcessInfo.processInfo.environment["TTHC_REWRITE"] != nil {
      try Data(bytes).write(to: Self.file)
    }
    #expect(try Data(contentsOf: Self.file) == Data(bytes), "Grammar/config.schema.json is stale")
  }

  /// Every kind is described once, and every request has a kind.
  @Test func everyRequestHasAKind() {
    let schema = Configuration.schema()
    #expect(Set(ActionKind.shipped.map(\.name)).count == ActionKind.shipped.count)
    for kind in ActionKind.shipped { #expect(schema["$defs"]?[kind.name] != nil) }
    guard case .object(let requests)? = schema["properties"]?["requests"]?["properties"] else {
      Issue.record("no requests")
      return
    }
    for request in requests {
      guard case .array(let kinds)? = request.value["oneOf"] else {
        Issue.record("\(request.name) has no kinds")
        continue
      }
      #expect(!kinds.isEmpty)
    }
  }
}

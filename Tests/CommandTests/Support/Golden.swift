import Foundation
import Testing

/// Compares with a file of `Tests/Corpus/command`; `TTHC_REWRITE` writes the files anew instead.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus/command")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["TTHC_REWRITE"] != nil {
    try Data(text.utf8).write(to: file)
  }
  let golden = try? String(contentsOf: file, encoding: .utf8)
  #expect(text == golden, "\(name) is missing or stale", sourceLocation: sourceLocation)
}

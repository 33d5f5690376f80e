import Foundation
import Testing

/// What the documents point to is there.
@Suite struct LinkTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: ["README.md", "Grammar/handbook.md"])
  func relativeLinksLeadToFiles(_ name: String) throws {
    let file = Self.root.appendingPathComponent(name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let targets = Set(text.matches(of: /\]\(([^)#\s]+)[^)]*\)/).map { String($0.1) })
      .filter { !$0.contains("://") }
    #expect(name != "README.md" || targets.count > 20)
    let folder = file.deletingLastPathComponent()
    let missing = targets.filter {
      !FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
    }
    #expect(missing.isEmpty, "\(missing.sorted())")
  }
}

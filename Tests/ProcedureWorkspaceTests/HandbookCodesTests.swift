import Diagnostics
import Foundation
import ProcedureWorkspace
import Testing

/// The handbook speaks of codes that `tthc explain` knows, of whichever floor.
@Suite struct HandbookCodesTests {
  @Test func namesOnlyCodesThatExist() throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let handbook = try String(
      contentsOf: root.appending(path: "Grammar/handbook.md"), encoding: .utf8)
    let named = Set(handbook.matches(of: /TTHC[0-9]{4}/).map { String($0.output) })
    #expect(!named.isEmpty)
    let known = Set(CodePages.all.map(\.code.description))
    #expect(named.subtracting(known) == [])
  }
}

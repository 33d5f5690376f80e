import Diagnostics
import Foundation
import ProcedureSyntax
import SourceText
import Testing

@Test func scratch() throws {
  for name in ["a", "bad"] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "/tmp/samples/\(name).tthc"))
    let source = SourceText(path: "\(name).tthc", bytes: [UInt8](data))
    let file = parse(source)
    print(Report(file.diagnostics, in: .vi, sources: { _ in source }).terminal(colour: false))
    #expect(file.tree.render() == source.bytes)
  }
}

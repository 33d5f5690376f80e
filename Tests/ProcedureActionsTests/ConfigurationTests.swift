import Foundation
import ProcedureRuntime
import SourceText
import Testing

@testable import ProcedureActions

/// What a configuration file may say, and what is said of one that is wrong.
@Suite struct ConfigurationTests {
  private static let surroundings = Surroundings(
    folder: "/etc/tthc", environment: { ["SECRET": "s3"][$0] }, log: { _ in })

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus/config")

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".json") }.sorted()
  }()

  @Test func withoutAFileTheBuiltInRequestsGoToTheLog() {
    let bindings = Configuration(withoutFile: Self.surroundings).bindings
    for request in BuiltInRequest.allCases { #expect(bindings[.builtIn(request)] != nil) }
    #expect(bindings[.action("tra_dân_cư")] == nil)
  }

  /// Each file of the corpus stands beside what is said of it, in both languages; nothing of a good one.
  @Test(arguments: names)
  func corpus(_ name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
    let source = SourceText(path: name, bytes: bytes)
    var text = ""
    do throws(ConfigurationFaults) {
      _ = try Configuration(bytes, in: Self.surroundings)
    } catch {
      for fault in error.faults {
        let place = source.position(ofByte: fault.offset, in: .scalars)
        text += "\(place.line):\(place.column) \(fault.path.joined(separator: "/"))\n"
        text += "  vi: \(fault.message.vi)\n  en: \(fault.message.en)\n"
      }
    }
    let golden = Self.folder.appending(path: name.replacing(".json", with: ".faults"))
    if ProcessInfo.processInfo.environment["TTHC_REWRITE"] != nil {
      try Data(text.utf8).write(to: golden)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    #expect(text == expected, "\(name)")
    #expect(name.hasPrefix("good") == text.isEmpty)
  }

  @Test func whatTheReadmeShowsIsRead() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    let readme = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(readme.range(of: "```json\n"))
    let text = readme[start.upperBound...]
    let end = try #require(text.range(of: "```"))
    let surroundings = Surroundings(folder: "/", environment: { _ in "x" }, log: { _ in })
    let configuration = try Configuration([UInt8](text[..<end.lowerBound].utf8), in: surroundings)
    #expect(configuration.bindings[.action("tra_dân_cư")]?.timeLimit == 20)
    #expect(configuration.contacts["một_cửa"]?.email == "motcua@example.vn")
    #expect(configuration.bindings[.builtIn(.zalo)] == nil)
  }
}

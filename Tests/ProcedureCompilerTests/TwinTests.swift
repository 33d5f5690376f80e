import CivilTime
import Diagnostics
import Foundation
import ProcedureGraph
import ProcedureSyntax
import SourceText
import Testing

@testable import ProcedureCompiler

/// What a file means does not depend on how it is written.
@Suite struct TwinTests {
  /// The procedures of the repository, as one case.
  static let procedures: CompileCase = {
    let folder = Repository.root.appendingPathComponent("Procedures")
      .resolvingSymlinksInPath().path
    let paths = (FileManager.default.enumerator(atPath: folder)?.allObjects ?? [])
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".tthc") }.sorted()
    return CompileCase(
      "Procedures", files: paths.map { .init(path: $0, text: Repository.text("Procedures/\($0)")) })
  }()

  static let all = CompileCase.good + [procedures]

  private func contents(
    _ example: CompileCase, _ change: (String) -> String = { $0 }
  ) -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for file in example.compiled(change) {
      for (index, compiled) in file.procedures.enumerated() {
        contents["\(file.path) \(index) \(compiled.procedure.name)"] =
          Artifact.content(of: compiled.verified).canonicalBytes()
      }
    }
    return contents
  }

  private func formatted(_ text: String, _ dialect: Dialect?) -> String {
    let file = parse(SourceText(path: "x.tthc", bytes: Array(text.utf8)))
    guard case .formatted(let bytes) = format(file, dialect: dialect) else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func proceduresCompile() {
    for file in Self.procedures.compiled() {
      let wrong = file.diagnostics.filter { $0.severity != .remark }
      #expect(wrong.isEmpty, "\(wrong.map { "\($0.location.path): \($0.message.vi)" })")
    }
    #expect(contents(Self.procedures).count >= 5)
  }

  @Test(arguments: all)
  func inEnglish(_ example: CompileCase) {
    let english = contents(example) { formatted($0, .en) }
    #expect(english == contents(example))
    #expect(english.count > 0)
  }

  @Test(arguments: all, Twin.allCases)
  func fromOtherKeyboards(_ example: CompileCase, _ twin: Twin) {
    #expect(contents(example, twin.of) == contents(example))
  }

  @Test(arguments: all)
  func commentsAndLayout(_ example: CompileCase) {
    let changed = contents(example) { text in
      text.components(separatedBy: "\n").map { line in
        line.contains("\"\"\"") || text.contains("\"\"\"")
          ? line : "\t " + line + (line.isEmpty ? "# chú thích" : "  # chú thích")
      }.joined(separator: "\n")
    }
    #expect(changed == contents(example))
    #expect(contents(example) { formatted($0, nil) } == contents(example))
  }

  @Test func aChangedNumberChangesTheContent() {
    let changed = contents(Self.procedures) {
      $0.replacingOccurrences(of: "200.000 đồng", with: "200.001 đồng")
    }
    #expect(changed != contents(Self.procedures))
    #expect(changed.count == contents(Self.procedures).count)
  }

  /// A case counts by its own calendar.
  @Test func theCalendarIsTheDeclaredOne() {
    for file in Self.procedures.compiled() {
      for compiled in file.procedures {
        #expect(compiled.procedure.calendar.name == "hành_chính")
      }
    }
  }
}

import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureSyntax
import SourceText

@testable import ProcedureVerifier

/// One file of `Tests/Corpus/obligations`, with `chung.tthc` beside it.
struct ObligationCase: CustomStringConvertible, Sendable {
  /// A finding that a line promises: `### TTHC4002 "words"`.
  struct Promise: Hashable {
    let line: Int
    let code: String
    let words: String
  }

  let name: String
  let folder: String
  let text: String

  var description: String { name }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let corpus = root.appendingPathComponent("Tests/Corpus/obligations")
  static let rewrites = ProcessInfo.processInfo.environment["TTHC_REWRITE"] != nil

  static let broken = all("broken")
  static let sound = all("sound")
  private static let shared = read("chung/chung.tthc")

  private static func read(_ path: String) -> String {
    let data = FileManager.default.contents(atPath: corpus.appendingPathComponent(path).path)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  private static func all(_ folder: String) -> [ObligationCase] {
    let place = corpus.appendingPathComponent(folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.filter { $0.hasSuffix(".tthc") }.sorted().map {
      ObligationCase(name: $0, folder: folder, text: read("\(folder)/\($0)"))
    }
  }

  /// The file compiled; its procedures and what the compiler finds.
  func compiled() -> FileCompilation {
    let files = [("chung.tthc", Self.shared), (name, text)].map { path, text in
      parse(SourceText(path: path, bytes: Array(text.utf8)))
    }
    return compile(name, in: SourceSet(files))
  }

  /// What is found about the obligations of each procedure, with its line.
  func findings(
    in compiled: FileCompilation
  ) -> [(procedure: CompiledProcedure, finding: ProofFinding, line: Int)] {
    compiled.procedures.flatMap { procedure in
      obligationFindings(of: Subject(procedure.verified)).map {
        (procedure, $0, line(of: ElementPlaces(of: procedure).location(of: $0.path)))
      }
    }
  }

  private func line(of location: SourceLocation) -> Int {
    text.utf8.prefix(location.span.lower).count { $0 == UInt8(ascii: "\n") } + 1
  }

  var promises: [Promise] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
      index, line -> [Promise] in
      guard let mark = line.range(of: "### ") else { return [] }
      let parts = line[mark.upperBound...].components(separatedBy: "\"")
      return stride(from: 0, to: parts.count - 1, by: 2).map {
        Promise(
          line: index + 1, code: parts[$0].trimmingCharacters(in: .whitespaces),
          words: parts[$0 + 1])
      }
    }
  }

  /// Writes what was found behind the lines, for somebody to read the difference.
  func promise(_ found: [Promise]) {
    let lines = text.components(separatedBy: "\n").enumerated().map { index, line in
      var line = line
      if let mark = line.range(of: " ### ") { line = String(line[..<mark.lowerBound]) }
      let here = found.filter { $0.line == index + 1 }
      return here.isEmpty
        ? line : line + " ###" + here.map { " \($0.code) \"\($0.words)\"" }.joined()
    }
    let place = Self.corpus.appendingPathComponent("\(folder)/\(name)")
    try? Data(lines.joined(separator: "\n").utf8).write(to: place)
  }
}

import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureSyntax
import SourceText

@testable import ProcedureVerifier

/// One file of `Tests/Corpus/proof`: procedures, one after the other behind lines `=== name`, each
/// with the findings that its lines promise: `### TTHC3401 "words"`.
///
/// What stands before the first `===` is common to all of them.
struct ProofCase: CustomStringConvertible, Sendable {
  let file: String
  let name: String
  /// The common head, then the case's own lines.
  let text: String

  var description: String { "\(file): \(name)" }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// Whether the promises of the corpus are written anew, for somebody to read the difference.
  static let rewrites = ProcessInfo.processInfo.environment["TTHC_REWRITE"] != nil

  static let bad = files("bad").flatMap { cases(of: $0) }
  static let good = files("good").flatMap { cases(of: $0) }

  /// Paths of the files of a folder, relative to the root.
  static func files(_ folder: String) -> [String] {
    let place = "Tests/Corpus/proof/\(folder)"
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: root.appendingPathComponent(place).path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".tthc") }.map { "\(place)/\($0)" }
  }

  static func text(of file: String) -> String {
    let data = FileManager.default.contents(atPath: root.appendingPathComponent(file).path)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  static func cases(of file: String) -> [ProofCase] {
    let parts = ("\n" + text(of: file)).components(separatedBy: "\n=== ")
    return parts.dropFirst().map { part in
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return ProofCase(
        file: file, name: String(lines[0]),
        text: parts[0] + "\n" + (lines.count > 1 ? String(lines[1]) : ""))
    }
  }

  /// What was found, without remarks of the compiler.
  struct Proved {
    let procedures: [CompiledProcedure]
    let findings: [(line: Int, finding: ProofFinding)]
    /// Errors and warnings of the compiler: a case of the proofs has none.
    let unreadable: [String]
  }

  func proved() -> Proved { Self.proved(text, path: name) }

  static func proved(_ text: String, path: String = "thu.tthc") -> Proved {
    let set = SourceSet([parse(SourceText(path: path, bytes: Array(text.utf8)))])
    let compiled = compile(path, in: set)
    let findings = compiled.procedures.flatMap { procedure in
      let places = ElementPlaces(of: procedure)
      let found = prove(procedure.verified)
        .filter { !$0.isForItsAuthor || places.isOwn($0.path) }
      return found.map { finding in
        let start = places.location(of: finding.path).span.lower
        return (1 + text.utf8.prefix(start).count { $0 == UInt8(ascii: "\n") }, finding)
      }
    }
    return Proved(
      procedures: compiled.procedures, findings: findings,
      unreadable: compiled.diagnostics.filter { $0.severity != .remark }.map(\.message.vi))
  }

  /// Every `### CODE "words"`, by line.
  var expected: [(line: Int, code: String, words: String)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { index, line in
      guard let mark = line.range(of: "### ") else { return [(Int, String, String)]() }
      let parts = line[mark.upperBound...].components(separatedBy: "\"")
      return stride(from: 0, to: parts.count - 1, by: 2).map {
        (index + 1, parts[$0].trimmingCharacters(in: .whitespaces), parts[$0 + 1])
      }
    }
  }

  /// Writes what is found behind the lines of a file's cases.
  static func promise(_ file: String) {
    let parts = ("\n" + text(of: file)).components(separatedBy: "\n=== ")
    let head = parts[0].components(separatedBy: "\n").count
    let cases = cases(of: file).map { example -> String in
      let found = example.proved().findings
      let lines = example.text.components(separatedBy: "\n").enumerated().map { index, line in
        var line = line
        if let mark = line.range(of: " ### ") { line = String(line[..<mark.lowerBound]) }
        let here = found.filter { $0.line == index + 1 }.map(\.finding)
        if here.isEmpty { return line }
        return line + " ###"
          + here.map { " \($0.code) \"\(quotable($0.message.vi))\"" }.joined()
      }
      return "=== \(example.name)\n" + lines.dropFirst(head).joined(separator: "\n")
    }
    let text = ([String(parts[0].dropFirst())] + cases).joined(separator: "\n")
    try? Data(text.utf8).write(to: root.appendingPathComponent(file))
  }

  /// The longest part of a message without quotation marks.
  static func quotable(_ message: String) -> String {
    let parts = message.components(separatedBy: "\"")
    return (parts.max { $0.count < $1.count } ?? "").trimmingCharacters(in: .whitespaces)
  }
}

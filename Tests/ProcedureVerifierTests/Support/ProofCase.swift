import Diagnostics
import Foundation
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureSyntax
import SourceText

@testable import ProcedureVerifier

/// One file of `Tests/Corpus/proof`: procedures, one after the other behind lines `=== name`, each
/// with the findings that its lines promise: `### TTHC3401 "words"`, and behind it the history that
/// shows it, by the steps that it enters: `hồ sơ "nhận → xét"`.
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
    /// The history of each finding: the steps it enters, and where it ends. Empty where it has none.
    let histories: [String]
    /// Errors and warnings of the compiler: a case of the proofs has none.
    let unreadable: [String]
  }

  func proved() -> Proved { Self.proved(text, path: name) }

  static func proved(_ text: String, path: String = "thu.tthc") -> Proved {
    let set = SourceSet([parse(SourceText(path: path, bytes: Array(text.utf8)))])
    let compiled = compile(path, in: set)
    var findings: [(Int, ProofFinding)] = []
    var histories: [String] = []
    for procedure in compiled.procedures {
      let places = ElementPlaces(of: procedure)
      for finding in prove(procedure.verified)
      where !finding.isForItsAuthor || places.isOwn(finding.path) {
        let start = places.location(of: finding.path).span.lower
        findings.append((1 + text.utf8.prefix(start).count { $0 == UInt8(ascii: "\n") }, finding))
        histories.append(words(of: finding.history, in: procedure.procedure))
      }
    }
    return Proved(
      procedures: compiled.procedures, findings: findings, histories: histories,
      unreadable: compiled.diagnostics.filter { $0.severity != .remark }.map(\.message.vi))
  }

  /// The steps that a case enters, in order, and the end it comes to.
  static func words(of history: [TimedEvent], in procedure: Procedure) -> String {
    history.compactMap { event in
      switch event.event {
      case .stepEntered(let step, _): procedure.steps[step.index].name
      case .endReached(let end): procedure.ends[end.index].name
      default: nil
      }
    }.joined(separator: " → ")
  }

  struct Promise {
    var line: Int
    var code: String
    var words: String
    /// Nil where none is promised.
    var history: String?
  }

  /// Every `### CODE "words"`, by line, with its `hồ sơ "…"`.
  var expected: [Promise] {
    var all: [Promise] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard let mark = line.range(of: "### ") else { continue }
      let parts = line[mark.upperBound...].components(separatedBy: "\"")
      for part in stride(from: 0, to: parts.count - 1, by: 2) {
        let label = parts[part].trimmingCharacters(in: .whitespaces)
        if label == "hồ sơ", !all.isEmpty {
          all[all.count - 1].history = parts[part + 1]
        } else {
          all.append(Promise(line: index + 1, code: label, words: parts[part + 1]))
        }
      }
    }
    return all
  }

  /// Writes what is found behind the lines of a file's cases.
  static func promise(_ file: String) {
    let parts = ("\n" + text(of: file)).components(separatedBy: "\n=== ")
    let head = parts[0].components(separatedBy: "\n").count
    let cases = cases(of: file).map { example -> String in
      let proved = example.proved()
      let found = zip(proved.findings, proved.histories)
      let lines = example.text.components(separatedBy: "\n").enumerated().map { index, line in
        var line = line
        if let mark = line.range(of: " ### ") { line = String(line[..<mark.lowerBound]) }
        let here = found.filter { $0.0.line == index + 1 }
        if here.isEmpty { return line }
        return line + " ###"
          + here.map { found, history in
            " \(found.finding.code) \"\(quotable(found.finding.message.vi))\""
              + (history.isEmpty ? "" : " hồ sơ \"\(history)\"")
          }.joined()
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

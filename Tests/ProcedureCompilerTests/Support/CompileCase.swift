import Diagnostics
import Foundation
import ProcedureSyntax
import SourceText

@testable import ProcedureCompiler

/// The repository that the tests stand in.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Whether the promises of the corpus are written anew, for somebody to read the difference.
  static let rewrites = ProcessInfo.processInfo.environment["TTHC_REWRITE"] != nil

  static func text(_ path: String) -> String {
    let data = FileManager.default.contents(atPath: root.appendingPathComponent(path).path)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  /// The names of the `.tthc` files of a folder.
  static func names(_ folder: String) -> [String] {
    let place = root.appendingPathComponent(folder).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.sorted().filter { $0.hasSuffix(".tthc") }
  }
}

/// The same text as it comes from other keyboards and systems.
enum Twin: CaseIterable {
  case decomposed, windows

  func of(_ text: String) -> String {
    switch self {
    case .decomposed: text.decomposedStringWithCanonicalMapping
    case .windows: text.replacingOccurrences(of: "\n", with: "\r\n")
    }
  }
}

/// One file of `Tests/Corpus/compile`: one source, or several behind lines `=== path`.
///
/// `chung.tthc` can be used by all of them.
struct CompileCase: CustomStringConvertible, Sendable {
  struct File: Sendable {
    let path: String
    let text: String
  }

  /// A finding that a line promises: `### TTHC2104 "words"`.
  struct Expected: Hashable {
    let path: String
    let line: Int
    let code: String
    let words: String
  }

  let name: String
  let files: [File]

  var description: String { name }

  static let good = all("good")
  static let bad = all("bad")

  static func all(_ folder: String) -> [CompileCase] {
    let place = "Tests/Corpus/compile/\(folder)"
    return Repository.names(place).map { CompileCase($0, Repository.text("\(place)/\($0)")) }
  }

  init(_ name: String, _ text: String) {
    self.name = name
    guard text.hasPrefix("=== ") else {
      files = [File(path: name, text: text)]
      return
    }
    files = ("\n" + text).components(separatedBy: "\n=== ").dropFirst().map { part in
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return File(path: String(lines[0]), text: lines.count > 1 ? String(lines[1]) : "")
    }
  }

  init(_ name: String, files: [File]) {
    self.name = name
    self.files = files
  }

  static let shared = Repository.text("Tests/Corpus/compile/chung/chung.tthc")

  /// The files parsed, changed by `change` first.
  func sources(_ change: (String) -> String = { $0 }) -> SourceSet {
    let all = files + [File(path: "chung.tthc", text: Self.shared)]
    return SourceSet(
      all.map { parse(SourceText(path: $0.path, bytes: Array(change($0.text).utf8))) })
  }

  func compiled(_ change: (String) -> String = { $0 }) -> [FileCompilation] {
    let set = sources(change)
    return files.map { compile($0.path, in: set) }
  }

  var expected: [Expected] {
    files.flatMap { file -> [Expected] in
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().flatMap { index, line in
        Self.promises(String(line)).map {
          Expected(path: file.path, line: index + 1, code: $0.code, words: $0.words)
        }
      }
    }
  }

  /// Writes what was found behind the lines of the case.
  func promise(_ found: [Found]) {
    let several = files.count > 1 || files[0].path != name
    let texts = files.map { file -> String in
      let lines = file.text.components(separatedBy: "\n").enumerated().map { index, line in
        var line = line
        if let mark = line.range(of: " ### ") { line = String(line[..<mark.lowerBound]) }
        let here = found.filter { $0.path == file.path && $0.line == index + 1 }
        if here.isEmpty { return line }
        return line + " ###" + here.map { " \($0.code) \"\($0.quotable)\"" }.joined()
      }
      return (several ? "=== \(file.path)\n" : "") + lines.joined(separator: "\n")
    }
    let place = Repository.root.appendingPathComponent("Tests/Corpus/compile/bad/\(name)")
    try? Data(texts.joined(separator: "\n").utf8).write(to: place)
  }

  private static func promises(_ line: String) -> [(code: String, words: String)] {
    guard let mark = line.range(of: "### ") else { return [] }
    let parts = line[mark.upperBound...].components(separatedBy: "\"")
    return stride(from: 0, to: parts.count - 1, by: 2).map {
      (parts[$0].trimmingCharacters(in: .whitespaces), parts[$0 + 1])
    }
  }
}

/// A finding as the corpus promises it.
struct Found {
  let path: String
  let line: Int
  let code: String
  let message: String
  let english: String

  init(_ diagnostic: Diagnostic, _ text: String) {
    path = diagnostic.location.path
    line =
      1 + text.utf8.prefix(diagnostic.location.span.lower).filter { $0 == UInt8(ascii: "\n") }.count
    code = diagnostic.code.description
    message = diagnostic.message.vi
    english = diagnostic.message.en
  }

  /// The longest part of the message without quotation marks.
  var quotable: String {
    let parts = message.components(separatedBy: "\"")
    let longest = parts.max { $0.count < $1.count } ?? ""
    return longest.trimmingCharacters(in: .whitespaces)
  }
}

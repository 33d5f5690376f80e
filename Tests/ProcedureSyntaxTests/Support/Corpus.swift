import Foundation
import SourceText

@testable import ProcedureSyntax

/// The files of `Tests/Corpus` and of `Grammar`.
enum Corpus {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct File: CustomStringConvertible, Sendable {
    let folder: String
    let name: String
    let bytes: [UInt8]
    var description: String { "\(folder)/\(name)" }
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var source: SourceText { SourceText(path: name, bytes: bytes) }
  }

  static func files(_ folder: String) -> [File] {
    let place = root.appendingPathComponent("Tests/Corpus/\(folder)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".tthc") }.compactMap { name in
      guard let data = try? Data(contentsOf: place.appendingPathComponent(name)) else { return nil }
      return File(folder: folder, name: name, bytes: [UInt8](data))
    }
  }

  static let good = files("good")
  static let bad = files("bad")
  static let format = files("format")
  static let all = good + bad + format

  /// Whether golden files are written instead of compared.
  static let rewrites = ProcessInfo.processInfo.environment["TTHC_REWRITE"] != nil

  /// Compares `bytes` with a file of the repository, or writes it when that was asked for.
  static func matches(_ path: String, _ bytes: [UInt8]) throws -> Bool {
    let place = root.appendingPathComponent(path)
    if rewrites { try Data(bytes).write(to: place) }
    return [UInt8]((try? Data(contentsOf: place)) ?? Data()) == bytes
  }
}

/// The same text as it comes from other keyboards and systems.
enum Twin: CaseIterable {
  case decomposed, windows, marked

  func of(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    switch self {
    case .decomposed: return Array(text.decomposedStringWithCanonicalMapping.utf8)
    case .windows: return bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    case .marked: return [0xEF, 0xBB, 0xBF] + bytes
    }
  }
}

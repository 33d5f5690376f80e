import Foundation
import ProcedureCompiler
import ProcedureScenarios
import ProcedureSyntax
import SourceText

/// All scenarios of the repository.
enum Scenarios {
  static let all = Result { try compiled() }

  private static func compiled() throws -> [CompiledScenario] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folders = [
      tests.deletingLastPathComponent().appending(path: "Procedures"),
      tests.appending(path: "Corpus/scenario"),
    ]
    return try folders.flatMap { folder -> [CompiledScenario] in
      let folder = folder.resolvingSymlinksInPath()
      let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
      let paths = (files ?? []).filter { $0.hasSuffix(".tthc") }.sorted()
      let set = try SourceSet(
        paths.map { path in
          let data = try Data(contentsOf: folder.appending(path: path))
          return parse(SourceText(path: path, bytes: Array(data)))
        })
      return paths.flatMap { compile($0, in: set).scenarios }
    }
  }
}

import Foundation
import Testing

/// The floors of the house: what each target may import. The order of the list is the order of the
/// floors; imports point down only.
private let allowed: [String: Set<String>] = [
  "SourceText": [],
  "CivilTime": [],
  "Diagnostics": ["SourceText"],
  "ProcedureSyntax": ["SourceText", "Diagnostics"],
  "ProcedureGraph": ["CivilTime"],
  "ProcedureCompiler": [
    "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
  ],
  "ProcedureDrafting": ["SourceText", "ProcedureSyntax", "ProcedureGraph"],
  "ProcedureInterpreter": ["ProcedureGraph", "CivilTime"],
  "ProcedureVerifier": [
    "ProcedureGraph", "ProcedureInterpreter", "CivilTime", "Diagnostics", "SourceText",
  ],
  "ProcedureScenarios": [
    "ProcedureGraph", "ProcedureInterpreter", "CivilTime", "Diagnostics", "SourceText",
  ],
  // Locks are all it takes of the toolchain: cases are worked on side by side.
  "ProcedureRuntime": [
    "ProcedureGraph", "ProcedureInterpreter", "CivilTime", "SourceText", "Synchronization",
  ],
  "ProcedureStore": [
    "ProcedureRuntime", "ProcedureGraph", "ProcedureInterpreter", "CivilTime", "GRDB",
    "GRDBSQLite", "Crypto", "Foundation",
  ],
  "ProcedureActions": [
    "ProcedureRuntime", "ProcedureGraph", "ProcedureInterpreter", "CivilTime", "SourceText",
    "Crypto", "Subprocess", "SystemPackage", "Mustache", "Foundation", "CurlCalls",
  ],
  "ProcedureWorkspace": [
    "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
    "ProcedureCompiler", "ProcedureInterpreter", "ProcedureVerifier", "ProcedureScenarios",
    "ProcedureDrafting", "Crypto",
  ],
  "tthc": [
    "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
    "ProcedureCompiler", "ProcedureInterpreter", "ProcedureVerifier", "ProcedureScenarios",
    "ProcedureDrafting", "ProcedureWorkspace", "ProcedureRuntime", "ProcedureStore",
    "ProcedureActions", "ArgumentParser", "Logging",
  ],
  "PrivatePostgres": ["Foundation"],
  "Benchmarks": [
    "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
    "ProcedureCompiler", "ProcedureInterpreter", "ProcedureVerifier", "ProcedureScenarios",
    "ProcedureWorkspace", "ProcedureRuntime", "ProcedureStore", "PrivatePostgres",
    "GRDBSQLite", "Crypto", "Foundation",
  ],
]

/// What the system itself offers, under its names on each platform: only outer floors may ask it.
private let system: Set<String> = ["Glibc", "Musl", "Darwin", "Dispatch", "Synchronization"]

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

private func swiftFiles(of target: String) throws -> [(path: String, text: String)] {
  let folder = root.appendingPathComponent("Sources/\(target)")
  let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }.map {
    (
      $0.path.replacingOccurrences(of: root.path + "/", with: ""),
      try String(contentsOf: $0, encoding: .utf8)
    )
  }
}

private func imports(in text: String) -> [String] {
  text.split(whereSeparator: \.isNewline).compactMap { line in
    let words = line.split(separator: " ").map(String.init)
    guard let position = words.firstIndex(of: "import"), position <= 1, words.count > position + 1
    else { return nil }
    let isModifier =
      position == 0 || words[0].hasPrefix("@")
      || ["public", "package", "internal"].contains(words[0])
    return isModifier ? words.last?.split(separator: ".").first.map(String.init) : nil
  }
}

@Test(arguments: allowed.keys.sorted())
func importsPointDown(target: String) throws {
  let files = try swiftFiles(of: target)
  #expect(!files.isEmpty, "target \(target) has no files")
  for (path, text) in files {
    let isOuter = [
      "ProcedureStore", "ProcedureActions", "ProcedureWorkspace", "tthc", "PrivatePostgres",
      "Benchmarks",
    ].contains(target)
    let upward = Set(imports(in: text)).subtracting(allowed[target] ?? [])
      .subtracting(isOuter ? system : [])
    #expect(upward.isEmpty, "\(path) imports \(upward.sorted())")
  }
}

@Test func everyTargetHasItsFloor() throws {
  let folders = try FileManager.default.contentsOfDirectory(
    atPath: root.appendingPathComponent("Sources").path)
  #expect(
    Set(folders.filter { !$0.hasPrefix(".") }) == Set(allowed.keys).union(["CurlCalls"]))
}

/// What runs real cases takes compiled artifacts: no way down from it leads to the compiler.
@Test(arguments: ["ProcedureRuntime", "ProcedureStore", "ProcedureActions"])
func theRuntimeNeverReachesTheCompiler(target: String) {
  var reached: Set<String> = [target]
  var pending = [target]
  while let next = pending.popLast() {
    for below in allowed[next] ?? [] where reached.insert(below).inserted { pending.append(below) }
  }
  #expect(reached.isDisjoint(with: ["ProcedureCompiler", "ProcedureSyntax", "Diagnostics"]))
}

@Test func everyFloorSaysWhatItIs() throws {
  for target in allowed.keys where target != "tthc" {
    let files = try swiftFiles(of: target)
    let opens = files.contains { $0.text.hasPrefix("// \(target)") }
    #expect(opens, "no file of \(target) opens with a paragraph about it")
  }
}

@Test func coreFloorsReadNoClockAndNoFile() throws {
  let core = [
    "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
    "ProcedureCompiler", "ProcedureInterpreter", "ProcedureScenarios", "ProcedureDrafting",
    "ProcedureRuntime",
  ]
  let forbidden = [
    "FileManager", "ContinuousClock", "SystemRandomNumberGenerator", "Date()", "FileHandle",
    "stdout",
  ]
  for target in core {
    for (path, text) in try swiftFiles(of: target) {
      for word in forbidden {
        let uses = text.ranges(of: word).contains { range in
          range.lowerBound == text.startIndex
            || !text[text.index(before: range.lowerBound)].isLetter
        }
        #expect(!uses, "\(path) uses \(word)")
      }
    }
  }
}

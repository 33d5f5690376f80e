import Foundation
import Testing

/// The floors of the house: what each target may import. The order of the list is the order of the
/// floors; imports point down only.
private let allowed: [String: Set<String>] = [
  "SourceText": ["Foundation"],
  "CivilTime": [],
  "Diagnostics": ["SourceText"],
  "ProcedureSyntax": ["SourceText", "Diagnostics"],
  "ProcedureGraph": ["CivilTime"],
  "ProcedureCompiler": [
    "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
  ],
  "ProcedureInterpreter": ["ProcedureGraph", "CivilTime"],
  "ProcedureScenarios": [
    "ProcedureGraph", "ProcedureInterpreter", "CivilTime", "Diagnostics", "SourceText",
  ],
  "ProcedureWorkspace": [
    "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
    "ProcedureCompiler", "ProcedureInterpreter", "ProcedureScenarios", "Crypto", "Foundation",
    "Dispatch", "Glibc",
  ],
  "tthc": [
    "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
    "ProcedureCompiler", "ProcedureInterpreter", "ProcedureScenarios", "ProcedureWorkspace",
    "ArgumentParser", "Foundation", "Glibc",
  ],
  "Benchmarks": [
    "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
    "ProcedureCompiler", "ProcedureInterpreter", "ProcedureScenarios", "ProcedureWorkspace",
    "Foundation",
  ],
]

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
    let upward = Set(imports(in: text)).subtracting(allowed[target] ?? [])
    #expect(upward.isEmpty, "\(path) imports \(upward.sorted())")
  }
}

@Test func everyTargetHasItsFloor() throws {
  let folders = try FileManager.default.contentsOfDirectory(
    atPath: root.appendingPathComponent("Sources").path)
  #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Set(allowed.keys))
}

@Test func onlyOneFileOfTheCoreKnowsFoundation() throws {
  let users = try swiftFiles(of: "SourceText").filter {
    imports(in: $0.text).contains("Foundation")
  }
  #expect(users.map(\.path) == ["Sources/SourceText/CanonicalComposition.swift"])
}

@Test func everyFloorSaysWhatItIs() throws {
  for target in allowed.keys where target != "tthc" {
    let files = try swiftFiles(of: target)
    let opens = files.contains { $0.text.hasPrefix("// \(target): ") }
    #expect(opens, "no file of \(target) opens with a paragraph about it")
  }
}

@Test func coreFloorsReadNoClockAndNoFile() throws {
  let core = [
    "SourceText", "CivilTime", "Diagnostics", "ProcedureSyntax", "ProcedureGraph",
    "ProcedureCompiler", "ProcedureInterpreter", "ProcedureScenarios",
  ]
  let forbidden = [
    "FileManager", "ContinuousClock", "SystemRandomNumberGenerator", "Date()", "print(",
  ]
  for target in core {
    for (path, text) in try swiftFiles(of: target) {
      for word in forbidden {
        #expect(!text.contains(word), "\(path) uses \(word)")
      }
    }
  }
}

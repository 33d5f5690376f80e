import Foundation
import Testing

/// What one run of the built program did.
struct TthcRun {
  let status: Int32
  let output: String
  let remarks: String

  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// A temporary folder with files, in which the built program is run.
struct Desk {
  let folder: URL

  init(_ files: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tthc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func data(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs the program with the folder as its own. Output goes through files, so that any amount of
  /// it fits.
  func tthc(
    _ arguments: String..., input: String = "", language: String? = nil
  ) throws -> TthcRun {
    try run(arguments, input: input, language: language)
  }

  func run(
    _ arguments: [String], input: String = "", language: String? = nil,
    variables: [String: String] = [:]
  ) throws -> TthcRun {
    let program = try #require(Self.program, "the program was not built")
    return try start(
      program, arguments, input: input, language: language, variables: variables)
  }

  /// The program is sent a signal while it waits for its input.
  func signalled(_ signal: String) throws -> TthcRun {
    let program = try #require(Self.program, "the program was not built")
    let script = """
      mkfifo pipe; exec 3<>pipe; "$0" check - <pipe & waited=$!
      while ! grep -qs SigCgt:.*[1-9a-f] /proc/$waited/status || \
        [ "$(readlink /proc/$waited/exe)" != "$0" ]; do :; done
      until [ "$(cut -d' ' -f3 /proc/$waited/stat)" = S ]; do :; done
      kill -\(signal) $waited; wait $waited
      """
    return try start(URL(filePath: "/bin/bash"), ["-c", script, program.path])
  }

  private func start(
    _ program: URL, _ arguments: [String], input: String = "", language: String? = nil,
    variables: [String: String] = [:]
  ) throws -> TthcRun {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["TTHC_LANG"] = language
    environment["NO_COLOR"] = nil
    environment.merge(variables) { $1 }
    process.environment = environment
    let files = try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask, appropriateFor: folder, create: true)
    defer { try? FileManager.default.removeItem(at: files) }
    let handles = try ["in", "out", "err"].map { name in
      let file = files.appending(path: name)
      try Data(name == "in" ? input.utf8 : "".utf8).write(to: file)
      return try FileHandle(forUpdating: file)
    }
    process.standardInput = handles[0]
    process.standardOutput = handles[1]
    process.standardError = handles[2]
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: files.appending(path: name)), as: UTF8.self)
    }
    return TthcRun(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: try text("out"), remarks: try text("err"))
  }

  /// The program lies beside the test bundle.
  static let program: URL? = {
    let arguments = CommandLine.arguments
    var candidates = [Bundle.main.bundleURL, URL(filePath: arguments[0])]
    if let index = arguments.firstIndex(of: "--test-bundle-path"), index + 1 < arguments.count {
      candidates.append(URL(filePath: arguments[index + 1]))
    }
    return candidates.flatMap { [$0, $0.deletingLastPathComponent()] }
      .map { $0.appending(path: "tthc") }
      .first {
        let values = try? $0.resourceValues(forKeys: [.isRegularFileKey])
        return values?.isRegularFile == true
          && FileManager.default.isExecutableFile(atPath: $0.path)
      }
  }()
}

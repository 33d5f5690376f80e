import Foundation
import ProcedureRuntime
import Testing

/// A program that is killed while clients open cases and advance them: `CrashWorker`.
struct CrashingProgram {
  let store: Store
  let address: String
  /// The file in which it writes down what it has answered.
  let acks = FileManager.default.temporaryDirectory.appending(path: "acks-\(UUID().uuidString)")
    .path
  private(set) var known: [String: Int] = [:]
  private var readBytes = 0

  init(_ store: Store, at address: String) {
    self.store = store
    self.address = address
  }

  /// How a run ends.
  enum Death {
    /// So many microseconds after its first answer, by itself.
    case afterAnswer(UInt32)
    /// So many microseconds after its beginning, wherever it stands then.
    case afterStart(UInt32)
  }

  /// Lets it run once; answers what it has acknowledged meanwhile.
  mutating func run(_ round: Int, _ death: Death) throws -> [String: Int] {
    let life =
      switch death {
      case .afterAnswer(let life): life
      case .afterStart: UInt32.max
      }
    let executable = try #require(Self.executable)
    let process = Process()
    process.executableURL = executable
    process.arguments = [store.rawValue, address, "\(round)", "\(life)", acks]
    try process.run()
    if case .afterStart(let life) = death {
      usleep(life)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == SIGKILL)
    return try readAcknowledged()
  }

  /// What was written down since the last look; a line that was being written when the process ended
  /// was not answered.
  private mutating func readAcknowledged() throws -> [String: Int] {
    guard let file = FileHandle(forReadingAtPath: acks) else { return [:] }
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(readBytes))
    let data = try file.readToEnd() ?? Data()
    readBytes += data.count
    var found: [String: Int] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "\t")
      guard parts.count == 3, parts[2] == ".", let sequence = Int(parts[1]) else { continue }
      let key = String(parts[0])
      #expect(known[key] == nil, "answered twice")
      found[key] = sequence
      known[key] = sequence
    }
    return found
  }

  func remove() {
    store.remove(address)
    unlink(acks)
  }

  /// It lies beside the test bundle.
  private static let executable: URL? = {
    let arguments = CommandLine.arguments
    var candidates = [Bundle.main.bundleURL, URL(filePath: arguments[0])]
    if let index = arguments.firstIndex(of: "--test-bundle-path"), index + 1 < arguments.count {
      candidates.append(URL(filePath: arguments[index + 1]))
    }
    return candidates.flatMap { [$0, $0.deletingLastPathComponent()] }
      .map { $0.appending(path: "CrashWorker") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()
}

/// Every answer is kept, once: the key made that very entry.
func expectKept(_ acknowledged: [String: Int], in journal: any Journal) async throws {
  for (key, sequence) in acknowledged {
    let entry = try await journal.entry(withKey: key)
    #expect(entry?.sequence == sequence, "\(key)")
  }
}

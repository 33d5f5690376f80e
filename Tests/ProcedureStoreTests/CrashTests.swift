import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// What happens to a journal whose process, disk or neighbour fails.
@Suite(.serialized) struct CrashTests {
  /// How often a process is killed; more by `TTHC_KILLS`.
  private static let kills =
    ProcessInfo.processInfo.environment["TTHC_KILLS"].flatMap { Int($0) } ?? 20

  /// A process that opens and advances cases is killed at a random moment, over and over. What it
  /// had answered is there, once; what it had not is there as a whole or not at all.
  @Test func nothingAcknowledgedIsLost() async throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "crash-\(UUID().uuidString)").path
    defer {
      for end in ["", "-wal", "-shm", ".acks"] {
        try? FileManager.default.removeItem(atPath: path + end)
      }
    }
    do {
      let desk = Desk(try JournalStore.sqlite(path: path), .standard)
      try await desk.deploy(try Sample.artifact(Sample.verified()), with: .trial, at: Sample.start)
    }
    var acknowledged: [String: Int] = [:]
    for round in 0..<Self.kills {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, round = round as Int] in
        let journal = try JournalStore.sqlite(path: path)
        try await Crashing.work(Desk(journal, .standard), round: round, acks: path + ".acks")
      }
      let journal = try JournalStore.sqlite(path: path)
      let result = try await verify(journal, .standard)
      #expect(result.isSound, "\(result.findings)")
      acknowledged = try Crashing.acknowledged(in: path + ".acks")
      for (key, sequence) in acknowledged {
        #expect(try await journal.entry(withKey: key)?.sequence == sequence, "\(key)")
      }
    }
    #expect(acknowledged.count > Self.kills)
    // None twice: each note is the visit of a step, and each has its own key.
    let journal = try JournalStore.sqlite(path: path)
    let desk = Desk(journal, .standard)
    for standing in try await journal.standings(after: "", limit: 100_000) {
      let file = try await desk.file(of: standing.number)
      #expect(file.state.visits(of: ID(2)) == standing.sequence - 1)
    }
  }

  @Test func aFullDiskIsRefusedClearlyAndLosesNothing() async throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "full-\(UUID().uuidString)").path
    defer {
      for end in ["", "-wal", "-shm", ".acks"] {
        try? FileManager.default.removeItem(atPath: path + end)
      }
    }
    do {
      let desk = Desk(try JournalStore.sqlite(path: path), .standard)
      try await desk.deploy(try Sample.artifact(Sample.verified()), with: .trial, at: Sample.start)
    }
    await #expect(processExitsWith: .success) { [path = path as String] in
      let desk = Desk(try JournalStore.sqlite(path: path), .standard)
      // As if the disk had no room for more: files may grow no further.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 1_500_000, rlim_max: 1_500_000)
      guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(2) }
      for index in 0..<5000 {
        do throws(Refusal) {
          let receipt = try await desk.open(
            "cấp_phép", with: Sample.filing, key: "mở \(index)", at: Sample.start)
          Crashing.acknowledge("mở \(index)", receipt.sequence, in: path + ".acks")
        } catch {
          guard case .journal(.full) = error else {
            print("refused as \(error)")
            exit(3)
          }
          exit(0)
        }
      }
      exit(4)
    }
    let journal = try JournalStore.sqlite(path: path)
    let result = try await verify(journal, .standard)
    #expect(result.isSound && result.entries > 0)
    let acknowledged = try Crashing.acknowledged(in: path + ".acks")
    #expect(acknowledged.count > 10)
    for (key, _) in acknowledged { #expect(try await journal.entry(withKey: key) != nil) }
    // With room again it goes on.
    let desk = Desk(journal, .standard)
    _ = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start)
  }

  @Test func aLockedDatabaseIsRefusedClearly() async throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "locked-\(UUID().uuidString)").path
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    let desk = Desk(try JournalStore.sqlite(path: path, patience: 0.05), .standard)
    try await desk.deploy(try Sample.artifact(Sample.verified()), with: .trial, at: Sample.start)
    let neighbour = try SQLiteDatabase(path: path, patience: 1)
    _ = try await neighbour.write { connection in
      let done = DispatchSemaphore(value: 0)
      Task {
        do throws(Refusal) {
          _ = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start)
          Issue.record("written through a lock")
        } catch {
          guard case .journal(.locked) = error else {
            Issue.record("refused as \(error)")
            done.signal()
            return
          }
        }
        done.signal()
      }
      done.wait()
      return try connection.run("SELECT 1")
    }
    let receipt = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start)
    #expect(receipt.caseNumber.hasSuffix("-0001"))
  }
}

/// The process that is killed.
enum Crashing {
  /// Opens cases and notes in them, by several clients, until it is killed.
  static func work(_ desk: Desk, round: Int, acks: String) async throws {
    let own = ProcessInfo.processInfo.processIdentifier
    // The shortest life answers something.
    let first = try await desk.open(
      "cấp_phép", with: Sample.filing, key: "\(round)", at: Sample.start)
    acknowledge("\(round)", first.sequence, in: acks)
    let microseconds = UInt32.random(in: 100...100_000)
    Thread.detachNewThread {
      usleep(microseconds)
      kill(own, SIGKILL)
    }
    await withTaskGroup(of: Void.self) { group in
      for client in 0..<8 {
        group.addTask {
          do throws(Refusal) {
            var count = 0
            while true {
              count += 1
              let name = "\(round).\(client).\(count)"
              let opened = try await desk.open(
                "cấp_phép", with: Sample.filing, key: name, at: Sample.start)
              acknowledge(name, opened.sequence, in: acks)
              let commands = [Sample.receive, Sample.note(count), Sample.note(count + 1)]
              for (place, command) in commands.enumerated() {
                let key = "\(name)/\(place)"
                let moved = try await desk.submit(
                  command, to: opened.caseNumber, key: key, at: Sample.start)
                acknowledge(key, moved.sequence, in: acks)
              }
            }
          } catch {
            print("refused: \(error)")
            exit(5)
          }
        }
      }
    }
  }

  /// Written past all buffers of the process, so that it outlives it.
  static func acknowledge(_ key: String, _ sequence: Int, in path: String) {
    let file = Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let line = Array("\(key)\t\(sequence)\n".utf8)
    _ = write(file, line, line.count)
    close(file)
  }

  static func acknowledged(in path: String) throws -> [String: Int] {
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    var found: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t")
      guard parts.count == 2, let sequence = Int(parts[1]) else { continue }
      #expect(found[String(parts[0])] == nil, "answered twice")
      found[String(parts[0])] = sequence
    }
    return found
  }
}

import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

/// A process that is killed while clients open cases and advance them.
enum Crashing {
  /// Answers nothing: opens cases and notes in them, by several clients, until it is killed.
  ///
  /// - Parameter life: microseconds that it lives after its first answer.
  static func work(_ desk: Desk, round: Int, life: UInt32, acks: String) async throws -> Never {
    // The shortest life answers something.
    let name = "\(round)"
    let first = try await desk.open(
      "cấp_phép", with: Sample.filing, key: name, at: Sample.start)
    acknowledge(name, first.sequence, in: acks)
    Thread.detachNewThread {
      usleep(life)
      kill(ProcessInfo.processInfo.processIdentifier, SIGKILL)
    }
    await withTaskGroup(of: Void.self) { group in
      for client in 0..<8 {
        group.addTask {
          do throws(Refusal) {
            var count = 0
            while true {
              count += 1
              try await aCase("\(round).\(client).\(count)", count, at: desk) {
                acknowledge($0, $1, in: acks)
              }
            }
          } catch {
            print("refused: \(error)")
            exit(5)
          }
        }
      }
    }
    exit(6)
  }

  /// Opens a case and advances it, each command under a key of its own.
  static func aCase(
    _ name: String, _ area: Int, at desk: Desk, _ acknowledge: (String, Int) -> Void
  ) async throws(Refusal) {
    let opened = try await desk.open(
      "cấp_phép", with: Sample.filing, key: name, at: Sample.start)
    acknowledge(name, opened.sequence)
    let commands = [Sample.receive, Sample.note(area), Sample.note(area + 1)]
    for (place, command) in commands.enumerated() {
      let key = "\(name)/\(place)"
      let moved = try await desk.submit(command, to: opened.caseNumber, key: key, at: Sample.start)
      acknowledge(key, moved.sequence)
    }
  }

  /// Written past all buffers of the process, so that it outlives it.
  static func acknowledge(_ key: String, _ sequence: Int, in path: String) {
    let file = Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let line = Array("\n\(key)\t\(sequence)\t.".utf8)
    _ = write(file, line, line.count)
    close(file)
  }

  /// What was answered; a line that was being written when the process ended was not.
  static func acknowledged(in path: String) throws -> [String: Int] {
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    var found: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t")
      guard parts.count == 3, parts[2] == ".", let sequence = Int(parts[1]) else { continue }
      #expect(found[String(parts[0])] == nil, "answered twice")
      found[String(parts[0])] = sequence
    }
    return found
  }
}

/// Every answer is kept, once: the key made that very entry.
func expectKept(_ acknowledged: [String: Int], in journal: any Journal) async throws {
  for (key, sequence) in acknowledged {
    #expect(try await journal.entry(withKey: key)?.sequence == sequence, "\(key)")
  }
}

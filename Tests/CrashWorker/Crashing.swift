import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime

/// Clients whose process, or whose server, is killed.
enum Crashing {
  /// The procedure they work with: a step to receive what was filed, and one that may be repeated.
  static let procedure = "cấp_phép"
  static let start = Moment(seconds: 1_769_414_400)

  private static let filing = Command.file(
    Filing(
      Opening(
        caseNumber: "", applicant: Applicant(name: "Trần Thị Bưởi", phone: "0905 111 222"),
        channel: .online, returning: .counter),
      fields: [FieldEntry(ID(0), .number(120))]))

  private static func act(
    _ step: Int, as role: Int, _ person: String, fields: [FieldEntry] = []
  ) -> Command {
    .act(
      Choice(
        by: Performer(ID(role), person: person), .outcome(ID(step), index: 0), fields: fields))
  }

  /// Answers nothing: opens cases and notes in them, by several clients, until it is killed.
  ///
  /// - Parameter life: microseconds that it lives after its first answer.
  static func work(_ desk: Desk, round: String, life: UInt32, acks: String) async throws -> Never {
    // The shortest life answers something.
    let first = try await desk.open(procedure, with: filing, key: round, at: start)
    acknowledge(round, first.sequence, in: acks)
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
    let opened = try await desk.open(procedure, with: filing, key: name, at: start)
    acknowledge(name, opened.sequence)
    let notes = [area, area + 1].map {
      act(2, as: 3, "cúc", fields: [FieldEntry(ID(0), .number(ExactDecimal($0)))])
    }
    for (place, command) in ([act(1, as: 2, "lan")] + notes).enumerated() {
      let key = "\(name)/\(place)"
      let moved = try await desk.submit(command, to: opened.caseNumber, key: key, at: start)
      acknowledge(key, moved.sequence)
    }
  }

  /// Written past all buffers of the process, so that it outlives it.
  private static func acknowledge(_ key: String, _ sequence: Int, in path: String) {
    let file = Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let line = Array("\n\(key)\t\(sequence)\t.".utf8)
    _ = write(file, line, line.count)
    close(file)
  }
}

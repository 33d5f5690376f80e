import CivilTime
import Foundation
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// A process, or a task, that takes timers and requests and carries them out.
struct Taker {
  /// Seconds of the clock that the processes are given; no time of the machine.
  static let lease: Int64 = 5

  let name: Int
  let board: Board
  let journal: any Journal

  /// One look at both; answers whether there was anything.
  func round(at now: Moment, _ desk: Desk, whenTaken: () -> Void = {}) async throws -> Bool {
    let timers = try await journal.takeTimers(at: now, lease: Self.lease, limit: 3)
    for timer in timers {
      board.write(name, "timer", now.seconds, "\(timer.caseNumber)@\(timer.moment.seconds)")
    }
    let requests = try await journal.takeRequests(at: now, lease: Self.lease, limit: 3)
    for item in requests { board.write(name, "request", now.seconds, item.key) }
    whenTaken()
    for timer in timers {
      _ = try await desk.submit(.advance, to: timer.caseNumber, at: timer.moment)
    }
    for item in requests { try await journal.settle(item, .done) }
    return !timers.isEmpty || !requests.isEmpty
  }

  /// Until the clock has come to its end, as a process of its own. The one that will be killed goes
  /// first, and does nothing with what it takes.
  func work(isVictim: Bool) async throws {
    let desk = Desk(journal, .standard)
    let clock = Bell(.clock, of: board)
    if !isVictim {
      let line = Bell(.line, of: board)
      board.write(name, "ready", 0)
      while !board.log().contains(where: { $0.what == "holds" }), board.now() != .latest {
        guard line.ringsHere() else { exit(1) }
      }
    } else {
      board.write(name, "ready", 0)
    }
    while true {
      let now = board.now()
      if now == .latest { exit(0) }
      guard now > .earliest else {
        guard clock.ringsHere() else { exit(1) }
        continue
      }
      let found = try await round(at: now, desk) {
        guard isVictim else { return }
        board.write(name, "holds", Int64(ProcessInfo.processInfo.processIdentifier))
        while true { pause() }
      }
      if !found {
        board.write(name, "idle", now.seconds)
        // Whoever brings up more at this time does it as well.
        guard clock.ringsHere() else { exit(1) }
      }
    }
  }
}

/// This program once more, as a worker. An exit test would keep a thread of this process for as long as
/// the other one lives: on a small machine nobody would be left to tell it what to do.
struct TakerProcess {
  private static let variable = "TTHC_TEST_TAKER"
  private static let victim = "victim"

  /// What this process was started to be; nil where it is the one that tests.
  static var own: (worker: Int, address: String, board: Board, isVictim: Bool)? {
    let words = ProcessInfo.processInfo.environment[variable]?.split(separator: "\t")
      .map(String.init)
    guard let words, words.count == 4, let worker = Int(words[0]) else { return nil }
    return (worker, words[1], Board(at: words[2]), words[3] == victim)
  }

  /// Runs it to its end; answers how it ended.
  static func run(
    _ worker: Int, at address: String, _ board: Board, isVictim: Bool
  ) async throws -> (reason: Process.TerminationReason, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = [
      "--testing-library", "swift-testing", "--filter", "ProcessTests.aTakerDoesAllThereIs",
    ]
    var environment = ProcessInfo.processInfo.environment
    environment[variable] =
      [String(worker), address, board.path, isVictim ? victim : "worker"].joined(separator: "\t")
    process.environment = environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return try await withCheckedThrowingContinuation { answer in
      process.terminationHandler = {
        answer.resume(returning: ($0.terminationReason, $0.terminationStatus))
      }
      do { try process.run() } catch { answer.resume(throwing: error) }
    }
  }
}

import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// Several processes work on one PostgreSQL: nothing is taken by two at one time, and what a process
/// that was killed had taken is taken over when its lease is over, and not before.
@Suite(.serialized) struct WorkerTests {
  /// Seconds of the clock that the processes are given; no time of the machine.
  fileprivate static let lease: Int64 = 5

  @Test(arguments: [2, 4])
  func severalProcessesTakeEachOnce(_ count: Int) async throws {
    let open = try await Store.postgres.open()
    let numbers = try await Self.populate(try await open.desk(), 120)
    let board = Board()
    defer { board.remove() }
    let now = Sample.start.adding(days: 3)
    try await withThrowingTaskGroup(of: Void.self) { group in
      // One more that is killed with what it has taken.
      for worker in 0...count {
        let isVictim = worker == 0
        group.addTask {
          await #expect(processExitsWith: isVictim ? .signal(SIGKILL) : .exitCode(0)) {
            [
              address = open.address as String, path = board.path as String,
              worker = worker as Int, isVictim = isVictim as Bool
            ] in
            let journal = try await Store.postgres.journal(at: address)
            let board = Board(at: path)
            try await Worker(name: worker, board: board, journal: journal, isVictim: isVictim)
              .work()
          }
        }
      }
      _ = try await board.wait { log in
        log.filter { $0.what == "ready" }.count == count + 1 ? true : nil
      }
      board.set(now)
      let victim = try await board.wait { log in log.first { $0.what == "holds" } }
      kill(pid_t(victim.time), SIGKILL)
      let held = board.log().filter { $0.worker == 0 && $0.isTaking }
      #expect(Set(held.map(\.what)) == ["timer", "request"])
      /// When each of the others has found nothing to do at a time.
      func idle(at time: Moment) async throws -> [Board.Line] {
        try await board.wait { log in
          let idle = log.filter { $0.what == "idle" && $0.time == time.seconds }
          return Set(idle.map(\.worker)).count == count ? log : nil
        }
      }
      // The others do everything else, and leave what it has, until the last second of its lease.
      _ = try await idle(at: now)
      board.set(now.adding(seconds: Self.lease - 1))
      let before = try await idle(at: now.adding(seconds: Self.lease - 1))
      for line in held { #expect(before.filter { $0.key == line.key }.count == 1, "\(line.key)") }
      board.set(now.adding(seconds: Self.lease))
      let after = try await idle(at: now.adding(seconds: Self.lease))
      for line in held {
        let times = after.filter { $0.key == line.key }.map(\.time)
        #expect(times == [now.seconds, now.seconds + Self.lease], "\(line.key)")
      }
      let taken = Dictionary(grouping: after.filter(\.isTaking), by: \.key)
      #expect(Set(taken.filter { $0.value.count > 1 }.keys) == Set(held.map(\.key)))
      board.set(.latest)
      try await group.waitForAll()
    }
    try await Self.expectDone(numbers, open, at: now.adding(seconds: Self.lease))
  }

  /// Half of them with timers that are due, half with a notice and an action to be carried out.
  private static func populate(_ desk: Desk, _ count: Int) async throws -> [String] {
    var numbers: [String] = []
    for index in 0..<count {
      let now = Sample.start
      let number = try await desk.open("cấp_phép", with: Sample.filing, at: now).caseNumber
      numbers.append(number)
      guard index.isMultiple(of: 2) else { continue }
      _ = try await desk.submit(Sample.receive, to: number, at: now)
      _ = try await desk.submit(Sample.finish, to: number, at: now)
    }
    return numbers
  }

  /// Nothing is left to do, and each timer has fired once.
  private static func expectDone(
    _ numbers: [String], _ open: OpenStore, at now: Moment
  ) async throws {
    let desk = Desk(open.journal, .standard)
    #expect(try await open.journal.takeTimers(at: now, lease: 1, limit: 1).isEmpty)
    #expect(try await open.journal.takeRequests(at: now, lease: 1, limit: 1).isEmpty)
    #expect(try await open.journal.incidents(limit: 1).isEmpty)
    for (index, number) in numbers.enumerated() {
      let timers = try await desk.history(of: number).map(\.event).filter { event in
        switch event {
        case .reminderDue, .overdue: true
        case _: false
        }
      }
      let expected: [String] = index.isMultiple(of: 2) ? [] : ["reminder", "overdue"]
      #expect(timers.map { $0.isReminder ? "reminder" : "overdue" } == expected, "\(number)")
    }
    #expect(try await verify(open.journal, .standard).isSound)
  }
}

extension Event {
  fileprivate var isReminder: Bool {
    if case .reminderDue = self { true } else { false }
  }
}

/// A process that takes timers and requests and carries them out.
private struct Worker {
  let name: Int
  let board: Board
  let journal: any Journal
  let isVictim: Bool

  /// Until the clock has come to its end.
  func work() async throws {
    let desk = Desk(journal, .standard)
    board.write(name, "ready", 0, "")
    while true {
      let now = board.now()
      if now == .latest { exit(0) }
      // The one that will be killed goes first.
      guard now > .earliest, isVictim || board.log().contains(where: { $0.what == "holds" }) else {
        usleep(1000)
        continue
      }
      let timers = try await journal.takeTimers(at: now, lease: WorkerTests.lease, limit: 3)
      for timer in timers {
        board.write(name, "timer", now.seconds, "\(timer.caseNumber)@\(timer.moment.seconds)")
      }
      let requests = try await journal.takeRequests(at: now, lease: WorkerTests.lease, limit: 3)
      for item in requests { board.write(name, "request", now.seconds, item.key) }
      if isVictim {
        board.write(name, "holds", Int64(ProcessInfo.processInfo.processIdentifier), "")
        while true { pause() }
      }
      for timer in timers {
        _ = try await desk.submit(.advance, to: timer.caseNumber, at: timer.moment)
      }
      for item in requests { try await journal.settle(item, .done) }
      if timers.isEmpty, requests.isEmpty {
        board.write(name, "idle", now.seconds, "")
        usleep(1000)
      }
    }
  }
}

/// What processes tell each other through files: the clock for all of them, and what each has taken.
private struct Board: Sendable {
  struct Line {
    var worker: Int
    var what: String
    var time: Int64
    var subject: String
    var key: String { "\(what) \(subject)" }
    var isTaking: Bool { what == "timer" || what == "request" }
  }

  let path: String

  init(at path: String? = nil) {
    self.path =
      path
      ?? FileManager.default.temporaryDirectory.appending(path: "board-\(UUID().uuidString)").path
  }

  func remove() {
    unlink(path)
    unlink(path + ".now")
  }

  func set(_ now: Moment) {
    try? "\(now.seconds)".write(toFile: path + ".now", atomically: true, encoding: .utf8)
  }

  func now() -> Moment {
    let text = try? String(contentsOfFile: path + ".now", encoding: .utf8)
    return text.flatMap { Int64($0) }.map { Moment(seconds: $0) } ?? .earliest
  }

  func write(_ worker: Int, _ what: String, _ time: Int64, _ subject: String) {
    let file = Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let line = Array("\(worker)\t\(what)\t\(time)\t\(subject)\t.\n".utf8)
    _ = Foundation.write(file, line, line.count)
    close(file)
  }

  func log() -> [Line] {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 5, let worker = Int(parts[0]), let time = Int64(parts[2]) else {
        return nil
      }
      return Line(worker: worker, what: parts[1], time: time, subject: parts[3])
    }
  }

  /// Waits until the log says so, at most five minutes.
  func wait<Found>(until isThere: ([Line]) -> Found?) async throws -> Found {
    let end = ContinuousClock.now + .seconds(300)
    while ContinuousClock.now < end {
      if let found = isThere(log()) { return found }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Fault.waitedInVain(log().suffix(5).map { "\($0)" })
  }

  enum Fault: Error { case waitedInVain([String]) }
}

import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import Testing

@testable import ProcedureRuntime
@testable import ProcedureStore

/// Several processes work on one PostgreSQL: nothing is taken by two at one time, and what a process
/// that was killed had taken is taken over when its lease is over, and not before.
@Suite(.serialized) struct ProcessTests {
  /// A worker alone; and this is what the other processes below are started with.
  @Test func aTakerDoesAllThereIs() async throws {
    if let own = TakerProcess.own {
      let journal = try await Store.postgres.journal(at: own.address)
      try await Taker(name: own.worker, board: own.board, journal: journal)
        .work(isVictim: own.isVictim)
    }
    let open = try await Store.postgres.open()
    let numbers = try await Self.populate(try await open.desk(), 8)
    let board = Board()
    defer { board.remove() }
    let worker = Taker(name: 1, board: board, journal: open.journal)
    let desk = Desk(open.journal, .standard)
    let now = Sample.start.adding(days: 3)
    while try await worker.round(at: now, desk) {}
    try await Self.expectDone(numbers, open, at: now)
    // Two timers of each case that was not received, and whatever the cases ask of the world.
    let procedure = try Sample.verified().procedure
    var expected = numbers.count
    for number in numbers {
      let events = try await desk.history(of: number).map(\.event)
      expected += events.filter { Asked($0, of: procedure) != nil }.count
    }
    let keys = board.log().map(\.key)
    #expect(keys.count == expected)
    #expect(Set(keys).count == keys.count)
  }

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
          let end = try await TakerProcess.run(
            worker, at: open.address, board, isVictim: isVictim)
          #expect(end.reason == (isVictim ? .uncaughtSignal : .exit))
          #expect(end.status == (isVictim ? SIGKILL : 0))
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
      board.set(now.adding(seconds: Taker.lease - 1))
      let before = try await idle(at: now.adding(seconds: Taker.lease - 1))
      for line in held { #expect(before.filter { $0.key == line.key }.count == 1, "\(line.key)") }
      board.set(now.adding(seconds: Taker.lease))
      let after = try await idle(at: now.adding(seconds: Taker.lease))
      for line in held {
        let times = after.filter { $0.key == line.key }.map(\.time)
        #expect(times == [now.seconds, now.seconds + Taker.lease], "\(line.key)")
      }
      let taken = Dictionary(grouping: after.filter(\.isTaking), by: \.key)
      #expect(Set(taken.filter { $0.value.count > 1 }.keys) == Set(held.map(\.key)))
      board.set(.latest)
      try await group.waitForAll()
    }
    try await Self.expectDone(numbers, open, at: now.adding(seconds: Taker.lease))
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

import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// Timers are found by index and fired once each, in order.
@Suite(.serialized) struct TimerTests {
  /// Cases in all sorts of places; answers their numbers.
  private static func populate(_ desk: Desk, count: Int) async throws -> [String] {
    var numbers: [String] = []
    for index in 0..<count {
      let now = Sample.start.adding(seconds: Int64(index * 911))
      let number = try await desk.open("cấp_phép", with: Sample.filing, at: now).caseNumber
      numbers.append(number)
      if index % 4 > 0 { _ = try await desk.submit(Sample.receive, to: number, at: now) }
      if index % 4 > 1 { _ = try await desk.submit(Sample.note(index + 1), to: number, at: now) }
      if index % 4 > 2 { _ = try await desk.submit(Sample.pause, to: number, at: now) }
    }
    return numbers
  }

  @Test(arguments: Store.allCases)
  func afterAWeekOfOutageAllFireOnceAndInOrder(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let numbers = try await Self.populate(desk, count: 40)
    let before = try await open.journal.entries(afterPosition: 0, limit: 1000)
    var histories: [String: [TimedEvent]] = [:]
    for number in numbers { histories[number] = try await desk.history(of: number) }

    let now = Sample.start.adding(days: 30)
    let run = try await desk.fireTimers(until: now, page: 7)
    #expect(run.refused.isEmpty)

    // By itself: each case alone, by the interpreter alone.
    let program = Program(try Sample.verified())
    var expected = 0
    for (number, history) in histories {
      var state = CaseState.new
      for event in history { apply(event, to: &state, of: program) }
      var events = history
      while let next = nextTimer(in: state, of: program), next <= now {
        try perform(.advance, on: &state, at: next, of: program, events: &events)
        expected += 1
      }
      #expect(try await desk.history(of: number) == events, "\(number)")
    }
    #expect(run.fired == expected)
    #expect(expected >= 40)

    let after = try await open.journal.entries(
      afterPosition: before.last?.position ?? 0, limit: 1000)
    let moments = try after.compactMap { try $0.entry.events().first?.moment }
    #expect(moments == moments.sorted())
    #expect(after.allSatisfy { $0.entry.recordedAt == now })
    #expect(try await desk.fireTimers(until: now) == TimerRun())
    #expect(try await verify(open.journal, .standard).isSound)
  }

  @Test(arguments: Store.allCases)
  func severalWorkersFireEachOnce(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let numbers = try await Self.populate(desk, count: 40)
    let now = Sample.start.adding(days: 30)
    let fired = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<3 {
        let worker = try await open.otherDesk()
        group.addTask { try await worker.fireTimers(until: now, page: 3).fired }
      }
      return try await group.reduce(0, +)
    }
    var happened = 0
    for number in numbers {
      let events = try await desk.history(of: number).map(\.event)
      let timers = events.filter { event in
        switch event {
        case .reminderDue, .overdue, .overallOverdue, .overallReminderDue: true
        case _: false
        }
      }
      #expect(Set(timers).count == timers.count, "\(number)")
      happened += timers.count
    }
    #expect(happened >= 40)
    #expect(fired <= happened)
    #expect(try await desk.fireTimers(until: now) == TimerRun())
  }

  @Test(arguments: Store.allCases)
  func aPausedClockNeverFires(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let number = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start).caseNumber
    _ = try await desk.submit(Sample.receive, to: number, at: Sample.start)
    _ = try await desk.submit(Sample.pause, to: number, at: Sample.start)
    let much = Sample.start.adding(days: 3000)
    #expect(try await desk.fireTimers(until: much) == TimerRun())
    #expect(try await desk.file(of: number).standing.nextTimer == nil)
  }

  @Test(arguments: Store.allCases)
  func whatATakerLeavesIsTakenAgainAfterTheLease(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    _ = try await Self.populate(desk, count: 4)
    let now = Sample.start.adding(days: 1)
    let journal = open.journal
    let taken = try await journal.takeTimers(at: now, lease: 60, limit: 10)
    #expect(taken.count == 1)
    #expect(try await journal.takeTimers(at: now, lease: 60, limit: 10).isEmpty)
    let later = now.adding(seconds: 60)
    #expect(try await journal.takeTimers(at: later, lease: 60, limit: 10) == taken)
  }
}

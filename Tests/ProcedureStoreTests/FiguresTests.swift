import CivilTime
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// What those see who watch over a store.
@Suite(.serialized) struct FiguresTests {
  @Test(arguments: Store.allCases)
  func aStoreIsToldInNumbers(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let now = Sample.start
    for _ in 0..<3 { _ = try await desk.open("cấp_phép", with: Sample.filing, at: now) }
    _ = try await desk.submit(Sample.receive, to: "H32.14-260126-0001", at: now)
    let begun = try await open.journal.figures(at: now)
    #expect(
      begun.steps == [
        .init(procedure: "cấp_phép", step: "tiếp_nhận", count: 2),
        .init(procedure: "cấp_phép", step: "xử_lý", count: 1),
      ])
    #expect((begun.late, begun.dueSoon) == (0, 2))
    #expect(begun.timers == .init(count: 0, oldest: nil))
    #expect(begun.requests == .init(count: 1, oldest: now))
    #expect(begun.incidents == 0)

    // Two are to be received within eight working hours: by 8:00 of the next day.
    let later = now.adding(days: 2)
    let late = try await open.journal.figures(at: later)
    #expect((late.late, late.dueSoon) == (2, 0))
    #expect(late.timers.count == 2)
    let second = try await desk.file(of: "H32.14-260126-0002").standing
    #expect(late.timers.oldest == second.nextTimer)
    let text = late.exposition(at: later)
    #expect(text.contains("tthc_waiting_steps{procedure=\"cấp_phép\",step=\"tiếp_nhận\"} 2\n"))
    #expect(text.contains("tthc_late_cases 2\n"))
    #expect(text.contains("tthc_outbox_age_seconds 172800\n"))

    _ = try await desk.fireTimers(until: later)
    let request = try #require(try await desk.takeRequests(at: later, limit: 1).first)
    try await open.journal.settle(request.item, .incident(because: "không gửi được"))
    let after = try await open.journal.figures(at: later)
    #expect(after.incidents == 1)
    #expect(after.timers.count == 0)
  }
}

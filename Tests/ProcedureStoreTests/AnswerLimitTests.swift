import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import SourceText
import Testing

@testable import ProcedureStore

/// What was taken up and is not answered in time is given up: once, and somebody sees it.
@Suite(.serialized) struct AnswerLimitTests {
  private let clock = HandClock(WorkSample.start)

  private func worker(_ desk: ProcedureRuntime.Desk, limit: Int64? = 3600) -> Worker {
    var bindings = Bindings(builtIn: Binding(ScriptedAction()))
    bindings[.action("gửi_thuế")] = Binding(
      ScriptedAction(.success(.accepted())), answerLimit: limit)
    return Worker(desk, bindings, clock: clock.workClock)
  }

  private func outcomes(_ worker: Worker) async throws -> [WorkNote.Outcome] {
    try await worker.round().notes.map(\.outcome)
  }

  @Test(arguments: Store.allCases)
  func anAnswerThatDoesNotComeIsAnIncidentOnce(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let number = try await WorkSample.open(desk, "thuế")
    let (one, other) = (worker(desk), worker(try await open.otherDesk()))
    #expect(try await outcomes(one) == [.accepted])
    let waiting = try await desk.unanswered(limit: 9).map(\.item)
    #expect(waiting.map(\.answerBy) == [clock.now.adding(seconds: 3600)])
    clock.now = clock.now.adding(seconds: 3599)
    #expect(try await outcomes(one) == [])
    #expect(try await open.journal.overdueAnswers(at: clock.now, limit: 9).isEmpty)
    // Nobody has looked for nine days, and then two at once.
    clock.now = clock.now.adding(days: 9)
    async let first = outcomes(one)
    async let second = outcomes(other)
    #expect(try await first + second == [.incident])
    #expect(try await outcomes(other) == [])
    let incident = try #require(try await desk.incidents(limit: 9).first)
    #expect(
      incident.item.reason?.vi == "nơi nhận đã nhận, nhưng đến 26/01/2026 09:00 vẫn chưa trả lời")
    #expect(incident.item.reason?.en == "accepted, but not answered by 26/01/2026 09:00")
    #expect(try await desk.unanswered(limit: 9).isEmpty)
    let figures = try await open.journal.figures(at: clock.now)
    #expect(figures.incidents == 1 && figures.unanswered == 0)
    #expect(try await desk.file(of: number).state.isOpen)
  }

  /// An operator has it asked for again, and an answer that comes after all is taken.
  @Test(arguments: Store.allCases)
  func whatWasGivenUpGoesOn(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let number = try await WorkSample.open(desk, "thuế")
    let worker = worker(desk)
    #expect(try await outcomes(worker) == [.accepted])
    clock.now = clock.now.adding(days: 1)
    #expect(try await outcomes(worker) == [.incident])
    let key = try #require(try await desk.incidents(limit: 9).first).item.key
    try await desk.retry(key, by: "Tùng", because: "cổng thuế đã sửa", at: clock.now)
    #expect(try await outcomes(worker) == [.accepted])
    #expect(try await desk.incidents(limit: 9).isEmpty)
    clock.now = clock.now.adding(days: 1)
    #expect(try await outcomes(worker) == [.incident])
    _ = try await desk.answer(key, with: .result(.text("TB-01")), at: clock.now)
    #expect(try await desk.file(of: number).standing.end == "xong")
    #expect(try await open.journal.requests(of: number).isEmpty)
  }

  @Test func aWeekIsGivenWhereNobodySaysHowLong() async throws {
    let desk = try await WorkSample.desk(try await Store.memory.open())
    _ = try await WorkSample.open(desk, "thuế")
    let worker = worker(desk, limit: nil)
    #expect(try await outcomes(worker) == [.accepted])
    clock.now = clock.now.adding(seconds: 7 * 86_400 - 1)
    #expect(try await outcomes(worker) == [])
    clock.now = clock.now.adding(seconds: 1)
    #expect(try await outcomes(worker) == [.incident])
  }

  /// A called case may go on for years.
  @Test(arguments: Store.allCases)
  func calledCasesAreNotGivenUp(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    _ = try await WorkSample.open(desk, "hỏi")
    let worker = worker(desk)
    #expect(try await outcomes(worker) == [.accepted])
    clock.now = clock.now.adding(days: 3650)
    #expect(try await outcomes(worker) == [])
    #expect(try await open.journal.figures(at: clock.now).incidents == 0)
  }
}

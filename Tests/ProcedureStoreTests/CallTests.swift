import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import SourceText
import Testing

@testable import ProcedureStore

/// A case that calls another procedure: opened once, answered once.
@Suite(.serialized) struct CallTests {
  private let clock = HandClock(WorkSample.start)

  private func worker(_ desk: ProcedureRuntime.Desk) -> Worker {
    Worker(desk, .trial, clock: clock.workClock)
  }

  private func calledCase(_ desk: ProcedureRuntime.Desk, _ open: OpenStore) async throws -> String {
    try #require(try await open.journal.cases(of: "cúc", limit: 9).first { $0.procedure == "xét" })
      .number
  }

  private func end(
    _ desk: ProcedureRuntime.Desk, _ number: String, outcome: Int = 0
  ) async throws {
    let opinion = FieldEntry(ID(1), .text("đồng ý"))
    let command = Sample.act(0, outcome, as: 2, "mai", fields: [opinion])
    _ = try await desk.submit(command, to: number, at: clock.now)
  }

  @Test(arguments: Store.allCases)
  func theEndIsBroughtBackOnce(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let caller = try await WorkSample.open(desk, "hỏi")
    #expect(try await worker(desk).round().notes.map(\.outcome) == [.accepted])
    let called = try await calledCase(desk, open)
    let opened = try await desk.file(of: called)
    #expect(opened.state.opening?.applicant.name == "Lê Thị Cúc")
    #expect(opened.state.value(of: ID(0)) == .number(ExactDecimal(7)))
    // It may take years; nothing is begun again meanwhile.
    clock.now = clock.now.adding(days: 800)
    #expect(try await worker(desk).round().notes.isEmpty)
    try await end(desk, called)
    let others = [desk, try await open.otherDesk(), try await open.otherDesk()]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for desk in others { group.addTask { _ = try await worker(desk).round() } }
      try await group.waitForAll()
    }
    let file = try await desk.file(of: caller)
    #expect(file.standing.end == "xong")
    #expect(file.state.value(of: ID(3)) == .text("đồng ý"))
    let ends = try await desk.history(of: caller).filter {
      if case .callEnded = $0.event { true } else { false }
    }
    #expect(ends.count == 1)
    #expect(try await worker(desk).round().notes.isEmpty)
    #expect(try await open.journal.requests(of: caller).isEmpty)
  }

  @Test(arguments: Store.allCases)
  func anotherEndLeadsElsewhere(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let caller = try await WorkSample.open(desk, "hỏi")
    _ = try await worker(desk).round()
    try await end(desk, try await calledCase(desk, open), outcome: 1)
    #expect(try await worker(desk).round().notes.map(\.outcome) == [.answered])
    #expect(try await desk.file(of: caller).standing.end == "hỏng")
  }

  /// The worker is gone after it has opened the case and before it has said so; the called case ends
  /// before the request comes again.
  @Test(arguments: Store.allCases)
  func aCrashOpensNoSecondCase(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let caller = try await WorkSample.open(desk, "hỏi")
    let request = try #require(try await desk.takeRequests(at: clock.now, lease: 60).first)
    let filing = Command.file(
      Filing(
        Opening(caseNumber: "", applicant: Applicant(name: "Lê Thị Cúc"), channel: .online),
        fields: [FieldEntry(ID(0), .number(7))]))
    _ = try await desk.open(
      "xét", with: filing, key: request.item.openingKey, person: "cúc", at: clock.now)
    try await end(desk, try await calledCase(desk, open))
    clock.now = clock.now.adding(seconds: 60)
    let notes = try await worker(try await open.otherDesk()).round().notes
    #expect(notes.map(\.outcome) == [.accepted, .answered])
    #expect(try await desk.file(of: caller).standing.end == "xong")
    #expect(try await open.journal.cases(of: "cúc", limit: 9).count == 2)
  }

  @Test(arguments: Store.allCases)
  func whatCanNotBeOpenedIsAnIncident(_ store: Store) async throws {
    let open = try await store.open()
    let desk = Desk(open.journal, .standard)
    let artifacts = try WorkSample.artifacts()
    try await desk.deploy(artifacts[1], with: .trial, at: clock.now)
    let caller = try await WorkSample.open(desk, "hỏi")
    #expect(try await worker(desk).round().notes.map(\.outcome) == [.incident])
    #expect(
      try await desk.file(of: caller).state.openCalls.map(\.refusal) == [
        "chưa đưa thủ tục `xét` vào kho\u{1E}the procedure `xét` was not deployed"
      ])
    let key = try #require(try await open.journal.incidents(limit: 1).first?.key)
    try await desk.deploy(artifacts[0], with: .trial, at: clock.now)
    try await desk.retry(key, by: "Hà", because: "đã đưa thủ tục vào kho", at: clock.now)
    #expect(try await worker(desk).round().notes.map(\.outcome) == [.accepted])
    try await end(desk, try await calledCase(desk, open))
    _ = try await worker(desk).round()
    #expect(try await desk.file(of: caller).standing.end == "xong")
  }

  /// Somebody has opened the case by hand, with what the program did not have.
  @Test func whatWasOpenedByHandIsTakenUp() async throws {
    let open = try await Store.memory.open()
    let desk = Desk(open.journal, .standard)
    let artifacts = try WorkSample.artifacts()
    try await desk.deploy(artifacts[1], with: .trial, at: clock.now)
    let caller = try await WorkSample.open(desk, "hỏi")
    #expect(try await worker(desk).round().notes.map(\.outcome) == [.incident])
    let incident = try #require(try await desk.incidents(limit: 1).first)
    try await desk.deploy(artifacts[0], with: .trial, at: clock.now)
    let filing = Command.file(Filing(Opening(caseNumber: "TAY-1", channel: .online)))
    _ = try await desk.open("xét", with: filing, key: incident.item.openingKey, at: clock.now)
    try await desk.retry(incident.item.key, by: "Hà", because: "mở tay", at: clock.now)
    #expect(try await worker(desk).round().notes.map(\.text?.vi) == ["TAY-1"])
    try await end(desk, "TAY-1")
    _ = try await worker(desk).round()
    #expect(try await desk.file(of: caller).standing.end == "xong")
  }

  @Test func theCallerMayHaveGoneOnMeanwhile() async throws {
    let open = try await Store.memory.open()
    let desk = try await WorkSample.desk(open)
    let caller = try await WorkSample.open(desk, "hỏi")
    _ = try await worker(desk).round()
    _ = try await desk.submit(
      .callEnded(request: 1, end: "được", values: []), to: caller, at: clock.now)
    try await end(desk, try await calledCase(desk, open))
    #expect(try await worker(desk).round().notes.isEmpty)
  }
}

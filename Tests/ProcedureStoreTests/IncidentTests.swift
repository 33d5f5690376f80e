import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// What was given up is for somebody to decide, who says why.
@Suite(.serialized) struct IncidentTests {
  private let clock = HandClock(WorkSample.start)

  /// A case with one incident, and its key.
  private func stuck(
    _ open: OpenStore, _ desk: ProcedureRuntime.Desk, _ outcome: String
  ) async throws -> (number: String, key: String) {
    let number = try await WorkSample.open(desk, outcome)
    let failing = ScriptedAction(.failure(.permanent("sai địa chỉ")))
    let worker = Worker(
      desk, Bindings(everything: Binding(failing)), clock: clock.workClock)
    #expect(try await worker.round().notes.contains { $0.outcome == .incident })
    let item = try #require(try await open.journal.incidents(limit: 9).last)
    return (number, item.key)
  }

  @Test(arguments: Store.allCases)
  func anOperatorHasItTriedAgain(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let (number, key) = try await stuck(open, desk, "thuế")
    clock.now = clock.now.adding(seconds: 10)
    try await desk.retry(key, by: "Hà", because: "đã sửa địa chỉ", at: clock.now)
    await #expect(throws: Refusal.noSuchRequest(key)) {
      try await desk.retry(key, by: "Hà", because: "lần nữa", at: clock.now)
    }
    let tax = ScriptedAction(.success(.done(.text("TB"))))
    let worker = Worker(desk, Bindings(everything: Binding(tax)), clock: clock.workClock)
    #expect(try await worker.round().notes.map(\.outcome) == [.answered])
    #expect(tax.calls.map(\.attempt) == [1] && tax.calls.map(\.key) == [key])
    let kept = try await open.journal.interventions(of: number)
    #expect(kept.map(\.decision) == [.retry] && kept.map(\.by) == ["Hà"])
    #expect(kept.map(\.reason) == ["đã sửa địa chỉ"] && kept.map(\.madeAt) == [clock.now])
  }

  @Test(arguments: Store.allCases)
  func anOperatorAnswersInPlaceOfTheAction(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let (number, key) = try await stuck(open, desk, "thuế")
    func resolve(_ resolution: Resolution) async throws -> Receipt? {
      try await desk.resolve(
        key, resolution, by: "Hà", because: "thuế gửi bản giấy", at: clock.now)
    }
    // A case that waits would wait for ever.
    for unusable in [Resolution.settled, .result(nil), .result(.flag(true)), .ended("được")] {
      await #expect(throws: Refusal.unusableAnswer(key)) { try await resolve(unusable) }
    }
    let receipt = try #require(try await resolve(.result(.text("TB-09"))))
    #expect(try await desk.file(of: number).standing.end == "xong")
    let entry = try await open.journal.read(number, after: receipt.sequence - 1)?.entries.first
    #expect(
      entry?.personal?.attribution == Attribution(person: "Hà", reason: "thuế gửi bản giấy"))
    #expect(try await open.journal.incidents(limit: 9).isEmpty)
    #expect(try await open.journal.interventions(of: number).map(\.decision) == [.answer])
    await #expect(throws: Refusal.noSuchRequest(key)) { try await resolve(.failed) }
  }

  @Test(arguments: Store.allCases)
  func whatNobodyWaitsForIsSettled(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    for outcome in ["lưu", "mời"] {
      let (number, key) = try await stuck(open, desk, outcome)
      await #expect(throws: Refusal.unusableAnswer(key)) {
        try await desk.resolve(key, .ended("x"), by: "Hà", because: "thử", at: clock.now)
      }
      let receipt = try await desk.resolve(
        key, .settled, by: "Hà", because: "đã gọi điện", at: clock.now)
      #expect(receipt == nil)
      #expect(try await open.journal.requests(of: number).isEmpty)
      #expect(try await open.journal.interventions(of: number).map(\.decision) == [.resolve])
    }
  }

  @Test(arguments: Store.allCases)
  func aCalledCaseMayHaveEndedElsewhere(_ store: Store) async throws {
    let open = try await store.open()
    let desk = Desk(open.journal, .standard)
    try await desk.deploy(try WorkSample.artifacts()[1], with: .trial, at: clock.now)
    let (number, key) = try await stuck(open, desk, "hỏi")
    _ = try await desk.resolve(
      key, .ended("được"), by: "Hà", because: "phường đã xét trên giấy", at: clock.now)
    #expect(try await desk.file(of: number).standing.end == "xong")
  }

  /// The receiver has taken the request up and calls back, perhaps twice.
  @Test(arguments: Store.allCases)
  func anAcceptedRequestIsAnsweredLater(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let number = try await WorkSample.open(desk, "thuế")
    let tax = ScriptedAction(.success(.accepted()))
    let worker = Worker(desk, Bindings(everything: Binding(tax)), clock: clock.workClock)
    #expect(try await worker.round().notes.map(\.outcome) == [.accepted])
    clock.now = clock.now.adding(days: 6)
    #expect(try await worker.round().notes.isEmpty)
    #expect(try await desk.unanswered(limit: 9).map(\.item.caseNumber) == [number])
    #expect(try await open.journal.figures(at: clock.now).unanswered == 1)
    let key = try #require(tax.calls.first?.key)
    let other = try await open.otherDesk()
    let receipt = try await other.answer(key, with: .result(.text("TB")), at: clock.now)
    #expect(try await desk.file(of: number).standing.end == "xong")
    let again = try await desk.answer(key, with: .result(.text("khác")), at: clock.now)
    #expect(again.sequence == receipt.sequence)
  }

  @Test func whatIsNoKeyIsRefused() async throws {
    let desk = try await WorkSample.desk(try await Store.memory.open())
    let number = try await WorkSample.open(desk, "thuế")
    for key in ["", "x", "/1.1", "HS-1/1.1", "\(number)/2.3", "\(number)/9.9"] {
      await #expect(throws: Refusal.self) { try await desk.stuckRequest(key) }
    }
  }
}

import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// People at work: who may act, for whom, and who has which task. The same on every store.
@Suite(.serialized) struct PeopleTests {
  /// Lan and Minh receive, Cúc and Đạt appraise, Hùng gives out the work; Lan is away in February.
  private static let people = """
    {"agencies": [{"code": "H32.14", "title": "UBND phường"}, {"code": "H32.15", "title": "UBND xã"}],
     "officers": [
      {"id": "lan", "name": "Lan",
       "posts": [{"agency": "H32.14", "role": "một_cửa", "from": "2026-01-01"}]},
      {"id": "minh", "name": "Minh",
       "posts": [{"agency": "H32.15", "role": "một_cửa", "from": "2026-01-01"}]},
      {"id": "cúc", "name": "Cúc",
       "posts": [{"agency": "H32.14", "role": "chuyên_viên", "from": "2026-01-01"}]},
      {"id": "đạt", "name": "Đạt",
       "posts": [{"agency": "H32.14", "role": "chuyên_viên", "from": "2026-01-01",
                  "until": "2026-01-31"}]},
      {"id": "hùng", "name": "Hùng",
       "posts": [{"agency": "H32.14", "role": "lãnh_đạo", "from": "2026-01-01",
                  "assigns": ["chuyên_viên"]}]}],
     "delegations": [
      {"grantor": "lan", "delegate": "minh", "roles": ["một_cửa"], "from": "2026-01-26",
       "until": "2026-01-27"}]}
    """

  private static func directory() throws -> Directory {
    let (directory, faults) = Directory.read(Array(people.utf8))
    try #require(faults.isEmpty)
    return directory
  }

  private static func open(_ store: Store) async throws -> (OpenStore, Desk, String) {
    let open = try await store.open()
    _ = try await open.desk()
    let desk = Desk(open.journal, .standard, people: try directory())
    let number = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start).caseNumber
    return (open, desk, number)
  }

  private static func receive(_ person: String?, for principal: String? = nil) -> Command {
    .act(
      Choice(
        by: Performer(ID(2), person: person), for: principal, .outcome(ID(1), index: 0)))
  }

  private static func claim(_ person: String, for principal: String? = nil) -> Command {
    .claim(TaskClaim(ID(2), by: Agent(person, for: principal)))
  }

  private static func assign(to person: String, by giver: String) -> Command {
    .assign(TaskAssignment(ID(2), to: person, by: Agent(giver)))
  }

  private func refusal(
    _ command: Command, _ desk: Desk, _ number: String, at now: Moment = Sample.start
  ) async -> AuthorityFault.Kind? {
    do throws(Refusal) {
      _ = try await desk.submit(command, to: number, at: now)
      return nil
    } catch {
      if case .unauthorized(let fault) = error { return fault.kind }
      Issue.record("\(error)")
      return nil
    }
  }

  @Test(arguments: Store.allCases)
  func onlyWhoHoldsTheRoleActs(_ store: Store) async throws {
    let (open, desk, number) = try await Self.open(store)
    #expect(await refusal(Self.receive(nil), desk, number) == .personMissing)
    #expect(await refusal(Self.receive("ai"), desk, number) == .unknownOfficer("ai"))
    #expect(await refusal(Self.receive("cúc"), desk, number) == .roleNotHeld("cúc"))
    // The role, but at another agency.
    #expect(await refusal(Self.receive("minh"), desk, number) == .roleNotHeld("minh"))
    #expect(
      await refusal(Self.receive("cúc", for: "lan"), desk, number)
        == .notDelegated("cúc", by: "lan"))
    #expect(
      await refusal(Self.receive("lan", for: "cúc"), desk, number) == .roleNotHeld("cúc"))
    // It held until yesterday.
    let later = Sample.start.adding(days: 2)
    #expect(
      await refusal(Self.receive("minh", for: "lan"), desk, number, at: later)
        == .notDelegated("minh", by: "lan"))
    #expect(try await desk.file(of: number).standing.sequence == 1)
    let receipt = try await desk.submit(
      Self.receive("minh", for: "lan"), to: number, key: "nhận",
      by: Attribution(person: "minh", principal: "lan", reason: "lan đi công tác"),
      at: Sample.start)
    #expect(
      receipt.events.map(\.event).contains(
        .actedFor(principal: "lan", by: Performer(ID(2), person: "minh"), in: ID(1))))
    // What was carried out is answered, whatever has become of the delegation.
    #expect(
      try await desk.submit(Self.receive("minh", for: "lan"), to: number, key: "nhận", at: later)
        == receipt)
    let records = try await open.otherDesk().records(of: number)
    #expect(
      records.map(\.attribution) == [
        .none, Attribution(person: "minh", principal: "lan", reason: "lan đi công tác"),
      ])
    #expect(try await verify(open.journal, .standard).isSound)
  }

  @Test(arguments: Store.allCases)
  func tasksAreTakenOnGivenAndGivenBack(_ store: Store) async throws {
    let (open, desk, number) = try await Self.open(store)
    _ = try await desk.submit(Self.receive("lan"), to: number, at: Sample.start)
    #expect(await refusal(Self.claim("lan"), desk, number) == .roleNotHeld("lan"))
    _ = try await desk.submit(Self.claim("cúc"), to: number, at: Sample.start)
    func waiting(_ person: String) async throws -> [String?] {
      try await open.journal.waiting(
        for: "chuyên_viên", of: "H32.14", person: person, limit: 5
      ).map(\.assignee)
    }
    #expect(try await waiting("cúc") == ["cúc"])
    #expect(try await waiting("đạt") == [])
    #expect(
      try await desk.work(of: "cúc", at: Sample.start, limit: 5).map(\.step.caseNumber) == [number])
    #expect(try await desk.work(of: "đạt", at: Sample.start, limit: 5).isEmpty)
    await #expect(throws: Refusal.rejected(.faulty([.claimedByAnother("cúc")]))) {
      try await desk.submit(Self.claim("đạt"), to: number, at: Sample.start)
    }
    // Neither a colleague gives it away nor does anybody get it who does not hold the role.
    #expect(
      await refusal(Self.assign(to: "đạt", by: "đạt"), desk, number) == .mayNotAssign("đạt"))
    #expect(
      await refusal(Self.assign(to: "lan", by: "hùng"), desk, number) == .roleNotHeld("lan"))
    let february = Sample.start.adding(days: 10)
    #expect(
      await refusal(Self.assign(to: "đạt", by: "hùng"), desk, number, at: february)
        == .roleNotHeld("đạt"))
    _ = try await desk.submit(Self.assign(to: "đạt", by: "hùng"), to: number, at: Sample.start)
    #expect(try await waiting("đạt") == ["đạt"])
    _ = try await desk.submit(Self.assign(to: "cúc", by: "đạt"), to: number, at: Sample.start)
    _ = try await desk.submit(
      .giveBack(TaskReturn(ID(2), by: Agent("cúc"), reason: "nghỉ phép")), to: number,
      at: Sample.start)
    #expect(try await waiting("đạt") == [nil])
    let here = try await desk.file(of: number).state
    #expect(try await open.otherDesk().file(of: number).state == here)
    #expect(try await verify(open.journal, .standard).isSound)
  }

  @Test(arguments: Store.allCases)
  func whatWaitsForAnotherIsDoneByDelegation(_ store: Store) async throws {
    let (_, desk, number) = try await Self.open(store)
    let work = try await desk.work(of: "minh", at: Sample.start, limit: 5)
    #expect(work.map(\.principal) == ["lan"])
    #expect(work.map(\.step.caseNumber) == [number])
    #expect(try await desk.work(of: "minh", at: Sample.start.adding(days: 2), limit: 5).isEmpty)
    #expect(try await desk.work(of: "hùng", at: Sample.start, limit: 5).isEmpty)
    // The officer who is named for the next step has to hold its role.
    #expect(
      await refusal(
        Sample.act(1, 0, as: 2, "lan", assigning: "lan"), desk, number) == .roleNotHeld("lan"))
    _ = try await desk.submit(
      Sample.act(1, 0, as: 2, "lan", assigning: "cúc"), to: number, at: Sample.start)
    await #expect(throws: Refusal.rejected(.faulty([.assignedToAnother("cúc")]))) {
      try await desk.submit(Sample.note(5, by: "đạt"), to: number, at: Sample.start)
    }
  }

  @Test(arguments: Store.allCases)
  func whoSentACommandCanBeErased(_ store: Store) async throws {
    let (open, desk, number) = try await Self.open(store)
    let now = Sample.start
    _ = try await desk.submit(
      Self.receive("lan"), to: number,
      by: Attribution(account: "lan@phuong", person: "lan", reason: "vì bà Bưởi đến quầy"), at: now)
    _ = try await desk.submit(Sample.act(2, 2, as: 3, "cúc"), to: number, at: now)
    _ = try await desk.submit(
      .actionSucceeded(request: 1, value: .flag(true)), to: number, at: now)
    try await desk.erasePersonal(of: number)
    #expect(try await desk.records(of: number).map(\.attribution).allSatisfy { $0 == .none })
    #expect(try await verify(open.journal, .standard).isSound)
    if let path = open.path {
      #expect(try occurrences(of: Array("bà Bưởi".utf8), inFilesAt: path) == 0)
    }
  }
}

import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import SourceText
import Testing

@testable import ProcedureStore

/// What cases ask of the world is kept with the event, and begun until it is done or given up.
@Suite(.serialized) struct OutboxTests {
  private static func caseInLookUp(_ desk: Desk) async throws -> String {
    let now = Sample.start
    let number = try await desk.open("cấp_phép", with: Sample.filing, at: now).caseNumber
    _ = try await desk.submit(Sample.receive, to: number, at: now)
    _ = try await desk.submit(Sample.finish, to: number, at: now)
    return number
  }

  @Test(arguments: Store.allCases)
  func requestsKeepTheirKeyAndComeOnce(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let number = try await Self.caseInLookUp(desk)
    // Looking takes none.
    let waiting = try await open.journal.requests(of: number)
    #expect(waiting.map(\.kind) == [.notice, .action])
    #expect(waiting.map(\.attempts) == [0, 0])
    #expect(try await open.journal.requests(of: "khác").isEmpty)
    let requests = try await desk.takeRequests(at: Sample.start)
    #expect(requests.map(\.item.kind) == [.notice, .action])
    #expect(requests.map(\.item.key).allSatisfy { $0.hasPrefix(number + "/") })
    guard case .notice? = requests.first?.asked else {
      Issue.record("no notice")
      return
    }
    let other = try await open.otherDesk()
    #expect(try await other.takeRequests(at: Sample.start).isEmpty)
    try await desk.done(try #require(requests.first).item)
    // Whoever took the other one is gone: after the lease it comes again under the same key.
    let again = try await other.takeRequests(at: Sample.start.adding(seconds: 300))
    #expect(again.map(\.item.key) == [requests[1].item.key])
    #expect(again.map(\.item.attempts) == [2])
    // And what the first one says now is too late.
    try await desk.done(requests[1].item)
    try await desk.done(requests[1].item)
    let answer = Command.actionSucceeded(request: 1, value: .flag(true))
    _ = try await desk.submit(answer, to: number, at: Sample.start.adding(seconds: 300))
    let late = Sample.start.adding(days: 9)
    #expect(try await other.takeRequests(at: late).isEmpty)
    #expect(try await open.journal.incidents(limit: 10).isEmpty)
    #expect(try await desk.file(of: number).standing.end == "đã_cấp")
  }

  @Test(arguments: Store.allCases)
  func afterTheLastAttemptItIsAnIncident(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    _ = try await Self.caseInLookUp(desk)
    var now = Sample.start
    var waits: [Int64] = []
    // One attempt and the two more that the procedure foresees.
    for attempt in 1...3 {
      let taken = try await desk.takeRequests(at: now)
      let request = try #require(taken.last { $0.item.kind == .action })
      #expect(request.item.attempts == attempt)
      let settlement = try await desk.failed(
        request, because: Localized(verbatim: "mất mạng \(attempt)"), at: now)
      switch settlement {
      case .again(let moment, _):
        waits.append(now.seconds(to: moment))
        let early = try await desk.takeRequests(at: moment.adding(seconds: -1))
        #expect(!early.contains { $0.item.kind == .action })
        now = moment
      case .incident(let reason): #expect(reason == "mất mạng 3")
      case .done, .partly, .waiting: Issue.record("\(settlement)")
      }
    }
    #expect(waits.count == 2)
    #expect((45...75).contains(waits[0]) && (90...150).contains(waits[1]))
    let incidents = try await open.journal.incidents(limit: 10)
    #expect(incidents.map(\.failure) == ["mất mạng 3"])
    let left = try await desk.takeRequests(at: now.adding(days: 100))
    #expect(!left.contains { $0.item.kind == .action })
  }

  @Test(arguments: Store.allCases)
  func whatNobodyComesBackFromIsAnIncidentAsWell(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    _ = try await Self.caseInLookUp(desk)
    for attempt in 0..<4 {
      let now = Sample.start.adding(seconds: Int64(attempt * 300))
      let taken = try await desk.takeRequests(at: now, lease: 300)
      #expect(taken.contains { $0.item.kind == .action } == (attempt < 3))
    }
    #expect(try await open.journal.incidents(limit: 10).map(\.kind) == [.action])
  }

  @Test(arguments: Store.allCases)
  func workersShareTheRequests(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    for _ in 0..<10 { _ = try await Self.caseInLookUp(desk) }
    let keys = try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<4 {
        let worker = try await open.otherDesk()
        group.addTask {
          var keys: [String] = []
          while true {
            let taken = try await worker.takeRequests(at: Sample.start, limit: 2)
            if taken.isEmpty { return keys }
            for request in taken {
              keys.append(request.item.key)
              try await worker.done(request.item)
            }
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(keys.count == 20)
    #expect(Set(keys).count == 20)
  }
}

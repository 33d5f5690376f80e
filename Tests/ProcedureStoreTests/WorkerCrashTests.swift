import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Synchronization
import Testing

@testable import ProcedureStore

/// Workers that are killed between an effect and its answer, over and over: everything reaches the
/// receiver under one key with one content, and every case is answered once.
@Suite(.serialized) struct WorkerCrashTests {
  private static let cases = 8
  private static let kills = 8

  @Test(arguments: Store.kept)
  func everythingArrivesAndIsAnsweredOnce(_ store: Store) async throws {
    let open = try await store.open()
    let received = FileManager.default.temporaryDirectory
      .appending(path: "received-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: received) }
    let desk = try await WorkSample.desk(open)
    var numbers: [String] = []
    for _ in 0..<Self.cases { numbers.append(try await WorkSample.open(desk, "báo", "lưu")) }
    for round in 0..<Self.kills {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          store = store as Store, address = open.address as String,
          received = received as String, round = round as Int
        ] in
        let journal = try await store.journal(at: address)
        let action = RecordingAction(
          file: received, killedAt: 1 + round % 3, isKilledFirst: round.isMultiple(of: 2))
        _ = try await RecordingAction.work(Desk(journal, .standard), action, round: round)
      }
    }
    let last = RecordingAction(file: received, killedAt: .max, isKilledFirst: false)
    _ = try await RecordingAction.work(desk, last, round: Self.kills)

    let lines = try String(contentsOfFile: received, encoding: .utf8).split(separator: "\n")
    var contents: [Substring: Set<Substring>] = [:]
    for line in lines {
      let parts = line.split(separator: "\t", maxSplits: 1)
      contents[parts[0], default: []].insert(parts[1])
    }
    #expect(lines.count >= contents.count)
    #expect(contents.values.allSatisfy { $0.count == 1 })
    let expected = numbers.flatMap { ["\($0)/2.1#sms", "\($0)/2.1#email", "\($0)/3.1"] }
    #expect(Set(contents.keys.map(String.init)) == Set(expected))
    for number in numbers {
      #expect(try await open.journal.requests(of: number).isEmpty)
      let answers = try await desk.history(of: number).filter { $0.event.isAnswer }
      #expect(answers.count == 1, "\(number)")
    }
  }
}

/// Writes down what it is asked, and has its process killed before or after one of the calls.
private final class RecordingAction: Action {
  private let file: String
  private let killedAt: Int
  private let isKilledFirst: Bool
  private let count = Mutex(0)

  init(file: String, killedAt: Int, isKilledFirst: Bool) {
    self.file = file
    self.killedAt = killedAt
    self.isKilledFirst = isKilledFirst
  }

  /// A round some time after the leases of the one before.
  static func work(
    _ desk: ProcedureRuntime.Desk, _ action: RecordingAction, round: Int
  ) async throws -> WorkRound {
    let clock = HandClock(WorkSample.start.adding(seconds: Int64(round) * 1000))
    return try await Worker(
      desk, Bindings(everything: Binding(action)), clock: clock.workClock, mostAtOnce: 2
    ).round()
  }

  var givesResult: Bool { true }

  func perform(_ call: ActionCall) async throws(ActionFault) -> ActionOutcome {
    let isLast = count.withLock { count in
      count += 1
      return count == killedAt
    }
    if isLast, isKilledFirst { kill(getpid(), SIGKILL) }
    let content = "\(call.payload)".replacing("\n", with: " ")
    guard let output = fopen(file, "a") else { throw .transient("no file") }
    fputs("\(call.key)\t\(call.moment)\(content)\n", output)
    fclose(output)
    if isLast { kill(getpid(), SIGKILL) }
    return .done()
  }
}

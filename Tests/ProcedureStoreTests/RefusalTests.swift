import CivilTime
import Foundation
import PrivatePostgres
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// Where there is no room, or a neighbour holds what is needed, a command is refused clearly, and
/// nothing is lost.
@Suite(.serialized) struct RefusalTests {
  /// By somebody with a long name: room is soon used up.
  private static let filing = Command.file(
    Filing(
      Opening(
        caseNumber: "", applicant: Applicant(name: String(repeating: "Tôn Nữ ", count: 150)),
        channel: .online, returning: .counter),
      fields: [FieldEntry(ID(0), .number(120))]))

  /// Opens cases until one is refused; answers the keys of those that were not, and the refusal.
  private static func openCases(at desk: Desk, _ most: Int) async -> (keys: [String], Refusal?) {
    var keys: [String] = []
    for index in 0..<most {
      do throws(Refusal) {
        let key = "mở \(index)"
        _ = try await desk.open("cấp_phép", with: filing, key: key, at: Sample.start)
        keys.append(key)
      } catch {
        return (keys, error)
      }
    }
    return (keys, nil)
  }

  private static func deploy(to journal: any Journal) async throws -> Desk {
    let desk = Desk(journal, .standard)
    try await desk.deploy(try Sample.artifact(Sample.verified()), with: .trial, at: Sample.start)
    return desk
  }

  private static func expectAllKept(_ keys: [String], in journal: any Journal) async throws {
    let result = try await expectSound(journal)
    #expect(result.entries >= keys.count)
    #expect(keys.count > 10)
    for key in keys { #expect(try await journal.entry(withKey: key)?.sequence == 1) }
  }

  @Test func aFullDiskIsRefusedClearlyAndLosesNothing() async throws {
    let path = try Store.sqlite.newAddress()
    defer {
      Store.sqlite.remove(path)
      unlink(path + ".acks")
    }
    _ = try await Self.deploy(to: try await Store.sqlite.journal(at: path))
    await #expect(processExitsWith: .success) { [path = path as String] in
      let desk = Desk(try await Store.sqlite.journal(at: path), .standard)
      // As if the disk had no room for more: files may grow no further.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 1_500_000, rlim_max: 1_500_000)
      guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(2) }
      let (keys, refusal) = await Self.openCases(at: desk, 5000)
      try keys.joined(separator: "\n").write(
        toFile: path + ".acks", atomically: false, encoding: .utf8)
      guard case .journal(.full) = refusal else {
        print("refused as \(String(describing: refusal))")
        exit(3)
      }
      exit(0)
    }
    let journal = try await Store.sqlite.journal(at: path)
    let keys = try String(contentsOfFile: path + ".acks", encoding: .utf8).split(separator: "\n")
    try await Self.expectAllKept(keys.map(String.init), in: journal)
    // With room again it goes on.
    let desk = Desk(journal, .standard)
    _ = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start)
  }

  @Test func aServerWithoutRoomRefusesClearlyAndLosesNothing() async throws {
    let server = try PrivatePostgres(.init(longestFile: 1_100_000, isSynchronised: false))
    let url = try server.newDatabaseURL()
    let desk = try await Self.deploy(to: try await Store.postgres.journal(at: url))
    let (keys, refusal) = await Self.openCases(at: desk, 20_000)
    guard case .journal(.full) = refusal else {
      Issue.record("refused as \(String(describing: refusal))")
      return
    }
    // With room again it goes on, also for those who have seen it full.
    try server.stop()
    try server.start(with: .init(isSynchronised: false))
    _ = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start)
    try await Self.expectAllKept(keys, in: try await Store.postgres.journal(at: url))
    try server.stop()
  }

  @Test(arguments: Store.kept)
  func whatANeighbourHoldsIsRefusedClearly(_ store: Store) async throws {
    let open = try await store.open()
    let neighbour = try await open.desk()
    let desk = Desk(try await store.journal(at: open.address, patience: 0.05), .standard)
    try await open.holdingEntries {
      let refusal = await #expect(throws: Refusal.self) {
        try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start)
      }
      guard case .journal(.locked) = refusal else {
        Issue.record("refused as \(String(describing: refusal))")
        return
      }
    }
    // A number was used up by nobody.
    let receipt = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start)
    #expect(receipt.caseNumber.hasSuffix("-0001"))
    _ = try await neighbour.submit(Sample.receive, to: receipt.caseNumber, at: Sample.start)
    try await expectSound(open.journal)
  }
}

extension OpenStore {
  /// Keeps everybody else from appending while the body goes on.
  fileprivate func holdingEntries(_ body: @Sendable @escaping () async throws -> Void) async throws
  {
    @Sendable func hold(_ connection: any SQLConnection) throws {
      try connection.holdBackEntries()
      let done = DispatchSemaphore(value: 0)
      Task {
        defer { done.signal() }
        do { try await body() } catch { Issue.record(error) }
      }
      done.wait()
    }
    if let journal = journal as? SQLJournal<SQLiteDatabase> {
      try await journal.database.write(.entries) { try hold($0) }
    } else if let journal = journal as? SQLJournal<PostgresDatabase> {
      try await journal.database.write(.entries) { try hold($0) }
    }
  }
}

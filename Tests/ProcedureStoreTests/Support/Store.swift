import CivilTime
import Foundation
import PrivatePostgres
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// The journals that all tests of the suite are run with.
enum Store: String, CaseIterable, Codable, Sendable, CustomTestStringConvertible {
  case memory, sqlite, postgres

  var testDescription: String { rawValue }

  static let kept: [Store] = [.sqlite, .postgres]

  /// A new journal, and the way to it for others.
  func open() async throws -> OpenStore {
    let address = try newAddress()
    let journal = try await journal(at: address)
    return OpenStore(store: self, first: journal, address: address)
  }

  /// Where nothing is kept yet: a file, or a database of a server.
  func newAddress(
    at server: Result<PrivatePostgres, any Error> = PostgresServer.shared
  ) throws -> String {
    switch self {
    case .memory: ""
    case .sqlite:
      FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)").path
    case .postgres: try server.get().newDatabaseURL()
    }
  }

  /// - Parameter patience: seconds to wait for a neighbour; else more than the busiest machine needs.
  func journal(at address: String, patience: Double = 120) async throws -> any Journal {
    switch self {
    case .memory: MemoryJournal()
    case .sqlite: try JournalStore.sqlite(path: address, patience: patience)
    case .postgres: try await JournalStore.postgres(url: address, patience: patience)
    }
  }

  /// Removes what was kept there; a server removes its databases itself.
  func remove(_ address: String) {
    guard self == .sqlite else { return }
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: address + suffix)
    }
  }
}

final class OpenStore: Sendable {
  let journal: any Journal
  let store: Store
  let address: String
  /// The file it is in, where it is in one.
  var path: String? { store == .sqlite ? address : nil }

  init(store: Store, first: any Journal, address: String) {
    self.store = store
    self.address = address
    journal = first
  }

  deinit { store.remove(address) }

  /// The same journal as another process has it.
  func again() async throws -> any Journal {
    store == .memory ? journal : try await store.journal(at: address)
  }

  /// A desk at which cases of the sample are opened.
  func desk(_ changing: (Desk) async throws -> Void = { _ in }) async throws -> Desk {
    let desk = Desk(journal, .standard)
    try await desk.deploy(try Sample.artifact(Sample.verified()), with: .trial, at: Sample.start)
    try await changing(desk)
    return desk
  }

  func otherDesk() async throws -> Desk { Desk(try await again(), .standard) }

  /// Changes tables behind the back of the journal.
  func tamper(_ sql: String) async throws {
    if let journal = journal as? SQLJournal<SQLiteDatabase> {
      _ = try await journal.database.write(.tables) { try $0.run(sql) }
    } else if let journal = journal as? SQLJournal<PostgresDatabase> {
      _ = try await journal.database.write(.tables) { try $0.run(sql) }
    } else {
      Issue.record("nothing to tamper with")
    }
  }
}

/// The server for this run of the tests. What is asked of the disk is tested at others.
enum PostgresServer {
  static let shared = Result { try PrivatePostgres(.init(isSynchronised: false)) }
}

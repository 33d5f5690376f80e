import Foundation
import GRDB
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// Tables of every released version are brought up to date.
@Suite(.serialized) struct SchemaTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Corpus/schema")

  /// What was released is never edited: the texts are kept once more, and a new step adds a file.
  @Test func releasedStepsStayAsTheyAre() throws {
    for (index, (sqlite, postgres)) in zip(Schema.sqlite, Schema.postgres).enumerated() {
      for (name, step) in [("sqlite", sqlite), ("postgres", postgres)] {
        let file = Self.folder.appending(path: "\(name)-\(index + 1).sql")
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(kept == step + "\n", "\(name) \(index + 1)")
      }
    }
  }

  @Test func everyReleasedVersionIsBroughtUpToDate() async throws {
    for version in 0...Schema.version {
      let path = FileManager.default.temporaryDirectory
        .appending(path: "schema-\(UUID().uuidString)").path
      defer {
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
      }
      do {
        let queue = try DatabaseQueue(path: path)
        try await queue.write { database in
          for step in Schema.sqlite[..<version] { try database.execute(sql: step) }
          try database.execute(sql: "PRAGMA user_version = \(version)")
        }
      }
      let desk = Desk(try JournalStore.sqlite(path: path), .standard)
      try await desk.deploy(try Sample.artifact(Sample.verified()), with: .trial, at: Sample.start)
      _ = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start)
    }
  }

  @Test func aLaterVersionIsRefused() async throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "schema-\(UUID().uuidString)").path
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    do {
      let queue = try DatabaseQueue(path: path)
      try await queue.write { try $0.execute(sql: "PRAGMA user_version = 999") }
    }
    let fault = JournalFault.newerSchema(found: 999, known: Schema.version)
    #expect(throws: fault) { try JournalStore.sqlite(path: path) }
  }

  @Test func severalProcessesMayOpenANewOneAtOnce() async throws {
    for store in Store.kept {
      let open = try await store.open()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { _ = try await open.again() } }
        try await group.waitForAll()
      }
    }
  }

  /// A commit is on disk when it is answered: the pool's own choice would be 1, NORMAL.
  @Test func commitsAreWrittenInFull() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "full-sync-\(UUID().uuidString)").path
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    #expect(try SQLiteDatabase(path: path, patience: 1).durability() == 2)
  }

  @Test func whatIsNotADatabaseIsRefused() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "text-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(repeating: 65, count: 5000).write(to: URL(filePath: path))
    #expect(throws: JournalFault.self) { try JournalStore.sqlite(path: path) }
    #expect(throws: JournalFault.self) {
      try JournalStore.sqlite(path: "/khong/co/thu-muc/nay.db")
    }
  }
}

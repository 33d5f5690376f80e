import CivilTime
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

  /// Entries that were written before persons were kept: their hashes stay, and cases go on.
  @Test(arguments: Store.kept)
  func whatWasWrittenBeforeStaysAsItWas(_ store: Store) async throws {
    let memory = MemoryJournal()
    let first = Desk(memory, .standard)
    let artifact = try Sample.artifact(Sample.verified())
    try await first.deploy(artifact, with: .trial, at: Sample.start)
    let number = try await first.open("cấp_phép", with: Sample.filing, at: Sample.start).caseNumber
    _ = try await first.submit(
      Sample.receive, to: number, by: Attribution(account: "lan@phuong"), at: Sample.start)
    let reading = try #require(await memory.read(number, after: 0))
    for version in 1..<Schema.version {
      let open = try await Self.journal(store, at: version, holding: reading)
      let journal = open.journal
      let desk = Desk(journal, .standard)
      try await desk.deploy(artifact, with: .trial, at: Sample.start)
      let sound = try await verify(journal, .standard)
      #expect(sound.isSound && sound.entries == 2, "\(version): \(sound.findings)")
      let records = try await desk.records(of: number)
      #expect(records.map(\.entry) == reading.entries)
      _ = try await desk.submit(
        Sample.note(7), to: number, by: Attribution(person: "cúc"), at: Sample.start)
      #expect(try await verify(journal, .standard).isSound)
    }
  }

  /// A journal that was made by an earlier version with a case in it.
  private static func journal(
    _ store: Store, at version: Int, holding reading: CaseReading
  ) async throws -> OpenStore {
    let content = Self.script(reading, store, version)
    switch store {
    case .memory: return OpenStore(first: MemoryJournal()) { MemoryJournal() }
    case .sqlite:
      let path = FileManager.default.temporaryDirectory
        .appending(path: "schema-\(UUID().uuidString)").path
      let queue = try DatabaseQueue(path: path)
      try await queue.write { database in
        for step in Schema.sqlite[..<version] { try database.execute(sql: step) }
        try database.execute(sql: content)
        try database.execute(sql: "PRAGMA user_version = \(version)")
      }
      try queue.close()
      return OpenStore(first: try JournalStore.sqlite(path: path), path: path) {
        try JournalStore.sqlite(path: path)
      }
    case .postgres:
      let url = try await PostgresServer.shared.get().newDatabase()
      let connection = try await PostgresConnection(url, try #require(LibPQ.shared))
      try await connection.run { session in
        try session.script("CREATE TABLE schema_versions (version BIGINT PRIMARY KEY)")
        for (index, step) in Schema.postgres[..<version].enumerated() {
          try session.script(step)
          try session.script("INSERT INTO schema_versions (version) VALUES (\(index + 1))")
        }
        try session.script(content)
      }
      return OpenStore(first: try await JournalStore.postgres(url: url), url: url) {
        try await JournalStore.postgres(url: url)
      }
    }
  }

  private static func script(
    _ reading: CaseReading, _ store: Store, _ version: Int
  ) -> String {
    func bytes(_ bytes: [UInt8]?) -> String {
      guard let bytes else { return "NULL" }
      let digits = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      return store == .sqlite ? "x'\(digits)'" : "'\\x\(digits)'::bytea"
    }
    func text(_ text: String?) -> String { text.map { "'\($0)'" } ?? "NULL" }
    let standing = reading.standing
    var script = """
      INSERT INTO cases (number, series, ordinal, procedure, artifact, sequence, hash, opened_at,
        changed_at, timer_taken_until)
      VALUES (\(text(standing.number)), \(text(standing.series)), 1, \(text(standing.procedure)),
        \(text(standing.artifact)), \(standing.sequence), \(bytes(standing.hash)),
        \(standing.openedAt.seconds), \(standing.changedAt.seconds), 0);
      """
    for entry in reading.entries {
      let own = """
        (SELECT id FROM cases), \(entry.sequence), \(entry.recordedAt.seconds),
        \(bytes(entry.open)), \(bytes(entry.commitment)), \(bytes(entry.hash))
        """
      let personal = """
        \(bytes(entry.personal?.salt)), \(text(entry.personal?.attribution.account)),
        \(bytes(entry.personal?.bytes))
        """
      let columns = "\"case\", sequence, recorded_at, events, commitment, hash"
      script +=
        version == 1
        ? """
        INSERT INTO entries (\(columns)) VALUES (\(own));
        INSERT INTO personal (position, salt, account, content)
        VALUES ((SELECT max(position) FROM entries), \(personal));
        """
        : "INSERT INTO entries (\(columns), salt, account, content) VALUES (\(own), \(personal));"
    }
    if store == .sqlite, version > 1 {
      script += "UPDATE projection SET position = \(reading.entries.count);"
    }
    return script
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

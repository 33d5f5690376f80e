import Foundation
import GRDB
import ProcedureGraph
import ProcedureInterpreter
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

  /// What an earlier version has kept is there as it was, and goes on.
  @Test(arguments: Store.kept, 0...Schema.version)
  func everyReleasedVersionIsBroughtUpToDate(_ store: Store, _ version: Int) async throws {
    let memory = MemoryJournal()
    let before = Desk(memory, .standard)
    let (number, other) = try await Self.populate(before)
    let address = try store.newAddress()
    defer { store.remove(address) }
    try await EarlierJournal.write(version, at: address, of: store, memory)
    let journal = try await store.journal(at: address)
    let desk = Desk(journal, .standard)
    if version == 0 { _ = try await Self.populate(desk) }

    try await expectSound(journal)
    if version > 0 {
      let history = try await desk.history(of: number)
      #expect(try await history == before.history(of: number))
      #expect(try await desk.file(of: number).standing == before.file(of: number).standing)
      #expect(try await journal.entry(withKey: "nộp") == memory.entry(withKey: "nộp"))
    }
    #expect(try await journal.cases(of: "079", limit: 5).map(\.number) == [number])
    #expect(try await journal.requests(of: number).map(\.kind) == [.notice, .action])
    let answer = Command.actionSucceeded(request: 1, value: .flag(true))
    _ = try await desk.submit(answer, to: number, at: Sample.start)
    #expect(try await journal.requests(of: number).map(\.kind) == [.notice])
    _ = try await desk.submit(Sample.receive, to: other, at: Sample.start)
    let next = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start)
    #expect(next.caseNumber.hasSuffix("-0003"))
    try await expectSound(journal)
  }

  /// A case whose last step asks for an action, and one that was just opened.
  private static func populate(_ desk: Desk) async throws -> (String, String) {
    let now = Sample.start
    try await desk.deploy(try Sample.artifact(Sample.verified()), with: .trial, at: now)
    let number = try await desk.open(
      "cấp_phép", with: Sample.filing, key: "nộp", account: "bưởi", person: "079", at: now
    ).caseNumber
    let other = try await desk.open("cấp_phép", with: Sample.filing, at: now).caseNumber
    for command in [Sample.receive, Sample.note(7), Sample.finish] {
      _ = try await desk.submit(command, to: number, at: now)
    }
    return (number, other)
  }

  @Test(arguments: Store.kept) func aLaterVersionIsRefused(_ store: Store) async throws {
    let address = try store.newAddress()
    defer { store.remove(address) }
    switch store {
    case .memory: return
    case .sqlite:
      try await DatabaseQueue(path: address).write {
        try $0.execute(sql: "PRAGMA user_version = 999")
      }
    case .postgres:
      let session = try PostgresSession(address, try #require(LibPQ.shared), patience: 120)
      try session.script(
        "CREATE TABLE schema_versions (version BIGINT); INSERT INTO schema_versions VALUES (999)")
    }
    let fault = JournalFault.newerSchema(found: 999, known: Schema.version)
    await #expect(throws: fault) { try await store.journal(at: address) }
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

  /// A commit is on disk when it is answered: the pool's own choice would be 1, NORMAL. It is so after
  /// tables were brought up to date as well, which does not wait for the disk.
  @Test func commitsAreWrittenInFull() async throws {
    let path = try Store.sqlite.newAddress()
    defer { Store.sqlite.remove(path) }
    let database = try SQLiteDatabase(path: path, patience: 120)
    #expect(try database.durability() == 2)
    let journal = SQLJournal(database: database)
    _ = try await Self.populate(Desk(journal, .standard))
    #expect(try await journal.cases(of: "079", limit: 5).count == 1)
    #expect(try database.durability() == 2)
  }

  @Test func commitsOfTheServerAreWrittenInFull() async throws {
    let address = try Store.postgres.newAddress()
    let database = try await PostgresDatabase(url: address, patience: 120)
    let setting = try await database.read(.entries) { try $0.run("SHOW synchronous_commit") }
    #expect(setting.map(\.values) == [[.text("on")]])
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

import ProcedureRuntime

/// The journal in a PostgreSQL database that several computers work on.
final class PostgresDatabase: SQLDatabase {
  private let connections: Connections

  /// Connects, and brings the tables up to date.
  init(url: String) async throws(JournalFault) {
    guard let library = LibPQ.shared else {
      throw .unavailable("libpq.so.5 is not installed (Debian package libpq5)")
    }
    connections = Connections(url: url, library: library)
    try await asking { connection in
      try await connection.transaction { try Self.migrate($0) }
    }
  }

  private static func migrate(_ session: PostgresSession) throws {
    // One process at a time: an arbitrary number that only this software uses.
    try session.run("SELECT pg_advisory_xact_lock(7483920165)")
    try session.script("CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT PRIMARY KEY)")
    let row = try session.run("SELECT max(version) FROM schema_versions").first
    let found = Int(try row?.optionalInteger(0) ?? 0)
    guard found <= Schema.version else {
      throw JournalFault.newerSchema(found: found, known: Schema.version)
    }
    for (index, step) in Schema.postgres.enumerated().dropFirst(found) {
      try session.script(step)
      try session.run(
        "INSERT INTO schema_versions (version) VALUES (?1)", .integer(Int64(index + 1)))
    }
  }

  func read<Answer: Sendable>(
    _ body: @Sendable (any SQLConnection) throws -> Answer
  ) async throws(JournalFault) -> Answer {
    try await asking { connection in
      try await connection.transaction { session in
        try session.script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return try body(session)
      }
    }
  }

  func write<Answer: Sendable>(
    _ body: @Sendable (any SQLConnection) throws -> Answer
  ) async throws(JournalFault) -> Answer {
    try await asking { try await $0.transaction { try body($0) } }
  }

  func append(_ appends: [Append]) async throws(JournalFault) -> [AppendOutcome] {
    try await asking {
      try await $0.transaction { try PostgresWriter(session: $0).append(appends) }
    }
  }

  func appendAtOnce(_ append: Append) -> AppendOutcome? { nil }

  /// PostgreSQL makes rows unreadable when it vacuums the table.
  func erase(
    _ body: @Sendable (any SQLConnection) throws -> Void
  ) async throws(JournalFault) {
    try await asking { connection in
      try await connection.transaction { try body($0) }
      try await connection.run { try $0.script("VACUUM entries") }
    }
  }

  private func asking<Answer: Sendable>(
    _ ask: (PostgresConnection) async throws -> Answer
  ) async throws(JournalFault) -> Answer {
    do {
      let connection = try await connections.take()
      do {
        let answer = try await ask(connection)
        await connections.give(connection)
        return answer
      } catch {
        await connections.give(connection)
        throw error
      }
    } catch {
      if let fault = error as? JournalFault { throw fault }
      if let fault = error as? PostgresFault { throw fault.journalFault }
      throw .unavailable("\(error)")
    }
  }
}

/// A few connections, made when they are needed and handed out one by one.
private actor Connections {
  private static let most = 4

  private let url: String
  private let library: LibPQ
  private var free: [PostgresConnection] = []
  private var count = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(url: String, library: LibPQ) {
    self.url = url
    self.library = library
  }

  func take() async throws -> PostgresConnection {
    while free.isEmpty, count >= Self.most {
      await withCheckedContinuation { waiting.append($0) }
    }
    if let connection = free.popLast() { return connection }
    count += 1
    do {
      return try await PostgresConnection(url, library)
    } catch {
      count -= 1
      throw error
    }
  }

  /// Takes one back; one that was lost is thrown away.
  func give(_ connection: PostgresConnection) async {
    if await connection.isLost { count -= 1 } else { free.append(connection) }
    if !waiting.isEmpty { waiting.removeFirst().resume() }
  }
}

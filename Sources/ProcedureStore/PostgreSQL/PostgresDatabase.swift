import ProcedureRuntime
import Synchronization

/// The journal in a PostgreSQL database that several computers work on.
final class PostgresDatabase: SQLDatabase {
  private let connections: Connections
  private let appending: Connections
  private let connect: @Sendable () throws -> PostgresSession
  /// A connection for what is appended at once, made when it is needed.
  private let own = Mutex<(session: PostgresSession, usedAt: ContinuousClock.Instant)?>(nil)
  private let isLocal: Bool

  /// Entries since the last look at how far the tables are behind; a new process looks at once.
  private let appended = Mutex((count: Projection.mostBehind, isLooking: false))

  /// Connects, and brings the tables up to date.
  init(url: String, patience: Double) async throws(JournalFault) {
    guard let library = LibPQ.shared else {
      throw .unavailable("libpq.so.5 is not installed (Debian package libpq5)")
    }
    connect = { () throws in
      try PostgresSession(url, library, patience: patience, appends: true)
    }
    connections = Connections(url, library, patience: patience, most: 4)
    appending = Connections(url, library, patience: patience, most: 2, appends: true)
    isLocal = try await connections.asking { session in
      try session.transaction { try Self.migrate($0) }
      return session.isLocal
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
    _ sight: Sight, _ body: @Sendable (any SQLConnection) throws -> Answer
  ) async throws(JournalFault) -> Answer {
    try await connections.asking { session in
      if sight == .tables { try PostgresProjection.catchUp(session) }
      return try session.transaction("ISOLATION LEVEL REPEATABLE READ READ ONLY") { try body($0) }
    }
  }

  func write<Answer: Sendable>(
    _ sight: Sight, _ body: @Sendable (any SQLConnection) throws -> Answer
  ) async throws(JournalFault) -> Answer {
    try await connections.asking { session in
      if sight == .tables { try PostgresProjection.catchUp(session) }
      return try session.transaction { try body($0) }
    }
  }

  func append(_ appends: [Append]) async throws(JournalFault) -> [AppendOutcome] {
    lookAside(after: appends.count)
    return try await appending.asking { try PostgresWriter(session: $0).append(appends) }
  }

  /// To a server on this computer: that answers as soon as a disk does.
  func appendAtOnce(_ appends: [Append]) throws(JournalFault) -> [AppendOutcome]? {
    guard isLocal else { return nil }
    do {
      let outcomes = try own.withLockIfAvailable { own in
        let session = try own.flatMap { Self.isUsable($0) ? $0.session : nil } ?? connect()
        own = nil
        let outcomes = try PostgresWriter(session: session).append(appends)
        own = (session, .now)
        return outcomes
      }
      if outcomes != nil { lookAside(after: appends.count) }
      return outcomes
    } catch {
      throw Self.fault(error)
    }
  }

  /// No server ends and is started anew within a hundredth of a second.
  private static func isUsable(
    _ own: (session: PostgresSession, usedAt: ContinuousClock.Instant)
  ) -> Bool {
    own.usedAt.duration(to: .now) < .milliseconds(10) || !own.session.hasEnded
  }

  /// Now and then has the tables brought up to date by another connection: nobody waits for it, and
  /// where it fails, whoever reads them does it.
  private func lookAside(after count: Int) {
    let isTime = appended.withLock { appended in
      appended.count += count
      guard appended.count >= Projection.mostBehind / 2, !appended.isLooking else { return false }
      appended = (0, true)
      return true
    }
    guard isTime else { return }
    Task {
      try? await connections.asking {
        try PostgresProjection.catchUp($0, from: Projection.mostBehind)
      }
      appended.withLock { $0.isLooking = false }
    }
  }

  /// PostgreSQL makes rows unreadable when it vacuums the table.
  func erase(
    _ body: @Sendable (any SQLConnection) throws -> Void
  ) async throws(JournalFault) {
    try await connections.asking { session in
      try PostgresProjection.catchUp(session)
      try session.transaction { try body($0) }
      try session.script("VACUUM entries")
    }
  }

  fileprivate static func fault(_ error: any Error) -> JournalFault {
    if let fault = error as? JournalFault { return fault }
    if let fault = error as? PostgresFault { return fault.journalFault }
    return .unavailable("\(error)")
  }
}

/// A few connections, made when they are needed and handed out one by one.
private actor Connections {
  private let url: String
  private let library: LibPQ
  private let patience: Double
  private let most: Int
  private let appends: Bool
  private var free: [PostgresConnection] = []
  private var count = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ url: String, _ library: LibPQ, patience: Double, most: Int, appends: Bool = false) {
    self.url = url
    self.library = library
    self.patience = patience
    self.most = most
    self.appends = appends
  }

  nonisolated func asking<Answer: Sendable>(
    _ ask: @Sendable (PostgresSession) throws -> Answer
  ) async throws(JournalFault) -> Answer {
    do {
      while true {
        let connection = try await take()
        let (answer, isLost) = await connection.run(ask)
        await give(isLost ? nil : connection)
        // One to a server that was started anew meanwhile: there is another one, or a new one.
        if let answer { return try answer.get() }
      }
    } catch {
      throw PostgresDatabase.fault(error)
    }
  }

  private func take() async throws -> PostgresConnection {
    while free.isEmpty, count >= most {
      await withCheckedContinuation { waiting.append($0) }
    }
    if let connection = free.popLast() { return connection }
    count += 1
    do {
      return try await PostgresConnection(url, library, patience: patience, appends: appends)
    } catch {
      give(nil)
      throw error
    }
  }

  /// Takes one back, or the place of one that was lost.
  private func give(_ connection: PostgresConnection?) {
    if let connection { free.append(connection) } else { count -= 1 }
    if !waiting.isEmpty { waiting.removeFirst().resume() }
  }
}

import Foundation
import GRDB
import ProcedureRuntime
import Synchronization

/// The journal in one file, by the system's SQLite. Readers do not wait for the writer.
final class SQLiteDatabase: SQLDatabase {
  private let pool: DatabasePool
  /// Entries since the last look at how far the tables are behind; a new process looks at once.
  private let appended = Mutex(Projection.mostBehind)

  /// A commit writes whole pages to the log: of small ones it writes less.
  private static let bytesOfPage = 1_024
  /// How long the log may grow before it is brought into the file.
  private static let bytesOfLog = 16 << 20

  /// Opens the file, or makes it where it is not there, and brings its tables up to date.
  ///
  /// - Parameter patience: seconds to wait for another process that holds it.
  init(path: String, patience: Double) throws(JournalFault) {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(patience)
      configuration.label = "journal"
      configuration.prepareDatabase {
        try $0.execute(sql: "PRAGMA page_size = \(Self.bytesOfPage)")
      }
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction { database in
        // The pool has set NORMAL, with which the last commits can be lost at a power failure.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try database.execute(
          sql: "PRAGMA wal_autocheckpoint = \(Self.bytesOfLog / Self.bytesOfPage)")
      }
      try Self.migrate(pool)
      self.pool = pool
    } catch {
      throw Self.fault(error)
    }
  }

  private static func migrate(_ pool: DatabasePool) throws {
    try pool.write { database in
      let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      guard found <= Schema.version else {
        throw JournalFault.newerSchema(found: found, known: Schema.version)
      }
      for step in Schema.sqlite[found...] { try database.execute(sql: step) }
      if found < Schema.version {
        try database.execute(sql: "PRAGMA user_version = \(Schema.version)")
      }
    }
  }

  func read<Answer: Sendable>(
    _ sight: Sight, _ body: @Sendable (any SQLConnection) throws -> Answer
  ) async throws(JournalFault) -> Answer {
    do {
      return try await withoutActuallyEscaping(body) { body in
        let answer = try await pool.read { database -> Answer? in
          if sight == .tables, try SQLiteProjection.behind(database) > 0 { return nil }
          return try body(SQLiteConnection(database: database))
        }
        if let answer { return answer }
        // What was kept before this was asked is seen; what comes meanwhile need not be.
        try await pool.writeWithoutTransaction { try Self.catchUp($0) }
        return try await pool.read { try body(SQLiteConnection(database: $0)) }
      }
    } catch {
      throw Self.fault(error)
    }
  }

  /// Need not wait for the disk: what it writes follows from the entries.
  private static func catchUp(_ database: Database) throws {
    try database.execute(sql: "PRAGMA synchronous = NORMAL")
    let result = Result {
      try database.inTransaction(.immediate) {
        try SQLiteProjection.catchUp(database)
        return .commit
      }
    }
    try database.execute(sql: "PRAGMA synchronous = FULL")
    try result.get()
  }

  func write<Answer: Sendable>(
    _ sight: Sight, _ body: @Sendable (any SQLConnection) throws -> Answer
  ) async throws(JournalFault) -> Answer {
    do {
      return try await withoutActuallyEscaping(body) { body in
        try await pool.write { database in
          if sight == .tables { try SQLiteProjection.catchUp(database) }
          return try body(SQLiteConnection(database: database))
        }
      }
    } catch {
      throw Self.fault(error)
    }
  }

  func append(_ appends: [Append]) async throws(JournalFault) -> [AppendOutcome] {
    do {
      return try await pool.writeWithoutTransaction { try self.append(appends, to: $0) }
    } catch {
      throw Self.fault(error)
    }
  }

  func appendAtOnce(_ appends: [Append]) throws(JournalFault) -> [AppendOutcome]? {
    do {
      return try pool.writeWithoutTransaction { try self.append(appends, to: $0) }
    } catch {
      throw Self.fault(error)
    }
  }

  private func append(_ appends: [Append], to database: Database) throws -> [AppendOutcome] {
    // By statements prepared once, as all of a step: the pool would prepare these two each time.
    try database.first("BEGIN IMMEDIATE", [])
    do {
      if isTimeToLook(after: appends.count) {
        try SQLiteProjection.catchUp(database, from: Projection.mostBehind)
      }
      let writer = SQLiteWriter(database: database)
      let outcomes = try appends.map { try writer.append($0) }
      try database.first("COMMIT", [])
      return outcomes
    } catch {
      // Some faults have ended the transaction.
      if database.isInsideTransaction { try database.first("ROLLBACK", []) }
      throw error
    }
  }

  private func isTimeToLook(after count: Int) -> Bool {
    appended.withLock { appended in
      appended += count
      guard appended >= Projection.mostBehind / 2 else { return false }
      appended = 0
      return true
    }
  }

  func erase(
    _ body: @Sendable (any SQLConnection) throws -> Void
  ) async throws(JournalFault) {
    do {
      try await withoutActuallyEscaping(body) { body in
        try await pool.writeWithoutTransaction { database in
          try database.execute(sql: "PRAGMA secure_delete = ON")
          defer { try? database.execute(sql: "PRAGMA secure_delete = OFF") }
          try database.inTransaction {
            try SQLiteProjection.catchUp(database)
            try body(SQLiteConnection(database: database))
            return .commit
          }
          try database.checkpoint(.truncate)
        }
      }
    } catch {
      throw Self.fault(error)
    }
  }

  /// How carefully commits are written: 2 is FULL.
  func durability() throws -> Int? {
    try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
  }

  private static func fault(_ error: any Error) -> JournalFault {
    if let fault = error as? JournalFault { return fault }
    guard let error = error as? DatabaseError else { return .unavailable("\(error)") }
    let text = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_FULL: return .full(text)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(text)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH: return .damaged(text)
    // A limit on the size of files is met as a failed write.
    case .SQLITE_IOERR:
      return error.extendedResultCode == .SQLITE_IOERR_WRITE ? .full(text) : .unavailable(text)
    case _: return .unavailable(text)
    }
  }
}

private struct SQLiteConnection: SQLConnection {
  let database: Database

  /// One process writes at a time.
  var skipLocked: String { "" }
  var erasedParts: String { PersonalPart.erasure + ", effects = NULL" }
  func holdBackEntries() {}

  func run(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
    let statement = try database.cachedStatement(sql: sql)
    let rows = try Row.fetchCursor(
      statement, arguments: StatementArguments(values.map(\.databaseValue)))
    var found: [SQLRow] = []
    while let row = try rows.next() {
      found.append(SQLRow(row.databaseValues.map { SQLValue($0) }))
    }
    return found
  }
}

extension SQLValue {
  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .bytes(let bytes): Data(bytes).databaseValue
    }
  }

  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .double(let number): self = .integer(Int64(number))
    case .string(let text): self = .text(text)
    case .blob(let data): self = .bytes([UInt8](data))
    }
  }
}

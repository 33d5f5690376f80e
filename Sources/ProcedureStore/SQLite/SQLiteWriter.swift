import CivilTime
import GRDB
import GRDBSQLite
import ProcedureGraph
import ProcedureRuntime

/// Appends entries one by one within one transaction, by statements prepared once.
struct SQLiteWriter {
  private let database: Database
  private let findKey: Statement
  private let insertCase: Statement
  private let updateCase: Statement
  private let insertEntry: Statement
  private let insertPersonal: Statement
  private let deleteWaiting: Statement
  private let insertWaiting: Statement
  private let insertRequest: Statement
  private let deleteRequest: Statement
  private let replaceSnapshot: Statement

  init(_ database: Database) throws {
    self.database = database
    findKey = try database.cachedStatement(sql: "SELECT 1 FROM entries WHERE \"key\" = ?1")
    insertCase = try database.cachedStatement(
      sql: """
        INSERT INTO cases (number, series, ordinal, procedure, artifact, sequence, hash, opened_at,
          changed_at, person, status, "end", due, timer, timer_taken_until)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, \(Self.free))
        ON CONFLICT (number) DO NOTHING RETURNING id
        """)
    updateCase = try database.cachedStatement(
      sql: """
        UPDATE cases SET sequence = ?2, hash = ?3, changed_at = ?4, status = ?5, "end" = ?6,
          due = ?7, timer = ?8, timer_taken_until = \(Self.free)
        WHERE number = ?1 AND sequence = ?2 - 1 RETURNING id
        """)
    insertEntry = try database.cachedStatement(
      sql: """
        INSERT INTO entries ("case", sequence, recorded_at, "key", events, commitment, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """)
    insertPersonal = try database.cachedStatement(
      sql: "INSERT INTO personal (position, salt, account, content) VALUES (?1, ?2, ?3, ?4)")
    deleteWaiting = try database.cachedStatement(sql: "DELETE FROM waiting WHERE \"case\" = ?1")
    insertWaiting = try database.cachedStatement(
      sql: """
        INSERT INTO waiting ("case", place, step, role, agency, assignee, since, due)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """)
    insertRequest = try database.cachedStatement(
      sql: """
        INSERT INTO requests ("case", sequence, place, kind, request, attempts, ready_at, failure)
        VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, NULL)
        """)
    deleteRequest = try database.cachedStatement(
      sql: "DELETE FROM requests WHERE \"case\" = ?1 AND request = ?2")
    replaceSnapshot = try database.cachedStatement(
      sql: """
        INSERT INTO snapshots ("case", sequence, state, seal) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT ("case") DO UPDATE
        SET sequence = excluded.sequence, state = excluded.state, seal = excluded.seal
        """)
  }

  /// No timer of a case that has changed is taken.
  private static let free = Moment.earliest.seconds

  mutating func append(_ append: Append) throws -> AppendOutcome {
    let (entry, standing) = (append.entry, append.standing)
    if let key = entry.key {
      if try first(findKey, [.text(key)]) != nil { return .keyUsed }
    }
    let place =
      entry.sequence == 1
      ? try first(insertCase, standing.values) : try first(updateCase, standing.changes)
    guard let id = place else { return .conflict }
    try execute(
      insertEntry,
      [
        .integer(id), .integer(Int64(entry.sequence)), .integer(entry.recordedAt.seconds),
        SQLValue(entry.key), .bytes(entry.open), SQLValue(entry.commitment), .bytes(entry.hash),
      ])
    if let personal = entry.personal {
      try execute(
        insertPersonal,
        [
          .integer(database.lastInsertedRowID), .bytes(personal.salt), SQLValue(personal.account),
          .bytes(personal.bytes),
        ])
    }
    if entry.sequence > 1 { try execute(deleteWaiting, [.integer(id)]) }
    for (place, step) in append.waiting.enumerated() {
      try execute(insertWaiting, [.integer(id), .integer(Int64(place))] + step.values)
    }
    for request in append.answers {
      try execute(deleteRequest, [.integer(id), .integer(Int64(request))])
    }
    for item in append.requests { try execute(insertRequest, [.integer(id)] + item.values) }
    if let snapshot = append.snapshot {
      try execute(
        replaceSnapshot,
        [
          .integer(id), .integer(Int64(snapshot.sequence)), .bytes(snapshot.state),
          .bytes(snapshot.seal),
        ])
    }
    return .kept
  }

  private func execute(_ statement: Statement, _ values: [SQLValue]) throws {
    _ = try first(statement, values)
  }

  /// Runs a statement; answers the first number it gives. Spoken to SQLite itself, because half the
  /// time of a step would go into wrapping its values.
  private func first(_ statement: Statement, _ values: [SQLValue]) throws -> Int64? {
    let raw = statement.sqliteStatement
    defer { sqlite3_reset(raw) }
    for (index, value) in values.enumerated() { bind(value, to: raw, at: Int32(index + 1)) }
    var found: Int64?
    while true {
      switch sqlite3_step(raw) {
      case SQLITE_ROW: found = found ?? sqlite3_column_int64(raw, 0)
      case SQLITE_DONE: return found
      case let code:
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
      }
    }
  }

  /// SQLite copies what it is given.
  private func bind(_ value: SQLValue, to raw: SQLiteStatement, at index: Int32) {
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: sqlite3_bind_null(raw, index)
    case .integer(let number): sqlite3_bind_int64(raw, index, number)
    case .text(var text):
      text.withUTF8 { bytes in
        _ = bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text(raw, index, $0.baseAddress, Int32($0.count), copied)
        }
      }
    case .bytes(let bytes):
      // No bytes at all are not nothing.
      if bytes.isEmpty {
        sqlite3_bind_zeroblob(raw, index, 0)
      } else {
        sqlite3_bind_blob(raw, index, bytes, Int32(bytes.count), copied)
      }
    }
  }
}

extension CaseStanding {
  /// For a new row.
  var values: [SQLValue] {
    [
      .text(number), SQLValue(series), .integer(Int64(ordinal)), .text(procedure), .text(artifact),
      .integer(Int64(sequence)), .bytes(hash), .integer(openedAt.seconds),
      .integer(changedAt.seconds), SQLValue(person), SQLValue(status?.rawValue), SQLValue(end),
      SQLValue(due?.seconds), SQLValue(nextTimer?.seconds),
    ]
  }

  /// For a row that is there.
  var changes: [SQLValue] {
    [
      .text(number), .integer(Int64(sequence)), .bytes(hash), .integer(changedAt.seconds),
      SQLValue(status?.rawValue), SQLValue(end), SQLValue(due?.seconds),
      SQLValue(nextTimer?.seconds),
    ]
  }
}

extension WaitingStep {
  var values: [SQLValue] {
    [
      .text(step), .text(role), .text(agency), SQLValue(assignee), .integer(since.seconds),
      .integer(due?.seconds ?? Schema.never),
    ]
  }
}

extension OutboxItem {
  var values: [SQLValue] {
    [
      .integer(Int64(sequence)), .integer(Int64(index)), .text(kind.rawValue),
      .integer(Int64(request)), .integer(readyAt.seconds),
    ]
  }
}

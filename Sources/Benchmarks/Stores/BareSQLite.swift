import Foundation
import GRDBSQLite

/// What the plainest program does with SQLite: prepared statements, bound and stepped, one transaction
/// for each row, fully synchronised.
final class BareSQLite {
  enum Fault: Error { case failed(String) }

  private var database: OpaquePointer?

  init(_ path: String) throws {
    try check(sqlite3_open(path, &database))
    try run("PRAGMA journal_mode = WAL")
    try run("PRAGMA synchronous = FULL")
    try run("PRAGMA wal_autocheckpoint = 4000")
  }

  deinit { sqlite3_close_v2(database) }

  func run(_ sql: String) throws { try check(sqlite3_exec(database, sql, nil, nil, nil)) }

  private func check(_ code: Int32) throws {
    guard code != SQLITE_OK else { return }
    throw Fault.failed(String(cString: sqlite3_errmsg(database)))
  }

  private func prepare(_ sql: String) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(database, sql, -1, &statement, nil))
    return statement
  }

  /// Inserts the rows of a table of another file, each in a transaction of its own; answers how many
  /// a second. Reading them is not counted.
  func insertOneByOne(_ table: String, from model: BareSQLite) throws -> Double {
    let reading = try model.prepare("SELECT * FROM \(table)")
    defer { sqlite3_finalize(reading) }
    let columns = sqlite3_column_count(reading)
    let places = (1...columns).map { "?\($0)" }.joined(separator: ", ")
    let names = (0..<columns).map { "\"\(String(cString: sqlite3_column_name(reading, $0)))\"" }
    let inserting = try prepare(
      "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))")
    let beginning = try prepare("BEGIN IMMEDIATE")
    let committing = try prepare("COMMIT")
    defer { for one in [inserting, beginning, committing] { sqlite3_finalize(one) } }
    var rows: [[OpaquePointer?]] = []
    while sqlite3_step(reading) == SQLITE_ROW {
      rows.append((0..<columns).map { sqlite3_value_dup(sqlite3_column_value(reading, $0)) })
    }
    defer { for value in rows.joined() { sqlite3_value_free(value) } }
    func step(_ statement: OpaquePointer?) throws {
      guard sqlite3_step(statement) == SQLITE_DONE else { return try check(SQLITE_ERROR) }
      sqlite3_reset(statement)
    }
    let clock = ContinuousClock()
    let began = clock.now
    for row in rows {
      try step(beginning)
      for (column, value) in row.enumerated() {
        sqlite3_bind_value(inserting, Int32(column + 1), value)
      }
      try step(inserting)
      try step(committing)
    }
    return Double(rows.count) / Measurement.seconds(clock.now - began)
  }
}

import GRDB
import GRDBSQLite
import ProcedureRuntime

// Statements are spoken to SQLite itself: half the time of a step would go into wrapping its values.
extension Database {
  /// Runs a statement, prepared once; answers the first number it gives.
  @discardableResult
  func first(_ sql: String, _ values: [SQLValue]) throws -> Int64? {
    var found: Int64?
    try each(sql, values) { row in found = found ?? row.integer(0) }
    return found
  }

  func each(_ sql: String, _ values: [SQLValue], _ take: (SQLiteRow) throws -> Void) throws {
    let statement = try cachedStatement(sql: sql)
    let raw = statement.sqliteStatement
    defer { sqlite3_reset(raw) }
    for (index, value) in values.enumerated() { value.bind(to: raw, at: Int32(index + 1)) }
    while true {
      switch sqlite3_step(raw) {
      case SQLITE_ROW: try take(SQLiteRow(raw: raw))
      case SQLITE_DONE: return
      case let code:
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage)
      }
    }
  }
}

/// A row as SQLite holds it, good until the next one.
struct SQLiteRow {
  fileprivate let raw: SQLiteStatement

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(raw, column) }

  /// No bytes for what is not there.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(raw, column) else { return [] }
    let count = Int(sqlite3_column_bytes(raw, column))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}

extension SQLValue {
  /// SQLite copies what it is given.
  fileprivate func bind(to raw: SQLiteStatement, at index: Int32) {
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch self {
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

import ProcedureRuntime

/// What is looked at or changed.
enum Sight {
  /// Entries and what is written with them: artifacts, snapshots, checkpoints, the numbers of cases.
  case entries
  /// As well the tables that follow from the entries, which are brought up to date before.
  case tables
}

/// A database that is spoken to in the SQL both have in common, with parameters `?1`, `?2`, ….
protocol SQLDatabase: Sendable {
  /// Several statements that see one state of the database.
  func read<Answer: Sendable>(
    _ sight: Sight, _ body: @Sendable (any SQLConnection) throws -> Answer
  ) async throws(JournalFault) -> Answer

  /// One transaction; on disk when this answers, undone when it throws.
  func write<Answer: Sendable>(
    _ sight: Sight, _ body: @Sendable (any SQLConnection) throws -> Answer
  ) async throws(JournalFault) -> Answer

  func append(_ appends: [Append]) async throws(JournalFault) -> [AppendOutcome]

  /// The same on the thread of the caller; nil where more than a disk has to be waited for.
  func appendAtOnce(_ appends: [Append]) throws(JournalFault) -> [AppendOutcome]?

  /// Makes what was deleted in the body unreadable as well, as far as the database can.
  func erase(
    _ body: @Sendable (any SQLConnection) throws -> Void
  ) async throws(JournalFault)
}

/// A connection inside of `read` or `write`.
protocol SQLConnection {
  /// Words that leave out rows another process is working on; empty where there is no other.
  var skipLocked: String { get }
  /// The columns of an entry that are about people, set to nothing.
  var erasedParts: String { get }
  /// Keeps everybody from appending entries until the end of the transaction.
  func holdBackEntries() throws

  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow]
}

extension SQLConnection {
  @discardableResult
  func run(_ sql: String, _ values: SQLValue...) throws -> [SQLRow] { try run(sql, values) }
}

enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
  init(_ bytes: [UInt8]?) { self = bytes.map { .bytes($0) } ?? .null }
}

/// A row of an answer, read from the left.
struct SQLRow: Sendable {
  let values: [SQLValue]

  init(_ values: [SQLValue]) { self.values = values }

  func optionalInteger(_ column: Int) throws -> Int64? {
    guard values.indices.contains(column) else { throw wrong(column) }
    switch values[column] {
    case .null: return nil
    case .integer(let number): return number
    case .text, .bytes: throw wrong(column)
    }
  }

  func integer(_ column: Int) throws -> Int64 {
    guard let number = try optionalInteger(column) else { throw wrong(column) }
    return number
  }

  func optionalText(_ column: Int) throws -> String? {
    guard values.indices.contains(column) else { throw wrong(column) }
    switch values[column] {
    case .null: return nil
    case .text(let text): return text
    case .integer, .bytes: throw wrong(column)
    }
  }

  func text(_ column: Int) throws -> String {
    guard let text = try optionalText(column) else { throw wrong(column) }
    return text
  }

  func optionalBytes(_ column: Int) throws -> [UInt8]? {
    guard values.indices.contains(column) else { throw wrong(column) }
    switch values[column] {
    case .null: return nil
    case .bytes(let bytes): return bytes
    case .integer, .text: throw wrong(column)
    }
  }

  func bytes(_ column: Int) throws -> [UInt8] {
    guard let bytes = try optionalBytes(column) else { throw wrong(column) }
    return bytes
  }

  private func wrong(_ column: Int) -> JournalFault {
    .damaged("column \(column) of a row with \(values.count) holds something else")
  }
}

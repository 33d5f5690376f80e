import CivilTime
import GRDB
import ProcedureRuntime

/// Carries out what entries do to the tables that cases are found by, for many entries at once: a case
/// that has moved on ten times is written once.
///
/// Everything that reads those tables, or changes them, has this done before. So nobody can tell that
/// they were behind, and a process that ends leaves nothing undone: the entries are kept.
enum SQLiteProjection {
  /// Entries after which appending carries them out on its way.
  static let mostBehind = 256

  /// How many entries are still to be carried out, at most.
  static func behind(_ database: Database) throws -> Int {
    let count = try database.first(
      """
      SELECT coalesce((SELECT max(position) FROM entries), 0) - (SELECT position FROM projection)
      """, [])
    return Int(count ?? 0)
  }

  /// In a transaction that writes: carries out all, where there are so many.
  static func catchUp(_ database: Database, from few: Int = 1) throws {
    guard try behind(database) >= few else { return }
    var standings: [Int64: Standing] = [:]
    var last: Int64 = 0
    var appended: [(id: Int64, effects: Effects)] = []
    try database.each(
      """
      SELECT position, "case", sequence, hash, effects FROM entries
      WHERE position > (SELECT position FROM projection) ORDER BY position
      """, []
    ) { row in
      last = row.integer(0)
      let bytes = row.bytes(4)
      // Nothing but an erased case has none, and that was carried out.
      if bytes.isEmpty { return }
      guard let effects = Effects(bytes) else {
        throw JournalFault.damaged("the effects of entry \(last)")
      }
      let id = row.integer(1)
      standings[id] = Standing(
        sequence: row.integer(2), hash: row.bytes(3), changes: effects.changes,
        waiting: effects.waiting,
        version: effects.version.isEmpty ? standings[id]?.version ?? [] : effects.version)
      if !effects.answers.isEmpty || !effects.requests.isEmpty { appended.append((id, effects)) }
    }
    for (id, standing) in standings { try write(standing, of: id, to: database) }
    for (id, effects) in appended {
      for number in effects.answers {
        try database.first(deleteRequest, [.integer(id), number])
      }
      for request in effects.requests {
        try database.first(insertRequest, [.integer(id)] + request)
      }
    }
    try database.first("UPDATE projection SET position = ?1", [.integer(last)])
  }

  /// How a case stands after the last of its entries.
  private struct Standing {
    var sequence: Int64
    var hash: [UInt8]
    var changes: [SQLValue]
    var waiting: [[SQLValue]]
    /// By the last of them that moved it; empty where none did.
    var version: [SQLValue]
  }

  private static func write(_ standing: Standing, of id: Int64, to database: Database) throws {
    try database.first(
      updateCase,
      [.integer(id), .integer(standing.sequence), .bytes(standing.hash)] + standing.changes)
    if !standing.version.isEmpty {
      try database.first(updateVersion, [.integer(id)] + standing.version)
    }
    try database.first("DELETE FROM waiting WHERE \"case\" = ?1", [.integer(id)])
    for (place, step) in standing.waiting.enumerated() {
      try database.first(insertWaiting, [.integer(id), .integer(Int64(place))] + step)
    }
  }

  /// No timer of a case that has changed is taken.
  private static let updateCase = """
    UPDATE cases SET sequence = ?2, hash = ?3, changed_at = ?4, status = ?5, "end" = ?6, due = ?7,
      timer = ?8, timer_taken_until = \(Moment.earliest.seconds) WHERE id = ?1
    """
  private static let updateVersion =
    "UPDATE cases SET artifact = ?2, origin = ?3, batch = ?4 WHERE id = ?1"
  private static let insertWaiting = """
    INSERT INTO waiting ("case", place, step, role, agency, assignee, since, due)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    """
  private static let insertRequest = """
    INSERT INTO requests ("case", sequence, place, kind, request, attempts, ready_at, failure)
    VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, NULL)
    """
  private static let deleteRequest = "DELETE FROM requests WHERE \"case\" = ?1 AND request = ?2"
}

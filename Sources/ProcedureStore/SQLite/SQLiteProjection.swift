import CivilTime
import GRDB
import ProcedureRuntime

/// Carries out on SQLite what entries do to the other tables.
enum SQLiteProjection {
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
    var projection = Projection()
    try database.each(
      """
      SELECT position, "case", sequence, hash, effects FROM entries
      WHERE position > (SELECT position FROM projection) ORDER BY position
      """, []
    ) { row in
      try projection.add(
        position: row.integer(0), id: row.integer(1), sequence: row.integer(2), hash: row.bytes(3),
        effects: row.bytes(4))
    }
    for (id, standing) in projection.standings.sorted(by: { $0.key < $1.key }) {
      try write(standing, of: id, to: database)
    }
    for (id, request) in projection.answers {
      try database.first(deleteRequest, [.integer(id), request])
    }
    for (id, request) in projection.requests {
      try database.first(insertRequest, [.integer(id)] + request)
    }
    try database.first("UPDATE projection SET position = ?1", [.integer(projection.position)])
  }

  private static func write(
    _ standing: Projection.Standing, of id: Int64, to database: Database
  ) throws {
    try database.first(
      updateCase,
      [.integer(id), .integer(standing.sequence), .bytes(standing.hash)] + standing.changes)
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

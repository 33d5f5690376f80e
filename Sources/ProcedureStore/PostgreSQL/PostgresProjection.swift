import CivilTime
import ProcedureRuntime

/// Carries out on PostgreSQL what entries do to the other tables.
///
/// Several processes append at once, so an entry may appear after one that has a later place. Each
/// holds a lock with the others while it appends; who has once had that lock alone knows that
/// everything up to a place it has seen is there.
enum PostgresProjection {
  /// Arbitrary numbers that only this software uses.
  private static let appendLock = 7_483_920_166
  /// In the statement that appends, before it takes a place.
  static let appending = "pg_advisory_xact_lock_shared(\(appendLock))"
  /// Keeps everybody from appending until the end of the transaction.
  static let alone = "pg_advisory_xact_lock(\(appendLock))"

  /// Carries out all, where there are so many.
  static func catchUp(_ session: PostgresSession, from few: Int = 1) throws {
    let row = try session.run(
      """
      SELECT coalesce((SELECT max(position) FROM entries), 0), (SELECT position FROM projection)
      """
    ).first
    guard let row else { throw JournalFault.damaged("no projection") }
    let last = try row.integer(0)
    guard last - (try row.integer(1)) >= Int64(few) else { return }
    // Given back at once: it is over for all who were appending.
    try session.script("SELECT \(alone)")
    try session.transaction { session in
      // Need not wait for the disk: what it writes follows from the entries.
      try session.script("SET LOCAL synchronous_commit = off")
      try carryOut(upTo: last, session)
    }
  }

  private static func carryOut(upTo last: Int64, _ session: PostgresSession) throws {
    guard
      let first = try session.run("SELECT position FROM projection FOR UPDATE").first?.integer(0),
      first < last
    else { return }
    var projection = Projection()
    let rows = try session.run(
      """
      SELECT position, "case", sequence, hash, effects FROM entries
      WHERE position > ?1 AND position <= ?2 ORDER BY position
      """, .integer(first), .integer(last))
    for row in rows {
      try projection.add(
        position: try row.integer(0), id: try row.integer(1), sequence: try row.integer(2),
        hash: try row.bytes(3), effects: try row.optionalBytes(4) ?? [])
    }
    try write(projection.standings.sorted { $0.key < $1.key }, session)
    try write(projection, session)
    try session.run("UPDATE projection SET position = ?1", .integer(last))
  }

  /// No timer of a case that has changed is taken.
  private static func write(
    _ standings: [(key: Int64, value: Projection.Standing)], _ session: PostgresSession
  ) throws {
    if standings.isEmpty { return }
    let ids = PostgresParameter.integers(standings.map(\.key))
    try session.run(
      """
      UPDATE cases c SET sequence = u.sequence, hash = u.hash, changed_at = u.changed_at,
        status = u.status, "end" = u.finish, due = u.due, timer = u.timer,
        timer_taken_until = \(Moment.earliest.seconds)
      FROM unnest(?1::bigint[], ?2::bigint[], ?3::bytea[], ?4::bigint[], ?5::text[], ?6::text[],
        ?7::bigint[], ?8::bigint[])
        AS u (id, sequence, hash, changed_at, status, finish, due, timer)
      WHERE c.id = u.id
      """,
      with: [
        ids, .integers(standings.map(\.value.sequence)),
        .bytes(standings.map(\.value.hash)),
      ]
        + PostgresParameter.columns(
          standings.map(\.value.changes), .integer, .text, .text, .integer, .integer))
    let moved = standings.filter { !$0.value.version.isEmpty }
    if !moved.isEmpty {
      try session.run(
        """
        UPDATE cases c SET artifact = u.artifact, origin = u.origin, batch = u.batch
        FROM unnest(?1::bigint[], ?2::text[], ?3::text[], ?4::text[])
          AS u (id, artifact, origin, batch)
        WHERE c.id = u.id
        """,
        with: [.integers(moved.map(\.key))]
          + PostgresParameter.columns(moved.map(\.value.version), .text, .text, .text))
    }
    try session.run("DELETE FROM waiting WHERE \"case\" = ANY(?1::bigint[])", with: [ids])
    let steps = standings.flatMap { id, standing in
      standing.waiting.enumerated().map { [.integer(id), .integer(Int64($0))] + $1 }
    }
    if steps.isEmpty { return }
    try session.run(
      """
      INSERT INTO waiting ("case", place, step, role, agency, assignee, since, due)
      SELECT * FROM unnest(?1::bigint[], ?2::bigint[], ?3::text[], ?4::text[], ?5::text[],
        ?6::text[], ?7::bigint[], ?8::bigint[])
      """,
      with: PostgresParameter.columns(
        steps, .integer, .integer, .text, .text, .text, .text, .integer, .integer))
  }

  private static func write(_ projection: Projection, _ session: PostgresSession) throws {
    if !projection.answers.isEmpty {
      try session.run(
        """
        DELETE FROM requests r USING unnest(?1::bigint[], ?2::bigint[]) AS u (id, request)
        WHERE r."case" = u.id AND r.request = u.request
        """,
        with: PostgresParameter.columns(
          projection.answers.map { [.integer($0.id), $0.request] }, .integer, .integer))
    }
    if projection.requests.isEmpty { return }
    try session.run(
      """
      INSERT INTO requests ("case", sequence, place, kind, request, attempts, ready_at)
      SELECT id, sequence, place, kind, request, 0, ready_at
      FROM unnest(?1::bigint[], ?2::bigint[], ?3::bigint[], ?4::text[], ?5::bigint[], ?6::bigint[])
        AS u (id, sequence, place, kind, request, ready_at)
      """,
      with: PostgresParameter.columns(
        projection.requests.map { [.integer($0.id)] + $0.values },
        .integer, .integer, .integer, .text, .integer, .integer))
  }
}

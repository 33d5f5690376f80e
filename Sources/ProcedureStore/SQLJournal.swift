import CivilTime
import ProcedureRuntime

/// A journal in tables: everything but appending is the same SQL for both databases.
struct SQLJournal<Database: SQLDatabase>: Journal {
  let database: Database

  func append(_ appends: [Append]) async throws(JournalFault) -> [AppendOutcome] {
    try await database.append(appends)
  }

  func appendAtOnce(_ appends: [Append]) throws(JournalFault) -> [AppendOutcome]? {
    try database.appendAtOnce(appends)
  }

  func read(
    _ number: String, after sequence: Int?
  ) async throws(JournalFault) -> CaseReading? {
    try await database.read(.entries) { connection in
      // With the last entry whose effects were not carried out.
      let found = try connection.run(
        """
        WITH found AS (SELECT \(CaseStanding.columns), id FROM cases WHERE number = ?1)
        SELECT f.*, e.sequence, e.hash, e.effects FROM found f
        LEFT JOIN entries e ON e."case" = f.id AND e.sequence > f.sequence
        ORDER BY e.sequence DESC LIMIT 1
        """, .text(number))
      guard let row = found.first else { return nil }
      var standing = try CaseStanding(row)
      if let sequence = try row.optionalInteger(17) {
        try standing.follow(
          sequence: sequence, hash: try row.bytes(18), effects: try row.optionalBytes(19) ?? [])
      }
      let snapshot = sequence == nil ? try Self.snapshot(of: row.values[16], connection) : nil
      let first = sequence ?? snapshot?.sequence ?? 0
      guard standing.sequence > first else {
        return CaseReading(standing: standing, snapshot: snapshot, entries: [])
      }
      let entries = try connection.run(
        """
        SELECT \(JournalEntry.columns) FROM \(JournalEntry.tables)
        WHERE e."case" = ?1 AND e.sequence > ?2 ORDER BY e.sequence
        """, row.values[16], .integer(Int64(first)))
      return CaseReading(
        standing: standing, snapshot: snapshot, entries: try entries.map { try JournalEntry($0) })
    }
  }

  private static func snapshot(
    of id: SQLValue, _ connection: any SQLConnection
  ) throws -> Snapshot? {
    try connection.run(
      """
      SELECT s.sequence, e.hash, s.state, s.seal FROM snapshots s
      JOIN entries e ON e."case" = s."case" AND e.sequence = s.sequence WHERE s."case" = ?1
      """, id
    ).first.map {
      Snapshot(
        sequence: Int(try $0.integer(0)), entryHash: try $0.bytes(1), state: try $0.bytes(2),
        seal: try $0.bytes(3))
    }
  }

  func entry(withKey key: String) async throws(JournalFault) -> JournalEntry? {
    try await database.read(.entries) { connection in
      try connection.run(
        "SELECT \(JournalEntry.columns) FROM \(JournalEntry.tables) WHERE e.\"key\" = ?1",
        .text(key)
      ).first.map { try JournalEntry($0) }
    }
  }

  func lastOrdinal(in series: String) async throws(JournalFault) -> Int {
    try await database.read(.entries) { connection in
      let last = try connection.run(
        "SELECT max(ordinal) FROM cases WHERE series = ?1", .text(series))
      return Int(try last.first?.optionalInteger(0) ?? 0)
    }
  }

  // MARK: Artifacts

  func keep(_ deployment: Deployment, artifact: [UInt8]) async throws(JournalFault) {
    try await database.write(.entries) { (connection) -> Void in
      try connection.run(
        """
        INSERT INTO artifacts (hash, procedure, "from", until, deployed_at, content)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (hash) DO NOTHING
        """,
        .text(deployment.artifact), .text(deployment.procedure),
        .integer(Int64(deployment.from.dayNumber)),
        SQLValue(deployment.until.map { Int64($0.dayNumber) }),
        .integer(deployment.deployedAt.seconds), .bytes(artifact))
    }
  }

  func deployments(of procedure: String) async throws(JournalFault) -> [Deployment] {
    try await database.read(.entries) { connection in
      try connection.run(
        """
        SELECT procedure, hash, "from", until, deployed_at FROM artifacts
        WHERE procedure = ?1 ORDER BY deployed_at, hash
        """, .text(procedure)
      ).map { try Deployment($0) }
    }
  }

  func artifact(_ hash: String) async throws(JournalFault) -> [UInt8]? {
    try await database.read(.entries) { connection in
      try connection.run("SELECT content FROM artifacts WHERE hash = ?1", .text(hash)).first?
        .bytes(0)
    }
  }

  // MARK: Questions

  func waiting(
    for role: String, of agency: String?, person: String?, limit: Int
  ) async throws(JournalFault) -> [WaitingStep] {
    try await database.read(.tables) { connection in
      var values: [SQLValue] = [.text(role), .integer(Int64(limit))]
      var conditions = "w.role = ?1"
      if let agency {
        values.append(.text(agency))
        conditions += " AND w.agency = ?\(values.count)"
      }
      if let person {
        values.append(.text(person))
        conditions += " AND (w.assignee IS NULL OR w.assignee = ?\(values.count))"
      }
      return try connection.run(
        """
        SELECT c.number, w.step, w.role, w.agency, w.assignee, w.since, w.due
        FROM waiting w JOIN cases c ON c.id = w."case"
        WHERE \(conditions) ORDER BY w.due, w."case" LIMIT ?2
        """, values
      ).map { try WaitingStep($0) }
    }
  }

  func due(by moment: Moment, limit: Int) async throws(JournalFault) -> [CaseStanding] {
    try await database.read(.tables) { connection in
      try connection.run(
        """
        SELECT \(CaseStanding.columns) FROM cases WHERE due <= ?1 AND due IS NOT NULL
        ORDER BY due, id LIMIT ?2
        """, .integer(moment.seconds), .integer(Int64(limit))
      ).map { try CaseStanding($0) }
    }
  }

  func cases(of person: String, limit: Int) async throws(JournalFault) -> [CaseStanding] {
    try await database.read(.tables) { connection in
      try connection.run(
        """
        SELECT \(CaseStanding.columns) FROM cases WHERE person = ?1
        ORDER BY opened_at DESC, id LIMIT ?2
        """, .text(person), .integer(Int64(limit))
      ).map { try CaseStanding($0) }
    }
  }

  func cases(movedIn batch: String) async throws(JournalFault) -> [CaseStanding] {
    try await database.read(.tables) { connection in
      try connection.run(
        "SELECT \(CaseStanding.columns) FROM cases WHERE batch = ?1 ORDER BY number", .text(batch)
      ).map { try CaseStanding($0) }
    }
  }

  func figures(at now: Moment) async throws(JournalFault) -> JournalFigures {
    try await database.read(.tables) { connection in
      func one(_ sql: String, _ values: SQLValue...) throws -> SQLRow {
        guard let row = try connection.run(sql, values).first else {
          throw JournalFault.damaged("no answer to a count")
        }
        return row
      }
      func queue(_ column: String, of table: String) throws -> JournalFigures.Queue {
        let row = try one(
          "SELECT count(*), min(\(column)) FROM \(table) WHERE \(column) <= ?1",
          .integer(now.seconds))
        return JournalFigures.Queue(
          count: Int(try row.integer(0)), oldest: try row.optionalMoment(1))
      }
      let steps = try connection.run(
        """
        SELECT c.procedure, w.step, count(*) FROM waiting w JOIN cases c ON c.id = w."case"
        GROUP BY c.procedure, w.step
        """
      ).map {
        JournalFigures.Step(
          procedure: try $0.text(0), step: try $0.text(1), count: Int(try $0.integer(2)))
      }
      let due = try one(
        """
        SELECT (SELECT count(*) FROM cases WHERE due <= ?1),
          (SELECT count(*) FROM cases WHERE due > ?1 AND due <= ?2)
        """, .integer(now.seconds), .integer(now.adding(days: 1).seconds))
      return JournalFigures(
        steps: steps.sorted { ($0.procedure, $0.step) < ($1.procedure, $1.step) },
        late: Int(try due.integer(0)), dueSoon: Int(try due.integer(1)),
        timers: try queue("timer", of: "cases"), requests: try queue("ready_at", of: "requests"),
        incidents: Int(
          try one("SELECT count(*) FROM requests WHERE ready_at IS NULL").integer(0)),
        unanswered: Int(
          try one(
            "SELECT count(*) FROM requests WHERE ready_at >= ?1 AND kind <> 'call'",
            .integer(OutboxItem.firstAwaited)
          ).integer(0)))
    }
  }

  // MARK: Trust

  func entries(
    afterPosition position: Int64, limit: Int
  ) async throws(JournalFault) -> [PlacedEntry] {
    try await database.read(.entries) { connection in
      try connection.run(
        """
        SELECT \(JournalEntry.allColumns) FROM \(JournalEntry.allTables) WHERE e.position > ?1
        ORDER BY e.position LIMIT ?2
        """, .integer(position), .integer(Int64(limit))
      ).map { PlacedEntry(position: try $0.integer(10), entry: try JournalEntry($0)) }
    }
  }

  func standings(
    after number: String, limit: Int
  ) async throws(JournalFault) -> [CaseStanding] {
    try await database.read(.tables) { connection in
      try connection.run(
        "SELECT \(CaseStanding.columns) FROM cases WHERE number > ?1 ORDER BY number LIMIT ?2",
        .text(number), .integer(Int64(limit))
      ).map { try CaseStanding($0) }
    }
  }

  private static var checkpointColumns: String { "number, position, entries, digest, made_at" }

  func checkpoints() async throws(JournalFault) -> [Checkpoint] {
    try await database.read(.entries) { connection in
      try connection.run("SELECT \(Self.checkpointColumns) FROM checkpoints ORDER BY number")
        .map { try Checkpoint($0) }
    }
  }

  func makeCheckpoint(
    at now: Moment, _ seals: Seals
  ) async throws(JournalFault) -> Checkpoint? {
    try await database.write(.entries) { connection in
      // What is on its way gets its place after the checkpoint.
      try connection.holdBackEntries()
      let last = try connection.run(
        "SELECT \(Self.checkpointColumns) FROM checkpoints ORDER BY number DESC LIMIT 1"
      ).first.map { try Checkpoint($0) }
      var sum = CheckpointSum(after: last)
      while true {
        let rows = try connection.run(
          "SELECT position, hash FROM entries WHERE position > ?1 ORDER BY position LIMIT 10000",
          .integer(sum.position))
        if rows.isEmpty { break }
        for row in rows { sum.add(try row.bytes(1), at: try row.integer(0), seals) }
      }
      guard !sum.isEmpty else { return nil }
      let checkpoint = sum.checkpoint((last?.number ?? 0) + 1, at: now)
      try connection.run(
        "INSERT INTO checkpoints (\(Self.checkpointColumns)) VALUES (?1, ?2, ?3, ?4, ?5)",
        .integer(Int64(checkpoint.number)), .integer(checkpoint.position),
        .integer(checkpoint.entries), .bytes(checkpoint.digest),
        .integer(checkpoint.madeAt.seconds))
      return checkpoint
    }
  }

  func erasePersonal(of number: String) async throws(JournalFault) {
    try await database.erase { connection in
      try connection.run(
        """
        UPDATE entries SET \(connection.erasedParts)
        WHERE "case" = (SELECT id FROM cases WHERE number = ?1)
        """, .text(number))
      try connection.run(
        "DELETE FROM snapshots WHERE \"case\" = (SELECT id FROM cases WHERE number = ?1)",
        .text(number))
      try connection.run("UPDATE cases SET person = NULL WHERE number = ?1", .text(number))
    }
  }
}

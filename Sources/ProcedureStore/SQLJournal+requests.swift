import CivilTime
import ProcedureRuntime

// Timers and requests: taken for a while, so that nobody else has them meanwhile.
extension SQLJournal {
  func takeTimers(
    at now: Moment, lease: Int64, limit: Int
  ) async throws(JournalFault) -> [TakenTimer] {
    try await database.write(.tables) { connection in
      // Looked for once, whatever plan is made: a search begun again would find others, and too many.
      let taken = try connection.run(
        """
        WITH ready AS MATERIALIZED (
          SELECT id FROM cases WHERE timer IS NOT NULL AND timer <= ?2 AND timer_taken_until <= ?2
          ORDER BY timer, id LIMIT ?3 \(connection.skipLocked))
        UPDATE cases SET timer_taken_until = ?1 WHERE id IN (SELECT id FROM ready)
        RETURNING number, timer
        """, .integer(now.adding(seconds: lease).seconds), .integer(now.seconds),
        .integer(Int64(limit)))
      return try taken.map {
        TakenTimer(caseNumber: try $0.text(0), moment: try $0.moment(1))
      }.sorted { ($0.moment, $0.caseNumber) < ($1.moment, $1.caseNumber) }
    }
  }

  func takeRequests(
    at now: Moment, lease: Int64, limit: Int
  ) async throws(JournalFault) -> [OutboxItem] {
    try await database.write(.tables) { connection in
      try connection.run(
        """
        WITH ready AS MATERIALIZED (
          SELECT "case", sequence, place FROM requests
          WHERE ready_at IS NOT NULL AND ready_at <= ?2 ORDER BY ready_at, "case", sequence, place
          LIMIT ?3 \(connection.skipLocked))
        UPDATE requests SET attempts = attempts + 1, ready_at = ?1
        WHERE ("case", sequence, place) IN (SELECT "case", sequence, place FROM ready)
        RETURNING \(OutboxItem.columns)
        """, .integer(now.adding(seconds: lease).seconds), .integer(now.seconds),
        .integer(Int64(limit))
      ).map { try OutboxItem($0) }.sorted {
        ($0.caseNumber, $0.sequence, $0.index) < ($1.caseNumber, $1.sequence, $1.index)
      }
    }
  }

  @discardableResult
  func settle(_ item: OutboxItem, _ settlement: Settlement) async throws(JournalFault) -> Bool {
    try await database.write(.tables) { connection in
      let which = """
        "case" = (SELECT id FROM cases WHERE number = ?1) AND sequence = ?2 AND place = ?3
        AND attempts = ?4 AND ready_at IS NOT NULL
        """
      let values: [SQLValue] = [
        .text(item.caseNumber), .integer(Int64(item.sequence)), .integer(Int64(item.index)),
        .integer(Int64(item.attempts)),
      ]
      func change(_ columns: String, _ more: SQLValue...) throws -> [SQLRow] {
        try connection.run(
          "UPDATE requests SET delivered = ?5\(columns) WHERE \(which) RETURNING place",
          values + [SQLValue(item.deliveredText)] + more)
      }
      let changed =
        switch settlement {
        case .done:
          try connection.run("DELETE FROM requests WHERE \(which) RETURNING place", values)
        case .partly: try change("")
        case .waiting(let until):
          try change(", ready_at = ?6", .integer(OutboxItem.readyAt(awaitedUntil: until)))
        case .again(let moment, let reason):
          try change(", ready_at = ?6, failure = ?7", .integer(moment.seconds), .text(reason))
        case .incident(let reason):
          try change(", ready_at = NULL, failure = ?6", .text(reason))
        }
      return !changed.isEmpty
    }
  }

  func requests(of number: String) async throws(JournalFault) -> [OutboxItem] {
    try await database.read(.tables) { connection in
      try connection.run(
        """
        SELECT \(OutboxItem.columns) FROM requests
        WHERE "case" = (SELECT id FROM cases WHERE number = ?1) ORDER BY sequence, place
        """, .text(number)
      ).map { try OutboxItem($0) }
    }
  }

  func incidents(limit: Int) async throws(JournalFault) -> [OutboxItem] {
    try await database.read(.tables) { connection in
      try connection.run(
        """
        SELECT \(OutboxItem.columns) FROM requests WHERE ready_at IS NULL
        ORDER BY "case", sequence, place LIMIT ?1
        """, .integer(Int64(limit))
      ).map { try OutboxItem($0) }
    }
  }

  func unanswered(limit: Int) async throws(JournalFault) -> [OutboxItem] {
    try await database.read(.tables) { connection in
      try connection.run(
        """
        SELECT \(OutboxItem.columns) FROM requests WHERE ready_at >= ?1 AND kind <> 'call'
        ORDER BY "case", sequence, place LIMIT ?2
        """, .integer(OutboxItem.firstAwaited), .integer(Int64(limit))
      ).map { try OutboxItem($0) }
    }
  }

  func overdueAnswers(at now: Moment, limit: Int) async throws(JournalFault) -> [OutboxItem] {
    try await database.read(.tables) { connection in
      try connection.run(
        """
        SELECT \(OutboxItem.columns) FROM requests WHERE ready_at >= ?1 AND ready_at <= ?2
        ORDER BY ready_at LIMIT ?3
        """, .integer(OutboxItem.firstAwaited),
        .integer(OutboxItem.readyAt(awaitedUntil: now)), .integer(Int64(limit))
      ).map { try OutboxItem($0) }
    }
  }

  func endedCalls(limit: Int) async throws(JournalFault) -> [OutboxItem] {
    try await database.read(.tables) { connection in
      try connection.run(
        """
        SELECT \(OutboxItem.columns) FROM requests
        WHERE kind = 'call' AND ready_at = ?1 AND EXISTS (
          SELECT 1 FROM entries e JOIN cases c ON c.id = e."case"
          WHERE c."end" IS NOT NULL AND e."key" = (
            SELECT number FROM cases WHERE id = requests."case")
            || '/' || requests.sequence || '.' || requests.place || '#call')
        ORDER BY "case", sequence, place LIMIT ?2
        """, .integer(Schema.never), .integer(Int64(limit))
      ).map { try OutboxItem($0) }
    }
  }

  func intervene(_ intervention: Intervention) async throws(JournalFault) -> Bool {
    try await database.write(.tables) { connection in
      let which = """
        "case" = (SELECT id FROM cases WHERE number = ?1) AND sequence = ?2 AND place = ?3
        AND (ready_at IS NULL OR ready_at >= ?4)
        """
      let place: [SQLValue] = [
        .text(intervention.caseNumber), .integer(Int64(intervention.sequence)),
        .integer(Int64(intervention.index)),
      ]
      let values = place + [.integer(OutboxItem.firstAwaited)]
      let changed =
        switch intervention.decision {
        case .retry:
          try connection.run(
            "UPDATE requests SET ready_at = ?5, attempts = 0 WHERE \(which) RETURNING place",
            values + [.integer(intervention.madeAt.seconds)])
        case .resolve:
          try connection.run("DELETE FROM requests WHERE \(which) RETURNING place", values)
        case .answer:
          // The answer itself has settled the request.
          try connection.run(
            "SELECT id FROM cases WHERE number = ?1", .text(intervention.caseNumber))
        }
      guard !changed.isEmpty else { return false }
      try connection.run(
        """
        INSERT INTO interventions ("case", sequence, place, decision, made_at, "by", reason)
        SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM cases WHERE number = ?1
        """,
        place + [
          .text(intervention.decision.rawValue), .integer(intervention.madeAt.seconds),
          .text(intervention.by), .text(intervention.reason),
        ])
      return true
    }
  }

  func interventions(of number: String) async throws(JournalFault) -> [Intervention] {
    try await database.read(.tables) { connection in
      try connection.run(
        """
        SELECT c.number, i.sequence, i.place, i.decision, i.made_at, i."by", i.reason
        FROM interventions i JOIN cases c ON c.id = i."case" WHERE c.number = ?1 ORDER BY i.id
        """, .text(number)
      ).map { try Intervention($0) }
    }
  }
}

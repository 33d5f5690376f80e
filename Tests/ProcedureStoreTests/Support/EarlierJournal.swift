import CivilTime
import GRDB
import ProcedureGraph
import ProcedureInterpreter
import Testing

@testable import ProcedureRuntime
@testable import ProcedureStore

/// A journal as an earlier version of this software has left it, with cases in it.
struct EarlierJournal {
  let version: Int
  let keepsEffects: Bool
  /// Carries out a statement in its database.
  let run: (String, [SQLValue]) throws -> Void

  /// Makes one where nothing is kept yet.
  static func write(_ version: Int, at address: String, of store: Store, _ cases: MemoryJournal)
    async throws
  {
    let contents = try await Contents(cases)
    switch store {
    case .memory: Issue.record("no tables")
    case .sqlite:
      try await DatabaseQueue(path: address).write { database in
        for step in Schema.sqlite[..<version] { try database.execute(sql: step) }
        let journal = Self(version: version, keepsEffects: version > 1) {
          try database.first($0, $1)
        }
        try journal.write(contents)
        try database.execute(sql: "PRAGMA user_version = \(version)")
      }
    case .postgres:
      let library = try #require(LibPQ.shared)
      let session = try PostgresSession(address, library, patience: 120)
      try session.script("CREATE TABLE schema_versions (version BIGINT PRIMARY KEY)")
      for (index, step) in Schema.postgres[..<version].enumerated() {
        try session.script(step)
        try session.script("INSERT INTO schema_versions VALUES (\(index + 1))")
      }
      try Self(version: version, keepsEffects: version > 3) { try session.run($0, $1) }
        .write(contents)
    }
  }

  private struct Contents: Sendable {
    var deployments: [Deployment]
    var artifacts: [[UInt8]] = []
    var standings: [CaseStanding]
    var entries: [JournalEntry]
    var waiting: [WaitingStep]
    var requests: [OutboxItem]

    init(_ journal: MemoryJournal) async throws {
      deployments = await journal.deployments(of: "cấp_phép")
      for one in deployments {
        artifacts.append(try #require(await journal.artifact(one.artifact)))
      }
      standings = await journal.standings(after: "", limit: .max)
      entries = await journal.entries(afterPosition: 0, limit: .max).map(\.entry)
      waiting = []
      requests = []
      for role in ["một_cửa", "chuyên_viên", "hệ_thống", "người_nộp"] {
        waiting += await journal.waiting(for: role, of: nil, person: nil, limit: .max)
      }
      for standing in standings { requests += await journal.requests(of: standing.number) }
    }
  }

  private func write(_ contents: Contents) throws {
    if version == 0 { return }
    for (one, artifact) in zip(contents.deployments, contents.artifacts) {
      try run(
        """
        INSERT INTO artifacts (hash, procedure, "from", until, deployed_at, content)
        VALUES (?1, ?2, ?3, NULL, ?4, ?5)
        """,
        [
          .text(one.artifact), .text(one.procedure), .integer(Int64(one.from.dayNumber)),
          .integer(one.deployedAt.seconds), .bytes(artifact),
        ])
    }
    for standing in contents.standings { try write(standing) }
    for entry in contents.entries { try write(entry) }
    for (place, step) in contents.waiting.enumerated() {
      try run(
        """
        INSERT INTO waiting ("case", place, step, role, agency, assignee, since, due)
        VALUES ((SELECT id FROM cases WHERE number = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """,
        [
          .text(step.caseNumber), .integer(Int64(place)), .text(step.step), .text(step.role),
          .text(step.agency), SQLValue(step.assignee), .integer(step.since.seconds),
          .integer(step.due?.seconds ?? Schema.never),
        ])
    }
    for item in contents.requests {
      try run(
        """
        INSERT INTO requests ("case", sequence, place, kind, request, attempts, ready_at)
        VALUES ((SELECT id FROM cases WHERE number = ?1), ?2, ?3, ?4, ?5, 0, ?6)
        """,
        [
          .text(item.caseNumber), .integer(Int64(item.sequence)), .integer(Int64(item.index)),
          .text(item.kind.rawValue), .integer(Int64(item.request)), .integer(item.readyAt.seconds),
        ])
    }
    // Where effects are kept, all of them are carried out.
    if keepsEffects { try run("UPDATE projection SET position = \(contents.entries.count)", []) }
  }

  private func write(_ standing: CaseStanding) throws {
    try run(
      """
      INSERT INTO cases (number, series, ordinal, procedure, artifact, sequence, hash, opened_at,
        changed_at, person, status, "end", due, timer, timer_taken_until)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0)
      """,
      [
        .text(standing.number), SQLValue(standing.series), .integer(Int64(standing.ordinal)),
        .text(standing.procedure), .text(standing.artifact), .integer(Int64(standing.sequence)),
        .bytes(standing.hash), .integer(standing.openedAt.seconds),
        .integer(standing.changedAt.seconds), SQLValue(standing.person),
        SQLValue(standing.status?.rawValue), SQLValue(standing.end),
        SQLValue(standing.due?.seconds), SQLValue(standing.nextTimer?.seconds),
      ])
  }

  private func write(_ entry: JournalEntry) throws {
    let id = "(SELECT id FROM cases WHERE number = ?1)"
    let values: [SQLValue] = [
      .text(entry.caseNumber), .integer(Int64(entry.sequence)),
      .integer(entry.recordedAt.seconds), SQLValue(entry.key), .bytes(entry.open),
      SQLValue(entry.commitment), .bytes(entry.hash),
    ]
    let columns = "\"case\", sequence, recorded_at, \"key\", events, commitment, hash"
    let personal: [SQLValue] = [
      SQLValue(entry.personal?.salt), SQLValue(entry.personal?.account),
      SQLValue(entry.personal?.bytes),
    ]
    guard version == 1 else {
      return try run(
        """
        INSERT INTO entries (\(columns), salt, account, content)
        VALUES (\(id), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """, values + personal)
    }
    try run(
      "INSERT INTO entries (\(columns)) VALUES (\(id), ?2, ?3, ?4, ?5, ?6, ?7)", values)
    if entry.personal == nil { return }
    try run(
      """
      INSERT INTO personal (position, salt, account, content)
      VALUES ((SELECT max(position) FROM entries), ?1, ?2, ?3)
      """, personal)
  }
}

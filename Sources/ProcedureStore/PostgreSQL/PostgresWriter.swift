import CivilTime
import ProcedureGraph
import ProcedureRuntime

/// Appends the entries of a bundle by a handful of statements, each for all of them: what takes time
/// is the way to the server and back.
struct PostgresWriter {
  let session: PostgresSession

  func append(_ appends: [Append]) throws -> [AppendOutcome] {
    let (outcomes, kept) = try judge(appends)
    guard !kept.isEmpty else { return outcomes }
    let ids = try writeCases(kept)
    var accepted = outcomes
    var written: [(append: Append, id: Int64)] = []
    for (index, append) in zip(appends.indices.filter { outcomes[$0] == .kept }, kept) {
      // Another process has opened a case of that number since the look.
      if let id = ids[append.entry.caseNumber] {
        written.append((append, id))
      } else {
        accepted[index] = .conflict
      }
    }
    for (append, id) in written where append.isMove { try move(append.standing, of: id) }
    try writeEntries(written)
    try writeWaiting(written)
    try writeRequests(written)
    for (append, id) in written {
      if let snapshot = append.snapshot { try replace(snapshot, of: id) }
    }
    return accepted
  }

  private func move(_ standing: CaseStanding, of id: Int64) throws {
    try session.run(
      "UPDATE cases SET artifact = ?2, origin = ?3, batch = ?4 WHERE id = ?1",
      .integer(id), .text(standing.artifact), SQLValue(standing.origin), SQLValue(standing.batch))
  }

  private func replace(_ snapshot: Snapshot, of id: Int64) throws {
    try session.run(
      """
      INSERT INTO snapshots ("case", sequence, state, seal) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT ("case") DO UPDATE
      SET sequence = excluded.sequence, state = excluded.state, seal = excluded.seal
      """, .integer(id), .integer(Int64(snapshot.sequence)), .bytes(snapshot.state),
      .bytes(snapshot.seal))
  }

  /// Which of them fit, in order; cases that are there are held until the end of the transaction.
  private func judge(_ appends: [Append]) throws -> ([AppendOutcome], [Append]) {
    let keys = appends.compactMap(\.entry.key)
    var used: Set<String> = []
    if !keys.isEmpty {
      let rows = try session.run(
        "SELECT \"key\" FROM entries WHERE \"key\" = ANY(?1::text[])", PostgresArray.texts(keys))
      used = Set(try rows.map { try $0.text(0) })
    }
    var sequences: [String: Int] = [:]
    let rows = try session.run(
      """
      SELECT number, sequence FROM cases WHERE number = ANY(?1::text[]) ORDER BY id FOR UPDATE
      """, PostgresArray.texts(appends.map(\.entry.caseNumber)))
    for row in rows { sequences[try row.text(0)] = Int(try row.integer(1)) }
    var kept: [Append] = []
    let outcomes = appends.map { append -> AppendOutcome in
      let entry = append.entry
      if let key = entry.key, used.contains(key) { return .keyUsed }
      guard sequences[entry.caseNumber, default: 0] == entry.sequence - 1 else { return .conflict }
      if let key = entry.key { used.insert(key) }
      sequences[entry.caseNumber] = entry.sequence
      kept.append(append)
      return .kept
    }
    return (outcomes, kept)
  }

  /// Writes how the cases stand in the end, and answers their ids.
  private func writeCases(_ kept: [Append]) throws -> [String: Int64] {
    var last: [String: CaseStanding] = [:]
    for append in kept { last[append.entry.caseNumber] = append.standing }
    let new = Set(kept.filter { $0.entry.sequence == 1 }.map(\.entry.caseNumber))
    var ids: [String: Int64] = [:]
    func note(_ rows: [SQLRow]) throws {
      for row in rows { ids[try row.text(0)] = try row.integer(1) }
    }
    let opened = last.values.filter { new.contains($0.number) }.sorted { $0.number < $1.number }
    if !opened.isEmpty {
      try note(
        try session.run(
          """
          INSERT INTO cases (number, series, ordinal, procedure, artifact, opened_at, person,
            sequence, hash, changed_at, status, "end", due, timer, timer_taken_until)
          SELECT *, \(Self.free) FROM unnest(?1::text[], ?2::text[], ?3::bigint[], ?4::text[],
            ?5::text[], ?6::bigint[], ?7::text[], ?8::bigint[], ?9::bytea[], ?10::bigint[],
            ?11::text[], ?12::text[], ?13::bigint[], ?14::bigint[])
          ON CONFLICT (number) DO NOTHING RETURNING number, id
          """,
          [
            PostgresArray.texts(opened.map(\.number)), PostgresArray.texts(opened.map(\.series)),
            PostgresArray.integers(opened.map { Int64($0.ordinal) }),
            PostgresArray.texts(opened.map(\.procedure)),
            PostgresArray.texts(opened.map(\.artifact)),
            PostgresArray.integers(opened.map(\.openedAt.seconds)),
            PostgresArray.texts(opened.map(\.person)),
          ] + changes(opened)))
    }
    let moved = last.values.filter { !new.contains($0.number) }.sorted { $0.number < $1.number }
    if !moved.isEmpty {
      try note(
        try session.run(
          """
          UPDATE cases c SET sequence = u.sequence, hash = u.hash, changed_at = u.changed_at,
            status = u.status, "end" = u.finish, due = u.due, timer = u.timer,
            timer_taken_until = \(Self.free)
          FROM unnest(?1::text[], ?2::bigint[], ?3::bytea[], ?4::bigint[], ?5::text[], ?6::text[],
            ?7::bigint[], ?8::bigint[])
            AS u (number, sequence, hash, changed_at, status, finish, due, timer)
          WHERE c.number = u.number RETURNING c.number, c.id
          """, [PostgresArray.texts(moved.map(\.number))] + changes(moved)))
    }
    return ids
  }

  private static let free = Moment.earliest.seconds

  private func changes(_ standings: [CaseStanding]) -> [SQLValue] {
    [
      PostgresArray.integers(standings.map { Int64($0.sequence) }),
      PostgresArray.bytes(standings.map(\.hash)),
      PostgresArray.integers(standings.map(\.changedAt.seconds)),
      PostgresArray.texts(standings.map { $0.status?.rawValue }),
      PostgresArray.texts(standings.map(\.end)),
      PostgresArray.integers(standings.map { $0.due?.seconds }),
      PostgresArray.integers(standings.map { $0.nextTimer?.seconds }),
    ]
  }

  private func writeEntries(_ written: [(append: Append, id: Int64)]) throws {
    let entries = written.map(\.append.entry)
    try session.run(
      """
      INSERT INTO entries ("case", sequence, recorded_at, "key", events, commitment, hash, salt,
        content, \(PersonalPart.attributionColumns))
      SELECT id, sequence, recorded_at, "key", events, commitment, hash, salt, content,
        \(PersonalPart.attributionColumns)
      FROM unnest(?1::bigint[], ?2::bigint[], ?3::bigint[], ?4::text[], ?5::bytea[], ?6::bytea[],
        ?7::bytea[], ?8::bytea[], ?9::bytea[], ?10::text[], ?11::text[], ?12::text[], ?13::text[])
        WITH ORDINALITY
        AS u (id, sequence, recorded_at, "key", events, commitment, hash, salt, content,
          \(PersonalPart.attributionColumns), place)
      ORDER BY place
      """,
      [
        PostgresArray.integers(written.map(\.id)),
        PostgresArray.integers(entries.map { Int64($0.sequence) }),
        PostgresArray.integers(entries.map(\.recordedAt.seconds)),
        PostgresArray.texts(entries.map(\.key)), PostgresArray.bytes(entries.map(\.open)),
        PostgresArray.bytes(entries.map(\.commitment)), PostgresArray.bytes(entries.map(\.hash)),
        PostgresArray.bytes(entries.map { $0.personal?.salt }),
        PostgresArray.bytes(entries.map { $0.personal?.bytes }),
        PostgresArray.texts(entries.map { $0.personal?.attribution.account }),
        PostgresArray.texts(entries.map { $0.personal?.attribution.person }),
        PostgresArray.texts(entries.map { $0.personal?.attribution.principal }),
        PostgresArray.texts(entries.map { $0.personal?.attribution.reason }),
      ])
  }

  private func writeWaiting(_ written: [(append: Append, id: Int64)]) throws {
    var last: [Int64: [WaitingStep]] = [:]
    for (append, id) in written { last[id] = append.waiting }
    let moved = written.filter { $0.append.entry.sequence > 1 }.map(\.id)
    if !moved.isEmpty {
      try session.run(
        "DELETE FROM waiting WHERE \"case\" = ANY(?1::bigint[])", PostgresArray.integers(moved))
    }
    let rows = last.sorted { $0.key < $1.key }.flatMap { id, steps in
      steps.enumerated().map { (id: id, place: Int64($0), step: $1) }
    }
    guard !rows.isEmpty else { return }
    try session.run(
      """
      INSERT INTO waiting ("case", place, step, role, agency, assignee, since, due)
      SELECT * FROM unnest(?1::bigint[], ?2::bigint[], ?3::text[], ?4::text[], ?5::text[],
        ?6::text[], ?7::bigint[], ?8::bigint[])
      """,
      [
        PostgresArray.integers(rows.map(\.id)), PostgresArray.integers(rows.map(\.place)),
        PostgresArray.texts(rows.map(\.step.step)), PostgresArray.texts(rows.map(\.step.role)),
        PostgresArray.texts(rows.map(\.step.agency)),
        PostgresArray.texts(rows.map(\.step.assignee)),
        PostgresArray.integers(rows.map(\.step.since.seconds)),
        PostgresArray.integers(rows.map { $0.step.due?.seconds ?? Schema.never }),
      ])
  }

  private func writeRequests(_ written: [(append: Append, id: Int64)]) throws {
    let answers = written.flatMap { append, id in append.answers.map { (id, Int64($0)) } }
    let items = written.flatMap { append, id in append.requests.map { (id: id, item: $0) } }
    if !items.isEmpty {
      try session.run(
        """
        INSERT INTO requests ("case", sequence, place, kind, request, attempts, ready_at)
        SELECT id, sequence, place, kind, request, 0, ready_at
        FROM unnest(?1::bigint[], ?2::bigint[], ?3::bigint[], ?4::text[], ?5::bigint[],
          ?6::bigint[]) AS u (id, sequence, place, kind, request, ready_at)
        """,
        [
          PostgresArray.integers(items.map(\.id)),
          PostgresArray.integers(items.map { Int64($0.item.sequence) }),
          PostgresArray.integers(items.map { Int64($0.item.index) }),
          PostgresArray.texts(items.map(\.item.kind.rawValue)),
          PostgresArray.integers(items.map { Int64($0.item.request) }),
          PostgresArray.integers(items.map(\.item.readyAt.seconds)),
        ])
    }
    guard !answers.isEmpty else { return }
    try session.run(
      """
      DELETE FROM requests r USING unnest(?1::bigint[], ?2::bigint[]) AS u (id, request)
      WHERE r."case" = u.id AND r.request = u.request
      """, PostgresArray.integers(answers.map(\.0)), PostgresArray.integers(answers.map(\.1)))
  }
}

import CivilTime
import GRDB
import ProcedureRuntime

/// Appends entries one by one within one transaction.
///
/// A commit costs by the pages it touches. So an entry is written with what it does to the other
/// tables beside it, and that is carried out for many entries at once: see `SQLiteProjection`.
struct SQLiteWriter {
  let database: Database

  func append(_ append: Append) throws -> AppendOutcome {
    let (entry, standing) = (append.entry, append.standing)
    if let key = entry.key, try database.first(Self.findKey, [.text(key)]) != nil {
      return .keyUsed
    }
    let place = entry.sequence == 1 ? try open(standing) : try find(entry)
    guard let id = place else { return .conflict }
    let personal = entry.personal
    try database.first(
      Self.insertEntry,
      [
        .integer(id), .integer(Int64(entry.sequence)), .integer(entry.recordedAt.seconds),
        SQLValue(entry.key), .bytes(entry.open), SQLValue(entry.commitment), .bytes(entry.hash),
        SQLValue(personal?.salt), SQLValue(personal?.bytes), .bytes(Effects(of: append).bytes),
        SQLValue(personal?.attribution.account), SQLValue(personal?.attribution.person),
        SQLValue(personal?.attribution.principal), SQLValue(personal?.attribution.reason),
      ])
    if let snapshot = append.snapshot {
      try database.first(
        Self.replaceSnapshot,
        [
          .integer(id), .integer(Int64(snapshot.sequence)), .bytes(snapshot.state),
          .bytes(snapshot.seal),
        ])
    }
    return .kept
  }

  /// The row of a new case; nil where its number is taken.
  private func open(_ standing: CaseStanding) throws -> Int64? {
    try database.first(Self.insertCase, standing.opening)
    return database.changesCount == 1 ? database.lastInsertedRowID : nil
  }

  /// The row of the case whose next entry this is; nil where it is not.
  private func find(_ entry: JournalEntry) throws -> Int64? {
    var found: Int64?
    try database.each(Self.findCase, [.text(entry.caseNumber)]) { row in
      if row.integer(1) == Int64(entry.sequence) - 1 { found = row.integer(0) }
    }
    return found
  }

  private static let findKey = "SELECT 1 FROM entries WHERE \"key\" = ?1"
  // None of these says RETURNING: for that SQLite makes a table of its own each time.
  private static let findCase = """
    SELECT c.id, (SELECT max(sequence) FROM entries WHERE "case" = c.id) FROM cases c
    WHERE c.number = ?1
    """
  private static let insertCase = """
    INSERT INTO cases (number, series, ordinal, procedure, artifact, sequence, hash, opened_at,
      changed_at, person, timer_taken_until)
    SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, \(Moment.earliest.seconds)
    WHERE ?2 IS NULL OR ?3 = 1 + coalesce((SELECT max(ordinal) FROM cases WHERE series = ?2), 0)
    ON CONFLICT (number) DO NOTHING
    """
  private static let insertEntry = """
    INSERT INTO entries ("case", sequence, recorded_at, "key", events, commitment, hash, salt,
      content, effects, \(PersonalPart.attributionColumns))
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
    """
  private static let replaceSnapshot = """
    INSERT INTO snapshots ("case", sequence, state, seal) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT ("case") DO UPDATE
    SET sequence = excluded.sequence, state = excluded.state, seal = excluded.seal
    """
}

extension CaseStanding {
  /// What a new row begins with; the rest follows with the effects.
  fileprivate var opening: [SQLValue] {
    [
      .text(number), SQLValue(series), .integer(Int64(ordinal)), .text(procedure), .text(artifact),
      .integer(Int64(sequence)), .bytes(hash), .integer(openedAt.seconds),
      .integer(changedAt.seconds), SQLValue(person),
    ]
  }
}

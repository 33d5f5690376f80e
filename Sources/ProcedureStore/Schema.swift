/// The tables of a journal, as steps that are taken once each, forward only. A step that was released
/// is never edited: what changes is a further step.
///
/// Both databases have the same tables; what entries do to the others is kept with them in `effects`
/// and carried out later, see `Projection`. `moments` are seconds since 1970 in the local time of the
/// office; bytes are kept as they are.
enum Schema {
  /// The version that this software writes and reads.
  static var version: Int { sqlite.count }

  /// The due date of what has none: it comes last.
  static let never = Int64.max

  static let sqlite: [String] = [
    """
    CREATE TABLE artifacts (
      hash TEXT PRIMARY KEY, procedure TEXT NOT NULL, "from" INTEGER NOT NULL, until INTEGER,
      deployed_at INTEGER NOT NULL, content BLOB NOT NULL) STRICT;
    CREATE INDEX artifacts_of_procedure ON artifacts (procedure);
    CREATE TABLE cases (
      id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, series TEXT, ordinal INTEGER NOT NULL,
      procedure TEXT NOT NULL, artifact TEXT NOT NULL, sequence INTEGER NOT NULL,
      hash BLOB NOT NULL, opened_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, person TEXT,
      status TEXT, "end" TEXT, due INTEGER, timer INTEGER, timer_taken_until INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX cases_of_series ON cases (series, ordinal) WHERE series IS NOT NULL;
    CREATE INDEX cases_by_due ON cases (due) WHERE due IS NOT NULL;
    CREATE INDEX cases_by_timer ON cases (timer) WHERE timer IS NOT NULL;
    CREATE INDEX cases_of_person ON cases (person, opened_at) WHERE person IS NOT NULL;
    CREATE TABLE entries (
      position INTEGER PRIMARY KEY AUTOINCREMENT, "case" INTEGER NOT NULL,
      sequence INTEGER NOT NULL, recorded_at INTEGER NOT NULL, "key" TEXT, events BLOB NOT NULL,
      commitment BLOB, hash BLOB NOT NULL) STRICT;
    CREATE UNIQUE INDEX entries_of_case ON entries ("case", sequence);
    CREATE UNIQUE INDEX entries_by_key ON entries ("key") WHERE "key" IS NOT NULL;
    CREATE TABLE personal (
      position INTEGER PRIMARY KEY, salt BLOB NOT NULL, account TEXT, content BLOB NOT NULL) STRICT;
    CREATE TABLE snapshots (
      "case" INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, state BLOB NOT NULL,
      seal BLOB NOT NULL) STRICT;
    CREATE TABLE waiting (
      "case" INTEGER NOT NULL, place INTEGER NOT NULL, step TEXT NOT NULL, role TEXT NOT NULL,
      agency TEXT NOT NULL, assignee TEXT, since INTEGER NOT NULL, due INTEGER NOT NULL,
      PRIMARY KEY ("case", place)) STRICT, WITHOUT ROWID;
    CREATE INDEX waiting_for_role ON waiting (role, agency, due);
    CREATE TABLE requests (
      "case" INTEGER NOT NULL, sequence INTEGER NOT NULL, place INTEGER NOT NULL,
      kind TEXT NOT NULL, request INTEGER NOT NULL, attempts INTEGER NOT NULL,
      ready_at INTEGER, failure TEXT, PRIMARY KEY ("case", sequence, place)) STRICT, WITHOUT ROWID;
    CREATE INDEX requests_by_time ON requests (ready_at) WHERE ready_at IS NOT NULL;
    CREATE INDEX requests_given_up ON requests ("case", sequence, place) WHERE ready_at IS NULL;
    CREATE TABLE checkpoints (
      number INTEGER PRIMARY KEY, position INTEGER NOT NULL, entries INTEGER NOT NULL,
      digest BLOB NOT NULL, made_at INTEGER NOT NULL) STRICT;
    """,
    """
    CREATE TABLE entries_anew (
      position INTEGER PRIMARY KEY, "case" INTEGER NOT NULL, sequence INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL, "key" TEXT, events BLOB NOT NULL, commitment BLOB,
      hash BLOB NOT NULL, salt BLOB, account TEXT, content BLOB, effects BLOB) STRICT;
    INSERT INTO entries_anew
    SELECT e.position, e."case", e.sequence, e.recorded_at, e."key", e.events, e.commitment, e.hash,
      p.salt, p.account, p.content, NULL
    FROM entries e LEFT JOIN personal p ON p.position = e.position ORDER BY e.position;
    DROP TABLE personal;
    DROP TABLE entries;
    ALTER TABLE entries_anew RENAME TO entries;
    CREATE UNIQUE INDEX entries_of_case ON entries ("case", sequence);
    CREATE UNIQUE INDEX entries_by_key ON entries ("key") WHERE "key" IS NOT NULL;
    CREATE TABLE projection (position INTEGER NOT NULL) STRICT;
    INSERT INTO projection SELECT coalesce(max(position), 0) FROM entries;
    """,
    """
    ALTER TABLE requests ADD COLUMN delivered TEXT;
    CREATE INDEX requests_that_call ON requests ("case", sequence, place) WHERE kind = 'call';
    CREATE TABLE interventions (
      id INTEGER PRIMARY KEY, "case" INTEGER NOT NULL, sequence INTEGER NOT NULL,
      place INTEGER NOT NULL, decision TEXT NOT NULL, made_at INTEGER NOT NULL, "by" TEXT NOT NULL,
      reason TEXT NOT NULL) STRICT;
    CREATE INDEX interventions_of_case ON interventions ("case", id);
    """,
    """
    -- The fourth step of PostgreSQL is a part of the second one here.
    """,
    moves,
    """
    ALTER TABLE entries ADD COLUMN person TEXT;
    ALTER TABLE entries ADD COLUMN principal TEXT;
    ALTER TABLE entries ADD COLUMN reason TEXT;
    """,
    shorterEffects,
  ]

  /// The same steps for PostgreSQL, one for one.
  static let postgres: [String] = [
    inPostgresWords(sqlite[0]),
    """
    ALTER TABLE entries ADD COLUMN salt BYTEA, ADD COLUMN account TEXT, ADD COLUMN content BYTEA;
    UPDATE entries e SET salt = p.salt, account = p.account, content = p.content
    FROM personal p WHERE p.position = e.position;
    DROP TABLE personal;
    """,
    inPostgresWords(sqlite[2]),
    """
    ALTER TABLE entries ADD COLUMN effects BYTEA;
    CREATE TABLE projection (position BIGINT NOT NULL);
    INSERT INTO projection SELECT coalesce(max(position), 0) FROM entries;
    """,
    moves,
    inPostgresWords(sqlite[5]),
    shorterEffects + "\n" + """
      -- In the order in which they are asked for, also where thousands are due at one moment: an index
      -- of the other database ends with the key of its table by itself.
      DROP INDEX waiting_for_role;
      CREATE INDEX waiting_for_role ON waiting (role, agency, due, "case");
      DROP INDEX cases_by_due;
      CREATE INDEX cases_by_due ON cases (due, id) WHERE due IS NOT NULL;
      DROP INDEX cases_by_timer;
      CREATE INDEX cases_by_timer ON cases (timer, id) WHERE timer IS NOT NULL;
      DROP INDEX requests_by_time;
      CREATE INDEX requests_by_time ON requests (ready_at, "case", sequence, place)
        WHERE ready_at IS NOT NULL;
      """,
  ]

  /// Cases may go by another artifact than the one they were opened with.
  private static let moves = """
    ALTER TABLE cases ADD COLUMN origin TEXT;
    ALTER TABLE cases ADD COLUMN batch TEXT;
    CREATE INDEX cases_of_batch ON cases (batch) WHERE batch IS NOT NULL;
    """

  /// Keeps software from them that can't read these.
  private static let shorterEffects = """
    -- From here on effects are written in their shorter form; the longer one is read as well.
    """

  private static func inPostgresWords(_ step: String) -> String {
    var text = step
    for (word, other) in [
      ("INTEGER PRIMARY KEY AUTOINCREMENT", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
      ("id INTEGER PRIMARY KEY", "id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
      ("INTEGER", "BIGINT"), ("BLOB", "BYTEA"), (") STRICT, WITHOUT ROWID;", ");"),
      (") STRICT;", ");"),
    ] {
      text = text.replacing(word, with: other)
    }
    return text
  }
}

import CivilTime
import ProcedureGraph
import ProcedureRuntime

/// Appends the entries of a bundle by one statement where it can, and by few where it can't: what
/// takes time is the way to the server and back. What they do to the other tables is written beside
/// them, and carried out for many at once: see `PostgresProjection`.
struct PostgresWriter {
  let session: PostgresSession

  /// A bundle in parts that are written by one statement each: entries that move cases on, and such
  /// that open them, no two of one case or with one key.
  private struct Plan {
    /// Places in the bundle.
    var parts: [(isOpening: Bool, places: [Int])] = []
    let appends: [Append]

    init(_ appends: [Append]) {
      self.appends = appends
      // Every process takes its locks in this order, so that none waits in a circle.
      var rest = appends.indices.sorted {
        (appends[$0].entry.caseNumber, $0) < (appends[$1].entry.caseNumber, $1)
      }
      while !rest.isEmpty {
        var (cases, keys): (Set<String>, Set<String>) = ([], [])
        var later: [Int] = []
        var now: [Int] = []
        for place in rest {
          let entry = appends[place].entry
          let isFirst = cases.insert(entry.caseNumber).inserted
          if isFirst, entry.key.map({ keys.insert($0).inserted }) ?? true {
            now.append(place)
          } else {
            later.append(place)
          }
        }
        for isOpening in [false, true] {
          let places = now.filter { (appends[$0].entry.sequence == 1) == isOpening }
          if !places.isEmpty { parts.append((isOpening, places)) }
        }
        rest = later
      }
    }

    /// A statement by itself is a transaction: it need not be told where one begins and ends.
    var needsTransaction: Bool {
      parts.count > 1 || appends.contains { $0.snapshot != nil }
    }
  }

  func append(_ appends: [Append]) throws -> [AppendOutcome] {
    let plan = Plan(appends)
    if plan.needsTransaction {
      return try session.transaction { session, isAgain in try append(plan, carefully: isAgain) }
    }
    return try session.insisting { isAgain in try append(plan, carefully: isAgain) }
  }

  /// - Parameter carefully: looks whether what is unique is taken before it takes it. Hardly ever it
  ///   is: by default the server says so then, and all is tried again.
  private func append(_ plan: Plan, carefully: Bool) throws -> [AppendOutcome] {
    var outcomes = Array(repeating: AppendOutcome.conflict, count: plan.appends.count)
    for part in plan.parts {
      let appends = part.places.map { plan.appends[$0] }
      let rows = try part.isOpening ? open(appends) : move(appends, carefully: carefully)
      let kept = try Set(rows.map { try $0.bytes(0) })
      for (place, append) in zip(part.places, appends) where kept.contains(append.entry.hash) {
        outcomes[place] = .kept
        if let snapshot = append.snapshot { try replace(snapshot, of: append.entry) }
      }
    }
    let others = plan.appends.indices.filter { outcomes[$0] != .kept }
    let used = try used(others.compactMap { plan.appends[$0].entry.key })
    for place in others {
      if let key = plan.appends[place].entry.key, used.contains(key) { outcomes[place] = .keyUsed }
    }
    return outcomes
  }

  private func used(_ keys: [String]) throws -> Set<String> {
    if keys.isEmpty { return [] }
    let rows = try session.run(
      "SELECT \"key\" FROM entries WHERE \"key\" = ANY(?1::text[])", with: [.texts(keys)])
    return Set(try rows.map { try $0.text(0) })
  }

  /// Answers the hashes of those that were kept: the case has the entry before it and no other of that
  /// number, and no entry has that key.
  private func move(_ appends: [Append], carefully: Bool) throws -> [SQLRow] {
    if carefully { return try session.run(Self.moveCarefully, with: lists(of: appends)) }
    guard appends.count < Self.moveFew.count else {
      return try session.run(Self.moveMany, with: lists(of: appends))
    }
    return try session.run(Self.moveFew[appends.count], appends.flatMap { Self.values(of: $0) })
  }

  private static let moveMany = move("unnest(\(lists))")
  private static let moveCarefully = move("unnest(\(lists))", where: "AND \(isFree)")
  /// By how many they are. Rows that are given one by one cost the server less to read than lists.
  private static let moveFew = (0...8).map { count in
    let rows = (0..<count).map { row in
      let places = types.enumerated().map { "?\(row * types.count + $0 + 1)::\($1)" }
      return "(\(places.joined(separator: ", ")))"
    }
    return move("(VALUES \(rows.joined(separator: ", ")))")
  }

  private static func move(_ rows: String, where more: String = "") -> String {
    """
    WITH held AS MATERIALIZED (SELECT \(PostgresProjection.appending))
    INSERT INTO entries ("case", \(columns))
    SELECT c.id, \(given) FROM held, \(rows) AS u (number, \(columns))
    JOIN cases c ON c.number = u.number
    WHERE \(hasOneBefore) \(more)
    RETURNING hash
    """
  }

  /// Words that leave the server no other plan than one look for each entry, however few rows there
  /// are when it makes its plan.
  private static let hasOneBefore = """
    u.sequence - 1 = (
      SELECT sequence FROM entries WHERE "case" = c.id AND sequence = u.sequence - 1)
    """

  private static let isFree = """
    NOT EXISTS (SELECT FROM entries n WHERE n."case" = c.id AND n.sequence = u.sequence)
      AND NOT EXISTS (SELECT FROM entries k WHERE k."key" = u."key")
    """

  /// The same for first entries, with the rows of their cases. A number of a series is taken only after
  /// the one before it.
  private func open(_ appends: [Append]) throws -> [SQLRow] {
    let standings = appends.map(\.standing)
    let first = 15
    let openings: [PostgresParameter] = [
      .texts(standings.map(\.series)),
      .integers(standings.map { Int64($0.ordinal) }),
      .texts(standings.map(\.procedure)),
      .texts(standings.map(\.artifact)),
      .integers(standings.map(\.openedAt.seconds)),
      .integers(standings.map(\.changedAt.seconds)),
      .texts(standings.map(\.person)),
    ]
    let more = zip(["text", "bigint", "text", "text", "bigint", "bigint", "text"], 0...)
      .map { "?\(first + $1)::\($0)[]" }.joined(separator: ", ")
    let columns = "series, ordinal, procedure, artifact, opened_at, changed_at"
    return try session.run(
      """
      WITH held AS MATERIALIZED (SELECT \(PostgresProjection.appending)),
      given AS MATERIALIZED (
        SELECT u.*,
          coalesce((SELECT max(c.ordinal) FROM cases c WHERE c.series = u.series), 0) AS last
        FROM held, unnest(\(Self.lists), \(more))
          AS u (number, \(Self.columns), \(columns), applicant)
        WHERE NOT EXISTS (SELECT 1 FROM entries e WHERE e."key" = u."key")),
      next AS (
        SELECT *, row_number() OVER (PARTITION BY series ORDER BY ordinal) AS place FROM given
        WHERE series IS NULL OR ordinal > last),
      opened AS (
        INSERT INTO cases (number, sequence, hash, \(columns), person, timer_taken_until)
        SELECT number, sequence, hash, \(columns), applicant, \(Moment.earliest.seconds)
        FROM next WHERE series IS NULL OR ordinal = last + place
        ORDER BY number ON CONFLICT (number) DO NOTHING RETURNING id, number)
      INSERT INTO entries ("case", \(Self.columns))
      SELECT o.id, \(Self.given) FROM given u JOIN opened o ON o.number = u.number RETURNING hash
      """, with: lists(of: appends) + openings)
  }

  private static let columns = """
    sequence, recorded_at, "key", events, commitment, hash, salt, content, effects, \
    \(PersonalPart.attributionColumns)
    """
  private static let given = """
    u.sequence, u.recorded_at, u."key", u.events, u.commitment, u.hash, u.salt, u.content, \
    u.effects, u.account, u.person, u.principal, u.reason
    """
  private static let types = [
    "text", "bigint", "bigint", "text", "bytea", "bytea", "bytea", "bytea", "bytea", "bytea",
    "text", "text", "text", "text",
  ]
  private static let lists = types.enumerated().map { "?\($0 + 1)::\($1)[]" }.joined(
    separator: ", ")

  private func lists(of appends: [Append]) -> [PostgresParameter] {
    let entries = appends.map(\.entry)
    return [
      .texts(entries.map(\.caseNumber)),
      .integers(entries.map { Int64($0.sequence) }),
      .integers(entries.map(\.recordedAt.seconds)),
      .texts(entries.map(\.key)), .bytes(entries.map(\.open)),
      .bytes(entries.map(\.commitment)), .bytes(entries.map(\.hash)),
      .bytes(entries.map { $0.personal?.salt }),
      .bytes(entries.map { $0.personal?.bytes }),
      .bytes(appends.map { Effects(of: $0).bytes }),
      .texts(entries.map { $0.personal?.attribution.account }),
      .texts(entries.map { $0.personal?.attribution.person }),
      .texts(entries.map { $0.personal?.attribution.principal }),
      .texts(entries.map { $0.personal?.attribution.reason }),
    ]
  }

  private static func values(of append: Append) -> [SQLValue] {
    let (entry, personal) = (append.entry, append.entry.personal)
    return [
      .text(entry.caseNumber), .integer(Int64(entry.sequence)),
      .integer(entry.recordedAt.seconds), SQLValue(entry.key), .bytes(entry.open),
      SQLValue(entry.commitment), .bytes(entry.hash), SQLValue(personal?.salt),
      SQLValue(personal?.bytes), .bytes(Effects(of: append).bytes),
      SQLValue(personal?.attribution.account), SQLValue(personal?.attribution.person),
      SQLValue(personal?.attribution.principal), SQLValue(personal?.attribution.reason),
    ]
  }

  private func replace(_ snapshot: Snapshot, of entry: JournalEntry) throws {
    try session.run(
      """
      INSERT INTO snapshots ("case", sequence, state, seal)
      SELECT id, ?2::bigint, ?3::bytea, ?4::bytea FROM cases WHERE number = ?1
      ON CONFLICT ("case") DO UPDATE
      SET sequence = excluded.sequence, state = excluded.state, seal = excluded.seal
      """, .text(entry.caseNumber), .integer(Int64(snapshot.sequence)), .bytes(snapshot.state),
      .bytes(snapshot.seal))
  }
}

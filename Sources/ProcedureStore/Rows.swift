import CivilTime
import ProcedureGraph
import ProcedureRuntime

// Values of the journal as rows.

extension SQLRow {
  func moment(_ column: Int) throws -> Moment { Moment(seconds: try integer(column)) }

  func optionalMoment(_ column: Int) throws -> Moment? {
    try optionalInteger(column).map { Moment(seconds: $0) }
  }
}

extension CaseStanding {
  static let columns = """
    number, series, ordinal, procedure, artifact, sequence, hash, opened_at, changed_at, person, \
    status, "end", due, timer, origin, batch
    """

  init(_ row: SQLRow) throws {
    self.init(
      number: try row.text(0), procedure: try row.text(3), artifact: try row.text(4),
      openedAt: try row.moment(7), person: try row.optionalText(9))
    series = try row.optionalText(1)
    ordinal = Int(try row.integer(2))
    sequence = Int(try row.integer(5))
    hash = try row.bytes(6)
    changedAt = try row.moment(8)
    status = try row.optionalText(10).flatMap { PublicStatus(rawValue: $0) }
    end = try row.optionalText(11)
    due = try row.optionalMoment(12)
    nextTimer = try row.optionalMoment(13)
    origin = try row.optionalText(14)
    batch = try row.optionalText(15)
  }
}

extension JournalEntry {
  /// From `entries e` with `cases c`.
  static let columns = """
    c.number, e.sequence, e.recorded_at, e."key", e.events, e.commitment, e.hash, e.salt, \
    e.account, e.content, e.position, e.person, e.principal, e.reason
    """
  static let tables = "entries e JOIN cases c ON c.id = e.\"case\""

  /// The same with the entries of cases that are gone, under the number of their row: a verification
  /// has to meet them.
  static let allColumns = columns.replacing(
    "c.number", with: "coalesce(c.number, '#' || e.\"case\")")
  static let allTables = tables.replacing("JOIN cases", with: "LEFT JOIN cases")

  init(_ row: SQLRow) throws {
    var personal: PersonalPart?
    if let salt = try row.optionalBytes(7) {
      let attribution = Attribution(
        account: try row.optionalText(8), person: try row.optionalText(11),
        principal: try row.optionalText(12), reason: try row.optionalText(13))
      personal = PersonalPart(
        salt: salt, attribution: attribution, bytes: try row.bytes(9))
    }
    self.init(
      caseNumber: try row.text(0), sequence: Int(try row.integer(1)),
      recordedAt: try row.moment(2), key: try row.optionalText(3), open: try row.bytes(4),
      personal: personal, commitment: try row.optionalBytes(5), hash: try row.bytes(6))
  }
}

extension PersonalPart {
  /// Its columns, set to nothing.
  static let erasure = """
    salt = NULL, account = NULL, content = NULL, person = NULL, principal = NULL, reason = NULL
    """

  /// Who sent the command, as columns.
  static let attributionColumns = "account, person, principal, reason"
}

extension WaitingStep {
  init(_ row: SQLRow) throws {
    let due = try row.integer(6)
    self.init(
      caseNumber: try row.text(0), step: try row.text(1), role: try row.text(2),
      agency: try row.text(3), assignee: try row.optionalText(4), since: try row.moment(5),
      due: due == Schema.never ? nil : Moment(seconds: due))
  }
}

extension OutboxItem {
  static let columns = """
    (SELECT number FROM cases WHERE id = "case"), sequence, place, kind, request, attempts, \
    ready_at, failure, delivered
    """

  init(_ row: SQLRow) throws {
    let kind = try row.text(3)
    guard let known = Kind(rawValue: kind) else {
      throw JournalFault.damaged("a request of the unknown kind \(kind)")
    }
    let ready = try row.optionalInteger(6)
    self.init(
      caseNumber: try row.text(0), sequence: Int(try row.integer(1)),
      index: Int(try row.integer(2)), kind: known, request: Int(try row.integer(4)),
      attempts: Int(try row.integer(5)), readyAt: ready.map(Self.moment) ?? .latest,
      failure: try row.optionalText(7),
      phase: ready.map { $0 >= Self.firstAwaited ? .waiting : .open } ?? .incident,
      delivered: try row.optionalText(8)?.split(separator: " ").map(String.init) ?? [])
  }

  /// What waits for an answer is not begun: it stands in the column of what is to be begun beyond every
  /// moment, by this much more than the moment by which the answer should have come. So the index finds
  /// it, and a version of this software that knows nothing of such moments leaves it alone.
  static let firstAwaited: Int64 = 1 << 62

  static func readyAt(awaitedUntil moment: Moment?) -> Int64 {
    guard let moment, moment < .latest else { return Schema.never }
    return firstAwaited + max(0, moment.seconds)
  }

  private static func moment(readyAt: Int64) -> Moment {
    if readyAt < firstAwaited { return Moment(seconds: readyAt) }
    return readyAt == Schema.never ? .latest : Moment(seconds: readyAt - firstAwaited)
  }

  /// Names of means and marks of officers, which have no spaces.
  var deliveredText: String? { delivered.isEmpty ? nil : delivered.joined(separator: " ") }
}

extension Intervention {
  init(_ row: SQLRow) throws {
    let word = try row.text(3)
    guard let decision = Decision(rawValue: word) else {
      throw JournalFault.damaged("an intervention of the unknown kind \(word)")
    }
    self.init(
      decision, caseNumber: try row.text(0), sequence: Int(try row.integer(1)),
      index: Int(try row.integer(2)), at: try row.moment(4), by: try row.text(5),
      because: try row.text(6))
  }
}

extension Deployment {
  init(_ row: SQLRow) throws {
    func date(_ day: Int64) -> CivilDate { CivilDate(saturating: Int(clamping: day)) }
    self.init(
      procedure: try row.text(0), artifact: try row.text(1), from: date(try row.integer(2)),
      until: try row.optionalInteger(3).map { date($0) }, deployedAt: try row.moment(4))
  }
}

extension Checkpoint {
  init(_ row: SQLRow) throws {
    self.init(
      number: Int(try row.integer(0)), position: try row.integer(1),
      entries: try row.integer(2), digest: try row.bytes(3), madeAt: try row.moment(4))
  }
}

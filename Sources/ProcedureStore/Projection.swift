import ProcedureGraph
import ProcedureRuntime

/// What entries do to the tables that cases are found by, gathered over many entries: a case that has
/// moved on ten times is written once.
///
/// Everything that reads those tables, or changes them, has this carried out before. So nobody can tell
/// that they were behind, and a process that ends leaves nothing undone: the entries are kept.
struct Projection {
  /// Entries after which appending carries them out on its way.
  static let mostBehind = 256

  /// How a case stands after the last of its entries.
  struct Standing {
    var sequence: Int64
    var hash: [UInt8]
    var changes: [SQLValue]
    var waiting: [[SQLValue]]
  }

  /// A row of a case, by the id of the case.
  typealias Row = (id: Int64, values: [SQLValue])

  /// The place of the last entry that was gathered; 0 where there was none.
  private(set) var position: Int64 = 0
  private(set) var standings: [Int64: Standing] = [:]
  /// Requests that were asked and not answered, and the numbers of those that were answered.
  private(set) var requests: [Row] = []
  private(set) var answers: [(id: Int64, request: SQLValue)] = []

  /// Entries come in the order of their places; one without effects has been carried out, or is of an
  /// erased case.
  mutating func add(
    position: Int64, id: Int64, sequence: Int64, hash: [UInt8], effects bytes: [UInt8]
  ) throws {
    self.position = position
    if bytes.isEmpty { return }
    guard let effects = Effects(bytes) else {
      throw JournalFault.damaged("the effects of entry \(position)")
    }
    standings[id] = Standing(
      sequence: sequence, hash: hash, changes: effects.changes, waiting: effects.waiting)
    for request in effects.answers {
      requests.removeAll { $0.id == id && $0.values[Effects.requestColumn] == request }
      answers.append((id, request))
    }
    for request in effects.requests { requests.append((id, request)) }
  }
}

extension CaseStanding {
  /// Takes over what an entry has changed that was not carried out.
  mutating func follow(sequence: Int64, hash: [UInt8], effects bytes: [UInt8]) throws {
    guard let effects = Effects(bytes), effects.changes.count == 5 else {
      throw JournalFault.damaged("the effects of entry \(sequence) of \(number)")
    }
    let changes = SQLRow(effects.changes)
    self.sequence = Int(sequence)
    self.hash = hash
    changedAt = try changes.moment(0)
    status = try changes.optionalText(1).flatMap { PublicStatus(rawValue: $0) }
    end = try changes.optionalText(2)
    due = try changes.optionalMoment(3)
    nextTimer = try changes.optionalMoment(4)
  }
}

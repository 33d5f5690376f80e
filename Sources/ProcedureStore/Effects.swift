import CivilTime
import ProcedureGraph
import ProcedureRuntime

/// What an entry does to the tables that cases are found by, as rows of values.
struct Effects: Hashable {
  /// Of the case: changed_at, status, end, due, timer.
  var changes: [SQLValue]
  /// The steps it is in from then on.
  var waiting: [[SQLValue]]
  /// What it asks of the world: sequence, place, kind, request, ready_at.
  var requests: [[SQLValue]]
  static let requestColumn = 3
  /// Numbers of the requests it answers.
  var answers: [SQLValue]
  /// Of a case that was ever moved to another artifact: artifact, origin, batch.
  var version: [SQLValue] = []

  init(of append: Append) {
    let standing = append.standing
    changes = [
      .integer(standing.changedAt.seconds), SQLValue(standing.status?.rawValue),
      SQLValue(standing.end), SQLValue(standing.due?.seconds),
      SQLValue(standing.nextTimer?.seconds),
    ]
    waiting = append.waiting.map(\.values)
    requests = append.requests.map(\.values)
    answers = append.answers.map { .integer(Int64($0)) }
    if standing.origin != nil {
      version = [.text(standing.artifact), SQLValue(standing.origin), SQLValue(standing.batch)]
    }
  }
}

extension WaitingStep {
  fileprivate var values: [SQLValue] {
    [
      .text(step), .text(role), .text(agency), SQLValue(assignee), .integer(since.seconds),
      .integer(due?.seconds ?? Schema.never),
    ]
  }
}

extension OutboxItem {
  fileprivate var values: [SQLValue] {
    [
      .integer(Int64(sequence)), .integer(Int64(index)), .text(kind.rawValue),
      .integer(Int64(request)), .integer(readyAt.seconds),
    ]
  }
}

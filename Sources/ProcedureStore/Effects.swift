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

// MARK: As bytes

extension Effects {
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(128)
    bytes.append(row: changes)
    bytes.append(rows: waiting)
    bytes.append(rows: requests)
    bytes.append(row: answers)
    return bytes
  }

  /// Nil for bytes that no entry was written with.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes[...])
    guard let changes = reader.row(), let waiting = reader.rows(), let requests = reader.rows(),
      let answers = reader.row(), reader.bytes.isEmpty
    else { return nil }
    self.changes = changes
    self.waiting = waiting
    self.requests = requests
    self.answers = answers
  }

  private struct Reader {
    var bytes: ArraySlice<UInt8>

    mutating func number() -> UInt64? {
      var (value, shift): (UInt64, UInt64) = (0, 0)
      while let byte = bytes.popFirst() {
        guard shift < 64 else { return nil }
        value |= UInt64(byte & 0x7f) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }

    mutating func part() -> ArraySlice<UInt8>? {
      guard let count = number(), count <= UInt64(bytes.count) else { return nil }
      defer { bytes = bytes.dropFirst(Int(count)) }
      return bytes.prefix(Int(count))
    }

    mutating func value() -> SQLValue? {
      switch bytes.popFirst() {
      case 0: .null
      case 1: number().map { .integer(Int64(bitPattern: ($0 >> 1) ^ (0 &- ($0 & 1)))) }
      case 2: part().map { .text(String(decoding: $0, as: UTF8.self)) }
      case 3: part().map { .bytes([UInt8]($0)) }
      case _: nil
      }
    }

    mutating func list<Element>(_ one: (inout Reader) -> Element?) -> [Element]? {
      guard let count = number(), count <= UInt64(bytes.count) else { return nil }
      var all: [Element] = []
      for _ in 0..<count {
        guard let element = one(&self) else { return nil }
        all.append(element)
      }
      return all
    }

    mutating func row() -> [SQLValue]? { list { $0.value() } }
    mutating func rows() -> [[SQLValue]]? { list { $0.row() } }
  }
}

extension [UInt8] {
  fileprivate mutating func append(varint number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  fileprivate mutating func append(value: SQLValue) {
    switch value {
    case .null: append(0)
    case .integer(let number):
      append(1)
      append(varint: UInt64(bitPattern: (number << 1) ^ (number >> 63)))
    case .text(var text):
      append(2)
      text.withUTF8 {
        append(varint: UInt64($0.count))
        append(contentsOf: $0)
      }
    case .bytes(let bytes):
      append(3)
      append(varint: UInt64(bytes.count))
      append(contentsOf: bytes)
    }
  }

  fileprivate mutating func append(row: [SQLValue]) {
    append(varint: UInt64(row.count))
    for value in row { append(value: value) }
  }

  fileprivate mutating func append(rows: [[SQLValue]]) {
    append(varint: UInt64(rows.count))
    for row in rows { append(row: row) }
  }
}

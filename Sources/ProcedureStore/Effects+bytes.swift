import ProcedureRuntime

// As bytes. Each value begins with a tag; an entry of every earlier version is read by the same rules.
//
// Half of an entry was this. Most of it are moments near the one at which the case has changed, small
// numbers, and words of this software: they are written as such.
extension Effects {
  var bytes: [UInt8] {
    var writer = Writer()
    writer.bytes.reserveCapacity(96)
    writer.add(row: changes)
    writer.add(rows: waiting)
    writer.add(rows: requests)
    writer.add(row: answers)
    // Left out where it says nothing, as it was before cases could be moved.
    if !version.isEmpty { writer.add(row: version) }
    return writer.bytes
  }

  /// Nil for bytes that no entry was written with.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes[...])
    guard let changes = reader.row(), let waiting = reader.rows(), let requests = reader.rows(),
      let answers = reader.row()
    else { return nil }
    if !reader.bytes.isEmpty {
      guard let version = reader.row(), version.count == 3, reader.bytes.isEmpty else { return nil }
      self.version = version
    }
    self.changes = changes
    self.waiting = waiting
    self.requests = requests
    self.answers = answers
  }

  private enum Tag {
    static let null: UInt8 = 0
    static let integer: UInt8 = 1
    static let text: UInt8 = 2
    static let bytes: UInt8 = 3
    /// By its place in `words`.
    static let word: UInt8 = 4
    /// The moment of the change, which is the first integer of all, and so many seconds after it.
    static let base: UInt8 = 5
    static let distance: UInt8 = 6
    static let never: UInt8 = 7
    /// This one and all above it are the integers from 0 on.
    static let small: UInt8 = 16
  }

  /// Statuses, kinds of requests, roles that every procedure has. Only ever added to.
  static let words = [
    "registered", "received", "notReceived", "processing", "supplementRequested",
    "financialObligation", "withdrawalRequested", "discontinued", "decided", "returned",
    "notice", "reminder", "letter", "publication", "posting", "refund", "payment", "action", "call",
    "applicant",
  ]
  private static let places = Dictionary(
    uniqueKeysWithValues: zip(words, words.indices.map { UInt64($0) }))

  private struct Writer {
    var bytes: [UInt8] = []
    var base: Int64?

    mutating func add(varint number: UInt64) {
      var rest = number
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }

    mutating func add(zigzag number: Int64) {
      add(varint: UInt64(bitPattern: (number << 1) ^ (number >> 63)))
    }

    mutating func add(integer number: Int64) {
      guard let base else {
        self.base = number
        bytes.append(Tag.integer)
        return add(zigzag: number)
      }
      if number >= 0, number <= Int64(UInt8.max - Tag.small) {
        bytes.append(Tag.small + UInt8(number))
      } else if number == base {
        bytes.append(Tag.base)
      } else if number == Schema.never {
        bytes.append(Tag.never)
      } else {
        let (distance, isTooFar) = number.subtractingReportingOverflow(base)
        bytes.append(isTooFar ? Tag.integer : Tag.distance)
        add(zigzag: isTooFar ? number : distance)
      }
    }

    mutating func add(value: SQLValue) {
      switch value {
      case .null: bytes.append(Tag.null)
      case .integer(let number): add(integer: number)
      case .text(var text):
        if let place = Effects.places[text] {
          bytes.append(Tag.word)
          return add(varint: place)
        }
        bytes.append(Tag.text)
        text.withUTF8 {
          add(varint: UInt64($0.count))
          bytes.append(contentsOf: $0)
        }
      case .bytes(let part):
        bytes.append(Tag.bytes)
        add(varint: UInt64(part.count))
        bytes.append(contentsOf: part)
      }
    }

    mutating func add(row: [SQLValue]) {
      add(varint: UInt64(row.count))
      for value in row { add(value: value) }
    }

    mutating func add(rows: [[SQLValue]]) {
      add(varint: UInt64(rows.count))
      for row in rows { add(row: row) }
    }
  }

  private struct Reader {
    var bytes: ArraySlice<UInt8>
    var base: Int64?

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

    mutating func zigzag() -> Int64? {
      number().map { Int64(bitPattern: ($0 >> 1) ^ (0 &- ($0 & 1))) }
    }

    mutating func part() -> ArraySlice<UInt8>? {
      guard let count = number(), count <= UInt64(bytes.count) else { return nil }
      defer { bytes = bytes.dropFirst(Int(count)) }
      return bytes.prefix(Int(count))
    }

    mutating func value() -> SQLValue? {
      switch bytes.popFirst() {
      case Tag.null: return .null
      case Tag.integer:
        guard let number = zigzag() else { return nil }
        base = base ?? number
        return .integer(number)
      case Tag.text: return part().map { .text(String(decoding: $0, as: UTF8.self)) }
      case Tag.bytes: return part().map { .bytes([UInt8]($0)) }
      case Tag.word:
        guard let place = number(), place < UInt64(Effects.words.count) else { return nil }
        return .text(Effects.words[Int(place)])
      case Tag.base: return base.map { .integer($0) }
      case Tag.distance:
        guard let base, let distance = zigzag() else { return nil }
        let (number, isTooFar) = base.addingReportingOverflow(distance)
        return isTooFar ? nil : .integer(number)
      case Tag.never: return .integer(Schema.never)
      case let tag? where tag >= Tag.small: return .integer(Int64(tag - Tag.small))
      case _: return nil
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

import CivilTime
import ProcedureGraph

/// Writes the two parts of a record: numbers in seven-bit groups, lower ones first; signed numbers
/// folded so that small ones stay short; texts with their length in front.
struct RecordWriter {
  private(set) var open: [UInt8] = []
  private(set) var personal: [UInt8] = []
  /// The moment of the event that is written: other moments are kept as distances from it.
  var moment = Moment(seconds: 0)
  /// What follows goes into the personal part.
  private var isPersonal = false

  init() { open.reserveCapacity(256) }

  mutating func personally(_ write: (inout RecordWriter) -> Void) {
    let outer = isPersonal
    isPersonal = true
    write(&self)
    isPersonal = outer
  }

  mutating func byte(_ byte: UInt8) {
    if isPersonal { personal.append(byte) } else { open.append(byte) }
  }

  private mutating func groups(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      byte(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    byte(UInt8(truncatingIfNeeded: rest))
  }

  mutating func count(_ count: Int) { groups(UInt64(bitPattern: Int64(count))) }

  mutating func number(_ value: Int64) {
    groups(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  mutating func number(_ value: Int) { number(Int64(value)) }

  mutating func id<Element>(_ id: ID<Element>) { number(id.index) }

  mutating func flag(_ flag: Bool) { byte(flag ? 1 : 0) }

  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      count(bytes.count)
      if isPersonal { personal.append(contentsOf: bytes) } else { open.append(contentsOf: bytes) }
    }
  }

  mutating func optional<Value>(_ value: Value?, _ write: (inout RecordWriter, Value) -> Void) {
    flag(value != nil)
    if let value { write(&self, value) }
  }

  mutating func list<Value>(_ values: [Value], _ write: (inout RecordWriter, Value) -> Void) {
    count(values.count)
    for value in values { write(&self, value) }
  }
}

/// Reads what `RecordWriter` wrote, as untrusted input: nothing is read past an end, and no list is
/// longer than the bytes that are left.
struct RecordReader {
  private let open: [UInt8]
  private let personal: [UInt8]
  /// The personal part was thrown away.
  let isErased: Bool
  private var place = 0
  private var personalPlace = 0
  private var isPersonal = false
  /// How deep a value stands in lists.
  var depth = 0
  var moment = Moment(seconds: 0)

  init(open: [UInt8], personal: [UInt8]?) {
    self.open = open
    self.personal = personal ?? []
    isErased = personal == nil
  }

  var isAtEnd: Bool { place == open.count && personalPlace == personal.count }

  /// Reads from the personal part; where that was erased, gives what stands for it.
  mutating func personally<Value>(
    erased: @autoclosure () -> Value, _ read: (inout RecordReader) throws(RecordFault) -> Value
  ) throws(RecordFault) -> Value {
    if isErased { return erased() }
    let outer = isPersonal
    isPersonal = true
    let value = try read(&self)
    isPersonal = outer
    return value
  }

  mutating func byte() throws(RecordFault) -> UInt8 {
    if isPersonal {
      guard personalPlace < personal.count else { throw .malformed }
      personalPlace += 1
      return personal[personalPlace - 1]
    }
    guard place < open.count else { throw .malformed }
    place += 1
    return open[place - 1]
  }

  private var bytesLeft: Int {
    isPersonal ? personal.count - personalPlace : open.count - place
  }

  private mutating func groups() throws(RecordFault) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      let bits = UInt64(next & 0x7f)
      // One form for each number: no bits past the sixty-fourth, no empty last group.
      guard shift < 63 || (shift == 63 && bits <= 1) else { throw .malformed }
      value |= bits << shift
      if next < 0x80 {
        guard next != 0 || shift == 0 else { throw .malformed }
        return value
      }
      shift += 7
    }
  }

  /// How many elements follow; each takes a byte at least.
  mutating func count() throws(RecordFault) -> Int {
    let count = try groups()
    guard count <= UInt64(bytesLeft) else { throw .malformed }
    return Int(count)
  }

  mutating func number() throws(RecordFault) -> Int64 {
    let folded = try groups()
    return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
  }

  mutating func whole() throws(RecordFault) -> Int { Int(try number()) }

  mutating func id<Element>() throws(RecordFault) -> ID<Element> { ID(try whole()) }

  mutating func flag() throws(RecordFault) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    case _: throw .malformed
    }
  }

  mutating func text() throws(RecordFault) -> String {
    let length = try count()
    if length == 0 { return "" }
    let bytes: ArraySlice<UInt8>
    if isPersonal {
      bytes = personal[personalPlace..<(personalPlace + length)]
      personalPlace += length
    } else {
      bytes = open[place..<(place + length)]
      place += length
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
    return text
  }

  mutating func optional<Value>(
    _ read: (inout RecordReader) throws(RecordFault) -> Value
  ) throws(RecordFault) -> Value? {
    guard try flag() else { return nil }
    return try read(&self)
  }

  mutating func list<Value>(
    _ read: (inout RecordReader) throws(RecordFault) -> Value
  ) throws(RecordFault) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }
}

/// A parameter of a statement, as the server is sent it.
enum PostgresParameter {
  case null
  case text(String)
  /// In the server's own form: bytes as they are, and lists.
  case binary([UInt8])

  init(_ value: SQLValue) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .text(String(number))
    case .text(let text): self = .text(text)
    case .bytes(let bytes): self = .binary(bytes)
    }
  }

  /// What the elements of a list are, by the number of their type.
  enum Element: UInt32 {
    case bytes = 17
    case integer = 20
    case text = 25
  }

  static func integers(_ numbers: [Int64?]) -> Self {
    list(of: .integer, numbers) { $0.append(bigEndian: UInt64(bitPattern: $1)) }
  }

  static func texts(_ texts: [String?]) -> Self {
    list(of: .text, texts) { $0.append(contentsOf: $1.utf8) }
  }

  static func bytes(_ values: [[UInt8]?]) -> Self {
    list(of: .bytes, values) { $0.append(contentsOf: $1) }
  }

  /// Rows column by column, each a list of values of one type.
  static func columns(_ rows: [[SQLValue]], _ types: Element...) -> [Self] {
    types.enumerated().map { column, type in
      list(of: type, rows.map { $0.indices.contains(column) ? $0[column].orNil : nil }) {
        bytes, value in
        switch value {
        case .null: break
        case .integer(let number): bytes.append(bigEndian: UInt64(bitPattern: number))
        case .text(let text): bytes.append(contentsOf: text.utf8)
        case .bytes(let part): bytes.append(contentsOf: part)
        }
      }
    }
  }

  /// One dimension that is counted from 1; each element with its length, -1 where there is none.
  private static func list<Value>(
    of type: Element, _ values: [Value?], _ write: (inout [UInt8], Value) -> Void
  ) -> Self {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(20 + values.count * 16)
    let hasNulls: UInt32 = values.contains { $0 == nil } ? 1 : 0
    for number in [values.isEmpty ? 0 : 1, hasNulls, type.rawValue] {
      bytes.append(bigEndian: number)
    }
    if !values.isEmpty {
      bytes.append(bigEndian: UInt32(values.count))
      bytes.append(bigEndian: UInt32(1))
    }
    for value in values {
      let start = bytes.count
      bytes.append(bigEndian: UInt32.max)
      guard let value else { continue }
      write(&bytes, value)
      let count = UInt32(bytes.count - start - 4)
      for place in 0..<4 {
        bytes[start + place] = UInt8(truncatingIfNeeded: count >> (24 - 8 * place))
      }
    }
    return .binary(bytes)
  }
}

extension SQLValue {
  fileprivate var orNil: SQLValue? { self == .null ? nil : self }
}

extension [UInt8] {
  fileprivate mutating func append(bigEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }
}

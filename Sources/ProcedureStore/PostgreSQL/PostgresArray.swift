/// A list as PostgreSQL reads it from text.
enum PostgresArray {
  /// Rows of so many values, column by column.
  static func columns(_ rows: [[SQLValue]], count: Int) -> [SQLValue] {
    (0..<count).map { column in
      let parts = rows.map { row -> String in
        switch row.indices.contains(column) ? row[column] : .null {
        case .null: "NULL"
        case .integer(let number): String(number)
        case .text(let text): quoted(text)
        case .bytes(let bytes): quoted(bytes)
        }
      }
      return .text("{" + parts.joined(separator: ",") + "}")
    }
  }

  static func integers(_ numbers: [Int64?]) -> SQLValue {
    .text("{" + numbers.map { $0.map { String($0) } ?? "NULL" }.joined(separator: ",") + "}")
  }

  static func texts(_ texts: [String?]) -> SQLValue {
    .text("{" + texts.map { $0.map { quoted($0) } ?? "NULL" }.joined(separator: ",") + "}")
  }

  static func bytes(_ values: [[UInt8]?]) -> SQLValue {
    let parts = values.map { $0.map { quoted($0) } ?? "NULL" }
    return .text("{" + parts.joined(separator: ",") + "}")
  }

  private static func quoted(_ bytes: [UInt8]) -> String { "\"\\\\x\(hexadecimal(bytes))\"" }

  private static func quoted(_ text: String) -> String {
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        quoted.append(UInt8(ascii: "\\"))
      }
      quoted.append(byte)
    }
    quoted.append(UInt8(ascii: "\""))
    return String(decoding: quoted, as: UTF8.self)
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits: [UInt8] = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[index * 2] = digits[Int(byte >> 4)]
        buffer[index * 2 + 1] = digits[Int(byte & 15)]
      }
      return bytes.count * 2
    }
  }
}

/// Writes JSON in fixed forms: the same value always gives the same bytes.
///
/// Members are sorted by the bytes of their names, numbers are plain digits, and only what JSON makes
/// us escape is escaped, in its shortest form (as RFC 8785 does for such values). There are two
/// layouts: `compact` without any white space, over which hashes are taken, and `lines`, which is
/// what a file holds so that a difference between two versions can be read.
public enum JSONLayout: Sendable {
  case compact
  /// A container of at most 96 bytes stands on one line; a longer one has each of its items on a line
  /// of its own, indented by one space a level. The text ends with a line break.
  case lines
}

extension JSONValue {
  /// The value in its canonical form. Recurses as deep as the value is nested.
  public func canonicalBytes(_ layout: JSONLayout = .compact) -> [UInt8] {
    var writer = JSONWriter()
    switch layout {
    case .compact: writer.writeCompact(self)
    case .lines:
      writer.writeLines(self, level: 0)
      writer.bytes.append(UInt8(ascii: "\n"))
    }
    return writer.bytes
  }
}

struct JSONWriter {
  static let lineWidth = 96

  var bytes: [UInt8] = []

  mutating func writeCompact(_ value: JSONValue) {
    switch value {
    case .flag(let flag): write(flag ? "true" : "false")
    case .integer(let number): write(String(number))
    case .string(let text): write(quoted: text)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        writeCompact(element)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.sortedByBytes().enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(quoted: member.name)
        bytes.append(UInt8(ascii: ":"))
        writeCompact(member.value)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  mutating func writeLines(_ value: JSONValue, level: Int) {
    // Tried on one line first and taken back when too long, so the work per level of nesting is
    // bounded by the width of a line.
    var room = Self.lineWidth
    guard !value.fits(in: &room) else { return writeCompact(value) }
    switch value {
    case .flag, .integer, .string: writeCompact(value)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        startLine(level + 1, after: index)
        writeLines(element, level: level + 1)
      }
      startLine(level, after: 0)
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.sortedByBytes().enumerated() {
        startLine(level + 1, after: index)
        write(quoted: member.name)
        write(": ")
        writeLines(member.value, level: level + 1)
      }
      startLine(level, after: 0)
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private mutating func startLine(_ level: Int, after index: Int) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<level { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func write(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): write("\\\"")
      case UInt8(ascii: "\\"): write("\\\\")
      case 0x08: write("\\b")
      case 0x09: write("\\t")
      case 0x0A: write("\\n")
      case 0x0C: write("\\f")
      case 0x0D: write("\\r")
      case 0x00...0x1F:
        write(byte < 0x10 ? "\\u000" : "\\u00")
        write(String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONValue {
  /// Whether the compact form fits in the room that is left; stops looking as soon as it does not.
  /// Escapes are not measured: a line may be a little wider for them.
  fileprivate func fits(in room: inout Int) -> Bool {
    switch self {
    case .flag: room -= 5
    case .integer: room -= 8
    case .string(let text): room -= text.utf8.count + 2
    case .array(let elements):
      room -= 2
      for element in elements {
        room -= 1
        guard room >= 0, element.fits(in: &room) else { return false }
      }
    case .object(let members):
      room -= 2
      for member in members {
        room -= member.name.utf8.count + 4
        guard room >= 0, member.value.fits(in: &room) else { return false }
      }
    }
    return room >= 0
  }
}

extension [JSONValue.Member] {
  fileprivate func sortedByBytes() -> [JSONValue.Member] {
    sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

/// Reads strict JSON in linear time, with bounded depth and size; never traps on any input.
///
/// Stricter than RFC 8259 where artifacts are: whole numbers of 64 bits only, no null, no member
/// twice. White space and escapes are free here; whether the layout is the canonical one is for the
/// caller to compare.
public struct JSONReader {
  /// Whose JSON it is.
  public enum Writer: Sendable {
    /// Our own: strict as above.
    case ours
    /// A stranger's, as RFC 8259 lets it be: null is left out, a number that is not whole or has more
    /// than 64 bits is given as its text, a name may come twice, and a byte-order mark is passed by.
    case foreign
  }

  public static let maximumDepth = 200
  /// Far above any procedure: the longest known ones stay under a megabyte.
  public static let maximumSize = 64 << 20

  private let bytes: [UInt8]
  private let writer: Writer
  private var position = 0
  private var depth = 0

  private init(_ bytes: [UInt8], _ writer: Writer) {
    self.bytes = bytes
    self.writer = writer
    switch writer {
    case .ours: break
    case .foreign: if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }
  }

  public static func read(
    _ bytes: [UInt8], as writer: Writer = .ours
  ) throws(JSONFault) -> JSONNode {
    guard bytes.count <= maximumSize else { throw JSONFault(.tooLarge, at: maximumSize) }
    var reader = JSONReader(bytes, writer)
    let node = try reader.readNode()
    reader.skipSpace()
    guard reader.position == bytes.count else {
      throw JSONFault(.trailingBytes, at: reader.position)
    }
    return node
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func readNode() throws(JSONFault) -> JSONNode {
    skipSpace()
    let start = position
    guard let byte = next else { throw JSONFault(.endsEarly, at: start) }
    let content: JSONNode.Content
    switch byte {
    case UInt8(ascii: "{"): content = try readObject()
    case UInt8(ascii: "["): content = try readArray()
    case UInt8(ascii: "\""): content = .string(try readString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      switch writer {
      case .ours: content = .integer(try readInteger())
      case .foreign: content = try readNumber()
      }
    case UInt8(ascii: "t"):
      try expect("true")
      content = .flag(true)
    case UInt8(ascii: "f"):
      try expect("false")
      content = .flag(false)
    case UInt8(ascii: "n"):
      try expect("null")
      throw JSONFault(.null, at: start)
    default: throw JSONFault(.unexpectedByte, at: start)
    }
    return JSONNode(content: content, offset: start)
  }

  private mutating func expect(_ word: StaticString) throws(JSONFault) {
    for index in 0..<word.utf8CodeUnitCount {
      guard let byte = next else { throw JSONFault(.endsEarly, at: position) }
      guard byte == word.utf8Start[index] else { throw JSONFault(.unexpectedByte, at: position) }
      position += 1
    }
  }

  private mutating func enter() throws(JSONFault) {
    depth += 1
    guard depth <= Self.maximumDepth else { throw JSONFault(.tooDeep, at: position) }
    position += 1
    skipSpace()
  }

  /// After an item: true when another one follows, false when the container is closed.
  private mutating func another(until close: UInt8) throws(JSONFault) -> Bool {
    skipSpace()
    guard let byte = next else { throw JSONFault(.endsEarly, at: position) }
    guard byte == close || byte == UInt8(ascii: ",") else {
      throw JSONFault(.unexpectedByte, at: position)
    }
    position += 1
    return byte != close
  }

  private mutating func readArray() throws(JSONFault) -> JSONNode.Content {
    try enter()
    defer { depth -= 1 }
    var elements: [JSONNode] = []
    if next == UInt8(ascii: "]") {
      position += 1
      return .array(elements)
    }
    repeat {
      if try !skipNull() { elements.append(try readNode()) }
    } while try another(until: UInt8(ascii: "]"))
    return .array(elements)
  }

  private mutating func readObject() throws(JSONFault) -> JSONNode.Content {
    try enter()
    defer { depth -= 1 }
    var members: [JSONNode.Member] = []
    var names: Set<String> = []
    if next == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    repeat {
      skipSpace()
      let start = position
      guard let byte = next else { throw JSONFault(.endsEarly, at: start) }
      guard byte == UInt8(ascii: "\"") else { throw JSONFault(.unexpectedByte, at: start) }
      let name = try readString()
      switch writer {
      case .ours:
        guard names.insert(name).inserted else { throw JSONFault(.duplicateName, at: start) }
      case .foreign: break
      }
      skipSpace()
      try expect(":")
      if try skipNull() { continue }
      members.append(JSONNode.Member(name: name, offset: start, node: try readNode()))
    } while try another(until: UInt8(ascii: "}"))
    return .object(members)
  }

  /// A stranger's null says that there is nothing.
  private mutating func skipNull() throws(JSONFault) -> Bool {
    switch writer {
    case .ours: return false
    case .foreign: break
    }
    skipSpace()
    guard next == UInt8(ascii: "n") else { return false }
    try expect("null")
    return true
  }

  /// A number of any kind; what is no whole number of 64 bits keeps its text.
  private mutating func readNumber() throws(JSONFault) -> JSONNode.Content {
    let start = position
    while let byte = next, Self.isNumberByte(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let last = text.utf8.last, (0x30...0x39).contains(last) else {
      throw JSONFault(next == nil ? .endsEarly : .unexpectedByte, at: position)
    }
    return Int64(text).map { .integer($0) } ?? .string(text)
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"),
      UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func readInteger() throws(JSONFault) -> Int64 {
    let start = position
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let firstDigit = position
    var number: Int64 = 0
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      let digit = Int64(byte - UInt8(ascii: "0"))
      let (shifted, isTooLong) = number.multipliedReportingOverflow(by: 10)
      let (sum, isTooLarge) =
        isNegative
        ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
      guard !isTooLong, !isTooLarge else { throw JSONFault(.numberOutOfRange, at: start) }
      number = sum
      position += 1
    }
    guard position > firstDigit else {
      throw JSONFault(next == nil ? .endsEarly : .unexpectedByte, at: position)
    }
    let hasLeadingZero = bytes[firstDigit] == UInt8(ascii: "0") && position > firstDigit + 1
    let isMinusZero = isNegative && number == 0
    let hasFraction =
      next == UInt8(ascii: ".") || next == UInt8(ascii: "e") || next == UInt8(ascii: "E")
    guard !hasLeadingZero, !isMinusZero, !hasFraction else {
      throw JSONFault(.notWhole, at: start)
    }
    return number
  }

  private mutating func readString() throws(JSONFault) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while true {
      guard let byte = next else { throw JSONFault(.endsEarly, at: position) }
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw JSONFault(.invalidUTF8, at: start)
        }
        return text
      case UInt8(ascii: "\\"): try readEscape(into: &content)
      case 0x00...0x1F: throw JSONFault(.controlCharacter, at: position)
      default:
        content.append(byte)
        position += 1
      }
    }
  }

  private mutating func readEscape(into content: inout [UInt8]) throws(JSONFault) {
    let start = position
    position += 1
    guard let byte = next else { throw JSONFault(.endsEarly, at: position) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "u"):
      var code = try readHex(escapeAt: start)
      if (0xD800...0xDBFF).contains(code) {
        guard next == UInt8(ascii: "\\") else { throw JSONFault(.invalidEscape, at: start) }
        position += 1
        guard next == UInt8(ascii: "u") else { throw JSONFault(.invalidEscape, at: start) }
        position += 1
        let low = try readHex(escapeAt: start)
        guard (0xDC00...0xDFFF).contains(low) else { throw JSONFault(.invalidEscape, at: start) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw JSONFault(.invalidEscape, at: start) }
      content.append(contentsOf: String(scalar).utf8)
    default: throw JSONFault(.invalidEscape, at: start)
    }
  }

  private mutating func readHex(escapeAt start: Int) throws(JSONFault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next else { throw JSONFault(.endsEarly, at: position) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONFault(.invalidEscape, at: start)
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}

/// Writes JSON in the order it is told, two spaces to a level.
///
/// Values are written where the caller stands: inside `array` one after another, inside `object` by
/// `member`. Text is escaped as RFC 8259 demands; U+2028 and U+2029 as well, for readers that take
/// JSON for JavaScript.
public struct JSONWriter {
  /// Where the next value stands.
  private enum Place {
    /// Nothing was written in this group yet.
    case first
    /// After another value or member.
    case next
    /// After the name of a member, or at the top.
    case value
  }

  private var bytes: [UInt8] = []
  private var depth = 0
  private var place = Place.value

  /// An empty writer.
  public init() {}

  /// What was written so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes `[…]`; `body` writes the elements.
  public mutating func array(_ body: (inout JSONWriter) -> Void) { group("[", "]", body) }

  /// Writes `[…]` with one element for each of `items`.
  public mutating func array<Items: Sequence>(
    of items: Items, _ write: (inout JSONWriter, Items.Element) -> Void
  ) {
    array { json in for item in items { write(&json, item) } }
  }

  /// Writes `{…}`; `body` writes the members.
  public mutating func object(_ body: (inout JSONWriter) -> Void) { group("{", "}", body) }

  /// Writes a string.
  public mutating func string(_ text: String) {
    begin()
    quote(text)
    place = .next
  }

  /// Writes a whole number.
  public mutating func number(_ value: Int) { literal(String(value)) }

  /// Writes `true` or `false`.
  public mutating func boolean(_ value: Bool) { literal(value ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { literal("null") }

  /// Writes a member of an object; `write` writes its one value.
  public mutating func member(_ name: String, _ write: (inout JSONWriter) -> Void) {
    begin()
    quote(name)
    bytes += ": ".utf8
    place = .value
    write(&self)
    place = .next
  }

  /// Writes a member whose value is a string.
  public mutating func member(_ name: String, _ text: String) { member(name) { $0.string(text) } }

  /// Writes a member whose value is a whole number.
  public mutating func member(_ name: String, _ value: Int) { member(name) { $0.number(value) } }

  /// Writes a member whose value is an array of strings.
  public mutating func member(_ name: String, _ texts: [String]) {
    member(name) { json in json.array(of: texts) { $0.string($1) } }
  }

  private mutating func group(
    _ open: String, _ close: String, _ body: (inout JSONWriter) -> Void
  ) {
    begin()
    bytes += open.utf8
    depth += 1
    place = .first
    body(&self)
    depth -= 1
    switch place {
    case .first: break
    case .next, .value: breakLine()
    }
    bytes += close.utf8
    place = .next
  }

  private mutating func literal(_ text: String) {
    begin()
    bytes += text.utf8
    place = .next
  }

  /// What separates a value from what stands before it.
  private mutating func begin() {
    switch place {
    case .value: return
    case .first: breakLine()
    case .next:
      bytes += ",".utf8
      breakLine()
    }
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    bytes += repeatElement(0x20, count: 2 * depth)
  }

  private mutating func quote(_ text: String) {
    bytes.append(0x22)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": escape(scalar)
      default: bytes += UTF8.encode(scalar).map { Array($0) } ?? []
      }
    }
    bytes.append(0x22)
  }

  /// `\u001b`; only for scalars of at most four digits.
  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    bytes += "\\u".utf8
    bytes += repeatElement(0x30, count: max(0, 4 - digits.utf8.count))
    bytes += digits.utf8
  }
}

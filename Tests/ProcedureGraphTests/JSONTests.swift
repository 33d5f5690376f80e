import ProcedureGraph
import Testing

@Suite struct JSONTests {
  private func read(_ text: String) throws -> JSONValue {
    try JSONReader.read(Array(text.utf8)).value
  }

  @Test(
    arguments: [
      ("true", JSONValue.flag(true)), (" false ", .flag(false)), ("0", 0), ("-12", -12),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("\"\"", ""), ("\"bước\"", "bước"), ("\"\\u0062\\u01b0\"", "bư"),
      ("\"\\ud83d\\ude00\"", "😀"), ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"),
      ("[]", []), ("[ 1 , [2] ]", [1, [2]]), ("{}", [:]),
      ("{\"a\":1,\"b\":{\"a\":[]}}", ["a": 1, "b": ["a": []]]),
    ] as [(String, JSONValue)])
  func reading(text: String, value: JSONValue) throws {
    #expect(try read(text) == value)
  }

  @Test(
    arguments: [
      ("", JSONFault.Kind.endsEarly, 0), (" ", .endsEarly, 1), ("tru", .endsEarly, 3),
      ("trux", .unexpectedByte, 3), ("null", .null, 0), ("[null]", .null, 1),
      ("1 2", .trailingBytes, 2), ("{} ,", .trailingBytes, 3), ("[1,]", .unexpectedByte, 3),
      ("[,1]", .unexpectedByte, 1), ("[1 2]", .unexpectedByte, 3), ("[1", .endsEarly, 2),
      ("{", .endsEarly, 1), ("{a:1}", .unexpectedByte, 1), ("{\"a\"1}", .unexpectedByte, 4),
      ("{\"a\":1,}", .unexpectedByte, 7), ("{\"a\":1,\"a\":2}", .duplicateName, 7),
      ("{\"\\u0061\":1,\"a\":2}", .duplicateName, 12), ("1.5", .notWhole, 0),
      ("1e3", .notWhole, 0), ("1E3", .notWhole, 0), ("01", .notWhole, 0), ("-0", .notWhole, 0),
      ("-", .endsEarly, 1), ("-a", .unexpectedByte, 1), ("+1", .unexpectedByte, 0),
      ("9223372036854775808", .numberOutOfRange, 0),
      ("[99999999999999999999]", .numberOutOfRange, 1),
      ("\"a", .endsEarly, 2), ("\"\n\"", .controlCharacter, 1), ("\"\\x\"", .invalidEscape, 1),
      ("\"\\u12g4\"", .invalidEscape, 1), ("\"\\ud800\"", .invalidEscape, 1),
      ("\"\\ud800\\u0041\"", .invalidEscape, 1), ("\"\\udc00\"", .invalidEscape, 1),
      ("\"\\", .endsEarly, 2), ("\"\\u00", .endsEarly, 5), ("'a'", .unexpectedByte, 0),
      ("\u{FEFF}{}", .unexpectedByte, 0),
    ] as [(String, JSONFault.Kind, Int)])
  func refusing(text: String, kind: JSONFault.Kind, offset: Int) {
    #expect(throws: JSONFault(kind, at: offset)) { try read(text) }
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xE1, 0xBB, 0x22],
    ] as [[UInt8]])
  func refusingInvalidUTF8(bytes: [UInt8]) {
    #expect(throws: JSONFault(.invalidUTF8, at: 0)) { try JSONReader.read(bytes) }
  }

  @Test func depthIsBounded() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try read(nested(200))
    #expect(throws: JSONFault(.tooDeep, at: 200)) { try read(nested(201)) }
    #expect(throws: JSONFault(.tooDeep, at: 200)) { try read(nested(1_000_000)) }
  }

  @Test func nodesKnowTheirBytes() throws {
    let node = try JSONReader.read(Array("{ \"ữ\": [1, true] }".utf8))
    let list = try #require(node["ữ"])
    #expect(list.offset == 9)
    guard case .array(let elements) = list.content else {
      Issue.record("no array")
      return
    }
    #expect(elements.map(\.offset) == [10, 13])
    #expect(node["x"] == nil)
  }

  @Test func compactForm() throws {
    let value: JSONValue = [
      "ữ": "\u{1}\u{1F}\"\\/\n\u{7F}", "b": [1, -2, true], "a": ["z": [:], "y": []], "B": "đ",
    ]
    let text = String(decoding: value.canonicalBytes(), as: UTF8.self)
    #expect(
      text
        == "{\"B\":\"đ\",\"a\":{\"y\":[],\"z\":{}},\"b\":[1,-2,true],\"ữ\":\"\\u0001\\u001f\\\"\\\\/\\n\u{7F}\"}"
    )
    #expect(try read(text)["ữ"] == value["ữ"])
  }

  @Test func lineForm() {
    let long = String(repeating: "x", count: 50)
    let value: JSONValue = ["b": [.string(long), .string(long)], "a": ["c": 1]]
    let text = String(decoding: value.canonicalBytes(.lines), as: UTF8.self)
    #expect(text == "{\n \"a\": {\"c\":1},\n \"b\": [\n  \"\(long)\",\n  \"\(long)\"\n ]\n}\n")
  }

  @Test func neverTrapsOnNoise() {
    var numbers = SplitMix(seed: 3)
    let signs: [UInt8] = Array("{}[]\",:0123-.eE\\untrfalse ".utf8) + [0xC3, 0xA9, 0xFF, 0x0A]
    for _ in 0..<20_000 {
      let length = Int(numbers.next() % 24)
      let bytes = (0..<length).map { _ in signs.randomElement(using: &numbers) ?? 0 }
      do throws(JSONFault) {
        let value = try JSONReader.read(bytes).value
        #expect(throws: Never.self) { try JSONReader.read(value.canonicalBytes()) }
      } catch {
        #expect((0...bytes.count).contains(error.offset))
      }
    }
  }
}

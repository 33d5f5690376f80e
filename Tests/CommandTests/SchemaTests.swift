import Foundation
import Testing

@Suite("Published schemas")
struct SchemaTests {
  @Test("what is published about a machine format holds for it")
  func schemas() throws {
    let failing = Samples.reissue.replacing("thì kết thúc đã_hủy", with: "thì kết thúc đã_cấp")
    let desk = try Desk(["a.tthc": failing])
    defer { desk.remove() }
    _ = try desk.tthc("compile", "a.tthc", "-o", ".")
    let due = [
      "due", "--calendar", "a.tthc#l", "--from", "26/01/2026 16:30", "--format", "json", "--limit",
    ]
    let outputs = [
      ("check", try desk.tthc("check", "-", "--format", "json", input: Samples.mistaken("a"))),
      ("list", try desk.tthc("list", "--format", "json")),
      ("test", try desk.tthc("test", "--format", "json")),
      ("inspect", try desk.tthc("inspect", "cấp_lại.tthc.json", "--format", "json")),
      ("due", try desk.run(due + ["8 giờ làm việc"])), ("due", try desk.run(due + ["800 ngày"])),
      ("due", try desk.run(due + ["1.000 ngày làm việc"])),
    ]
    for (name, run) in outputs {
      let schema = try Schema(named: name)
      #expect(try schema.faults(in: run.output) == [], "\(name)")
    }
    #expect(try Schema(named: "people").faults(in: Samples.people) == [])
    let strange = Samples.people.replacing("from", with: "since")
    #expect(try !Schema(named: "people").faults(in: strange).isEmpty)
    #expect(try Schema(named: "due").faults(in: #"{"due": 5, "days": [{}], "x": 1}"#).count == 7)
  }
}

/// As much of JSON Schema as the published schemas use. A member that a schema does not list counts
/// as a fault, so that nothing is printed that is not described.
private struct Schema {
  private let root: [String: Any]

  init(named name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Grammar/\(name).schema.json")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    root = try #require(object as? [String: Any])
  }

  func faults(in text: String) throws -> [String] {
    faults(of: try JSONSerialization.jsonObject(with: Data(text.utf8)), against: root, at: "$")
  }

  private func faults(of value: Any, against schema: [String: Any], at path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.split(separator: "/").last ?? "")
      let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any]
      return target.map { faults(of: value, against: $0, at: path) } ?? ["\(path): \(reference)"]
    }
    if let allowed = schema["enum"] as? [String] {
      return allowed.contains(value as? String ?? "") ? [] : ["\(path): not one of \(allowed)"]
    }
    switch schema["type"] as? String {
    case "array":
      guard let items = value as? [Any] else { return ["\(path): no array"] }
      let item = schema["items"] as? [String: Any] ?? [:]
      return items.flatMap { faults(of: $0, against: item, at: path + "[]") }
    case "object": return faults(ofObject: value, against: schema, at: path)
    case "string":
      guard let text = value as? String else { return ["\(path): no text"] }
      let pattern = schema["pattern"] as? String ?? ""
      let matches = text.range(of: pattern, options: .regularExpression) != nil
      return pattern.isEmpty || matches ? [] : ["\(path): does not match"]
    case "integer":
      guard let number = value as? Int else { return ["\(path): no whole number"] }
      return number < schema["minimum"] as? Int ?? .min ? ["\(path): too small"] : []
    case "boolean": return value is Bool ? [] : ["\(path): no flag"]
    default: return ["\(path): the schema says nothing"]
    }
  }

  private func faults(
    ofObject value: Any, against schema: [String: Any], at path: String
  ) -> [String] {
    guard let object = value as? [String: Any] else { return ["\(path): no object"] }
    let required = schema["required"] as? [String] ?? []
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    return required.filter { object[$0] == nil }.map { "\(path): no \($0)" }
      + object.flatMap { name, member in
        properties[name].map { faults(of: member, against: $0, at: "\(path).\(name)") }
          ?? ["\(path): \(name) is not described"]
      }
  }
}

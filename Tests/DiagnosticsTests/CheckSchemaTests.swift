import Diagnostics
import Foundation
import SourceText
import Testing

/// What is published about the JSON output holds for it, member by member.
@Test func findingsFollowTheirSchema() throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Grammar/check.schema.json")
  let schema = try #require(
    JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
  let fix = Fix.replace(ByteSpan(0, 1), with: "B", .unsafe, Localized(verbatim: "sửa"))
  let place = SourceLocation(path: licenceSource.path, span: ByteSpan(3, 9))
  let full = Diagnostic(
    DiagnosticCode(7), .remark, at: place, Localized(verbatim: "x"),
    label: Localized(verbatim: "y"), breadcrumb: ["z"],
    related: [Related(place, Localized(verbatim: "r"))], notes: [Localized(verbatim: "n")],
    fixes: [fix, .advice(Localized(verbatim: "tự xem"))])
  let text = report(
    [unknownStep, full, finding(ByteSpan(0, 4), in: licenceSource)],
    in: licenceSource
  ).json()
  let output = try JSONSerialization.jsonObject(with: Data(text.utf8))
  #expect(faults(of: output, against: schema, in: schema, at: "$") == [])

  let wrong: [[String: Any]] = [["code": "2104", "severity": "fatal", "surprise": 1]]
  #expect(faults(of: wrong, against: schema, in: schema, at: "$").count == 10)
}

/// What a value does that its schema does not say. Knows the words that the schema uses; a member
/// that the schema does not list counts as a fault.
private func faults(
  of value: Any, against schema: [String: Any], in root: [String: Any], at path: String
) -> [String] {
  if let reference = schema["$ref"] as? String {
    let name = String(reference.split(separator: "/").last ?? "")
    let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any]
    return target.map { faults(of: value, against: $0, in: root, at: path) }
      ?? ["\(path): no \(reference)"]
  }
  var found: [String] = []
  if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "") {
    found.append("\(path): not one of \(allowed)")
  }
  switch schema["type"] as? String {
  case "array":
    guard let items = value as? [Any] else { return ["\(path): no array"] }
    let itemSchema = schema["items"] as? [String: Any] ?? [:]
    for (index, item) in items.enumerated() {
      found += faults(of: item, against: itemSchema, in: root, at: "\(path)[\(index)]")
    }
  case "object":
    guard let object = value as? [String: Any] else { return ["\(path): no object"] }
    for name in schema["required"] as? [String] ?? [] where object[name] == nil {
      found.append("\(path): no \(name)")
    }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    for (name, member) in object {
      if let property = properties[name] {
        found += faults(of: member, against: property, in: root, at: "\(path).\(name)")
      } else {
        found.append("\(path): \(name) is not described")
      }
    }
  case "string":
    guard let text = value as? String else { return ["\(path): no string"] }
    if let pattern = schema["pattern"] as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(path): does not match \(pattern)")
    }
  case "integer":
    guard let number = value as? Int else { return ["\(path): no integer"] }
    if let minimum = schema["minimum"] as? Int, number < minimum {
      found.append("\(path): below \(minimum)")
    }
  default: break
  }
  return found
}

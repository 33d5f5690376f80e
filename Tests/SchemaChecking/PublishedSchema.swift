import Foundation

/// A schema of `Grammar/` that a machine format is held to by the tests.
///
/// As much of JSON Schema as the published schemas use. A member that a schema does not list counts as
/// a fault, so that nothing is printed that is not described.
public struct PublishedSchema {
  private let root: [String: Any]

  public struct Missing: Error { public let name: String }

  public init(named name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Grammar/\(name).schema.json")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    guard let root = object as? [String: Any] else { throw Missing(name: name) }
    self.root = root
  }

  /// The names of what the schema defines.
  public var definitions: Set<String> { Set((root["$defs"] as? [String: Any] ?? [:]).keys) }

  /// What in a JSON text is not as the schema says, each with its path.
  public func faults(in text: String) throws -> [String] {
    let value = try JSONSerialization.jsonObject(
      with: Data(text.utf8), options: .fragmentsAllowed)
    return faults(of: value, against: root, at: "$")
  }

  private func faults(of value: Any, against schema: [String: Any], at path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.split(separator: "/").last ?? "")
      let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any]
      return target.map { faults(of: value, against: $0, at: path) } ?? ["\(path): \(reference)"]
    }
    if let choices = schema["oneOf"] as? [[String: Any]] {
      let each = choices.map { faults(of: value, against: $0, at: path) }
      let fitting = each.count(where: \.isEmpty)
      if fitting == 1 { return [] }
      if fitting > 1 { return ["\(path): fits \(fitting) of what it may be one of"] }
      // What it comes nearest to tells best what is wrong.
      return each.min { $0.count < $1.count } ?? ["\(path): may be nothing"]
    }
    if let constant = schema["const"] as? String {
      return constant == value as? String ? [] : ["\(path): not \(constant)"]
    }
    if let allowed = schema["enum"] as? [String] {
      return allowed.contains(value as? String ?? "") ? [] : ["\(path): not one of \(allowed)"]
    }
    switch schema["type"] as? String {
    case "array":
      guard let items = value as? [Any] else { return ["\(path): no array"] }
      let item = schema["items"] as? [String: Any] ?? [:]
      if items.count < schema["minItems"] as? Int ?? 0 { return ["\(path): too few"] }
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
    case "null": return value is NSNull ? [] : ["\(path): not null"]
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
      + object.sorted { $0.key < $1.key }.flatMap { name, member in
        properties[name].map { faults(of: member, against: $0, at: "\(path).\(name)") }
          ?? ["\(path): \(name) is not described"]
      }
  }
}

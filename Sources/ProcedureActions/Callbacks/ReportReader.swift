import ProcedureGraph

/// Reads the members of a report.
struct ReportReader {
  private let members: [JSONValue.Member]

  init(_ body: [UInt8]) throws(CallbackFault) {
    let node: JSONNode
    do throws(JSONFault) {
      node = try JSONReader.read(body, as: .foreign)
    } catch {
      throw .malformed(member: "")
    }
    guard case .object(let members) = node.value else { throw .malformed(member: "") }
    self.members = members
  }

  /// A text that has to be there, of at most two hundred characters.
  func required(_ name: String) throws(CallbackFault) -> String {
    guard let text = try optional(name) else { throw .malformed(member: name) }
    return text
  }

  func optional(_ name: String) throws(CallbackFault) -> String? {
    guard let member = members.first(where: { $0.name == name }) else { return nil }
    guard case .string(let text) = member.value, (1...200).contains(text.count) else {
      throw .malformed(member: name)
    }
    return text
  }

  func amount(_ name: String) throws(CallbackFault) -> Int64 {
    guard case .integer(let amount) = members.first(where: { $0.name == name })?.value, amount > 0
    else { throw .malformed(member: name) }
    return amount
  }

  func object(_ name: String) throws(CallbackFault) -> [JSONValue.Member] {
    guard let member = members.first(where: { $0.name == name }) else { return [] }
    guard case .object(let members) = member.value else { throw .malformed(member: name) }
    return members
  }
}

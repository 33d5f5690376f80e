import CivilTime
import ProcedureGraph

extension Directory {
  /// Reads a directory from the bytes of its file. Where anything is wrong, all of it is named and the
  /// directory is not to be used.
  public static func read(_ bytes: [UInt8]) -> (directory: Directory, faults: [DirectoryFault]) {
    var reader = DirectoryReader()
    var faults: [DirectoryFault] = []
    var directory = Directory(agencies: [], officers: [], delegations: [])
    do throws(JSONFault) {
      let node = try JSONReader.read(bytes)
      directory = reader.directory(node)
      faults = reader.faults
    } catch {
      faults = [DirectoryFault(.json(error.kind), at: error.offset)]
    }
    return (directory, faults.sorted { $0.offset < $1.offset })
  }
}

/// Reads the parts of a directory and notes every fault with its place.
struct DirectoryReader {
  private(set) var faults: [DirectoryFault] = []
  private var path: [String] = []

  mutating func note(_ kind: DirectoryFault.Kind, _ node: JSONNode) {
    faults.append(DirectoryFault(kind, path: path, at: node.offset))
  }

  fileprivate mutating func directory(_ node: JSONNode) -> Directory {
    let members = object(node, required: ["agencies", "officers"], optional: ["delegations"])
    let agencies = list("agencies", of: members) { $0.office($1) }
    let officers = list("officers", of: members) { $0.officer($1) }
    let delegations = list("delegations", of: members) { $0.delegation($1) }
    let directory = Directory(
      agencies: agencies.map(\.value), officers: officers.map(\.value),
      delegations: delegations.map(\.value))
    check(agencies, officers)
    check(delegations, in: directory)
    return directory
  }

  private mutating func office(_ node: JSONNode) -> Office {
    let members = object(node, required: ["code", "title"])
    return Office(code: text("code", of: members), title: text("title", of: members))
  }

  private mutating func officer(_ node: JSONNode) -> Officer {
    let members = object(
      node, required: ["id", "name", "posts"], optional: ["phone", "email"])
    return Officer(
      id: text("id", of: members), name: text("name", of: members),
      phone: optionalText("phone", of: members), email: optionalText("email", of: members),
      posts: list("posts", of: members) { $0.post($1) }.map(\.value))
  }

  private mutating func post(_ node: JSONNode) -> Post {
    let members = object(
      node, required: ["agency", "role", "from"], optional: ["until", "assigns"])
    let (from, until) = period(members, node)
    return Post(
      agency: text("agency", of: members), role: text("role", of: members), from: from,
      until: until, assigns: texts("assigns", of: members))
  }

  private mutating func delegation(_ node: JSONNode) -> Delegation {
    let members = object(
      node, required: ["grantor", "delegate", "from", "until"],
      optional: ["roles", "procedures", "basis"])
    let (from, until) = period(members, node)
    return Delegation(
      grantor: text("grantor", of: members), delegate: text("delegate", of: members),
      roles: texts("roles", of: members), procedures: texts("procedures", of: members),
      from: from, until: until ?? .latest, basis: optionalText("basis", of: members))
  }

  private mutating func period(
    _ members: [String: JSONNode], _ node: JSONNode
  ) -> (from: CivilDate, until: CivilDate?) {
    let from = date("from", of: members)
    let until = date("until", of: members)
    if let from, let until, until < from {
      path.append("until")
      note(.endsBeforeItBegins(from: from, until: until), members["until"] ?? node)
      path.removeLast()
    }
    return (from ?? .earliest, until)
  }
}

// MARK: Parts

extension DirectoryReader {
  /// An element that was read and where it stands.
  struct Placed<Value> {
    var value: Value
    var node: JSONNode
    var path: [String]
  }

  mutating func object(
    _ node: JSONNode, required: [String], optional: [String] = []
  ) -> [String: JSONNode] {
    guard case .object(let members) = node.content else {
      note(.wrongShape(expected: .object), node)
      return [:]
    }
    var known: [String: JSONNode] = [:]
    for member in members {
      if required.contains(member.name) || optional.contains(member.name) {
        known[member.name] = member.node
      } else {
        faults.append(
          DirectoryFault(
            .unknownMember(member.name), path: path + [member.name], at: member.offset))
      }
    }
    for name in required where known[name] == nil { note(.missingMember(name), node) }
    return known
  }

  mutating func list<Value>(
    _ name: String, of members: [String: JSONNode],
    _ read: (inout DirectoryReader, JSONNode) -> Value
  ) -> [Placed<Value>] {
    guard let node = members[name] else { return [] }
    path.append(name)
    defer { path.removeLast() }
    guard case .array(let elements) = node.content else {
      note(.wrongShape(expected: .array), node)
      return []
    }
    return elements.enumerated().map { index, element in
      path.append(String(index))
      defer { path.removeLast() }
      return Placed(value: read(&self, element), node: element, path: path)
    }
  }

  private mutating func string(_ node: JSONNode) -> String {
    guard case .string(let text) = node.content else {
      note(.wrongShape(expected: .text), node)
      return ""
    }
    if text.allSatisfy(\.isWhitespace) { note(.empty, node) }
    return text
  }

  mutating func text(_ name: String, of members: [String: JSONNode]) -> String {
    optionalText(name, of: members) ?? ""
  }

  mutating func optionalText(_ name: String, of members: [String: JSONNode]) -> String? {
    guard let node = members[name] else { return nil }
    path.append(name)
    defer { path.removeLast() }
    return string(node)
  }

  mutating func texts(_ name: String, of members: [String: JSONNode]) -> [String] {
    list(name, of: members) { $0.string($1) }.map(\.value)
  }

  mutating func date(_ name: String, of members: [String: JSONNode]) -> CivilDate? {
    guard let node = members[name] else { return nil }
    path.append(name)
    defer { path.removeLast() }
    let text = string(node)
    guard !text.isEmpty else { return nil }
    let date = CivilDate(iso: text)
    if date == nil { note(.badDate(text), node) }
    return date
  }

  mutating func note(_ kind: DirectoryFault.Kind, _ name: String, of placed: Placed<some Any>) {
    let node = placed.node[name] ?? placed.node
    let inside = placed.node[name] == nil ? [] : [name]
    faults.append(DirectoryFault(kind, path: placed.path + inside, at: node.offset))
  }
}

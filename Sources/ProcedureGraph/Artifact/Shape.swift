/// How a type is written in an artifact, read back, and described in JSON Schema.
///
/// One description serves all three, so they cannot disagree. What has its ordinary value (an empty
/// list, a flag that is off, nothing) is left out; there is one way to write each value.
struct Shape<Whole: Sendable>: Sendable {
  typealias Writing = @Sendable (Whole, inout Names) -> JSONValue
  typealias Reading = @Sendable (JSONNode, inout Names) throws(ArtifactFault) -> Whole

  let write: Writing
  let read: Reading
  /// How the form is described where it is used.
  let schema: JSONValue
  /// The description itself, where `schema` only refers to it by name.
  let definition: JSONValue?

  init(
    schema: JSONValue, definition: JSONValue? = nil, write: @escaping Writing,
    read: @escaping Reading
  ) {
    self.schema = schema
    self.definition = definition
    self.write = write
    self.read = read
  }

  /// The same form under a name of its own in the schema. Recursive forms are made this way.
  func named(_ name: String) -> Shape {
    Shape(schema: Self.reference(name), definition: schema, write: write, read: read)
  }

  static func reference(_ name: String) -> JSONValue {
    .object([.init("$ref", .string("#/$defs/\(name)"))])
  }
}

/// One member of an object.
struct MemberShape<Whole: Sendable>: Sendable {
  let name: String
  let isRequired: Bool
  let schema: JSONValue
  /// Nil leaves the member out.
  let write: @Sendable (Whole, inout Names) -> JSONValue?
  let read: @Sendable (JSONNode, inout Whole, inout Names) throws(ArtifactFault) -> Void

  typealias Path<Part> = WritableKeyPath<Whole, Part> & Sendable

  static func required<Part>(
    _ name: String, _ path: any Path<Part>, _ shape: Shape<Part>
  ) -> MemberShape {
    MemberShape(
      name: name, isRequired: true, schema: shape.schema,
      write: { shape.write($0[keyPath: path], &$1) },
      read: { (node, whole, names) throws(ArtifactFault) in
        whole[keyPath: path] = try shape.read(node, &names)
      })
  }

  static func optional<Part>(
    _ name: String, _ path: any Path<Part?>, _ shape: Shape<Part>
  ) -> MemberShape {
    MemberShape(
      name: name, isRequired: false, schema: shape.schema,
      write: { (whole, names) in whole[keyPath: path].map { shape.write($0, &names) } },
      read: { (node, whole, names) throws(ArtifactFault) in
        whole[keyPath: path] = try shape.read(node, &names)
      })
  }

  static func list<Part>(
    _ name: String, _ path: any Path<[Part]>, _ shape: Shape<Part>
  ) -> MemberShape {
    let list = Shape.array(of: shape)
    return MemberShape(
      name: name, isRequired: false, schema: list.schema,
      write: { $0[keyPath: path].isEmpty ? nil : list.write($0[keyPath: path], &$1) },
      read: { (node, whole, names) throws(ArtifactFault) in
        whole[keyPath: path] = try list.read(node, &names)
      })
  }

  static func flag(_ name: String, _ path: any Path<Bool>) -> MemberShape {
    MemberShape(
      name: name, isRequired: false, schema: ["const": true],
      write: { whole, _ in whole[keyPath: path] ? .flag(true) : nil },
      read: { (node, whole, names) throws(ArtifactFault) in
        whole[keyPath: path] = try Shape.flag.read(node, &names)
      })
  }
}

extension Shape {
  /// An object. `blank` makes the value that the members then fill in; it may look ahead.
  static func object(
    blank: @escaping Reading,
    willWrite: @escaping @Sendable (Whole, inout Names) -> Void = { _, _ in
    },
    _ members: [MemberShape<Whole>]
  ) -> Shape {
    Shape(
      schema: objectSchema(members.map { ($0.name, $0.isRequired, $0.schema) }),
      write: { whole, names in
        willWrite(whole, &names)
        return .object(
          members.compactMap { member in
            member.write(whole, &names).map { JSONValue.Member(member.name, $0) }
          })
      },
      read: { (node, names) throws(ArtifactFault) in
        let given = try node.members(required: members.filter(\.isRequired).map(\.name))
        var whole = try blank(node, &names)
        var isKnown = Set<String>()
        for member in members {
          guard let found = given[member.name] else { continue }
          isKnown.insert(member.name)
          do throws(ArtifactFault) {
            try member.read(found.node, &whole, &names)
          } catch {
            throw error.inside(member.name)
          }
        }
        try node.refuseMembers(except: isKnown)
        return whole
      })
  }

  static func object(_ blank: Whole, _ members: [MemberShape<Whole>]) -> Shape {
    object(blank: { _, _ in blank }, members)
  }

  static func objectSchema(_ members: [(String, isRequired: Bool, JSONValue)]) -> JSONValue {
    let required = members.filter(\.isRequired).map { JSONValue.string($0.0) }
    var schema: [JSONValue.Member] = [
      .init("type", "object"), .init("additionalProperties", false),
      .init("properties", .object(members.map { JSONValue.Member($0.0, $0.2) })),
    ]
    if !required.isEmpty { schema.append(.init("required", .array(required))) }
    return .object(schema)
  }

  /// A choice between forms: an object with one member, whose name says which form it is.
  ///
  /// `write` names the form and gives its content; `read` answers nil for a name it does not know.
  static func tagged(
    _ forms: [(String, JSONValue)],
    write: @escaping @Sendable (Whole, inout Names) -> (String, JSONValue),
    read: @escaping @Sendable (String, JSONNode, inout Names) throws(ArtifactFault) -> Whole?
  ) -> Shape {
    let schemas = forms.map { objectSchema([($0.0, isRequired: true, $0.1)]) }
    return Shape(
      schema: ["oneOf": .array(schemas)],
      write: { whole, names in
        let (name, content) = write(whole, &names)
        return .object([JSONValue.Member(name, content)])
      },
      read: { (node, names) throws(ArtifactFault) in
        guard case .object(let members) = node.content, members.count == 1 else {
          throw ArtifactFault(.wrongShape(expected: "object of one member"), at: node.offset)
        }
        let member = members[0]
        do throws(ArtifactFault) {
          guard let whole = try read(member.name, member.node, &names) else {
            throw ArtifactFault(.unknownMember(member.name), at: member.offset)
          }
          return whole
        } catch {
          throw error.inside(member.name)
        }
      })
  }

  /// Writes and reads a value through another one.
  func mapped<Other>(
    to other: @escaping @Sendable (Whole) -> Other?, fault: ArtifactFault.Kind,
    from whole: @escaping @Sendable (Other) -> Whole
  ) -> Shape<Other> {
    Shape<Other>(
      schema: schema, write: { write(whole($0), &$1) },
      read: { (node, names) throws(ArtifactFault) in
        guard let value = other(try read(node, &names)) else {
          throw ArtifactFault(fault, at: node.offset)
        }
        return value
      })
  }

  func described(by schema: JSONValue) -> Shape { Shape(schema: schema, write: write, read: read) }
}

extension JSONNode {
  /// Reads one required member ahead of the others, for a value that cannot be made without it.
  func read<Part>(
    _ name: String, as shape: Shape<Part>, _ names: inout Names
  ) throws(ArtifactFault) -> Part {
    guard let node = self[name] else { throw ArtifactFault(.missingMember(name), at: offset) }
    do throws(ArtifactFault) {
      return try shape.read(node, &names)
    } catch {
      throw error.inside(name)
    }
  }

  /// The members of an object by name; throws unless it is one with all that are required.
  func members(required: [String]) throws(ArtifactFault) -> [String: Member] {
    guard case .object(let members) = content else {
      throw ArtifactFault(.wrongShape(expected: "object"), at: offset)
    }
    let given = Dictionary(members.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for name in required where given[name] == nil {
      throw ArtifactFault(.missingMember(name), at: offset)
    }
    return given
  }

  func refuseMembers(except known: Set<String>) throws(ArtifactFault) {
    guard case .object(let members) = content else { return }
    for member in members where !known.contains(member.name) {
      throw ArtifactFault(.unknownMember(member.name), path: [member.name], at: member.offset)
    }
  }
}

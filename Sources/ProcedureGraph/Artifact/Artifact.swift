/// The file form of a procedure: canonical JSON, self-contained, checked again when it is loaded.
///
/// `{"content": …, "format": 1, "hash": "sha256:…", "positions": …, "seal": "sha256:…"}`
///
/// - `content` is the procedure. Elements refer to each other by name, decimals and dates are
///   strings, what has its ordinary value is left out.
/// - `hash` is the digest of the compact canonical bytes of `content`: the identity of the procedure.
///   It does not depend on where or how the source was written.
/// - `positions` are the places in the source, by element path.
/// - `seal` is the digest of the compact canonical bytes of the whole object without `seal`.
///
/// The file itself is laid out in lines. Both digests can be checked with any tool that prints JSON
/// compactly with sorted keys. The digest is a parameter, for cryptography lives on a higher floor.
public enum Artifact {
  /// The version of the form. It grows when the form changes, and is never used for another form.
  public static let format: Int64 = 1

  /// Gives the SHA-256 of bytes in lower-case hexadecimal digits.
  public typealias Digest = ([UInt8]) -> String

  /// What an artifact holds, all of it checked.
  public struct Loaded: Sendable {
    public let procedure: VerifiedProcedure
    public let positions: SourcePositions
    /// `sha256:` and 64 digits.
    public let hash: String
  }

  /// The identity of a procedure, as its artifact states it.
  public static func hash(of procedure: VerifiedProcedure, digest: Digest) -> String {
    sealed(content(of: procedure), digest)
  }

  /// The procedure as JSON.
  public static func content(of procedure: VerifiedProcedure) -> JSONValue {
    var names = Names(procedure.procedure)
    return Shape<Procedure>.procedure.write(procedure.procedure, &names)
  }

  public static func encode(
    _ procedure: VerifiedProcedure, positions: SourcePositions = SourcePositions(),
    digest: Digest
  ) -> [UInt8] {
    whole(procedure, positions, digest).canonicalBytes(.lines)
  }

  private static func whole(
    _ procedure: VerifiedProcedure, _ positions: SourcePositions, _ digest: Digest
  ) -> JSONValue {
    let content = content(of: procedure)
    var names = Names(procedure.procedure)
    let members: [JSONValue.Member] = [
      .init("content", content), .init("format", .integer(format)),
      .init("hash", .string(sealed(content, digest))),
      .init("positions", Shape<SourcePositions>.positions.write(positions, &names)),
    ]
    let seal = JSONValue.string(sealed(.object(members), digest))
    return .object(members + [.init("seal", seal)])
  }

  /// Reads an artifact as untrusted input: it is refused unless every byte of it is what encoding
  /// its own procedure and positions gives.
  public static func load(_ bytes: [UInt8], digest: Digest) throws(ArtifactFault) -> Loaded {
    let root: JSONNode
    do throws(JSONFault) {
      root = try JSONReader.read(bytes)
    } catch {
      throw ArtifactFault(.json(error.kind), at: error.offset)
    }
    let members = try root.members(required: ["format"])
    try checkFormat(members["format"])
    let required = ["content", "hash", "positions", "seal"]
    _ = try root.members(required: required)
    try root.refuseMembers(except: Set(required + ["format"]))

    var names = Names(content: root["content"] ?? root)
    let procedure = try root.read("content", as: Shape<Procedure>.procedure, &names)
    let positions = try root.read("positions", as: Shape<SourcePositions>.positions, &names)
    let hash = try root.read("hash", as: Shape<String>.text, &names)
    let seal = try root.read("seal", as: Shape<String>.text, &names)

    let verified = try verify(procedure, at: root["content"]?.offset ?? 0)
    let expected = whole(verified, positions, digest)
    for (name, stated, kind) in [
      ("hash", hash, ArtifactFault.Kind.hashMismatch), ("seal", seal, .sealMismatch),
    ] where expected[name] != .string(stated) {
      throw ArtifactFault(kind, path: [name], at: root[name]?.offset ?? 0)
    }
    let canonical = expected.canonicalBytes(.lines)
    guard canonical == bytes else {
      let offset = zip(canonical, bytes).enumerated().first { $1.0 != $1.1 }?.offset
      throw ArtifactFault(.notCanonical, at: offset ?? min(canonical.count, bytes.count))
    }
    return Loaded(procedure: verified, positions: positions, hash: hash)
  }

  private static func sealed(_ value: JSONValue, _ digest: Digest) -> String {
    "sha256:" + digest(value.canonicalBytes())
  }

  private static func checkFormat(_ member: JSONNode.Member?) throws(ArtifactFault) {
    guard let member else { return }
    guard case .integer(let version) = member.node.content else {
      throw ArtifactFault(
        .wrongShape(expected: "integer"), path: ["format"], at: member.node.offset)
    }
    guard version == format else {
      throw ArtifactFault(.unknownFormat(version), path: ["format"], at: member.node.offset)
    }
  }

  private static func verify(
    _ procedure: Procedure, at offset: Int
  ) throws(ArtifactFault) -> VerifiedProcedure {
    do throws(GraphFaults) {
      return try procedure.verified()
    } catch {
      guard let first = error.all.first else {
        throw ArtifactFault(.notCanonical, path: ["content"], at: offset)
      }
      throw ArtifactFault(.graph(first), path: ["content"], at: offset)
    }
  }
}

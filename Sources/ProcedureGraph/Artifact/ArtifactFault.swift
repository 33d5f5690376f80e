import CivilTime

/// Why bytes are not an artifact, with the place in the JSON and the byte it starts at.
public struct ArtifactFault: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Not strict JSON.
    case json(JSONFault.Kind)
    /// Written by a later version of the format.
    case unknownFormat(Int64)
    case missingMember(String)
    case unknownMember(String)
    /// Another kind of JSON value is expected: "object", "array", "string", "integer", "flag".
    case wrongShape(expected: String)
    /// A word that is none of those known here.
    case unknownWord(String)
    /// A name that nothing of this kind has: "steps", "fields", …
    case unknownName(String, of: String)
    /// Not a decimal number, a date, a moment or a time of day in its fixed form.
    case badNumber
    case badDate
    case duration(DurationFault)
    case calendar(CalendarFault)
    /// The procedure can be read but not run.
    case graph(GraphFault)
    /// The content is not what the hash says.
    case hashMismatch
    /// Something besides the content is not what the seal says.
    case sealMismatch
    /// The right values in another layout or order than the one fixed form.
    case notCanonical
  }

  public var kind: Kind
  /// Names of members and positions in arrays, from the top.
  public var path: [String]
  public var offset: Int

  public init(_ kind: Kind, path: [String] = [], at offset: Int) {
    self.kind = kind
    self.path = path
    self.offset = offset
  }

  /// The same fault seen from one level further up.
  func inside(_ part: String) -> ArtifactFault {
    ArtifactFault(kind, path: [part] + path, at: offset)
  }
}

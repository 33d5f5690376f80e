/// A JSON value as it was read: every part knows the byte at which it starts.
public struct JSONNode: Sendable {
  public struct Member: Sendable {
    public var name: String
    /// The byte at which the name's quotation mark stands.
    public var offset: Int
    public var node: JSONNode
  }

  public enum Content: Sendable {
    case flag(Bool)
    case integer(Int64)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  public var content: Content
  public var offset: Int

  /// The value without its places.
  public var value: JSONValue {
    switch content {
    case .flag(let flag): .flag(flag)
    case .integer(let number): .integer(number)
    case .string(let text): .string(text)
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members): .object(members.map { JSONValue.Member($0.name, $0.node.value) })
    }
  }

  /// The value of a member; nil where there is none, or where this is no object.
  public subscript(name: String) -> JSONNode? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.name == name }?.node
  }
}

/// Why bytes are not the strict JSON that artifacts are written in, and at which byte.
public struct JSONFault: Error, Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case tooLarge, tooDeep, endsEarly, unexpectedByte, trailingBytes
    case invalidUTF8, invalidEscape, controlCharacter
    /// A fraction, an exponent, a leading zero, or minus zero.
    case notWhole
    /// A whole number outside of 64 bits.
    case numberOutOfRange
    case duplicateName
    /// What is absent has to be left out.
    case null
  }

  public var kind: Kind
  public var offset: Int

  public init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

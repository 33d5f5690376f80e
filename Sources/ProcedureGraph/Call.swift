/// Another procedure that a step opens a case of, and what follows from its end (*liên thông*).
///
/// The called procedure is known by name alone, so that an artifact refers to no other file. That its
/// fields and ends are as they are named here is for whoever has both procedures to check.
public struct Call: Hashable, Sendable {
  /// A field of the called procedure, and what it is opened with.
  public struct Argument: Hashable, Sendable {
    public var field: String
    public var value: Expression

    public init(field: String, value: Expression) {
      self.field = field
      self.value = value
    }
  }

  /// Where the case goes when the called case has reached this end.
  public struct Ending: Hashable, Sendable {
    public var end: String
    public var target: Target
    public var acts: [Act]

    public init(end: String, target: Target, acts: [Act] = []) {
      self.end = end
      self.target = target
      self.acts = acts
    }
  }

  /// A field of the called procedure, and the field that takes its value here.
  public struct Gift: Hashable, Sendable {
    public var from: String
    public var into: ID<Field>

    public init(from: String, into: ID<Field>) {
      self.from = from
      self.into = into
    }
  }

  public var procedure: String
  public var arguments: [Argument]
  public var ends: [Ending]
  /// Where the case goes after any other end; nil stays in the step.
  public var otherwise: Target?
  public var gives: [Gift]

  public init(
    procedure: String, arguments: [Argument] = [], ends: [Ending] = [], otherwise: Target? = nil,
    gives: [Gift] = []
  ) {
    self.procedure = procedure
    self.arguments = arguments
    self.ends = ends
    self.otherwise = otherwise
    self.gives = gives
  }
}

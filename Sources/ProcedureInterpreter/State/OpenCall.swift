import ProcedureGraph

/// A value under the name that a field has in another procedure.
public struct NamedValue: Hashable, Sendable {
  public var name: String
  public var value: Value

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

/// A request to open a case of another procedure.
public struct CallRequest: Hashable, Sendable {
  /// Counted from 1 together with the requests of actions, unique in the case.
  public var number: Int
  public var procedure: String
  public var arguments: [NamedValue]
  public var step: ID<Step>
  /// The stay that asked and waits.
  public var stay: Int

  public init(
    number: Int, procedure: String, arguments: [NamedValue] = [], step: ID<Step>, stay: Int
  ) {
    self.number = number
    self.procedure = procedure
    self.arguments = arguments
    self.step = step
    self.stay = stay
  }
}

/// A case of another procedure that was asked for and has not come to an end.
public struct OpenCall: Hashable, Sendable {
  public var request: CallRequest
  /// Why it could not be opened, where that was reported. It may still be opened later.
  public var refusal: String?

  public init(_ request: CallRequest, refusal: String? = nil) {
    self.request = request
    self.refusal = refusal
  }
}

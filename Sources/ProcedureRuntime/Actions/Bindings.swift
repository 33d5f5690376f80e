import ProcedureGraph

/// An action that is bound to a name, and how it is used.
public struct Binding: Sendable {
  public var action: any Action
  /// Seconds that an attempt may take.
  public var timeLimit: Int64
  /// How often a built-in request is tried; pluggable actions go by what their signature says.
  public var retry: RetryPlan
  /// Seconds within which what was taken up has to be answered: a pluggable action, or what is to be
  /// paid or carried by the post. Nil where nobody has said.
  public var answerLimit: Int64?

  public init(
    _ action: any Action, timeLimit: Int64 = 30, retry: RetryPlan = .usual,
    answerLimit: Int64? = nil
  ) {
    self.action = action
    self.timeLimit = max(1, timeLimit)
    self.retry = retry
    self.answerLimit = answerLimit
  }

  /// A week: for a pluggable action of which nobody has said how long its answer may take.
  static let usualAnswerLimit: Int64 = 7 * 86_400
}

/// Which action carries out what: the registry by name.
public struct Bindings: Sendable {
  private var bound: [RequestName: Binding] = [:]
  /// For every name that is not bound.
  private let rest: Binding?

  public init() { rest = nil }

  /// One action for everything, whatever its name.
  public init(everything binding: Binding) { rest = binding }

  /// For trials and tests: everything counts as bound, and nothing is sent.
  public static let trial = Bindings(everything: Binding(Silence()))

  /// The built-in requests have this binding, pluggable actions none.
  public init(builtIn binding: Binding) {
    self.init()
    for request in BuiltInRequest.allCases { bound[.builtIn(request)] = binding }
  }

  public subscript(name: RequestName) -> Binding? {
    get { bound[name] ?? rest }
    set { bound[name] = newValue }
  }

  /// The longest time that an attempt of any action may take, in seconds.
  public var longestTimeLimit: Int64 {
    (bound.values.map(\.timeLimit) + [rest?.timeLimit ?? 1]).max() ?? 1
  }

  /// What a procedure asks of the world and nothing carries out.
  public func unbound(in procedure: Procedure) -> [UnboundRequest] {
    procedure.requests.compactMap { name, subjects in
      guard let binding = self[name] else {
        return UnboundRequest(name, .unbound, subjects: subjects)
      }
      let lacks = binding.action.lacks(for: procedure)
      if !lacks.isEmpty { return UnboundRequest(name, .lacks(lacks), subjects: subjects) }
      guard case .action(let action) = name, !binding.action.givesResult,
        let gives = procedure.actions.first(where: { $0.name == action })?.gives
      else { return nil }
      return UnboundRequest(name, .givesNothing(gives.name), subjects: subjects)
    }
  }
}

/// Does nothing, and gives nothing.
private struct Silence: Action {
  var givesResult: Bool { true }

  func perform(_ call: ActionCall) async throws(ActionFault) -> ActionOutcome { .done() }
}

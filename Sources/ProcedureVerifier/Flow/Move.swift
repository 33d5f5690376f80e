import ProcedureGraph

/// Something that takes work from one place to another.
public struct Move: Sendable {
  public enum Cause: Hashable, Sendable {
    /// A person chooses this outcome of the step, or the votes of its council carry it.
    case outcome(Int)
    /// The votes of a council were counted, and they carry nothing.
    case notCarried
    /// A person chooses this outcome of any time; index into the procedure's.
    case anytime(Int)
    /// An automatic step leads on, at once or when the results it waits for are there.
    case route
    case waited
    /// Another system's message; index into what the step awaits.
    case event(Int)
    /// The called case has reached this end; index into the ends of the call.
    case called(Int)
    case calledOtherwise
    /// The step is overdue and moves.
    case overdue
    /// The step is overdue, and silence counts as this outcome.
    case deemed(Int)
    case stageOverdue(ID<Stage>)
    case overallOverdue
    /// An action that was asked for in this stay has failed for good, and says where to go then.
    case failure(ID<ActionSignature>)
    /// The step has been entered as often as it may be. Its source is never entered by it: the case
    /// goes on from the way in.
    case exhausted
    /// Enough branches are done; or there was nothing to open branches for.
    case blockDone
  }

  public let source: Int
  public let cause: Cause
  /// Ways in the order in which they are tried; the last one has no condition.
  public let ways: Range<Int>
  /// What is done before the way is chosen, in order; indices into the flow's lists of acts.
  public let acts: Range<Int>
}

/// Where a move leads.
public struct Way: Sendable {
  /// Nil for the last one, which is taken where no other is.
  public let condition: Expression?
  /// What is done once the way is chosen; nil for nothing. Index into the flow's lists of acts.
  public let acts: Int?
  public let target: Int
  /// The outermost block that is stopped on the way; nil where none is.
  public let stops: Int?
}

extension Move.Cause {
  /// Time alone brings it about.
  public var isTimed: Bool {
    switch self {
    case .waited, .overdue, .deemed, .stageOverdue, .overallOverdue: true
    case .outcome, .notCarried, .anytime, .route, .event, .called, .calledOtherwise, .failure,
      .exhausted,
      .blockDone:
      false
    }
  }

  /// A person decides it.
  public var isChosen: Bool {
    switch self {
    case .outcome, .notCarried, .anytime: true
    case .route, .waited, .event, .called, .calledOtherwise, .overdue, .deemed, .stageOverdue,
      .overallOverdue, .failure, .exhausted, .blockDone:
      false
    }
  }
}

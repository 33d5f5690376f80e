import CivilTime

/// What an operator has decided about a request that was given up, or that nobody answers.
public struct Intervention: Hashable, Sendable {
  public enum Decision: String, Hashable, Sendable, CaseIterable {
    /// It is begun again, as often as the first time.
    case retry
    /// It is settled: what it asked for was done otherwise, or is not needed.
    case resolve
    /// The case was answered in place of the action.
    case answer
  }

  /// The request.
  public var caseNumber: String
  public var sequence: Int
  public var index: Int
  public var decision: Decision
  public var madeAt: Moment
  /// Who decided, and why.
  public var by: String
  public var reason: String

  public init(
    _ decision: Decision, of item: OutboxItem, at moment: Moment, by person: String,
    because reason: String
  ) {
    self.init(
      decision, caseNumber: item.caseNumber, sequence: item.sequence, index: item.index,
      at: moment, by: person, because: reason)
  }

  public init(
    _ decision: Decision, caseNumber: String, sequence: Int, index: Int, at moment: Moment,
    by person: String, because reason: String
  ) {
    self.caseNumber = caseNumber
    self.sequence = sequence
    self.index = index
    self.decision = decision
    madeAt = moment
    by = person
    self.reason = reason
  }
}

import ProcedureGraph

/// A vote that a member of a council has given in a stay.
public struct Vote: Hashable, Sendable {
  public var stay: Int
  /// Index of the outcome in the step.
  public var outcome: Int
  public var by: Performer

  public init(stay: Int, outcome: Int, by performer: Performer) {
    self.stay = stay
    self.outcome = outcome
    by = performer
  }
}

/// What the votes of a council came to.
public enum VoteDecision: Hashable, Sendable {
  /// This outcome has the votes it needs.
  case carried(outcome: Int)
  /// As many votes for another one, and the chair's was for this.
  case casting(outcome: Int)
  case notCarried
}

extension CaseState {
  /// All votes of the case, those of stays that are over included, in the order in which they came.
  public var votes: [Vote] { records.cell[0].votes }

  /// The votes of one stay.
  public func votes(inStay stay: Int) -> [Vote] { votes.filter { $0.stay == stay } }

  /// A second vote of the same person replaces the first.
  mutating func keep(_ vote: Vote) {
    records.cell[0].votes.removeAll {
      $0.stay == vote.stay && $0.by.person != nil && $0.by.person == vote.by.person
    }
    records.cell[0].votes.append(vote)
  }
}

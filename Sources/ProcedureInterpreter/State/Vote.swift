import ProcedureGraph

/// A vote that a member of a council has given in a stay.
public struct Vote: Hashable, Sendable {
  public var stay: Int
  /// Index of the outcome in the step.
  public var outcome: Int
  public var by: Performer
  /// For whom the vote was given, where that was delegated.
  public var principal: String?

  public init(stay: Int, outcome: Int, by performer: Performer) {
    self.stay = stay
    self.outcome = outcome
    by = performer
  }
}

extension Vote {
  /// Whether it was given by a person or for her.
  func concerns(_ person: String) -> Bool { by.person == person || principal == person }
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

  /// A second vote of the same person, or for her, replaces the first.
  mutating func keep(_ vote: Vote) {
    if let person = vote.by.person {
      records.cell[0].votes.removeAll { $0.stay == vote.stay && $0.concerns(person) }
    }
    records.cell[0].votes.append(vote)
  }

  /// Says of the vote that a person has just given for whom it was.
  mutating func keep(_ principal: String, for person: String?, inStay stay: Int) {
    guard var vote = records.cell[0].votes.last, vote.stay == stay, vote.by.person == person
    else { return }
    records.cell[0].votes.removeLast()
    records.cell[0].votes.removeAll { $0.stay == stay && $0.concerns(principal) }
    vote.principal = principal
    records.cell[0].votes.append(vote)
  }
}

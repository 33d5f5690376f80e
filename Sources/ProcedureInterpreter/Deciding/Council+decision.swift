import ProcedureGraph

extension Council {
  /// What the votes come to; nil while votes that are still to come could change it.
  ///
  /// Who has not voted may still come and vote for any outcome. So an outcome is certain when it would
  /// be carried though all the others voted against it, and out of the question when it would not be
  /// though all voted for it. Where votes may be changed, nothing is certain before they are closed.
  func decision(on votes: [Vote], members: Int, isClosed: Bool) -> VoteDecision? {
    if allowsChange, !isClosed { return nil }
    let rest = isClosed ? 0 : max(0, members - votes.count)
    if rest > 0, !hasQuorum(votes.count, of: members) { return nil }
    for carry in carries {
      let count = votes.count { $0.outcome == carry.outcome }
      let whole =
        switch carry.base {
        case .members: max(members, votes.count)
        case .present: votes.count + rest
        }
      if carry.share.isMet(by: count, of: whole) { return .carried(outcome: carry.outcome) }
      if rest > 0, carry.share.isMet(by: count + rest, of: whole) { return nil }
    }
    if hasCastingVote {
      if rest > 0 { return nil }
      if let outcome = castingVote(among: votes) { return .casting(outcome: outcome) }
    }
    return .notCarried
  }

  /// Whether so many of the members are enough to decide anything.
  func hasQuorum(_ present: Int, of members: Int) -> Bool { present >= leastPresent(of: members) }

  func leastPresent(of members: Int) -> Int { max(1, quorum?.least(of: members) ?? 1) }

  /// The outcome the chair is for, where it leads together with another one.
  private func castingVote(among votes: [Vote]) -> Int? {
    guard let chair, let own = votes.last(where: { $0.by.role == chair })?.outcome else {
      return nil
    }
    let counts = Dictionary(votes.map { ($0.outcome, 1) }, uniquingKeysWith: +)
    let most = counts.values.max() ?? 0
    guard counts[own] == most, counts.values.count(where: { $0 == most }) > 1 else { return nil }
    return own
  }
}

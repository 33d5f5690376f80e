import ProcedureGraph

/// Something that happens to a case and that an obligation can speak of.
public enum Occurrence: Hashable, Sendable {
  case stepEntered(ID<Step>)
  /// By a person, or by silence.
  case outcomeChosen(ID<Step>, outcome: Int)
  case anytimeChosen(Int)
  /// The step was performed by this person.
  case performed(ID<Step>, by: String)
  case notified(ID<Role>, ID<Message>)
  case reminded(ID<Role>)
  case letterIssued(ID<Letter>)
  case published(Publishable)
  case posted(Publishable)
  case feeCollected(ID<Fee>)
  case actionPerformed(ID<ActionSignature>)
  case clockStarted
  case clockExtended
  case overdue(Obligation.Limit)
  case ended(ID<End>)
}

extension Occurrence {
  /// What choosing an outcome means for the money of its step: an outcome that may be chosen before
  /// the fees are paid collects none.
  public static func choosing(
    _ outcome: Int, of step: ID<Step>, in procedure: Procedure
  ) -> [Occurrence] {
    // By its number: a step is a large value to copy.
    let steps = procedure.steps
    guard steps[step.index].outcomes.indices.contains(outcome) else { return [] }
    var all: [Occurrence] = [.outcomeChosen(step, outcome: outcome)]
    if steps[step.index].outcomes[outcome].isFreeOfCollection { return all }
    for collection in steps[step.index].collects {
      for fee in collection.fees { all.append(.feeCollected(fee)) }
    }
    return all
  }

  /// What an act means for an obligation; nil for one that concerns none.
  ///
  /// The clock of a case starts once: whoever follows a case leaves out the starts after the first.
  public init?(_ act: Act) {
    switch act {
    case .notify(let notice): self = .notified(notice.to, notice.message)
    case .remind(let role): self = .reminded(role)
    case .issue(let letter): self = .letterIssued(letter)
    case .publish(let thing): self = .published(thing)
    case .post(let thing, _): self = .posted(thing)
    case .perform(let performance): self = .actionPerformed(performance.action)
    case .startClock: self = .clockStarted
    case .extendClock: self = .clockExtended
    case .set, .refund, .issueResult, .returnResult: return nil
    }
  }
}

extension Obligation.Event {
  /// Whether it is this that has happened.
  public func isMet(by occurrence: Occurrence, in procedure: Procedure) -> Bool {
    switch occurrence {
    case .stepEntered(let step): self == .stepEntered(step)
    case .outcomeChosen(let step, let outcome):
      isChoice(procedure.steps[step.index].outcomes[outcome].name, in: step)
    case .anytimeChosen(let index):
      isChoice(procedure.anytime[index].outcome.name, in: nil)
    case .performed: false
    case .notified(let role, let message):
      self == .notified(role, message) || self == .notified(role, nil)
    case .reminded(let role): self == .reminded(role)
    case .letterIssued(let letter): self == .letterIssued(letter)
    case .published(let thing): self == .published(thing)
    case .posted(let thing): self == .posted(thing)
    case .feeCollected(let fee):
      self == .feeCollected(.fee(fee))
        || self == .feeCollected(.kind(procedure.fees[fee.index].kind))
    case .actionPerformed(let action): self == .actionPerformed(action)
    case .clockStarted: self == .clockStarted
    case .clockExtended: self == .clockExtended
    case .overdue(let limit): self == .overdue(limit)
    case .ended(let end):
      self == .ended(.any) || self == .ended(.end(end))
        || self == .ended(.kind(procedure.ends[end.index].kind))
    }
  }

  private func isChoice(_ name: String, in step: ID<Step>?) -> Bool {
    self == .outcomeChosen(name, in: nil) || step != nil && self == .outcomeChosen(name, in: step)
  }
}

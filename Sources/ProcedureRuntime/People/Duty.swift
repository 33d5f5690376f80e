import CivilTime
import ProcedureGraph
import ProcedureInterpreter

/// A role in which somebody may act on a day at an agency, herself or for another.
public struct Duty: Hashable, Sendable {
  public var role: String
  public var agency: String
  /// For whom, where it is by a delegation.
  public var principal: String?
  /// The procedures a delegation is about; all where none is named.
  public var procedures: [String]
}

/// A step that somebody may perform.
public struct OwnStep: Hashable, Sendable {
  public var step: WaitingStep
  /// For whom, where it is by a delegation.
  public var principal: String?

  public init(step: WaitingStep, principal: String? = nil) {
    self.step = step
    self.principal = principal
  }
}

extension Directory {
  /// The duties of somebody on a day: her own first, in the order of the directory.
  public func duties(of person: String, on date: CivilDate) -> [Duty] {
    let own = posts(of: person, on: date).map {
      Duty(role: $0.role, agency: $0.agency, procedures: [])
    }
    let others = delegations(to: person, on: date).flatMap { delegation in
      posts(of: delegation.grantor, on: date)
        .filter { delegation.roles.isEmpty || delegation.roles.contains($0.role) }
        .map {
          Duty(
            role: $0.role, agency: $0.agency, principal: delegation.grantor,
            procedures: delegation.procedures)
        }
    }
    return own + others
  }

  private func posts(of person: String, on date: CivilDate) -> [Post] {
    officer(person)?.posts.filter { $0.holds(on: date) } ?? []
  }
}

extension Desk {
  /// The steps that wait for somebody on a day, as the directory has it: for one of her roles, or one of
  /// another's who has delegated it to her, unless they are somebody else's, or four eyes exclude her or
  /// that person. The first due first, each once.
  public func work(
    of person: String, at now: Moment, limit: Int
  ) async throws(Refusal) -> [OwnStep] {
    var found: [OwnStep] = []
    for duty in people?.duties(of: person, on: now.date) ?? [] {
      // Some procedures name no agency for a role, or one without a code.
      for agency in [duty.agency, ""] {
        for step in try await steps(for: duty, of: person, at: agency, limit: limit) {
          let isKnown = found.contains {
            $0.step.caseNumber == step.caseNumber && $0.step.step == step.step
              && $0.step.since == step.since
          }
          if !isKnown { found.append(OwnStep(step: step, principal: duty.principal)) }
        }
      }
    }
    let order = found.sorted {
      ($0.step.due ?? .latest, $0.step.caseNumber) < ($1.step.due ?? .latest, $1.step.caseNumber)
    }
    return Array(order.prefix(limit))
  }

  /// The first steps that wait for a duty and that somebody may perform: more are asked for where too
  /// many are not hers.
  private func steps(
    for duty: Duty, of person: String, at agency: String, limit: Int
  ) async throws(Refusal) -> [WaitingStep] {
    var asked = max(1, limit)
    while true {
      let (most, holder) = (asked, duty.principal ?? person)
      let waiting = try await asking { (journal) throws(JournalFault) in
        try await journal.waiting(for: duty.role, of: agency, person: holder, limit: most)
      }
      var own: [WaitingStep] = []
      for step in waiting where own.count < limit {
        if try await isOpen(step, for: duty, of: person) { own.append(step) }
      }
      if own.count == limit || waiting.count < asked || asked > Int(Int32.max) / 4 { return own }
      asked *= 4
    }
  }

  /// Whether a delegation is about the procedure of a step, and four eyes do not exclude her.
  private func isOpen(
    _ step: WaitingStep, for duty: Duty, of person: String
  ) async throws(Refusal) -> Bool {
    let file = try await file(of: step.caseNumber)
    let procedure = file.program.procedure
    let names = [procedure.name, procedure.code].compactMap(\.self)
    guard duty.procedures.isEmpty || names.contains(where: { duty.procedures.contains($0) }),
      let place = procedure.steps.firstIndex(where: { $0.name == step.step })
    else { return duty.procedures.isEmpty }
    return !isExcluded(
      person, for: duty.principal, from: ID(place), in: file.state, of: file.program)
  }
}

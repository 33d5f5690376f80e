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
  /// another's who has delegated it to her, unless they are somebody else's. The first due first, each
  /// once. Whether she is excluded, having performed another step, shows when she acts.
  public func work(
    of person: String, at now: Moment, limit: Int
  ) async throws(Refusal) -> [OwnStep] {
    var found: [OwnStep] = []
    for duty in people?.duties(of: person, on: now.date) ?? [] {
      // Some procedures name no agency for a role, or one without a code.
      for agency in [duty.agency, ""] {
        let steps = try await asking { (journal) throws(JournalFault) in
          try await journal.waiting(
            for: duty.role, of: agency, person: duty.principal ?? person, limit: limit)
        }
        for step in steps {
          let isKnown = found.contains {
            $0.step.caseNumber == step.caseNumber && $0.step.step == step.step
              && $0.step.since == step.since
          }
          guard !isKnown else { continue }
          if !duty.procedures.isEmpty {
            let procedure = try await file(of: step.caseNumber).program.procedure
            let names = [procedure.name, procedure.code].compactMap(\.self)
            guard names.contains(where: { duty.procedures.contains($0) }) else { continue }
          }
          found.append(OwnStep(step: step, principal: duty.principal))
        }
      }
    }
    let order = found.sorted {
      ($0.step.due ?? .latest, $0.step.caseNumber) < ($1.step.due ?? .latest, $1.step.caseNumber)
    }
    return Array(order.prefix(limit))
  }
}

import ProcedureGraph
import ProcedureInterpreter
import ProcedureWorkspace
import SourceText

/// An outcome as a command line names it, found in a case.
struct ChosenOutcome {
  let reference: OutcomeReference
  let role: ID<Role>

  /// Finds `bước.lựa_chọn`, or `lựa_chọn` alone where one step the case is in has it. What the case is
  /// not waiting for is found as well: the case itself says why it can't be chosen.
  ///
  /// - Parameter role: who acts, where that was said.
  init(_ text: String, for role: ID<Role>?, in state: CaseState, of program: Program) throws {
    let procedure = program.procedure
    let parts = nfc(text).trimmed.split(separator: ".", maxSplits: 1).map(String.init)
    guard let name = parts.last else {
      throw UsageFault(vi: "thiếu tên lựa chọn", en: "the outcome is missing")
    }
    let stepName = parts.count == 2 ? parts[0] : nil
    var all: [ChosenOutcome] = []
    for (place, step) in procedure.steps.enumerated()
    where stepName.map({ $0 == step.name }) ?? true {
      guard let index = step.outcomes.firstIndex(where: { $0.name == name }) else { continue }
      all.append(
        ChosenOutcome(
          reference: .outcome(ID(place), index: index), role: role ?? step.role))
    }
    if stepName == nil {
      for (index, anytime) in procedure.anytime.enumerated()
      where anytime.outcome.name == name && role.map({ $0 == anytime.role }) ?? true {
        all.append(ChosenOutcome(reference: .anytime(index), role: role ?? anytime.role))
      }
    }
    let active = state.activities.map(\.step)
    let open = all.filter { chosen in
      switch chosen.reference {
      case .outcome(let step, _): active.contains(step)
      case .anytime(let index): procedure.anytime[index].steps.contains { active.contains($0) }
      }
    }
    let own = open.filter { chosen in
      guard let role, case .outcome(let step, _) = chosen.reference else { return true }
      return procedure.steps[step.index].role == role
        || procedure.steps[step.index].council?.chair == role
    }
    let candidates = own.isEmpty ? (open.isEmpty ? all : open) : own
    guard let first = candidates.first else {
      throw Self.unknown(text, in: state, of: procedure)
    }
    if candidates.count > 1, !open.isEmpty {
      let listed = candidates.map { "\n  \($0.name(in: procedure))" }.joined()
      throw UsageFault(
        vi: "có nhiều lựa chọn tên `\(name)`, hãy ghi một trong:\(listed)",
        en: "several outcomes are named `\(name)`, write one of:\(listed)")
    }
    self = first
  }

  private init(reference: OutcomeReference, role: ID<Role>) {
    self.reference = reference
    self.role = role
  }

  /// As a command line names it, with who may choose it where that tells it from others.
  func name(in procedure: Procedure) -> String {
    switch reference {
    case .outcome(let step, let index):
      let step = procedure.steps[step.index]
      return "\(step.name).\(step.outcomes[index].name)"
    case .anytime(let index):
      let anytime = procedure.anytime[index]
      return "\(anytime.outcome.name) --as \(procedure.roles[anytime.role.index].name)"
    }
  }

  /// The step in which it is chosen; nil for one of any time.
  func step(in procedure: Procedure) -> Step? {
    guard case .outcome(let step, _) = reference else { return nil }
    return procedure.steps[step.index]
  }

  /// A step that must not be performed by whoever performs this one. Without a name four eyes would
  /// mean nothing.
  func keptApart(in procedure: Procedure) -> Step? {
    guard case .outcome(let step, _) = reference, role != .applicant else { return nil }
    return procedure.steps.first { $0.notPerformerOf.contains(step) }
  }

  private static func unknown(
    _ text: String, in state: CaseState, of procedure: Procedure
  ) -> UsageFault {
    let offered = state.activities.flatMap { activity in
      let step = procedure.steps[activity.step.index]
      return step.outcomes.map { "\n  \(step.name).\($0.name)" }
    }.joined()
    let title = procedure.title
    return UsageFault(
      vi: "thủ tục “\(title)” không có lựa chọn nào tên `\(text)`"
        + (offered.isEmpty ? "" : "; lúc này hồ sơ có:\(offered)"),
      en: "procedure “\(title)” has no outcome named `\(text)`"
        + (offered.isEmpty ? "" : "; the case now has:\(offered)"))
  }
}

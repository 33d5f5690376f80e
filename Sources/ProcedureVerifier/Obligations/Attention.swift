import ProcedureGraph
import ProcedureInterpreter

/// Of all that a case does, what some obligations speak of. A small value: what is asked for each act is
/// not asked of all that a run knows.
struct Attention {
  /// Of all that can happen.
  let heeded: Set<Occurrence>
  private let data: KnownData

  init(heeded: Set<Occurrence>, _ data: KnownData) {
    self.heeded = heeded
    self.data = data
  }

  func heeds(_ occurrence: Occurrence) -> Bool {
    if case .performed = occurrence { return true }
    return heeded.contains(occurrence)
  }

  func matters(_ act: Act) -> Bool {
    switch act {
    case .set(let field, _): return data.isFollowed(field)
    case .startClock, .extendClock: return true
    case .notify, .remind, .issue, .publish, .post, .refund, .perform, .issueResult, .returnResult:
      return Occurrence(act).map(heeds) ?? false
    }
  }

  /// Those acts that matter.
  func those(_ acts: [Act]) -> [Act] { acts.filter { matters($0) } }
}

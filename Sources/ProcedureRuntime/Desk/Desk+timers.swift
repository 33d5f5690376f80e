import CivilTime
import ProcedureInterpreter

/// What became of timers that were due.
public struct TimerRun: Hashable, Sendable {
  /// How often a case was moved on by its timers.
  public var fired = 0
  /// Cases whose timers can't be carried out, and why. They are tried again later.
  public var refused: [String: Refusal] = [:]

  public init() {}
}

extension Desk {
  /// Fires every timer that may fire by now, each once and at its own moment, in the order of their
  /// moments over all cases, also when nobody has looked for a week. A paused clock has none.
  ///
  /// - Parameters:
  ///   - lease: seconds for which those that were taken are left to this desk.
  ///   - page: how many are taken at a time.
  public func fireTimers(
    until now: Moment, lease: Int64 = 60, page: Int = 256
  ) async throws(Refusal) -> TimerRun {
    var run = TimerRun()
    while true {
      var taken = try await asking { (journal) throws(JournalFault) in
        try await journal.takeTimers(at: now, lease: lease, limit: page)
      }
      guard let last = taken.last else { return run }
      let isWhole = taken.count < page
      taken.reverse()
      // The earliest stands last. A case whose next timer is due before what was taken stays in line.
      while let timer = taken.popLast() {
        do throws(Refusal) {
          if try await fire(timer, recordedAt: now) { run.fired += 1 }
        } catch {
          if case .journal = error { throw error }
          run.refused[timer.caseNumber] = error
          continue
        }
        guard let next = cases.nextTimer(of: timer.caseNumber), next <= now,
          isWhole || next <= last.moment
        else { continue }
        let again = TakenTimer(caseNumber: timer.caseNumber, moment: next)
        let later = taken.lastIndex { ($0.moment, $0.caseNumber) > (next, again.caseNumber) }
        taken.insert(again, at: later.map { $0 + 1 } ?? 0)
      }
    }
  }

  /// Moves a case on by what is due at one moment; answers whether anything was.
  private func fire(
    _ timer: TakenTimer, recordedAt now: Moment
  ) async throws(Refusal) -> Bool {
    let receipt = try await submit(
      .advance, to: timer.caseNumber, key: nil, by: .none, at: timer.moment, recordedAt: now)
    return !receipt.events.isEmpty
  }
}

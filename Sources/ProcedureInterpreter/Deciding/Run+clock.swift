import CivilTime
import ProcedureGraph

// The clock of the whole case.
extension Run {
  /// Starts the clock, once; in a step in which time does not count, it starts paused.
  mutating func startClock(at moment: Moment, _ state: inout CaseState) throws(Rejection) {
    guard state.head.clock == .notStarted else { return }
    let limit = try limit(tables.overallLimits, place: .overallLimit, at: moment, state)
    let due = limit.map { tables.due(of: $0, from: moment) }
    emit(.clockStarted(limit: limit, promised: due), at: moment, in: &state)
    if state.isTimeStopped(tables) { emit(.clockPaused, at: moment, in: &state) }
  }

  /// An extension of a clock that has not started means nothing.
  mutating func extendClock(
    by duration: LegalDuration, at moment: Moment, _ state: inout CaseState
  ) {
    guard state.head.clock != .notStarted, state.end == nil else { return }
    let due = due(after: .extended(duration), at: moment, state)
    emit(.clockExtended(duration, due: due), at: moment, in: &state)
  }

  mutating func enterClock(
    _ effect: OverallClockEffect, at moment: Moment, _ state: inout CaseState
  ) {
    switch effect {
    case .pauses, .restarts, .leaves:
      if state.head.clock == .running { emit(.clockPaused, at: moment, in: &state) }
      pauseStages(at: moment, &state)
    case .gains(let duration): extendClock(by: duration, at: moment, &state)
    }
  }

  mutating func leaveClock(
    _ effect: OverallClockEffect, at moment: Moment, _ state: inout CaseState
  ) {
    // Time rests on while another branch is in a step that stops it.
    let restsOn = state.isTimeStopped(tables)
    if effect.stopsTime, !restsOn { resumeStages(at: moment, &state) }
    guard state.head.clock == .paused else { return }
    switch effect {
    case .pauses:
      if restsOn { return }
      let due = due(after: .resumed, at: moment, state)
      emit(.clockResumed(due: due), at: moment, in: &state)
    case .restarts:
      let due = due(after: .restarted, at: moment, state)
      emit(.clockRestarted(due: due), at: moment, in: &state)
    case .leaves(let remainder):
      let due = due(after: .remainderSet(remainder), at: moment, state)
      emit(.clockLeft(remainder, due: due), at: moment, in: &state)
    case .gains: return
    }
    if restsOn { emit(.clockPaused, at: moment, in: &state) }
  }

  /// The due date of the whole case once this has happened to its clock.
  private func due(
    after event: LedgerEntry.Event, at moment: Moment, _ state: CaseState
  ) -> Due? {
    state.records.cell[0].overall?.clock?.due(after: event, at: moment, in: tables.calendar)
  }
}

extension OverallClockEffect {
  /// Time in the step does not count.
  var stopsTime: Bool {
    switch self {
    case .pauses, .restarts, .leaves: true
    case .gains: false
    }
  }
}

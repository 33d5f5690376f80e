import CivilTime
import ProcedureGraph

// The clock of the whole case.
extension Run {
  /// Starts the clock, once; in a step in which time does not count, it starts paused.
  mutating func startClock(at moment: Moment, _ state: inout CaseState) throws(Rejection) {
    guard state.overallClock == nil else { return }
    let limit = try limit(tables.overallLimits, place: .overallLimit, at: moment, state)
    let due = limit.map { tables.due(of: $0, from: moment) }
    emit(.clockStarted(limit: limit, promised: due), at: moment, in: &state)
    if state.isTimeStopped(tables) { emit(.clockPaused, at: moment, in: &state) }
  }

  /// An extension of a clock that has not started means nothing.
  mutating func extendClock(
    by duration: LegalDuration, at moment: Moment, _ state: inout CaseState
  ) {
    guard let overall = state.overallClock, state.end == nil else { return }
    var clock = overall.clock
    clock?.extend(by: duration, at: moment)
    emit(.clockExtended(duration, due: due(of: clock)), at: moment, in: &state)
  }

  mutating func enterClock(
    _ effect: OverallClockEffect, at moment: Moment, _ state: inout CaseState
  ) {
    switch effect {
    case .pauses, .restarts, .leaves:
      if let overall = state.overallClock, !overall.isPaused {
        emit(.clockPaused, at: moment, in: &state)
      }
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
    guard let overall = state.overallClock, overall.isPaused else { return }
    var clock = overall.clock
    switch effect {
    case .pauses:
      if restsOn { return }
      clock?.resume(at: moment)
      emit(.clockResumed(due: due(of: clock)), at: moment, in: &state)
    case .restarts:
      clock?.restart(at: moment)
      emit(.clockRestarted(due: due(of: clock)), at: moment, in: &state)
    case .leaves(let remainder):
      clock?.setRemainder(remainder, at: moment)
      emit(.clockLeft(remainder, due: due(of: clock)), at: moment, in: &state)
    case .gains: return
    }
    if restsOn { emit(.clockPaused, at: moment, in: &state) }
  }

  private func due(of clock: LimitClock?) -> Due? { clock?.due(in: tables.calendar) }
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

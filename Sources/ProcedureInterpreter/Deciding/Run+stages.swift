import CivilTime
import ProcedureGraph

// Stages: entered and left with the steps that belong to them.
extension Run {
  /// Leaves the stages in which no step goes on, and enters the stage of the next step.
  mutating func changeStage(
    to next: ID<Stage>?, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    leaveStages(except: next, at: moment, &state)
    guard let next, !state.isIn(next) else { return }
    var entry = StageEntry()
    entry.limit = try limit(
      tables.stages[next.index].limits, place: .stageLimit(next), at: moment, state)
    entry.due = entry.limit.map { tables.due(of: $0, from: moment) }
    emit(.stageEntered(next, entry), at: moment, in: &state)
  }

  mutating func leaveStages(
    except next: ID<Stage>?, at moment: Moment, _ state: inout CaseState
  ) {
    guard state.head.hasSides else { return }
    for clock in state.stages where clock.stage != next {
      let goesOn =
        state.activities.contains { tables.stage(of: $0.step) == clock.stage }
        || errands.contains { tables.stage(of: $0.target) == clock.stage }
      if !goesOn { emit(.stageLeft(clock.stage), at: moment, in: &state) }
    }
  }

  mutating func pauseStages(at moment: Moment, _ state: inout CaseState) {
    guard state.head.hasSides else { return }
    for clock in state.stages where !clock.isPaused {
      emit(.stagePaused(clock.stage), at: moment, in: &state)
    }
  }

  mutating func resumeStages(at moment: Moment, _ state: inout CaseState) {
    guard state.head.hasSides else { return }
    for stage in state.stages where stage.isPaused {
      var clock = stage.clock
      clock?.resume(at: moment)
      let due = clock?.due(in: tables.calendar)
      emit(.stageResumed(stage.stage, due: due), at: moment, in: &state)
    }
  }

  mutating func fireStage(
    _ stage: ID<Stage>, _ timer: DueTimer, _ state: inout CaseState
  ) throws(Rejection) {
    let plan = tables.stages[stage.index].timers
    let moment = timer.moment
    if let first = state.activities.first(where: { tables.stage(of: $0.step) == stage }) {
      turn(to: first.branch, at: moment, &state)
    }
    switch timer.kind {
    case .reminder(let index):
      emit(.stageReminderDue(stage, index: index), at: moment, in: &state)
      let reminder = tables.reminders[Int(plan.reminders.start) + index]
      try perform(reminder.acts, at: moment, &state)
    case .wait: break
    case .overdue:
      emit(.stageOverdue(stage), at: moment, in: &state)
      try perform(plan.overdueActs, at: moment, &state)
      try takeAway(plan.consequence, at: moment, &state)
    }
  }
}

import CivilTime
import ProcedureGraph

// Timers: each fires at its own moment, in the state the earlier ones led to.
extension Run {
  mutating func fireTimers(until now: Moment, _ state: inout CaseState) throws(Rejection) {
    while true {
      // The usual case: one step, and the whole.
      if !state.head.hasSides {
        let own = state.head.isActive ? state.head.activity.next : nil
        let overall = state.head.overallNext
        if own == nil, overall == nil { return }
        if let own, overall.map(own.precedes) ?? true {
          guard own.ready <= now else { return }
          try fireOwn(own, &state)
        } else if let overall, overall.ready <= now {
          try fireOverall(overall, &state)
        } else {
          return
        }
        continue
      }
      guard let first = state.firstTimer, first.timer.ready <= now else { return }
      switch first.owner {
      case .step(let branch):
        turn(to: branch, at: first.timer.moment, &state)
        try fireOwn(first.timer, &state)
      case .stage(let stage): try fireStage(stage, first.timer, &state)
      case .overall: try fireOverall(first.timer, &state)
      }
    }
  }

  private mutating func fireOwn(
    _ timer: DueTimer, _ state: inout CaseState
  ) throws(Rejection) {
    guard let step = state.head.step else { return }
    let plan = tables.steps[step.index]
    let moment = timer.moment
    switch timer.kind {
    case .reminder(let index):
      emit(.reminderDue(step, index: index), at: moment, in: &state)
      let reminder = tables.reminders[Int(plan.timers.reminders.start) + index]
      try perform(reminder.acts, at: moment, &state)
    case .wait:
      emit(.waitElapsed(step), at: moment, in: &state)
      if let wait = plan.wait { try leave(to: wait.target, acts: .none, at: moment, &state) }
    case .overdue:
      emit(.overdue(step), at: moment, in: &state)
      try perform(plan.timers.overdueActs, at: moment, &state)
      try follow(plan.timers.consequence, at: moment, &state)
    }
  }

  private mutating func fireOverall(
    _ timer: DueTimer, _ state: inout CaseState
  ) throws(Rejection) {
    let plan = tables.overallTimers
    let moment = timer.moment
    // What concerns the whole case concerns no single branch.
    turn(to: 0, at: moment, &state)
    switch timer.kind {
    case .reminder(let index):
      emit(.overallReminderDue(index: index), at: moment, in: &state)
      let reminder = tables.reminders[Int(plan.reminders.start) + index]
      try perform(reminder.acts, at: moment, &state)
    case .wait: break
    case .overdue:
      emit(.overallOverdue, at: moment, in: &state)
      try perform(plan.overdueActs, at: moment, &state)
      try takeAway(plan.consequence, at: moment, &state)
    }
  }

  /// What is overdue as a whole takes along all the work that goes on.
  mutating func takeAway(
    _ consequence: Timers.Overdue.Consequence?, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    switch consequence {
    case nil, .stays, .counts: break
    case .moves(let target):
      if state.head.hasSides, let block = state.sides.cell[0].block(within: state.head.branch) {
        stop(block, at: moment, &state)
      }
      let target = comeOut(to: target, at: moment, &state)
      try leave(to: target, acts: .none, at: moment, &state)
    }
  }

  private mutating func follow(
    _ consequence: Timers.Overdue.Consequence?, at moment: Moment, _ state: inout CaseState
  ) throws(Rejection) {
    switch consequence {
    case nil, .stays: break
    case .moves(let target):
      try leave(to: target, acts: .none, at: moment, &state)
    case .counts(let index):
      guard let step = state.head.step else { return }
      let outcomes = tables.steps[step.index].outcomes
      guard index >= 0, index < outcomes.indices.count else { return }
      let outcome = tables.outcomes[Int(outcomes.start) + index]
      emit(.outcomeDeemed(step, outcome: index), at: moment, in: &state)
      let target = try leave(by: outcome.route, acts: outcome.acts, at: moment, &state)
      try go(to: target, at: moment, &state)
    }
  }
}

import CivilTime
import ProcedureGraph

extension Activity {
  /// Derives the next timer of the stay from what has fired so far.
  mutating func findNextTimer(_ tables: Tables) {
    next = nil
    guard tables.holds(step) else { return }
    if let due, !tables.steps[step.index].timers.isEmpty {
      next = fired.next(
        before: due, since: timersSince, of: tables.steps[step.index].timers, tables)
    }
    if let waitsUntil, !fired.wait {
      let wait = DueTimer(kind: .wait, moment: max(waitsUntil, timersSince))
      if next.map({ !$0.precedes(wait) }) ?? true { next = wait }
    }
  }
}

extension FiredTimers {
  /// The first timer around a due date that has not fired yet. What would lie before `start`, when
  /// the clock began or went on, happens then.
  func next(
    before due: Due, since start: Moment, of plan: TimersPlan, _ tables: Tables
  ) -> DueTimer? {
    var next: DueTimer?
    for index in plan.reminders.indices {
      let ordinal = index - Int(plan.reminders.start)
      if contains(reminder: ordinal) { continue }
      let moment = tables.calendar.start(
        of: tables.reminders[index].before, endingAt: due.moment)
      let timer = DueTimer(kind: .reminder(ordinal), moment: max(moment, start))
      if next.map({ !$0.precedes(timer) }) ?? true { next = timer }
    }
    if !overdue, plan.consequence != nil {
      let timer = DueTimer(kind: .overdue, moment: max(due.moment, start))
      if next.map({ !$0.precedes(timer) }) ?? true { next = timer }
    }
    return next
  }

  /// After the due date has moved, what lies ahead again may fire again.
  mutating func forgetWhatLiesAhead(
    of moment: Moment, due: Due, _ plan: TimersPlan, _ tables: Tables
  ) {
    for index in plan.reminders.indices {
      let start = tables.calendar.start(
        of: tables.reminders[index].before, endingAt: due.moment)
      if start > moment { remove(reminder: index - Int(plan.reminders.start)) }
    }
    if due.moment >= moment { overdue = false }
  }
}

import CivilTime
import ProcedureGraph

extension FiredTimers {
  /// What counts as fired among the timers of the new version.
  ///
  /// What has fired does not fire again, wherever the due date went. A reminder is the same where it
  /// comes as long before the due date; one that is new and whose moment has passed counts as fired
  /// where somebody was reminded before, and otherwise happens now.
  func moved(
    from old: TimersPlan, _ oldTables: Tables, to new: TimersPlan, _ tables: Tables, due: Due?,
    at moment: Moment
  ) -> FiredTimers {
    var moved = FiredTimers()
    moved.overdue = overdue
    moved.wait = wait
    var known: [LegalDuration: [Bool]] = [:]
    for (ordinal, index) in old.reminders.indices.enumerated() {
      known[oldTables.reminders[index].before, default: []].append(contains(reminder: ordinal))
    }
    let hasReminded = known.values.contains { $0.contains(true) }
    for (ordinal, index) in new.reminders.indices.enumerated() {
      let before = tables.reminders[index].before
      if let same = known[before], let fired = same.first {
        known[before] = Array(same.dropFirst())
        if fired { moved.insert(reminder: ordinal) }
      } else if hasReminded, let due,
        tables.calendar.start(of: before, endingAt: due.moment) <= moment
      {
        moved.insert(reminder: ordinal)
      }
    }
    return moved
  }
}

/// A part of what a clock may use: as granted, or what a pause left of it.
public enum Budget: Sendable, Hashable {
  case limit(TimeLimit)
  case workingSeconds(Int64)
  /// Ends with the day that lies so many dates later, moved to a working day.
  case calendarDays(Int)
  case wallClockSeconds(Int64)

  /// The kind of time a budget is used up in.
  enum Measure {
    case workingTime, days, elapsedTime
  }

  var measure: Measure {
    switch self {
    case .limit(.sameDay), .limit(.duration(.working)), .workingSeconds: .workingTime
    case .limit(.duration(.calendar(let calendar))):
      calendar.unit.runsFromTheMoment ? .elapsedTime : .days
    case .calendarDays: .days
    case .wallClockSeconds: .elapsedTime
    }
  }
}

extension Budget {
  /// The working seconds of a budget that is counted in them.
  fileprivate func workingSeconds(in calendar: WorkingCalendar) -> Int64? {
    switch self {
    case .workingSeconds(let seconds): return seconds
    case .limit(.duration(.working(let working))):
      switch (working.unit, calendar.dayCounting) {
      case (.minute, _), (.hour, _), (.day, .exactHours): return working.exactSeconds
      case (.day, .legalDays): return nil
      }
    case .limit(.sameDay), .limit(.duration(.calendar)), .calendarDays, .wallClockSeconds:
      return nil
    }
  }
}

extension WorkingCalendar {
  /// When a budget that counts from a moment is used up.
  func due(of budget: Budget, from start: Moment) -> Due {
    switch budget {
    case .limit(let limit): due(of: limit, from: start)
    case .workingSeconds(let seconds): due(afterWorkingSeconds: seconds, from: start)
    case .calendarDays(let days): due(onLastDay: start.date.adding(days: days))
    case .wallClockSeconds(let seconds): due(afterElapsedSeconds: seconds, from: start)
    }
  }

  /// The day a budget counted in days ends on before it is moved to a working day; for other
  /// budgets the day they end on.
  func nominalLastDay(of budget: Budget, from start: Moment) -> CivilDate {
    switch budget {
    case .limit(.duration(.calendar(let calendar))) where !calendar.unit.runsFromTheMoment:
      calendar.lastDay(from: start.date)
    case .calendarDays(let days): start.date.adding(days: days)
    case .limit, .workingSeconds, .wallClockSeconds: due(of: budget, from: start).moment.date
    }
  }

  /// What is left at `now` of a budget that counts from `start`. Negative when it is late.
  func remainder(of budget: Budget, from start: Moment, at now: Moment) -> Remainder {
    // A minute that only the date shown takes away is not lost.
    let end =
      budget.workingSeconds(in: self).map { self.end(ofWorkingSeconds: $0, from: start).moment }
      ?? due(of: budget, from: start).moment
    switch budget.measure {
    case .workingTime:
      return Remainder(
        workingSeconds: workingSeconds(from: now, to: end) - workingSeconds(from: end, to: now))
    case .days:
      // Past the day it would have ended on, what is left are the days until it does end.
      let nominal = nominalLastDay(of: budget, from: start)
      return Remainder(calendarDays: now.date.days(to: now.date <= nominal ? nominal : end.date))
    case .elapsedTime:
      return Remainder(wallClockSeconds: now.seconds(to: end))
    }
  }
}

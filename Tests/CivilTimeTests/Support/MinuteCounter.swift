/// An office whose time is counted minute by minute, by its own arithmetic on plain integers: day 0
/// is Thursday 01/01/1970, minutes run from its 0:00. Slow, and too simple to be wrong in the ways a
/// table of running totals can be.
struct MinuteCounter {
  /// Opening and closing minute of the spans of each weekday, Monday first.
  var week: [[(Int, Int)]]
  var daysOff: Set<Int>
  var ownHours: [Int: [(Int, Int)]]

  func spans(_ day: Int) -> [(Int, Int)] {
    if let own = ownHours[day] { return own }
    if daysOff.contains(day) { return [] }
    return week[(day + 3) % 7]
  }

  func isWorking(_ day: Int) -> Bool { !spans(day).isEmpty }

  /// The end of the n-th open minute at or after `start`.
  func end(ofMinutes count: Int, from start: Int) -> Int {
    var (left, minute) = (count, start)
    while left > 0 {
      let today = spans(minute / 1440)
      let midnight = (minute / 1440 + 1) * 1440
      while minute < midnight, left > 0 {
        let inDay = minute % 1440
        for (opens, closes) in today where opens <= inDay && inDay < closes { left -= 1 }
        minute += 1
      }
    }
    return minute
  }

  /// Open minutes from `start` up to `end`.
  func minutes(from start: Int, to end: Int) -> Int {
    var count = 0
    for minute in start..<max(start, end) {
      let inDay = minute % 1440
      for (opens, closes) in spans(minute / 1440) where opens <= inDay && inDay < closes {
        count += 1
      }
    }
    return count
  }

  /// The n-th working day after `day`.
  func workingDay(_ ordinal: Int, after day: Int) -> Int {
    var (left, day) = (ordinal, day)
    while left > 0 {
      day += 1
      if isWorking(day) { left -= 1 }
    }
    return day
  }

  func workingDay(notBefore day: Int) -> Int {
    var day = day
    while !isWorking(day) { day += 1 }
    return day
  }
}

import CivilTime
import Testing

@Suite("Extreme calendars and limits")
struct RobustnessTests {
  static func scarce() throws -> WorkingCalendar {
    try WorkingCalendar(
      CalendarDraft(
        name: "hiếm", officeHours: OfficeWeek([span("08:00", "09:00")], on: [.wednesday])))
  }

  static func century() throws -> [LegalDuration] {
    [
      try .working(12_528_000, .minute), try .working(208_800, .hour), try .working(26_100, .day),
      try .calendar(52_596_000, .minute), try .calendar(876_600, .hour),
      try .calendar(36_525, .day), try .calendar(5217, .week), try .calendar(1200, .month),
      try .calendar(100, .year),
    ]
  }

  @Test("a century, forwards and backwards, on one hour a week")
  func century() throws {
    let calendar = try Self.scarce()
    for start in [Moment.earliest, try moment("2026-03-04T08:30"), .latest] {
      for limit in try Self.century() {
        let due = calendar.due(of: limit, from: start)
        #expect(due.moment >= start)
        #expect(due.moment < .latest || due.isProvisional)
        #expect(calendar.start(of: limit, endingAt: start) <= start)
        let lines = calendar.explain(limit: limit, from: start)
        #expect((1...401).contains(lines.count))
      }
    }
    // Two hours on one hour a week, the second an even week later.
    let due = calendar.due(of: try duration("2 wh"), from: try moment("2026-03-04T08:30"))
    #expect(due.moment.iso == "2026-03-18T08:30")
    #expect(
      calendar.start(of: try duration("2 wh"), endingAt: due.moment).iso == "2026-03-04T08:30")
  }

  @Test("days off to the end of time leave no working day: the last moment, provisionally")
  func noWorkingDayLeft() throws {
    var draft = try StateCalendar.draft()
    draft.publishedUntil = nil
    draft.holidays = [Holiday(first: try date("2026-03-02"), last: .latest, title: "Nghỉ mãi")]
    draft.makeUpDays = []
    let calendar = try WorkingCalendar(draft)
    let start = try moment("2026-02-27T16:00")
    for limit in ["2 wh", "1 wd", "0.5 wd"] {
      let due = calendar.due(of: try duration(limit), from: start)
      #expect(due == Due(moment: .latest, isProvisional: true), "\(limit)")
    }
    #expect(calendar.due(of: try duration("3 d"), from: start).isProvisional)
    #expect(calendar.due(of: .sameDay(cutoff: time("15:00")), from: start).isProvisional)
    #expect(calendar.due(of: try duration("1 wh"), from: start).moment.iso == "2026-02-27T17:00")
    #expect(
      calendar.start(of: try duration("1 wh"), endingAt: .latest).iso == "2026-02-27T16:00")
  }

  @Test("thousands of holidays and make-up days")
  func manyExceptions() throws {
    var draft = try StateCalendar.draft()
    let first = try date("2000-01-03")
    draft.holidays = (0..<8000).map {
      let day = first.adding(days: $0 * 7)
      return Holiday(first: day, last: day, title: "Thứ hai \($0)")
    }
    draft.makeUpDays = (0..<8000).map {
      MakeUpDay(date: first.adding(days: $0 * 7 + 5), title: "Thứ bảy \($0)")
    }
    let calendar = try WorkingCalendar(draft)
    // Tuesday to Saturday is a week of five days again.
    let due = calendar.due(of: try duration("500 wd"), from: try moment("2000-01-03T08:00"))
    #expect(due.moment == Moment(first.adding(days: 99 * 7 + 5), try #require(time("17:00"))))
    #expect(calendar.reason(on: first.adding(days: 700)) == .holiday(title: "Thứ hai 100"))
  }

  @Test("reminders before the beginning of time")
  func beforeTheBeginning() throws {
    let calendar = try Self.scarce()
    let early = try moment("1900-01-02T10:00")
    for limit in ["1 wh", "1 wd", "0.5 wd", "5 d", "9 y", "100 h"] {
      #expect(
        calendar.start(of: try duration(limit), endingAt: early) <= early, "\(limit)")
    }
  }

  @Test("clocks at both ends of time")
  func clocks() throws {
    let calendar = try Self.scarce()
    for limit in try Self.century() {
      for start in [Moment.earliest, .latest] {
        var clock = LimitClock(limit: limit, startedAt: start)
        clock.extend(by: limit, at: start)
        clock.pause(at: .latest)
        clock.resume(at: .earliest)
        #expect(clock.due(in: calendar) != nil)
        #expect(clock.explain(in: calendar).count < 2000)
        _ = clock.remaining(at: .latest, in: calendar)
      }
    }
  }
}

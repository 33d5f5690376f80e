import CivilTime
import Testing

@Suite("Working calendars")
struct CalendarTests {
  @Test("every weekday, day off and make-up day of three years")
  func kinds() throws {
    let calendar = try StateCalendar.calendar()
    var day = try date("2024-01-01")
    while day <= (try date("2026-12-31")) {
      let makeUp = StateCalendar.makeUpDays.first { $0.date == day.iso }
      let holiday = StateCalendar.holidays.first { $0.first <= day.iso && day.iso <= $0.last }
      let isWeekday = StateCalendar.weekdays.contains(day.weekday)
      let expected: DayKind =
        if let makeUp {
          .makeUp(title: makeUp.title)
        } else if let holiday {
          .holiday(title: holiday.title)
        } else {
          isWeekday ? .working(StateCalendar.hours) : .weekend
        }
      #expect(calendar.reason(on: day) == expected, "\(day)")
      #expect(calendar.isWorkingDay(day) == expected.isWorking, "\(day)")
      #expect(calendar.hours(on: day) == (expected.isWorking ? StateCalendar.hours : []), "\(day)")
      day = day.adding(days: 1)
    }
  }

  @Test(
    "working days of each year: weekdays less the days off, plus the swapped Saturdays",
    arguments: [(2024, 251), (2025, 250), (2026, 249)])
  func yearTotals(year: Int, total: Int) throws {
    let calendar = try StateCalendar.calendar()
    let first = try #require(CivilDate(year: year, month: 1, day: 1))
    let last = try #require(CivilDate(year: year, month: 12, day: 31))
    #expect(calendar.workingDays(from: first, through: last) == total)
    let seconds = calendar.workingSeconds(
      from: Moment(first, .midnight), to: Moment(last, .endOfDay))
    #expect(seconds == Int64(total) * 8 * 3600)
    #expect(calendar.workingDays(from: last, through: first) == 0)
  }

  @Test("a make-up day takes the hours of the day it is told to")
  func makeUpHours() throws {
    var draft = try StateCalendar.draft()
    draft.officeHours[.friday] = [span("08:00", "12:00")]
    let saturday = try date("2026-03-07")
    let cases: [(MakeUpDay.Hours, [OfficeSpan])] = [
      (.ordinary, StateCalendar.hours),
      (.weekday(.friday), [span("08:00", "12:00")]),
      (
        .spans([span("13:00", "15:00"), span("09:00", "10:00")]),
        [span("09:00", "10:00"), span("13:00", "15:00")]
      ),
    ]
    for (hours, expected) in cases {
      draft.makeUpDays = [MakeUpDay(date: saturday, title: "Làm bù", hoursOf: hours)]
      #expect(try WorkingCalendar(draft).hours(on: saturday) == expected)
    }
  }

  @Test("a sound calendar gives its draft back")
  func draft() throws {
    let draft = try StateCalendar.draft()
    let calendar = try WorkingCalendar(draft)
    #expect(calendar.draft == draft)
    #expect(try WorkingCalendar(calendar.draft) == calendar)
    #expect(calendar.utcOffsetSeconds == 25_200)
  }

  @Test("overlapping holidays: a shared day belongs to the one that begins earlier")
  func overlappingHolidays() throws {
    var draft = try StateCalendar.draft()
    draft.holidays = [
      Holiday(first: try date("2026-03-04"), last: try date("2026-03-05"), title: "B"),
      Holiday(first: try date("2026-03-02"), last: try date("2026-03-06"), title: "A"),
      Holiday(first: try date("2026-03-06"), last: try date("2026-03-09"), title: "C"),
    ]
    let calendar = try WorkingCalendar(draft)
    let titles = try ["2026-03-02", "2026-03-04", "2026-03-06", "2026-03-09"].map {
      calendar.reason(on: try date($0))
    }
    #expect(
      titles == [
        .holiday(title: "A"), .holiday(title: "A"), .holiday(title: "A"), .holiday(title: "C"),
      ])
    #expect(calendar.workingDay(after: try date("2026-02-27")).iso == "2026-03-10")
  }

  @Test("every fault of a draft is reported at once, where it stands")
  func faults() throws {
    let reversed = span("17:00", "13:30")
    let early = span("07:00", "11:30")
    let late = span("11:00", "12:00")
    var draft = CalendarDraft(
      name: "sai", timeZone: "Europe/Paris",
      officeHours: OfficeWeek([early, late, reversed], on: [.tuesday]))
    draft.holidays = [
      Holiday(first: try date("2026-03-05"), last: try date("2026-03-04"), title: "Ngược"),
      Holiday(first: try date("2026-03-06"), last: try date("2026-03-08"), title: "Nghỉ"),
    ]
    draft.makeUpDays = [
      MakeUpDay(date: try date("2026-03-07"), title: "Trong kỳ nghỉ"),
      MakeUpDay(date: try date("2026-03-14"), title: "Chủ nhật", hoursOf: .weekday(.sunday)),
      MakeUpDay(date: try date("2026-03-14"), title: "Lặp", hoursOf: .spans([])),
      MakeUpDay(
        date: try date("2026-03-21"), title: "Giờ", hoursOf: .spans([late, early, reversed])),
    ]
    #expect(
      draft.faults == [
        .unknownTimeZone("Europe/Paris"),
        .reversedSpan(.tuesday, reversed),
        .overlappingSpans(.tuesday, early, late),
        .reversedHoliday(position: 0),
        .makeUpDayInsideHoliday(position: 0, holiday: 1),
        .makeUpDayWithoutHours(position: 1),
        .repeatedMakeUpDay(position: 2),
        .makeUpDayWithoutHours(position: 2),
        .reversedMakeUpSpan(position: 3, reversed),
        .overlappingMakeUpSpans(position: 3, early, late),
      ])
    #expect(throws: CalendarFaults.self) { try WorkingCalendar(draft) }
    let empty = CalendarDraft(name: "trống", officeHours: OfficeWeek())
    #expect(empty.faults == [.noWorkingHours])
  }

  @Test("spans that touch are no fault; hours up to midnight count")
  func touchingSpans() throws {
    let draft = CalendarDraft(
      name: "liền",
      officeHours: OfficeWeek(
        [span("12:00", "24:00"), span("00:00", "12:00")], on: Weekday.allCases))
    let calendar = try WorkingCalendar(draft)
    let start = try moment("2026-03-02T10:00")
    #expect(calendar.due(of: try duration("48 wh"), from: start).moment.iso == "2026-03-04T10:00")
    #expect(calendar.due(of: try duration("1 wd"), from: start).moment.iso == "2026-03-03T23:59")
    #expect(calendar.due(of: try duration("14 wh"), from: start).moment.iso == "2026-03-02T23:59")
    #expect(calendar.due(of: try duration("15 wh"), from: start).moment.iso == "2026-03-03T01:00")
    // The minute that the date shown leaves out is not lost to a pause.
    var clock = LimitClock(limit: try duration("14 wh"), startedAt: start)
    clock.pause(at: try moment("2026-03-02T20:00"))
    clock.resume(at: try moment("2026-03-02T21:00"))
    #expect(clock.due(in: calendar)?.moment.iso == "2026-03-03T01:00")
  }
}

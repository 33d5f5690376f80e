import CivilTime
import Testing

/// A clock goes over to another calendar: what was used stays used, the rest counts anew.
@Suite("Clocks that go over to another calendar")
struct CarriedBudgetsTests {
  private static let monday = "2026-03-02T08:00"

  /// A plain office week with these days off.
  private static func calendar(off days: String...) throws -> WorkingCalendar {
    try WorkingCalendar(
      CalendarDraft(
        name: "lịch", officeHours: OfficeWeek(StateCalendar.hours, on: StateCalendar.weekdays),
        holidays: days.map { day in
          Holiday(first: try date(day), last: try date(day), title: "Nghỉ hoán đổi")
        }))
  }

  private func carried(
    _ clock: LimitClock, at text: String, from old: WorkingCalendar, to new: WorkingCalendar
  ) throws -> String {
    var clock = clock
    let now = try moment(text)
    clock.carry(clock.carriedBudgets(at: now, in: old), at: now)
    return clock.due(in: new)?.moment.iso ?? ""
  }

  @Test(
    "without a difference between the calendars nothing changes",
    arguments: ["8 wh", "3 wd", "10 d", "2 mo", "48 h"],
    ["2026-03-02T09:00", "2026-03-02T19:00", "2026-03-04T12:00", "2026-03-07T10:00"])
  func same(limit: String, now: String) throws {
    let calendar = try Self.calendar(off: "2026-03-05")
    let clock = LimitClock(limit: try duration(limit), startedAt: try moment(Self.monday))
    let before = clock.due(in: calendar)?.moment.iso
    #expect(try carried(clock, at: now, from: calendar, to: calendar) == before)
  }

  @Test("a day off that comes moves the end; one that has passed does not")
  func days() throws {
    let (old, plain) = (try Self.calendar(off: "2026-03-03"), try Self.calendar())
    let clock = LimitClock(limit: try duration("3 wd"), startedAt: try moment(Self.monday))
    // Wednesday, Thursday, Friday by the old calendar.
    #expect(clock.due(in: old)?.moment.iso == "2026-03-06T17:00")
    // The new one does not know of the third of March. It has passed, and counted for nothing.
    #expect(try carried(clock, at: "2026-03-04T10:00", from: old, to: plain) == "2026-03-06T17:00")
    // Counted anew it would have been a working day.
    #expect(clock.due(in: plain)?.moment.iso == "2026-03-05T17:00")
    let swapped = try Self.calendar(off: "2026-03-06")
    #expect(
      try carried(clock, at: "2026-03-04T10:00", from: old, to: swapped) == "2026-03-09T17:00")
  }

  @Test("hours, calendar days and elapsed time keep what is left")
  func others() throws {
    let (old, new) = (try Self.calendar(), try Self.calendar(off: "2026-03-03", "2026-03-12"))
    let start = try moment(Self.monday)
    let hours = LimitClock(limit: try duration("8 wh"), startedAt: start)
    #expect(try carried(hours, at: "2026-03-02T10:00", from: old, to: new) == "2026-03-04T08:00")
    let days = LimitClock(limit: try duration("10 d"), startedAt: start)
    #expect(try carried(days, at: "2026-03-04T10:00", from: old, to: new) == "2026-03-13T23:59")
    let elapsed = LimitClock(limit: try duration("48 h"), startedAt: start)
    #expect(try carried(elapsed, at: "2026-03-02T10:00", from: old, to: new) == "2026-03-04T08:00")
  }

  @Test("a paused clock keeps what it had at the pause, and goes on with it")
  func paused() throws {
    let (old, new) = (try Self.calendar(), try Self.calendar(off: "2026-03-05"))
    var clock = LimitClock(limit: try duration("8 wh"), startedAt: try moment(Self.monday))
    clock.pause(at: try moment("2026-03-02T10:00"))
    let now = try moment("2026-03-03T15:00")
    clock.carry(clock.carriedBudgets(at: now, in: old), at: now)
    #expect(clock.status == .paused)
    #expect(clock.due(in: new) == nil)
    #expect(clock.remaining(at: now, in: new) == Remainder(workingSeconds: 6 * 3600))
    clock.resume(at: try moment("2026-03-04T15:00"))
    // Two hours on Wednesday, Thursday is off, four on Friday.
    #expect(clock.due(in: new)?.moment.iso == "2026-03-06T11:00")
    clock.extend(by: try duration("1 wh"), at: try moment("2026-03-06T08:00"))
    #expect(clock.due(in: new)?.moment.iso == "2026-03-06T14:00")
  }

  @Test("what was late stays late, at the date that was missed")
  func late() throws {
    let (old, new) = (try Self.calendar(), try Self.calendar(off: "2026-03-03"))
    let clock = LimitClock(limit: try duration("8 wh"), startedAt: try moment(Self.monday))
    #expect(clock.due(in: old)?.moment.iso == "2026-03-03T08:00")
    #expect(try carried(clock, at: "2026-03-05T09:00", from: old, to: new) == "2026-03-03T08:00")
  }

  @Test("an extension that has not begun is kept beside")
  func extended() throws {
    let (old, new) = (try Self.calendar(), try Self.calendar(off: "2026-03-03"))
    var clock = LimitClock(limit: try duration("2 wd"), startedAt: try moment(Self.monday))
    clock.extend(by: try duration("8 wh"), at: try moment("2026-03-02T09:00"))
    let before = clock.due(in: old)?.moment.iso
    #expect(before == "2026-03-05T17:00")
    #expect(try carried(clock, at: "2026-03-02T10:00", from: old, to: new) == "2026-03-06T17:00")
    let longer = clock.with(limit: .duration(try duration("3 wd")))
    #expect(longer.due(in: old)?.moment.iso == "2026-03-06T17:00")
  }

  @Test("the change is told in the explanation")
  func explained() throws {
    let (old, new) = (try Self.calendar(), try Self.calendar(off: "2026-03-05"))
    var clock = LimitClock(limit: try duration("3 wd"), startedAt: try moment(Self.monday))
    let now = try moment("2026-03-03T10:00")
    let note = LedgerNote(reason: "hoán đổi ngày nghỉ")
    clock.carry(clock.carriedBudgets(at: now, in: old), at: now, note: note)
    let lines = clock.explain(in: new)
    #expect(lines.contains { $0.reason == .carried(note) })
    #expect(lines.contains { $0.reason == .holiday(title: "Nghỉ hoán đổi") })
    #expect(lines.last?.first.iso == "2026-03-06")
  }
}

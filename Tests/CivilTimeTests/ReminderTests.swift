import CivilTime
import Testing

@Suite("Reminders before a due date")
struct ReminderTests {
  @Test(
    "counts backwards through office hours",
    arguments: [
      DueCase("2026-01-27T16:30", "2 wh", "2026-01-27T14:30"),
      DueCase("2026-01-27T07:30", "2 wh", "2026-01-26T15:30"),
      DueCase("2026-01-27T14:00", "1 wh", "2026-01-27T11:00"),
      DueCase("2026-01-27T14:00", "0.5 wh", "2026-01-27T13:30"),
      DueCase("2026-01-26T08:00", "1 wh", "2026-01-26T07:00"),
      DueCase("2026-01-26T07:00", "1 wh", "2026-01-23T16:00"),
      DueCase("2026-01-25T12:00", "1 wh", "2026-01-23T16:00"),
      DueCase("2026-02-23T08:00", "2 wh", "2026-02-13T16:00"),
      DueCase("2026-01-12T08:00", "2 wh", "2026-01-10T16:00"),
      DueCase("2026-01-27T07:30", "0 wh", "2026-01-27T07:30"),
      DueCase("2026-02-23T17:00", "1 wd", "2026-02-13T17:00"),
      DueCase("2026-02-23T17:00", "2 wd", "2026-02-12T17:00"),
      DueCase("2026-02-23T23:59", "1 wd", "2026-02-13T17:00"),
      DueCase("2026-02-23T02:00", "1 wd", "2026-02-13T07:00"),
      DueCase("2026-01-27T17:00", "0.5 wd", "2026-01-27T11:00"),
      DueCase("2026-01-27T17:00", "1.5 wd", "2026-01-26T11:00"),
      DueCase("2026-01-27T16:30", "1 wd", "2026-01-26T16:30", .exactHours),
      DueCase("2026-01-28T12:00", "48 h", "2026-01-26T12:00"),
      DueCase("2026-03-12T23:59", "3 d", "2026-03-09T17:00"),
      DueCase("2026-03-11T23:59", "3 d", "2026-03-06T17:00"),
      DueCase("2026-03-31T23:59", "1 mo", "2026-02-27T17:00"),
      DueCase("2026-03-11T10:00", "1 d", "2026-03-10T10:00"),
      DueCase("2026-03-11T13:30", "1 d", "2026-03-10T13:30"),
    ])
  func reminder(_ item: DueCase) throws {
    let calendar = try StateCalendar.calendar(item.counting)
    let start = calendar.start(of: try duration(item.limit), endingAt: try moment(item.start))
    #expect(start.iso == item.due)
  }

  @Test("hours counted backwards and forwards meet again", arguments: 1...200)
  func inverse(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let office = try GeneratedOffice(using: &generator, counting: .exactHours)
    let end = Moment(minute: GeneratedOffice.minute(using: &generator))
    let limit = LegalDuration.working(
      try WorkingDuration(Int.random(in: 1...3000, using: &generator), .minute))
    let start = office.calendar.start(of: limit, endingAt: end)
    let counted = office.calendar.workingSeconds(from: start, to: end)
    #expect(counted * 1000 == limit.thousandths * 60)
    // Latest: one second later there is less than the limit left.
    let later = office.calendar.workingSeconds(from: start.adding(seconds: 1), to: end)
    #expect(later < counted)
  }
}

import CivilTime
import Testing

struct DueCase: Sendable, CustomTestStringConvertible {
  let start: String
  let limit: String
  let due: String
  var counting = DayCounting.legalDays

  init(_ start: String, _ limit: String, _ due: String, _ counting: DayCounting = .legalDays) {
    (self.start, self.limit, self.due, self.counting) = (start, limit, due, counting)
  }

  var testDescription: String { "\(start) + \(limit)" }
}

@Suite("Due dates under the state calendar")
struct DueTests {
  static let workingHours = [
    DueCase("2026-01-26T16:30", "8 wh", "2026-01-27T16:30"),
    DueCase("2026-01-26T07:00", "8 wh", "2026-01-26T17:00"),
    DueCase("2026-01-26T17:00", "8 wh", "2026-01-27T17:00"),
    // Lunch is not counted.
    DueCase("2026-01-26T11:00", "1 wh", "2026-01-26T14:00"),
    DueCase("2026-01-26T11:30", "1 wh", "2026-01-26T14:30"),
    DueCase("2026-01-26T12:00", "1 wh", "2026-01-26T14:30"),
    DueCase("2026-01-26T10:30", "1 wh", "2026-01-26T11:30"),
    // Outside office hours counting begins at the next opening.
    DueCase("2026-01-26T05:10", "1 wh", "2026-01-26T08:00"),
    DueCase("2026-01-23T18:00", "1 wh", "2026-01-26T08:00"),
    DueCase("2026-01-25T10:00", "1 wh", "2026-01-26T08:00"),
    DueCase("2026-01-26T16:30", "45 wm", "2026-01-27T07:15"),
    DueCase("2026-01-26T16:30", "0.5 wh", "2026-01-26T17:00"),
    DueCase("2026-01-26T16:30:20", "0.5 wh", "2026-01-27T07:00:20"),
    DueCase("2026-01-26T03:00", "0 wh", "2026-01-26T03:00"),
    // Parts of a second are rounded up.
    DueCase("2026-01-26T08:00", "0.001 wh", "2026-01-26T08:00:04"),
  ]

  // Eight hours from 16:30 on the eve end at 16:30 on the next working day, whatever lies between.
  static let daysOffAndSwaps = [
    DueCase("2023-12-29T16:30", "8 wh", "2024-01-02T16:30"),
    DueCase("2024-02-07T16:30", "8 wh", "2024-02-15T16:30"),
    DueCase("2024-04-17T16:30", "8 wh", "2024-04-19T16:30"),
    DueCase("2024-04-26T16:30", "8 wh", "2024-05-02T16:30"),
    DueCase("2024-05-03T16:30", "8 wh", "2024-05-04T16:30"),
    DueCase("2024-05-04T16:30", "8 wh", "2024-05-06T16:30"),
    DueCase("2024-08-30T16:30", "8 wh", "2024-09-04T16:30"),
    DueCase("2024-12-31T16:30", "8 wh", "2025-01-02T16:30"),
    DueCase("2025-01-24T16:30", "8 wh", "2025-02-03T16:30"),
    DueCase("2025-04-04T16:30", "8 wh", "2025-04-08T16:30"),
    DueCase("2025-04-25T16:30", "8 wh", "2025-04-26T16:30"),
    DueCase("2025-04-26T16:30", "8 wh", "2025-04-28T16:30"),
    DueCase("2025-04-29T16:30", "8 wh", "2025-05-05T16:30"),
    DueCase("2025-08-29T16:30", "8 wh", "2025-09-03T16:30"),
    DueCase("2025-12-31T16:30", "8 wh", "2026-01-05T16:30"),
    DueCase("2026-01-09T16:30", "8 wh", "2026-01-10T16:30"),
    DueCase("2026-01-10T16:30", "8 wh", "2026-01-12T16:30"),
    DueCase("2026-02-13T16:30", "8 wh", "2026-02-23T16:30"),
    DueCase("2026-04-24T16:30", "8 wh", "2026-04-28T16:30"),
    DueCase("2026-04-29T16:30", "8 wh", "2026-05-04T16:30"),
    DueCase("2026-08-21T16:30", "8 wh", "2026-08-22T16:30"),
    DueCase("2026-08-28T16:30", "8 wh", "2026-09-03T16:30"),
    DueCase("2026-11-23T16:30", "8 wh", "2026-11-25T16:30"),
  ]

  static let workingDays = [
    DueCase("2026-01-26T16:30", "15 wd", "2026-02-23T17:00"),
    DueCase("2026-01-26T06:00", "1 wd", "2026-01-27T17:00"),
    DueCase("2026-01-25T10:00", "1 wd", "2026-01-26T17:00"),
    DueCase("2026-01-23T20:00", "1 wd", "2026-01-26T17:00"),
    DueCase("2026-01-09T08:00", "1 wd", "2026-01-10T17:00"),
    DueCase("2025-12-30T08:00", "3 wd", "2026-01-06T17:00"),
    DueCase("2026-01-26T10:00", "0.5 wd", "2026-01-27T11:00"),
    DueCase("2026-01-26T10:00", "0.25 wd", "2026-01-27T09:00"),
    DueCase("2026-01-26T10:00", "0.75 wd", "2026-01-27T15:00"),
    DueCase("2026-01-26T10:00", "2.5 wd", "2026-01-29T11:00"),
    DueCase("2026-02-12T10:00", "1.5 wd", "2026-02-23T11:00"),
    DueCase("2026-01-26T10:00", "0.333 wd", "2026-01-27T09:39:51"),
    DueCase("2026-01-26T10:00", "0 wd", "2026-01-26T10:00"),
    DueCase("2026-01-26T16:30", "1 wd", "2026-01-27T16:30", .exactHours),
    DueCase("2026-01-26T10:00", "2.5 wd", "2026-01-28T16:00", .exactHours),
    DueCase("2026-02-13T16:30", "15 wd", "2026-03-13T16:30", .exactHours),
    DueCase("2026-01-09T16:30", "1 wd", "2026-01-10T16:30", .exactHours),
  ]

  static let calendarTime = [
    DueCase("2026-03-02T09:00", "10 d", "2026-03-12T23:59"),
    DueCase("2026-01-26T16:30", "20 d", "2026-02-23T23:59"),
    DueCase("2026-03-04T09:00", "10 d", "2026-03-16T23:59"),
    // A make-up Saturday is a working day: nothing to move.
    DueCase("2026-01-09T09:00", "1 d", "2026-01-10T23:59"),
    DueCase("2026-03-02T09:00", "2 w", "2026-03-16T23:59"),
    DueCase("2024-01-31T09:00", "1 mo", "2024-02-29T23:59"),
    DueCase("2026-01-31T09:00", "1 mo", "2026-03-02T23:59"),
    DueCase("2025-11-30T09:00", "3 mo", "2026-03-02T23:59"),
    DueCase("2026-05-31T09:00", "1 mo", "2026-06-30T23:59"),
    DueCase("2024-02-29T09:00", "1 y", "2025-02-28T23:59"),
    DueCase("2024-02-29T09:00", "2 y", "2026-03-02T23:59"),
    DueCase("2025-12-15T09:00", "6 mo", "2026-06-15T23:59"),
    DueCase("2026-03-02T23:59", "0 d", "2026-03-02T23:59"),
    // Elapsed time ends when it ends.
    DueCase("2026-01-23T16:30", "48 h", "2026-01-25T16:30"),
    DueCase("2026-02-14T00:00", "1.5 h", "2026-02-14T01:30"),
    DueCase("2026-02-14T00:00", "90 m", "2026-02-14T01:30"),
  ]

  @Test(
    "counts as the law says", arguments: workingHours + daysOffAndSwaps + workingDays + calendarTime
  )
  func due(_ item: DueCase) throws {
    let calendar = try StateCalendar.calendar(item.counting)
    let due = calendar.due(of: try duration(item.limit), from: try moment(item.start))
    #expect(due.moment.iso == item.due)
    #expect(!due.isProvisional)
  }

  @Test(
    "same day, with a cutoff",
    arguments: [
      ("2026-01-26T09:00", "15:00", "2026-01-26T17:00"),
      ("2026-01-26T15:00", "15:00", "2026-01-26T17:00"),
      ("2026-01-26T15:01", "15:00", "2026-01-27T17:00"),
      ("2026-01-26T05:00", "15:00", "2026-01-26T17:00"),
      ("2026-01-24T09:00", "15:00", "2026-01-26T17:00"),
      ("2026-01-09T15:30", "15:00", "2026-01-10T17:00"),
      ("2026-02-13T16:00", "15:00", "2026-02-23T17:00"),
      ("2026-01-26T16:59", "", "2026-01-26T17:00"),
      ("2026-01-26T17:00", "", "2026-01-27T17:00"),
      ("2026-01-26T18:00", "20:00", "2026-01-27T17:00"),
    ])
  func sameDay(start: String, cutoff: String, expected: String) throws {
    let calendar = try StateCalendar.calendar()
    let due = calendar.due(of: .sameDay(cutoff: time(cutoff)), from: try moment(start))
    #expect(due.moment.iso == expected)
  }

  @Test(
    "provisional past the published days off, save for elapsed time",
    arguments: [
      ("2026-12-30T09:00", "1 wd", false), ("2026-12-30T09:00", "2 wd", true),
      ("2026-12-31T09:00", "4 wh", false), ("2026-12-31T09:00", "8 wh", true),
      ("2026-12-01T09:00", "30 d", false), ("2026-12-01T09:00", "31 d", true),
      ("2026-12-30T09:00", "48 h", false), ("2026-12-30T09:00", "1 y", true),
    ])
  func provisional(start: String, limit: String, expected: Bool) throws {
    let calendar = try StateCalendar.calendar()
    let due = calendar.due(of: try duration(limit), from: try moment(start))
    #expect(due.isProvisional == expected)
  }

  @Test("the minute that is due is still in time")
  func late() throws {
    let due = Due(moment: try moment("2026-01-26T16:30"), isProvisional: false)
    #expect(!due.isLate(at: try moment("2026-01-26T16:30:59")))
    #expect(due.isLate(at: try moment("2026-01-26T16:31")))
    #expect(due.lateFrom.iso == "2026-01-26T16:31")
  }

  @Test("a half day of office hours is a working day; its fraction is a share of its own hours")
  func halfDays() throws {
    var draft = try StateCalendar.draft()
    draft.officeHours[.saturday] = [span("07:00", "11:00")]
    let calendar = try WorkingCalendar(draft)
    let friday = try moment("2026-03-06T09:00")
    #expect(calendar.due(of: try duration("1 wd"), from: friday).moment.iso == "2026-03-07T11:00")
    #expect(calendar.due(of: try duration("0.5 wd"), from: friday).moment.iso == "2026-03-07T09:00")
    #expect(calendar.due(of: try duration("2 wd"), from: friday).moment.iso == "2026-03-09T17:00")
  }
}

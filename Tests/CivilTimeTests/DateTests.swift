import CivilTime
import Testing

@Suite("Dates, times and moments")
struct DateTests {
  @Test("every date of the range, walked month by month")
  func everyDate() throws {
    var number = -25567
    var wrong: [String] = []
    for year in 1900...2200 {
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for month in 1...12 {
        for day in 1...lengths[month - 1] {
          let date = CivilDate(year: year, month: month, day: day)
          if date?.dayNumber != Int32(number) || date?.year != year || date?.month != month
            || date?.day != day || date?.weekday.rawValue != ((number + 25567) % 7) + 1
          {
            wrong.append("\(day)/\(month)/\(year)")
          }
          number += 1
        }
        #expect(CivilDate(year: year, month: month, day: lengths[month - 1] + 1) == nil)
      }
    }
    #expect(wrong.isEmpty)
    #expect(CivilDate.latest.dayNumber == Int32(number - 1))
    #expect(CivilDate(dayNumber: number) == nil)
  }

  @Test(
    "dates that do not exist",
    arguments: [
      (2026, 2, 29), (1900, 2, 29), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 4, 31),
      (1899, 12, 31), (2201, 1, 1), (Int.min, Int.max, 1),
    ])
  func noSuchDate(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test("weekdays known from the calendar on the wall")
  func weekdays() throws {
    #expect(try date("2026-01-26").weekday == .monday)
    #expect(try date("2026-02-17").weekday == .tuesday)
    #expect(try date("1970-01-01").weekday == .thursday)
    #expect(try date("2000-02-29").weekday == .tuesday)
  }

  @Test(
    "months later, clamped to the last of the month",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2026-01-31", 3, "2026-04-30"), ("2026-11-30", 3, "2027-02-28"),
      ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"),
      ("2026-01-15", 0, "2026-01-15"), ("2200-12-15", 1, "2200-12-31"),
      ("1900-01-15", -1, "1900-01-01"), ("2026-01-15", Int.max, "2200-12-31"),
      ("2026-01-15", Int.min, "1900-01-01"),
    ])
  func months(start: String, count: Int, end: String) throws {
    #expect(try date(start).adding(months: count).iso == end)
  }

  @Test("days saturate at both ends")
  func days() throws {
    let date = try date("2026-02-28")
    #expect(date.adding(days: 1).iso == "2026-03-01")
    #expect(date.adding(days: -59).iso == "2025-12-31")
    #expect(date.adding(days: Int.max) == .latest)
    #expect(date.adding(days: Int.min) == .earliest)
  }

  @Test("written for people and for data")
  func forms() throws {
    #expect(try date("2026-01-07").description == "07/01/2026")
    #expect(try moment("2026-01-26T16:30").description == "26/01/2026 16:30")
    #expect(try moment("2026-01-26T06:30:05").description == "26/01/2026 06:30:05")
    #expect(try moment("2026-01-26T16:30:05").iso == "2026-01-26T16:30:05")
    #expect(TimeOfDay(hour: 7, minute: 5)?.description == "07:05")
    #expect(TimeOfDay.endOfDay.description == "24:00")
    #expect(TimeOfDay(hour: 24, minute: 1) == nil)
    #expect(TimeOfDay(hour: -1, minute: 60) == nil)
  }

  @Test(
    "texts that are no moments",
    arguments: [
      "", "2026-01-26", "2026-01-26T", "2026-01-26T24:00", "2026-01-26T16:60", "2026-1-26T16:30",
      "2026-01-26T16:30:60", "2026-01-26T16:30Z", "2026-02-29T16:30", "2026-01-26 16:30",
      "2026-01-26T16:30:05.5", "２０２６-01-26T16:30", "+026-01-26T16:30", "2026-01-26T1630",
    ])
  func malformed(text: String) {
    #expect(Moment(iso: text) == nil)
  }

  @Test("24:00 is the first moment of the next date; the ends of the range hold")
  func edges() throws {
    #expect(Moment(try date("2026-01-26"), .endOfDay).iso == "2026-01-27T00:00")
    #expect(Moment.latest.iso == "2200-12-31T23:59:59")
    #expect(Moment.earliest.iso == "1900-01-01T00:00")
    #expect(Moment(seconds: Int64.max) == .latest)
    #expect(Moment(seconds: Int64.min) == .earliest)
    #expect(Moment.latest.adding(seconds: Int64.max) == .latest)
    #expect(Moment.earliest.adding(seconds: Int64.min) == .earliest)
    #expect(try moment("1969-12-31T23:59:59").seconds == -1)
    #expect(try moment("1969-12-31T23:59:59").secondOfDay == 86_399)
  }

  @Test("conversion to and from universal time by the fixed offset of the zone")
  func universalTime() throws {
    let calendar = try StateCalendar.calendar()
    let moment = try moment("1970-01-01T07:00")
    #expect(calendar.unixSeconds(of: moment) == 0)
    #expect(calendar.moment(unixSeconds: 0) == moment)
    #expect(calendar.moment(unixSeconds: Int64.max) == .latest)
    #expect(calendar.moment(unixSeconds: Int64.min) == .earliest)
  }
}

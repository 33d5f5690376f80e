import CivilTime
import Testing

/// A line of an explanation in short, for tables: `26/01/2026 0.5h startDay`.
private func brief(_ line: DayLine) -> String {
  let amount =
    switch line.counted {
    case .nothing: "-"
    case .workingSeconds(let seconds): "\(Double(seconds) / 3600)h"
    case .days(let thousandths): "\(Double(thousandths) / 1000)d"
    case .wallClockSeconds(let seconds): "\(Double(seconds) / 3600)w"
    }
  let reason =
    switch line.reason {
    case .startDayNotCounted: "startDayNotCounted"
    case .startDay: "startDay"
    case .beforeOpening: "beforeOpening"
    case .afterClosing: "afterClosing"
    case .working: "working"
    case .weekend: "weekend"
    case .holiday(let title): title
    case .makeUp(let title): title
    case .lastDay(.holiday(let title)): "lastDay \(title)"
    case .lastDay(.makeUp(let title)): "lastDay \(title)"
    case .lastDay(.weekend): "lastDay weekend"
    case .lastDay(.working): "lastDay"
    case .rolledToNextWorkingDay: "rolled"
    case .run(let workingDays, let daysOff): "run \(workingDays) \(daysOff)"
    case .paused(let note): "paused \(note.reason ?? "")"
    case .resumed: "resumed"
    case .restarted: "restarted"
    case .remainderSet: "remainderSet"
    case .extended(_, let note): "extended \(note.legalBasis ?? "")"
    case .stopped: "stopped"
    case .carried: "carried"
    }
  let dates = line.first == line.last ? line.first.iso : "\(line.first.iso)/\(line.last.iso)"
  return "\(dates) \(amount) \(reason)"
}

@Suite("Explanations of a due date")
struct ExplanationTests {
  @Test(
    "day by day",
    arguments: [
      (
        DueCase("2026-01-09T16:30", "8 wh", ""),
        ["2026-01-09 0.5h startDay", "2026-01-10 7.5h lastDay Làm bù ngày 02/01"]
      ),
      (
        DueCase("2026-01-23T18:00", "9 wh", ""),
        [
          "2026-01-23 - afterClosing", "2026-01-24 - weekend", "2026-01-25 - weekend",
          "2026-01-26 8.0h working", "2026-01-27 1.0h lastDay",
        ]
      ),
      (
        DueCase("2026-01-26T06:00", "9 wh", ""),
        ["2026-01-26 8.0h beforeOpening", "2026-01-27 1.0h lastDay"]
      ),
      (
        DueCase("2026-04-24T10:00", "2.5 wd", ""),
        [
          "2026-04-24 - startDayNotCounted", "2026-04-25 - weekend",
          "2026-04-26 - Giỗ Tổ Hùng Vương", "2026-04-27 - Giỗ Tổ Hùng Vương",
          "2026-04-28 1.0d working", "2026-04-29 1.0d working",
          "2026-04-30 - Ngày Chiến thắng và Quốc tế lao động",
          "2026-05-01 - Ngày Chiến thắng và Quốc tế lao động",
          "2026-05-02 - Ngày Chiến thắng và Quốc tế lao động",
          "2026-05-03 - Ngày Chiến thắng và Quốc tế lao động", "2026-05-04 0.5d lastDay",
        ]
      ),
      (
        DueCase("2026-03-05T10:00", "2 d", ""),
        [
          "2026-03-05 - startDayNotCounted", "2026-03-06 1.0d working",
          "2026-03-07 1.0d lastDay weekend", "2026-03-08 - weekend", "2026-03-09 - rolled",
        ]
      ),
      (
        DueCase("2026-03-06T16:30", "48 h", ""),
        [
          "2026-03-06 7.5w startDay", "2026-03-07 24.0w weekend",
          "2026-03-08 16.5w lastDay weekend",
        ]
      ),
      (DueCase("2026-03-06T16:30", "0 wh", ""), ["2026-03-06 - lastDay"]),
    ])
  func limits(item: DueCase, expected: [String]) throws {
    let lines = try StateCalendar.calendar().explain(
      limit: try duration(item.limit), from: try moment(item.start))
    #expect(lines.map(brief) == expected)
  }

  @Test("pauses, extensions and stops have their lines, with reason and legal basis")
  func ledger() throws {
    var clock = LimitClock(limit: try duration("8 wh"), startedAt: try moment("2026-03-02T08:00"))
    clock.pause(at: try moment("2026-03-02T10:00"), note: LedgerNote(reason: "Thiếu bản vẽ"))
    clock.resume(at: try moment("2026-03-05T07:00"))
    clock.extend(
      by: try duration("2 d"), at: try moment("2026-03-05T09:00"),
      note: LedgerNote(legalBasis: "61/2018/NĐ-CP"))
    let lines = clock.explain(in: try StateCalendar.calendar())
    #expect(
      lines.map(brief) == [
        "2026-03-02 2.0h startDay", "2026-03-02/2026-03-05 - paused Thiếu bản vẽ",
        "2026-03-05 - resumed", "2026-03-05 6.0h lastDay", "2026-03-05 - startDayNotCounted",
        "2026-03-05 - extended 61/2018/NĐ-CP", "2026-03-06 1.0d working",
        "2026-03-07 1.0d lastDay weekend", "2026-03-08 - weekend", "2026-03-09 - rolled",
      ])
    clock.stop(at: try moment("2026-03-06T09:00"))
    #expect(
      clock.explain(in: try StateCalendar.calendar()).map(brief).suffix(2) == [
        "2026-03-06 1.0d working", "2026-03-06 - stopped",
      ])
  }

  @Test("a paused limit in working days shows the whole days used and the hours of the last")
  func pausedDays() throws {
    var clock = LimitClock(limit: try duration("3 wd"), startedAt: try moment("2026-03-02T08:00"))
    clock.pause(at: try moment("2026-03-04T09:00"))
    #expect(
      clock.explain(in: try StateCalendar.calendar()).map(brief) == [
        "2026-03-02 - startDayNotCounted", "2026-03-03 1.0d working", "2026-03-04 2.0h working",
        "2026-03-04 - paused ",
      ])
    clock.restart(at: try moment("2026-03-09T09:00"))
    #expect(
      clock.explain(in: try StateCalendar.calendar()).map(brief).suffix(6) == [
        "2026-03-04/2026-03-09 - paused ", "2026-03-09 - restarted",
        "2026-03-09 - startDayNotCounted", "2026-03-10 1.0d working", "2026-03-11 1.0d working",
        "2026-03-12 1.0d lastDay",
      ])
  }

  @Test("a pause that came too late has its line, the days are told once")
  func pausedLate() throws {
    var clock = LimitClock(limit: try duration("4 wh"), startedAt: try moment("2026-03-02T08:00"))
    clock.pause(at: try moment("2026-03-03T10:00"))
    clock.resume(at: try moment("2026-03-05T07:00"))
    #expect(
      clock.explain(in: try StateCalendar.calendar()).map(brief) == [
        "2026-03-02 4.0h lastDay", "2026-03-03/2026-03-05 - paused ", "2026-03-05 - resumed",
      ])
  }

  @Test("an extension that has not begun when the clock is paused has no days yet")
  func pausedBeforeExtension() throws {
    var clock = LimitClock(limit: try duration("8 wh"), startedAt: try moment("2026-03-02T08:00"))
    clock.extend(by: try duration("2 d"), at: try moment("2026-03-02T09:00"))
    clock.pause(at: try moment("2026-03-03T08:00"))
    #expect(
      clock.explain(in: try StateCalendar.calendar()).map(brief) == [
        "2026-03-02 7.0h startDay", "2026-03-02 - extended ", "2026-03-03 1.0h lastDay",
        "2026-03-03 - paused ",
      ])
  }

  @Test("a same-day limit takes its one day, today or the next working day")
  func sameDay() throws {
    let calendar = try StateCalendar.calendar()
    let limit = TimeLimit.sameDay(cutoff: time("15:00"))
    #expect(
      calendar.explain(limit: limit, from: try moment("2026-03-06T09:00")).map(brief) == [
        "2026-03-06 1.0d lastDay"
      ])
    #expect(
      calendar.explain(limit: limit, from: try moment("2026-03-06T15:30")).map(brief) == [
        "2026-03-06 - startDayNotCounted", "2026-03-07 - weekend", "2026-03-08 - weekend",
        "2026-03-09 1.0d lastDay",
      ])
  }

  @Test("the lines add up to the limit, on the day that is due", arguments: 1...120)
  func sums(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(7000 + seed))
    for counting in DayCounting.allCases {
      let office = try GeneratedOffice(using: &generator, counting: counting)
      let start = Moment(minute: GeneratedOffice.minute(using: &generator))
      let amount = Int.random(in: 1...700, using: &generator)
      let limits: [LegalDuration] = [
        try .working(amount, .hour),
        .working(try WorkingDuration(thousandths: Int64(amount) * 250, .day)),
        try .calendar(amount, .day), try .calendar(amount, .hour),
      ]
      for limit in limits {
        let lines = office.calendar.explain(limit: limit, from: start)
        let end = office.calendar.due(of: limit, from: start).moment.adding(seconds: -1).date
        #expect(lines.first?.first == start.date)
        #expect(lines.last?.last == end)
        #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.last.adding(days: 1) == $1.first })
        #expect(lines.count <= 401)
        var (seconds, days) = (Int64(0), Int64(0))
        for line in lines {
          switch line.counted {
          case .nothing: break
          case .workingSeconds(let more), .wallClockSeconds(let more): seconds += more
          case .days(let more): days += more
          }
        }
        switch limit {
        case .working(let working) where working.unit == .day && counting == .legalDays:
          #expect(days == working.thousandths && seconds == 0)
        case .working(let working) where working.unit == .day:
          #expect(seconds * 1000 == working.thousandths * 28_800 && days == 0)
        case .calendar(let calendar) where calendar.unit == .day:
          #expect(days == calendar.thousandths && seconds == 0)
        case .working, .calendar:
          #expect(seconds * 1000 == limit.thousandths * 3600 && days == 0)
        }
      }
    }
  }
}

import CivilTime
import Testing

/// Due dates of generated offices against a count of every minute.
@Suite("Agreement with counting minute by minute")
struct MinuteByMinuteTests {
  @Test("working minutes and hours", arguments: 1...150)
  func workingTime(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let office = try GeneratedOffice(using: &generator, counting: .exactHours)
    for _ in 0..<20 {
      let start = GeneratedOffice.minute(using: &generator)
      let minutes = Int.random(in: 1...1500, using: &generator)
      let limit = LegalDuration.working(try WorkingDuration(minutes, .minute))
      let due = office.calendar.due(of: limit, from: Moment(minute: start))
      #expect(due.moment.wholeMinute == office.counter.end(ofMinutes: minutes, from: start))
      #expect(due.moment.secondOfDay % 60 == 0)
    }
  }

  @Test("working days, calendar days and same-day limits", arguments: 1...150)
  func days(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    let office = try GeneratedOffice(using: &generator, counting: .legalDays)
    for _ in 0..<20 {
      let start = GeneratedOffice.minute(using: &generator)
      let count = Int.random(in: 1...60, using: &generator)

      let lastWorking = office.counter.workingDay(count, after: start / 1440)
      let close = try #require(office.counter.spans(lastWorking).last?.1)
      let working = office.calendar.due(of: try .working(count, .day), from: Moment(minute: start))
      #expect(working.moment.wholeMinute == lastWorking * 1440 + min(close, 1439))

      let lastDay = office.counter.workingDay(notBefore: start / 1440 + count)
      let calendar = office.calendar.due(
        of: try .calendar(count, .day), from: Moment(minute: start))
      #expect(calendar.moment.wholeMinute == lastDay * 1440 + 1439)

      let today = office.counter.spans(start / 1440).last?.1 ?? 0
      let receipt =
        start % 1440 < today ? start / 1440 : office.counter.workingDay(1, after: start / 1440)
      let sameDayClose = try #require(office.counter.spans(receipt).last?.1)
      let sameDay = office.calendar.dueSameDay(from: Moment(minute: start))
      #expect(sameDay.moment.wholeMinute == receipt * 1440 + min(sameDayClose, 1439))
    }
  }

  @Test("working seconds between two moments", arguments: 1...60)
  func between(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(2000 + seed))
    let office = try GeneratedOffice(using: &generator, counting: .legalDays)
    for _ in 0..<10 {
      let start = GeneratedOffice.minute(using: &generator)
      let end = start + Int.random(in: 0...8000, using: &generator)
      let counted = office.calendar.workingSeconds(
        from: Moment(minute: start), to: Moment(minute: end))
      #expect(counted == Int64(office.counter.minutes(from: start, to: end)) * 60)
    }
  }

  @Test("a later start is never due earlier", arguments: 1...100)
  func monotone(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(3000 + seed))
    for counting in DayCounting.allCases {
      let office = try GeneratedOffice(using: &generator, counting: counting)
      let limit = LegalDuration.working(
        try WorkingDuration(thousandths: Int64.random(in: 0...20_000, using: &generator), .day))
      var previous = Moment.earliest
      var start = GeneratedOffice.minute(using: &generator)
      for _ in 0..<60 {
        let due = office.calendar.due(of: limit, from: Moment(minute: start)).moment
        #expect(due >= previous)
        previous = due
        start += Int.random(in: 1...700, using: &generator)
      }
    }
  }
}

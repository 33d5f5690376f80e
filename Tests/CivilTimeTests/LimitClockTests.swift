import CivilTime
import Testing

/// What is done to a clock, as the tables write it.
enum Act: Sendable {
  case pause(String)
  case resume(String)
  case restart(String)
  case remainder(String, String)
  case extend(String, String)
  case stop(String)
}

struct ClockCase: Sendable, CustomTestStringConvertible {
  let name: String
  let limit: String
  let start: String
  let acts: [Act]
  /// Empty when nothing is due.
  let due: String

  init(_ name: String, _ limit: String, _ start: String, _ acts: [Act], _ due: String) {
    (self.name, self.limit, self.start, self.acts, self.due) = (name, limit, start, acts, due)
  }

  var testDescription: String { name }

  func clock() throws -> LimitClock {
    var clock = LimitClock(limit: try duration(limit), startedAt: try moment(start))
    for act in acts {
      switch act {
      case .pause(let at): clock.pause(at: try moment(at))
      case .resume(let at): clock.resume(at: try moment(at))
      case .restart(let at): clock.restart(at: try moment(at))
      case .remainder(let left, let at): clock.setRemainder(try duration(left), at: try moment(at))
      case .extend(let more, let at): clock.extend(by: try duration(more), at: try moment(at))
      case .stop(let at): clock.stop(at: try moment(at))
      }
    }
    return clock
  }
}

@Suite("Clocks: a budget and a ledger")
struct LimitClockTests {
  static let monday = "2026-03-02T08:00"

  @Test(
    "the due date follows from the ledger",
    arguments: [
      ClockCase("untouched", "8 wh", monday, [], "2026-03-03T08:00"),
      ClockCase("paused", "8 wh", monday, [.pause("2026-03-02T10:00")], ""),
      ClockCase(
        "two hours used, six left", "8 wh", monday,
        [.pause("2026-03-02T10:00"), .resume("2026-03-05T07:00")], "2026-03-05T15:00"),
      ClockCase(
        "paused over lunch, nothing lost", "8 wh", monday,
        [.pause("2026-03-02T11:30"), .resume("2026-03-02T13:30")], "2026-03-03T08:00"),
      ClockCase(
        "paused over the weekend, nothing lost", "8 wh", "2026-03-06T16:00",
        [.pause("2026-03-06T20:00"), .resume("2026-03-09T06:00")], "2026-03-09T16:00"),
      ClockCase(
        "paused twice, resumed twice", "8 wh", monday,
        [
          .pause("2026-03-02T10:00"), .pause("2026-03-02T11:00"), .resume("2026-03-05T07:00"),
          .resume("2026-03-06T07:00"),
        ], "2026-03-05T15:00"),
      ClockCase(
        "resumed without a pause", "8 wh", monday, [.resume("2026-03-02T10:00")],
        "2026-03-03T08:00"),
      ClockCase(
        "working days keep their working seconds", "3 wd", monday,
        [.pause("2026-03-04T07:00"), .resume("2026-03-10T07:00")], "2026-03-11T17:00"),
      ClockCase(
        "calendar days keep their days", "10 d", monday,
        [.pause("2026-03-04T15:00"), .resume("2026-03-09T09:00")], "2026-03-17T23:59"),
      ClockCase(
        "calendar days, moved to a working day again", "10 d", monday,
        [.pause("2026-03-04T15:00"), .resume("2026-03-06T09:00")], "2026-03-16T23:59"),
      ClockCase(
        "calendar days paused within a day", "10 d", monday,
        [.pause("2026-03-04T08:00"), .resume("2026-03-04T17:00")], "2026-03-12T23:59"),
      ClockCase(
        "a month keeps its days", "1 mo", monday,
        [.pause("2026-03-12T08:00"), .resume("2026-03-22T08:00")], "2026-04-13T23:59"),
      ClockCase(
        "paused on the Sunday it would have ended on", "6 d", monday,
        [.pause("2026-03-08T08:00"), .resume("2026-03-10T08:00")], "2026-03-10T23:59"),
      ClockCase(
        "paused after the Saturday it would have ended on, one day left", "5 d", monday,
        [.pause("2026-03-08T08:00"), .resume("2026-03-11T08:00")], "2026-03-12T23:59"),
      ClockCase(
        "elapsed hours keep their seconds", "48 h", monday,
        [.pause("2026-03-02T10:00"), .resume("2026-03-05T07:00")], "2026-03-07T05:00"),
      ClockCase(
        "late when paused, late for good", "4 wh", monday,
        [.pause("2026-03-03T10:00"), .resume("2026-03-05T07:00")], "2026-03-02T14:00"),
      ClockCase(
        "restart", "8 wh", monday, [.restart("2026-03-05T07:00")], "2026-03-05T17:00"),
      ClockCase(
        "restart of a paused clock drops extensions", "8 wh", monday,
        [
          .extend("8 wh", "2026-03-02T09:00"), .pause("2026-03-02T10:00"),
          .restart("2026-03-05T07:00"),
        ],
        "2026-03-05T17:00"),
      ClockCase(
        "fixed remainder after a supplement", "20 wd", monday,
        [.pause("2026-03-04T10:00"), .remainder("5 wd", "2026-03-16T10:00")], "2026-03-23T17:00"),
      ClockCase(
        "extended in its own unit", "8 wh", monday, [.extend("4 wh", "2026-03-02T09:00")],
        "2026-03-03T14:00"),
      ClockCase(
        "working days and two more", "3 wd", monday, [.extend("2 wd", "2026-03-03T09:00")],
        "2026-03-09T17:00"),
      ClockCase(
        "15 working days and 25 calendar days", "15 wd", monday,
        [.extend("25 d", "2026-03-10T09:00")], "2026-04-17T23:59"),
      ClockCase(
        "extended while paused", "8 wh", monday,
        [
          .pause("2026-03-02T10:00"), .extend("2 wh", "2026-03-03T10:00"),
          .resume("2026-03-05T07:00"),
        ],
        "2026-03-05T17:00"),
      ClockCase(
        "paused in the extension", "8 wh", monday,
        [
          .extend("5 d", "2026-03-02T10:00"), .pause("2026-03-05T10:00"),
          .resume("2026-03-07T10:00"),
        ],
        "2026-03-10T23:59"),
      ClockCase(
        "paused just when the extension begins", "1 wd", monday,
        [
          .extend("2 wd", "2026-03-02T10:00"), .pause("2026-03-03T17:00"),
          .resume("2026-03-09T10:00"),
        ], "2026-03-11T10:00"),
      ClockCase(
        "late, extended, paused, resumed", "4 wh", monday,
        [
          .extend("8 wh", "2026-03-02T16:00"), .pause("2026-03-02T17:00"),
          .resume("2026-03-05T07:00"),
        ], "2026-03-05T14:00"),
      ClockCase(
        "late when paused, saved by an extension", "4 wh", monday,
        [
          .pause("2026-03-02T17:00"), .extend("8 wh", "2026-03-03T08:00"),
          .resume("2026-03-05T07:00"),
        ], "2026-03-05T14:00"),
      ClockCase(
        "stopped", "8 wh", monday,
        [
          .stop("2026-03-02T10:00"), .extend("8 wh", "2026-03-02T11:00"),
          .pause("2026-03-02T11:00"), .resume("2026-03-04T11:00"),
        ], "2026-03-03T08:00"),
      ClockCase(
        "stopped while paused", "8 wh", monday,
        [.pause("2026-03-02T10:00"), .stop("2026-03-02T11:00")], ""),
      ClockCase(
        "opened again after a stop", "8 wh", monday,
        [.stop("2026-03-02T10:00"), .restart("2026-03-05T07:00")], "2026-03-05T17:00"),
      ClockCase(
        "an entry dated before its forerunner counts with it", "8 wh", monday,
        [.pause("2026-03-05T07:00"), .resume("2026-03-02T10:00")], "2026-03-03T08:00"),
      ClockCase(
        "an entry dated before the start counts at the start", "8 wh", monday,
        [.pause("2026-02-02T07:00"), .resume("2026-03-03T08:00")], "2026-03-04T08:00"),
    ])
  func due(_ item: ClockCase) throws {
    let due = try item.clock().due(in: try StateCalendar.calendar())
    #expect((due?.moment.iso ?? "") == item.due)
    let clock = try item.clock()
    guard let last = clock.ledger.last else { return }
    let before = LimitClock(
      limit: clock.limit, startedAt: clock.startedAt, ledger: Array(clock.ledger.dropLast()))
    let foretold = before.due(after: last.event, at: last.moment, in: try StateCalendar.calendar())
    #expect(foretold == due, "the same before it is written")
  }

  @Test("what is left, as the ledger stood at the moment asked about")
  func remaining() throws {
    let calendar = try StateCalendar.calendar()
    let item = ClockCase(
      "", "8 wh", Self.monday,
      [.pause("2026-03-02T10:00"), .resume("2026-03-05T07:00"), .stop("2026-03-05T08:00")], "")
    let clock = try item.clock()
    let expected: [(String, Int64)] = [
      ("2026-03-02T09:00", 7 * 3600), ("2026-03-02T10:00", 6 * 3600),
      ("2026-03-04T10:00", 6 * 3600), ("2026-03-05T07:30", 5 * 3600 + 1800),
      ("2026-04-05T07:30", 5 * 3600),
    ]
    for (at, seconds) in expected {
      #expect(
        clock.remaining(at: try moment(at), in: calendar) == Remainder(workingSeconds: seconds))
    }
    let late = LimitClock(limit: try duration("1 wh"), startedAt: try moment(Self.monday))
    #expect(
      late.remaining(at: try moment("2026-03-02T14:30"), in: calendar)
        == Remainder(workingSeconds: -3600 * 7 / 2))
    let days = LimitClock(limit: try duration("10 d"), startedAt: try moment(Self.monday))
    #expect(
      days.remaining(at: try moment("2026-03-05T14:30"), in: calendar) == Remainder(calendarDays: 7)
    )
    #expect(
      days.remaining(at: try moment("2026-03-15T14:30"), in: calendar)
        == Remainder(calendarDays: -3)
    )
    var mixed = LimitClock(limit: try duration("8 wh"), startedAt: try moment(Self.monday))
    mixed.extend(by: try duration("5 d"), at: try moment(Self.monday))
    mixed.extend(by: try duration("12 h"), at: try moment(Self.monday))
    #expect(
      mixed.remaining(at: try moment("2026-03-02T09:00"), in: calendar)
        == Remainder(workingSeconds: 7 * 3600, calendarDays: 5, wallClockSeconds: 12 * 3600))
    #expect(
      mixed.remaining(at: try moment("2026-03-05T09:00"), in: calendar)
        == Remainder(calendarDays: 3, wallClockSeconds: 12 * 3600))
    let stopped = ClockCase(
      "", "8 wh", Self.monday, [.pause("2026-03-02T10:00"), .stop("2026-03-02T11:00")], "")
    #expect(
      try stopped.clock().remaining(at: try moment("2026-03-05T09:00"), in: calendar)
        == Remainder(workingSeconds: 6 * 3600))
  }

  @Test("under an amended calendar the same clock gives the amended date")
  func amended() throws {
    var draft = try StateCalendar.draft()
    let clock = LimitClock(limit: try duration("3 wd"), startedAt: try moment(Self.monday))
    #expect(clock.due(in: try WorkingCalendar(draft))?.moment.iso == "2026-03-05T17:00")
    let day = try date("2026-03-04")
    draft.holidays.append(Holiday(first: day, last: day, title: "Bão"))
    #expect(clock.due(in: try WorkingCalendar(draft))?.moment.iso == "2026-03-06T17:00")
  }

  @Test("a pause that ends at once changes nothing", arguments: 1...150)
  func pauseAtOnce(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for counting in DayCounting.allCases {
      let office = try GeneratedOffice(using: &generator, counting: counting)
      var clock = try Self.clock(using: &generator)
      let due = clock.due(in: office.calendar)
      for _ in 0..<3 {
        let at = clock.startedAt.adding(seconds: Int64.random(in: 0...3_000_000, using: &generator))
        clock.pause(at: at)
        clock.resume(at: at)
        #expect(clock.due(in: office.calendar)?.moment == due?.moment)
      }
    }
  }

  @Test("working time is conserved over any pauses", arguments: 1...150)
  func conserved(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(5000 + seed))
    let office = try GeneratedOffice(using: &generator, counting: .exactHours)
    let calendar = office.calendar
    let minutes = Int.random(in: 600...6000, using: &generator)
    let start = Moment(minute: GeneratedOffice.minute(using: &generator))
    var clock = LimitClock(limit: try .working(minutes, .minute), startedAt: start)
    var used: Int64 = 0
    var runningSince = start
    for _ in 0..<Int.random(in: 1...5, using: &generator) {
      let pause = runningSince.adding(
        seconds: Int64.random(in: 0...200_000, using: &generator) / 60 * 60)
      guard let due = clock.due(in: calendar), pause < due.moment else { break }
      let resume = pause.adding(seconds: Int64.random(in: 0...900_000, using: &generator) / 60 * 60)
      used += calendar.workingSeconds(from: runningSince, to: pause)
      clock.pause(at: pause)
      #expect(clock.due(in: calendar) == nil)
      clock.resume(at: resume)
      runningSince = resume
    }
    let due = try #require(clock.due(in: calendar)).moment
    used += Int64(
      office.counter.minutes(from: runningSince.wholeMinute, to: due.wholeMinute) * 60)
    #expect(used == Int64(minutes) * 60)
  }

  @Test("any ledger at all has a meaning", arguments: 1...200)
  func anything(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(9000 + seed))
    let office = try GeneratedOffice(using: &generator, counting: .legalDays)
    var clock = try Self.clock(using: &generator)
    for _ in 0..<12 {
      let at = clock.startedAt.adding(
        seconds: Int64.random(in: -1_000_000...9_000_000, using: &generator))
      let other = try Self.clock(using: &generator).limit
      guard case .duration(let duration) = other else { continue }
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: clock.pause(at: at)
      case 1: clock.resume(at: at)
      case 2: clock.restart(at: at)
      case 3: clock.setRemainder(duration, at: at)
      case 4: clock.extend(by: duration, at: at)
      case _: clock.stop(at: at)
      }
      let due = clock.due(in: office.calendar)
      if clock.status == .running { #expect(due != nil) }
      if clock.status == .paused { #expect(due == nil) }
      let lines = clock.explain(in: office.calendar)
      #expect(!lines.isEmpty)
      #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.first <= $1.first })
      // The same pause again, or the same resumption, changes nothing.
      var repeated = clock
      if clock.status == .paused { repeated.pause(at: at) } else { repeated.resume(at: at) }
      #expect(repeated.due(in: office.calendar) == due)
    }
  }

  private static func clock(using generator: inout SeededGenerator) throws -> LimitClock {
    let amount = Int.random(in: 0...40, using: &generator)
    let limits: [LegalDuration] = [
      try .working(amount, .hour), try .working(amount, .day),
      .working(try WorkingDuration(thousandths: Int64(amount) * 250, .day)),
      try .calendar(amount, .day), try .calendar(amount, .hour), try .calendar(amount % 5, .month),
      try .calendar(amount % 4, .week),
    ]
    return LimitClock(
      limit: limits[Int.random(in: 0..<limits.count, using: &generator)],
      startedAt: Moment(minute: GeneratedOffice.minute(using: &generator)))
  }
}

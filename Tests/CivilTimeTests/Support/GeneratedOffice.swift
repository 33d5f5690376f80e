import CivilTime
import Testing

/// The same generated office twice: as a calendar and as a minute counter. Dates lie in 2026–2027.
struct GeneratedOffice {
  static let firstDay = 20_454  // 01/01/2026

  let calendar: WorkingCalendar
  let counter: MinuteCounter

  init(using generator: inout SeededGenerator, counting: DayCounting) throws {
    var week = (0..<7).map { day in
      let isOff =
        day >= 5 ? Bool.random(using: &generator) : Int.random(in: 0..<8, using: &generator) == 0
      return isOff ? [] : Self.spans(using: &generator)
    }
    if week.allSatisfy(\.isEmpty) { week[0] = Self.spans(using: &generator) }
    var holidays: [(Int, Int)] = []
    var daysOff: Set<Int> = []
    for _ in 0..<Int.random(in: 0...25, using: &generator) {
      let first = Self.firstDay + Int.random(in: 0..<700, using: &generator)
      let last = first + Int.random(in: 0..<10, using: &generator)
      holidays.append((first, last))
      daysOff.formUnion(first...last)
    }
    var ownHours: [Int: [(Int, Int)]] = [:]
    var makeUps: [MakeUpDay] = []
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      let day = Self.firstDay + Int.random(in: 0..<700, using: &generator)
      guard !daysOff.contains(day), ownHours[day] == nil else { continue }
      let spans = Self.spans(using: &generator)
      ownHours[day] = spans
      makeUps.append(
        MakeUpDay(
          date: CivilDate(saturating: day), title: "Làm bù",
          hoursOf: .spans(try spans.shuffled(using: &generator).map(Self.officeSpan))))
    }
    var hours = OfficeWeek()
    for weekday in Weekday.allCases {
      hours[weekday] = try week[weekday.rawValue - 1].map(Self.officeSpan)
    }
    calendar = try WorkingCalendar(
      CalendarDraft(
        name: "sinh", officeHours: hours,
        holidays: holidays.map {
          Holiday(
            first: CivilDate(saturating: $0.0), last: CivilDate(saturating: $0.1), title: "Nghỉ")
        },
        makeUpDays: makeUps, dayCounting: counting))
    counter = MinuteCounter(week: week, daysOff: daysOff, ownHours: ownHours)
  }

  private static func officeSpan(_ span: (Int, Int)) throws -> OfficeSpan {
    OfficeSpan(
      opens: try #require(TimeOfDay(minutes: span.0)),
      closes: try #require(TimeOfDay(minutes: span.1)))
  }

  /// One to three spans, now and then touching, short, or up to midnight.
  private static func spans(using generator: inout SeededGenerator) -> [(Int, Int)] {
    var cuts: Set<Int> = []
    while cuts.count < 2 * Int.random(in: 1...3, using: &generator) {
      cuts.insert(Int.random(in: 300...1440, using: &generator))
    }
    let sorted = cuts.sorted()
    return stride(from: 0, to: sorted.count - 1, by: 2).map { (sorted[$0], sorted[$0 + 1]) }
  }

  /// A minute since 1970, within a year and a half from the start of 2026.
  static func minute(using generator: inout SeededGenerator) -> Int {
    (firstDay + Int.random(in: 0..<500, using: &generator)) * 1440
      + Int.random(in: 0..<1440, using: &generator)
  }
}

extension Moment {
  init(minute: Int) { self.init(seconds: Int64(minute) * 60) }

  /// Minutes since 1970 of a moment without seconds.
  var wholeMinute: Int { Int(seconds) / 60 }
}

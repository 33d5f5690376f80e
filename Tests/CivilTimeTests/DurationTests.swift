import CivilTime
import Testing

@Suite("Durations")
struct DurationTests {
  @Test("zero and a hundred years are durations, anything outside is not")
  func bounds() throws {
    for unit in WorkingDuration.Unit.allCases {
      #expect(try WorkingDuration(0, unit).thousandths == 0)
      #expect(throws: DurationFault.negative) { try WorkingDuration(-1, unit) }
      #expect(throws: DurationFault.negative) { try WorkingDuration(thousandths: -1, unit) }
      #expect(throws: DurationFault.negative) { try WorkingDuration(Int.min, unit) }
      #expect(throws: DurationFault.overHundredYears) { try WorkingDuration(Int.max, unit) }
    }
    for unit in CalendarDuration.Unit.allCases {
      #expect(try CalendarDuration(0, unit).thousandths == 0)
      #expect(throws: DurationFault.negative) { try CalendarDuration(-1, unit) }
      #expect(throws: DurationFault.overHundredYears) {
        try CalendarDuration(thousandths: Int64.max, unit)
      }
    }
    #expect(try CalendarDuration(100, .year).whole == 100)
    #expect(throws: DurationFault.overHundredYears) { try CalendarDuration(101, .year) }
    #expect(throws: DurationFault.overHundredYears) { try CalendarDuration(1201, .month) }
    #expect(throws: DurationFault.overHundredYears) { try WorkingDuration(26_101, .day) }
  }

  @Test("only minutes and hours of calendar time have fractions")
  func fractions() throws {
    #expect(try CalendarDuration(thousandths: 1500, .hour).thousandths == 1500)
    #expect(try WorkingDuration(thousandths: 2500, .day).thousandths == 2500)
    for unit in [CalendarDuration.Unit.day, .week, .month, .year] {
      #expect(throws: DurationFault.fractionOfWholeUnit(unit)) {
        try CalendarDuration(thousandths: 1500, unit)
      }
    }
  }

  @Test(
    "order and sum, where they hold for every calendar",
    arguments: [
      ("8 wh", "480 wm", DurationOrder.equal, "960 wm"), ("2 wh", "1.5 wh", .longer, "3.5 wh"),
      ("2 wd", "2.5 wd", .shorter, "4.5 wd"), ("2 w", "15 d", .shorter, "29 d"),
      ("1 y", "11 mo", .longer, "23 mo"), ("48 h", "30 m", .longer, "2910 m"),
      ("100 y", "100 y", .equal, nil), ("8 wh", "1 wd", nil, nil), ("20 d", "15 wd", nil, nil),
      ("24 h", "1 d", nil, nil), ("1 mo", "30 d", nil, nil), ("0 wh", "3 wm", .shorter, "3 wm"),
    ] as [(String, String, DurationOrder?, String?)])
  func orderAndSum(left: String, right: String, order: DurationOrder?, sum: String?) throws {
    let (left, right) = (try duration(left), try duration(right))
    #expect(left.order(against: right) == order)
    #expect(left.adding(right) == (try sum.map { try duration($0) }))
    #expect(right.adding(left) == left.adding(right))
  }
}

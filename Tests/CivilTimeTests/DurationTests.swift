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
}

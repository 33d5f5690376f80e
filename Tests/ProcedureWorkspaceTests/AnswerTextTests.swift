import CivilTime
import ProcedureGraph
import ProcedureWorkspace
import Testing

@Suite("Answers as people type them")
struct AnswerTextTests {
  private static let options = [
    Named(name: "cấp_3", title: "Cấp III"), Named(name: "cấp_4", title: "Cấp IV"),
  ]

  @Test(
    "values",
    arguments: [
      ("  chữ ", ValueType.text, Value.text("chữ")),
      ("1.500,5", .number, ExactDecimal(plain: "1500.5").map(Value.number)),
      ("1500", .integer, ExactDecimal(plain: "1500").map(Value.number)),
      ("1,5", .integer, nil), ("1.5", .number, nil), ("", .number, nil),
      ("75.000 đồng", .money, .money(75_000)), ("75000₫", .money, .money(75_000)),
      ("có", .flag, .flag(true)), ("Khong", .flag, .flag(false)), ("?", .flag, nil),
      ("2", .choice(options), .choice("cấp_4")), ("cap iii", .choice(options), .choice("cấp_3")),
      ("3", .choice(options), nil),
      ("7/8/2017", .date, CivilDate(year: 2017, month: 8, day: 7).map(Value.date)),
      ("31/02/2026", .date, nil),
      ("26/01/2026 16:30", .moment, Moment(iso: "2026-01-26T16:30").map(Value.moment)),
      ("26/01/2026 16h30", .moment, Moment(iso: "2026-01-26T16:30").map(Value.moment)),
      ("1; 2", .list(.money), .list([.money(1), .money(2)])),
      (
        "3 tháng", .duration,
        (try? CalendarDuration(3, .month)).map { .duration(.calendar($0)) }
      ),
    ] as [(String, ValueType, Value?)])
  func values(text: String, type: ValueType, value: Value?) {
    #expect(AnswerText.value(text, of: type) == value)
  }

  @Test("limits in both dialects mean what they mean in a file")
  func limits() throws {
    let days = try WorkingDuration(thousandths: 2500, .day)
    #expect(try LimitText.read("2,5 ngày làm việc") == .duration(.working(days)))
    #expect(try LimitText.read("2,5 working days") == .duration(.working(days)))
    for text in ["8", "", "chọn", "3 ngày\n  trong 4 ngày", "5 ngày làm việc khi x"] {
      #expect(throws: LimitText.Fault.self) { try LimitText.read(text) }
    }
  }
}

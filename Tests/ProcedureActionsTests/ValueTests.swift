import CivilTime
import ProcedureGraph
import Testing

@testable import ProcedureActions

@Suite struct ValueTests {
  private static let options: ValueType = .choice([Named(name: "có", title: "Có")])

  /// Values, their type and how they stand in requests and answers.
  private static let values: [(Value, ValueType, JSONValue)] = [
    (.text("Đắk Lắk"), .text, "Đắk Lắk"), (.flag(true), .flag, true),
    (.number(ExactDecimal(12)), .integer, 12),
    (.number(ExactDecimal(plain: "2.5") ?? .zero), .number, "2.5"),
    (.money(75_000), .money, 75_000), (.choice("có"), options, "có"),
    (.date(CivilDate(iso: "2026-01-26") ?? .earliest), .date, "2026-01-26"),
    (.moment(Moment(iso: "2026-01-26T16:30") ?? .earliest), .moment, "2026-01-26T16:30"),
    (.list([.text("a"), .text("b")]), .list(.text), ["a", "b"]),
  ]

  @Test(arguments: values.indices)
  func thereAndBack(_ index: Int) {
    let (value, type, json) = Self.values[index]
    #expect(value.json == json)
    #expect(Value(json, as: type) == value)
  }

  @Test func whatIsOfAnotherTypeIsRefused() {
    #expect(Value("2.5", as: .integer) == nil)
    #expect(Value(1, as: .flag) == nil)
    #expect(Value("không", as: Self.options) == nil)
    #expect(Value(["a", 1], as: .list(.text)) == nil)
    #expect(Value("26/01/2026", as: .date) == nil)
  }
}

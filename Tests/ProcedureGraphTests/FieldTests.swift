import CivilTime
import ProcedureGraph
import Testing

@Suite struct FieldTests {
  private func faults(
    _ field: ID<Field>, _ value: Value
  ) throws -> [FieldFault] {
    let verified = try Sample.procedure().verified()
    let faults = verified.faults(in: value, for: field)
    #expect(verified.procedure.fields[field.index].faults(in: value) == faults)
    return faults
  }

  @Test func valuesThatMayBeStored() throws {
    let good: [(ID<Field>, Value)] = [
      (.area, .number(1)), (.area, .number(100_000)), (.grade, .choice("cấp_4")),
      (.isPoor, .flag(false)), (.supplementReason, .text(String(repeating: "ữ", count: 500))),
      (.phone, .text("0912345678")), (.parcels, .list([])),
      (.parcels, .list([.number(1), .number(2)])), (.estimate, .money(-1)),
      (.extraTime, .duration(try .working(10, .day))),
      (.decisionDate, .date(try Sample.date("2026-01-26"))),
      (.inspectedAt, .moment(try Sample.moment("2026-01-26T16:30"))),
    ]
    for (field, value) in good { #expect(try faults(field, value) == [], "\(value)") }
  }

  @Test func valuesThatMayNot() throws {
    let half = Value.number(try #require(ExactDecimal(plain: "1.5")))
    let bad: [(ID<Field>, Value, [FieldFault])] = [
      (.area, .text("120"), [.wrongType]), (.area, .money(120), [.wrongType]),
      (.area, .number(0), [.belowMinimum(.number(1))]),
      (.area, .number(100_001), [.aboveMaximum(.number(100_000))]),
      (.grade, .choice("cấp_5"), [.unknownOption("cấp_5")]), (.grade, .text("cấp_4"), [.wrongType]),
      (.supplementReason, .text(String(repeating: "a", count: 501)), [.tooLong(maximum: 500)]),
      (.phone, .text("0912"), [.patternNotMatched]),
      (.parcels, .list([half]), [.notWhole]), (.parcels, .list([.text("1")]), [.wrongType]),
      (.parcels, .list([.number(2), .number(0)]), [.belowMinimum(.number(1))]),
      (
        .extraTime, .duration(try .working(11, .day)),
        [.aboveMaximum(.duration(try .working(10, .day)))]
      ),
    ]
    for (field, value, expected) in bad { #expect(try faults(field, value) == expected) }
  }
}

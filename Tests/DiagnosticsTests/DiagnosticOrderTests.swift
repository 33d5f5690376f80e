import Diagnostics
import SourceText
import Testing

private func made(_ code: Int, _ path: String, _ offset: Int, _ text: String = "x") -> Diagnostic {
  Diagnostic(
    DiagnosticCode(code), .error, at: SourceLocation(path: path, span: ByteSpan(at: offset)),
    Localized(verbatim: text))
}

@Test func ordersByPathPlaceAndCode() {
  let ordered = [
    made(2, "a.tthc", 0), made(9, "a.tthc", 3), made(1, "a.tthc", 20), made(2, "a.tthc", 20, "z"),
    made(2, "a.tthc", 20, "y"), made(1, "b.tthc", 0), made(1, "đ.tthc", 0),
  ]
  #expect(ordered.inStableOrder() == ordered)
  let turned = Array(ordered.reversed()).inStableOrder()
  #expect(turned.map(\.code) == ordered.map(\.code))
  // The two that agree in everything keep the order they came in.
  #expect(turned[3].message.vi == "y" && turned[4].message.vi == "z")
}

@Test func dropsRepetitions() {
  let first = Diagnostic(
    DiagnosticCode(1), .error, at: SourceLocation(path: "a", span: ByteSpan(at: 0)),
    Localized(verbatim: "x"), notes: [Localized(verbatim: "lần đầu")])
  let findings = [first, made(1, "a", 0, "y"), made(1, "a", 0), made(1, "a", 1), made(2, "a", 0)]
  let left = findings.deduplicated()
  #expect(left == [first, findings[1], findings[3], findings[4]])
  #expect(left.hasErrors && ![Diagnostic]().hasErrors)
}

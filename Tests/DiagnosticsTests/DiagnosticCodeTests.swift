import Diagnostics
import SourceText
import Testing

@Test(arguments: [
  ("TTHC2104", 2104), ("tthc2104", 2104), ("Tthc0007", 7), ("2104", 2104), ("0007", 7),
])
func readsCodes(_ text: String, _ number: Int) {
  #expect(DiagnosticCode(text) == DiagnosticCode(number))
}

@Test(arguments: [
  "", "TTHC", "TTHC12", "TTHC21045", "104", "21045", "TTHX2104", "TTHC 210", "٢١٠٤", "-104",
])
func refusesOtherCodes(_ text: String) {
  #expect(DiagnosticCode(text) == nil)
}

@Test func writesCodesWithFourDigits() {
  #expect(DiagnosticCode(7).description == "TTHC0007")
  #expect(DiagnosticCode(2104).description == "TTHC2104")
}

@Test func ordersSeverities() {
  #expect(Severity.allCases.sorted() == [.remark, .warning, .error])
}

import Diagnostics
import Testing

@testable import ProcedureVerifier

@Test func everyCodeHasOnePage() {
  let codes = ProofPages.all.map(\.code)
  #expect(Set(codes).count == codes.count)
}

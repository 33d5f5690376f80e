import ProcedureRuntime
import Testing

/// What is committed to of the personal part of an entry, as bytes: kept for ever, in both forms.
@Suite struct CommitmentTests {
  /// Shows what is hashed instead of hashing it.
  private let seals = Seals(digest: { $0 }, salt: { [] })
  private let salt = [UInt8](repeating: 7, count: 16)

  private func commitment(_ attribution: Attribution, _ bytes: [UInt8]) -> [UInt8] {
    seals.commitment(to: PersonalPart(salt: salt, attribution: attribution, bytes: bytes))
  }

  private func part(_ text: String) -> [UInt8] {
    [UInt8(text.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(text.utf8)
  }

  @Test func theFirstFormIsAsItWas() {
    let content: [UInt8] = [9, 8]
    #expect(commitment(.none, content) == salt + part("") + [2, 0, 0, 0, 0, 0, 0, 0, 9, 8])
    #expect(
      commitment(Attribution(account: "lan"), []) == salt + part("+lan") + part(""))
  }

  @Test func theSecondFormHoldsEverybodyAndEndsAsNoFirstOneCan() {
    let attribution = Attribution(
      account: "a", person: "minh", principal: "lan", reason: "lan ốm")
    let expected =
      salt + part("+a") + part("") + part("+minh") + part("+lan") + part("+lan ốm")
      + [UInt8](repeating: 255, count: 8)
    #expect(commitment(attribution, []) == expected)
  }

  @Test func eachPartTells() {
    let some: [Attribution] = [
      .none, Attribution(account: "x"), Attribution(person: "x"), Attribution(principal: "x"),
      Attribution(reason: "x"), Attribution(reason: ""), Attribution(account: "", person: "x"),
    ]
    #expect(Set(some.map { commitment($0, []) }).count == some.count)
  }
}

import ProcedureGraph
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// What an entry does to the other tables, as it is kept beside it.
@Suite struct EffectsTests {
  /// As earlier versions have written them: of a case that was just opened.
  private static let earlier: [UInt8] =
    [5, 1, 128, 252, 184, 151, 13, 2, 10] + Array("registered".utf8)
    + [0, 1, 160, 200, 220, 151, 13, 0, 1, 6, 2, 4] + Array("nh12".utf8)
    + [2, 2, 65, 66, 2, 0, 0, 1, 128, 252, 184, 151, 13, 1, 160, 200, 220, 151, 13]
    + [1, 5, 1, 2, 1, 16, 2, 6] + Array("notice".utf8) + [1, 0, 1, 128, 252, 184, 151, 13, 0]

  @Test func whatEarlierVersionsHaveWrittenIsRead() throws {
    let effects = try #require(Effects(Self.earlier))
    #expect(
      effects.changes
        == [.integer(1_769_414_400), .text("registered"), .null, .integer(1_769_706_000), .null])
    #expect(
      effects.waiting == [
        [
          .text("nh12"), .text("AB"), .text(""), .null, .integer(1_769_414_400),
          .integer(1_769_706_000),
        ]
      ])
    #expect(
      effects.requests == [
        [.integer(1), .integer(8), .text("notice"), .integer(0), .integer(1_769_414_400)]
      ])
    #expect(effects.answers.isEmpty)
    #expect(effects.version.isEmpty)
    #expect(effects.bytes.count < Self.earlier.count * 2 / 3)
    #expect(Effects(effects.bytes) == effects)
  }

  @Test func everyValueIsReadAsItWasWritten() throws {
    var effects = try #require(Effects(Self.earlier))
    let numbers = [0, 1, 239, 240, -1, 1_769_414_399, Schema.never, Int64.min, Int64.max - 1]
    for first in numbers {
      effects.changes[0] = .integer(first)
      effects.answers = numbers.map { .integer($0) }
      effects.waiting = [[.text("applicant"), .text(""), .bytes([]), .bytes([7, 0]), .null]]
      effects.version = [.text("sha256:1"), .null, .text("lô 1")]
      #expect(Effects(effects.bytes) == effects)
    }
  }

  /// Words are kept by their places: what was released stays where it is.
  @Test func wordsStayWhereTheyAre() {
    #expect(Effects.words.prefix(20).firstIndex(of: "applicant") == 19)
    #expect(Effects.words[0..<10] == PublicStatus.allCases.map(\.rawValue)[...])
    #expect(Effects.words[10..<19] == OutboxItem.Kind.allCases.map(\.rawValue)[...])
  }

  @Test func whatNoEntryWasWrittenWithIsRefused() {
    let bytes = Self.earlier
    for count in 0..<bytes.count { #expect(Effects(Array(bytes.prefix(count))) == nil) }
    // A distance from nothing, a word that is not there, a tag that is not known.
    for tag: [UInt8] in [[6, 2], [5], [4, 99], [8]] {
      #expect(Effects([1] + tag + [0, 0, 0]) == nil)
    }
  }
}

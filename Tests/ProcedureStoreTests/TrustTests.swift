import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// Whatever is done to the tables behind the journal's back is found.
@Suite(.serialized) struct TrustTests {
  /// A change of the tables, and what is found.
  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var sql: [String]
    var isFound: @Sendable ([JournalFinding]) -> Bool
  }

  private static let first = "H32.14-260126-0001"

  static let changes = [
    Change(
      testDescription: "an altered event",
      sql: ["UPDATE entries SET recorded_at = recorded_at + 1 WHERE position = 3"]
    ) {
      $0 == [.altered(first, sequence: 2)]
    },
    Change(testDescription: "a missing entry", sql: ["DELETE FROM entries WHERE position = 3"]) {
      $0.contains(.outOfOrder(first, expected: 2, found: 3)) && $0.contains(.checkpointBroken(1))
    },
    Change(
      testDescription: "two entries in another order",
      sql: [
        "UPDATE entries SET sequence = 90 WHERE position = 3",
        "UPDATE entries SET sequence = 2 WHERE position = 5",
        "UPDATE entries SET sequence = 3 WHERE position = 3",
      ]
    ) { $0.contains(.outOfOrder(first, expected: 2, found: 3)) },
    Change(
      testDescription: "a tail cut off, and the case set back to it",
      sql: [
        """
        UPDATE cases SET sequence = 2, hash = (SELECT hash FROM entries WHERE position = 3)
        WHERE number = 'H32.14-260126-0001'
        """, "DELETE FROM entries WHERE position = 5",
      ]
    ) { $0 == [.checkpointBroken(1)] },
    Change(testDescription: "a tail cut off", sql: ["DELETE FROM entries WHERE position = 5"]) {
      $0.contains(.headDiffers(first, entries: 2, standing: 3))
    },
    Change(
      testDescription: "a case that is gone",
      sql: [
        "DELETE FROM entries WHERE position IN (2, 4)",
        "DELETE FROM cases WHERE number = 'H32.14-260126-0002'",
      ]
    ) { $0 == [.checkpointBroken(1)] },
    Change(
      testDescription: "another name",
      sql: ["UPDATE entries SET account = 'khác' WHERE position = 3"]
    ) { $0 == [.personalAltered(first, sequence: 2)] },
    Change(
      testDescription: "another person",
      sql: ["UPDATE entries SET person = 'khác' WHERE position = 3"]
    ) { $0 == [.personalAltered(first, sequence: 2)] },
    Change(
      testDescription: "another reason",
      sql: ["UPDATE entries SET reason = NULL WHERE position = 5"]
    ) { $0 == [.personalAltered(first, sequence: 3)] },
    Change(
      testDescription: "another version",
      sql: ["UPDATE cases SET artifact = 'sha256:00' WHERE number = 'H32.14-260126-0001'"]
    ) { $0 == [.altered(first, sequence: 1)] },
  ]

  /// Positions: 1 and 2 open two cases, 3 and 4 move them, 5 moves the first again.
  private static func populated(_ store: Store) async throws -> (OpenStore, Desk) {
    let open = try await store.open()
    let desk = try await open.desk()
    let numbers = [
      try await desk.open("cấp_phép", with: Sample.filing, person: "1", at: Sample.start),
      try await desk.open("cấp_phép", with: Sample.filing, person: "2", at: Sample.start),
    ].map(\.caseNumber)
    for number in numbers {
      _ = try await desk.submit(
        Sample.receive, to: number, by: Attribution(account: "lan"), at: Sample.start)
    }
    _ = try await desk.submit(
      Sample.note(3), to: numbers[0],
      by: Attribution(person: "cúc", principal: "đạt", reason: "đạt nghỉ"), at: Sample.start)
    return (open, desk)
  }

  @Test(arguments: Store.kept, changes)
  func everyChangeIsFound(_ store: Store, _ change: Change) async throws {
    let (open, _) = try await Self.populated(store)
    let checkpoint = try #require(
      try await open.journal.makeCheckpoint(at: Sample.start, .standard))
    #expect(checkpoint.entries == 5)
    let sound = try await verify(open.journal, .standard, anchor: checkpoint)
    #expect(sound.isSound && sound.entries == 5 && sound.cases == 2 && sound.checkpoints == 1)
    for sql in change.sql { try await open.tamper(sql) }
    let findings = try await verify(open.journal, .standard, page: 2).findings
    #expect(change.isFound(findings), "\(findings)")
  }

  @Test(arguments: Store.kept)
  func aRewrittenJournalBreaksTheCheckpointKeptElsewhere(_ store: Store) async throws {
    let (open, desk) = try await Self.populated(store)
    let anchor = try #require(try await open.journal.makeCheckpoint(at: Sample.start, .standard))
    try await open.tamper("DELETE FROM checkpoints")
    try await open.tamper("DELETE FROM entries WHERE position = 5")
    try await open.tamper(
      """
      UPDATE cases SET sequence = 2, hash = (SELECT hash FROM entries WHERE position = 3)
      WHERE number = 'H32.14-260126-0001'
      """)
    _ = desk
    _ = try await open.journal.makeCheckpoint(at: Sample.start, .standard)
    #expect(try await verify(open.journal, .standard).isSound)
    let findings = try await verify(open.journal, .standard, anchor: anchor).findings
    #expect(findings == [.checkpointBroken(1)])
  }

  @Test(arguments: Store.allCases)
  func checkpointsGoOnFromEachOther(_ store: Store) async throws {
    let (open, desk) = try await Self.populated(store)
    let first = try await open.journal.makeCheckpoint(at: Sample.start, .standard)
    #expect(try await open.journal.makeCheckpoint(at: Sample.start, .standard) == nil)
    _ = try await desk.submit(Sample.note(4), to: Self.first, at: Sample.start)
    let second = try await open.journal.makeCheckpoint(at: Sample.start, .standard)
    #expect([first, second].compactMap { $0?.entries } == [5, 6])
    let result = try await verify(open.journal, .standard, anchor: first)
    #expect(result.isSound && result.checkpoints == 2)
  }

  @Test(arguments: Store.allCases)
  func personalDataCanBeErasedAndTheChainHolds(_ store: Store) async throws {
    let (open, desk) = try await Self.populated(store)
    let number = Self.first
    await #expect(throws: Refusal.stillOpen(number)) { try await desk.erasePersonal(of: number) }
    let now = Sample.start
    _ = try await desk.submit(Sample.finish, to: number, at: now)
    _ = try await desk.submit(
      .actionSucceeded(request: 1, value: .flag(true)), to: number, at: now)
    _ = try await open.journal.makeCheckpoint(at: now, .standard)
    let before = try await desk.history(of: number)
    #expect("\(before)".contains("Bưởi"))
    try await desk.erasePersonal(of: number)
    let after = try await desk.history(of: number)
    #expect(!"\(after)".contains("Bưởi") && !"\(after)".contains("0905"))
    #expect(after.map(\.moment) == before.map(\.moment))
    #expect(try await open.journal.cases(of: "1", limit: 5).isEmpty)
    #expect(try await open.journal.cases(of: "2", limit: 5).count == 1)
    #expect(try await desk.file(of: number).standing.end == "đã_cấp")
    #expect(try await verify(open.journal, .standard).isSound)
    if let path = open.path {
      let words = Array("Bưởi".utf8)
      // The other case has the same applicant once; the erased one is nowhere in the files.
      let found = try occurrences(of: words, inFilesAt: path)
      #expect(found == 1)
    }
  }
}

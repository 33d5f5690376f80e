import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import Testing

@testable import ProcedureStore

/// Commands in, entries out: the same on every store.
@Suite(.serialized) struct DeskTests {
  @Test(arguments: Store.allCases)
  func aCaseIsOpenedMovedAndFoundAgain(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let now = Sample.start
    let first = try await desk.open("cấp_phép", with: Sample.filing, person: "079", at: now)
    #expect(first.caseNumber == "H32.14-260126-0001")
    let second = try await desk.open("cấp_phép", with: Sample.filing, person: "080", at: now)
    #expect(second.caseNumber == "H32.14-260126-0002")
    let moved = try await desk.submit(
      Sample.receive, to: first.caseNumber, by: Attribution(account: "lan@phuong"),
      at: now.adding(seconds: 3600))
    #expect(moved.sequence == 2)
    let history = try await desk.history(of: first.caseNumber)
    #expect(history == first.events + moved.events)

    let other = try await open.otherDesk()
    let (here, there) = try await (
      desk.file(of: first.caseNumber), other.file(of: first.caseNumber)
    )
    #expect(here.state == there.state)
    #expect(here.standing == there.standing)
    #expect(there.standing.person == "079")
    #expect(there.state.opening?.applicant.name == "Trần Thị Bưởi")

    let journal = open.journal
    let waiting = try await journal.waiting(
      for: "một_cửa", of: "H32.14", person: nil, limit: 10)
    #expect(waiting.map(\.caseNumber) == [second.caseNumber])
    let anywhere = try await journal.waiting(for: "một_cửa", of: nil, person: nil, limit: 10)
    #expect(anywhere == waiting)
    let appraisal = try await journal.waiting(
      for: "chuyên_viên", of: "H32.14", person: "cúc", limit: 10)
    #expect(appraisal.map(\.step) == ["xử_lý"])
    let due = try await journal.due(by: Sample.start.adding(days: 1), limit: 10)
    #expect(due.map(\.number) == [second.caseNumber])
    #expect(try await journal.due(by: now, limit: 10).isEmpty)
    let own = try await journal.cases(of: "079", limit: 10)
    #expect(own.map(\.number) == [first.caseNumber])
    #expect(try await verify(journal, .standard).isSound)
  }

  @Test(arguments: Store.allCases)
  func whatIsRefusedLeavesNothingAndUsesNoNumber(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let now = Sample.start
    let incomplete = Command.file(
      Filing(Opening(caseNumber: "", channel: .online, returning: .counter)))
    await #expect(throws: Refusal.self) {
      try await desk.open("cấp_phép", with: incomplete, at: now)
    }
    let first = try await desk.open("cấp_phép", with: Sample.filing, at: now)
    #expect(first.caseNumber.hasSuffix("-0001"))
    let rejected = Refusal.rejected(.stepNotActive(ID(2), active: [ID(1)]))
    await #expect(throws: rejected) {
      try await desk.submit(Sample.note(5), to: first.caseNumber, at: now)
    }
    await #expect(throws: Refusal.noSuchCase("X")) {
      try await desk.submit(Sample.note(5), to: "X", at: now)
    }
    await #expect(throws: Refusal.noSuchProcedure("khác")) {
      try await desk.open("khác", with: Sample.filing, at: now)
    }
    let next = try await desk.open("cấp_phép", with: Sample.filing, at: now.adding(days: 1))
    #expect(next.caseNumber == "H32.14-260127-0001")
    #expect(try await open.journal.entries(afterPosition: 0, limit: 10).count == 2)
  }

  @Test(arguments: Store.allCases)
  func aNumberFromElsewhereIsKept(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let old = Sample.filing.opening("000.00.11.H32-250301-0042")
    let receipt = try await desk.open("cấp_phép", with: old, at: Sample.start)
    #expect(receipt.caseNumber == "000.00.11.H32-250301-0042")
    await #expect(throws: Refusal.numberTaken(receipt.caseNumber)) {
      try await desk.open("cấp_phép", with: old, at: Sample.start)
    }
    let own = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start)
    #expect(own.caseNumber == "H32.14-260126-0001")
  }

  @Test(arguments: Store.allCases)
  func aCommandWithAKeyIsCarriedOutOnce(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let now = Sample.start
    let first = try await desk.open("cấp_phép", with: Sample.filing, key: "nộp", at: now)
    // Another process, and later.
    let other = try await open.otherDesk()
    let again = try await other.open(
      "cấp_phép", with: Sample.filing, key: "nộp", at: now.adding(days: 3))
    #expect(again == first)
    let number = first.caseNumber
    let moved = try await desk.submit(Sample.receive, to: number, key: "nhận", at: now)
    _ = try await desk.submit(Sample.note(7), to: number, at: now)
    // The case has moved on: by itself the command would be refused.
    #expect(try await desk.submit(Sample.receive, to: number, key: "nhận", at: now) == moved)
    #expect(try await other.submit(Sample.receive, to: number, key: "nhận", at: now) == moved)
    // By itself it would be accepted once more.
    let noted = try await desk.submit(Sample.note(8), to: number, key: "ghi", at: now)
    #expect(try await other.submit(Sample.note(8), to: number, key: "ghi", at: now) == noted)
    let second = try await desk.open("cấp_phép", with: Sample.filing, at: now)
    await #expect(throws: Refusal.keyOfAnother("ghi")) {
      try await desk.submit(Sample.receive, to: second.caseNumber, key: "ghi", at: now)
    }
    // Handed in many times at once.
    let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
      for index in 0..<16 {
        group.addTask {
          try await (index.isMultiple(of: 2) ? desk : other).submit(
            Sample.note(9), to: number, key: "một lần", at: now)
        }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(receipts.count == 1)
    #expect(try await verify(open.journal, .standard).entries == 6)
  }

  /// Many cases move on side by side while others are opened, each command handed in several times at
  /// two processes: it is carried out once, and after the one before it.
  @Test(arguments: Store.allCases)
  func manyCasesGoOnSideBySide(_ store: Store) async throws {
    let open = try await store.open()
    let desks = [try await open.desk(), try await open.otherDesk()]
    let now = Sample.start
    let opened = try await withThrowingTaskGroup(of: [Receipt].self) { group in
      for name in 0..<24 {
        group.addTask {
          var receipts: [Receipt] = []
          for (place, command) in [nil, Sample.receive, Sample.note(1), Sample.note(2)].enumerated()
          {
            let number = receipts.first?.caseNumber
            let answers = try await withThrowingTaskGroup(of: Receipt.self) { group in
              for desk in desks + desks {
                group.addTask {
                  let key = "\(name)/\(place)"
                  guard let command, let number else {
                    return try await desk.open("cấp_phép", with: Sample.filing, key: key, at: now)
                  }
                  return try await desk.submit(command, to: number, key: key, at: now)
                }
              }
              return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(answers.count == 1)
            receipts += answers
          }
          return receipts
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(opened.allSatisfy { $0.map(\.sequence) == [1, 2, 3, 4] })
    #expect(opened.allSatisfy { Set($0.map(\.caseNumber)).count == 1 })
    // Whoever comes a second time with a key has not used up a number.
    let numbers = (1...24).map { Procedure.caseNumber($0, in: "H32.14-260126") }
    #expect(opened.compactMap(\.first?.caseNumber).sorted() == numbers)
    #expect(try await expectSound(open.journal).entries == 96)
  }

  /// Two processes and many clients at one case: each accepted command happens once, none gets lost.
  @Test(arguments: Store.allCases)
  func conflictingWritersComeOneAfterTheOther(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let other = try await open.otherDesk()
    let now = Sample.start
    let number = try await desk.open("cấp_phép", with: Sample.filing, at: now).caseNumber
    _ = try await desk.submit(Sample.receive, to: number, at: now)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 1...40 {
        group.addTask {
          _ = try await (index.isMultiple(of: 2) ? desk : other).submit(
            Sample.note(index), to: number, at: now)
        }
      }
      try await group.waitForAll()
    }
    let file = try await desk.file(of: number)
    #expect(file.state.visits(of: ID(2)) == 41)
    #expect(file.standing.sequence == 42)
    let areas = try await other.history(of: number).compactMap { event -> Value? in
      if case .fieldRecorded(_, let value) = event.event { return value }
      return nil
    }
    #expect(Set(areas).count == 41)
    #expect(try await verify(open.journal, .standard).isSound)
  }

  @Test(arguments: Store.allCases)
  func numbersOfADayAreWithoutGapsWhoeverGivesThem(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let other = try await open.otherDesk()
    let numbers = try await withThrowingTaskGroup(of: String.self) { group in
      for index in 0..<40 {
        group.addTask {
          try await (index.isMultiple(of: 2) ? desk : other).open(
            "cấp_phép", with: Sample.filing, at: Sample.start
          ).caseNumber
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let expected = (1...40).map { Procedure.caseNumber($0, in: "H32.14-260126") }
    #expect(numbers.sorted() == expected)
  }

  @Test(arguments: Store.allCases)
  func casesGoOnUnderTheVersionTheyWereReceivedUnder(_ store: Store) async throws {
    let open = try await store.open()
    let desk = Desk(open.journal, .standard)
    let procedure = try Sample.verified()
    let february = try #require(CivilDate(year: 2026, month: 2, day: 1))
    let old = try await desk.deploy(
      try Sample.artifact(procedure) { procedure in
        procedure.inForce = CivilDate(year: 2025, month: 1, day: 1).map {
          Validity(from: $0, until: february.adding(days: -1))
        }
      }, with: .trial, at: Sample.start)
    let new = try await desk.deploy(
      try Sample.artifact(procedure) {
        $0.inForce = Validity(from: february)
        $0.steps[1].title = "Tiếp nhận và kiểm tra"
      }, with: .trial, at: Sample.start)
    #expect(old.artifact != new.artifact)
    let before = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start)
    let later = Sample.start.adding(days: 10)
    let after = try await desk.open("cấp_phép", with: Sample.filing, at: later)
    let other = try await open.otherDesk()
    _ = try await other.submit(Sample.receive, to: before.caseNumber, at: later)
    _ = try await other.submit(Sample.receive, to: after.caseNumber, at: later)
    #expect(try await other.file(of: before.caseNumber).standing.artifact == old.artifact)
    #expect(try await other.file(of: after.caseNumber).standing.artifact == new.artifact)
    let title = try await other.file(of: after.caseNumber).program.procedure.steps[1].title
    #expect(title == "Tiếp nhận và kiểm tra")
    let past = try #require(CivilDate(year: 2024, month: 5, day: 6))
    await #expect(throws: Refusal.notInForce("cấp_phép", on: past)) {
      try await desk.open("cấp_phép", with: Sample.filing, at: Moment(past, .midnight))
    }
  }

  @Test(arguments: Store.allCases)
  func anOldCaseIsOpenedFromItsSnapshot(_ store: Store) async throws {
    let open = try await store.open()
    _ = try await open.desk()
    let desk = Desk(open.journal, .standard, snapshotEvery: 5)
    let number = try await desk.open("cấp_phép", with: Sample.filing, at: Sample.start).caseNumber
    _ = try await desk.submit(Sample.receive, to: number, at: Sample.start)
    for area in 1...20 {
      _ = try await desk.submit(Sample.note(area), to: number, at: Sample.start)
    }
    let reading = try #require(try await open.journal.read(number, after: nil))
    #expect(reading.snapshot?.sequence == 20)
    #expect(reading.entries.map(\.sequence) == [21, 22])
    let state = try await desk.file(of: number).state
    #expect(try await open.otherDesk().file(of: number).state == state)
    guard store != .memory else { return }
    // A damaged one is passed over.
    let bytes = store == .sqlite ? "x'00'" : "'\\x00'::bytea"
    try await open.tamper("UPDATE snapshots SET state = \(bytes)")
    #expect(try await open.otherDesk().file(of: number).state == state)
  }

  @Test(arguments: Store.allCases)
  func onlyWhatPassesTheLoaderIsDeployed(_ store: Store) async throws {
    let open = try await store.open()
    let desk = Desk(open.journal, .standard)
    var artifact = try Sample.artifact(Sample.verified())
    let place = try #require(artifact.firstIndex(of: UInt8(ascii: "8")))
    artifact[place] = UInt8(ascii: "9")
    await #expect(throws: Refusal.self) {
      try await desk.deploy(artifact, with: .trial, at: Sample.start)
    }
    #expect(try await open.journal.deployments(of: "cấp_phép").isEmpty)
  }
}

import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import ProcedureScenarios
import SourceText
import Testing

@testable import ProcedureStore

/// Cases that go by another version from one day to the next: the same on every store.
@Suite(.serialized) struct MoveTests {
  // 26/01/2026 is a Monday.
  static let start = Sample.start
  static func at(_ day: Int, _ hour: Int) -> Moment {
    start.adding(days: day - 26).adding(seconds: Int64(hour - 8) * 3600)
  }

  /// A desk with the sample deployed and one case in appraisal, received on Monday at nine.
  func office(
    _ open: OpenStore, snapshotEvery: Int = 128
  ) async throws -> (desk: Desk, number: String, old: String) {
    let desk = Desk(open.journal, .standard, snapshotEvery: snapshotEvery)
    let old = try await desk.deploy(
      try Sample.artifact(Sample.verified()), with: .trial, at: Self.start)
    let number = try await desk.open(
      "cấp_phép", with: Sample.filing, person: "079", at: Self.start
    ).caseNumber
    _ = try await desk.submit(Sample.receive, to: number, at: Self.at(26, 9))
    return (desk, number, old.artifact)
  }

  func deploy(
    _ desk: Desk, _ change: (inout Procedure) throws -> Void
  ) async throws -> String {
    let artifact = try Sample.artifact(Sample.verified()) {
      $0.transition = .moves
      try change(&$0)
    }
    return try await desk.deploy(artifact, with: .trial, at: Self.start).artifact
  }

  static func longer(_ procedure: inout Procedure) throws {
    procedure.limits[0].limit = .duration(.literal(.duration(try .working(15, .day))))
  }

  /// The whole sample in another order, `xử_lý` under another name.
  static func renamed(_ procedure: inout Procedure) {
    procedure.steps[2].name = "thẩm_định"
  }

  func order(_ to: String, _ plan: MovePlan = MovePlan(), batch: String = "lô") -> MoveOrder {
    MoveOrder(to: to, plan: plan, reason: "Nghị định mới", by: "Hạnh", batch: batch)
  }

  func iso(_ due: Due?) -> String { due?.moment.iso ?? "" }

  @Test(arguments: Store.allCases)
  func aLongerLimitMovesTheDueDateAndKeepsThePromise(_ store: Store) async throws {
    let open = try await store.open()
    let (desk, number, old) = try await office(open)
    let new = try await deploy(desk, Self.longer)
    let before = try await desk.file(of: number)
    #expect(iso(before.state.overallDue) == "2026-02-09T17:00")
    let receipt = try await desk.move(number, by: order(new), at: Self.at(28, 10))
    guard case .moved(let move) = try #require(receipt.events.first).event else {
      Issue.record("no move")
      return
    }
    #expect(move.from == old && move.to == new)
    #expect(move.reason == "Nghị định mới" && move.by == "Hạnh" && move.batch == "lô")
    #expect(move.changedDues.map(\.owner) == [.whole])
    #expect(iso(move.changedDues[0].before) == "2026-02-09T17:00")
    #expect(iso(move.changedDues[0].due) == "2026-02-16T17:00")
    for desk in [desk, try await open.otherDesk()] {
      let file = try await desk.file(of: number)
      #expect(file.standing.artifact == new && file.standing.origin == old)
      #expect(iso(file.state.overallDue) == "2026-02-16T17:00")
      #expect(iso(file.state.overallClock?.promised) == "2026-02-09T17:00")
      #expect(file.state.activities.map(\.stay) == before.state.activities.map(\.stay))
      #expect(file.state.opening?.applicant.name == "Trần Thị Bưởi")
    }
    let story = CaseHistory(of: try await desk.chapters(of: number)).lines.last?.text.vi
    #expect(
      story
        == "Chuyển sang phiên bản \(new.dropFirst(7).prefix(8)) (Hạnh): Nghị định mới; "
        + "hạn trả kết quả từ 09/02/2026 17:00 thành 16/02/2026 17:00")
    let standing = try await open.journal.cases(of: "079", limit: 1).first
    #expect(standing?.artifact == new)
    #expect(try await open.journal.cases(movedIn: "lô").map(\.number) == [number])
    #expect(try await verify(open.journal, .standard).isSound)
  }

  @Test(arguments: Store.allCases)
  func whatIsRenamedIsDecidedNotGuessed(_ store: Store) async throws {
    let open = try await store.open()
    let (desk, number, _) = try await office(open)
    let new = try await deploy(desk, Self.renamed)
    let step = MovedElement(.steps, name: "xử_lý", title: "Thẩm định")
    await #expect(throws: Refusal.notMovable([.undecided(step)])) {
      try await desk.move(number, by: order(new), at: Self.at(26, 10))
    }
    var plan = MovePlan()
    plan.decisions[.steps] = ["xử_lý": .givenUp]
    await #expect(throws: Refusal.notMovable([.inUse(step)])) {
      try await desk.move(number, by: order(new, plan), at: Self.at(26, 10))
    }
    plan.decisions[.steps] = ["xử_lý": .becomes("thẩm_tra")]
    await #expect(throws: Refusal.notMovable([.unknownName(step, "thẩm_tra")])) {
      try await desk.move(number, by: order(new, plan), at: Self.at(26, 10))
    }
    plan.decisions[.steps] = ["xử_lý": .becomes("thẩm_định")]
    _ = try await desk.move(number, by: order(new, plan), at: Self.at(26, 10))
    let waiting = try await open.journal.waiting(
      for: "chuyên_viên", of: nil, person: nil, limit: 5)
    #expect(waiting.map(\.step) == ["thẩm_định"])
    let again = try await open.otherDesk()
    _ = try await again.submit(Sample.note(7), to: number, at: Self.at(26, 11))
    #expect(try await again.file(of: number).state.visits(of: ID(2)) == 2)
    await #expect(throws: Refusal.alreadyMoved(number)) {
      try await again.move(number, by: order(new, batch: "lô 2"), at: Self.at(26, 12))
    }
  }

  @Test(arguments: Store.allCases)
  func aCaseMayKeepItsLimits(_ store: Store) async throws {
    let open = try await store.open()
    let (desk, number, _) = try await office(open)
    let new = try await deploy(desk, Self.longer)
    var plan = MovePlan()
    plan.limits = .old
    let receipt = try await desk.move(number, by: order(new, plan), at: Self.at(28, 10))
    guard case .moved(let move) = receipt.events[0].event else { return }
    #expect(move.clocks.isEmpty)
    #expect(iso(try await desk.file(of: number).state.overallDue) == "2026-02-09T17:00")
  }

  /// A calendar that was changed is another artifact with the same steps.
  @Test(arguments: Store.allCases)
  func anotherCalendarDerivesDueDatesAgain(_ store: Store) async throws {
    let open = try await store.open()
    let (desk, number, _) = try await office(open)
    let holiday = try #require(CivilDate(year: 2026, month: 2, day: 5))
    let new = try await desk.deploy(
      try Sample.artifact(Sample.verified()) { procedure in
        var draft = procedure.calendar.draft
        draft.holidays = [Holiday(first: holiday, last: holiday, title: "Hoán đổi")]
        procedure.calendar = try WorkingCalendar(draft)
      }, with: .trial, at: Self.start)
    let receipt = try await desk.move(number, by: order(new.artifact), at: Self.at(27, 10))
    guard case .moved(let move) = receipt.events[0].event else { return }
    #expect(move.changedDues.map { iso($0.due) } == ["2026-02-10T17:00"])
    // The pause and what follows it go by the new calendar.
    _ = try await desk.submit(Sample.pause, to: number, at: Self.at(28, 8))
    _ = try await desk.submit(Sample.supplement, to: number, at: Self.at(30, 8))
    let file = try await open.otherDesk().file(of: number)
    #expect(iso(file.state.overallDue) == "2026-02-12T17:00")
    #expect(file.state == (try await desk.file(of: number).state))
  }

  @Test(arguments: Store.allCases)
  func whatHasFiredDoesNotFireAgain(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await open.desk()
    let number = try await desk.open("cấp_phép", with: Sample.filing, at: Self.start).caseNumber
    // Reminder and apology of the reception have gone out.
    _ = try await desk.fireTimers(until: Self.at(28, 8))
    let fired = try await desk.history(of: number)
    #expect(fired.map(\.event).contains(.overdue(ID(1))))
    let new = try await deploy(desk) {
      $0.steps[1].limits[0].limit = .duration(.literal(.duration(try .working(40, .hour))))
    }
    _ = try await desk.move(number, by: order(new), at: Self.at(28, 9))
    #expect(iso(try await desk.file(of: number).state.activities[0].due) == "2026-02-02T08:00")
    _ = try await desk.fireTimers(until: Self.at(26 + 20, 8))
    let after = try await open.otherDesk().history(of: number)
    #expect(after.count == fired.count + 1)
  }

  @Test(arguments: Store.allCases)
  func aShorterLimitFiresFromTheMoveOnNotBefore(_ store: Store) async throws {
    let open = try await store.open()
    let (desk, number, _) = try await office(open)
    let new = try await deploy(desk) {
      $0.steps[2].limits[0].limit = .duration(.literal(.duration(try .working(1, .hour))))
    }
    let moment = Self.at(27, 10)
    _ = try await desk.move(number, by: order(new), at: moment)
    #expect(iso(try await desk.file(of: number).state.activities[0].due) == "2026-01-26T10:00")
    #expect(try await desk.fireTimers(until: Self.at(27, 11)).fired == 1)
    let overdue = try await desk.history(of: number).last { $0.event == .overdue(ID(2)) }
    #expect(overdue?.moment == moment)
  }

  @Test(arguments: Store.allCases)
  func aMoveIsTakenBackWhereNothingHasHappenedSince(_ store: Store) async throws {
    let open = try await store.open()
    let (desk, number, old) = try await office(open, snapshotEvery: 2)
    let new = try await deploy(desk) { procedure in
      try Self.longer(&procedure)
      procedure.fields[0].name = "diện_tích_sàn"
    }
    var plan = MovePlan()
    plan.decisions[.fields] = ["diện_tích": .givenUp]
    let before = try await desk.file(of: number).state
    let undo = UndoOrder(reason: "nhầm bản", by: "Hạnh", batch: "lùi")
    await #expect(throws: Refusal.nothingToUndo(number)) {
      try await desk.undoMove(of: number, by: undo, at: Self.at(28, 9))
    }
    _ = try await desk.move(number, by: order(new, plan), at: Self.at(28, 10))
    #expect(try await desk.file(of: number).state.value(of: ID(0)) == nil)
    let receipt = try await open.otherDesk().undoMove(of: number, by: undo, at: Self.at(28, 11))
    guard case .moved(let move) = receipt.events[0].event else { return }
    #expect(move.undoes == 3)
    #expect(iso(move.changedDues.first?.due) == "2026-02-09T17:00")
    for desk in [desk, try await open.otherDesk()] {
      let file = try await desk.file(of: number)
      #expect(file.standing.artifact == old)
      #expect(file.state.value(of: ID(0)) == .number(120))
      #expect(file.state.overallDue == before.overallDue)
      #expect(file.state.activities.map(\.due) == before.activities.map(\.due))
    }
    // Handed in again it is answered as the first time.
    #expect(try await desk.undoMove(of: number, by: undo, at: Self.at(28, 12)) == receipt)
    // It can be moved again, and once it has gone on the way back is another move.
    _ = try await desk.move(number, by: order(new, plan, batch: "lô 2"), at: Self.at(28, 13))
    _ = try await desk.submit(Sample.note(5), to: number, at: Self.at(28, 14))
    await #expect(throws: Refusal.nothingToUndo(number)) {
      try await desk.undoMove(
        of: number, by: UndoOrder(reason: "nữa", batch: "lùi 2"), at: Self.at(28, 15))
    }
    plan.decisions[.fields] = ["diện_tích_sàn": .becomes("diện_tích")]
    plan.overridesTransition = true
    _ = try await desk.move(number, by: order(old, plan, batch: "lô 3"), at: Self.at(28, 16))
    let again = try await open.otherDesk()
    #expect(try await again.file(of: number).state.value(of: ID(0)) == .number(5))
    #expect(try await again.chapters(of: number).count == 5)
    let same = (try await desk.file(of: number).state, try await again.file(of: number).state)
    #expect(same.0 == same.1)
    #expect(try await verify(open.journal, .standard).isSound)
  }

  @Test(arguments: Store.allCases)
  func theVersionHasAWordInIt(_ store: Store) async throws {
    let open = try await store.open()
    let (desk, number, _) = try await office(open)
    let march = try #require(CivilDate(year: 2026, month: 3, day: 1))
    let later = try await deploy(desk) {
      try Self.longer(&$0)
      $0.inForce = Validity(from: march)
    }
    await #expect(throws: Refusal.notMovable([.notYetInForce(march)])) {
      try await desk.move(number, by: order(later), at: Self.at(28, 10))
    }
    let staying = try await deploy(desk) {
      try Self.longer(&$0)
      $0.transition = .stays
    }
    await #expect(throws: Refusal.notMovable([.staysByTransition])) {
      try await desk.move(number, by: order(staying), at: Self.at(28, 10))
    }
    var plan = MovePlan()
    plan.overridesTransition = true
    _ = try await desk.move(number, by: order(staying, plan), at: Self.at(28, 10))
    await #expect(throws: Refusal.noSuchVersion("sha256:0")) {
      try await desk.move(number, by: order("sha256:0"), at: Self.at(28, 10))
    }
  }

  /// What was asked of the world before the move is carried out in the words it was asked in.
  @Test(arguments: Store.allCases)
  func requestsKeepTheVersionTheyWereMadeUnder(_ store: Store) async throws {
    let open = try await store.open()
    let (desk, number, _) = try await office(open)
    let new = try await deploy(desk) {
      $0.messages.insert(Message(name: "khác", body: Template([.text("Khác")])), at: 0)
      $0.steps[1].outcomes[0].acts = []
    }
    _ = try await desk.move(number, by: order(new), at: Self.at(26, 10))
    let taken = try await desk.takeRequests(at: Self.at(26, 11))
    let request = try #require(taken.first { $0.item.kind == .notice })
    guard case .notice(let notice) = request.asked else { return }
    #expect(request.program.procedure.messages[notice.message.index].name == "đã_nhận")
    #expect(request.file.standing.artifact == new && request.artifact != new)
    #expect(request.names == [.builtIn(.sms)])
  }

  @Test(arguments: Store.allCases)
  func aMovedCaseIsErasedAndStillReads(_ store: Store) async throws {
    let open = try await store.open()
    let (desk, number, _) = try await office(open, snapshotEvery: 3)
    let new = try await deploy(desk) {
      try Self.longer(&$0)
      $0.fields.append(
        Field(
          name: "ghi_chú", title: "Ghi chú", type: .text, isOptional: true,
          initial: .literal(.text("bí mật"))))
    }
    _ = try await desk.move(number, by: order(new), at: Self.at(26, 10))
    #expect(try await desk.file(of: number).state.value(of: ID(2)) == .text("bí mật"))
    _ = try await desk.submit(Sample.note(9), to: number, at: Self.at(26, 11))
    _ = try await desk.submit(Sample.finish, to: number, at: Self.at(26, 12))
    let taken = try await desk.takeRequests(at: Self.at(26, 13)).first { $0.item.kind == .action }
    let request = try #require(taken?.item.request)
    _ = try await desk.submit(
      .actionSucceeded(request: request, value: .flag(true)), to: number, at: Self.at(26, 13))
    try await desk.erasePersonal(of: number)
    let again = try await open.otherDesk()
    let file = try await again.file(of: number)
    #expect(file.state.end != nil && file.state.opening?.applicant.name == nil)
    #expect(file.state.value(of: ID(2)) != .text("bí mật"))
    let story = CaseHistory(of: try await again.chapters(of: number)).text(in: .vi)
    #expect(story.contains("Nghị định mới") && story.contains("Hạnh"))
    #expect(try await verify(open.journal, .standard).isSound)
  }

  /// A move that was written by somebody else is found like any other entry.
  @Test(arguments: Store.kept)
  func anAlteredMoveIsFound(_ store: Store) async throws {
    let open = try await store.open()
    let (desk, number, _) = try await office(open)
    let new = try await deploy(desk, Self.longer)
    _ = try await desk.move(number, by: order(new), at: Self.at(28, 10))
    #expect(try await verify(open.journal, .standard).isSound)
    try await open.tamper("UPDATE cases SET artifact = origin")
    let wrong = try await verify(open.journal, .standard).findings
    #expect(wrong.contains { if case .versionDiffers(number, new, _) = $0 { true } else { false } })
    try await open.tamper("UPDATE cases SET origin = 'khác'")
    let findings = try await verify(open.journal, .standard).findings
    #expect(findings.contains(.altered(number, sequence: 1)))
  }
}

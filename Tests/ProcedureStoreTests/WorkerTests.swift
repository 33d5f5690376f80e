import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import ProcedureRuntime
import SourceText
import Testing

@testable import ProcedureStore

/// Requests reach the world at least once, and cases are answered once, whatever comes between.
@Suite(.serialized) struct WorkerTests {
  private let clock = HandClock(WorkSample.start)

  private func worker(
    _ desk: ProcedureRuntime.Desk, _ actions: [RequestName: any Action] = [:]
  ) -> Worker {
    var bindings = Bindings(builtIn: Binding(ScriptedAction(.success(.done()))))
    for (name, action) in actions { bindings[name] = Binding(action) }
    return Worker(desk, bindings, clock: clock.workClock)
  }

  private func value(_ name: String, of file: CaseFile) -> Value? {
    file.program.procedure.fields.firstIndex { $0.name == name }
      .flatMap { file.state.value(of: ID($0)) }
  }

  @Test(arguments: Store.allCases)
  func aResultLeadsTheCaseOn(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let number = try await WorkSample.open(desk, "thuế")
    let tax = ScriptedAction(.success(.done(.text("TB-01"))))
    let round = try await worker(desk, [.action("gửi_thuế"): tax]).round()
    #expect(round.notes.map(\.outcome) == [.answered])
    let file = try await desk.file(of: number)
    #expect(file.standing.end == "xong")
    #expect(value("thông_báo", of: file) == .text("TB-01"))
    let call = try #require(tax.calls.first)
    #expect(call.key == "\(number)/2.3" && call.caseNumber == number && call.procedure == "chính")
    guard case .action(let action) = call.payload else {
      Issue.record("no action")
      return
    }
    #expect(action.arguments == [.init("số", .number(ExactDecimal(7)))])
    #expect(action.gives?.name == "thông_báo")
    #expect(try await open.journal.requests(of: number).isEmpty)
    #expect(try await worker(desk).round().notes.isEmpty)
  }

  @Test(arguments: Store.allCases)
  func whatFailsIsTriedAgainAndThenGivenUp(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let number = try await WorkSample.open(desk, "thuế")
    let tax = ScriptedAction(.failure(.transient("bận")))
    let worker = worker(desk, [.action("gửi_thuế"): tax])
    #expect(try await worker.round().notes.map(\.outcome) == [.again])
    #expect(try await worker.round().notes.isEmpty)
    clock.now = clock.now.adding(seconds: 80)
    #expect(try await worker.round().notes.map(\.outcome) == [.incident])
    clock.now = clock.now.adding(days: 9)
    #expect(try await worker.round().notes.isEmpty)
    #expect(tax.calls.map(\.attempt) == [1, 2])
    #expect(Set(tax.calls.map(\.key)).count == 1)
    let incidents = try await open.journal.incidents(limit: 9)
    #expect(incidents.map(\.failure) == ["bận"] && incidents.map(\.phase) == [.incident])
    #expect(try await desk.file(of: number).state.isOpen)
  }

  /// The case's own way on takes the place of an incident.
  @Test(arguments: Store.allCases)
  func theCaseGoesItsOwnWayWhereItHasOne(_ store: Store) async throws {
    for fault in [ActionFault.permanent("hỏng"), .transient("bận")] {
      let open = try await store.open()
      let desk = try await open.desk()
      let number = try await desk.open("cấp_phép", with: Sample.filing, at: clock.now).caseNumber
      _ = try await desk.submit(Sample.receive, to: number, at: clock.now)
      _ = try await desk.submit(Sample.finish, to: number, at: clock.now)
      let worker = worker(desk, [.action("tra_dân_cư"): ScriptedAction(.failure(fault))])
      for _ in 0..<3 {
        _ = try await worker.round()
        clock.now = clock.now.adding(seconds: 300)
      }
      #expect(try await desk.file(of: number).standing.end == "không_cấp")
      #expect(try await open.journal.incidents(limit: 9).isEmpty)
    }
  }

  @Test(arguments: Store.allCases)
  func aResultOfAnotherTypeCountsAsFailed(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    _ = try await WorkSample.open(desk, "thuế")
    let tax = ScriptedAction(.success(.done(.flag(true))), .success(.done()))
    let worker = worker(desk, [.action("gửi_thuế"): tax])
    #expect(try await worker.round().notes.map(\.outcome) == [.incident])
    let failures = try await open.journal.incidents(limit: 9).map(\.failure)
    #expect(
      failures == [
        "kết quả `thông_báo` không đúng kiểu\u{1E}the result `thông_báo` is of another type"
      ])
  }

  /// Whoever had the request is gone after the effect: it comes again under the same key, and what
  /// the first one would still say is the answer that was given.
  @Test(arguments: Store.allCases)
  func aLostAnswerIsGivenOnce(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let number = try await WorkSample.open(desk, "thuế")
    let lost = try #require(try await desk.takeRequests(at: clock.now, lease: 60).first)
    let tax = ScriptedAction(.success(.done(.text("TB-01"))))
    let other = worker(try await open.otherDesk(), [.action("gửi_thuế"): tax])
    #expect(try await other.round().notes.isEmpty)
    clock.now = clock.now.adding(seconds: 60)
    #expect(try await other.round().notes.map(\.outcome) == [.answered])
    #expect(tax.calls.map(\.key) == [lost.item.key])
    let late = try await desk.answer(
      lost.item.key, with: .result(.text("TB-02")), at: clock.now)
    #expect(late.sequence == 3)
    #expect(value("thông_báo", of: try await desk.file(of: number)) == .text("TB-01"))
    #expect(try await desk.history(of: number).filter { $0.event.isAnswer }.count == 1)
  }

  @Test(arguments: Store.allCases)
  func whatHasReachedSomebodyIsNotSentAgain(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    let number = try await WorkSample.open(desk, "báo")
    let sms = ScriptedAction(.success(.done()))
    let email = ScriptedAction(.failure(.transient("bận")), .success(.done()))
    let worker = worker(desk, [.builtIn(.sms): sms, .builtIn(.email): email])
    #expect(try await worker.round().notes.map(\.outcome) == [.again])
    #expect(try await open.journal.requests(of: number).map(\.delivered) == [["sms"]])
    clock.now = clock.now.adding(seconds: 60)
    #expect(try await worker.round().notes.map(\.outcome) == [.done])
    #expect(sms.calls.map(\.key) == ["\(number)/2.1#sms"])
    #expect(email.calls.map(\.key) == ["\(number)/2.1#email", "\(number)/2.1#email"])
    // The text is that of the moment at which the case asked.
    let texts = (sms.calls + email.calls).map { call -> String in
      if case .notice(let text, _) = call.payload { text.text } else { "" }
    }
    #expect(Set(texts) == ["Hồ sơ \(number) của Lê Thị Cúc: đầu."])
  }

  @Test(arguments: Store.allCases)
  func oneMeansIsEnoughWhereTheAuthorSaysOr(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    _ = try await WorkSample.open(desk, "mời", "mời")
    let zalo = ScriptedAction(.failure(.unreachable("không có Zalo")), .success(.done()))
    let sms = ScriptedAction(.success(.done()))
    let worker = worker(desk, [.builtIn(.zalo): zalo, .builtIn(.sms): sms])
    #expect(try await worker.round().notes.map(\.outcome) == [.done, .done])
    #expect(zalo.calls.count == 2 && sms.calls.count == 1)
  }

  @Test func whoHasNoAddressForOneMeansIsReachedByTheOther() async throws {
    for (sms, outcome) in [
      (ScriptedAction(.success(.done())), WorkNote.Outcome.done),
      (ScriptedAction(.failure(.unreachable("không có số"))), .incident),
    ] {
      let desk = try await WorkSample.desk(try await Store.memory.open())
      _ = try await WorkSample.open(desk, "báo")
      let email = ScriptedAction(.failure(.unreachable("không có hộp thư")))
      let worker = worker(desk, [.builtIn(.sms): sms, .builtIn(.email): email])
      #expect(try await worker.round().notes.map(\.outcome) == [outcome])
    }
  }

  @Test func theOfficeIsReachedByItsOwnAddress() async throws {
    let desk = try await WorkSample.desk(try await Store.memory.open())
    let number = try await WorkSample.open(desk, "lập")
    let action = ScriptedAction(.success(.done()))
    let worker = Worker(
      desk, Bindings(everything: Binding(action)), clock: clock.workClock,
      addresses: { Addresses(office: Contact(email: "\($0.role)@vi.du")) })
    #expect(try await worker.round().notes.map(\.outcome) == [.done, .done])
    for call in action.calls {
      switch call.payload {
      case .letter(let letter, let recipient):
        #expect(letter.template == "phieu.html" && recipient.contact.name == "Lê Thị Cúc")
        let number = letter.values.first { $0.name == "mã_hồ_sơ" }
        #expect(number?.text == call.caseNumber)
        #expect(letter.values.contains { $0.name == "ghi_chú" && $0.text == "đầu" })
      case .reminder(let text):
        #expect(text.to.contact.email == "một_cửa@vi.du")
        #expect(text.text == "Hồ sơ \(number) “Thủ tục chính”: bước “Tiếp nhận”.")
      case .notice, .publication, .posting, .refund, .payment, .action:
        Issue.record("\(call.payload)")
      }
    }
  }

  @Test func anActionThatDoesNotComeBackHasFailed() async throws {
    let desk = try await WorkSample.desk(try await Store.memory.open())
    _ = try await WorkSample.open(desk, "lưu")
    var bindings = Bindings(builtIn: Binding(ScriptedAction()))
    bindings[.action("lưu")] = Binding(EndlessAction(), timeLimit: 5)
    let worker = Worker(desk, bindings, clock: clock.impatientClock)
    let notes = try await worker.round().notes
    #expect(
      notes.map(\.outcome) == [.again] && notes.map(\.text?.vi) == ["không xong trong 5 giây"])
  }

  /// What takes its time keeps nothing else waiting.
  @Test func othersAreTakenWhileOneTakesItsTime() async throws {
    let desk = try await WorkSample.desk(try await Store.memory.open())
    let slow = try await WorkSample.open(desk, "lưu")
    let (seen, sight) = AsyncStream.makeStream(of: String.self)
    var bindings = Bindings(builtIn: Binding(ScriptedAction()))
    bindings[.action("lưu")] = Binding(EndlessAction(), timeLimit: 50)
    // Looks for more come at once, and the end of the time limit when the test says so.
    let (limit, end) = AsyncStream.makeStream(of: Void.self)
    let clock = WorkClock(
      now: { WorkSample.start },
      wait: { seconds in
        guard seconds > 1 else { return await Task.yield() }
        for await _ in limit { return }
      })
    let worker = Worker(desk, bindings, clock: clock, note: { sight.yield($0.caseNumber) })
    async let round = worker.requests(lingering: true)
    let quick = try await WorkSample.open(desk, "mời")
    var notes = seen.makeAsyncIterator()
    #expect(await notes.next() == quick)
    end.yield()
    #expect(await notes.next() == slow)
    #expect(try await round.notes.map(\.outcome) == [.done, .again])
  }

  /// The case does not hear of what the office has forgotten.
  @Test func whatIsNotBoundIsAnIncidentInTheEnd() async throws {
    let open = try await Store.memory.open()
    let desk = try await open.desk()
    let number = try await desk.open("cấp_phép", with: Sample.filing, at: clock.now).caseNumber
    _ = try await desk.submit(Sample.receive, to: number, at: clock.now)
    _ = try await desk.submit(Sample.finish, to: number, at: clock.now)
    for _ in 0..<4 {
      _ = try await worker(desk).round()
      clock.now = clock.now.adding(seconds: 600)
    }
    #expect(try await open.journal.incidents(limit: 9).map(\.kind) == [.action])
    #expect(try await desk.file(of: number).state.isOpen)
  }

  @Test(arguments: Store.allCases)
  func workersNeverDoOneThingAtOnce(_ store: Store) async throws {
    let open = try await store.open()
    let desk = try await WorkSample.desk(open)
    for _ in 0..<8 { _ = try await WorkSample.open(desk, "báo", "thuế") }
    let (sms, tax) = (
      ScriptedAction(.success(.done())), ScriptedAction(.success(.done(.text("x"))))
    )
    let workers = [
      worker(desk, [.builtIn(.sms): sms, .action("gửi_thuế"): tax]),
      worker(try await open.otherDesk(), [.builtIn(.sms): sms, .action("gửi_thuế"): tax]),
    ]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in workers { group.addTask { _ = try await worker.round() } }
      try await group.waitForAll()
    }
    #expect(sms.calls.count == 8 && Set(sms.calls.map(\.key)).count == 8)
    #expect(tax.calls.count == 8 && Set(tax.calls.map(\.key)).count == 8)
  }
}

extension Event {
  /// A result that an action has brought.
  var isAnswer: Bool { if case .actionSucceeded = self { true } else { false } }
}

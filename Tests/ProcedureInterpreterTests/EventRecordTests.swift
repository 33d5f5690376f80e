import CivilTime
import Foundation
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// The kept form of events.
@Suite struct EventRecordTests {
  private static let start = Moment(seconds: 1_769_411_700)
  private static let due = Due(moment: start.adding(seconds: 86_400), isProvisional: true)

  /// One of each kind, each with all it may hold.
  static func everyKind() throws -> [Event] {
    let officer = Performer(ID(3), person: "lan")
    let applicant = Performer(.applicant, person: "Nguyễn Văn A")
    var opening = Opening(
      caseNumber: "H32.14-260126-0001",
      applicant: Applicant(
        name: "Trần Thị Bưởi", phone: "0905", email: "b@x.vn", address: "12 Lê Lợi"),
      channel: .counter, returning: .post, selected: ID(1), lookedUp: [ID(2), ID(0)])
    opening.event = ID(4)
    var paper = PaperEntry(
      ID(2), form: .certifiedCopy, count: 2, format: "pdf", bytes: 1_048_576,
      issued: CivilDate(year: 2025, month: 12, day: 31), isSigned: true)
    paper.isKept = true
    let values: [Value] = [
      .text("nhà ở"), .number(try #require(ExactDecimal(significand: -125, scale: 2))),
      .money(75_000), .date(try #require(CivilDate(year: 1990, month: 2, day: 28))),
      .moment(start), .flag(true), .choice("mới"), .list([.list([.flag(false)]), .text("")]),
      .duration(try .working(3, .day)), .duration(try .calendar(6, .month)),
    ]
    let limit = TimeLimit.duration(.working(try WorkingDuration(thousandths: 1500, .day)))
    let request = ActionRequest(
      number: 7, action: ID(1), arguments: values, into: ID(3), onFailure: .stopping(.step(ID(5))),
      stay: 9, isAwaited: true)
    let call = CallRequest(
      number: 8, procedure: "cấp_thẻ", arguments: [NamedValue("ai", .text("bé"))], step: ID(6),
      stay: 10)
    var move = CaseMove(
      from: "sha256:a", to: "sha256:b", reason: "Nghị định mới", by: "lan", batch: "lô", undoes: 3)
    move.plan.limits = .old
    move.plan.counting = .anew
    move.plan.overridesTransition = true
    move.plan.decisions = [
      .steps: ["cũ": .becomes("mới"), "bỏ": .givenUp], .outcomes: ["cũ.đạt": .becomes("được")],
    ]
    move.values = [FieldEntry(ID(4), .text("nhà ở"))]
    move.clocks = [
      MovedClock(
        .whole, limit: limit,
        carried: CarriedBudgets(
          [.limit(limit), .workingSeconds(60), .calendarDays(2), .wallClockSeconds(3)], from: start),
        before: due, due: nil),
      MovedClock(.stage(ID(1)), limit: nil),
      MovedClock(.stay(2), limit: limit, due: due, waitsUntil: start.adding(seconds: 9)),
    ]
    let notice = NoticeRequest(
      to: .applicant, message: ID(1), means: MeansSet([.zalo, .sms, .portal]), manner: .first)
    let opened = BlockEntry(
      required: 2,
      branches: [
        BranchOpening(number: 1, branch: 0, element: .text("Sở Xây dựng")),
        BranchOpening(number: 2, branch: 1),
      ])
    return values.enumerated().map { .fieldRecorded(ID($0), $1) } + [
      .filed(opening), .outcomeChosen(ID(1), outcome: 2, by: officer),
      .outcomeChosen(ID(1), outcome: 2, by: applicant),
      .anytimeChosen(0, in: ID(4), by: Performer(.applicant)), .papersRecorded([paper]),
      .letterSigned(ID(0), by: officer), .assigned(Assignment(ID(2), to: "minh")),
      .paid(Payment(ID(0), amount: 75_000, by: .online, receipt: "BL-1")), .eventReceived(ID(1)),
      .partyPresent(Performer(ID(5), person: "chồng")),
      .voteCast(ID(2), outcome: 1, by: officer), .voteClosed(ID(2), by: officer),
      .voteDecided(ID(2), .carried(outcome: 0)), .voteDecided(ID(2), .casting(outcome: 1)),
      .voteDecided(ID(2), .notCarried),
      .stepEntered(
        ID(130), StepEntry(limit: limit, due: due, waitsUntil: start.adding(seconds: -5))),
      .stepLeft(ID(3)), .visitLimitReached(ID(3)), .endReached(ID(0)),
      .blockEntered(ID(0), opened), .branchTurnedTo(2), .branchDone(2), .branchStopped(1),
      .blockDone(ID(0)), .blockStopped(ID(1)),
      .stageEntered(
        ID(0), StageEntry(limit: .sameDay(cutoff: TimeOfDay(minutes: 900)), due: due)),
      .stageLeft(ID(0)), .stagePaused(ID(0)), .stageResumed(ID(0), due: nil),
      .stageReminderDue(ID(0), index: 1), .stageOverdue(ID(0)),
      .clockStarted(limit: .sameDay(cutoff: nil), promised: due), .clockPaused,
      .clockResumed(due: due), .clockRestarted(due: nil),
      .clockLeft(try .calendar(30, .minute), due: due),
      .clockExtended(try .working(4, .hour), due: nil), .reminderDue(ID(1), index: 0),
      .overdue(ID(1)), .outcomeDeemed(ID(1), outcome: 0), .waitElapsed(ID(1)),
      .overallReminderDue(index: 63), .overallOverdue, .noticeRequested(notice),
      .reminderRequested(ID(2)), .letterIssued(ID(1)), .published(.letter(ID(0))),
      .published(.result(ID(1))), .postingRequested(.paper(ID(2)), to: .applicant),
      .resultIssued(ID(0)), .resultsReturned([ID(0), ID(1)]),
      .refundRequested(ID(0), amount: 20_000), .actionRequested(request),
      .actionSucceeded(request: 7, value: .text("có")), .actionSucceeded(request: 7, value: nil),
      .actionFailed(request: 7, .reported("mất mạng")),
      .actionFailed(request: 7, .unusableResult(.flag(true))), .callRequested(call),
      .callEnded(request: 8, end: "xong", values: [NamedValue("số", .money(1))]),
      .callRefused(request: 8, reason: "thiếu"), .taskClaimed(ID(3), by: Agent("lan")),
      .taskClaimed(ID(3), by: Agent("minh", for: "lan")),
      .taskAssigned(ID(3), to: "cúc", by: Agent("hùng"), reason: nil),
      .taskAssigned(ID(3), to: "cúc", by: Agent("hùng", for: "bình"), reason: "lan ốm nặng"),
      .taskReturned(ID(3), by: Agent("lan"), reason: "lan ốm nặng"),
      .actedFor(principal: "bình", by: officer, in: ID(3)),
      .actedFor(principal: "Nguyễn Văn B", by: applicant, in: nil),
      .paperFilesRecorded([
        FiledPaper(
          ID(2), form: .copy, file: PaperFile(name: "hộ khẩu.pdf", digest: [0, 127, 255]))
      ]), .moved(move),
    ]
  }

  private static func timed() throws -> [TimedEvent] {
    try everyKind().enumerated().map {
      TimedEvent($1, at: start.adding(seconds: Int64($0 * $0) * 40))
    }
  }

  @Test func whatIsReadIsWhatWasWritten() throws {
    let events = try Self.timed()
    let record = EventRecord(events)
    #expect(try record.events() == events)
    #expect(try EventRecord([]).events().isEmpty)
    for event in events { #expect(try EventRecord([event]).events() == [event]) }
  }

  /// The bytes as they were released. They are never written anew: a test that fails here means that
  /// journals on disk would be misread.
  @Test func theBytesNeverChange() throws {
    let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus/record/events-1.txt")
    let lines = try Self.everyKind().map { event in
      let record = EventRecord([TimedEvent(event, at: Self.start)])
      return "\(hexadecimal(record.open)) \(hexadecimal(record.personal ?? []))"
    }
    let kept = try String(contentsOf: golden, encoding: .utf8)
    #expect(kept == lines.joined(separator: "\n") + "\n")
  }

  @Test func everyKindIsThere() throws {
    // The number of the kind is the eighth byte: version, count and the six bytes of the moment.
    let kinds = Set(
      try Self.everyKind().map { event in
        EventRecord([TimedEvent(event, at: Moment(seconds: 0))]).open[3]
      })
    #expect(kinds == Set(1...60).union([64]))
  }

  @Test func erasedEventsNameNobody() throws {
    let events = try Self.timed()
    var record = EventRecord(events)
    let words = [
      "Bưởi", "0905", "b@x.vn", "Lê Lợi", "Nguyễn", "nhà ở", "chồng", "mất mạng", "bé",
      "ốm nặng", "hộ khẩu",
    ]
    let open = String(decoding: record.open, as: UTF8.self)
    for word in words { #expect(!open.contains(word), "\(word)") }
    record.personal = nil
    let erased = try record.events()
    #expect(erased.count == events.count)
    #expect(erased.map(\.moment) == events.map(\.moment))
    let told = String(describing: erased)
    for word in words { #expect(!told.contains(word), "\(word)") }
    #expect(told.contains("lan"))
  }

  @Test func damagedBytesAreRefusedOrReadAsOthers() throws {
    let events = try Self.timed()
    let record = EventRecord(events)
    for length in record.open.indices {
      let cut = EventRecord(open: Array(record.open[..<length]), personal: record.personal)
      #expect(throws: RecordFault.self) { try cut.events() }
    }
    let personal = try #require(record.personal)
    for length in personal.indices {
      let cut = EventRecord(open: record.open, personal: Array(personal[..<length]))
      #expect(throws: RecordFault.self) { try cut.events() }
    }
    // Whatever can be read at all has one form only.
    for index in record.open.indices {
      for bit in 0..<8 {
        var open = record.open
        open[index] ^= 1 << UInt8(bit)
        guard let read = try? EventRecord(open: open, personal: personal).events() else { continue }
        #expect(EventRecord(read).open == open)
      }
    }
  }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.isEmpty
      ? "-"
      : bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        .joined()
  }
}

import CivilTime
import ProcedureCompiler
import ProcedureGraph
import ProcedureInterpreter
import ProcedureScenarios
import Testing

@Suite struct PlayingTests {
  /// A case that waits for its dossier to be received, due on 27/01/2026 08:00.
  static func received() throws -> Playing {
    let run = try Sample.play(filing)
    let start = try #require(run.events.first).moment
    var playing = try Playing(Sample.program(), at: start)
    let filed = Filing(
      Opening(caseNumber: "HS-1", channel: .online, returning: .post),
      fields: [FieldEntry(ID(0), .number(50))],
      papers: [
        PaperEntry(ID(0), form: .original), PaperEntry(ID(1), form: .copy, count: 2),
      ])
    try playing.perform(.file(filed))
    try playing.perform(.actionSucceeded(request: 1, value: .flag(true)))
    return playing
  }

  @Test func everyTimerFiresAtItsOwnMoment() throws {
    var playing = try Self.received()
    let before = playing.history.count
    try playing.advance(by: .calendar(3, .month))
    let fired = playing.history.dropFirst(before).map { "\($0.moment)" }
    #expect(
      fired == [
        "26/01/2026 16:00", "26/01/2026 16:00", "27/01/2026 08:00", "27/01/2026 08:00",
      ])
    #expect(playing.now.description == "26/04/2026 08:00")
    #expect(playing.nextTimer == nil)
  }

  @Test func smallStepsComeToTheSameAsOneLeap() throws {
    var leaping = try Self.received()
    var creeping = leaping
    try leaping.advance(by: .calendar(48, .hour))
    for _ in 0..<48 { try creeping.advance(by: .calendar(1, .hour)) }
    #expect(leaping.history == creeping.history)
    #expect(leaping.state == creeping.state)
    #expect(leaping.now == creeping.now)
  }

  @Test func timeNeverGoesBack() throws {
    var playing = try Self.received()
    let now = playing.now
    try playing.advance(to: now.adding(days: -1))
    #expect(playing.now == now)
  }

  @Test func aRefusedCommandIsRememberedAndChangesNothing() throws {
    var playing = try Self.received()
    let (state, history) = (playing.state, playing.history)
    #expect(throws: Rejection.alreadyFiled) {
      try playing.perform(.file(Filing(Opening(caseNumber: "HS-2", channel: .online))))
    }
    #expect(playing.state == state)
    #expect(playing.history == history)
    #expect(playing.refusals.map(\.rejection) == [.alreadyFiled])
  }

  @Test func theEventsAddUpToTheState() throws {
    var playing = try Self.received()
    try playing.advance(by: .calendar(2, .day))
    var replayed = CaseState.new
    for event in playing.history { apply(event, to: &replayed, of: playing.program) }
    #expect(replayed == playing.state)
  }

  @Test func workingTimeIsCountedByTheCalendar() throws {
    let playing = try Playing(
      Sample.program(), at: #require(Moment(iso: "2026-01-30T16:00")))
    let ends = try [
      LegalDuration.working(2, .hour), .working(1, .day), .calendar(2, .hour), .calendar(1, .day),
      .calendar(1, .week), .calendar(1, .month), .calendar(1, .year),
    ].map { playing.moment(after: $0).description }
    #expect(
      ends == [
        "02/02/2026 08:00", "02/02/2026 17:00", "30/01/2026 18:00", "31/01/2026 16:00",
        "06/02/2026 16:00", "28/02/2026 16:00", "30/01/2027 16:00",
      ])
  }

  @Test func aClockMayStartWhenTheOfficeOpens() throws {
    let calendar = try Sample.program().procedure.calendar
    let sunday = try #require(CivilDate(year: 2026, month: 1, day: 4))
    #expect(calendar.opening(onOrAfter: sunday).description == "05/01/2026 07:00")
  }

  @Test func aCaseThatGoesRoundInCirclesIsStopped() throws {
    let program = try Program(
      #require(
        Sample.compiled(
          """
          lịch l "Lịch":
            ngày làm việc thứ hai - thứ sáu
            giờ làm việc 7:00 - 11:30
          hết
          thủ tục quay_vòng "Quay vòng":
            lịch l
            bước a "A":
              do hệ_thống
              chờ 1 phút -> b
            hết
            bước b "B":
              do hệ_thống
              chờ 1 phút -> a
              chờ sự kiện xong -> hết_việc
            hết
            kết thúc hết_việc "Hết việc" thành công
          hết
          """
        ).procedures.first
      ).verified)
    var playing = try Playing(program, at: #require(Moment(iso: "2026-01-05T08:00")))
    try playing.perform(.file(Filing(Opening(caseNumber: "HS-1", channel: .online))))
    #expect(throws: Rejection.self) { try playing.advance(by: .calendar(50, .year)) }
    #expect(playing.history.count < 100_000)
  }
}

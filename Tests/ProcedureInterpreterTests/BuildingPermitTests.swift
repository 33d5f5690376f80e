import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Whole histories of one procedure.
struct BuildingPermitTests {
  private func filed() -> Trial {
    var trial = Trial(BuildingPermit.program, at: at("2026-01-26T16:30"))
    trial.run(.file(BuildingPermit.filing))
    return trial
  }

  private let grade = [FieldEntry(BuildingPermit.grade, .choice("thấp"))]

  @Test func aPermitIsGranted() {
    var trial = filed()
    #expect(trial.step == BuildingPermit.receive)
    // Half an hour on Monday, seven and a half on Tuesday.
    #expect(trial.state.activities.first?.due?.moment == at("2026-01-27T16:30"))
    trial.choose("hợp_lệ", by: BuildingPermit.counter, "Lan", at: at("2026-01-27T09:00"))
    #expect(trial.state.overallClock?.promised?.moment == at("2026-02-17T17:00"))
    #expect(
      text(of: ID(0), in: trial.state, at: trial.now, of: trial.program)
        == "Hồ sơ 000.00.01.H15-260126-0001 hẹn trả 17:00 ngày 17/02/2026.")
    trial.choose(
      "giao", by: BuildingPermit.head, "Hùng",
      assign: [Assignment(BuildingPermit.officer, to: "Mai")], at: at("2026-01-27T10:00"))
    trial.choose(
      "đạt", by: BuildingPermit.officer, "Mai", fields: grade, at: at("2026-01-28T10:00"))
    #expect(trial.step == BuildingPermit.check)
    trial.run(.actionSucceeded(request: 1, value: .number(20)), at: at("2026-01-28T10:01"))
    #expect(trial.step == BuildingPermit.sign)
    #expect(
      trial.refused("ký", by: BuildingPermit.director, "Mai")
        == .faulty([.samePerson("Mai", BuildingPermit.appraise)]))
    trial.choose("ký", by: BuildingPermit.director, "Sơn", at: at("2026-01-29T10:00"))
    #expect(trial.step == BuildingPermit.post)
    #expect(trial.state.overallClock?.isPaused == true)
    trial.run(.advance, at: at("2026-02-06T08:00"))
    #expect(trial.step == BuildingPermit.handOver)
    #expect(
      trial.refused("trả", by: BuildingPermit.counter)
        == .faulty([.feeUnpaid(ID(0), outstanding: 37_500)]))
    trial.run(.pay(Payment(ID(0), amount: 37_500, by: .online)))
    trial.choose("trả", by: BuildingPermit.counter)
    #expect(trial.state.end == BuildingPermit.granted)
    #expect(trial.state.status == .returned)
    #expect(trial.replayed == trial.state)
  }

  @Test func anApplicantWhoDoesNotSupplementLosesTheCase() {
    var trial = filed()
    let reason = [FieldEntry(BuildingPermit.supplementReason, .text("Thiếu bản vẽ"))]
    trial.choose(
      "cần_bổ_sung", by: BuildingPermit.counter, "Lan", fields: reason, at: at("2026-01-27T09:00"))
    #expect(trial.state.status == .supplementRequested)
    trial.run(.advance, at: at("2026-02-27T08:00"))
    #expect(trial.state.end == BuildingPermit.cancelled)
    #expect(trial.state.lastMoment == at("2026-02-26T23:59"))
  }

  @Test func theLimitRunsAgainAfterASupplement() {
    var trial = filed()
    let reason = [FieldEntry(BuildingPermit.supplementReason, .text("Thiếu bản vẽ"))]
    trial.choose("hợp_lệ", by: BuildingPermit.counter, "Lan", at: at("2026-01-27T09:00"))
    trial.choose("giao", by: BuildingPermit.head, at: at("2026-01-27T10:00"))
    for visit in 1...3 {
      trial.choose("cần_bổ_sung", by: BuildingPermit.officer, "Mai", fields: reason)
      #expect(trial.step == BuildingPermit.supplement)
      #expect(trial.state.visits(of: BuildingPermit.supplement) == visit)
      trial.choose("đã_bổ_sung", by: .applicant)
      #expect(trial.state.overallDue?.moment == at("2026-02-17T17:00"))
      trial.choose("hợp_lệ", by: BuildingPermit.counter, "Lan")
      trial.choose("giao", by: BuildingPermit.head)
    }
    trial.choose("cần_bổ_sung", by: BuildingPermit.officer, "Mai", fields: reason)
    #expect(trial.state.end == BuildingPermit.refused)
  }

  @Test func aSilentHeadHasAssigned() {
    var trial = filed()
    trial.choose("hợp_lệ", by: BuildingPermit.counter, at: at("2026-01-27T08:00"))
    trial.run(.advance, at: at("2026-01-28T08:00"))
    #expect(trial.step == BuildingPermit.appraise)
    #expect(trial.kinds.contains(.outcomeDeemed(BuildingPermit.assign, outcome: 0)))
  }

  @Test func duesAreExplainedByTheCalendar() throws {
    let trial = filed()
    let activity = try #require(trial.state.activities.first)
    let expected = officeCalendar.explain(
      limit: .duration(workingHours(8)), from: at("2026-01-26T16:30"))
    #expect(trial.program.explanation(of: activity, in: trial.state) == expected)
  }
}

import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Cases of other procedures: opened on entry, awaited, and what follows from their end.
struct CallTests {
  private let waiting = ID<Step>(1)

  private func program(
    by role: ID<Role> = .system, _ change: (inout Step) -> Void = { _ in }
  ) -> Program {
    Small.program([
      step("a") {
        $0.enters = [ID(0)]
        $0.outcomes = [outcome("x", to: .step(waiting))]
      },
      step("gọi", by: role) {
        $0.onEntry = [.set(ID(1), .literal(.text("đã chuyển")))]
        $0.onExit = [.issue(ID(0))]
        $0.call = Call(
          procedure: "đất_đai",
          arguments: [
            .init(field: "diện_tích", value: .field(ID(0))),
            .init(field: "ghi_chú", value: .field(ID(1))),
          ],
          ends: [
            .init(end: "đã_cấp", target: .step(ID(2)), acts: [.remind(Small.board)]),
            .init(end: "đã_từ_chối", target: Small.cancelled),
          ], otherwise: .step(ID(0)), gives: [.init(from: "lệ_phí", into: ID(4))])
        change(&$0)
      },
      step("b") { $0.outcomes = [outcome("x", to: Small.done)] },
    ])
  }

  private func called(_ program: Program) -> Trial {
    var trial = Small.filed(program, fields: [FieldEntry(ID(0), .number(120))])
    trial.choose("x", by: Small.office)
    return trial
  }

  @Test func enteringAsksForACaseAndWaits() {
    let trial = called(program())
    let request = CallRequest(
      number: 1, procedure: "đất_đai",
      arguments: [
        NamedValue("diện_tích", .number(120)), NamedValue("ghi_chú", .text("đã chuyển")),
      ], step: waiting, stay: 2)
    #expect(trial.kinds.last == .callRequested(request))
    #expect(trial.state.openCalls == [OpenCall(request)])
    #expect(trial.step == waiting)
  }

  @Test func itsEndLeadsOnWithWhatItGives() {
    var trial = called(program())
    let values = [NamedValue("khác", .flag(true)), NamedValue("lệ_phí", .money(5_000))]
    trial.run(.callEnded(request: 1, end: "đã_cấp", values: values))
    #expect(
      trial.kinds.dropLast() == [
        .callEnded(request: 1, end: "đã_cấp", values: values),
        .fieldRecorded(ID(4), .money(5_000)), .letterIssued(ID(0)),
        .reminderRequested(Small.board), .stepLeft(waiting),
      ])
    #expect(trial.step == ID(2))
    #expect(trial.state.openCalls == [])
    #expect(trial.state.value(of: ID(4)) == .money(5_000))
    #expect(
      trial.refusal(.callEnded(request: 1, end: "đã_cấp", values: [])) == .requestNotPending(1))
  }

  @Test(arguments: [("đã_từ_chối", nil), ("rút", 0)] as [(String, Int?)])
  func eachEndHasItsWay(_ end: String, _ step: Int?) {
    var trial = called(program())
    trial.run(.callEnded(request: 1, end: end, values: []))
    #expect(trial.step == step.map { ID($0) })
  }

  @Test func anEndOfWhichNothingFollowsIsRecorded() {
    var trial = called(program(by: Small.board) { $0.call?.otherwise = nil })
    trial.run(.callEnded(request: 1, end: "rút", values: []))
    #expect(trial.step == waiting)
    #expect(trial.state.openCalls == [])
  }

  @Test func whatItGivesHasToFit() {
    var trial = called(program())
    #expect(
      trial.refusal(
        .callEnded(request: 1, end: "đã_cấp", values: [NamedValue("lệ_phí", .text("5"))]))
        == .faulty([.fieldInvalid(ID(4), [.wrongType])]))
    #expect(trial.step == waiting)
  }

  @Test func aCallThatCannotBeOpenedIsRecordedAndMayBeOpenedLater() {
    var trial = called(program())
    trial.run(.callRefused(request: 1, reason: "mất kết nối"))
    #expect(trial.step == waiting)
    #expect(trial.state.openCalls.map(\.refusal) == ["mất kết nối"])
    #expect(trial.refusal(.callRefused(request: 2, reason: "")) == .requestNotPending(2))
    trial.run(.callEnded(request: 1, end: "đã_cấp", values: []))
    #expect(trial.step == ID(2))
  }

  @Test func aPersonOrATimerMayLeadOnBefore() {
    let program = program(by: Small.office) {
      $0.outcomes = [outcome("thôi", to: .step(ID(2)))]
      $0.limits = [within(days(3))]
      $0.timers.overdue = .init(acts: [], consequence: .moves(.step(ID(0))))
    }
    var trial = called(program)
    var late = trial
    trial.choose("thôi", by: Small.office)
    #expect(trial.step == ID(2))
    late.run(.advance, at: at("2026-02-10T08:00"))
    #expect(late.step == ID(0))
    // A late end is kept and moves nothing.
    trial.run(.callEnded(request: 1, end: "đã_từ_chối", values: [NamedValue("lệ_phí", .money(7))]))
    #expect(trial.step == ID(2))
    #expect(trial.state.value(of: ID(4)) == .money(7))
    // Entered again, a new case is asked for.
    late.choose("x", by: Small.office)
    #expect(late.state.openCalls.map(\.request.number) == [1, 2])
  }

  @Test func anArgumentThatCannotBeWorkedOutIsNamed() {
    var trial = Small.filed(program())
    #expect(
      trial.refused("x", by: Small.office)
        == .cannotEvaluate(.callArgument(waiting, field: "diện_tích"), .missingField(ID(0))))
  }

  @Test func branchesCallSideBySide() {
    typealias C = Consultation
    let program = C.program {
      $0.steps[C.reply.index].call = Call(
        procedure: "xác_minh", arguments: [.init(field: "xã", value: .field(C.commune))],
        ends: [.init(end: "xong", target: .branchDone(C.perCommune))])
    }
    var trial = C.asked(["Ea Tu", "Cư Êbur", "Hòa Phú"], program)
    #expect(
      trial.state.openCalls.map(\.request.arguments) == [
        [NamedValue("xã", .text("Ea Tu"))], [NamedValue("xã", .text("Cư Êbur"))],
        [NamedValue("xã", .text("Hòa Phú"))],
      ])
    trial.run(.callEnded(request: 2, end: "xong", values: []))
    #expect(trial.state.activities.map(\.branch) == [1, 3])
    trial.run(.callEnded(request: 3, end: "xong", values: []))
    #expect(trial.step == C.gather)
    // The first was stopped with its branch.
    trial.run(.callEnded(request: 1, end: "xong", values: []))
    #expect(trial.step == C.gather)
  }
}

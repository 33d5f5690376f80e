import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Stages and their clocks.
struct StageTests {
  static let intake = ID<Stage>(0)
  static let handling = ID<Stage>(1)

  /// a | b → c (asks: d outside, pausing e inside) | done. Handling has two working days.
  static func program(
    overdue: Timers.Overdue.Consequence = .stays, _ change: (inout Procedure) -> Void = { _ in }
  ) -> Program {
    Small.program([
      step("a") {
        $0.stage = intake
        $0.outcomes = [outcome("x", to: .step(ID(1)))]
      },
      step("b") {
        $0.stage = handling
        $0.outcomes = [outcome("x", to: .step(ID(2)))]
      },
      step("c") {
        $0.stage = handling
        $0.limits = [within(days(30))]
        $0.outcomes = [
          outcome("lại", to: .step(ID(1))), outcome("ngoài", to: .step(ID(3))),
          outcome("nghỉ", to: .step(ID(4))), outcome("xong", to: Small.done),
        ]
      },
      step("d") { $0.outcomes = [outcome("x", to: .step(ID(2)))] },
      step("e") {
        $0.stage = handling
        $0.overallClock = .pauses
        $0.outcomes = [outcome("x", to: .step(ID(2)))]
      },
    ]) {
      $0.stages = [
        Stage(name: "tiếp_nhận", title: "Tiếp nhận"),
        Stage(
          name: "giải_quyết", title: "Giải quyết", limits: [within(workingDays(2))],
          timers: Timers(
            reminders: [.init(before: workingHours(4), acts: [.remind(Small.office)])],
            overdue: .init(acts: [.issue(ID(0))], consequence: overdue))),
      ]
      change(&$0)
    }
  }

  @Test func aStageIsEnteredWithItsFirstStepAndLeftWithItsLast() {
    var trial = Small.filed(Self.program())
    #expect(
      trial.kinds.suffix(2) == [
        .stageEntered(Self.intake, StageEntry()), .stepEntered(ID(0), StageTests.plain),
      ])
    #expect(trial.state.stages.map(\.stage) == [Self.intake])
    #expect(trial.state.stageDue == nil)
    trial.choose("x", by: Small.office)
    let due = at("2026-01-28T17:00")
    #expect(trial.kinds.contains(.stageLeft(Self.intake)))
    #expect(trial.state.stageDue?.moment == due)
    #expect(trial.state.due(of: Self.handling)?.moment == due)
    #expect(trial.state.due(of: Self.intake) == nil)
    // Within the stage its clock runs on.
    trial.choose("x", by: Small.office, at: at("2026-01-27T08:00"))
    trial.choose("lại", by: Small.office)
    #expect(trial.state.stages.map(\.enteredAt) == [at("2026-01-26T08:00")])
    #expect(!trial.kinds.contains { if case .stageEntered = $0 { true } else { false } })
    trial.choose("x", by: Small.office)
    // Outside and back: anew.
    trial.choose("ngoài", by: Small.office)
    #expect(trial.state.stages == [])
    trial.choose("x", by: Small.office, at: at("2026-01-27T09:00"))
    #expect(trial.state.stageDue?.moment == at("2026-01-29T17:00"))
    trial.choose("xong", by: Small.office)
    #expect(trial.kinds.contains(.stageLeft(Self.handling)))
    #expect(trial.state.stages == [])
    #expect(trial.replayed == trial.state)
  }

  @Test func aStageRemindsAndIsOverdueOnce() {
    var trial = Small.filed(Self.program())
    trial.choose("x", by: Small.office)
    trial.choose("x", by: Small.office)
    #expect(trial.nextTimer == at("2026-01-28T11:00"))
    trial.run(.advance, at: at("2026-01-28T16:59"))
    #expect(
      trial.kinds == [
        .stageReminderDue(Self.handling, index: 0), .reminderRequested(Small.office),
      ])
    trial.run(.advance, at: at("2026-01-30T08:00"))
    #expect(trial.latest.map(\.moment) == [at("2026-01-28T17:00"), at("2026-01-28T17:00")])
    #expect(trial.kinds == [.stageOverdue(Self.handling), .letterIssued(ID(0))])
    trial.run(.advance, at: at("2026-02-10T08:00"))
    #expect(trial.latest == [])
  }

  @Test func anOverdueStageMayMoveTheCase() {
    var trial = Small.filed(Self.program(overdue: .moves(Small.cancelled)))
    trial.choose("x", by: Small.office)
    trial.run(.advance, at: at("2026-01-30T08:00"))
    #expect(trial.state.end == ID(1))
    #expect(
      trial.kinds.suffix(5) == [
        .stageOverdue(Self.handling), .letterIssued(ID(0)), .stepLeft(ID(1)),
        .stageLeft(Self.handling), .endReached(ID(1)),
      ])
    #expect(trial.nextTimer == nil)
  }

  @Test func aStepThatPausesTheWholeCasePausesItsStage() {
    var trial = Small.filed(Self.program())
    trial.choose("x", by: Small.office)
    trial.choose("x", by: Small.office)
    trial.choose("nghỉ", by: Small.office, at: at("2026-01-27T11:00"))
    #expect(trial.kinds.contains(.stagePaused(Self.handling)))
    #expect(trial.state.stages.map(\.isPaused) == [true])
    #expect(trial.state.stageDue == nil)
    trial.run(.advance, at: at("2026-02-05T08:00"))
    #expect(trial.latest == [])
    trial.choose("x", by: Small.office, at: at("2026-02-05T11:00"))
    #expect(trial.state.stages.map(\.isPaused) == [false])
    let due = trial.state.stageDue
    #expect(due?.moment ?? .earliest > at("2026-02-05T17:00"))
    #expect(trial.kinds.contains(.stageResumed(Self.handling, due: due)))
    #expect(trial.replayed == trial.state)
  }

  @Test func aStageEnteredInAPausingStepStartsPaused() {
    let program = Self.program { $0.steps[0].outcomes = [outcome("x", to: .step(ID(4)))] }
    var trial = Small.filed(program)
    trial.choose("x", by: Small.office)
    #expect(trial.state.stages.map(\.isPaused) == [true])
  }

  @Test func aLimitThatCannotBeWorkedOutNamesTheStage() {
    let program = Self.program {
      $0.stages[1].limits[0].condition = .compare(.greater, .field(ID(0)), number(1))
    }
    var trial = Small.filed(program)
    #expect(
      trial.refused("x", by: Small.office)
        == .cannotEvaluate(.stageLimit(Self.handling), .missingField(ID(0))))
    #expect(trial.state.stages.map(\.stage) == [Self.intake])
  }

  @Test func atOneMomentAStepComesBeforeItsStageAndThatBeforeTheWholeCase() {
    let program = Self.program {
      let tell = Timers(
        reminders: [.init(before: workingHours(4), acts: [])],
        overdue: .init(acts: []))
      $0.steps[0].stage = Self.handling
      $0.steps[0].limits = [within(workingDays(2))]
      $0.steps[0].timers = tell
      $0.limits = [within(workingDays(2))]
      $0.timers = tell
    }
    var trial = Small.filed(program)
    trial.run(.advance, at: at("2026-02-01T08:00"))
    #expect(
      trial.kinds.filter { if case .letterIssued = $0 { false } else { true } } == [
        .reminderDue(ID(0), index: 0), .stageReminderDue(Self.handling, index: 0),
        .reminderRequested(Small.office), .overallReminderDue(index: 0), .overdue(ID(0)),
        .stageOverdue(Self.handling), .overallOverdue,
      ])
  }

  static let plain = StepEntry()
}

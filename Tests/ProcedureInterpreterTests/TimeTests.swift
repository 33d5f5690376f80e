import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Limits, reminders, overdue, waits, and the clock of the whole case.
struct TimeTests {
  let office = Small.office
  static let remindOffice = Act.remind(Small.office)

  /// Eight working hours from Monday 8:00: 3½ in the morning, 3½ in the afternoon, one on Tuesday.
  let dueOnTuesday = at("2026-01-27T08:00")

  private func limited(
    reminders: [Timers.Reminder] = [], _ consequence: Timers.Overdue.Consequence = .stays,
    acts: [Act] = [.issue(ID(0))], _ change: (inout Step) -> Void = { _ in }
  ) -> Program {
    Small.program([
      step("a") {
        $0.limits = [within(workingHours(8))]
        $0.timers = Timers(
          reminders: reminders, overdue: Timers.Overdue(acts: acts, consequence: consequence))
        $0.outcomes = [outcome("x", to: .step(ID(1)), requires: [ID(0)], acts: [.remind(office)])]
        change(&$0)
      },
      step("b") { $0.outcomes = [outcome("x", to: Small.done)] },
    ])
  }

  @Test func aLimitFixesTheDueDateAtEntry() throws {
    let trial = Small.filed(limited())
    let activity = try #require(trial.state.activities.first)
    #expect(activity.due?.moment == dueOnTuesday)
    #expect(activity.limit == .duration(workingHours(8)))
    #expect(
      trial.kinds.last
        == .stepEntered(ID(0), StepEntry(limit: activity.limit, due: activity.due)))
  }

  @Test func theFirstLimitWhoseConditionHoldsApplies() {
    let program = Small.program([
      step("a") {
        $0.limits = [
          within(workingHours(1), if: .compare(.greater, .field(ID(0)), number(10))),
          within(workingHours(2)),
        ]
        $0.outcomes = [outcome("x", to: Small.done)]
      }
    ])
    let many = Small.filed(program, fields: [FieldEntry(ID(0), .number(11))])
    #expect(many.state.activities.first?.due?.moment == at("2026-01-26T09:00"))
    let few = Small.filed(program, fields: [FieldEntry(ID(0), .number(10))])
    #expect(few.state.activities.first?.due?.moment == at("2026-01-26T10:00"))
  }

  @Test func overdueFiresOnlyAfterTheDueMomentAndHappensAtIt() {
    var trial = Small.filed(limited())
    #expect(trial.nextTimer == at("2026-01-27T08:01"))
    trial.run(.advance, at: dueOnTuesday)
    #expect(trial.latest.isEmpty)
    trial.run(.advance, at: at("2026-01-27T08:01"))
    #expect(
      trial.latest == [
        TimedEvent(.overdue(ID(0)), at: dueOnTuesday),
        TimedEvent(.letterIssued(ID(0)), at: dueOnTuesday),
      ])
    #expect(trial.step == ID(0))
    // Once in a stay.
    #expect(trial.nextTimer == nil)
    trial.run(.advance, at: at("2026-03-01T08:00"))
    #expect(trial.latest.isEmpty)
  }

  @Test func overdueMayTakeTheCaseAway() {
    var trial = Small.filed(limited(.moves(.step(ID(1)))) { $0.onExit = [.issue(ID(0))] })
    trial.run(.advance, at: at("2026-01-30T08:00"))
    #expect(
      trial.kinds == [
        .overdue(ID(0)), .letterIssued(ID(0)), .letterIssued(ID(0)), .stepLeft(ID(0)),
        .stepEntered(ID(1), StepEntry()),
      ])
    #expect(trial.state.activities.first?.enteredAt == dueOnTuesday)
  }

  @Test func silenceMayCountAsAnOutcomeWithoutItsFields() {
    var trial = Small.filed(limited(.counts(asOutcome: 0)))
    trial.run(.advance, at: at("2026-01-30T08:00"))
    #expect(
      trial.kinds == [
        .overdue(ID(0)), .letterIssued(ID(0)), .outcomeDeemed(ID(0), outcome: 0),
        .reminderRequested(office), .stepLeft(ID(0)), .stepEntered(ID(1), StepEntry()),
      ])
  }

  @Test func remindersComeBeforeInTheCalendarsHours() {
    var trial = Small.filed(
      limited(reminders: [
        Timers.Reminder(before: workingHours(1), acts: [.remind(office)]),
        Timers.Reminder(before: workingHours(2), acts: [.issue(ID(0))]),
      ]))
    #expect(trial.nextTimer == at("2026-01-26T16:00"))
    trial.run(.advance, at: at("2026-01-26T16:00"))
    #expect(
      trial.latest == [
        TimedEvent(.reminderDue(ID(0), index: 1), at: trial.now),
        TimedEvent(.letterIssued(ID(0)), at: trial.now),
      ])
    // The latest moment with an hour to go is Tuesday's opening.
    #expect(trial.nextTimer == at("2026-01-27T07:00"))
    trial.run(.advance, at: at("2026-01-27T07:00"))
    #expect(trial.kinds.first == .reminderDue(ID(0), index: 0))
    #expect(trial.nextTimer == at("2026-01-27T08:01"))
  }

  @Test func aReminderBeforeTheStepBeganFiresWhenItBegins() {
    let trial = Small.filed(
      limited(reminders: [Timers.Reminder(before: workingDays(9), acts: [])]))
    #expect(trial.nextTimer == at("2026-01-26T08:00"))
  }

  @Test func timersFireInOrderBeforeTheCommandIsJudged() {
    var trial = Small.filed(
      limited(
        reminders: [Timers.Reminder(before: workingHours(2), acts: [])], .moves(.step(ID(1)))))
    let choice = Command.act(Choice(by: Performer(office), .outcome(ID(1), index: 0)))
    trial.run(choice, at: at("2026-02-02T08:00"))
    #expect(
      trial.kinds.prefix(2) == [.reminderDue(ID(0), index: 0), .overdue(ID(0))])
    #expect(trial.state.end == ID(0))
    #expect(trial.latest.last?.moment == at("2026-02-02T08:00"))
  }

  @Test func aRefusalTakesTheTimersBack() {
    var trial = Small.filed(limited(.moves(.step(ID(1)))))
    let stale = Command.act(Choice(by: Performer(office), .outcome(ID(0), index: 0)))
    #expect(
      trial.refusal(stale, at: at("2026-02-02T08:00"))
        == .stepNotActive(ID(0), active: [ID(1)]))
    #expect(trial.step == ID(0))
    trial.run(.advance)
    #expect(trial.step == ID(1))
  }

  @Test func smallPiecesOfTimeMakeNoDifference() {
    let program = Small.program([
      step("a") {
        $0.limits = [within(hours(2))]
        $0.timers = Timers(
          reminders: [.init(before: hours(1), acts: []), .init(before: hours(1), acts: [])],
          overdue: .init(acts: [], consequence: .moves(.step(ID(1)))))
        $0.outcomes = [outcome("x", to: Small.done)]
      },
      step("b") {
        $0.wait = Wait(duration: .literal(.duration(hours(1))), target: .step(ID(0)))
        $0.limits = [within(hours(1))]
        $0.timers = Timers(overdue: .init(acts: []))
      },
    ]) {
      $0.limits = [within(hours(2))]
      $0.timers = Timers(
        reminders: [.init(before: hours(1), acts: [])], overdue: .init(acts: [.issue(ID(0))]))
    }
    var slow = Small.filed(program)
    var fast = Small.filed(program)
    let end = at("2026-01-26T20:00")
    while let next = slow.nextTimer, next <= end { slow.run(.advance, at: next) }
    slow.run(.advance, at: end)
    fast.run(.advance, at: end)
    #expect(slow.history == fast.history)
    #expect(slow.state == fast.state)
    #expect(slow.state.visits(of: ID(0)) > 3)
    // At one moment: the step before the whole case, reminders before what is overdue.
    #expect(
      fast.kinds.prefix(5) == [
        .reminderDue(ID(0), index: 0), .reminderDue(ID(0), index: 1),
        .overallReminderDue(index: 0), .overdue(ID(0)), .stepLeft(ID(0)),
      ])
  }

  @Test func aWaitLeadsOnByItself() {
    var trial = Small.filed(
      Small.program([
        step("a", by: .system) {
          $0.wait = Wait(duration: .literal(.duration(days(15))), target: Small.done)
        }
      ]))
    #expect(trial.nextTimer == at("2026-02-10T23:59"))
    trial.run(.advance, at: at("2026-02-10T23:58"))
    #expect(trial.state.isOpen)
    trial.run(.advance, at: at("2026-02-10T23:59"))
    #expect(trial.kinds == [.waitElapsed(ID(0)), .stepLeft(ID(0)), .endReached(ID(0))])
  }

  @Test func aPersonMayChooseBeforeTheWaitIsOver() {
    var trial = Small.filed(
      Small.program([
        step("a") {
          $0.wait = Wait(duration: .literal(.duration(days(15))), target: Small.done)
          $0.outcomes = [outcome("sớm", to: Small.cancelled)]
        }
      ]))
    trial.choose("sớm", by: office, at: at("2026-01-28T08:00"))
    #expect(trial.state.end == ID(1))
  }

  @Test func sameDayLimitsKnowTheirCutoff() {
    let program = Small.program([
      step("a") {
        $0.limits = [LimitRule(limit: .sameDay(cutoff: TimeOfDay(hour: 15, minute: 0)))]
        $0.outcomes = [outcome("x", to: Small.done)]
      }
    ])
    for (filed, due) in [
      ("2026-01-26T14:59", "2026-01-26T17:00"), ("2026-01-26T15:01", "2026-01-27T17:00"),
      ("2026-01-30T16:00", "2026-02-02T17:00"),
    ] {
      var trial = Trial(program, at: at(filed))
      trial.run(Small.filing)
      #expect(trial.state.activities.first?.due?.moment == at(due))
    }
  }

  // MARK: the whole case

  private func overall(
    _ effect: OverallClockEffect?, limit: LegalDuration = workingDays(10),
    reminders: [Timers.Reminder] = []
  ) -> Program {
    Small.program([
      step("a") {
        $0.outcomes = [outcome("nhận", to: .step(ID(1)), acts: [.startClock])]
      },
      step("b") {
        $0.outcomes = [outcome("sang", to: .step(ID(2))), outcome("xong", to: Small.done)]
      },
      step("c") {
        $0.overallClock = effect
        $0.outcomes = [outcome("về", to: .step(ID(1))), outcome("lại", to: .step(ID(2)))]
      },
      step("d") {
        $0.outcomes = [outcome("x", to: Small.done)]
      },
    ]) {
      $0.limits = [within(limit)]
      $0.timers = Timers(
        reminders: reminders,
        overdue: .init(acts: [.issue(ID(0))], consequence: .moves(.step(ID(3)))))
    }
  }

  /// Received on Monday 26/01/2026 at 8:00, in step b.
  private func received(_ program: Program) -> Trial {
    var trial = Small.filed(program)
    #expect(trial.state.overallClock == nil)
    trial.choose("nhận", by: office)
    return trial
  }

  @Test func theWholeClockStartsWhereItIsToldOnce() {
    let trial = received(overall(nil))
    let due = at("2026-02-09T17:00")
    #expect(trial.state.overallDue?.moment == due)
    #expect(trial.state.overallClock?.promised?.moment == due)
    #expect(trial.nextTimer == at("2026-02-09T17:01"))
  }

  @Test func aSecondStartChangesNothing() {
    var trial = Small.filed(
      Small.program([
        step("a") { $0.outcomes = [outcome("x", to: .step(ID(0)), acts: [.startClock])] }
      ]) { $0.limits = [within(workingDays(1))] })
    trial.choose("x", by: office)
    let due = trial.state.overallDue
    trial.choose("x", by: office, at: at("2026-01-28T08:00"))
    #expect(trial.state.overallDue == due)
    #expect(!trial.kinds.contains { if case .clockStarted = $0 { true } else { false } })
  }

  @Test func withoutAnActTheWholeClockStartsAtFiling() {
    let trial = Small.filed(
      Small.program([step("a") { $0.outcomes = [outcome("x", to: Small.done)] }]) {
        $0.limits = [
          within(workingDays(1), if: .hasField(ID(0))), within(workingDays(2)),
        ]
      })
    #expect(trial.state.overallDue?.moment == at("2026-01-28T17:00"))
    #expect(trial.state.overallClock?.startedAt == at("2026-01-26T08:00"))
  }

  @Test func pausingKeepsWhatIsLeft() {
    var trial = received(overall(.pauses))
    trial.choose("sang", by: office, at: at("2026-01-27T08:00"))
    #expect(trial.state.overallClock?.isPaused == true)
    #expect(trial.nextTimer == nil)
    trial.choose("về", by: office, at: at("2026-02-03T08:00"))
    // Five working days later, to the hour.
    #expect(trial.state.overallDue?.moment == at("2026-02-16T17:00"))
    #expect(trial.state.overallClock?.promised?.moment == at("2026-02-09T17:00"))
    #expect(trial.kinds.contains(.clockResumed(due: trial.state.overallDue)))
  }

  @Test func aPausedClockNeverFires() {
    var trial = received(overall(.pauses))
    trial.choose("sang", by: office, at: at("2026-01-27T08:00"))
    trial.run(.advance, at: at("2027-01-27T08:00"))
    #expect(trial.latest.isEmpty)
  }

  @Test func aStayThatLeadsToItselfPausesAgain() {
    var trial = received(overall(.pauses))
    trial.choose("sang", by: office, at: at("2026-01-27T08:00"))
    trial.choose("lại", by: office, at: at("2026-01-28T08:00"))
    #expect(trial.state.overallClock?.isPaused == true)
    trial.choose("về", by: office, at: at("2026-02-03T08:00"))
    #expect(trial.state.overallDue?.moment == at("2026-02-16T17:00"))
  }

  @Test func restartingGrantsTheWholeLimitAgain() {
    var trial = received(overall(.restarts))
    trial.choose("sang", by: office, at: at("2026-01-30T08:00"))
    #expect(trial.state.overallDue == nil)
    trial.choose("về", by: office, at: at("2026-02-02T08:00"))
    #expect(trial.state.overallDue?.moment == at("2026-02-16T17:00"))
    #expect(trial.kinds.contains(.clockRestarted(due: trial.state.overallDue)))
  }

  @Test func aFixedRemainderIsLeft() {
    var trial = received(overall(.leaves(workingDays(2))))
    trial.choose("sang", by: office, at: at("2026-01-30T08:00"))
    trial.choose("về", by: office, at: at("2026-02-02T08:00"))
    #expect(trial.state.overallDue?.moment == at("2026-02-04T17:00"))
    #expect(trial.kinds.contains(.clockLeft(workingDays(2), due: trial.state.overallDue)))
  }

  @Test func aGainAddsTimeOnEntryAndTheClockGoesOn() {
    var trial = received(overall(.gains(workingDays(5))))
    trial.choose("sang", by: office, at: at("2026-01-30T08:00"))
    #expect(trial.state.overallClock?.isPaused == false)
    #expect(trial.state.overallDue?.moment == at("2026-02-16T17:00"))
    trial.choose("về", by: office, at: at("2026-02-02T08:00"))
    #expect(trial.state.overallDue?.moment == at("2026-02-16T17:00"))
  }

  @Test func theWholeCaseMayBeOverdue() {
    var trial = received(overall(nil))
    trial.run(.advance, at: at("2026-02-10T08:00"))
    #expect(
      trial.kinds == [
        .overallOverdue, .letterIssued(ID(0)), .stepLeft(ID(1)), .stepEntered(ID(3), StepEntry()),
      ])
    #expect(trial.latest.allSatisfy { $0.moment == at("2026-02-09T17:00") })
    #expect(trial.nextTimer == nil)
  }

  @Test func anExtensionLetsRemindersComeAgain() {
    var trial = received(
      overall(
        .gains(workingDays(5)), reminders: [.init(before: workingDays(2), acts: [.remind(office)])])
    )
    let reminder = at("2026-02-05T17:00")
    #expect(trial.nextTimer == reminder)
    trial.run(.advance, at: reminder)
    #expect(trial.kinds == [.overallReminderDue(index: 0), .reminderRequested(office)])
    #expect(trial.nextTimer == at("2026-02-09T17:01"))
    trial.choose("sang", by: office, at: at("2026-02-06T08:00"))
    #expect(trial.nextTimer == at("2026-02-12T17:00"))
    trial.run(.advance, at: at("2026-02-12T17:00"))
    #expect(trial.kinds.first == .overallReminderDue(index: 0))
  }

  @Test func anActExtendsTheClockOnlyWhereItRuns() {
    var trial = Small.filed(
      Small.program([
        step("a") {
          $0.outcomes = [
            outcome("gia_hạn", to: .step(ID(0)), acts: [.extendClock(workingDays(1))]),
            outcome("tính", to: .step(ID(0)), acts: [.startClock]),
          ]
        }
      ]) { $0.limits = [within(workingDays(1))] })
    trial.choose("gia_hạn", by: office)
    #expect(trial.state.overallClock == nil)
    trial.choose("tính", by: office)
    trial.choose("gia_hạn", by: office)
    #expect(trial.state.overallDue?.moment == at("2026-01-28T17:00"))
    #expect(trial.kinds.contains(.clockExtended(workingDays(1), due: trial.state.overallDue)))
  }

  @Test func aClockThatRunsBackwardsStandsStill() {
    var trial = Small.filed(limited())
    trial.run(.advance, at: at("2026-01-20T08:00"))
    #expect(trial.state.lastMoment == at("2026-01-26T08:00"))
  }
}

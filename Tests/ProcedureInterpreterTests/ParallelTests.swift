import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

private typealias C = Consultation

/// Parallel work: blocks, branches, and what they do to clocks, timers and people.
struct ParallelTests {
  @Test func aBlockOpensItsBranchesSideBySide() {
    var trial = C.asked()
    #expect(trial.steps == [C.tax, C.land])
    #expect(trial.state.activities.map(\.branch) == [1, 2])
    #expect(trial.state.activities.map { $0.due?.moment } == [at("2026-01-28T17:00"), nil])
    #expect(
      trial.kinds.filter { if case .stepEntered = $0 { false } else { true } }.suffix(4) == [
        .stepLeft(C.ask),
        .blockEntered(
          C.opinions,
          BlockEntry(
            required: 2,
            branches: [BranchOpening(number: 1, branch: 0), BranchOpening(number: 2, branch: 1)])),
        .branchTurnedTo(1), .branchTurnedTo(2),
      ])
    #expect(trial.act(C.tax, 0) == nil)
    #expect(
      trial.kinds == [
        .branchTurnedTo(1), .outcomeChosen(C.tax, outcome: 0, by: Performer(C.board)),
        .stepLeft(C.tax), .branchDone(1),
      ])
    #expect(trial.steps == [C.land])
    #expect(trial.act(C.tax, 0) == .stepNotActive(C.tax, active: [C.land]))
    #expect(trial.act(C.land, 0) == nil)
    #expect(trial.act(C.survey, 0, "Lan") == nil)
    #expect(
      trial.kinds.suffix(5).dropLast() == [
        .branchDone(2), .branchTurnedTo(0), .blockDone(C.opinions), .reminderRequested(C.office),
      ])
    #expect(trial.steps == [C.gather])
    #expect(trial.state.blocks == [])
    // Entered again, its branches are new ones.
    trial.choose("lại", by: C.office)
    #expect(trial.state.activities.map(\.branch) == [3, 4])
    #expect(trial.state.visits(of: C.tax) == 2)
    #expect(trial.replayed == trial.state)
  }

  @Test func whenEnoughAreDoneTheOthersAreStopped() {
    var trial = C.asked(C.program { $0.parallels[0].required = number(1) })
    #expect(trial.act(C.land, 0) == nil)
    trial.run(.deliver(Delivery(ID(0))))
    #expect(
      trial.kinds.dropLast() == [
        .branchTurnedTo(1), .eventReceived(ID(0)), .stepLeft(C.tax), .branchDone(1),
        .branchTurnedTo(2), .stepLeft(C.survey), .clockResumed(due: trial.state.overallDue),
        .branchStopped(2), .branchTurnedTo(0), .blockDone(C.opinions),
        .reminderRequested(C.office),
      ])
    #expect(trial.steps == [C.gather])
  }

  @Test(arguments: [(-3, 1), (0, 1), (1, 1), (2, 2), (9, 2)])
  func howManyAreRequiredIsKeptWithinReason(_ asked: Int, _ required: Int) {
    let trial = C.asked(C.program { $0.parallels[0].required = number(asked) })
    #expect(trial.state.blocks.map(\.required) == [required])
  }

  @Test func stoppingLeavesTheBlock() {
    var trial = C.asked()
    #expect(trial.act(C.tax, 1) == nil)
    #expect(
      trial.kinds.dropFirst(2).dropLast() == [
        .stepLeft(C.tax), .branchStopped(1), .branchTurnedTo(2), .stepLeft(C.land),
        .branchStopped(2), .branchTurnedTo(0), .blockStopped(C.opinions),
      ])
    #expect(trial.steps == [C.gather])
    #expect(trial.state.visits(of: C.survey) == 0)
  }

  @Test func anEndIsReachedByStopping() {
    var trial = C.asked()
    #expect(trial.act(C.tax, 2) == nil)
    #expect(trial.state.end == ID(1))
    #expect(trial.steps == [])
    #expect(trial.state.blocks == [])
    #expect(trial.nextTimer == nil)
  }

  // MARK: for each

  @Test func oneBranchIsOpenedForEachElement() {
    var trial = C.asked(["Ea Tu", "Hòa Thuận", "Cư Êbur"])
    #expect(trial.steps == [C.reply, C.reply, C.reply])
    #expect(
      trial.state.blocks[0].branches.map(\.element)
        == [.text("Ea Tu"), .text("Hòa Thuận"), .text("Cư Êbur")])
    // Each is told in its own words.
    var state = CaseState.new
    var told: [String] = []
    for event in trial.history {
      apply(event, to: &state, of: trial.program)
      if case .noticeRequested(let notice) = event.event {
        told.append(text(of: notice.message, in: state, at: event.moment, of: trial.program))
      }
    }
    #expect(told == ["Kính gửi Ea Tu", "Kính gửi Hòa Thuận", "Kính gửi Cư Êbur"])
    #expect(trial.state.value(of: C.commune) == nil)

    #expect(trial.act(C.reply, 0) == .branchNotNamed(C.reply, open: [1, 2, 3]))
    #expect(
      trial.act(C.reply, 0, in: 4)
        == .stepNotActive(C.reply, active: [C.reply, C.reply, C.reply]))
    #expect(
      openOutcomes(for: Performer(C.board), in: trial.state, at: trial.now, of: trial.program)
        .map(\.branch) == [1, 1, 2, 2, 3, 3])
    #expect(trial.act(C.reply, 0, in: 2) == nil)
    #expect(trial.steps == [C.reply, C.reply])
    // Two are enough.
    #expect(trial.act(C.reply, 0, in: 3) == nil)
    #expect(trial.kinds.contains(.branchStopped(1)))
    #expect(trial.steps == [C.gather])
  }

  @Test func noElementsNoWork() {
    var trial = Small.filed(C.program())
    #expect(
      trial.refused("hỏi_xã", by: C.office)
        == .cannotEvaluate(.branchList(C.perCommune), .missingField(C.communes)))
    trial.choose("hỏi_xã", by: C.office, fields: [FieldEntry(C.communes, .list([]))])
    #expect(
      trial.kinds.suffix(3).dropLast() == [
        .blockEntered(C.perCommune, BlockEntry(required: 0, branches: [])),
        .blockDone(C.perCommune),
      ])
    #expect(trial.steps == [C.gather])
  }

  @Test func aListHasAnEnd() {
    var trial = Small.filed(C.program())
    let many = FieldEntry(C.communes, .list(Array(repeating: .text("x"), count: 1_001)))
    #expect(
      trial.refused("hỏi_xã", by: C.office, fields: [many])
        == .tooManyBranches(C.perCommune, count: 1_001))
  }

  @Test func visitsAreCountedForEachElement() {
    var trial = C.asked(["a", "b"])
    #expect(trial.act(C.reply, 1, in: 1) == nil)
    #expect(trial.act(C.reply, 1, in: 1) == .visitLimitReached(C.reply))
    #expect(trial.act(C.reply, 1, in: 2) == nil)
    #expect(trial.state.visits(of: C.reply) == 4)
    let open = openOutcomes(
      for: Performer(C.board), in: trial.state, at: trial.now, of: trial.program)
    #expect(open.map(\.canBeChosenNow) == [true, false, true, false])
  }

  @Test func theElementCannotBeGivenFromOutside() {
    var trial = Trial(C.program(), at: at("2026-01-26T08:00"))
    let entry = FieldEntry(C.commune, .text("x"))
    #expect(
      trial.refusal(.file(Filing(Small.opening, fields: [entry])))
        == .faulty([.fieldNotEnterable(C.commune)]))
  }

  // MARK: time

  @Test func timersOfAllBranchesFireInOneOrder() {
    var trial = C.asked()
    #expect(trial.act(C.land, 0) == nil)
    trial.run(.advance, at: at("2026-02-02T08:00"))
    #expect(
      trial.latest.map(\.event) == [
        .overdue(C.survey), .reminderRequested(C.office), .branchTurnedTo(1),
        .reminderDue(C.tax, index: 0), .reminderRequested(C.board), .overdue(C.tax),
        .letterIssued(ID(0)),
      ])
    #expect(trial.nextTimer == nil)
    // In small pieces it is the same.
    var slow = C.asked()
    #expect(slow.act(C.land, 0) == nil)
    while let next = slow.nextTimer { slow.run(.advance, at: next) }
    #expect(slow.history.map(\.event) == trial.history.map(\.event))
  }

  @Test func theWholeCaseRestsWhileAnyBranchStopsTime() {
    let program = C.program {
      $0.steps[C.tax.index].overallClock = .restarts
      $0.steps[C.gather.index].overallClock = .gains(days(1))
    }
    var trial = C.asked(program)
    #expect(trial.state.overallClock?.isPaused == true)
    #expect(trial.act(C.land, 0) == nil)
    // The survey goes on, so a restart is noted and the clock rests.
    #expect(trial.act(C.tax, 0, at: at("2026-01-27T08:00")) == nil)
    #expect(trial.kinds.suffix(2).first == .clockPaused)
    #expect(trial.state.overallClock?.isPaused == true)
    #expect(trial.act(C.survey, 0, "Lan", at: at("2026-01-28T08:00")) == nil)
    #expect(trial.state.overallClock?.isPaused == false)
    #expect(trial.state.overallDue?.moment ?? .earliest > at("2026-02-03T17:00"))
  }

  @Test func aClockThatStartsInABranchRestsForItsSister() {
    let program = C.program {
      $0.steps[0].outcomes[0].acts = []
      $0.steps[C.tax.index].outcomes[0].acts = [.startClock]
      $0.steps[C.land.index].overallClock = .pauses
    }
    var trial = C.asked(program)
    #expect(trial.state.overallClock == nil)
    #expect(trial.act(C.tax, 0) == nil)
    #expect(trial.state.overallClock?.isPaused == true)
  }

  @Test func anOverdueCaseTakesAllBranchesAlong() {
    let program = C.program {
      $0.steps[C.survey.index].overallClock = nil
      $0.timers.overdue = .init(acts: [], consequence: .moves(.step(C.gather)))
    }
    var trial = C.asked(program)
    trial.run(.advance, at: at("2026-02-10T08:00"))
    #expect(trial.kinds.contains(.overallOverdue))
    #expect(trial.kinds.contains(.blockStopped(C.opinions)))
    #expect(trial.steps == [C.gather])
  }

  @Test func aStageSpansTheBranchesOfItsSteps() {
    let stage = ID<Stage>(0)
    let program = C.program {
      $0.stages = [
        Stage(
          name: "ý_kiến", title: "Ý kiến", limits: [within(workingDays(3))],
          timers: Timers(overdue: .init(acts: [], consequence: .moves(.step(C.gather)))))
      ]
      for step in [C.tax, C.land, C.survey] { $0.steps[step.index].stage = stage }
    }
    var trial = C.asked(program)
    #expect(trial.state.stages.count == 1)
    #expect(trial.act(C.tax, 0) == nil)
    #expect(trial.state.stages.count == 1)
    var late = trial
    #expect(trial.act(C.land, 0) == nil)
    #expect(trial.state.stages.map(\.isPaused) == [true])
    #expect(trial.act(C.survey, 0, "Lan") == nil)
    #expect(trial.kinds.contains(.stageLeft(stage)))
    #expect(trial.state.stages == [])
    late.run(.advance, at: at("2026-02-10T08:00"))
    #expect(late.steps == [C.gather])
    #expect(late.state.stages == [])
  }

  // MARK: people and the world

  @Test func fourEyesSeeAcrossBranches() {
    var trial = C.asked()
    #expect(trial.act(C.tax, 3, "Lan") == nil)
    #expect(trial.act(C.land, 0) == nil)
    #expect(trial.act(C.survey, 0, "Lan") == .faulty([.samePerson("Lan", C.tax)]))
    #expect(trial.act(C.survey, 0, "Mai") == nil)
  }

  @Test func aChoiceOfAnyTimeComesOutOfTheBlock() {
    let program = C.program {
      $0.anytime = [
        AnytimeOutcome(
          role: .applicant, outcome: outcome("rút", to: .end(ID(1))), steps: [C.ask, C.land]),
        AnytimeOutcome(
          role: .applicant, outcome: outcome("thôi", to: .branchDone(C.opinions)),
          steps: [C.tax, C.land]),
      ]
    }
    var trial = C.asked(program)
    #expect(trial.act(C.tax, 0) == nil)
    var other = trial
    trial.choose("rút", by: .applicant)
    #expect(trial.kinds.contains(.anytimeChosen(0, in: C.land, by: Performer(.applicant))))
    #expect(trial.kinds.contains(.blockStopped(C.opinions)))
    #expect(trial.state.end == ID(1))
    other.choose("thôi", by: .applicant)
    #expect(other.steps == [C.gather])
  }

  @Test func aResultReachesTheBranchThatAskedForIt() {
    let program = C.program {
      $0.steps.append(
        step("tra", by: .system) {
          $0.branch = C.place(0)
          $0.onEntry = [
            .perform(
              Performance(
                action: ID(0), arguments: [number(1)], into: ID(0), onFailure: .step(C.tax)))
          ]
          $0.route = Route(otherwise: .branchDone(C.opinions))
        })
      $0.parallels[0].branches[0].entrance = .step(ID(6))
    }
    var trial = C.asked(program)
    #expect(trial.steps == [ID(6), C.land])
    var failed = trial
    trial.run(.actionSucceeded(request: 1, value: .number(3)))
    #expect(trial.steps == [C.land])
    #expect(trial.kinds.last == .branchDone(1))
    failed.run(.actionFailed(request: 1, reason: "x"))
    #expect(failed.steps == [C.land, C.tax])
  }

  @Test func automaticBranchesAreDoneAtOnce() {
    let program = C.program {
      for index in [1, 2] {
        $0.steps[index] = step($0.steps[index].name, by: .system) {
          $0.branch = C.place(index - 1)
          $0.route = Route(otherwise: .branchDone(C.opinions))
        }
      }
      $0.steps[C.survey.index].notPerformerOf = []
    }
    let trial = C.asked(program)
    #expect(trial.steps == [C.gather])
    #expect(trial.kinds.contains(.branchDone(2)))
  }

  @Test func aMessageThatSeveralBranchesAwaitNamesItsBranch() {
    let program = C.program {
      $0.steps[C.reply.index].awaits = [
        AwaitedEvent(event: ID(0), target: .branchDone(C.perCommune))
      ]
    }
    var trial = C.asked(["a", "b", "c"], program)
    #expect(
      trial.refusal(.deliver(Delivery(ID(0)))) == .branchNotNamed(C.reply, open: [1, 2, 3]))
    trial.run(.deliver(Delivery(ID(0), branch: 2)))
    #expect(trial.state.activities.map(\.branch) == [1, 3])
  }

  // MARK: nesting

  /// The land office asks the communes in its own branch.
  static let nested = C.program {
    $0.parallels[1].within = C.place(1)
    $0.parallels[1].route = Route(otherwise: .step(C.survey))
    $0.parallels[1].required = nil
    $0.steps[0].outcomes.removeLast()
    $0.steps[C.land.index].outcomes[0].route = Route(otherwise: .parallel(C.perCommune))
    $0.steps[C.reply.index].outcomes += [
      outcome("thôi", to: .stopping(.branchDone(C.opinions))),
      outcome("hủy", to: .stopping(.end(ID(1)))),
      outcome("tiếp", to: .stopping(.step(C.survey))),
    ]
    $0.fields[C.communes.index].initial = .literal(.list([.text("a"), .text("b")]))
  }

  @Test func blocksNest() {
    var trial = C.asked(Self.nested)
    #expect(trial.act(C.land, 0) == nil)
    #expect(trial.steps == [C.tax, C.reply, C.reply])
    #expect(trial.state.blocks.map(\.within) == [0, 2])
    #expect(trial.act(C.reply, 0, in: 3) == nil)
    #expect(trial.act(C.reply, 0) == nil)
    #expect(trial.steps == [C.tax, C.survey])
    #expect(trial.state.activities.map(\.branch) == [1, 2])
    #expect(trial.act(C.survey, 0, "Lan") == nil)
    #expect(trial.act(C.tax, 0) == nil)
    #expect(trial.steps == [C.gather])
  }

  @Test func stoppingGoesAsFarOutAsThePlaceLies() {
    var inner = C.asked(Self.nested)
    #expect(inner.act(C.land, 0) == nil)
    var branch = inner
    var whole = inner
    #expect(inner.act(C.reply, 4, in: 4) == nil)
    #expect(inner.steps == [C.tax, C.survey])
    #expect(inner.state.activities.map(\.branch) == [1, 2])
    #expect(branch.act(C.reply, 2, in: 3) == nil)
    #expect(branch.steps == [C.tax])
    #expect(branch.state.blocks.map { $0.branches.map(\.progress) } == [[.open, .done]])
    #expect(whole.act(C.reply, 3, in: 3) == nil)
    #expect(whole.state.end == ID(1))
    // The outer block stops the inner one.
    var outer = C.asked(Self.nested)
    #expect(outer.act(C.land, 0) == nil)
    #expect(outer.act(C.tax, 1) == nil)
    #expect(
      outer.kinds.filter {
        switch $0 {
        case .branchStopped, .blockStopped: true
        case _: false
        }
      } == [
        .branchStopped(3), .branchStopped(4), .blockStopped(C.perCommune), .branchStopped(1),
        .branchStopped(2), .blockStopped(C.opinions),
      ])
    #expect(outer.steps == [C.gather])
  }
}

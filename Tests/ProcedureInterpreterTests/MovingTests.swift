import CivilTime
import ProcedureGraph
import ProcedureInterpreter
import Testing

/// Entering and leaving steps, routes, visits, automatic steps, ends.
struct MovingTests {
  let office = Small.office

  @Test func aStepOfAnotherRoleIsOnlyEnteredByFiling() {
    let trial = Small.filed(
      Small.program([step("a") { $0.outcomes = [outcome("x", to: Small.done)] }]))
    #expect(trial.step == ID(0))
    #expect(trial.kinds == [.filed(Small.opening), .stepEntered(ID(0), StepEntry())])
    #expect(trial.state.visits(of: ID(0)) == 1)
  }

  @Test func filingPerformsTheFirstStepOfTheApplicant() {
    let trial = Small.filed(
      Small.program([
        step("a", by: .applicant) { $0.outcomes = [outcome("nộp", to: .step(ID(1)))] },
        step("b") { $0.outcomes = [outcome("x", to: Small.done)] },
      ]))
    #expect(trial.step == ID(1))
    #expect(
      trial.kinds == [
        .filed(Small.opening), .stepEntered(ID(0), StepEntry()),
        .outcomeChosen(ID(0), outcome: 0, by: Performer(.applicant)), .stepLeft(ID(0)),
        .stepEntered(ID(1), StepEntry()),
      ])
  }

  @Test func eventsComeInTheOrderOfTheLaw() {
    let text = ID<Field>(1)
    func mark(_ words: String) -> Act { .set(text, .literal(.text(words))) }
    func marked(_ words: String) -> Event { .fieldRecorded(text, .text(words)) }
    var trial = Small.filed(
      Small.program([
        step("a") {
          $0.enters = [ID(0)]
          $0.takesDossier = true
          $0.onExit = [mark("ra")]
          $0.overallClock = .pauses
          $0.outcomes = [
            outcome(
              "x", to: Small.done, acts: [.startClock, mark("chọn")],
              branches: [
                Route.Branch(
                  condition: .compare(.equal, .field(text), .literal(.text("chọn"))),
                  target: .step(ID(1)), acts: [mark("nhánh")])
              ])
          ]
        },
        step("b") {
          $0.onEntry = [mark("vào")]
          $0.outcomes = [outcome("x", to: Small.done)]
        },
      ]) {
        $0.papers = [Paper(name: "đơn", title: "Đơn")]
        $0.papers[0].isOptional = true
      })
    let paper = PaperEntry(ID(0), form: .original)
    trial.choose("x", by: office, "Lan", fields: [FieldEntry(ID(0), .number(5))], papers: [paper])
    #expect(
      trial.kinds == [
        .outcomeChosen(ID(0), outcome: 0, by: Performer(office, person: "Lan")),
        .fieldRecorded(ID(0), .number(5)), .papersRecorded([paper]), marked("ra"),
        .clockStarted(limit: nil, promised: nil), .clockPaused, marked("chọn"), marked("nhánh"),
        .stepLeft(ID(0)), .clockResumed(due: nil), .stepEntered(ID(1), StepEntry()), marked("vào"),
      ])
  }

  @Test func aRouteTakesTheFirstBranchThatHolds() {
    let program = Small.program([
      step("a") {
        $0.enters = [ID(0)]
        $0.outcomes = [
          outcome(
            "x", to: Small.cancelled,
            branches: [
              Route.Branch(
                condition: .compare(.less, .field(ID(0)), number(10)), target: .step(ID(1))),
              Route.Branch(
                condition: .compare(.less, .field(ID(0)), number(100)), target: Small.done),
            ])
        ]
      },
      step("b") { $0.outcomes = [outcome("x", to: Small.done)] },
    ])
    for (value, place) in [(5, nil), (50, ID<End>(0)), (500, ID<End>(1))] {
      var trial = Small.filed(program)
      trial.choose("x", by: office, fields: [FieldEntry(ID(0), .number(ExactDecimal(value)))])
      #expect(trial.state.end == place)
    }
  }

  @Test func whatCannotBeEvaluatedRefusesTheCommandAndNamesThePlace() {
    let branch = Route.Branch(
      condition: .compare(.less, .field(ID(0)), number(10)), target: Small.done)
    let program = Small.program([
      step("a") {
        $0.outcomes = [
          outcome("nhánh", to: Small.cancelled, branches: [branch]),
          outcome("đặt", to: Small.done, acts: [.set(ID(0), .field(ID(0)))]),
          outcome("gọi", to: .step(ID(1))),
          outcome("hạn", to: .step(ID(2))),
          outcome("xa", to: .step(ID(3))),
        ]
      },
      step("b") {
        $0.onEntry = [.perform(Performance(action: ID(0), arguments: [.field(ID(0))]))]
        $0.outcomes = [outcome("x", to: Small.done)]
      },
      step("c") {
        $0.limits = [within(days(1), if: .compare(.less, .field(ID(0)), number(1)))]
        $0.outcomes = [outcome("x", to: Small.done)]
      },
      step("d", by: .system) { $0.route = Route(branches: [branch], otherwise: Small.done) },
    ])
    let missing = EvaluationFault.missingField(ID(0))
    for (name, place) in [
      ("nhánh", Fault.Place.branch(ID(0))), ("đặt", .set(ID(0))),
      ("gọi", .argument(ID(0), index: 0)), ("hạn", .limit(ID(2))), ("xa", .branch(ID(3))),
    ] {
      var trial = Small.filed(program)
      #expect(trial.refused(name, by: office) == .cannotEvaluate(place, missing))
    }
  }

  @Test func theVisitAfterTheLastGoesTheOtherWay() {
    var trial = Small.filed(
      Small.program([
        step("a") { $0.outcomes = [outcome("x", to: .step(ID(1)))] },
        step("b") {
          $0.visitLimit = VisitLimit(count: 2, otherwise: Small.cancelled)
          $0.outcomes = [outcome("x", to: .step(ID(0)))]
        },
      ]))
    for _ in 0..<4 { trial.choose("x", by: office) }
    #expect(trial.state.visits(of: ID(1)) == 2)
    trial.choose("x", by: office)
    #expect(trial.kinds.contains(.visitLimitReached(ID(1))))
    #expect(trial.state.end == ID(1))
    #expect(trial.state.visits(of: ID(1)) == 2)
  }

  @Test func withoutAnotherWayTheOutcomeIsRefused() {
    var trial = Small.filed(
      Small.program([
        step("a") { $0.outcomes = [outcome("x", to: .step(ID(1)))] },
        step("b") {
          $0.visitLimit = VisitLimit(count: 1)
          $0.outcomes = [outcome("x", to: .step(ID(0)))]
        },
      ]))
    trial.choose("x", by: office)
    trial.choose("x", by: office)
    #expect(trial.refused("x", by: office) == .visitLimitReached(ID(1)))
    #expect(
      openOutcomes(for: Performer(office), in: trial.state, at: trial.now, of: trial.program).map(
        \.missing) == [[.visitLimitReached(ID(1))]])
  }

  @Test func automaticStepsRunThroughAtOnce() {
    let trial = Small.filed(
      Small.program([
        step("a", by: .system) {
          $0.onEntry = [.set(ID(0), number(7))]
          $0.route = Route(
            branches: [
              Route.Branch(
                condition: .compare(.equal, .field(ID(0)), number(7)), target: .step(ID(1)))
            ], otherwise: Small.cancelled)
        },
        step("b", by: .system) { $0.route = Route(otherwise: Small.done) },
      ]))
    #expect(trial.state.end == ID(0))
    #expect(trial.state.visits(of: ID(1)) == 1)
  }

  @Test func aChainThatLeadsOnForEverIsRefused() {
    // Waits of a minute lead round and round; a hundred years at once are too many.
    var trial = Small.filed(
      Small.program([
        step("a", by: .system) {
          $0.wait = Wait(duration: .literal(.duration(hours(1))), target: .step(ID(0)))
        }
      ]))
    #expect(trial.refusal(.advance, at: at("2100-01-01T00:00")) == .endlessChain(ID(0)))
    trial.run(.advance, at: at("2026-01-27T08:00"))
    #expect(trial.state.visits(of: ID(0)) == 25)
  }

  @Test(arguments: End.Kind.allCases)
  func anEndClosesTheCase(_ kind: End.Kind) {
    var trial = Small.filed(
      Small.program([step("a") { $0.outcomes = [outcome("x", to: Small.done)] }]) {
        $0.ends[0].kind = kind
        $0.ends[0].status = .returned
        $0.ends[0].acts = [.issue(ID(0)), .set(ID(0), number(3))]
        $0.limits = [within(workingDays(3))]
      })
    trial.choose("x", by: office, at: at("2026-01-27T09:00"))
    #expect(trial.state.end == ID(0))
    #expect(trial.state.status == .returned)
    #expect(trial.kinds.suffix(3).first == .endReached(ID(0)))
    #expect(trial.state.value(of: ID(0)) == .number(3))
    #expect(trial.state.overallClock?.clock?.status == .stopped)
    #expect(trial.nextTimer == nil)
    #expect(!trial.state.isOpen)
    #expect(trial.state.activities.isEmpty)
    for command: Command in [
      .pay(Payment(ID(0), amount: 1, by: .online)), .deliver(Delivery(ID(0))),
      .actionFailed(request: 1, reason: ""),
      .act(Choice(by: Performer(office), .outcome(ID(0), index: 0))),
    ] {
      #expect(trial.refusal(command) == .closed(ID(0)))
    }
    #expect(trial.refusal(Small.filing) == .alreadyFiled)
    // Time passing is nothing that could be refused.
    trial.run(.advance, at: at("2027-01-01T00:00"))
    #expect(trial.latest.isEmpty)
  }

  @Test func beforeFilingThereIsNothingToDo() {
    var trial = Trial(Small.empty, at: at("2026-01-26T08:00"))
    #expect(trial.refusal(.pay(Payment(ID(0), amount: 1, by: .online))) == .notFiled)
    #expect(
      trial.refusal(.act(Choice(by: Performer(.applicant), .outcome(ID(0), index: 0)))) == .notFiled
    )
    trial.run(.advance)
    #expect(trial.state == .new)
  }

  @Test func statusFollowsTheSteps() {
    var trial = Small.filed(
      Small.program([
        step("a") {
          $0.status = .processing
          $0.outcomes = [outcome("x", to: .step(ID(1)))]
        },
        step("b") { $0.outcomes = [outcome("x", to: .step(ID(2)))] },
        step("c") {
          $0.status = .decided
          $0.outcomes = [outcome("x", to: Small.done)]
        },
      ]))
    #expect(trial.state.status == .processing)
    trial.choose("x", by: office)
    #expect(trial.state.status == .processing)
    trial.choose("x", by: office)
    #expect(trial.state.status == .decided)
  }
}
